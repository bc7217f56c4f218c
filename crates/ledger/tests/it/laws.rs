//! What holds of any life of an item, whatever people do.

use crate::life::{CALENDAR, Life, actor, day, moment, rules, told};
use docket::{Actor, Context, Docket, Light, Role, Standing};
use jiff::civil::Date;
use ledger::item::{self, Act, Item, ItemFacts, Stage};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const WHO: [&str; 10] = [
    "lead_office 1",
    "lead_office 2",
    "liaison 21 of 10",
    "unit_head 22 of 10",
    "liaison 25 of 11",
    "leader 5",
    "supervisor 6",
    "system",
    "lead_office 1 of 10",
    "administrator 9",
];

/// One try: so many days later, by somebody, of some act.
#[derive(Clone, Debug)]
struct Try {
    days: i32,
    who: Actor,
    act: Act,
    head_approves: bool,
}

fn form() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::Null),
        1 => Just(json!({ "file": "9f86", "signed_by": "局长", "signed_on": "2026-03-01" })),
    ]
}

fn due() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "2026-04-30",
        "2026-06-30",
        "2026-09",
        "2026-12-31",
        "2027-06-30",
        "standing",
        "standing",
    ])
}

fn period() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026Q1", "2026Q2", "2026Q3"])
}

fn evidence() -> Value {
    json!([{ "kind": "paper", "title": "证明" }])
}

fn handing() -> impl Strategy<Value = Value> {
    prop_oneof![
        (1u32..4).prop_map(|no| json!({ "what": "report", "no": no })),
        Just(json!({ "what": "submission" })),
        Just(json!({ "what": "extension" })),
    ]
}

fn with(mut act: Value, name: &str, value: Value) -> Value {
    if !value.is_null() {
        act[name] = value;
    }
    act
}

fn fields(act: &'static str, mut fields: Value) -> Value {
    fields["act"] = json!(act);
    fields
}

fn unit_act() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => Just(fields("accept", json!({}))),
        1 => Just(fields("decline", json!({ "reason": "不属本单位" }))),
        4 => (period(), 0i64..40).prop_map(|(period, value)| fields("report", json!({
            "period": period, "done": "进展",
            "quantities": [{ "figure": 0, "value": value.to_string() }], "evidence": evidence(),
        }))),
        3 => Just(fields("submit", json!({ "text": "已完成", "evidence": evidence() }))),
        1 => Just(fields("withdraw", json!({ "reason": "再核" }))),
        2 => due().prop_map(|to| fields("ask_extension", json!({ "to": to, "reason": "汛期" }))),
        1 => Just(fields("wait", json!({
            "to": "市局", "asks": "批复", "paper": { "number": "1号", "title": "请示", "dated": "2026-03-01" },
        }))),
        1 => Just(fields("end_wait", json!({ "answer": "同意" }))),
        1 => (1u32..9).prop_map(|no| fields("reach_milestone", json!({ "no": no, "text": "已完成" }))),
        1 => Just(fields("set_milestones", json!({
            "steps": [{ "on": "2026-04-15", "result": "完成设计" }], "reason": "调整",
        }))),
        3 => prop::sample::select(vec![2026i16, 2026, 2027])
            .prop_map(|year| fields("summarize", json!({ "year": year, "text": "小结" }))),
        2 => (handing(), form()).prop_map(|(act, form)| with(fields("endorse", act), "form", form)),
        3 => handing().prop_map(|act| with(fields("object", act), "reason", json!("未核对"))),
    ]
}

fn office_act() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => Just(fields("assign", json!({}))),
        1 => (10i64..12).prop_map(|lead| fields("reassign", json!({
            "parties": { "lead": lead, "partners": [{ "unit": 21 - lead }] }, "reason": "调整",
        }))),
        4 => form().prop_map(|form| with(fields("close", json!({ "opinion": "同意" })), "form", form)),
        2 => Just(fields("send_back", json!({ "reason": "缺材料" }))),
        2 => (due(), form()).prop_map(|(to, form)| with(fields("grant_extension", json!({ "to": to })), "form", form)),
        1 => Just(fields("refuse_extension", json!({ "reason": "不必" }))),
        1 => Just(fields("hold", json!({ "reason": "暂停" }))),
        1 => Just(fields("resume", json!({ "reason": "恢复" }))),
        1 => due().prop_map(|due| fields("amend", json!({ "due": due, "reason": "更正" }))),
        4 => (prop::sample::select(vec!["routine", "carry_over"]), form()).prop_map(|(outcome, form)| {
            with(fields("settle", json!({ "outcome": outcome, "opinion": "同意" })), "form", form)
        }),
        1 => due().prop_map(|due| fields("reopen", json!({ "due": due, "reason": "反弹" }))),
        3 => period().prop_map(|period| fields("miss", json!({ "period": period }))),
        1 => Just(fields("reschedule", json!({}))),
    ]
}

