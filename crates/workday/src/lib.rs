//! Working days from the State Council's notices, and the clocks that count them.
//!
//! What is absent: today's date (an argument), any guess about a year without a notice (such answers are marked
//! not certain), and any place's habits (office hours are an argument).

mod calendar;
mod clock;
mod day;
mod embedded;
mod fault;
mod hours;
mod notice;
mod table;

pub use calendar::{Answer, Calendar, Explanation};
pub use clock::{Budget, Clock, Due, Extension, LastDay, Start, Suspension, Unit};
pub use day::{Day, Reason, Step};
pub use embedded::FILES;
pub use fault::Fault;
pub use hours::{HourBudget, HourClock, HourDue, HourStep, OfficeHours, Pause};
pub use notice::{Holiday, Notice};
