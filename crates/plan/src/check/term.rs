//! 用语 one thing under two spellings: a single character changed, added or lost.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::iter;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::dictionary::{WORDING, is_han};
use crate::plan::Span;
use crate::source::{Piece, find};

/// Longer documents are not compared character by character.
const LONGEST: usize = 400_000;
/// Characters that must agree before and after the one that differs.
const AROUND: usize = 4;

pub(super) fn check(cx: &mut Context<'_>) {
    let paragraphs: Vec<(Piece, &[char])> = cx.paragraphs().into_iter().map(|p| (p.piece, p.text)).collect();
    if paragraphs.iter().map(|(_, text)| text.len()).sum::<usize>() > LONGEST {
        return;
    }
    changed(cx, &paragraphs);
    added(cx, &paragraphs);
    misspelt(cx, &paragraphs);
    quoted(cx, &paragraphs);
}

struct Seen {
    middle: char,
    count: u32,
    piece: Piece,
    at: usize,
}

/// Chinese characters as one number, which is cheaper to look up than a list of them: each fits 16 bits.
fn packed<'a>(chars: impl IntoIterator<Item = &'a char>) -> u128 {
    chars.into_iter().fold(0, |key, c| key << 16 | u128::from(u32::from(*c)))
}

/// The same characters around two different ones: 易地建设费, 异地建设费.
fn changed(cx: &mut Context<'_>, paragraphs: &[(Piece, &[char])]) {
    let mut seen: HashMap<u128, (Seen, Vec<Seen>)> = HashMap::new();
    for (piece, text) in paragraphs {
        for (at, window) in text.windows(2 * AROUND + 1).enumerate() {
            if !window.iter().all(|c| is_han(*c)) {
                continue;
            }
            let key = packed(window.iter().take(AROUND).chain(window.iter().skip(AROUND + 1)));
            let Some(&middle) = window.get(AROUND) else { continue };
            let here = Seen { middle, count: 1, piece: *piece, at };
            match seen.entry(key) {
                Entry::Vacant(free) => {
                    free.insert((here, Vec::new()));
                }
                Entry::Occupied(mut taken) => {
                    let (first, others) = taken.get_mut();
                    let room = others.len() < 3;
                    match iter::once(first).chain(others.iter_mut()).find(|known| known.middle == middle) {
                        Some(known) => known.count += 1,
                        None if room => others.push(here),
                        None => {}
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    for (a, others) in seen.values() {
        let [b] = others.as_slice() else { continue };
        let numeral =
            "一二三四五六七八九十百零两".contains(a.middle) || "一二三四五六七八九十百零两".contains(b.middle);
        let opposite = WORDING.opposites.iter().any(|pair| pair.contains(a.middle) && pair.contains(b.middle));
        if numeral || opposite || a.piece.line == b.piece.line {
            continue;
        }
        let (odd, other) = if b.count <= a.count { (b, a) } else { (a, b) };
        let middle = |seen: &Seen| cx.at(seen.piece, seen.at + AROUND, seen.at + AROUND + 1);
        let (span, second) = (middle(odd), middle(other));
        let told = Diagnostic::new("term.varies", span).and(second);
        found.push(told.with("here", around(paragraphs, odd)).with("there", around(paragraphs, other)));
    }
    // Windows that overlap find one difference several times.
    found.sort_by_key(|diagnostic| diagnostic.span);
    found.dedup_by_key(|diagnostic| diagnostic.span);
    cx.found.append(&mut found);
}

/// A few characters around the one that differs.
fn around(paragraphs: &[(Piece, &[char])], seen: &Seen) -> String {
    let text = paragraphs.iter().find(|(piece, _)| *piece == seen.piece).map(|(_, text)| *text).unwrap_or_default();
    text.get(seen.at + AROUND - 2..(seen.at + AROUND + 4).min(text.len())).unwrap_or_default().iter().collect()
}

/// A character more than elsewhere, once, where the shorter form stands twice or more: 黑名单位企业.
fn added(cx: &mut Context<'_>, paragraphs: &[(Piece, &[char])]) {
    const BEFORE: usize = 4;
    const AFTER: usize = 2;
    let mut short: HashMap<u128, u32> = HashMap::new();
    for (_, text) in paragraphs {
        for window in text.windows(BEFORE + AFTER).filter(|window| window.iter().all(|c| is_han(*c))) {
            *short.entry(packed(window)).or_default() += 1;
        }
    }
    short.retain(|_, count| *count > 1);
    let mut long: HashMap<u128, Vec<(char, Piece, usize)>> = HashMap::new();
    for (piece, text) in paragraphs {
        for (at, window) in text.windows(BEFORE + AFTER + 1).enumerate() {
            if !window.iter().all(|c| is_han(*c)) {
                continue;
            }
            let key = packed(window.iter().take(BEFORE).chain(window.iter().skip(BEFORE + 1)));
            let Some(&middle) = window.get(BEFORE) else { continue };
            if short.contains_key(&key) {
                long.entry(key).or_default().push((middle, *piece, at));
            }
        }
    }
    let mut found = Vec::new();
    for list in long.values() {
        if let [(middle, piece, at)] = list.as_slice()
            && !WORDING.light.contains(*middle)
        {
            let span = cx.at(*piece, at + BEFORE, at + BEFORE + 1);
            let text = cx.source().folded(*piece);
            let around = text.iter().skip(*at).take(BEFORE).chain(text.iter().skip(at + BEFORE + 1).take(AFTER));
            let usual: String = around.collect();
            found.push(Diagnostic::new("term.extra", span).with("extra", middle).with("usual", usual));
        }
    }
    cx.found.append(&mut found);
}

/// A standard term with one character changed or lost.
fn misspelt(cx: &mut Context<'_>, paragraphs: &[(Piece, &[char])]) {
    let terms: Vec<Vec<char>> = WORDING.terms.iter().map(|term| term.chars().collect()).collect();
    let mut by_first: HashMap<char, Vec<&Vec<char>>> = HashMap::new();
    for term in &terms {
        if let Some(&first) = term.first() {
            by_first.entry(first).or_default().push(term);
        }
    }
    let mut found = Vec::new();
    for (piece, text) in paragraphs {
        for (at, c) in text.iter().enumerate() {
            for term in by_first.get(c).into_iter().flatten() {
                let Some(length) = near(text.get(at..).unwrap_or_default(), term) else { continue };
                let written: String = text.get(at..at + length).unwrap_or_default().iter().collect();
                let usual: String = term.iter().collect();
                let told = Diagnostic::new("term.misspelt", cx.at(*piece, at, at + length));
                found.push(told.with("written", written).with("usual", usual));
            }
        }
    }
    // What a standard term already explains is not told again as a variant.
    cx.found.retain(|other| {
        other.code != "term.varies"
            || !found.iter().any(|told: &Diagnostic| {
                let (a, b) = (told.span, other.span);
                a.line == b.line && a.column <= b.column && b.column < a.column + a.length
            })
    });
    cx.found.append(&mut found);
}

/// How long the near miss is; `None` for the term itself and for anything further away.
fn near(text: &[char], term: &[char]) -> Option<usize> {
    let same = text.iter().zip(term).take_while(|(a, b)| a == b).count();
    if same == term.len() || same < 2 || !is_han(*text.get(same)?) {
        return None;
    }
    let rest = |from_text: usize, from_term: usize| {
        let tail = term.get(from_term..).unwrap_or_default();
        tail.len() >= 2 && text.get(from_text..from_text + tail.len()).is_some_and(|here| here == tail)
    };
    if term.len() >= 6 && rest(same + 1, same + 1) {
        return Some(term.len());
    }
    (term.len() >= 7 && rest(same, same + 1)).then(|| term.len() - 1)
}

/// Quotations that differ in their punctuation only: “双随机一公开”, “双随机、一公开”.
fn quoted(cx: &mut Context<'_>, paragraphs: &[(Piece, &[char])]) {
    let mut seen: HashMap<String, (String, Span, u32)> = HashMap::new();
    let mut found = Vec::new();
    for (piece, text) in paragraphs {
        let mut from = 0;
        while let Some(open) = find(text, "“", from) {
            from = open + 1;
            let Some(close) = (open..text.len().min(open + 24)).find(|&i| text.get(i) == Some(&'”')) else {
                continue;
            };
            let inside = text.get(open + 1..close).unwrap_or_default();
            let bare: String = inside.iter().filter(|c| is_han(**c) || c.is_alphanumeric()).collect();
            let whole: String = inside.iter().filter(|c| **c != ' ').collect();
            if bare.chars().count() < 4 {
                continue;
            }
            let span = cx.at(*piece, open, close + 1);
            match seen.get_mut(&bare) {
                None => {
                    seen.insert(bare, (whole, span, 1));
                }
                Some((other, _, count)) if *other == whole => *count += 1,
                Some((other, second, _)) => {
                    let told = Diagnostic::new("term.varies", span).and(*second);
                    found.push(told.with("here", format!("“{whole}”")).with("there", format!("“{other}”")));
                }
            }
        }
    }
    cx.found.append(&mut found);
}
