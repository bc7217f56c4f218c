//! The page of one measure in several states, and its sheets.

use super::{Rendered, TODAY, at, choices, docket, frame, unit};
use jiff::civil::{Date, date};
use pages::form::Form;
use pages::forms;
use pages::page::*;
use pages::part::*;
use pages::{Frame, Template, UserView, Words};

fn file(name: &str, kind: &str, bytes: u64) -> FileView {
    FileView {
        id: "9f2c".into(),
        name: name.into(),
        bytes,
        kind: kind.into(),
        number: "星供电〔2026〕7号".into(),
        dated: "2026-02-26".into(),
        sealed: Some(true),
    }
}

fn entry(day: Date, hour: i8, event: &str, actor: &str, unit: &str, text: &str) -> Entry {
    Entry {
        at: at(day, hour, 20),
        event: event.into(),
        actor: actor.into(),
        unit: unit.into(),
        behalf: None,
        text: text.into(),
        facts: vec![],
        files: vec![],
        rule: String::new(),
    }
}

pub fn timeline() -> Vec<Entry> {
    let power = "国网星河供电公司";
    let mut report = entry(
        date(2026, 3, 2),
        10,
        "report",
        "许宁",
        power,
        "窗口已停止收取房产证明原件，改为签承诺书；两周共受理 46 户。",
    );
    report.facts = vec![
        ("hindrance".into(), "系统里仍有一处必传项，需省公司改。".into()),
        ("next".into(), "3 月 20 日前联系省公司改系统。".into()),
    ];
    report.files = vec![file("承诺制办电通知.pdf", "paper", 428_000), file("窗口照片.jpg", "picture", 1_840_000)];
    let mut phone = entry(date(2026, 2, 4), 16, "report", "林一舟", "营商办", "材料清单初稿已发各供电所征求意见。");
    phone.behalf = Some(Behalf {
        unit: power.into(),
        said_by: "办公室主任".into(),
        said_at: "2026-02-04 下午".into(),
        channel: "phone".into(),
    });
    let mut missed = entry(date(2026, 2, 6), 0, "miss", "", "", "2026-01 的进展没有收到。");
    missed.rule = "每月 5 日前报送上月进展，隔天仍未收到即记为未报".into();
    vec![
        entry(date(2026, 3, 16), 9, "urge", "林一舟", "营商办", "时限已过，请本周内报送完成情况，确有困难请申请延期。"),
        report,
        missed,
        phone,
        entry(date(2026, 1, 15), 9, "accept", "许宁", power, ""),
        entry(date(2026, 1, 12), 15, "assign", "林一舟", "营商办", "星政办〔2026〕3号"),
    ]
}

fn due() -> DueView {
    let step = |on, to, counts, why: &str| DayStep { on, to, counts, why: why.into() };
    DueView {
        on: Some(date(2026, 3, 8)),
        written: "3月8日前".into(),
        last_workday: Some(date(2026, 3, 6)),
        left: Some(-9),
        provisional: false,
        reasons: vec![
            "方案第 21 行写“完成时限：3月8日前”，没有写年份，按标题里的 2026 年。".into(),
            "写到哪天就是哪天，日期不因休息日顺延。".into(),
        ],
        steps: vec![
            step(date(2026, 3, 6), None, true, "周五，工作日"),
            step(date(2026, 3, 7), Some(date(2026, 3, 8)), false, "周末"),
            step(date(2026, 3, 9), Some(date(2026, 3, 13)), true, "周一至周五，工作日"),
            step(date(2026, 3, 14), Some(date(2026, 3, 15)), false, "周末"),
            step(date(2026, 3, 16), Some(date(2026, 3, 19)), true, "周一至周四，工作日"),
        ],
    }
}

pub fn facts() -> forms::item::Facts {
    forms::item::Facts {
        version: 12,
        units: choices(0..8),
        behalf: choices(4..6),
        owner: "5".into(),
        partners: "1,3".into(),
        leader: "周启明".into(),
        persons: "许宁".into(),
        title: "低压非居民用户办电不再要求提供房产证明原件".into(),
        text: "低压非居民用户办电不再要求提供房产证明原件，实行承诺制。".into(),
        due: "2026-03-08".into(),
        asked: "2026-04-30".into(),
        periods: vec![Choice::new("2026-03", "2026年3月"), Choice::new("2026-02", "2026年2月")],
        counted: vec![Choice::new("0", "承诺制办电（户），承诺 300")],
        steps: vec![Choice::new("3", "3 系统停用必传项")],
        milestones: vec![vec!["2026-03-20".into(), "系统停用必传项".into(), "系统截图".into()]],
        handings: vec![Choice::new("submission", "申请办结"), Choice::new("report/3", "2026年2月进展")],
        year: "2026".into(),
        remark: String::new(),
    }
}

