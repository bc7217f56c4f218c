//! 范围 which dockets an account reaches, from its role and unit.

use docket::{Role, Scope, Units};
use std::collections::BTreeSet;
use vocab::UnitId;

/// Everything for those who run, supervise, decide and audit; the own unit's dockets for units; nothing for the rest.
#[must_use]
pub fn of(role: Role, unit: Option<UnitId>) -> Scope {
    match role {
        Role::LeadOffice | Role::Supervisor | Role::Leader | Role::Auditor | Role::System => Scope::all(),
        Role::UnitHead | Role::Liaison => Scope { units: Units::These(unit.into_iter().collect()), ..Scope::all() },
        Role::Administrator | Role::Public => Scope { units: Units::These(BTreeSet::new()), ..Scope::all() },
    }
}
