//! 抽样: which of a population are looked at, so that anyone with seed and population finds the same.

use docket::Hash;
use vocab::DocketId;

/// The sample of `size` out of `population`: each number is written in decimal after the seed and a colon, `seed:17`,
/// hashed with SM3 (GB/T 32905-2016); the `size` smallest hashes are chosen, in their order. The order and any repetition
/// of the population make no difference. A size beyond the population takes all of it.
#[must_use]
pub fn choose(seed: &str, population: &[DocketId], size: usize) -> Vec<DocketId> {
    let mut drawn: Vec<(Hash, DocketId)> =
        population.iter().map(|id| (Hash::of(format!("{seed}:{id}").as_bytes()), *id)).collect();
    drawn.sort_unstable();
    drawn.dedup();
    drawn.into_iter().take(size).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn ids(numbers: &[i64]) -> Vec<DocketId> {
        numbers.iter().copied().map(DocketId).collect()
    }

    #[test]
    fn the_sample_is_the_smallest_hashes_of_seed_and_number() {
        let population = ids(&[1, 2, 3, 4, 5]);
        let mut by_hand: Vec<(String, i64)> =
            (1..=5).map(|id| (Hash::of(format!("abc:{id}").as_bytes()).to_string(), id)).collect();
        by_hand.sort();
        let first: Vec<i64> = by_hand.iter().take(2).map(|(_, id)| *id).collect();
        assert_eq!(choose("abc", &population, 2), ids(&first));
    }

    proptest! {
        #[test]
        fn the_same_seed_draws_the_same_whatever_the_order(
            mut numbers in prop::collection::vec(1i64..500, 0..60), size in 0usize..70, seed in "[0-9a-f]{16}",
        ) {
            let drawn = choose(&seed, &ids(&numbers), size);
            numbers.reverse();
            numbers.extend(numbers.clone());
            prop_assert_eq!(&choose(&seed, &ids(&numbers), size), &drawn);
            let all: BTreeSet<DocketId> = ids(&numbers).into_iter().collect();
            prop_assert_eq!(drawn.len(), size.min(all.len()));
            prop_assert!(drawn.iter().all(|id| all.contains(id)));
            prop_assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), drawn.len());
        }

        #[test]
        fn a_larger_sample_holds_the_smaller_one(seed in "[0-9a-f]{16}", small in 0usize..20, more in 0usize..20) {
            let population: Vec<DocketId> = (1..60).map(DocketId).collect();
            let larger = choose(&seed, &population, small + more);
            prop_assert_eq!(&larger[..small.min(larger.len())], &choose(&seed, &population, small)[..]);
        }
    }

    #[test]
    fn every_member_is_drawn_about_as_often() {
        let population: Vec<DocketId> = (1..=20).map(DocketId).collect();
        let mut drawn = [0_u32; 20];
        for seed in 0..2_000 {
            for id in choose(&seed.to_string(), &population, 5) {
                drawn[usize::try_from(id.0 - 1).unwrap()] += 1;
            }
        }
        // 500 expected of each; five standard deviations are about 97.
        assert!(drawn.iter().all(|times| (400..600).contains(times)), "{drawn:?}");
    }
}
