//! 责任人 names and telephone numbers out of one field.

use crate::dictionary::{UNITS, folded, is_han};
use crate::plan::{Person, Phone};
use crate::source::{Piece, Source, starts_with};
use crate::unit::ends_like_unit;

/// Most names of one field that are read.
const MOST: usize = 60;

/// Names and numbers of a value; `role` is the label they stand behind.
pub(crate) fn read(source: &Source, value: Piece, role: &str) -> (Vec<Person>, Vec<Phone>) {
    let phones = phones(source, value);
    let mut tokens: Vec<(Piece, bool)> = Vec::new();
    let text = source.folded(value);
    let (mut start, mut depth, mut after_blank) = (0, 0_u32, false);
    for i in 0..=text.len() {
        let c = text.get(i).copied();
        if c == Some('(') {
            depth += 1;
        }
        let cut = !matches!(c, Some(c) if is_han(c) || matches!(c, '·' | '•')) || depth > 0;
        if cut {
            if start < i {
                let piece = Piece { line: value.line, start: value.start + start, end: value.start + i };
                tokens.push((piece, after_blank));
                after_blank = true;
            }
            after_blank &= c == Some(' ');
            start = i + 1;
        }
        if c == Some(')') {
            depth = depth.saturating_sub(1);
        }
    }
    let persons = join_spaced(source, &tokens).into_iter().filter_map(|piece| {
        let name = name_of(&source.text(piece))?;
        Some(Person { name, role: role.to_owned(), span: source.span(piece) })
    });
    (persons.take(MOST).collect(), phones)
}

/// 石　勇 is one name: a lone character joins the token after the blank.
fn join_spaced(source: &Source, tokens: &[(Piece, bool)]) -> Vec<Piece> {
    let mut joined: Vec<(Piece, usize)> = Vec::new();
    for &(piece, after_blank) in tokens {
        let length = piece.end - piece.start;
        match joined.last_mut() {
            Some((last, count))
                if after_blank
                    && last.line == piece.line
                    && (*count == 1 && length <= 2 || length == 1 && is_surname(source, *last)) =>
            {
                last.end = piece.end;
                *count += length;
            }
            _ => joined.push((piece, length)),
        }
    }
    joined.into_iter().map(|(piece, _)| source.trimmed(piece)).collect()
}

/// 欧阳, 司马: a family name of two characters.
fn is_surname(source: &Source, piece: Piece) -> bool {
    let name: String = source.folded(source.trimmed(piece)).iter().collect();
    UNITS.surnames.contains(&name)
}

/// The name in a token: posts, units and 同志 fall away.
fn name_of(token: &str) -> Option<String> {
    let written: Vec<char> = token.chars().filter(|&c| crate::dictionary::fold(c) != ' ').collect();
    let plain = folded(&written.iter().collect::<String>());
    let (mut from, mut to) = (0, plain.len());
    for ending in ["同志", "等"] {
        let n = ending.chars().count();
        if to > n + 1 && starts_with(&plain, to - n, ending) {
            to -= n;
        }
    }
    for post in &UNITS.posts {
        let n = post.chars().count();
        if to > n && starts_with(&plain, to - n, post) {
            to -= n;
            break;
        }
        if let Some(at) = crate::source::find(&plain, post, 0).filter(|at| at + n + 1 < to) {
            from = at + n;
            break;
        }
        if plain.get(from..to).is_some_and(|t| t.iter().collect::<String>() == *post) {
            return None;
        }
    }
    let rest = plain.get(from..to)?;
    let emptied = ["待定", "暂缺", "空缺", "暂无", "无", "副", "详见"]
        .iter()
        .any(|word| rest.iter().collect::<String>() == *word);
    let is_unit = rest.len() >= 4 && !rest.contains(&'·') && ends_like_unit(rest);
    (rest.len() >= 2 && !emptied && !is_unit).then(|| written.get(from..to).unwrap_or_default().iter().collect())
}

/// Runs of digits that can be dialled: mobiles of eleven digits, land lines of seven to twelve.
pub(crate) fn phones(source: &Source, value: Piece) -> Vec<Phone> {
    let text = source.folded(value);
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        if !text.get(i).is_some_and(char::is_ascii_digit) {
            i += 1;
            continue;
        }
        let run = text.iter().skip(i).take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '—')).count();
        let digits: String = text.iter().skip(i).take(run).filter(|c| c.is_ascii_digit()).collect();
        let mobile = digits.len() == 11 && digits.starts_with('1');
        let line = (7..=8).contains(&digits.len()) || ((10..=12).contains(&digits.len()) && digits.starts_with('0'));
        if mobile || line {
            let piece = Piece { line: value.line, start: value.start + i, end: value.start + i + run };
            found.push(Phone { digits, span: source.span(piece) });
        }
        i += run.max(1);
    }
    found
}
