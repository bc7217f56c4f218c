//! 责任: who leads, who helps with what, and which persons stand for them.

use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 责任人 a person by name and role. A phone number is never part of an event; it lies in the erasable table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name as the plan writes it.
    pub name: String,
    /// The label behind which the plan names the person.
    pub role: PersonRole,
    /// Row in the erasable table of persons, where phone numbers lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<i64>,
}

/// 责任角色 the label behind which a plan names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonRole {
    /// 责任领导
    Leader,
    /// 责任人
    Responsible,
    /// 联系人
    Contact,
    /// 联络员
    Liaison,
}

/// 配合单位 with its own part of the measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The unit.
    pub unit: UnitId,
    /// 分项 what it has to do; `""` while nobody has said.
    #[serde(default)]
    pub part: String,
}

/// 责任分工 everybody who answers for a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parties {
    /// 责任领导, 责任人, 联系人, 联络员 in the order of the plan.
    pub persons: Vec<Person>,
    /// 牵头单位 answers for the whole.
    pub lead: Option<UnitId>,
    /// 配合单位
    pub partners: Vec<Partner>,
}

impl Parties {
    /// Lead unit first, then partners.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.lead.into_iter().chain(self.partners.iter().map(|partner| partner.unit))
    }

    /// The persons named in `role`.
    pub fn persons_as(&self, role: PersonRole) -> impl Iterator<Item = &Person> + '_ {
        self.persons.iter().filter(move |person| person.role == role)
    }

    /// Takes over whom `other` names: its units as partners, its persons beside the own ones.
    pub fn join(&mut self, other: &Self) {
        let partner = |unit: UnitId| {
            let known = other.partners.iter().find(|partner| partner.unit == unit);
            known.cloned().unwrap_or(Partner { unit, part: String::new() })
        };
        for unit in other.units() {
            if self.units().all(|known| known != unit) {
                self.partners.push(partner(unit));
            }
        }
        for person in &other.persons {
            if !self.persons.contains(person) {
                self.persons.push(person.clone());
            }
        }
    }

    /// The first unit that stands in it twice.
    #[must_use]
    pub fn repeated_unit(&self) -> Option<UnitId> {
        let units: Vec<UnitId> = self.units().collect();
        units.iter().enumerate().find(|(at, unit)| units.iter().take(*at).any(|it| it == *unit)).map(|(_, unit)| *unit)
    }
}
