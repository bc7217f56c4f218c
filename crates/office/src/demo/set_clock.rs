//! A clock that stands where the script puts it.

use crate::world::{Clock, dawn};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::sync::{Mutex, PoisonError};

/// 拨钟
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    /// Half past eight on that day.
    pub fn at(day: Date) -> Self {
        Self(Mutex::new(morning(day)))
    }

    /// Puts it to half past eight on that day.
    pub fn set(&self, day: Date) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = morning(day);
    }
}

fn morning(day: Date) -> Timestamp {
    let dawn = dawn(day);
    dawn.checked_add(SignedDuration::from_mins(8 * 60 + 30)).unwrap_or(dawn)
}

impl Clock for SetClock {
    /// Each look is a little later than the one before, as it is on a desk.
    fn now(&self) -> Timestamp {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.checked_add(SignedDuration::from_secs(7)).unwrap_or(*now);
        *now
    }
}