/// Somebody who does such acts, as often as not the right one; the lead office at times for unit 10 (代录).
fn suited(act: &Act) -> BoxedStrategy<Actor> {
    let by = act.name().by();
    let roles = by.roles();
    let right: Vec<Actor> = WHO.iter().map(|who| actor(who)).filter(|who| roles.contains(&who.role)).collect();
    let right = prop::sample::select(right).prop_flat_map(move |who| {
        let records = by.recordable() && who.role == Role::LeadOffice && who.unit.is_none();
        prop::bool::weighted(if records { 0.8 } else { 0.0 })
            .prop_map(move |told_so| Actor { on_behalf: told_so.then(|| told(10)), ..who.clone() })
    });
    let anybody = prop::sample::select(WHO.to_vec()).prop_map(actor);
    prop_oneof![9 => right, 1 => anybody].boxed()
}

fn a_try() -> impl Strategy<Value = Try> {
    let act = prop_oneof![3 => unit_act(), 2 => office_act()];
    let act = act.prop_map(|act| serde_json::from_value::<Act>(act).unwrap());
    let act = act.prop_flat_map(|act| (suited(&act), Just(act)));
    (0i32..12, act, prop::bool::weighted(0.5)).prop_map(|(days, (who, act), head_approves)| Try {
        days,
        who,
        act,
        head_approves,
    })
}

fn opened(due: &str) -> Act {
    serde_json::from_value(json!({
        "act": "open", "due": due,
        "content": { "path": "1-（一）", "title": "任务", "figures": [
            { "text": "34条", "comparator": ">=", "value": "34", "unit": "条", "counted": true },
        ] },
        "parties": { "lead": 10, "partners": [{ "unit": 11 }] },
    }))
    .unwrap()
}

fn facts(head_approves: bool) -> ItemFacts<'static> {
    ItemFacts { rules: rules(), head_approves }
}

/// Runs the tries; those refused leave no trace. Calls `see` after each that was not.
fn live(
    due: &str,
    tries: &[Try],
    mut see: impl FnMut(&Life<Item>, Date) -> Result<(), TestCaseError>,
) -> Result<Life<Item>, TestCaseError> {
    let mut life = Life::new();
    let mut on = day("2026-03-02");
    life.act(on, &actor("lead_office 1"), opened(due), facts(false)).unwrap();
    for step in tries {
        on = on.saturating_add(jiff::Span::new().days(step.days));
        if life.act(on, &step.who, step.act.clone(), facts(step.head_approves)).is_ok() {
            see(&life, on)?;
        }
    }
    Ok(life)
}

/// Most lives begin with 交办 and 签收, so that what comes after is met often.
fn a_life() -> impl Strategy<Value = (&'static str, Vec<Try>)> {
    let begun = |who: &str, act: Value| {
        let act = serde_json::from_value(act).unwrap();
        Try { days: 1, who: actor(who), act, head_approves: false }
    };
    let beginning = vec![
        begun("lead_office 1", fields("assign", json!({}))),
        begun("liaison 21 of 10", fields("accept", json!({}))),
    ];
    (due(), prop::bool::weighted(0.8), prop::collection::vec(a_try(), 1..60)).prop_map(move |(due, assigned, tries)| {
        let beginning = if assigned { beginning.clone() } else { Vec::new() };
        (due, [beginning, tries].concat())
    })
}

