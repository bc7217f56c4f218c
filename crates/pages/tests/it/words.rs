//! 用语: no key is missing, none is unused, none differs between the languages.

use pages::form::{Form, Input};
use pages::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Keys that are put together from a code: area and the names that this crate knows of it. Codes that come from
/// elsewhere (refusals, reasons, events, states) are checked where both sides can be seen.
const FOREIGN: [&str; 6] = ["refusal-", "reason-", "event-", "state-", "plan-state-", "problem-state-"];

/// What the forms of registers know in these tests.
fn known_of_registers() -> pages::forms::register::Known {
    pages::forms::register::Known {
        version: Some(1),
        behalf: vec![pages::part::Choice::new("1", "区")],
        ..pages::forms::register::Known::default()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Key to its area's file, of one language.
fn keys(lang: Lang) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for path in files(&root().join("words").join(lang.name()), "ftl") {
        let area = path.file_stem().unwrap().to_string_lossy().into_owned();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some((key, _)) = line.split_once(" =") else { continue };
            if key.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let before = keys.insert(key.to_owned(), area.clone());
                assert_eq!(before, None, "{key} stands twice in {}", lang.name());
            }
        }
    }
    keys
}

/// What stands between quotes after any of `heads` in templates and sources.
fn quoted(heads: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files(&root().join("templates"), "html").into_iter().chain(files(&root().join("src"), "rs")) {
        let source = fs::read_to_string(&path).unwrap();
        for head in heads {
            for (at, _) in source.match_indices(head) {
                let rest = &source[at + head.len()..];
                found.extend(rest.split_once('"').map(|(key, _)| key.to_owned()));
            }
        }
    }
    found
}

fn every_form(words: Words) -> Vec<Form> {
    use pages::forms::{account, admin, item, plan, problem};
    use vocab::{AccountId, DocketId, UnitId};
    let id = DocketId(1);
    let facts = item::Facts { counted: vec![pages::part::Choice::new("0", "户")], ..item::Facts::default() };
    let mut forms: Vec<Form> = item::ACTS.iter().filter_map(|name| item::offer(&words, name, id, &facts)).collect();
    let with = item::Facts { behalf: vec![pages::part::Choice::new("1", "区")], ..item::Facts::default() };
    forms.extend(item::offer(&words, "report", id, &with));
    forms.extend(problem::ACTS.iter().filter_map(|it| problem::offer(&words, it, id, &problem::Facts::default())));
    let acts = pages::forms::REGISTERS.iter().flat_map(|it| it.acts);
    forms.extend(acts.map(|act| act.offer(&words, "/", &known_of_registers())));
    use pages::forms::voice;
    forms.extend(voice::REACTIONS.iter().filter_map(|it| voice::react(&words, it)));
    forms.extend([voice::raise(&words, vec![], vec![], vec![]), voice::track("")]);
    forms.extend([
        account::sign_in("/"),
        account::password(),
        admin::unit(),
        admin::district("", ""),
        admin::unit_edit(UnitId(1), "", &[]),
        admin::unit_active(UnitId(1), true),
        admin::unit_active(UnitId(1), false),
        admin::account(&words, &[]),
        admin::account_edit(&words, AccountId(1), &[], "", "liaison", None),
        admin::account_active(AccountId(1), true),
        admin::account_active(AccountId(1), false),
        admin::reset_password(AccountId(1)),
        item::urge_many(""),
        item::open(&words, &[], &[]),
        plan::upload(),
        plan::check(),
        plan::entries_fill(id, vec![]),
        plan::replace(id),
        plan::discard(id),
        plan::adopt(id, ""),
        plan::accept_change(id, 1, true),
        plan::refuse_change(id, 1),
        plan::accept_changes(id),
        plan::entry_edit(id, "1", plan::EntryFacts::default()),
        plan::entry_link(id, "1", vec![], ""),
        plan::entry_split(id, "1", ""),
        plan::entry_merge(id, "1", vec![]),
        plan::entry_drop(id, "1"),
        plan::entry_restore(id, "1"),
    ]);
    forms
}

/// Keys of a form: title, button, question, labels, help. `true` marks those that must exist.
fn keys_of(form: &Form) -> Vec<(String, bool)> {
    let name = form.name;
    let mut keys = vec![
        (format!("act-{name}"), true),
        (format!("button-{name}"), true),
        (format!("about-{name}"), false),
        (format!("ask-{name}"), form.destructive()),
    ];
    for field in form.all() {
        let own = format!("field-{name}-{}", field.name);
        keys.push((own, false));
        keys.push((format!("field-{}", field.name), false));
        keys.push((format!("help-{name}-{}", field.name), false));
        keys.push((format!("help-{}", field.name), false));
        if let Input::Rows { columns, .. } = &field.input {
            keys.extend(columns.iter().map(|(column, _)| (format!("field-{column}"), true)));
        }
    }
    keys
}

