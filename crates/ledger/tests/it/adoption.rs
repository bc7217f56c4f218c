//! What an adopted plan becomes, and what a split item becomes.

use crate::life::{Life, actor, day, rules};
use docket::Docket;
use ledger::item::{self, Item, ItemFacts};
use ledger::plan::{self, Plan};
use ledger::problem;
use serde_json::json;
use vocab::DocketId;

fn draft() -> Plan {
    let entry = |no: u32, parent: Option<u32>, level: u8, path: &str| {
        json!({
            "no": no, "parent": parent, "chapter": 0, "level": level, "path": path, "title": path,
            "parties": { "lead": 10 }, "due": "2026-12-20", "problems": [1], "lines": [no, no],
        })
    };
    let act = json!({
        "act": "import",
        "plan": {
            "title": "方案", "chapters": [{ "no": 3, "indicator": "获得电力" }],
            "problems": [{ "no": 1, "chapter": 0, "text": "一是慢。" }, { "no": 2, "chapter": 0, "text": "二是贵。" }],
            "entries": [
                entry(1, None, 1, "3-（一）"), entry(2, Some(1), 2, "3-（一）-1"), entry(3, Some(2), 3, "3-（一）-1-①"),
                entry(4, None, 1, "3-（二）"), entry(5, Some(4), 3, "3-（二）-①"), entry(6, None, 1, "3-（三）"),
            ],
        },
    });
    let mut life: Life<Plan> = Life::new();
    let office = actor("lead_office 1");
    life.act(day("2026-03-02"), &office, serde_json::from_value(act).unwrap(), ()).unwrap();
    let drop: plan::Act = serde_json::from_value(json!({ "act": "drop", "entry": 6, "reason": "已完成" })).unwrap();
    life.act(day("2026-03-02"), &office, drop, ()).unwrap();
    life.state.unwrap()
}

#[test]
fn leaf_measures_of_the_first_two_levels_become_items_and_groups_do_not() {
    let items = draft().items(DocketId(7));
    let paths: Vec<_> = items.iter().map(|(no, open)| (*no, open.content.path.as_str())).collect();
    assert_eq!(paths, [(2, "3-（一）-1"), (4, "3-（二）")]);
    let first = &items.first().unwrap().1;
    assert_eq!(first.content.quote, Some(item::Quote { plan: DocketId(7), entry: 2, lines: Some([2, 2]) }));
    assert_eq!(first.content.indicator, "获得电力");
}

#[test]
fn a_problem_that_no_kept_measure_names_is_unanswered() {
    let plan = draft();
    assert_eq!(plan.unanswered(), [2]);
    let numbers: Vec<_> = plan.problems(DocketId(7)).into_iter().map(|(no, open)| (no, open.number)).collect();
    assert_eq!(numbers, [(1, Some(1)), (2, Some(2))]);
}

#[test]
fn the_items_of_a_plan_can_be_opened_and_given_out() {
    for (_, open) in draft().items(DocketId(7)) {
        let mut life: Life<Item> = Life::new();
        let (on, office) = (day("2026-03-02"), actor("lead_office 1"));
        let facts = ItemFacts { rules: rules(), head_approves: false };
        life.act(on, &office, item::Act::Open(open), facts).unwrap();
        let assign = serde_json::from_value(json!({ "act": "assign" })).unwrap();
        life.act(on, &office, assign, facts).unwrap();
        assert_eq!(life.state.unwrap().facets().state, "assigned");
    }
}

#[test]
fn the_parts_of_a_split_item_share_its_place_and_take_the_figures_named() {
    let figure = |text: &str| json!({ "text": text, "comparator": ">=", "value": "3" });
    let open = json!({
        "act": "open", "due": "2026-12-20",
        "content": { "path": "3-（一）", "indicator": "获得电力", "title": "线路", "text": "原文",
            "figures": [figure("甲"), figure("乙")] },
        "parties": { "lead": 10 },
    });
    let mut life: Life<Item> = Life::new();
    let facts = ItemFacts { rules: rules(), head_approves: false };
    let office = actor("lead_office 1");
    life.act(day("2026-03-02"), &office, serde_json::from_value(open).unwrap(), facts).unwrap();
    let split: item::Split = serde_json::from_value(json!({
        "reason": "分头干",
        "parts": [
            { "title": "城区", "due": "2026-12-20", "figures": [1] },
            { "title": "镇区", "text": "镇区部分", "due": "standing" },
        ],
    }))
    .unwrap();
    let opened = split.opened(&life.state.unwrap());
    let seen: Vec<_> = opened
        .iter()
        .map(|it| (it.content.path.as_str(), it.content.text.as_str(), it.content.figures.len()))
        .collect();
    assert_eq!(seen, [("3-（一）/1", "原文", 1), ("3-（一）/2", "镇区部分", 0)]);
    assert_eq!(opened.first().unwrap().content.figures.first().unwrap().text, "乙");
}

#[test]
fn each_timer_names_the_act_it_stands_for() {
    assert!(matches!(item::rung("miss/2026-03"), Some(item::Act::Miss(miss)) if miss.period.to_string() == "2026-03"));
    assert!(matches!(item::rung("miss/2026Q2"), Some(item::Act::Miss(miss)) if miss.period.to_string() == "2026Q2"));
    assert!(item::rung("review/2026-03-01").is_none());
    assert!(matches!(problem::rung("review/2026-03-01"), Some(problem::Act::Remind(_))));
}
