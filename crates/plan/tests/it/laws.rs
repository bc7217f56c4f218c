//! 规律 what holds for any text: nothing fails, nothing is lost, every place exists.

#![allow(clippy::unwrap_used, reason = "helpers of tests; the lint knows only test functions")]

use plan::diagnostic::Lang;
use plan::document::{Document, Format};
use plan::plan::{Measure, Span};
use plan::print::terminal::Style;
use plan::{Options, compile, print};
use proptest::prelude::*;

use crate::structure::document;

/// Lines as plans have them, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("一、获得用水指标整改提升方案".to_owned()),
        Just("12、 市场监管指标整改提升方".to_owned()),
        Just("主要问题：".to_owned()),
        Just("整改目标：力争进入全省前十名。".to_owned()),
        Just("整改措施".to_owned()),
        Just("（一）加快接水。一是精简材料；二是压缩时间。".to_owned()),
        Just("（2） 公开费用，".to_owned()),
        Just("1、公开“标准，10千伏及以上不超过3个工作日".to_owned()),
        Just("责任单位：区水利局、松陵区城管局  责任人：方 远 13800001234".to_owned()),
        Just("完成时限：2024年2月30日".to_owned()),
        Just("（责任单位：区发改委；完成时限：12月底）".to_owned()),
        Just("共738家，本地508家，外地230家（其中）".to_owned()),
        Just(String::new()),
        "[一二三四（）()、。；：，“”0-9 a-z是第前名%\\t]{0,40}",
        "\\PC{0,30}",
    ]
}

fn spans(measure: &Measure, out: &mut Vec<Span>) {
    out.extend(&measure.excerpt.spans);
    measure.children.iter().for_each(|child| spans(child, out));
}

/// Whether a place lies inside the text.
fn inside(document: &str, span: Span) -> bool {
    let Some(line) = document.lines().nth(span.line.saturating_sub(1) as usize) else { return span.length == 0 };
    span.column >= 1 && (span.column + span.length) as usize <= line.chars().count() + 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_compiles_and_every_place_lies_in_it(lines in prop::collection::vec(line(), 0..24)) {
        let text = lines.join("\n");
        for format in [Format::Text, Format::Markdown] {
            let document: Document = document(&text, format);
            let plan = compile(&document, &Options::default());
            let mut all: Vec<Span> = plan.sentences.iter().map(|sentence| sentence.span).collect();
            plan.chapters.iter().flat_map(|c| &c.measures).for_each(|measure| spans(measure, &mut all));
            all.extend(plan.diagnostics.iter().flat_map(|d| [Some(d.span), d.second]).flatten());
            for span in all {
                prop_assert!(inside(&text, span), "{span:?}\n{text}");
            }
            for diagnostic in &plan.diagnostics {
                prop_assert!(!diagnostic.message(Lang::En).contains('{') || text.contains('{'), "{diagnostic:?}");
            }
            let style = Style { all: true, colours: false, lang: Lang::Zh };
            let told = print::terminal(&plan, &document, "plan.txt", style);
            prop_assert_eq!(told.matches("--> plan.txt:").count(), plan.diagnostics.len());
            let value: serde_json::Value = serde_json::from_str(&print::json(&plan)).unwrap();
            prop_assert_eq!(value["chapters"].as_array().unwrap().len(), plan.chapters.len());
        }
    }

    #[test]
    fn no_character_of_a_text_is_forgotten(lines in prop::collection::vec(line(), 0..24)) {
        let text = lines.join("\n");
        let plan = compile(&document(&text, Format::Text), &Options::default());
        let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        let mut seen: Vec<Vec<bool>> = lines.iter().map(|line| vec![false; line.len()]).collect();
        for sentence in &plan.sentences {
            let span = sentence.span;
            let from = span.column as usize - 1;
            for mark in &mut seen[span.line as usize - 1][from..from + span.length as usize] {
                *mark = true;
            }
        }
        for (line, seen) in lines.iter().zip(&seen) {
            for (c, seen) in line.iter().zip(seen) {
                prop_assert!(*seen || !('\u{4e00}'..='\u{9fff}').contains(c), "{c} of {}", line.iter().collect::<String>());
            }
        }
    }

    #[test]
    fn a_plan_does_not_differ_from_itself(lines in prop::collection::vec(line(), 0..24)) {
        let plan = compile(&document(&lines.join("\n"), Format::Text), &Options::default());
        prop_assert_eq!(plan::compare(&plan, &plan), vec![]);
    }
}

#[test]
fn phones_are_never_printed_whole() {
    let text =
        "一、获得用水指标整改提升方案\n主要问题：\n一是慢。\n整改措施：\n（一）加快接水。\n责任人：方远 13800001234\n";
    let document = document(text, Format::Text);
    let plan = compile(&document, &Options::default());
    assert!(!print::json(&plan).contains("13800001234"));
    assert!(!format!("{:?}", plan.chapters).contains("13800001234"));
}