fn known() -> BTreeSet<String> {
    use pages::forms::{CHANNELS, EVIDENCE, LEVELS, ROLES};
    let lists: [(&str, &[&str]); 18] = [
        ("role", &ROLES),
        ("role", &["system", "public"]),
        ("channel", &CHANNELS),
        ("evidence", &EVIDENCE),
        ("level", &LEVELS),
        ("light", &pages::part::LIGHTS),
        ("tile", &pages::page::home::TILES),
        ("tile-unit", &pages::page::home::TILES),
        ("sealed", &["yes", "no"]),
        ("outcome", &["routine", "carry_over"]),
        ("finding", &["held", "relapsed"]),
        ("sort", &["due", "updated", "opened"]),
        ("chat", &["unreported", "near"]),
        ("node", &["chapter", "problem", "goal", "measure"]),
        ("kind", &["item", "problem", "plan", "unit"]),
        ("difference", &["added", "removed", "changed"]),
        ("which", &["lacking", "ticked"]),
        ("sheet-opinion", &["unit", "lead", "leader"]),
    ];
    let more: [(&str, &[&str]); 6] = [
        (
            "desk",
            &[
                "overdue",
                "unreported",
                "accept",
                "approve",
                "check",
                "decide",
                "near",
                "lagging",
                "returned",
                "reassign",
            ],
        ),
        ("entry", &["kept", "fixed", "dropped", "split", "merged"]),
        ("lack", &["owner", "due", "unit", "number"]),
        ("public", &["matters", "appeals", "credit", "verify", "notices"]),
        ("public-about", &["matters", "appeals", "credit", "verify", "notices"]),
        ("sheet", &["close", "cancel", "extension"]),
    ];
    let mut known: BTreeSet<String> = lists
        .iter()
        .chain(&more)
        .flat_map(|(area, names)| names.iter().map(move |name| format!("{area}-{name}")))
        .collect();
    // Acts of the clock, which only refusals name; and what the review page says of further gaps.
    known.extend(["act-miss", "act-reschedule", "block-more"].map(str::to_owned));
    for register in pages::forms::REGISTERS {
        let name = register.name;
        known.extend([format!("register-{name}"), format!("register-about-{name}"), format!("register-empty-{name}")]);
        known.insert(format!("kind-{name}"));
        known.extend(register.states.iter().map(|state| format!("{name}-state-{state}")));
        known.extend(register.columns.iter().map(|column| format!("field-{column}")));
        known.extend(register.acts.iter().map(|act| format!("done-{}", act.form)));
        for ask in register.acts.iter().flat_map(|act| act.asks) {
            if let pages::forms::register::Takes::Choice(area, names) = ask.takes {
                known.extend(names.iter().map(|name| format!("{area}-{name}")));
            }
        }
    }
    known.extend(pages::forms::voice::VOICE.states.iter().map(|state| format!("voice-next-{state}")));
    for name in ["raise", "track"] {
        known.extend(["act-voice", "voice-title", "voice-lead"].map(|area| format!("{area}-{name}")));
    }
    for kind in pages::page::FaultKind::ALL {
        known.insert(format!("fault-{}", kind.name()));
        known.insert(format!("fault-about-{}", kind.name()));
    }
    known
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    assert_eq!(keys(Lang::Zh), keys(Lang::En));
}

#[test]
fn both_languages_put_the_same_values_into_each_sentence() {
    let values = |lang: Lang| -> BTreeMap<String, BTreeSet<String>> {
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for path in files(&root().join("words").join(lang.name()), "ftl") {
            for line in fs::read_to_string(&path).unwrap().lines() {
                if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '#'])) {
                    key = name.to_owned();
                }
                let names = line.split("{ $").skip(1).filter_map(|rest| rest.split_once(' '));
                values.entry(key.clone()).or_default().extend(names.map(|(name, _)| name.to_owned()));
            }
        }
        values
    };
    assert_eq!(values(Lang::Zh), values(Lang::En));
}

#[test]
fn a_value_left_out_does_not_swallow_the_sentence() {
    let text = Words::new(Lang::Zh).refusal("item.extension_not_later", &[("to", "2026-03-08".to_owned())]);
    assert!(text.contains("2026年3月8日") && text.contains('…'), "{text}");
}

