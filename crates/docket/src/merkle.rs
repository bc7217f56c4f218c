//! 检查点 one root over all events since the last checkpoint, and the last root (tree hash after RFC 6962 §2.1).

use crate::chain::{Fields, Hash};

/// 默克尔树 built leaf by leaf; holds one hash a level.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Roots of whole subtrees with their heights, tallest first.
    peaks: Vec<(u32, Hash)>,
    leaves: i64,
}

impl Tree {
    /// Adds the hash of the next event.
    pub fn push(&mut self, leaf: &Hash) {
        let mut peak = (0, join("heluo.leaf/1", &[leaf]));
        while let Some((height, left)) = self.peaks.pop_if(|it| it.0 == peak.0) {
            peak = (height + 1, join("heluo.node/1", &[&left, &peak.1]));
        }
        self.peaks.push(peak);
        self.leaves += 1;
    }

    /// Number of events so far.
    #[must_use]
    pub const fn leaves(&self) -> i64 {
        self.leaves
    }

    /// The root over all leaves so far.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev().map(|it| it.1);
        let Some(last) = peaks.next() else { return join("heluo.empty/1", &[]) };
        peaks.fold(last, |right, left| join("heluo.node/1", &[&left, &right]))
    }

    /// The root that a checkpoint of this tree's events `from..=to` carries, bound to the root before it and to the
    /// moment `at` (microseconds since 1970-01-01 UTC).
    #[must_use]
    pub fn checkpoint(&self, before: &Hash, from: i64, to: i64, at: i64) -> Hash {
        let mut sum = Fields::new("heluo.checkpoint/1");
        sum.bytes(&before.0).number(from).number(to).number(at).bytes(&self.root().0);
        sum.done()
    }
}

fn join(form: &str, parts: &[&Hash]) -> Hash {
    let mut sum = Fields::new(form);
    for part in parts {
        sum.bytes(&part.0);
    }
    sum.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition of RFC 6962, word by word.
    fn defined(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => join("heluo.empty/1", &[]),
            [leaf] => join("heluo.leaf/1", &[leaf]),
            _ => {
                let half = leaves.len().next_power_of_two() / 2;
                let (left, right) = leaves.split_at(half);
                join("heluo.node/1", &[&defined(left), &defined(right)])
            }
        }
    }

    fn tree(leaves: &[Hash]) -> Tree {
        let mut tree = Tree::default();
        leaves.iter().for_each(|leaf| tree.push(leaf));
        tree
    }

    fn leaves() -> impl Strategy<Value = Vec<Hash>> {
        prop::collection::vec(any::<u64>().prop_map(|it| Hash::of(&it.to_be_bytes())), 0..70)
    }

    proptest! {
        #[test]
        fn the_root_grown_leaf_by_leaf_is_the_defined_one(leaves in leaves()) {
            prop_assert_eq!(tree(&leaves).root(), defined(&leaves));
            prop_assert_eq!(tree(&leaves).leaves(), leaves.len() as i64);
        }

        #[test]
        fn a_changed_missing_or_swapped_leaf_changes_the_root(leaves in leaves(), at in any::<prop::sample::Index>()) {
            prop_assume!(leaves.len() > 1);
            let at = at.index(leaves.len());
            let root = tree(&leaves).root();
            let mut changed = leaves.clone();
            changed[at].0[31] ^= 1;
            prop_assert_ne!(tree(&changed).root(), root);
            let mut missing = leaves.clone();
            missing.remove(at);
            prop_assert_ne!(tree(&missing).root(), root);
            let mut swapped = leaves.clone();
            swapped.swap(at, (at + 1) % leaves.len());
            prop_assume!(swapped != leaves);
            prop_assert_ne!(tree(&swapped).root(), root);
        }

        #[test]
        fn a_checkpoint_is_bound_to_the_one_before_its_range_and_its_moment(
            leaves in leaves(), n in 0i64..1000, at in 0usize..4,
        ) {
            let tree = tree(&leaves);
            let mut args = (Hash::ZERO, n, n, n);
            match at { 0 => args.0.0[0] = 1, 1 => args.1 += 1, 2 => args.2 += 1, _ => args.3 += 1 }
            prop_assert_ne!(tree.checkpoint(&Hash::ZERO, n, n, n), tree.checkpoint(&args.0, args.1, args.2, args.3));
        }
    }
}
