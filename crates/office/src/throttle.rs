//! 限速: how often somebody may try a password.
//!
//! Counted in memory by login name and by address. A restart forgets the counts; each attempt costs a slow hash and a
//! line of the audit all the same.

use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Wrong passwords that cost nothing.
const FREE: u32 = 5;
/// How long one more wrong password locks, doubled each time.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);
/// The longest lock.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// 登录限速
#[derive(Default)]
pub struct Throttle {
    tries: Mutex<HashMap<String, Tries>>,
}

#[derive(Clone, Copy)]
struct Tries {
    wrong: u32,
    until: Timestamp,
}

impl Throttle {
    /// How long `key` must still wait at `now`; `None` when it may try.
    #[must_use]
    pub fn wait(&self, key: &str, now: Timestamp) -> Option<SignedDuration> {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries.get(key).map(|it| it.until.duration_since(now)).filter(|it| it.is_positive())
    }

    /// Counts a wrong password.
    pub fn wrong(&self, key: &str, now: Timestamp) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        // What has been quiet for the longest lock is forgotten, so that the table cannot grow without end.
        tries.retain(|_, it| now.duration_since(it.until) < LONGEST_WAIT);
        let it = tries.entry(key.to_owned()).or_insert(Tries { wrong: 0, until: now });
        it.wrong += 1;
        if let Some(over) = it.wrong.checked_sub(FREE) {
            let wait = FIRST_WAIT.checked_mul(1 << over.min(5)).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
            it.until = now.checked_add(wait).unwrap_or(now);
        } else {
            it.until = now;
        }
    }

    /// Forgets the wrong passwords of `key`.
    pub fn right(&self, key: &str) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_wrong_password_waits_longer_than_the_fifth() {
        let throttle = Throttle::default();
        let now = Timestamp::UNIX_EPOCH;
        for _ in 0..4 {
            throttle.wrong("zhang", now);
        }
        assert_eq!(throttle.wait("zhang", now), None);
        throttle.wrong("zhang", now);
        assert_eq!(throttle.wait("zhang", now), Some(FIRST_WAIT));
        throttle.wrong("zhang", now);
        assert_eq!(throttle.wait("zhang", now), Some(SignedDuration::from_secs(60)));
        assert_eq!(throttle.wait("wang", now), None);
    }

    #[test]
    fn waiting_never_passes_the_longest_lock_and_a_right_password_ends_it() {
        let throttle = Throttle::default();
        let now = Timestamp::UNIX_EPOCH;
        for _ in 0..100 {
            throttle.wrong("zhang", now);
        }
        assert_eq!(throttle.wait("zhang", now), Some(LONGEST_WAIT));
        throttle.right("zhang");
        assert_eq!(throttle.wait("zhang", now), None);
    }
}
