//! What holds of any life of a voice, and what its rules file may not say.

use crate::life::{CALENDAR, Life, actor, day, moment, voice_rules};
use docket::{Context, Docket, Light};
use ledger::RuleFault;
use ledger::voice::{self, Act, Ending, Voice, VoiceBook, VoiceFacts, VoiceStage};
use proptest::prelude::*;
use serde_json::{Value, json};

fn open() -> Act {
    let told = json!({ "act": "open", "number": "SQ2026-0001", "matter": "fees", "text": "多收费", "raiser": 7,
        "code_hash": "$argon2id$x" });
    serde_json::from_value(told).unwrap()
}

fn act() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!({ "act": "assign", "unit": 10 }),
        json!({ "act": "assign", "unit": 11 }),
        json!({ "act": "forward", "to": "市税务局", "reason": "职权" }),
        json!({ "act": "accept" }),
        json!({ "act": "decline", "reason": "不属本单位" }),
        json!({ "act": "extend", "reason": "核算" }),
        json!({ "act": "answer", "outcome": "partly", "text": "已退一半" }),
        json!({ "act": "send_back", "reason": "不清" }),
        json!({ "act": "tell" }),
        json!({ "act": "confirm", "stars": 4 }),
        json!({ "act": "dispute", "reason": "不对" }),
        json!({ "act": "rate", "stars": 2 }),
        json!({ "act": "add", "text": "补充" }),
        json!({ "act": "withdraw" }),
        json!({ "act": "lapse" }),
        json!({ "act": "merge", "into": 3 }),
        json!({ "act": "link_item", "item": 9 }),
        json!({ "act": "make_item", "title": "清理", "unit": 10, "due": "2026-12-31", "item": 12 }),
    ])
}

fn who() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "lead_office 1",
        "liaison 21 of 10",
        "unit_head 22 of 10",
        "liaison 25 of 11",
        "unit_head 26 of 11",
        "public",
        "system",
    ])
}

proptest! {
    #[test]
    fn whatever_people_try_a_voice_keeps_its_laws(tries in prop::collection::vec((0..6_i64, who(), act()), 1..60)) {
        let mut life: Life<Voice> = Life::new();
        let facts = VoiceFacts { rules: voice_rules(), other: Some(VoiceStage::Raised) };
        let mut on = day("2026-03-02");
        life.act(on, &actor("public"), open(), facts).unwrap();
        for (days, who, act) in tries {
            on = on.checked_add(jiff::Span::new().days(days)).unwrap();
            let before = life.state.clone().unwrap();
            let act: Act = serde_json::from_value(act).unwrap();
            let name = act.name();
            let done = life.act(on, &actor(who), act, facts).is_ok();
            let now = life.state.clone().unwrap();
            if !done {
                prop_assert_eq!(&now, &before, "a refusal changed something");
                continue;
            }
            prop_assert!(before.may().contains(&name), "{} was done though it is not possible", name.name());
            prop_assert_eq!(life.replay(), life.state.clone());
            // What is over stays over; only a rating and a link to an item may follow.
            if before.stage.is_over() {
                prop_assert!(matches!(name, voice::ActName::Rate | voice::ActName::MakeItem | voice::ActName::LinkItem));
                prop_assert_eq!(now.stage, before.stage);
            }
            prop_assert!(now.returns.len() <= 1 && now.disputed_on.len() <= 2);
            prop_assert_eq!(now.stage.is_over(), now.ending.is_some() && now.closed_on.is_some());
            prop_assert_eq!(now.stage == VoiceStage::Told, !now.timers().is_empty());
            if now.ending == Some(Ending::Confirmed) {
                prop_assert!(now.rating.is_some() && now.answer().is_some());
            }
            prop_assert!(!now.text().contains("argon2"), "the code's hash is found by search");
        }
    }

    #[test]
    fn the_last_day_is_thirty_plain_days_after_receipt(offset in 0..3_000_i64) {
        let on = day("2022-01-01").checked_add(jiff::Span::new().days(offset)).unwrap();
        let who = actor("public");
        let cx = Context { now: moment(on), today: on, calendar: &CALENDAR, actor: &who, seed: 0 };
        let facts = VoiceFacts { rules: voice_rules(), other: None };
        let events = Voice::decide(None, open(), facts, &cx).unwrap();
        let voice = Voice::apply(None, &events[0], cx.now, &who).unwrap();
        prop_assert_eq!(on.until(voice.due_on).unwrap().get_days(), 30);
        let overdue = voice.due_on.tomorrow().unwrap();
        prop_assert_eq!(Light::of(&voice.facets(), overdue), Some(Light::Overdue));
        prop_assert_ne!(Light::of(&voice.facets(), voice.due_on), Some(Light::Overdue));
    }
}

fn with(old: &str, new: &str) -> Vec<RuleFault> {
    let text = include_str!("../../../../data/rules/voice.toml");
    assert!(text.contains(old), "{old} is not in the file");
    VoiceBook::parse(&text.replacen(old, new, 1)).unwrap_err()
}

#[test]
fn a_value_of_the_rules_of_voices_outside_its_range_is_named() {
    let faults = with("handle = { value = 30", "handle = { value = 3");
    assert!(matches!(faults.as_slice(), [RuleFault::Value { key: "handle", .. }, ..]), "{faults:?}");
    let faults = with("returns = { value = 1 }", "returns = { value = 11 }");
    assert!(matches!(faults.as_slice(), [RuleFault::Value { key: "returns", .. }]), "{faults:?}");
    assert_eq!(with("\"bribes\"", "\"fees\""), [RuleFault::Twice("fees".to_owned())]);
    assert!(matches!(with("near = ", "far = ").as_slice(), [RuleFault::Unreadable(_)]));
    assert_eq!(VoiceBook::parse("").unwrap_err(), [RuleFault::Empty]);
}

#[test]
fn the_days_of_the_law_name_their_article() {
    let rules = voice_rules();
    for limit in [&rules.forward, &rules.handle, &rules.extend] {
        assert!(limit.cites.iter().any(|it| it.article == "第七十八条" && it.checked_on.is_some()));
    }
    assert_eq!((rules.forward.value, rules.handle.value, rules.extend.value), (5, 30, 30));
}
