//! Registers: findings as a list, a page, a form; minutes on paper.

use super::{Rendered, choices, docket, frame, item, unit};
use jiff::civil::date;
use pages::forms::{finding::FINDING, register::Known};
use pages::page::*;
use pages::part::*;
use pages::{Template, Words};

fn row(w: Words, id: i64, title: &str, state: &str, light: &str, left: Option<i32>) -> RegisterRow {
    RegisterRow {
        id: docket(id),
        title: title.into(),
        light: Some(LightView::of(light)),
        state: w.code("finding-state", state),
        owner: (id != 803).then(|| unit(0)),
        opened_on: date(2026, 3, 2),
        due: Some(date(2026, 3, 16)),
        left,
        cells: vec![w.code("source", "inspection"), "较重".into(), "政务大厅二楼 12 号窗口".into()],
    }
}

fn list(w: Words, rows: Vec<RegisterRow>) -> RegisterListPage {
    let tab = |state: &str, n, current| {
        let link = Link { href: format!("/findings?state={state}"), text: w.code("finding-state", state) };
        (link, Count::exact(n), current)
    };
    let all = (Link { href: "/findings".into(), text: w.t("all") }, Count::exact(9), true);
    RegisterListPage {
        frame: frame(w, "/findings"),
        name: "finding",
        word: "findings",
        tabs: vec![all, tab("open", 3, false), tab("item", 4, false), tab("closed", 2, false)],
        query: RegisterQuery::default(),
        units: choices(0..6),
        marks: vec![Choice::new("source:inspection", w.code("source", "inspection"))],
        columns: FINDING.columns.iter().map(|it| w.code("field", it)).collect(),
        count: Count::exact(u32::try_from(rows.len()).unwrap_or(0)),
        rows,
        pages: Pages::default(),
        open: Some(Link { href: "/findings/new".into(), text: w.t("act-finding_open") }),
        export: "/findings/export.xlsx".into(),
    }
}

fn known(version: Option<u64>) -> Known {
    let severities = [("general", "一般"), ("serious", "较重"), ("grave", "严重")];
    let severities = severities.map(|(code, name)| Choice::new(code, name)).to_vec();
    let lists = [
        ("severity", severities),
        ("indicator", vec![Choice::new("获得电力", "获得电力")]),
        ("item", vec![Choice::new(101, "101 压减办电材料")]),
    ];
    Known {
        version,
        units: choices(0..6),
        lists: lists.into(),
        values: [("unit", "1".to_owned())].into(),
        ..Known::default()
    }
}

fn fact(label: String, text: &str) -> Fact {
    Fact { label, text: text.into(), href: String::new() }
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let rows = vec![
        row(w, 801, "综合窗口没有公示一次性告知清单", "open", "overdue", Some(-3)),
        row(w, 802, "自助服务区两台机器停用，没有提示", "item", "near", Some(2)),
        row(w, 803, "企业反映办电现场勘查等了一周", "open", "not_started", Some(8)),
    ];
    let facts = vec![
        fact(w.code("field", "finding_source"), &w.code("source", "inspection")),
        fact(w.code("field", "place"), "政务大厅二楼 12 号窗口"),
        Fact { href: "/units/1".into(), ..fact(w.code("field", "finding_open-unit"), "区行政审批局") },
        fact(w.code("field", "severity"), "较重"),
        fact(w.code("field", "finding_open-due"), &w.date(&date(2026, 3, 16))),
    ];
    let mut forms: Vec<_> = FINDING
        .acts
        .iter()
        .skip(1)
        .map(|it| it.offer(&w, format!("/findings/801/{}", it.word), &known(Some(2))))
        .collect();
    if let Some(form) = forms.get_mut(1) {
        form.main = true;
    }
    let table = vec![
        vec![fact(w.t("field-decisions"), "四月底前补齐告知单"), fact(w.t("field-becomes"), "立为任务")],
        vec![fact(w.t("field-decisions"), "每周五通报进展"), fact(w.t("field-becomes"), "只记入纪要")],
    ];
    let heads = vec![w.t("field-decisions"), w.t("field-becomes")];
    let sections = vec![
        Section {
            title: w.t("field-finding_open-text"), body: Body::Text("群众来窗口办事，材料分三次告知。".into())
        },
        Section { title: w.t("field-decisions"), body: Body::Table(heads, table) },
        Section {
            title: w.t("register-links"),
            body: Body::Links(vec![Link { href: "/items/101".into(), text: "任务 压减办电材料".into() }]),
        },
    ];
    let page = RegisterPage {
        frame: frame(w, "/findings/801"),
        name: "finding",
        word: "findings",
        row: row(w, 801, "综合窗口没有公示一次性告知清单", "open", "overdue", Some(-3)),
        facts: facts.clone(),
        sections: sections.clone(),
        forms,
        sheets: vec![],
        files: vec![],
        timeline: item::timeline()
            .into_iter()
            .take(2)
            .map(|mut it| {
                it.event = "finding.answer".into();
                it
            })
            .collect(),
    };
    let mut form = FINDING
        .acts
        .first()
        .map(|it| it.offer(&w, "/findings", &known(None)))
        .unwrap_or_else(|| pages::form::Form::new("finding_open", "/findings"));
    form.main = true;
    let open = RegisterOpenPage { frame: frame(w, "/findings/new"), name: "finding", word: "findings", form };
    let paper = RegisterPaperPage {
        frame: frame(w, "/meetings/9/print/minutes"),
        back: "/meetings/9".into(),
        title: "三月调度会 会议纪要".into(),
        facts,
        sections,
    };
    vec![
        ("register_list", list(w, rows).render()),
        ("register_list_empty", list(w, vec![]).render()),
        ("register", page.render()),
        ("register_open", open.render()),
        ("registers", all(w).render()),
        ("register_paper", paper.render()),
    ]
}

fn all(w: Words) -> RegistersPage {
    let card = |name, count, late| RegisterCard {
        name,
        href: "/findings".into(),
        count: Count::exact(count),
        late: Count::exact(late),
        open: Some(Link { href: "/findings/new".into(), text: w.t("act-finding_open") }),
    };
    let registers = vec![card("finding", 7, 2), card("meeting", 1, 0), card("spotcheck", 0, 0)];
    RegistersPage { frame: frame(w, "/registers"), registers }
}
