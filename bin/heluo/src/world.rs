//! The real world: the machine's clock, its chance, this program.

use anyhow::Context;
use office::{
    World,
    world::{Chance, Clock},
};
use std::{io, sync::Arc};

struct MachineClock;

impl Clock for MachineClock {
    #[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }
}

struct MachineChance;

impl Chance for MachineChance {
    fn fill(&self, bytes: &mut [u8]) {
        // Secrets are made of this: with no chance there may be no session, so the process ends.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// The world as it is.
pub fn real() -> anyhow::Result<World> {
    let program = std::env::current_exe().context("cannot tell where this program is")?;
    Ok(World { clock: Arc::new(MachineClock), chance: Arc::new(MachineChance), program })
}

/// Reads a document from standard input under limits.
pub fn read_document(name: &str) -> u8 {
    office::worker::child(name, io::stdin().lock(), io::stdout().lock())
}
