//! 导出体检单: what the compiler found in a plan, for the people who mend its chapters, or for each unit.

use crate::{
    Answer, Office,
    caller::Caller,
    check_stored_plan::check_stored_plan,
    compile_plan::Compiled,
    export::{Checkup, CheckupSection, ExportError, Remark, checkup_docx},
};
use plan::{
    diagnostic::{Diagnostic, Lang},
    document::{Block, Paragraph},
    plan::{Measure, Span},
};
use std::collections::BTreeMap;
use vocab::{DocketId, personal};

/// How the paper is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckupBy {
    /// 按章
    Chapter,
    /// 按单位
    Unit,
}

/// 导出体检单: the title of the plan, and the paper. Phone numbers are masked, whoever exports.
///
/// # Errors
/// As [`check_stored_plan`]; [`crate::Failure::Export`] where the file cannot be built.
pub async fn export_checkup(
    office: &Office,
    caller: &Caller,
    id: DocketId,
    by: CheckupBy,
) -> Answer<(String, Vec<u8>)> {
    let (shown, compiled) = check_stored_plan(office, caller, id).await?;
    let checkup =
        Checkup { plan: shown.state.plan.title.clone(), on: office.world().today(), sections: sections(&compiled, by) };
    let built = tokio::task::spawn_blocking(move || checkup_docx(&checkup).map(|bytes| (checkup.plan, bytes))).await;
    Ok(built.map_err(|_| ExportError::Unfinished)??)
}

/// What is found where no chapter or no unit answers for it.
const ELSEWHERE: [&str; 2] = ["全文", "未写明责任单位"];

fn sections(compiled: &Compiled, by: CheckupBy) -> Vec<CheckupSection> {
    let lines = lines(compiled);
    let mut headings: Vec<String> = match by {
        CheckupBy::Chapter => compiled.plan.chapters.iter().map(|it| it.heading.text.clone()).collect(),
        CheckupBy::Unit => compiled.plan.units.iter().map(|it| it.name.clone()).collect(),
    };
    headings.push(ELSEWHERE[usize::from(by == CheckupBy::Unit)].to_owned());
    let empty = |heading| CheckupSection { heading, must: Vec::new(), advice: Vec::new() };
    let mut sections: Vec<CheckupSection> = headings.into_iter().map(empty).collect();
    let last = sections.len() - 1;
    for diagnostic in &compiled.plan.diagnostics {
        let places = match by {
            CheckupBy::Chapter => chapter(compiled, diagnostic.span.line).into_iter().collect(),
            CheckupBy::Unit => units(compiled, diagnostic.span),
        };
        let places = if places.is_empty() { vec![last] } else { places };
        for at in places {
            let Some(section) = sections.get_mut(at) else { continue };
            let list = if diagnostic.must_fix() { &mut section.must } else { &mut section.advice };
            list.push(remark(compiled, &lines, diagnostic));
        }
    }
    // Units and the rest only where there is something to say to them; a chapter without findings is told as such.
    let last = sections.pop();
    sections.retain(|it| by == CheckupBy::Chapter || !it.must.is_empty() || !it.advice.is_empty());
    sections.extend(last.filter(|it| !it.must.is_empty() || !it.advice.is_empty()));
    sections
}

/// The chapter that has the line: the last one whose heading stands on it or above.
fn chapter(compiled: &Compiled, line: u32) -> Option<usize> {
    compiled.plan.chapters.iter().rposition(|it| it.heading.lines().is_some_and(|(from, _)| from <= line))
}