pub fn offered(w: Words, names: &[&str]) -> Vec<Form> {
    let mut forms: Vec<Form> =
        names.iter().filter_map(|name| forms::item::offer(&w, name, docket(101), &facts())).collect();
    if let Some(first) = forms.first_mut() {
        first.main = true;
    }
    forms
}

fn figures() -> Vec<Figure> {
    let figure = |subject: &str, promised: &str, measured: &str, holds| Figure {
        subject: subject.into(),
        promised: promised.into(),
        condition: "低压非居民".into(),
        measured: measured.into(),
        holds,
    };
    vec![
        figure("办电材料", "≤ 3 项", "3 项", Some(true)),
        figure("全过程办电时间", "≤ 5 工作日", "6.2 工作日", Some(false)),
        figure("承诺制办电", "≥ 300 户", "", None),
    ]
}

fn base(w: Words) -> ItemPage {
    let day = |light, on, come| LightDay { light: LightView::of(light), on, come };
    let milestone = |on, result: &str, light, reported: &str| Milestone {
        on,
        result: result.into(),
        proof: "通知、窗口照片".into(),
        light: LightView::of(light),
        reported: reported.into(),
    };
    let person = |role: &str, name: &str, phone: &str| Person {
        role: role.into(),
        name: name.into(),
        phone: phone.into(),
        unit: "国网星河供电公司".into(),
    };
    ItemPage {
        frame: frame(w, "/items/101"),
        id: docket(101),
        no: "3-（一）-2".into(),
        title: "低压非居民用户办电不再要求提供房产证明原件".into(),
        light: LightView::of("overdue"),
        reasons: vec![
            w.reason("due_passed", &[("due", "2026-03-08".into())]),
            w.reason("due_on_rest_day", &[("due", "2026-03-08".into()), ("last_working_day", "2026-03-06".into())]),
        ],
        light_days: vec![
            day("overdue", Some(date(2026, 3, 9)), true),
            day("unreported", Some(date(2026, 4, 6)), false),
            day("lagging", None, false),
            day("near", Some(date(2026, 2, 27)), true),
        ],
        state: "accepted".into(),
        indicator: "获得电力".into(),
        plan: Link { href: "/plans/7#L15".into(), text: "星河区2026年营商环境整改提升方案".into() },
        links: vec![Link { href: "/findings/9".into(), text: "发现 窗口没有一次性告知材料".into() }],
        problems: vec![Link {
            href: "/problems/301".into(),
            text: "一是低压非居民用户办电材料偏多，仍要求提供房产证明原件。".into(),
        }],
        text: "2、低压非居民用户办电不再要求提供房产证明原件，实行承诺制。".into(),
        lines: (15, 15),
        leader: "周启明".into(),
        owner: Some(unit(4)),
        parts: vec![
            Part { unit: unit(0), part: "大厅综合窗口同步停收".into() },
            Part { unit: unit(2), part: String::new() },
        ],
        persons: vec![person("责任人", "周启明", ""), person("联络员", "许宁", "138****0142")],
        due: due(),
        extensions: 0,
        progress: Some(60),
        waits: String::new(),
        advice: vec![entry(
            date(2026, 3, 17),
            11,
            "advise",
            "程远",
            "督导组",
            "现场看，承诺书样式与通知附件不一致，请统一。",
        )],
        milestones: vec![
            milestone(date(2026, 1, 31), "印发承诺制办电通知", "done", "1月26日完成"),
            milestone(date(2026, 2, 28), "窗口停止收取原件", "done", "3月2日完成"),
            milestone(date(2026, 3, 20), "系统停用必传项", "near", ""),
        ],
        figures: figures(),
        files: vec![file("承诺制办电通知.pdf", "paper", 428_000), file("窗口照片.jpg", "picture", 1_840_000)],
        timeline: timeline(),
        older: None,
        forms: offered(w, &["urge", "report", "ask_extension", "wait", "reassign", "attach", "amend", "hold"]),
        sheets: vec!["extension"],
    }
}

