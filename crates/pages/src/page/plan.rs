//! 方案 list, upload, and the check view: source beside structure, diagnostics as a strip.

use crate::Frame;
use crate::form::Form;
use crate::part::Pages;
use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use vocab::DocketId;

/// 方案 a line of the list, and the head of the pages about one plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// Its number in the address.
    pub id: DocketId,
    /// 标题.
    pub title: String,
    /// `draft`, `adopted`, `discarded`: `plan-state-NAME`.
    pub state: String,
    /// 文号, empty before adoption.
    pub number: String,
    /// 印发机关, empty before adoption.
    pub issuer: String,
    /// 印发日期.
    pub adopted_on: Option<Date>,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
    /// By whom.
    pub uploaded_by: String,
    /// Name of the file.
    pub file: String,
    /// 指标 found.
    pub chapters: u32,
    /// 措施 found.
    pub measures: u32,
    /// Promised figures found.
    pub figures: u32,
    /// 必改.
    pub errors: u32,
    /// 宜改.
    pub warnings: u32,
    /// 提示.
    pub notes: u32,
}

/// 方案列表
#[derive(Template)]
#[template(path = "plans.html")]
pub struct PlansPage {
    /// 页框.
    pub frame: Frame,
    /// Newest first.
    pub plans: Vec<PlanRow>,
    /// Upload; see [`crate::forms::plan::upload`]. `None` for who may not.
    pub upload: Option<Form>,
    /// 翻页.
    pub pages: Pages,
}

/// 原文 a line of the source.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Line or paragraph number from 1.
    pub no: u32,
    /// Verbatim.
    pub text: String,
    /// The worst severity on it: `error`, `warning`, `note`, or empty.
    pub mark: &'static str,
}

/// 结构 a line of the outline.
#[derive(Clone, Debug)]
pub struct Node {
    /// `chapter`, `problem`, `goal`, `measure`.
    pub kind: &'static str,
    /// 0 for a chapter, then deeper.
    pub depth: u8,
    /// As printed, `（一）`; empty where there is none.
    pub label: String,
    /// Its words, cut to what a list can show.
    pub text: String,
    /// First line in the source.
    pub from: u32,
    /// Last line in the source.
    pub to: u32,
    /// Units found, lead unit first.
    pub units: Vec<String>,
    /// Persons found.
    pub persons: Vec<String>,
    /// Deadline as written.
    pub due: String,
    /// Promised figures found in it, `≤ 2 工作日`.
    pub figures: Vec<String>,
}

/// 诊断
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Stable code.
    pub code: String,
    /// The kind in words, for the folded groups; in the reader's language.
    pub kind: String,
    /// `error`, `warning`, `note`.
    pub severity: &'static str,
    /// Line of the source.
    pub line: u32,
    /// Column, in characters from 1.
    pub column: u32,
    /// What is so.
    pub message: String,
    /// How to mend it; empty where the message says it.
    pub help: String,
    /// The other place where two matter: line and what stands there.
    pub also: Option<(u32, String)>,
}

/// 同类 diagnostics of one kind, folded.
#[derive(Clone, Debug)]
pub struct Kind {
    /// The kind in words.
    pub kind: String,
    /// Its severity.
    pub severity: &'static str,
    /// All of it, by line.
    pub items: Vec<Diagnostic>,
}

/// 体检 what people see first, and the rest folded.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    /// At most [`Diagnosis::SHOWN`] 必改, by line.
    pub must: Vec<Diagnostic>,
    /// Everything else by severity and kind.
    pub folded: Vec<Kind>,
    /// How many there are of each severity: errors, warnings, notes.
    pub counts: [usize; 3],
}

impl Diagnosis {
    /// How many 必改 are shown unfolded.
    pub const SHOWN: usize = 12;

