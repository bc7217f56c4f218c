//! 联系方式: phones of those responsible, masked unless the reader must call them.

use crate::{Answer, Office, caller::Caller};
use docket::Role;
use std::collections::BTreeMap;
use store::PersonId;
use vocab::UnitId;

/// Whether `caller` sees personal data of `units` in full: the lead office, and a unit its own.
#[must_use]
pub fn sees_in_full(caller: &Caller, units: impl IntoIterator<Item = UnitId>) -> bool {
    let own = |unit: UnitId| matches!(caller.role, Role::UnitHead | Role::Liaison) && caller.unit == Some(unit);
    caller.role == Role::LeadOffice || units.into_iter().any(own)
}

/// Phones by the number under which an event refers to a person, in full or masked.
///
/// # Errors
/// Where the world fails.
pub async fn phones(
    office: &Office,
    contacts: impl IntoIterator<Item = i64>,
    in_full: bool,
) -> Answer<BTreeMap<i64, String>> {
    let mut phones = BTreeMap::new();
    for contact in contacts {
        let person = office.store().person(PersonId(contact)).await?;
        if let Some(phone) = person.and_then(|it| it.phone) {
            phones.insert(contact, if in_full { phone } else { masked(&phone) });
        }
    }
    Ok(phones)
}

/// All but the first three and the last four figures are covered; of a short number only the last two are left.
pub(crate) fn masked(phone: &str) -> String {
    let signs: Vec<char> = phone.chars().collect();
    let (head, tail) = if signs.len() >= 11 { (3, 4) } else { (0, 2) };
    let shown = |at: usize| at < head || at + tail >= signs.len();
    signs.iter().enumerate().map(|(at, sign)| if shown(at) { *sign } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_phone_cannot_be_called() {
        assert_eq!(masked("13812340142"), "138****0142");
        assert_eq!(masked("0379-6788662"), "037*****8662");
        assert_eq!(masked("6788662"), "*****62");
        assert_eq!(masked(""), "");
    }
}
