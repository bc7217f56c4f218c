//! 外界: time and chance as arguments. Only `bin/heluo` and tests make one.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{path::PathBuf, sync::Arc};

/// 钟
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;
}

/// 机缘
pub trait Chance: Send + Sync {
    /// Fills `bytes` with chance that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// 外界 what a use case takes from outside.
#[derive(Clone)]
pub struct World {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
    /// This program, started again to read documents that nobody vouches for.
    pub program: PathBuf,
}

impl World {
    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today in China.
    #[must_use]
    pub fn today(&self) -> Date {
        day(self.now())
    }

    /// A token of 32 bytes of chance, as 64 hexadecimal digits.
    #[must_use]
    pub fn token(&self) -> String {
        let mut bytes = [0; 32];
        self.chance.fill(&mut bytes);
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A number of chance for an act.
    #[must_use]
    pub fn seed(&self) -> u64 {
        let mut bytes = [0; 8];
        self.chance.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

/// The day in China at this moment. China has had one zone and no summer time since 1991, so the offset is fixed and
/// no table of zones is needed.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    TimeZone::fixed(jiff::tz::offset(8)).to_datetime(at).date()
}

/// The moment at which `day` begins in China.
#[must_use]
pub fn dawn(day: Date) -> Timestamp {
    let zone = TimeZone::fixed(jiff::tz::offset(8));
    zone.to_zoned(day.to_datetime(jiff::civil::Time::midnight())).map_or(Timestamp::MIN, |it| it.timestamp())
}