    const SEVERITIES: [&'static str; 3] = ["error", "warning", "note"];

    /// Sorts by severity and line, shows the first errors, folds the rest by kind.
    #[must_use]
    pub fn arrange(mut all: Vec<Diagnostic>) -> Self {
        let rank = |one: &Diagnostic| Self::SEVERITIES.iter().position(|it| *it == one.severity).unwrap_or(3);
        all.sort_by_key(|one| (rank(one), one.line, one.column));
        let counts = Self::SEVERITIES.map(|severity| all.iter().filter(|one| one.severity == severity).count());
        let shown = counts.first().copied().unwrap_or(0).min(Self::SHOWN);
        let rest = all.split_off(shown);
        let mut folded: Vec<Kind> = Vec::new();
        for one in rest {
            match folded.iter_mut().find(|it| it.kind == one.kind && it.severity == one.severity) {
                Some(group) => group.items.push(one),
                None => folded.push(Kind { kind: one.kind.clone(), severity: one.severity, items: vec![one] }),
            }
        }
        Self { must: all, folded, counts }
    }

    /// How many have this severity.
    #[must_use]
    pub fn count(&self, severity: &str) -> usize {
        Self::SEVERITIES.iter().zip(self.counts).find(|(it, _)| **it == severity).map_or(0, |(_, count)| count)
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn clean(&self) -> bool {
        self.must.is_empty() && self.folded.is_empty()
    }
}

/// 方案体检
#[derive(Template)]
#[template(path = "plan.html")]
pub struct PlanPage {
    /// 页框.
    pub frame: Frame,
    /// The plan.
    pub plan: PlanRow,
    /// 原文.
    pub source: Vec<SourceLine>,
    /// Whether `no` are lines of a text file; else ordinals of paragraphs.
    pub has_lines: bool,
    /// 结构.
    pub outline: Vec<Node>,
    /// 体检.
    pub diagnosis: Diagnosis,
    /// What one can do with it; see [`crate::forms::plan`].
    pub forms: Vec<Form>,
    /// 待定修订 differences of a later version that wait for the reader; 0 where there are none, or for who does not decide.
    pub changes: u32,
    /// Whether the draft can be gone over and adopted.
    pub reviewable: bool,
}

/// 试体检 a document is checked and nothing of it is kept.
#[derive(Template)]
#[template(path = "check.html")]
pub struct CheckPage {
    /// 页框.
    pub frame: Frame,
    /// See [`crate::forms::plan::check`].
    pub form: Form,
    /// Title of what was checked; `None` before anything was.
    pub name: Option<String>,
    /// 指标 found.
    pub chapters: u32,
    /// 措施 found.
    pub measures: u32,
    /// 原文.
    pub source: Vec<SourceLine>,
    /// Whether `no` are lines of a text file; else ordinals of paragraphs.
    pub has_lines: bool,
    /// 结构.
    pub outline: Vec<Node>,
    /// 体检.
    pub diagnosis: Diagnosis,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(severity: &'static str, kind: &str, line: u32) -> Diagnostic {
        Diagnostic {
            code: kind.to_owned(),
            kind: kind.to_owned(),
            severity,
            line,
            column: 1,
            message: String::new(),
            help: String::new(),
            also: None,
        }
    }

    #[test]
    fn at_most_a_dozen_errors_stand_first_and_the_rest_is_folded_by_kind() {
        let mut all: Vec<_> = (1..=15).rev().map(|line| one("error", "owner", line)).collect();
        all.push(one("note", "quote", 3));
        all.push(one("warning", "label", 9));
        all.push(one("warning", "label", 4));
        let diagnosis = Diagnosis::arrange(all);
        assert_eq!(diagnosis.counts, [15, 2, 1]);
        assert_eq!(diagnosis.must.len(), Diagnosis::SHOWN);
        assert_eq!(diagnosis.must.first().unwrap().line, 1);
        let folded: Vec<_> = diagnosis.folded.iter().map(|kind| (kind.kind.as_str(), kind.items.len())).collect();
        assert_eq!(folded, [("owner", 3), ("label", 2), ("quote", 1)]);
    }

    #[test]
    fn warnings_never_stand_among_the_errors() {
        let diagnosis = Diagnosis::arrange(vec![one("warning", "label", 1)]);
        assert!(diagnosis.must.is_empty() && !diagnosis.clean());
    }
}
