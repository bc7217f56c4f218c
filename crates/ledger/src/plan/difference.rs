//! 差异 what a later version of a plan adds, takes away and changes.

use super::{Compiled, Entry, PlanProblem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 差异 the later version under the numbers of the earlier one, and what differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The later version; what is known keeps its number, what is new gets the next free one.
    pub renumbered: Compiled,
    /// In order of the later version, what was taken away last.
    pub changes: Vec<Change>,
}

/// 修订 one difference, to be decided on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// 新增条目
    EntryAdded {
        /// It.
        entry: Box<Entry>,
    },
    /// 修改条目
    EntryChanged {
        /// As it stands now.
        entry: Box<Entry>,
        /// What differs, for people.
        fields: Vec<FieldChange>,
    },
    /// 删去条目
    EntryRemoved {
        /// Its number.
        entry: u32,
    },
    /// 新增问题
    ProblemAdded {
        /// It.
        problem: PlanProblem,
    },
    /// 修改问题
    ProblemChanged {
        /// As it stands now.
        problem: PlanProblem,
        /// What differs, for people.
        fields: Vec<FieldChange>,
    },
    /// 删去问题
    ProblemRemoved {
        /// Its number.
        problem: u32,
    },
}

/// 修改处 one field of an entry or problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// `title`, `text`, `path`, `due`, `parties`, `figures`, `steps`.
    pub field: String,
    /// Before; `""` for fields that are lists.
    pub from: String,
    /// After; `""` for fields that are lists.
    pub to: String,
}

/// What `new` differs in from `old`. Entries are paired within an indicator: same text first, then same title, then
/// same label path, so that a measure put in front does not make every later one look changed. Lines alone are no
/// difference. `free` is the first entry number that was never used.
#[must_use]
pub fn between(old: &Compiled, new: &Compiled, free: u32) -> Difference {
    let entries = pair(
        &old.entries,
        &new.entries,
        [
            |plan, it| key(plan.indicator(it.chapter), &it.text),
            |plan, it| key(plan.indicator(it.chapter), &it.title),
            |plan, it| key(plan.indicator(it.chapter), &it.path),
        ],
        (old, new),
    );
    let problems = pair(
        &old.problems,
        &new.problems,
        [
            |plan: &Compiled, it: &PlanProblem| key(plan.indicator(it.chapter), &it.text),
            |plan, it| key(plan.indicator(it.chapter), &it.label),
            |_, _| None,
        ],
        (old, new),
    );
    let renumbered = renumber(old, new, &entries, &problems, free);
    let mut changes = Vec::new();
    for problem in &renumbered.problems {
        match old.problem(problem.no) {
            None => changes.push(Change::ProblemAdded { problem: problem.clone() }),
            Some(before) if before.text != problem.text => {
                let fields = vec![field("text", &before.text, &problem.text)];
                changes.push(Change::ProblemChanged { problem: problem.clone(), fields });
            }
            Some(_) => {}
        }
    }
    for entry in &renumbered.entries {
        match old.entry(entry.no) {
            None => changes.push(Change::EntryAdded { entry: Box::new(entry.clone()) }),
            Some(before) => {
                let fields = fields(before, entry);
                if !fields.is_empty() {
                    changes.push(Change::EntryChanged { entry: Box::new(entry.clone()), fields });
                }
            }
        }
    }
    let gone = old.entries.iter().filter(|entry| renumbered.entry(entry.no).is_none());
    changes.extend(gone.map(|entry| Change::EntryRemoved { entry: entry.no }));
    let gone = old.problems.iter().filter(|problem| renumbered.problem(problem.no).is_none());
    changes.extend(gone.map(|problem| Change::ProblemRemoved { problem: problem.no }));
    Difference { renumbered, changes }
}

fn key(indicator: &str, text: &str) -> Option<(String, String)> {
    (!text.trim().is_empty()).then(|| (indicator.to_owned(), text.to_owned()))
}

type Key<T> = fn(&Compiled, &T) -> Option<(String, String)>;

