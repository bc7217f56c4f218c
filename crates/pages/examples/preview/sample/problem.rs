//! Problems: list and page.

use super::{Rendered, docket, frame, item, ledger};
use pages::forms;
use pages::page::*;
use pages::part::*;
use pages::{Template, Words};

fn row(id: i64, no: &str, text: &str, state: &str, light: &str, done: (u32, u32)) -> ProblemRow {
    ProblemRow {
        id: docket(id),
        no: no.into(),
        text: text.into(),
        indicator: "获得电力".into(),
        state: state.into(),
        light: LightView::of(light),
        done: done.0,
        total: done.1,
    }
}

fn list(w: Words, problems: Vec<ProblemRow>) -> ProblemsPage {
    let tab = |name: &str, n, current| {
        (
            Link { href: format!("/problems?state={name}"), text: w.code("problem-state", name) },
            Count::exact(n),
            current,
        )
    };
    let count = Count::exact(u32::try_from(problems.len()).unwrap_or(0));
    ProblemsPage {
        frame: frame(w, "/problems"),
        tabs: vec![
            (Link { href: "/problems".into(), text: w.t("all") }, Count::exact(54), true),
            tab("open", 2, false),
            tab("answered", 38, false),
            tab("measures_closed", 4, false),
            tab("closed", 10, false),
        ],
        indicators: vec![Choice::new("获得电力", "获得电力"), Choice::new("获得用水", "获得用水")],
        indicator: String::new(),
        state: String::new(),
        problems,
        count,
        pages: Pages::default(),
    }
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let first = "低压非居民用户办电材料偏多，仍要求提供房产证明原件。";
    let problems = vec![
        row(301, "3-一", first, "answered", "overdue", (1, 3)),
        row(302, "3-二", "部分老旧小区配电容量不足，停电时间偏长。", "measures_closed", "done", (2, 2)),
        row(303, "3-三", "办电进度查询不便，企业不掌握现场勘查时间。", "open", "void", (0, 0)),
        row(304, "1-一", "企业开办环节没有完全并联，部分业务仍需跑两个窗口。", "closed", "done", (3, 3)),
    ];
    let choice = |item: &ItemRow| Choice::new(item.id, format!("{} {}", item.no, item.title));
    let items = ledger::items();
    let facts = forms::problem::Facts {
        version: 4,
        linked: items.iter().take(2).map(choice).collect(),
        others: items.iter().skip(2).take(4).map(choice).collect(),
    };
    let mut offered: Vec<_> =
        forms::problem::ACTS.iter().filter_map(|name| forms::problem::offer(&w, name, docket(301), &facts)).collect();
    if let Some(form) = offered.first_mut() {
        form.main = true;
    }
    let page = ProblemPage {
        frame: frame(w, "/problems/301"),
        problem: row(301, "3-一", first, "measures_closed", "done", (2, 2)),
        text: format!("一是{first}"),
        plan: Link {
            href: "/plans/7#L7".into(), text: "星河区2026年营商环境整改提升方案 第 7 行".into()
        },
        goal: "获得电力指标力争进入全省前15名。".into(),
        items: items.into_iter().take(2).collect(),
        effect: "办电材料由 6 项减到 3 项；3 月回访 40 户，均未被要求提供原件。".into(),
        files: vec![],
        timeline: item::timeline()
            .into_iter()
            .skip(4)
            .map(|mut it| {
                it.event = "problem.link".into();
                it
            })
            .collect(),
        forms: offered,
        printable: true,
    };
    vec![
        ("problems", list(w, problems).render()),
        ("problems_empty", list(w, vec![]).render()),
        ("problem", page.render()),
    ]
}
