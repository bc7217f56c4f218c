//! 诉求人 who raised a voice: shown to those who must call them, covered for the rest, hidden where they asked for it.

use crate::{Answer, Office, caller::Caller, contacts::masked};
use docket::{Docket, Role};
use ledger::Voice;
use store::{FileRow, PersonId, Row};

/// 可见程度 how much of the raiser somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Name and phone.
    Full,
    /// Both with their middle covered.
    Masked,
    /// Nothing, nor the raiser's own files.
    Hidden,
}

/// How much of the raiser `role` sees, inside its scope. Confidential means: the lead office alone.
#[must_use]
pub const fn sight(role: Role, confidential: bool) -> Sight {
    match (role, confidential) {
        (Role::LeadOffice, _) | (Role::UnitHead | Role::Liaison, false) => Sight::Full,
        (Role::Supervisor | Role::Leader | Role::Auditor, false) => Sight::Masked,
        _ => Sight::Hidden,
    }
}

/// 诉求人 as far as the reader may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raiser {
    /// 企业名称
    pub enterprise: String,
    /// 联系电话
    pub phone: String,
}

/// Who raised `voice`; `None` where the reader may not know, or nobody knows any more.
///
/// # Errors
/// Where the world fails.
pub async fn raiser(office: &Office, caller: &Caller, voice: &Voice) -> Answer<Option<Raiser>> {
    let sight = sight(caller.role, voice.confidential);
    if sight == Sight::Hidden {
        return Ok(None);
    }
    let person = office.store().person(PersonId(voice.raiser)).await?;
    let Some(name) = person.as_ref().and_then(|it| it.name.clone()) else { return Ok(None) };
    let phone = person.and_then(|it| it.phone).unwrap_or_default();
    Ok(Some(match sight {
        Sight::Masked => Raiser { enterprise: covered(&name), phone: masked(&phone) },
        _ => Raiser { enterprise: name, phone },
    }))
}

/// Whether a file of `docket` is kept from `caller`: what a confidential raiser handed in may name them.
#[must_use]
pub fn keeps_back(caller: &Caller, docket: &Row, file: &FileRow) -> bool {
    let confidential = docket.kind == Voice::KIND && docket.facets.tags.iter().any(|it| it == "confidential");
    confidential && file.account.is_none() && sight(caller.role, true) == Sight::Hidden
}

/// The first two signs of a name, and a star for each other one.
fn covered(name: &str) -> String {
    name.chars().enumerate().map(|(at, sign)| if at < 2 { sign } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asked_to_stay_confidential_is_known_to_the_lead_office_alone() {
        for role in Role::ALL.into_iter().chain([Role::Public, Role::System]) {
            let seen = sight(role, true);
            assert_eq!(seen, if role == Role::LeadOffice { Sight::Full } else { Sight::Hidden }, "{}", role.name());
        }
        assert_eq!(sight(Role::Liaison, false), Sight::Full);
        assert_eq!(sight(Role::Leader, false), Sight::Masked);
        assert_eq!(sight(Role::Administrator, false), Sight::Hidden);
    }

    #[test]
    fn a_covered_name_keeps_its_length_and_its_beginning() {
        assert_eq!(covered("洛书机械厂"), "洛书***");
        assert_eq!(covered(""), "");
    }
}
