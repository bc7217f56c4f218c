//! 整改台账: plans, rectification items and problems as dockets. Pure: no clock, no store, no chance.
//!
//! A plan is reviewed and adopted ([`plan`]); each of its measures becomes an item with a life of its own ([`item`]);
//! each of its problems is answered by items and struck off once its effect is verified ([`problem`]). Lights come from
//! [`rules`], which are data.

pub mod book;
mod calendar;
pub mod due;
pub mod duty;
pub mod finding;
pub mod indicator;
pub mod item;
pub mod meeting;
pub mod paper;
pub mod party;
pub mod period;
pub mod plan;
pub mod practice;
pub mod problem;
pub mod project;
pub mod promise;
pub mod quantity;
pub mod reason;
pub mod refusals;
pub mod rules;
pub mod spot_check;
pub mod step;
pub mod voice;

pub use book::{Book, RuleFault};
pub use due::Due;
pub use duty::Duty;
pub use finding::Finding;
pub use indicator::Indicator;
pub use item::{Item, ItemFacts};
pub use meeting::Meeting;
pub use paper::{Evidence, EvidenceKind, FileRef, Form, Paper};
pub use party::{Parties, Partner, Person, PersonRole};
pub use period::{Period, Rhythm};
pub use plan::Plan;
pub use practice::Practice;
pub use problem::Problem;
pub use project::Project;
pub use promise::Promise;
pub use quantity::{Figure, Quantity};
pub use reason::Reason;
pub use rules::{RuleBook, Rules};
pub use spot_check::SpotCheck;
pub use step::By;
pub use voice::Voice;
