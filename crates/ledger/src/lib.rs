//! 整改台账: plans, rectification items and problems as dockets. Pure: no clock, no store, no chance.
//!
//! A plan is reviewed and adopted ([`plan`]); each of its measures becomes an item with a life of its own ([`item`]);
//! each of its problems is answered by items and struck off once its effect is verified ([`problem`]). Lights come from
//! [`rules`], which are data.

mod calendar;
pub mod due;
pub mod finding;
pub mod item;
pub mod paper;
pub mod party;
pub mod period;
pub mod plan;
pub mod problem;
pub mod quantity;
pub mod reason;
pub mod refusals;
pub mod rules;
pub mod step;
pub mod voice;

pub use due::Due;
pub use finding::Finding;
pub use item::{Item, ItemFacts};
pub use paper::{Evidence, EvidenceKind, FileRef, Form, Paper};
pub use party::{Parties, Partner, Person, PersonRole};
pub use period::{Period, Rhythm};
pub use plan::Plan;
pub use problem::Problem;
pub use quantity::{Comparator, Figure, Quantity};
pub use reason::Reason;
pub use rules::{RuleBook, Rules};
pub use step::By;
pub use voice::Voice;
