//! 范围: which dockets somebody may see. Its other face is a `WHERE` in `store`; both are property-tested equal.

use crate::Facets;
use std::collections::BTreeSet;
use vocab::UnitId;

/// The units whose dockets are in reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Every docket, also one that no unit owns.
    All,
    /// Dockets owned or shared by one of these. Empty reaches nothing.
    These(BTreeSet<UnitId>),
}

/// 范围 access is denied unless a scope says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Units in reach.
    pub units: Units,
    /// Kinds in reach; `None` for every kind.
    pub kinds: Option<BTreeSet<String>>,
    /// Regions in reach, by code prefix; `None` for every region.
    pub regions: Option<BTreeSet<String>>,
}

impl Scope {
    /// Reaches nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { units: Units::These(BTreeSet::new()), kinds: None, regions: None }
    }

    /// Reaches everything.
    #[must_use]
    pub const fn all() -> Self {
        Self { units: Units::All, kinds: None, regions: None }
    }

    /// Whether a docket of `kind` with these facets is in reach.
    #[must_use]
    pub fn matches(&self, kind: &str, facets: &Facets) -> bool {
        let unit = match &self.units {
            Units::All => true,
            Units::These(units) => facets.owner.iter().chain(&facets.partners).any(|unit| units.contains(unit)),
        };
        let kind = self.kinds.as_ref().is_none_or(|kinds| kinds.contains(kind));
        let region = self.regions.as_ref().is_none_or(|regions| {
            facets.region.as_ref().is_some_and(|code| regions.iter().any(|prefix| code.starts_with(prefix)))
        });
        unit && kind && region
    }
}
