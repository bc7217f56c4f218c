//! Words of the field as types: identifiers, check digits, regions, numerals, sources.

pub mod citizen_id;
pub mod comparator;
pub mod id;
pub mod money;
pub mod numeral;
pub mod org_code;
pub mod personal;
pub mod region;
pub mod source;
pub mod uscc;
pub mod verdict;

pub use comparator::Comparator;
pub use id::{AccountId, DocketId, UnitId};
pub use money::Money;
pub use region::{Region, Regions};
pub use source::Source;
pub use verdict::{Reason, Verdict};
