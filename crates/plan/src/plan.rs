//! 方案 a compiled plan: chapters, problems, goals, measures and who answers for them, all with their places.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::document::Format;

/// 位置 a stretch of one line of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Line of a text file, ordinal of the paragraph elsewhere, from 1.
    pub line: u32,
    /// First character, from 1.
    pub column: u32,
    /// Characters.
    pub length: u32,
}

/// 原文片段 words of the source: each line trimmed, lines joined by a line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, verbatim.
    pub text: String,
    /// One place a line, in order.
    pub spans: Vec<Span>,
}

impl Excerpt {
    /// Where it begins.
    #[must_use]
    pub fn head(&self) -> Span {
        self.spans.first().copied().unwrap_or_default()
    }

    /// Whether a place lies in it.
    #[must_use]
    pub fn covers(&self, at: Span) -> bool {
        let end = |it: &Span| it.column.saturating_add(it.length);
        self.spans
            .iter()
            .any(|it| it.line == at.line && it.column <= at.column && at.column < end(it).max(it.column + 1))
    }

    /// First and last line; `None` for an empty excerpt.
    #[must_use]
    pub fn lines(&self) -> Option<(u32, u32)> {
        Some((self.spans.first()?.line, self.spans.last()?.line))
    }
}

/// 方案 what the compiler made of a document.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What kind of file it was.
    pub format: Format,
    /// 文件标题
    pub title: Excerpt,
    /// 导语 everything before the first chapter, without the title.
    pub preamble: Excerpt,
    /// 年度 the year the plan is for, out of its title (or the caller's hint).
    pub year: Option<i16>,
    /// 县区 the place that governs, as the title names it (`某某区`).
    pub place: Option<String>,
    /// 章
    pub chapters: Vec<Chapter>,
    /// 列第一位的为牵头单位: the clause, where the plan has it.
    pub lead_is_first: Option<Span>,
    /// 不再单独列出: units named once for all measures.
    pub common_units: Vec<UnitRef>,
    /// 单位 every unit of the plan under one name, with the spellings met.
    pub units: Vec<UnitName>,
    /// 数量 figures and limits of all texts.
    pub figures: Vec<crate::figure::Figure>,
    /// 句子 every sentence and what became of it.
    pub sentences: Vec<Sentence>,
    /// 诊断 in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// 章 one indicator with its problems, goal and measures.
#[derive(Clone, Debug, Default)]
pub struct Chapter {
    /// Number printed in the heading; position without one.
    pub no: u32,
    /// 指标
    pub indicator: String,
    /// 章标题 as written; empty for a chapter without one.
    pub heading: Excerpt,
    /// 主要问题
    pub problems: Vec<Problem>,
    /// 整改目标, its label removed.
    pub goal: Excerpt,
    /// 位次目标 what the goal sets for the rank.
    pub target_ranks: Vec<TargetRank>,
    /// 整改措施
    pub measures: Vec<Measure>,
    /// 对应 which problem is answered by which top-level measure, both by position: a hint for the reviewer.
    pub answers: Vec<(usize, usize)>,
}

/// 问题
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// As printed (`一是`); empty without one.
    pub label: String,
    /// First sentence without label, or first line where the body follows on its own line.
    pub title: String,
    /// Label included, body paragraphs too.
    pub excerpt: Excerpt,
}

/// 范围 whom a rank compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// 全国
    Nation,
    /// 全省
    Province,
    /// 全市
    City,
}

/// 位次目标
#[derive(Clone, Debug)]
pub struct TargetRank {
    /// Whom it compares with.
    pub scope: Scope,
    /// The clause.
    pub excerpt: Excerpt,
    /// The promised rank or better; `None` where the goal names no figure.
    pub rank_at_most: Option<u32>,
    /// 力争, 保持, 确保 …; empty without one.
    pub modality: String,
}

/// 措施 one node of the tree of measures.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// As printed; empty where the source lost it.
    pub label: String,
    /// What the label should have been, where it is missing or of another style than its neighbours'.
    pub inferred_label: Option<String>,
    /// Place in the tree, from 1.
    pub level: u8,
    /// Heading sentence or first clause; empty where a child's label follows at once.
    pub title: String,
    /// Its own words and all its children's.
    pub excerpt: Excerpt,
    /// Smaller steps.
    pub children: Vec<Self>,
    /// Who answers for it and until when.
    pub owners: Owners,
    /// How it came by each of these.
    pub attribution: Attribution,
}

