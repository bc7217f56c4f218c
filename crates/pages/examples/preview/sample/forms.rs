//! Every act on a measure, opened on one page, so that no form goes unseen.

use super::{Rendered, docket, frame, item};
use pages::page::ItemPage;
use pages::part::{DueView, LightView, Link};
use pages::{Template, Words, forms};

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let mut all = item::offered(w, &forms::item::ACTS);
    for form in &mut all {
        form.open = true;
    }
    let page = ItemPage {
        frame: frame(w, "/items/101"),
        id: docket(101),
        no: "3-（一）-2".into(),
        title: "全部办理动作".into(),
        light: LightView::of("normal"),
        reasons: vec![],
        light_days: vec![],
        state: "accepted".into(),
        indicator: "获得电力".into(),
        plan: Link { href: "/plans/7".into(), text: "方案".into() },
        links: vec![],
        problems: vec![],
        text: String::new(),
        lines: (1, 1),
        leader: String::new(),
        owner: None,
        parts: vec![],
        persons: vec![],
        due: DueView { written: "持续推进".into(), ..DueView::default() },
        extensions: 2,
        progress: None,
        waits: w.reason(
            "waiting",
            &[
                ("on", "2026-03-02".into()),
                ("to", "省电力公司".into()),
                ("asks", "停用必传项".into()),
                ("number", "星供电〔2026〕9号".into()),
            ],
        ),
        advice: vec![],
        milestones: vec![],
        figures: vec![],
        files: vec![],
        timeline: vec![],
        older: Some("/items/101?before=40".into()),
        forms: all,
        sheets: vec![],
    };
    vec![("item_forms", page.render())]
}
