//! 数字 the figures a plan states: value, unit, comparator, subject, and what sort of promise or fact each one is.
//!
//! A passage is read clause by clause. A number becomes a figure when a unit or a place in a ranking says what it
//! counts; years, dates, labels, document numbers, telephone numbers, versions and numbers inside names never do.
//! Reading is linear in the length of the passage: what is looked at around a number is bounded.

use serde::{Deserialize, Serialize};
use vocab::Comparator;

use crate::plan::Span;

mod clause;
mod comparison;
mod decimal;
mod implied;
mod kind;
mod list;
mod numeral;
mod quantity;
mod rate;
mod reading;
mod subject;
mod words;

pub use decimal::Decimal;

/// 段落所在 which part of a chapter a passage stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Before the first chapter.
    Preamble,
    /// 主要问题
    Problem,
    /// 整改目标
    Goal,
    /// 整改措施
    Measure,
}

/// 段落 one paragraph of the plan with where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// Number of the chapter; 0 = preamble.
    pub chapter: u32,
    /// The part of the chapter.
    pub section: Section,
    /// Line of the source, from 1.
    pub line: u32,
    /// The paragraph, verbatim.
    pub text: &'a str,
    /// The year the plan is for, where its title says one.
    pub year: Option<i16>,
}

/// 数字 one figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Number of the chapter; 0 = preamble.
    pub chapter: u32,
    /// First and last line of the source.
    pub lines: (u32, u32),
    /// The clause that holds the number, verbatim.
    pub span: String,
    /// Where the clause begins on its line, in characters from 1.
    pub column: u32,
    /// Length of the clause in characters.
    pub length: u32,
    /// What the number is about, in the plan's words.
    pub subject: String,
    /// How the value bounds the subject.
    pub comparator: Comparator,
    /// The value, in `unit`.
    pub value: Decimal,
    /// The unit as written, 万 and 亿 included; a rate as 次/月.
    pub unit: String,
    /// The case it holds for, empty when for all.
    pub condition: String,
    /// What sort of figure it is.
    pub kind: Kind,
    /// How firmly it is promised; `None` for facts.
    pub modality: Option<Modality>,
    /// 约, 余, 左右: the plan itself rounds.
    pub approximate: bool,
    /// Said in words without a number (零跑腿).
    pub implied: bool,
}

impl Figure {
    /// Where its clause stands.
    #[must_use]
    pub const fn place(&self) -> Span {
        Span { line: self.lines.0, column: self.column, length: self.length }
    }
}

/// 种类 what sort of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A promised time limit or number of steps.
    Sla,
    /// A level or rank to be reached.
    Target,
    /// Where things stand.
    Baseline,
    /// Where others stand, or what a norm asks.
    Benchmark,
    /// A ratio or threshold that decides which case a rule applies to.
    RatioRule,
    /// A number of things to be done.
    CountTarget,
    /// An amount of money.
    Money,
}

impl Kind {
    /// Whether it tells what is, and promises nothing.
    #[must_use]
    pub const fn is_fact(self) -> bool {
        matches!(self, Self::Baseline | Self::Benchmark)
    }
}

/// 情态 how firmly a figure is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// 确保, 必须, or stated flatly.
    Firm,
    /// 力争, 原则上, 鼓励, 探索.
    Soft,
}

/// The figures of a passage in order of appearance; those said only in words come after the others of their clause.
#[must_use]
pub fn figures_in(passage: &Passage<'_>) -> Vec<Figure> {
    reading::read(passage)
}
