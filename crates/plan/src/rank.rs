//! 位次目标 what rank a goal sets for itself; what an earlier year reached is no target.

use crate::label::han_number;
use crate::plan::{Scope, TargetRank};
use crate::source::{Piece, Source, find, has_any, starts_with};

const MODALITIES: [&str; 8] = ["力争", "力保", "确保", "争取", "争创", "冲刺", "保持", "稳定"];
const AIMS: [&str; 20] = [
    "力争", "力保", "确保", "争取", "争创", "冲刺", "保持", "稳定", "进入", "进到", "达到", "跻身", "实现", "迈入",
    "挺进", "提升", "前移", "上升", "进位", "争当",
];
const REACHED: [&str; 5] = ["好成绩", "取得", "去年", "上年", "已"];

/// The targets in the lines of a goal.
pub(crate) fn targets(source: &Source, goal: &[Piece], default: Scope) -> Vec<TargetRank> {
    let sentences: Vec<Piece> = goal.iter().flat_map(|&piece| cut(source, piece, &['。', ';', '!'])).collect();
    let mut numbered: Vec<TargetRank> =
        sentences.iter().flat_map(|&sentence| numbered(source, sentence, default)).collect();
    // One rank said twice is one target.
    let mut seen = Vec::new();
    numbered.retain(|target| {
        let key = (target.scope, target.rank_at_most);
        let new = seen.len() < 100 && !seen.contains(&key);
        seen.extend(new.then_some(key));
        new
    });
    if !numbered.is_empty() {
        return numbered;
    }
    sentences.iter().find_map(|&sentence| vague(source, sentence, default)).into_iter().collect()
}

/// Parts of a piece between the given marks.
pub(crate) fn cut(source: &Source, piece: Piece, marks: &[char]) -> Vec<Piece> {
    let mut start = piece.start;
    let parts = source.folded(piece).split(|c| marks.contains(c)).map(|part| {
        let end = start + part.len();
        Piece { line: piece.line, start: std::mem::replace(&mut start, end + 1), end }
    });
    parts.filter(|part| part.start < part.end).collect()
}

fn numbered(source: &Source, sentence: Piece, default: Scope) -> Vec<TargetRank> {
    let mut found = Vec::new();
    for clause in cut(source, sentence, &[',']) {
        let text = source.folded(clause);
        if !has_any(text, &AIMS) || has_any(text, &REACHED) {
            continue;
        }
        let Some((rank, at)) = rank_in(text) else { continue };
        let before = source.folded(Piece { start: sentence.start, end: clause.start + at, ..sentence });
        found.push(TargetRank {
            scope: scope(before).unwrap_or(default),
            excerpt: source.excerpt(&[source.trimmed(clause)]),
            rank_at_most: Some(rank),
            modality: first_modality(text).or_else(|| last_modality(before)).unwrap_or_default().to_owned(),
        });
    }
    found
}

/// 前二十名, 第3位, 前十: the last rank of a clause, not one it starts from (由第八位…).
pub(crate) fn rank_in(text: &[char]) -> Option<(u32, usize)> {
    (0..text.len()).rev().find_map(|at| {
        matches!(text.get(at), Some('前' | '第')).then_some(())?;
        let blank = usize::from(text.get(at + 1) == Some(&' '));
        let (value, length) = number(text, at + 1 + blank)?;
        let mut end = at + 1 + blank + length;
        end += usize::from(text.get(end) == Some(&' '));
        let closes = match text.get(end) {
            None | Some('名' | '位' | '强' | ',' | '。' | ';' | ')' | '的' | '、') => true,
            Some(_) => false,
        };
        let from = text.get(at.saturating_sub(3)..at).unwrap_or_default();
        let starts = from.iter().any(|c| matches!(c, '由' | '从'));
        (closes && !starts).then_some((value, at))
    })
}

fn number(text: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: String = text.iter().skip(at).take(4).take_while(|c| c.is_ascii_digit()).collect();
    if digits.is_empty() || digits.len() > 3 {
        return if digits.is_empty() { han_number(text, at) } else { None };
    }
    Some((digits.parse().ok()?, digits.len()))
}

fn modalities(text: &[char]) -> impl Iterator<Item = (usize, &'static str)> {
    MODALITIES.into_iter().filter_map(|word| find(text, word, 0).map(|at| (at, word)))
}

/// 力争保持 strives; holding is what it strives for.
fn first_modality(text: &[char]) -> Option<&'static str> {
    modalities(text).min().map(|(_, word)| word)
}

/// The word nearest before a clause that has none of its own.
fn last_modality(text: &[char]) -> Option<&'static str> {
    modalities(text).max().map(|(_, word)| word)
}

/// A target without a figure.
fn vague(source: &Source, sentence: Piece, default: Scope) -> Option<TargetRank> {
    cut(source, sentence, &[',']).into_iter().find_map(|clause| {
        let text = source.folded(clause);
        let moves = has_any(text, &["位次", "排名", "名次"])
            && has_any(text, &["前移", "提升", "上升", "进位", "靠前", "突破", "提高", "前进"]);
        let holds = has_any(text, &["优势地位", "领先", "第一方阵", "前列", "先进行列", "第一梯队"])
            && has_any(text, &["保持", "巩固", "进入", "跻身", "力争", "迈入", "走在"]);
        (moves || holds).then_some(())?;
        let before = source.folded(Piece { start: sentence.start, end: clause.end, ..sentence });
        Some(TargetRank {
            scope: scope(text).or_else(|| scope(before)).unwrap_or(default),
            excerpt: source.excerpt(&[source.trimmed(clause)]),
            rank_at_most: None,
            modality: first_modality(text).unwrap_or_default().to_owned(),
        })
    })
}

/// The last place named: 全省, 某某市, 全国; 市场 and 城市 name none.
pub(crate) fn scope(text: &[char]) -> Option<Scope> {
    (0..text.len()).rev().find_map(|at| {
        let (last, next) = (at.checked_sub(1).and_then(|i| text.get(i)), text.get(at + 1));
        match text.get(at)? {
            '省' => Some(Scope::Province),
            '市' if !matches!(next, Some('场' | '民' | '政' | '容')) && !matches!(last, Some('(' | '城')) => {
                Some(Scope::City)
            }
            '国' if starts_with(text, at.saturating_sub(1), "全国") => Some(Scope::Nation),
            _ => None,
        }
    })
}
