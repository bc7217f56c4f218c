//! A world that stands still, and chance that repeats.

use jiff::Timestamp;
use office::{
    World,
    world::{Chance, Clock},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

/// A clock that tests set.
pub struct Stopped(AtomicI64);

impl Stopped {
    /// At noon in China on that day, written `2026-11-24`.
    pub fn on(day: &str) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(noon(day))))
    }
}

impl Stopped {
    /// Noon of that day.
    pub fn turn_to(&self, day: &str) {
        self.0.store(noon(day), Ordering::Relaxed);
    }
}

fn noon(day: &str) -> i64 {
    format!("{day}T12:00:00+08:00").parse::<Timestamp>().unwrap().as_microsecond()
}

impl Clock for Stopped {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.fetch_add(1, Ordering::Relaxed)).unwrap()
    }
}

struct Counting(AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).to_le_bytes();
            chunk.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}

/// A world on the clock `clock`. Documents that need a child process cannot be read in it.
pub fn world(clock: Arc<Stopped>) -> World {
    World { clock, chance: Arc::new(Counting(AtomicU64::new(1))), program: "no-such-program".into() }
}