fn unit_side(w: Words) -> ItemPage {
    let user = UserView { name: "许宁".into(), role: "liaison".into(), unit: Some((unit(4).id, unit(4).name)) };
    let mut report = offered(w, &["report"]);
    if let Some(form) = report.first_mut() {
        form.behalf = vec![];
        form.refill(&[
            ("done".into(), String::new()),
            ("next".into(), "联系省公司改系统".into()),
            ("evidence_date".into(), "2月30日".into()),
        ]);
        form.fault("done", "请写本期做了哪些事，一两句话即可。");
    }
    let mut forms = report;
    for mut form in offered(w, &["submit", "ask_extension", "reach_milestone", "set_milestones", "attach"]) {
        form.main = false;
        form.behalf = vec![];
        forms.push(form);
    }
    ItemPage {
        frame: Frame { user: Some(user), todo: 3, ..frame(w, "/items/101") },
        forms,
        advice: vec![],
        sheets: vec![],
        ..base(w)
    }
}

fn fresh(w: Words) -> ItemPage {
    ItemPage {
        light: LightView::of("not_started"),
        state: "assigned".into(),
        reasons: vec![w.reason("awaits_acceptance", &[("on", "2026-03-18".into())])],
        due: DueView { on: Some(date(2026, 12, 18)), left: Some(188), ..DueView::default() },
        progress: None,
        parts: vec![],
        milestones: vec![],
        figures: vec![],
        files: vec![],
        advice: vec![],
        timeline: timeline().into_iter().skip(5).collect(),
        forms: offered(w, &["accept", "decline"]),
        sheets: vec![],
        ..base(w)
    }
}

fn checking(w: Words) -> ItemPage {
    let mut timeline = timeline();
    timeline.insert(
        0,
        entry(
            TODAY,
            8,
            "submit",
            "许宁",
            "国网星河供电公司",
            "系统必传项已停用，3 月以来全部按承诺制办理，共 318 户。",
        ),
    );
    ItemPage {
        light: LightView::of("pending"),
        state: "submitted".into(),
        reasons: vec![w.reason("handed", &[("on", "2026-03-19".into())])],
        due: DueView { left: None, ..due() },
        progress: Some(100),
        waits: String::new(),
        advice: vec![],
        timeline,
        forms: offered(w, &["close", "send_back", "agree_milestones"]),
        sheets: vec!["close"],
        ..base(w)
    }
}

fn sheet(w: Words, kind: SheetKind) -> SheetPage {
    let rows = match kind {
        SheetKind::Cancel => vec![
            ("problem_text", "一是低压非居民用户办电材料偏多，仍要求提供房产证明原件。"),
            ("indicator", "获得电力"),
            ("parties", "牵头：国网星河供电公司\n配合：区行政审批局、区住建局"),
            ("effect", "办电材料由 6 项减到 3 项；3 月回访 40 户，均未被要求提供原件。"),
        ],
        SheetKind::Close => vec![
            ("measure", "3-（一）-2 低压非居民用户办电不再要求提供房产证明原件，实行承诺制。"),
            ("owner", "国网星河供电公司"),
            ("original_due", "2026年3月8日"),
            ("submit-text", "系统必传项已停用，3 月以来全部按承诺制办理，共 318 户。"),
        ],
        SheetKind::Extension => vec![
            ("measure", "3-（一）-2 低压非居民用户办电不再要求提供房产证明原件，实行承诺制。"),
            ("owner", "国网星河供电公司"),
            ("original_due", "2026年3月8日"),
            ("due_asked", "2026年4月30日"),
            ("reason", "系统必传项须由省公司统一修改，排期在 4 月中旬。"),
            ("next", "3 月底前先由窗口人工代传，不让用户跑腿。"),
        ],
    };
    let opinion = |who, text: &str, on| Opinion { who, text: text.into(), on };
    SheetPage {
        frame: frame(w, "/items/101/print"),
        kind,
        number: "XH-2026-0101-02".into(),
        rows: rows.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
        opinions: vec![
            opinion("unit", "情况属实，同意。", Some(date(2026, 3, 18))),
            opinion("lead", "", None),
            opinion("leader", "", None),
        ],
        files: vec!["承诺制办电通知.pdf".into(), "窗口照片.jpg".into()],
        back: "/items/101".into(),
    }
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    vec![
        ("item", base(w).render()),
        ("item_unit", unit_side(w).render()),
        ("item_fresh", fresh(w).render()),
        ("item_check", checking(w).render()),
        ("sheet_close", sheet(w, SheetKind::Close).render()),
        ("sheet_cancel", sheet(w, SheetKind::Cancel).render()),
        ("sheet_extension", sheet(w, SheetKind::Extension).render()),
    ]
}
