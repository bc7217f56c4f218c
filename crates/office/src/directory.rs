//! 名录 the names behind numbers, for pages and exports.

use crate::{Answer, Office};
use std::collections::BTreeMap;
use store::Unit;
use vocab::{AccountId, UnitId};

/// 名录
#[derive(Clone, Debug, Default)]
pub struct Directory {
    units: BTreeMap<UnitId, Unit>,
    accounts: BTreeMap<AccountId, String>,
}

impl Directory {
    /// Everything that has a name.
    ///
    /// # Errors
    /// Where the world fails.
    pub async fn load(office: &Office) -> Answer<Self> {
        let units = office.store().units().await?.into_iter().map(|it| (it.id, it)).collect();
        let accounts = office.store().accounts().await?.into_iter().map(|it| (it.id, it.name)).collect();
        Ok(Self { units, accounts })
    }

    /// The short name of a unit, `""` for an unknown one.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &str {
        self.units.get(&id).map_or("", |it| it.short.as_str())
    }

    /// The name of an account, `""` for an unknown one.
    #[must_use]
    pub fn account(&self, id: AccountId) -> &str {
        self.accounts.get(&id).map_or("", String::as_str)
    }

    /// The unit that goes by `name`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<UnitId> {
        let goes_by = |it: &&Unit| it.name == name || it.short == name || it.aliases.iter().any(|alias| alias == name);
        self.units.values().find(goes_by).map(|it| it.id)
    }

    /// Every unit, by number.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }
}
