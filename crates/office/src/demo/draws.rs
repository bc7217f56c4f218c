//! Chance from a seed (splitmix64), so that a demo can be made again.

use crate::world::Chance;
use std::sync::atomic::{AtomicU64, Ordering};

/// 抽取
pub struct Draws(AtomicU64);

impl Draws {
    /// From a seed.
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut z = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `from` to `to`, both possible.
    pub fn between(&self, from: i64, to: i64) -> i64 {
        let span = to.saturating_sub(from).unsigned_abs() + 1;
        from + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in `percent` of a hundred.
    pub fn chance(&self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them; `T::default()` of none.
    pub fn pick<T: Copy + Default>(&self, from: &[T]) -> T {
        let last = i64::try_from(from.len()).unwrap_or(1) - 1;
        let at = usize::try_from(self.between(0, last.max(0))).unwrap_or(0);
        from.get(at).copied().unwrap_or_default()
    }
}

impl Chance for Draws {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.next().to_le_bytes();
            chunk.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}
