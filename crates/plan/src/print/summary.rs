//! 汇总 findings by severity and group, and which are shown first.

use crate::diagnostic::{Diagnostic, Lang, REGISTRY, Severity};
use crate::plan::Plan;

/// At most this many 必改 are shown first.
pub const FIRST: usize = 12;

/// 计数 of findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 错误
    pub errors: usize,
    /// 警告
    pub warnings: usize,
    /// 提示
    pub notes: usize,
}

impl Counts {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }

    const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}

/// 类别 findings of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The part of the code before the point.
    pub code: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// How many.
    pub counts: Counts,
    /// Positions in `plan.diagnostics`, in order of place.
    pub members: Vec<usize>,
}

impl Group {
    /// Its name.
    #[must_use]
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// 汇总
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Of the whole plan.
    pub counts: Counts,
    /// 必改 positions in `plan.diagnostics`: errors first, at most [`FIRST`].
    pub first: Vec<usize>,
    /// Everything that is not among the first, by group in the registry's order.
    pub rest: Vec<Group>,
}

/// Counts and groups the findings of a plan.
#[must_use]
pub fn summary(plan: &Plan) -> Summary {
    let mut summary = Summary::default();
    let mut first: Vec<(Severity, usize)> = Vec::new();
    for (n, diagnostic) in plan.diagnostics.iter().enumerate() {
        summary.counts.add(diagnostic.severity);
        if diagnostic.must_fix() {
            first.push((diagnostic.severity, n));
        }
    }
    first.sort();
    first.truncate(FIRST);
    summary.first = first.into_iter().map(|(_, n)| n).collect();
    summary.rest = groups(plan, |n, _| !summary.first.contains(&n));
    summary
}

/// The findings that `keep` takes, by group in the registry's order.
#[must_use]
pub fn groups(plan: &Plan, keep: impl Fn(usize, &Diagnostic) -> bool) -> Vec<Group> {
    let empty = REGISTRY.group.iter().map(|group| Group {
        code: &group.code,
        zh: &group.zh,
        en: &group.en,
        counts: Counts::default(),
        members: Vec::new(),
    });
    let mut groups: Vec<Group> = empty.collect();
    for (n, diagnostic) in plan.diagnostics.iter().enumerate() {
        let group = groups.iter_mut().find(|group| group.code == diagnostic.group());
        if let Some(group) = group.filter(|_| keep(n, diagnostic)) {
            group.counts.add(diagnostic.severity);
            group.members.push(n);
        }
    }
    groups.retain(|group| !group.members.is_empty());
    groups
}
