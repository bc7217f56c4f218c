//! 对应 how near the words of problems and measures are: which measure answers which problem.
//!
//! Words are compared by pairs of characters, rare pairs weighing more, words of one meaning counting as one. Writers
//! put measures in the order of problems, so place speaks too. It is a hint for the reader, not a judgement.

use std::collections::{BTreeMap, BTreeSet};

use crate::compile::pieces;
use crate::dictionary::{FAINT, KIN, is_han};
use crate::parts::{Part, Parts};
use crate::rank::cut;
use crate::source::{Piece, Source};
use crate::tree::Node;

/// Below this share of a problem's weight in any one measure, nothing answers it.
pub(crate) const ANSWERED: f64 = 0.085;

/// The same where problems outnumber measures: some stay without, and a faint likeness is no answer.
const CROWDED: f64 = 0.16;
/// The least likeness at which the measure in the problem's own place counts as its answer.
const NEAR: f64 = 0.045;
/// What the same place adds to a likeness, where a chapter has as many measures as problems.
const PLACE: f64 = 0.15;

pub(crate) type Pair = (char, char);
pub(crate) type Pairs = BTreeSet<Pair>;

pub(crate) struct Weights {
    counts: BTreeMap<Pair, u32>,
    total: f64,
}

impl Weights {
    fn of(&self, pair: Pair) -> f64 {
        let count = f64::from(self.counts.get(&pair).copied().unwrap_or(0));
        ((self.total + 1.0) / (count + 0.5)).ln().max(0.0)
    }

    /// Whether a pair stands in two texts of the plan only.
    fn is_only_shared(&self, pair: Pair) -> bool {
        self.counts.get(&pair).is_some_and(|&count| count == 2)
    }

    /// The share of `part`'s weight that `whole` holds.
    pub(crate) fn share(&self, part: &Pairs, whole: &Pairs) -> f64 {
        let sum: f64 = part.iter().map(|&pair| self.of(pair)).sum();
        let held: f64 = part.intersection(whole).map(|&pair| self.of(pair)).sum();
        if sum > 0.0 { held / sum } else { 1.0 }
    }
}

pub(crate) fn pairs<'a>(texts: impl IntoIterator<Item = &'a [char]>) -> Pairs {
    let mut found = Pairs::new();
    for text in texts {
        for pair in text.windows(2) {
            if let &[a, b] = pair
                && is_han(a)
                && is_han(b)
                && !FAINT.contains(&(a, b))
            {
                found.insert(KIN.get(&(a, b)).copied().unwrap_or((a, b)));
            }
        }
    }
    found
}

/// 章中用词 the words of one chapter.
pub(crate) struct Words {
    /// Whole problems.
    pub problems: Vec<Pairs>,
    /// First sentences of problems, with their places.
    pub heads: Vec<(Piece, Pairs)>,
    /// Top-level measures with everything under them.
    pub measures: Vec<Pairs>,
}

/// 用词 of all chapters.
pub(crate) struct Reading {
    pub chapters: Vec<Words>,
    pub weights: Weights,
}

impl Reading {
    pub(crate) fn of(parts: &Parts) -> Self {
        let chapters: Vec<Words> = parts.chapters.iter().map(|part| words(&parts.source, part)).collect();
        let mut weights = Weights { counts: BTreeMap::new(), total: 0.0 };
        for set in chapters.iter().flat_map(|it| it.problems.iter().chain(&it.measures)) {
            weights.total += 1.0;
            for &pair in set {
                *weights.counts.entry(pair).or_default() += 1;
            }
        }
        Self { chapters, weights }
    }

    /// Which problem of chapter `n` is answered by which top-level measure: the nearest one, where it is near enough.
    pub(crate) fn answers(&self, n: usize) -> Vec<(usize, usize)> {
        let Some(words) = self.chapters.get(n) else { return Vec::new() };
        let heads = words.heads.iter().enumerate().filter(|(_, (_, head))| !head.is_empty());
        heads.filter_map(|(problem, (_, head))| Some((problem, self.nearest(words, problem, head)?))).collect()
    }

    fn nearest(&self, words: &Words, problem: usize, head: &Pairs) -> Option<usize> {
        let (problems, measures) = (words.heads.len(), words.measures.len());
        let enough = if problems > measures { CROWDED } else { ANSWERED };
        let mut best: Option<(usize, f64)> = None;
        for (at, measure) in words.measures.iter().enumerate() {
            let share = self.weights.share(head, measure);
            let mut likeness = share;
            if problems == measures && at == problem && share >= NEAR {
                likeness += PLACE;
            }
            // A word that stands in these two and nowhere else.
            if problems <= measures && head.intersection(measure).any(|&pair| self.weights.is_only_shared(pair)) {
                likeness = likeness.max(ANSWERED);
            }
            // Of equals the first: it stands nearest to the problem's place.
            if likeness >= enough && best.is_none_or(|(_, most)| likeness > most) {
                best = Some((at, likeness));
            }
        }
        best.map(|(at, _)| at)
    }
}

fn words(source: &Source, part: &Part) -> Words {
    let texts = |node: &Node| pairs(pieces(node).into_iter().map(|piece| source.folded(piece)));
    let head = |item: &crate::problem::Item| {
        let first = item.pieces.first().copied().unwrap_or(Piece { line: 0, start: 0, end: 0 });
        let piece = Piece { start: first.start + item.label.map_or(0, |label| label.length), ..first };
        let head = cut(source, piece, &['。', ';']).first().copied().unwrap_or(piece);
        (head, pairs([source.folded(head)]))
    };
    Words {
        problems: part
            .problems
            .iter()
            .map(|item| pairs(item.pieces.iter().map(|&piece| source.folded(piece))))
            .collect(),
        heads: part.problems.iter().map(head).collect(),
        measures: part.tree.nodes.iter().map(texts).collect(),
    }
}
