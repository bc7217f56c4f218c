//! 对应 how near the words of problems and measures are: which measure answers which problem.
//!
//! Words are compared by pairs of characters, rare pairs weighing more, words of one meaning counting as one. Writers
//! put measures in the order of problems, so place speaks too. It is a hint for the reader, not a judgement.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::compile::pieces;
use crate::dictionary::{WORDING, is_han};
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

/// Two characters as one number, in the order of the characters; Chinese ones fit 16 bits each.
type Pair = u32;

fn pair(a: char, b: char) -> Option<Pair> {
    (is_han(a) && is_han(b)).then(|| u32::from(a) << 16 | u32::from(b))
}

fn pair_of(word: impl AsRef<str>) -> Option<Pair> {
    let mut chars = word.as_ref().chars();
    pair(chars.next()?, chars.next()?)
}

/// Pairs too common to tell two subjects apart.
static FAINT: LazyLock<BTreeSet<Pair>> = LazyLock::new(|| WORDING.faint.iter().filter_map(pair_of).collect());

/// Pairs that say one thing, each with the one that stands for all of them.
static KIN: LazyLock<BTreeMap<Pair, Pair>> = LazyLock::new(|| {
    let group = |words: &Vec<String>| {
        let first = words.first().and_then(pair_of)?;
        Some(words.iter().skip(1).filter_map(pair_of).map(move |other| (other, first)).collect::<Vec<_>>())
    };
    WORDING.kin.iter().filter_map(group).flatten().collect()
});

/// 字对 pairs of characters, each once, in order.
#[derive(Default)]
pub(crate) struct Pairs(Vec<Pair>);

impl Pairs {
    /// All that one of the sets holds.
    pub(crate) fn union<'a>(sets: impl IntoIterator<Item = &'a Self>) -> Self {
        sets.into_iter().flat_map(|set| &set.0).copied().collect()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that both hold.
    fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Pair> {
        let mut rest = other.0.as_slice();
        self.0.iter().copied().filter(move |pair| {
            rest = rest.get(rest.partition_point(|it| it < pair)..).unwrap_or_default();
            rest.first() == Some(pair)
        })
    }
}

impl FromIterator<Pair> for Pairs {
    fn from_iter<I: IntoIterator<Item = Pair>>(pairs: I) -> Self {
        let mut all: Vec<Pair> = pairs.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}

pub(crate) struct Weights {
    counts: HashMap<Pair, u32>,
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
        let sum: f64 = part.0.iter().map(|&pair| self.of(pair)).sum();
        let held: f64 = part.common(whole).map(|pair| self.of(pair)).sum();
        if sum > 0.0 { held / sum } else { 1.0 }
    }
}

pub(crate) fn pairs<'a>(texts: impl IntoIterator<Item = &'a [char]>) -> Pairs {
    let here = texts.into_iter().flat_map(|text| text.iter().zip(text.iter().skip(1)));
    let told = here.filter_map(|(a, b)| pair(*a, *b)).filter(|pair| !FAINT.contains(pair));
    told.map(|pair| KIN.get(&pair).copied().unwrap_or(pair)).collect()
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
        let mut weights = Weights { counts: HashMap::new(), total: 0.0 };
        for set in chapters.iter().flat_map(|it| it.problems.iter().chain(&it.measures)) {
            weights.total += 1.0;
            for &pair in &set.0 {
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
            if problems <= measures && head.common(measure).any(|pair| self.weights.is_only_shared(pair)) {
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
