//! Invented data for every page: the district of 星河, its units, plan and measures.

mod admin;
mod forms;
mod item;
mod ledger;
mod plan;
mod problem;
mod register;
mod voice;

use jiff::civil::{Date, date};
use jiff::{Timestamp, tz};
use pages::page::*;
use pages::part::*;
use pages::{Flash, Frame, Template, UserView, Words};
use vocab::{DocketId, UnitId};

/// What rendering gives.
pub type Rendered = Result<String, pages::RenderError>;

pub const TODAY: Date = date(2026, 3, 19);

pub const UNITS: [&str; 16] = [
    "区行政审批局",
    "区市场监管局",
    "区住建局",
    "区自然资源局",
    "国网星河供电公司",
    "区水务集团",
    "星河燃气公司",
    "区税务局",
    "区金融局",
    "区法院",
    "区财政局",
    "区公共资源交易中心",
    "区司法局",
    "区发改委",
    "区人社局",
    "区商务局",
];

pub fn unit(index: usize) -> UnitRef {
    let name = UNITS.get(index).copied().unwrap_or("区行政审批局").to_owned();
    UnitRef { id: UnitId(i64::try_from(index).unwrap_or(0) + 1), name }
}

pub fn choices(range: std::ops::Range<usize>) -> Vec<Choice> {
    range.map(|index| Choice::new(index + 1, UNITS.get(index).copied().unwrap_or(""))).collect()
}

pub fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    tz::Offset::constant(8).to_timestamp(day.at(hour, minute, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

pub fn frame(w: Words, path: &str) -> Frame {
    Frame {
        w,
        user: Some(UserView {
            name: "林一舟".into(),
            role: "lead_office".into(),
            unit: Some((UnitId(90), "营商办".into())),
        }),
        district: "星河区".into(),
        csrf: "c5f1e0a7".into(),
        path: path.into(),
        todo: 14,
        flash: None,
        today: TODAY,
        demo: true,
    }
}

pub fn stranger(w: Words, path: &str) -> Frame {
    Frame { user: None, todo: 0, demo: false, ..frame(w, path) }
}

pub fn administrator(w: Words, path: &str) -> Frame {
    let user = UserView { name: "高望".into(), role: "administrator".into(), unit: None };
    Frame { user: Some(user), todo: 0, ..frame(w, path) }
}

/// Every page by name.
pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let mut all = entrance(w);
    all.extend(plan::pages(w));
    all.extend(ledger::pages(w));
    all.extend(item::pages(w));
    all.extend(problem::pages(w));
    all.extend(register::pages(w));
    all.extend(voice::pages(w));
    all.extend(admin::pages(w));
    all.extend(forms::pages(w));
    all
}

fn entrance(w: Words) -> Vec<(&'static str, Rendered)> {
    let form = pages::forms::account::sign_in("/items?light=overdue");
    let mut wrong = form.clone();
    wrong.refill(&[("login".into(), "linyizhou".into())]);
    wrong.refuse(match w.lang {
        pages::Lang::Zh => "账号或密码不对，请再试一次。连续 5 次不对会暂停 10 分钟。",
        pages::Lang::En => "Account or password is not right. After five attempts there is a pause of ten minutes.",
    });
    let demo_accounts = [("yingshang", "营商办"), ("gongdian", "联络员"), ("zhujian", "单位负责人"), ("dudao", "督导")]
        .map(|(login, role)| (login.to_owned(), role.to_owned()))
        .to_vec();
    let mut password = pages::forms::account::password();
    password.fault("new_password", "新密码只有 8 位，请至少 12 位。");
    vec![
        ("public", PublicPage { frame: stranger(w, "/") }.render()),
        (
            "sign_in",
            SignInPage { frame: Frame { demo: true, ..stranger(w, "/sign-in") }, form, demo_accounts }.render(),
        ),
        ("sign_in_wrong", SignInPage { frame: stranger(w, "/sign-in"), form: wrong, demo_accounts: vec![] }.render()),
        ("password", PasswordPage { frame: frame(w, "/password"), form: password, forced: true }.render()),
    ]
    .into_iter()
    .chain(FaultKind::ALL.map(|kind| fault(w, kind)))
    .collect()
}

fn fault(w: Words, kind: FaultKind) -> (&'static str, Rendered) {
    let (name, text, cites, number) = match kind {
        FaultKind::NotFound => ("fault_not_found", String::new(), vec![], ""),
        FaultKind::Denied => ("fault_denied", w.refusal("act.not_your_unit", &[]), vec![], ""),
        FaultKind::Refused => (
            "fault_refused",
            w.refusal("item.checker_is_submitter", &[]),
            vec!["星河区整改台账管理办法 第十二条".to_owned()],
            "",
        ),
        FaultKind::Unusable => ("fault_unusable", String::new(), vec![], ""),
        FaultKind::Throttled => ("fault_throttled", String::new(), vec![], ""),
        FaultKind::World => ("fault_world", String::new(), vec![], "20260319-0007-3f9c"),
    };
    let page =
        FaultPage { frame: frame(w, "/items/9"), kind, text, cites, number: number.into(), back: "/items".into() };
    (name, page.render())
}

pub fn done(mut frame: Frame, text: &str) -> Frame {
    frame.flash = Some(Flash::Done(text.into()));
    frame
}

pub fn docket(id: i64) -> DocketId {
    DocketId(id)
}
