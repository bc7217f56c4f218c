//! 已编译的方案 the plans looked at last, compiled: a page of a plan is turned often, its document never changes.

use crate::compile_plan::Compiled;
use docket::Hash;
use jiff::civil::Date;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// How many are kept; a district works on few plans at a time.
const KEPT: usize = 4;

/// What a compiled plan follows from: its bytes, its name, which says how they are read, and the day on which it was
/// compiled, against which days are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub sm3: Hash,
    pub name: String,
    pub on: Date,
}

/// The plans looked at last, the latest first.
#[derive(Default)]
pub(crate) struct CompiledPlans(Mutex<VecDeque<(Source, Arc<Compiled>)>>);

impl CompiledPlans {
    pub fn get(&self, source: &Source) -> Option<Arc<Compiled>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|it| it.0 == *source)?;
        let found = kept.remove(at)?;
        let compiled = Arc::clone(&found.1);
        kept.push_front(found);
        Some(compiled)
    }

    pub fn keep(&self, source: Source, compiled: &Arc<Compiled>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|it| it.0 != source);
        kept.push_front((source, Arc::clone(compiled)));
        kept.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Options, document::Document};

    fn source(name: &str) -> Source {
        Source { sm3: Hash::of(name.as_bytes()), name: name.to_owned(), on: jiff::civil::date(2026, 11, 24) }
    }

    fn compiled() -> Arc<Compiled> {
        let document: Document = plan::read::read("a.txt", "方案".as_bytes()).unwrap();
        let plan = plan::compile(&document, &Options::default());
        Arc::new(Compiled { document, plan })
    }

    #[test]
    fn the_same_document_on_the_same_day_is_compiled_once() {
        let (plans, compiled) = (CompiledPlans::default(), compiled());
        plans.keep(source("a"), &compiled);
        assert!(plans.get(&source("a")).is_some_and(|it| Arc::ptr_eq(&it, &compiled)));
        let tomorrow = Source { on: jiff::civil::date(2026, 11, 25), ..source("a") };
        assert!(plans.get(&tomorrow).is_none() && plans.get(&source("b")).is_none());
    }

    #[test]
    fn what_was_not_looked_at_for_longest_goes_first() {
        let (plans, compiled) = (CompiledPlans::default(), compiled());
        for name in ["a", "b", "c", "d"] {
            plans.keep(source(name), &compiled);
        }
        assert!(plans.get(&source("a")).is_some());
        plans.keep(source("e"), &compiled);
        let kept: Vec<bool> = ["a", "b", "c", "d", "e"].map(|it| plans.get(&source(it)).is_some()).to_vec();
        assert_eq!(kept, [true, false, true, true, true]);
    }
}