/// 责任 who answers and until when.
#[derive(Clone, Debug, Default)]
pub struct Owners {
    /// 责任单位
    pub units: Vec<UnitRef>,
    /// 牵头单位
    pub lead_units: Vec<UnitRef>,
    /// 配合单位
    pub partner_units: Vec<UnitRef>,
    /// 责任人, 责任领导, 联系人
    pub persons: Vec<Person>,
    /// 联系电话 digits; personal data.
    pub phones: Vec<Phone>,
    /// 完成时限
    pub deadline: Option<Deadline>,
}

/// 单位 a unit where a measure names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// The one name this unit goes by in the plan.
    pub name: String,
    /// As written here.
    pub written: String,
    /// Where.
    pub span: Span,
}

/// 责任人
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Name, blanks removed.
    pub name: String,
    /// The label it stood behind: 责任人, 责任领导, 负责人, 联系人, 联络员.
    pub role: String,
    /// Where.
    pub span: Span,
}

impl Person {
    /// Whether the person is only to be called, not answerable.
    #[must_use]
    pub fn is_contact(&self) -> bool {
        matches!(self.role.as_str(), "联系人" | "联络员")
    }
}

/// 电话 digits only; personal data.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    /// The digits.
    pub digits: String,
    /// Where.
    pub span: Span,
}

impl Phone {
    /// First three and last four shown, the rest hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        let count = self.digits.len();
        let hide = |(i, c): (usize, char)| if i >= 3 && i + 4 < count { '*' } else { c };
        self.digits.chars().enumerate().map(hide).collect()
    }
}

/// Never the digits: debug output ends in logs.
impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Phone").field("digits", &self.masked()).field("span", &self.span).finish()
    }
}

/// 时限
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Normal form: `2022-12-31`, `2022-12`, `2022`, or the words themselves (持续推进).
    pub normal: String,
    /// As written, its label removed.
    pub text: String,
    /// Last day it allows; `None` for an open end.
    pub due: Option<Date>,
    /// Whether the year came from the plan's title.
    pub year_inferred: bool,
    /// Where.
    pub span: Span,
}

/// 归属 how a measure came by a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// A line of its own.
    Own,
    /// One line for several measures.
    SharedBlock,
    /// From the top-level measure above.
    Parent,
}

/// 归属 field by field; `None` where there is no value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attribution {
    /// Of units.
    pub units: Option<Cover>,
    /// Of lead units.
    pub lead_units: Option<Cover>,
    /// Of co-operating units.
    pub partner_units: Option<Cover>,
    /// Of persons.
    pub persons: Option<Cover>,
    /// Of phones.
    pub phones: Option<Cover>,
    /// Of the deadline.
    pub deadline: Option<Cover>,
}

/// 单位名称 one unit and how the plan writes it.
#[derive(Clone, Debug)]
pub struct UnitName {
    /// The one name.
    pub name: String,
    /// Spellings met, each with its first place, in order of place.
    pub spellings: Vec<(String, Span)>,
    /// Whether some spelling names perhaps another body.
    pub doubtful: bool,
}

/// 用途 what became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Part of the structure.
    Item,
    /// Read, but no item: preamble, introduction of a chapter, body of a problem.
    Context,
    /// Not used.
    SetAside(Reason),
}

/// 未用原因 why a sentence was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Before the title: document number, issuing office.
    BeforeTitle,
    /// A part that is no indicator (组织保障, 附件).
    OtherPart,
    /// Page number, table of contents, table heading.
    Furniture,
    /// No structure was found to put it into.
    NoPlace,
}

/// 句子
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Where.
    pub span: Span,
    /// What became of it.
    pub used: Use,
}

impl Chapter {
    /// All measures of the chapter, parents before children.
    #[must_use]
    pub fn all_measures(&self) -> Vec<&Measure> {
        fn walk<'a>(measures: &'a [Measure], out: &mut Vec<&'a Measure>) {
            for measure in measures {
                out.push(measure);
                walk(&measure.children, out);
            }
        }
        let mut out = Vec::new();
        walk(&self.measures, &mut out);
        out
    }

    /// The measures that are divided no further, each to become an item: what is meant where measures are counted.
    pub fn leaves(&self) -> impl Iterator<Item = &Measure> {
        self.all_measures().into_iter().filter(|measure| measure.children.is_empty())
    }
}
