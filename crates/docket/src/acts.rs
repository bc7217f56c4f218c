//! 办法: acts by name, so that doors offer, gate and describe them without knowing the kind.

use crate::{Actor, Docket};

/// 办法 a kind whose acts have names: `finding.open` is a row of the permission matrix, a form and an address.
pub trait Acts: Docket {
    /// Every act in the order of a life; the first one opens.
    const NAMES: &'static [&'static str];

    /// The name of an act.
    fn name_of(act: &Self::Act) -> &'static str;

    /// What the state allows now and `actor` may do, in its own name or for a unit; the matrix is asked besides.
    fn possible(&self, actor: &Actor) -> Vec<&'static str>;
}