#[test]
fn every_key_that_a_template_or_source_names_has_words() {
    let there = keys(Lang::Zh);
    let asked = quoted(&["w.t(\"", "w.t1(\"", "w.t2(\"", "words.t(\"", "self.t1(\"", "self.t2(\"", "frame.tabs(\""]);
    assert!(asked.len() > 200, "the search finds the calls");
    let missing: Vec<_> = asked.iter().chain(&known()).filter(|key| !there.contains_key(*key)).cloned().collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_form_has_a_title_a_button_and_a_label_for_each_field() {
    let words = Words::default();
    let there = keys(Lang::Zh);
    for form in every_form(words) {
        for (key, must) in keys_of(&form) {
            assert!(!must || there.contains_key(&key), "{key}");
        }
        for field in form.all() {
            let label = form.label(&words, field);
            assert!(!label.starts_with('['), "{} {label}", form.name);
        }
    }
}

#[test]
fn no_key_is_unused() {
    let mut used = quoted(&[
        "w.t(\"",
        "w.t1(\"",
        "w.t2(\"",
        "words.t(\"",
        "self.t1(\"",
        "self.t2(\"",
        "frame.tabs(\"",
        "\"nav-",
        "key: \"",
    ]);
    used.extend(quoted(&["\"nav-"]).into_iter().map(|rest| format!("nav-{rest}")));
    used.extend(known());
    for form in every_form(Words::default()) {
        used.extend(keys_of(&form).into_iter().map(|(key, _)| key));
    }
    // Whoever fills the pages words some things itself: single keys, and families of keys by a code.
    let filler: String =
        files(&root().join("../web/src"), "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let asked = |key: &str| {
        let families = key.match_indices('-').filter_map(|(at, _)| key.get(..at));
        filler.contains(&format!("\"{key}\""))
            || families.into_iter().any(|area| {
                ["code(\"", "maybe(\"", "reason(\"", "refusal(\""]
                    .iter()
                    .any(|call| filler.contains(&format!("{call}{area}\"")))
            })
    };
    let unused: Vec<_> = keys(Lang::Zh)
        .into_keys()
        .filter(|key| !used.contains(key) && !asked(key))
        .filter(|key| !FOREIGN.iter().chain(&["field-"]).any(|area| key.starts_with(area)))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_sentence_about_a_refusal_or_reason_is_found_by_its_code() {
    let words = Words::default();
    for key in keys(Lang::Zh).into_keys() {
        if let Some(code) = key.strip_prefix("refusal-") {
            assert!(words.has_refusal(code), "{key}");
        }
        if let Some(code) = key.strip_prefix("reason-") {
            assert!(words.has_reason(code), "{key}");
        }
    }
}

#[test]
fn every_refusal_and_reason_of_the_ledger_has_words() {
    let words = Words::default();
    for (file, area) in [("refusals.rs", "refusal"), ("reason.rs", "reason")] {
        let source = fs::read_to_string(root().join("../ledger/src").join(file)).unwrap();
        let codes: Vec<&str> = source
            .lines()
            .filter_map(|line| line.trim().strip_suffix("\";")?.split_once(" = \"").map(|(_, code)| code))
            .collect();
        assert!(codes.len() > 20, "{file}");
        for code in codes {
            let there = if area == "refusal" { words.has_refusal(code) } else { words.has_reason(code) };
            assert!(there, "{area} {code}");
        }
    }
}

#[test]
fn a_period_is_written_out_in_a_reason() {
    let params = |period: &str| [("period", period.to_owned()), ("by", "2026-11-05".to_owned())];
    let text = Words::new(Lang::Zh).reason("period_unreported", &params("2026-10"));
    assert!(text.starts_with("2026年10月"), "{text}");
    let text = Words::new(Lang::Zh).reason("period_unreported", &params("2026Q4"));
    assert!(text.starts_with("2026年第4季度"), "{text}");
}

#[test]
fn a_refusal_is_worded_with_its_values() {
    let words = Words::new(Lang::Zh);
    let params = [("to", "2026-03-08".to_owned()), ("due", "2026-04-30".to_owned())];
    let text = words.refusal("item.extension_not_later", &params);
    assert!(text.contains("2026年3月8日（周日）") && text.contains("2026年4月30日（周四）"), "{text}");
    let text = words.refusal("act.role", &[("act", "item.close".into()), ("role", "liaison".into())]);
    assert!(text.contains("核验办结") && text.contains("联络员"), "{text}");
    let text = words.refusal("act.text_missing", &[("field", "form.signed_by".into())]);
    assert!(text.contains("签字人"), "{text}");
}

#[test]
fn no_page_shows_a_key_or_a_value_left_open() {
    for (name, lang, html) in crate::rendered() {
        let page = scraper::Html::parse_document(&html);
        let shown = page.root_element().text().collect::<String>();
        for key in keys(lang).keys() {
            assert!(!shown.contains(&format!("[{key}]")), "{name}: {key}");
        }
        assert!(!shown.contains("{ $") && !shown.contains("{$"), "{name}");
    }
}