/// For each of `new` the position in `old` that it continues.
fn pair<T>(old: &[T], new: &[T], keys: [Key<T>; 3], plans: (&Compiled, &Compiled)) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for key in keys {
        let mut free: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, it) in old.iter().enumerate().rev() {
            if taken.get(at) == Some(&false)
                && let Some(key) = key(plans.0, it)
            {
                free.entry(key).or_default().push(at);
            }
        }
        for (slot, it) in found.iter_mut().zip(new) {
            if slot.is_none()
                && let Some(key) = key(plans.1, it)
            {
                *slot = free.get_mut(&key).and_then(Vec::pop);
                if let Some(mark) = slot.and_then(|at| taken.get_mut(at)) {
                    *mark = true;
                }
            }
        }
    }
    found
}

fn renumber(
    old: &Compiled,
    new: &Compiled,
    entries: &[Option<usize>],
    problems: &[Option<usize>],
    free: u32,
) -> Compiled {
    let mut next = free;
    let mut entry_no = BTreeMap::new();
    for (entry, was) in new.entries.iter().zip(entries) {
        let no = was.and_then(|at| old.entries.get(at)).map(|entry| entry.no).unwrap_or_else(|| {
            next = next.saturating_add(1);
            next - 1
        });
        entry_no.insert(entry.no, no);
    }
    let mut next = old.problems.iter().map(|problem| problem.no).max().unwrap_or(0);
    let mut problem_no = BTreeMap::new();
    for (problem, was) in new.problems.iter().zip(problems) {
        let no = was.and_then(|at| old.problems.get(at)).map(|problem| problem.no).unwrap_or_else(|| {
            next = next.saturating_add(1);
            next
        });
        problem_no.insert(problem.no, no);
    }
    let mut renumbered = new.clone();
    let of = |numbers: &BTreeMap<u32, u32>, no: u32| numbers.get(&no).copied().unwrap_or(no);
    for entry in &mut renumbered.entries {
        entry.no = of(&entry_no, entry.no);
        entry.parent = entry.parent.map(|parent| of(&entry_no, parent));
        entry.problems = entry.problems.iter().map(|problem| of(&problem_no, *problem)).collect();
    }
    for problem in &mut renumbered.problems {
        problem.no = of(&problem_no, problem.no);
    }
    renumbered
}

fn field(name: &str, from: &str, to: &str) -> FieldChange {
    FieldChange { field: name.to_owned(), from: from.to_owned(), to: to.to_owned() }
}

fn fields(old: &Entry, new: &Entry) -> Vec<FieldChange> {
    let due = |entry: &Entry| entry.due.map(|due| due.to_string()).unwrap_or_default();
    let mut fields = Vec::new();
    for (name, from, to) in [
        ("path", old.path.clone(), new.path.clone()),
        ("title", old.title.clone(), new.title.clone()),
        ("text", old.text.clone(), new.text.clone()),
        ("due", due(old), due(new)),
    ] {
        if from != to {
            fields.push(field(name, &from, &to));
        }
    }
    let lists = [
        ("parties", old.parties != new.parties || old.unmatched != new.unmatched),
        ("figures", old.figures != new.figures),
        ("steps", old.steps != new.steps),
    ];
    fields.extend(lists.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| field(name, "", "")));
    fields
}

impl Entry {
    /// Takes over from `new` what differs there from the version before; what the reviewer fixed otherwise stays.
    pub(super) fn revise(&mut self, new: &Self, fields: &[FieldChange]) {
        self.lines = new.lines;
        for change in fields {
            match change.field.as_str() {
                "path" => self.path.clone_from(&new.path),
                "title" => self.title.clone_from(&new.title),
                "text" => self.text.clone_from(&new.text),
                "due" => {
                    self.due = new.due;
                    self.due_text.clone_from(&new.due_text);
                }
                "parties" => {
                    self.parties.clone_from(&new.parties);
                    self.unmatched.clone_from(&new.unmatched);
                }
                "figures" => self.figures.clone_from(&new.figures),
                "steps" => self.steps.clone_from(&new.steps),
                _ => {}
            }
        }
    }
}
