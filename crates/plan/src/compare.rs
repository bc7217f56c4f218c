//! 比较 what changed between two compilations of a plan, for importing a changed plan again.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Chapter, Measure, Plan, UnitRef};

/// 改动 one difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Indicator of the chapter.
    pub indicator: String,
    /// Labels from the top: `（二）`, `3、`.
    pub path: Vec<String>,
    /// Title of the measure (the new one where both exist).
    pub title: String,
    /// What happened.
    pub kind: ChangeKind,
}

/// 改动种类
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// 新增
    Added,
    /// 删除
    Removed,
    /// 移动 the same words under another label or in another chapter.
    Moved {
        /// Indicator before.
        indicator: String,
        /// Labels before.
        path: Vec<String>,
    },
    /// 文字改动
    Text {
        /// Words before.
        old: String,
        /// Words now.
        new: String,
    },
    /// 责任单位、牵头单位、责任人改动 names before and now.
    Owners {
        /// Before.
        old: Vec<String>,
        /// Now.
        new: Vec<String>,
    },
    /// 时限改动 in normal form; empty without one.
    Deadline {
        /// Before.
        old: String,
        /// Now.
        new: String,
    },
}

/// Below this likeness two measures are different ones.
const ALIKE: f64 = 0.5;
/// Most measures of one plan that are compared pair by pair.
const MOST: usize = 2_000;

struct Flat<'a> {
    indicator: &'a str,
    path: Vec<String>,
    measure: &'a Measure,
    pairs: BTreeSet<(char, char)>,
}

/// The changes from `old` to `new`, those of the new plan in its order, then what was removed.
#[must_use]
pub fn compare(old: &Plan, new: &Plan) -> Vec<Change> {
    let (before, after) = (flat(&old.chapters), flat(&new.chapters));
    let matched = matches(&before, &after);
    let mut changes = Vec::new();
    for (n, now) in after.iter().enumerate() {
        match matched.get(&n).and_then(|&m| before.get(m)) {
            None => changes.push(change(now, ChangeKind::Added)),
            Some(was) => differences(was, now, &mut changes),
        }
    }
    let kept: BTreeSet<usize> = matched.into_values().collect();
    let removed = before.iter().enumerate().filter(|(n, _)| !kept.contains(n));
    changes.extend(removed.map(|(_, was)| change(was, ChangeKind::Removed)));
    changes
}

fn change(at: &Flat<'_>, kind: ChangeKind) -> Change {
    Change { indicator: at.indicator.to_owned(), path: at.path.clone(), title: at.measure.title.clone(), kind }
}

fn flat(chapters: &[Chapter]) -> Vec<Flat<'_>> {
    fn walk<'a>(indicator: &'a str, above: &[String], measures: &'a [Measure], out: &mut Vec<Flat<'a>>) {
        for measure in measures {
            let label = measure.inferred_label.as_ref().unwrap_or(&measure.label);
            let path: Vec<String> = above.iter().chain([label]).cloned().collect();
            let text: Vec<char> = own_words(measure).chars().filter(|c| !c.is_whitespace()).collect();
            let pairs = text.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))).collect();
            out.push(Flat { indicator, path: path.clone(), measure, pairs });
            walk(indicator, &path, &measure.children, out);
        }
    }
    let mut out = Vec::new();
    for chapter in chapters {
        walk(&chapter.indicator, &[], &chapter.measures, &mut out);
    }
    out.truncate(MOST);
    out
}

/// A measure's words without its children's.
fn own_words(measure: &Measure) -> String {
    let mut text = measure.excerpt.text.clone();
    for child in &measure.children {
        if let Some(at) = text.find(&child.excerpt.text) {
            text.replace_range(at..at + child.excerpt.text.len(), "");
        }
    }
    text.strip_prefix(&measure.label).unwrap_or(&text).trim().to_owned()
}

/// New position to old position: first by place and likeness, then by likeness alone, best first.
fn matches(before: &[Flat<'_>], after: &[Flat<'_>]) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut places: BTreeMap<(&str, &[String]), usize> = BTreeMap::new();
    for (m, was) in before.iter().enumerate() {
        places.entry((was.indicator, &was.path)).or_insert(m);
    }
    for (n, now) in after.iter().enumerate() {
        let same = places.get(&(now.indicator, now.path.as_slice())).copied().filter(|m| !taken.contains(m));
        if let Some(m) = same.filter(|&m| before.get(m).is_some_and(|was| alike(was, now) >= ALIKE)) {
            found.insert(n, m);
            taken.insert(m);
        }
    }
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (n, now) in after.iter().enumerate().filter(|(n, _)| !found.contains_key(n)) {
        for (m, was) in before.iter().enumerate().filter(|(m, _)| !taken.contains(m)) {
            let likeness = alike(was, now);
            if likeness >= ALIKE {
                // Thousandths are enough to order by.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                pairs.push(((likeness * 1000.0) as u32, n, m));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, n, m) in pairs {
        if !found.contains_key(&n) && taken.insert(m) {
            found.insert(n, m);
        }
    }
    found
}

/// Share of character pairs in common (Dice).
fn alike(a: &Flat<'_>, b: &Flat<'_>) -> f64 {
    let sum = a.pairs.len() + b.pairs.len();
    if sum == 0 {
        return if a.path == b.path { 1.0 } else { 0.0 };
    }
    let common = a.pairs.intersection(&b.pairs).count();
    #[allow(clippy::cast_precision_loss)]
    let share = 2.0 * common as f64 / sum as f64;
    share
}

fn differences(was: &Flat<'_>, now: &Flat<'_>, out: &mut Vec<Change>) {
    if was.indicator != now.indicator || was.path != now.path {
        let kind = ChangeKind::Moved { indicator: was.indicator.to_owned(), path: was.path.clone() };
        out.push(change(now, kind));
    }
    let (old, new) = (own_words(was.measure), own_words(now.measure));
    let plain =
        |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(crate::dictionary::fold).collect::<String>();
    if plain(&old) != plain(&new) {
        out.push(change(now, ChangeKind::Text { old, new }));
    }
    // Children answer as their parent does; the change is told once.
    if now.measure.level > 1 {
        return;
    }
    let (old, new) = (owners(was.measure), owners(now.measure));
    if old != new {
        out.push(change(now, ChangeKind::Owners { old, new }));
    }
    let due = |measure: &Measure| measure.owners.deadline.as_ref().map(|d| d.normal.clone()).unwrap_or_default();
    let (old, new) = (due(was.measure), due(now.measure));
    if old != new {
        out.push(change(now, ChangeKind::Deadline { old, new }));
    }
}

fn owners(measure: &Measure) -> Vec<String> {
    let owners = &measure.owners;
    let units =
        |units: &[UnitRef], role: &str| units.iter().map(|unit| format!("{role}：{}", unit.name)).collect::<Vec<_>>();
    let mut all = units(&owners.lead_units, "牵头单位");
    all.extend(units(&owners.units, "责任单位"));
    all.extend(units(&owners.partner_units, "配合单位"));
    all.extend(owners.persons.iter().map(|person| format!("{}：{}", person.role, person.name)));
    all
}