/// The laws say little of lives in which nothing happens: each act must be met.
#[test]
fn random_lives_meet_every_act_that_the_laws_speak_of() {
    let mut runner = TestRunner::deterministic();
    let mut met = BTreeSet::new();
    for _ in 0..300 {
        let (due, tries) = a_life().new_tree(&mut runner).unwrap().current();
        let life = live(due, &tries, |_, _| Ok(())).unwrap();
        met.extend(life.log.iter().map(|(_, _, event)| {
            let event: Value = serde_json::from_str(event).unwrap();
            event["event"].as_str().unwrap().to_owned()
        }));
    }
    for act in ["close", "send_back", "withdraw", "endorse", "object", "grant_extension", "refuse_extension", "settle"]
    {
        assert!(met.contains(act), "no life meets {act}: {met:?}");
    }
    for act in ["reopen", "miss", "resume", "decline", "reach_milestone", "end_wait"] {
        assert!(met.contains(act), "no life meets {act}: {met:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_log_replays_to_the_state((due, tries) in a_life()) {
        let life = live(due, &tries, |_, _| Ok(()))?;
        prop_assert_eq!(life.replay(), life.state);
    }

    #[test]
    fn nothing_is_closed_by_the_hand_that_submitted_it((due, tries) in a_life()) {
        live(due, &tries, |life, _| {
            let item = life.state.as_ref().unwrap();
            prop_assert_eq!(matches!(item.stage, Stage::Closed | Stage::Routine), item.closed.is_some());
            if let Some(closed) = &item.closed {
                let other = closed.checker != closed.submitter;
                prop_assert!(other || (closed.recorded && closed.form.is_some()), "{:?}", closed);
                prop_assert!(closed.submitter.is_some(), "nobody submitted it");
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_late_never_looks_well((due, tries) in a_life(), later in 0i32..500) {
        live(due, &tries, |life, on| {
            let item = life.state.as_ref().unwrap();
            let seen = on.saturating_add(jiff::Span::new().days(later));
            let facets = item.facets();
            let light = Light::of(&facets, seen);
            let at_work = matches!(facets.standing, Standing::Open | Standing::Waiting);
            if at_work && item.due.last_day().is_some_and(|due| due < seen) {
                prop_assert_eq!(light, Some(Light::Overdue));
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_light_and_its_explanation_agree((due, tries) in a_life(), later in 0i32..500) {
        live(due, &tries, |life, on| {
            let item = life.state.as_ref().unwrap();
            let seen = on.saturating_add(jiff::Span::new().days(later));
            let light = Light::of(&item.facets(), seen);
            let first = item::explain(item, seen, rules(), &CALENDAR).first().map_or("", |reason| reason.code);
            let agrees = match light {
                Some(Light::Overdue) => first == "due_passed",
                Some(Light::Unreported) => matches!(first, "period_unreported" | "summary_missing"),
                Some(Light::Lagging) => matches!(first, "milestone_late" | "progress_behind" | "not_accepted"),
                Some(Light::Near) => matches!(first, "due_near" | "milestone_near"),
                Some(Light::Pending) => first == "handed",
                Some(Light::Done) => matches!(first, "closed" | "routine"),
                Some(Light::NotStarted) => matches!(first, "not_assigned" | "awaits_acceptance" | "declined"),
                Some(Light::Normal) => !first.ends_with("_late") && !first.ends_with("_near"),
                None => first == "void",
            };
            prop_assert!(agrees, "{:?} because {}", light, first);
            Ok(())
        })?;
    }

    #[test]
    fn the_days_logged_are_those_that_the_state_asks_for((due, tries) in a_life()) {
        live(due, &tries, |life, _| {
            let item = life.state.as_ref().unwrap();
            prop_assert_eq!(&item::schedule::of(item, rules(), &CALENDAR), &item.schedule);
            Ok(())
        })?;
    }

    #[test]
    fn only_what_may_be_done_is_done((due, tries) in a_life()) {
        let mut before: Option<Item> = None;
        let mut on = day("2026-03-02");
        let mut life: Life<Item> = Life::new();
        life.act(on, &actor("lead_office 1"), opened(due), facts(false)).unwrap();
        for step in &tries {
            on = on.saturating_add(jiff::Span::new().days(step.days));
            before.clone_from(&life.state);
            let name = step.act.name();
            let item = before.as_ref().unwrap();
            let now = moment(on);
            let cx = Context { now, today: on, calendar: &CALENDAR, actor: &step.who, seed: 0 };
            let decided = Item::decide(Some(item), step.act.clone(), facts(step.head_approves), &cx);
            if decided.is_ok() && name != item::ActName::Reschedule {
                prop_assert!(item.may().contains(&name), "{} in {:?}", name.name(), item.stage);
                prop_assert!(name.by().roles().contains(&step.who.role));
            }
            let _refused = life.act(on, &step.who, step.act.clone(), facts(step.head_approves));
        }
    }
}
