//! 编译结果 what an import holds: chapters, problems and measures as reviewable entries.

use crate::{Due, Figure, FileRef, Parties, item};
use serde::{Deserialize, Serialize};

/// 编译结果 one version of a plan, flat: chapters by position, problems and entries by number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compiled {
    /// 文件标题
    pub title: String,
    /// What stands before the first chapter.
    #[serde(default)]
    pub preamble: String,
    /// The document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRef>,
    /// In order; entries and problems name them by position from 0.
    pub chapters: Vec<Chapter>,
    /// In order of the source.
    #[serde(default)]
    pub problems: Vec<PlanProblem>,
    /// In order of the source, parents before their parts.
    pub entries: Vec<Entry>,
}

/// 章 one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// The number printed in the heading; may repeat where the document miscounts.
    pub no: u32,
    /// 指标
    pub indicator: String,
    /// The heading verbatim.
    #[serde(default)]
    pub heading: String,
    /// 整改目标
    #[serde(default)]
    pub goal: String,
    /// 目标位次
    #[serde(default)]
    pub targets: Vec<TargetRank>,
}

/// 目标位次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRank {
    /// 省 or 市.
    pub scope: String,
    /// Verbatim.
    pub text: String,
    /// `None` for a target without a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_at_most: Option<u32>,
}

/// 主要问题
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanProblem {
    /// Number within the plan, from 1; kept from version to version.
    pub no: u32,
    /// Position of its chapter.
    pub chapter: u32,
    /// `一是`
    #[serde(default)]
    pub label: String,
    /// Verbatim, label included.
    pub text: String,
    /// First and last line of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
}

/// 条目 one measure as it is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number within the plan, from 1; kept from version to version.
    pub no: u32,
    /// The entry of which it is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Position of its chapter.
    pub chapter: u32,
    /// 1, 2 or 3.
    pub level: u8,
    /// Label path, `3-（一）-3`; see [`label_path`].
    pub path: String,
    /// One line.
    pub title: String,
    /// 措施原文
    #[serde(default)]
    pub text: String,
    /// First and last line of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
    /// Who answers for it, as far as the names are known units.
    #[serde(default)]
    pub parties: Parties,
    /// Unit names of the source that match no unit.
    #[serde(default)]
    pub unmatched: Vec<String>,
    /// 完成时限; `None` where the source gives none that can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The deadline verbatim.
    #[serde(default)]
    pub due_text: String,
    /// 约束指标
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Steps that the text itself dates.
    #[serde(default)]
    pub steps: Vec<item::milestones::Step>,
    /// The problems it answers, by number.
    #[serde(default)]
    pub problems: Vec<u32>,
    /// A remark of the reviewer.
    #[serde(default)]
    pub remark: String,
    /// Whether it will become an item.
    #[serde(default)]
    pub state: EntryState,
}

/// 列入情况
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EntryState {
    /// 列入
    #[default]
    Kept,
    /// 不列入
    Dropped {
        /// Why.
        reason: String,
    },
    /// 拆分 into the entries of these numbers.
    Split {
        /// Their numbers.
        into: Vec<u32>,
    },
    /// 修订稿删去
    Removed {
        /// The version that left it out; the first import is 1.
        version: u32,
    },
    /// 合并 into the entry of that number.
    Merged {
        /// Its number.
        into: u32,
    },
}

impl Entry {
    /// 列入
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self.state, EntryState::Kept)
    }
}

/// The path of a label: chapter number and the labels from the top, their final marks left out. `3`, `（一）`, `3、` give
/// `3-（一）-3`.
#[must_use]
pub fn label_path<'a>(chapter: u32, labels: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = chapter.to_string();
    for label in labels {
        let label = label.trim().trim_end_matches(['、', '.', '．', '，', ',', ' ']);
        if !label.is_empty() {
            path.push('-');
            path.push_str(label);
        }
    }
    path
}

impl Compiled {
    /// The entry of that number.
    #[must_use]
    pub fn entry(&self, no: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.no == no)
    }

    pub(super) fn entry_mut(&mut self, no: u32) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.no == no)
    }

    /// The problem of that number.
    #[must_use]
    pub fn problem(&self, no: u32) -> Option<&PlanProblem> {
        self.problems.iter().find(|problem| problem.no == no)
    }

    /// 指标 of the chapter at that position, `""` where there is none.
    #[must_use]
    pub fn indicator(&self, chapter: u32) -> &str {
        let at = usize::try_from(chapter).ok();
        at.and_then(|at| self.chapters.get(at)).map_or("", |chapter| chapter.indicator.as_str())
    }

    /// A group: its parts of levels 1 and 2 become items, not itself.
    #[must_use]
    pub fn is_group(&self, entry: &Entry) -> bool {
        self.entries.iter().any(|part| part.parent == Some(entry.no) && part.level <= 2)
    }

    /// Entries that become items: kept, of level 1 or 2, no group.
    pub fn leaves(&self) -> impl Iterator<Item = &Entry> + '_ {
        self.entries.iter().filter(|entry| entry.is_kept() && entry.level <= 2 && !self.is_group(entry))
    }

    pub(super) fn next_entry_no(&self) -> u32 {
        self.entries.iter().map(|entry| entry.no).max().unwrap_or(0).saturating_add(1)
    }
}
