//! 演示: an invented district with a year behind it, made by the same use cases that people use.
//!
//! Everything is drawn from one seed: the same seed and the same day give the same district.

mod course;
mod draws;
mod history;
mod people;
mod registers;
mod script;
mod set_clock;
mod supervision;
mod voices;

use crate::{Answer, Failure, Office, OfficeError, World};
use draws::Draws;
use jiff::civil::Date;
use set_clock::SetClock;
use std::sync::Arc;
use store::Place;

const PLAN: &str = include_str!("../../../../data/demo/plan.txt");
/// The day on which the demo's plan is imported; its year is the plan's.
const BEGINS: Date = Date::constant(2026, 2, 9);

/// What a demo district is made with.
#[derive(Clone, Debug)]
pub struct Making {
    /// Seed of everything drawn.
    pub seed: u64,
    /// Password of every account.
    pub password: String,
}

/// Why a demo district was not made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OfficeError),
    /// A use case did not do what the script asked.
    #[error("a step of the demo failed")]
    Step(#[from] Failure),
    /// The demo's own data is not sound.
    #[error("the demo's list of units is not sound: {0}")]
    Units(#[from] toml::de::Error),
}

/// Makes the district at `place`, which must be empty, and lives its year up to the day before today.
///
/// # Errors
/// See [`DemoError`].
pub async fn make(place: &Place, world: &World, making: &Making) -> Result<(), DemoError> {
    let clock = Arc::new(SetClock::at(BEGINS));
    let chance = Arc::new(Draws::new(making.seed));
    let demo =
        World { clock: Arc::clone(&clock) as _, chance: Arc::clone(&chance) as _, program: world.program.clone() };
    let office = Office::open(place, demo).await?;
    let cast = people::enter(&office, &making.password).await?;
    let end = world.today();
    history::live(&office, &cast, &clock, &mut Draws::new(making.seed), PLAN, end).await?;
    office.close().await?;
    Ok(())
}

/// An account of the demo and what it is there for.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// What one signs in with.
    pub login: String,
    /// Who it is and what for.
    pub about: String,
}

/// The accounts to try, the lead office first.
///
/// # Errors
/// Where the world fails.
pub async fn accounts(office: &Office) -> Answer<Vec<DemoAccount>> {
    let mut accounts = office.store().accounts().await?;
    accounts.retain(|it| it.active && !people::about(&it.login).is_empty());
    let about = |login: &str, name: &str| format!("{name} {}", people::about(login));
    Ok(accounts.into_iter().map(|it| DemoAccount { about: about(&it.login, &it.name), login: it.login }).collect())
}

/// A first password that nobody can guess, short enough to be typed once.
#[must_use]
pub fn first_password(world: &World) -> String {
    world.token().chars().take(16).collect()
}
