//! 设置本区: the administrator says whose installation this is.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    district::{District, NAME, REGION},
};
use store::{Job, Setting};
use vocab::region::Regions;

/// Characters of a name at most; it stands in the head of every page.
const LONGEST: usize = 20;

/// 设置本区
///
/// # Errors
/// A [`Failure::Field`] for a name that is missing or too long, and for a code that no place has today.
pub async fn save_district(office: &Office, caller: &Caller, request: District) -> Answer<()> {
    office.may(caller, "district.save", false)?;
    let trimmed = |text: &str| text.trim().to_owned();
    let district = District { name: trimmed(&request.name), region: trimmed(&request.region) };
    if district.name.is_empty() {
        return Err(Failure::Field { field: "district", code: "field.empty" });
    }
    if district.name.chars().count() > LONGEST || district.name.chars().any(char::is_control) {
        return Err(Failure::Field { field: "district", code: "district.name_unfit" });
    }
    let in_force = |code: &str| Regions::embedded().today(code).is_some_and(|it| it.code == code);
    if !district.region.is_empty() && !in_force(&district.region) {
        return Err(Failure::Field { field: "region", code: "region.unknown" });
    }
    let kept = district.clone();
    let job = Job::new(office.now(), caller.actor(None), Vec::new(), move |desk| {
        for (name, value) in [(NAME, &kept.name), (REGION, &kept.region)] {
            desk.put(Setting { name: name.to_owned(), value: value.clone() });
        }
        desk.audit("district.save", None, format!("{} {}", kept.name, kept.region).trim_end());
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)?;
    office.adopt_district(district);
    Ok(())
}
