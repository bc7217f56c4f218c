//! 企业诉求: form, receipt, the raiser's page, poster, table of units.

use super::{Rendered, TODAY, frame, stranger, unit};
use jiff::civil::date;
use pages::forms::voice;
use pages::page::*;
use pages::part::*;
use pages::{Template, Words};

const ADDRESS: &str = "https://yingshang.xinghe.example/voice/track?no=SQ2026-0017";

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let matters =
        ["申请不受理、拖着不办", "乱收费、乱摊派", "惠企政策不落实", "违规检查、重复检查", "其他需要帮助解决的事"];
    let matters = matters.iter().enumerate().map(|(at, name)| Choice::new(at, *name)).collect::<Vec<_>>();
    let raise = voice::raise(&w, matters, super::choices(0..6), vec![Choice::new("获得电力", "获得电力")]);
    let mut wrong = raise.clone();
    wrong.fault("text", w.t("wrong-voice_named"));
    wrong.fault("phone", w.t("wrong-voice_phone"));
    let form = |path: &str, name, form| VoiceFormPage { frame: stranger(w, path), name, form }.render();
    vec![
        ("voice_raise", form("/voice", "raise", raise)),
        ("voice_raise_wrong", form("/voice", "raise", wrong)),
        ("voice_track", form("/voice/track", "track", voice::track("SQ2026-0017"))),
        ("voice_receipt", receipt(w)),
        ("voice_mine", mine(w)),
        ("voice_poster", poster(w)),
        ("voice_units", units(w)),
    ]
}

fn receipt(w: Words) -> Rendered {
    VoiceReceiptPage {
        frame: stranger(w, "/voice/receipt"),
        number: "SQ2026-0017".into(),
        code: "K7QPM-3WXYR".into(),
        address: ADDRESS.into(),
        qr: Qr::of(ADDRESS),
        due: date(2026, 4, 18),
    }
    .render()
}

fn mine(w: Words) -> Rendered {
    let fact = |field: &str, text: &str| Fact { label: w.code("field", field), text: text.into(), href: String::new() };
    let step = |day, name: &str, text: &str| VoiceStep {
        on: date(2026, 3, day),
        title: w.code("voice-step", name),
        text: text.into(),
    };
    let forms = ["confirm", "dispute", "add", "withdraw"].iter().filter_map(|it| voice::react(&w, it));
    let day = [("day", "2026-03-29".to_owned())];
    VoiceMinePage {
        frame: stranger(w, "/voice/mine"),
        number: "SQ2026-0017".into(),
        state: w.code("voice-state", "told"),
        next: w.sentence("voice-next-told", &day),
        text: "施工图审查时被要求另交一笔审图费，没有收费依据。".into(),
        facts: vec![fact("voice_matter", "乱收费、乱摊派"), fact("voice_due", &w.date(&date(2026, 4, 18)))],
        clock: vec![w.sentence("voice-clock-start", &[("from", TODAY.to_string())])],
        answer: vec![
            fact("voice_outcome", &w.code("voice-outcome", "partly")),
            fact("voice_unit", "区住建局"),
            fact("voice_answer-text", "已责令退还一半，其余月底前退还。"),
        ],
        files: vec![FileView {
            id: "3".into(),
            name: "收据.jpg".into(),
            bytes: 120_000,
            kind: String::new(),
            number: String::new(),
            dated: String::new(),
            sealed: None,
        }],
        forms: forms.collect(),
        steps: vec![
            step(19, "tell", ""),
            step(18, "answer", ""),
            step(11, "accept", ""),
            step(10, "assign", "区住建局"),
            step(9, "open", "SQ2026-0017"),
        ],
    }
    .render()
}

fn poster(w: Words) -> Rendered {
    let address = "https://yingshang.xinghe.example/voice";
    let (frame, qr) = (frame(w, "/voices/poster"), Qr::of(address));
    VoicePosterPage { frame, address: address.into(), qr, days: 30 }.render()
}

fn units(w: Words) -> Rendered {
    let row = |at: usize, received, answered, on_time: &str, median: &str| VoiceUnitRow {
        unit: unit(at),
        received,
        answered,
        on_time: on_time.into(),
        median: w.t1("voice-days", "days", median),
        resolved: on_time.into(),
        satisfied: on_time.into(),
        returned: u64::from(at == 1),
    };
    let rows = vec![row(2, 12, 11, "10/11", "6.5"), row(1, 8, 8, "8/8", "4"), row(5, 3, 1, "1/1", "12")];
    VoiceUnitsPage { frame: frame(w, "/voices/units"), rows }.render()
}