/// The units of the measure at that line or above it in the same chapter, by their position among the units of the plan:
/// who answers and until when stands below the measure itself.
fn units(compiled: &Compiled, at: Span) -> Vec<usize> {
    let begun = |it: &&&Measure| it.excerpt.lines().is_some_and(|(from, _)| from <= at.line);
    let chapter = chapter(compiled, at.line).and_then(|at| compiled.plan.chapters.get(at));
    let measures = chapter.map(|it| it.all_measures()).unwrap_or_default();
    let Some(measure) = measures.iter().rfind(begun) else { return Vec::new() };
    let owners = &measure.owners;
    let named = owners.lead_units.iter().chain(&owners.units).chain(&owners.partner_units);
    let mut found: Vec<usize> =
        named.filter_map(|unit| compiled.plan.units.iter().position(|it| it.name == unit.name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn remark(compiled: &Compiled, lines: &BTreeMap<u32, String>, diagnostic: &Diagnostic) -> Remark {
    let line = diagnostic.span.line;
    let place = if compiled.document.format.has_lines() { format!("第{line}行") } else { format!("第{line}段") };
    let quote = lines.get(&line).map(|text| quote(text, diagnostic.span)).unwrap_or_default();
    Remark {
        place: if line == 0 { "全文".to_owned() } else { place },
        quote: personal::mask(&quote),
        wrong: personal::mask(&diagnostic.message(Lang::Zh)),
        mend: personal::mask(&diagnostic.help(Lang::Zh)),
    }
}

/// The words at the place, or the beginning of the line where the place has no words.
fn quote(line: &str, span: Span) -> String {
    const MOST: usize = 60;
    let skip = usize::try_from(span.column.saturating_sub(1)).unwrap_or(0);
    let take = usize::try_from(span.length).unwrap_or(0).min(MOST);
    let words: String = line.chars().skip(skip).take(take).collect();
    if words.is_empty() { line.trim().chars().take(MOST).collect() } else { words }
}

/// The text of each line or paragraph.
#[must_use]
pub fn lines(compiled: &Compiled) -> BTreeMap<u32, String> {
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    let mut put = |it: &Paragraph| {
        let line = lines.entry(it.line).or_default();
        if !line.is_empty() {
            line.push('　');
        }
        line.push_str(&it.text);
    };
    for block in &compiled.document.blocks {
        match block {
            Block::Paragraph(paragraph) => put(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter().flatten().filter(|cell| !cell.repeated);
                cells.flat_map(|cell| &cell.paragraphs).for_each(&mut put);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Options, compile};

    const TEXT: &str = "某区营商环境整改提升方案\n一、获得电力指标整改提升方案\n主要问题：\n一是办电慢。\n整改措施：\n\
                        （一）压缩办电时间\n责任单位：区供电公司\n责任人：张三 13812340142\n完成时限：2026年6月31日\n\
                        二、获得用水指标整改提升方案\n主要问题：\n一是报装慢。\n整改措施：\n（一）压缩报装时间\n";

    fn compiled() -> Compiled {
        let document = plan::read::read("方案.txt", TEXT.as_bytes()).unwrap();
        let plan = compile(&document, &Options::default());
        Compiled { document, plan }
    }

    #[test]
    fn every_finding_stands_in_the_paper_once_by_chapter() {
        let compiled = compiled();
        let sections = sections(&compiled, CheckupBy::Chapter);
        let count: usize = sections.iter().map(|it| it.must.len() + it.advice.len()).sum();
        assert_eq!(count, compiled.plan.diagnostics.len());
        assert!(count > 0 && sections.len() >= 2);
        let first = sections.first().unwrap();
        assert!(first.must.iter().any(|it| it.place == "第9行" && it.quote.contains("6月31日")), "{first:?}");
    }

    #[test]
    fn a_unit_finds_its_own_in_the_paper_by_unit() {
        let sections = sections(&compiled(), CheckupBy::Unit);
        let power = sections.iter().find(|it| it.heading.contains("供电公司")).unwrap();
        assert!(power.must.iter().any(|it| it.place == "第9行"), "{sections:?}");
    }

    #[test]
    fn no_phone_number_leaves_the_house() {
        for by in [CheckupBy::Chapter, CheckupBy::Unit] {
            assert!(!format!("{:?}", sections(&compiled(), by)).contains("13812340142"));
        }
    }
}
