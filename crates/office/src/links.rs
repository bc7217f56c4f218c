//! 关联 the kinds of link between dockets, one name each.

/// A ledger item comes from a finding, a meeting or whatever else gave rise to it.
pub const COMES_FROM: &str = "comes_from";
/// An item stands on the agenda of a meeting.
pub const ON_AGENDA: &str = "on_agenda";
/// A closed item was chosen by a spot check.
pub const CHECKED_BY: &str = "checked_by";
/// A ledger item answers a problem.
pub const ANSWERS: &str = "answers";
/// An item or a problem comes from a plan.
pub const OF_PLAN: &str = "of_plan";
/// A voice says the same as another one, which goes on for both.
pub const SAME_AS: &str = "same_as";
