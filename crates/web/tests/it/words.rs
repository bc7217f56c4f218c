//! Every key that the web looks up has words in both languages.

use pages::{Lang, Words};
use std::{collections::BTreeSet, fs, path::Path};

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn source() -> String {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn every_key_that_is_looked_up_has_words_in_both_languages() {
    let source = source();
    let mut keys = BTreeSet::new();
    for head in [".t(\"", ".t1(\"", ".t2(\""] {
        keys.extend(source.split(head).skip(1).filter_map(|rest| rest.split('"').next()));
    }
    assert!(keys.len() > 20, "the search finds the calls");
    for lang in ["zh", "en"] {
        let mut words = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../pages/words").join(lang), &mut words);
        let there: BTreeSet<&str> = words.lines().filter_map(|line| line.split_once(" =").map(|it| it.0)).collect();
        let missing: Vec<_> = keys.iter().filter(|key| !there.contains(*key)).collect();
        assert!(missing.is_empty(), "{lang} {missing:?}");
    }
}

#[test]
fn every_act_that_leads_back_to_its_page_has_a_message() {
    let acts = pages::forms::item::ACTS.iter().map(|it| (*it).to_owned());
    let problems = pages::forms::problem::ACTS.iter().map(|it| format!("problem_{it}"));
    let registers = pages::forms::REGISTERS.iter().flat_map(|it| it.acts).map(|it| it.form.to_owned());
    for name in acts.chain(problems).chain(registers).chain(["urge_many".to_owned(), "urge_some".to_owned()]) {
        for lang in [Lang::Zh, Lang::En] {
            assert!(Words::new(lang).maybe("done", &name).is_some(), "done-{name}");
        }
    }
}

#[tokio::test]
async fn no_page_of_the_ledger_shows_a_key_instead_of_words() {
    let house = crate::house::House::open().await;
    let day = ledger::Due::Day(jiff::civil::date(2026, 6, 21));
    let id = house.item("压减办电材料", day).await;
    let problem = house.problem("办电材料偏多。", &[id]).await;
    house.post(&house.liaison, &format!("/items/{id}/accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    let paths = [
        "/".to_owned(),
        "/items?mark=returned&from=1.1&plan=3&state=accepted".to_owned(),
        "/items/chat".to_owned(),
        format!("/items/{id}"),
        "/problems".to_owned(),
        format!("/problems/{problem}"),
        format!("/problems/{problem}/print/cancel"),
        "/units".to_owned(),
        "/units/1".to_owned(),
        "/overview".to_owned(),
        "/search?q=%E7%94%B5".to_owned(),
    ];
    for lang in ["zh", "en"] {
        let mut reader = house.chief.clone();
        reader.speaks(lang);
        for path in &paths {
            let page = house.page(&reader, path).await;
            let key = page.split('[').skip(1).find(|rest| {
                let inside = rest.split(']').next().unwrap_or_default();
                inside.contains('-') && inside.bytes().all(|it| it.is_ascii_lowercase() || it == b'-' || it == b'_')
            });
            assert_eq!(key, None, "{lang} {path}");
        }
    }
}
