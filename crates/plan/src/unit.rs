//! 单位 lists of unit names, and one name for each unit whatever its spellings.

use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::{UNITS, UnitEntry, folded, is_han};
use crate::outline::place_prefix;
use crate::plan::{Span, UnitName, UnitRef};
use crate::source::{Piece, Source, find, has_any, starts_with};

/// Most names of one list that are read.
const MOST: usize = 60;

/// Units of a list, and those marked 牵头 in it.
pub(crate) fn read(source: &Source, value: Piece) -> (Vec<UnitRef>, Vec<UnitRef>) {
    let (mut units, mut leads) = (Vec::new(), Vec::new());
    for piece in split(source, value).into_iter().take(MOST) {
        let (piece, leads_here) = without_role(source, piece);
        let text = source.folded(piece);
        if text.is_empty() || is_group_tail(text) {
            continue;
        }
        let written: String = source.text(piece).chars().filter(|&c| crate::dictionary::fold(c) != ' ').collect();
        let unit = UnitRef { name: written.clone(), written, span: source.span(piece) };
        if leads_here {
            leads.push(unit.clone());
        }
        if !units.iter().any(|other: &UnitRef| other.written == unit.written) {
            units.push(unit);
        }
    }
    (units, leads)
}

/// Parts between 、，；/ and blanks, those inside brackets left together; 和 only between two names of units.
fn split(source: &Source, value: Piece) -> Vec<Piece> {
    let text = source.folded(value);
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for i in 0..=text.len() {
        let c = text.get(i).copied();
        match c {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let joins = matches!(c, Some('和' | '及' | '与')) && joins_units(text, start, i);
        let cut =
            c.is_none() || (depth == 0 && (matches!(c, Some('、' | ',' | ';' | '/' | ' ' | '。' | '|')) || joins));
        if cut {
            parts.push(Piece { line: value.line, start: value.start + start, end: value.start + i });
            start = i + 1;
        }
    }
    parts.into_iter().map(|part| source.trimmed(part)).filter(|part| part.start < part.end).collect()
}

fn joins_units(text: &[char], start: usize, at: usize) -> bool {
    let stop = text.iter().skip(at + 1).position(|c| matches!(c, '、' | ',' | ';' | '/' | ' ' | '和'));
    let right_end = stop.map_or(text.len(), |n| at + 1 + n);
    let (left, right) = (text.get(start..at).unwrap_or_default(), text.get(at + 1..right_end).unwrap_or_default());
    left.len() >= 3 && right.len() >= 3 && ends_like_unit(left) && ends_like_unit(right)
}

/// Whether a name ends as names of units do.
pub(crate) fn ends_like_unit(text: &[char]) -> bool {
    let bare = text
        .iter()
        .rposition(|c| *c == '(')
        .filter(|_| text.last() == Some(&')'))
        .map_or(text, |i| text.get(..i).unwrap_or(text));
    UNITS.endings.iter().any(|ending| {
        let n = ending.chars().count();
        bare.len() > n && starts_with(bare, bare.len() - n, ending)
    })
}

/// （牵头） and （配合） behind a name are no part of it.
fn without_role(source: &Source, piece: Piece) -> (Piece, bool) {
    let text = source.folded(piece);
    let open = text.iter().rposition(|c| *c == '(').filter(|_| text.last() == Some(&')'));
    let Some(open) = open else {
        let tail = text.len().saturating_sub(1);
        let more = text.len() > 2 && starts_with(text, tail, "等");
        return (Piece { end: piece.end - usize::from(more), ..piece }, false);
    };
    let inside = text.get(open..).unwrap_or_default();
    let leads = has_any(inside, &["牵头", "主责"]);
    if leads || has_any(inside, &["配合", "负责", "协助"]) {
        return (Piece { end: piece.start + open, ..piece }, leads);
    }
    (piece, false)
}

fn is_group_tail(text: &[char]) -> bool {
    text.first() == Some(&'等') || text.iter().all(|c| !is_han(*c))
}

/// Most names of one plan that are compared with each other.
const MOST_NAMES: usize = 500;

/// How one spelling is built: level sign, dictionary entry, bare name.
struct Spelling {
    written: String,
    /// Without the name of the place.
    short: String,
    has_level: bool,
    core: Vec<char>,
    entry: Option<(&'static UnitEntry, Kind)>,
    count: usize,
    first: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Long,
    Also,
    Doubtful,
}

/// Gives every unit one name and returns the table of names.
pub(crate) fn unite(units: &mut [&mut UnitRef]) -> Vec<UnitName> {
    let mut spellings: BTreeMap<String, Spelling> = BTreeMap::new();
    for unit in units.iter() {
        let spelling = spellings.entry(unit.written.clone()).or_insert_with(|| spelling(&unit.written, unit.span));
        spelling.count += 1;
        spelling.first = spelling.first.min(unit.span);
    }
    let mut classes: BTreeMap<String, Vec<&Spelling>> = BTreeMap::new();
    for spelling in spellings.values() {
        let key = spelling.entry.map_or_else(|| spelling.core.iter().collect(), |(entry, _)| entry.name.clone());
        classes.entry(key).or_default().push(spelling);
    }
    let joined = join_short_forms(&mut classes);
    let mut names = Vec::new();
    let mut chosen: BTreeMap<&str, String> = BTreeMap::new();
    for (key, class) in &mut classes {
        class.sort_by_key(|spelling| spelling.first);
        let name = choose(class);
        chosen.extend(class.iter().map(|spelling| (spelling.written.as_str(), name.clone())));
        names.push(UnitName {
            name,
            spellings: class.iter().map(|s| (s.written.clone(), s.first)).collect(),
            doubtful: joined.contains(key)
                || class.len() > 1 && class.iter().any(|s| matches!(s.entry, Some((_, Kind::Doubtful)))),
        });
    }
    for unit in units.iter_mut() {
        if let Some(name) = chosen.get(unit.written.as_str()) {
            unit.name.clone_from(name);
        }
    }
    names.sort_by_key(|name| name.spellings.first().map(|(_, span)| *span));
    names
}

/// Puts a name that shortens exactly one other of the plan beside it, and tells which classes took one in.
fn join_short_forms(classes: &mut BTreeMap<String, Vec<&Spelling>>) -> BTreeSet<String> {
    let chars = |key: &String| key.chars().collect::<Vec<char>>();
    let keys: Vec<(&String, Vec<char>)> = classes.keys().take(MOST_NAMES).map(|key| (key, chars(key))).collect();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (short, own) in &keys {
        let mut longer = keys.iter().filter(|(_, other)| shortens(own, other));
        if let (Some((long, _)), None) = (longer.next(), longer.next()) {
            pairs.push(((*short).clone(), (*long).clone()));
        }
    }
    let shortened: BTreeSet<String> = pairs.iter().map(|(short, _)| short.clone()).collect();
    let mut joined = BTreeSet::new();
    for (short, long) in pairs.into_iter().filter(|(_, long)| !shortened.contains(long)) {
        if let Some(class) = classes.remove(&short) {
            classes.entry(long.clone()).or_default().extend(class);
            joined.insert(long);
        }
    }
    joined
}

/// 某某高新园管委会 for 某某高新技术产业园区管理委员会: the same beginning and end, every character in its order, and
/// much left out. Names that differ by a word or two (公安局, 公安分局) are two units.
fn shortens(short: &[char], long: &[char]) -> bool {
    let mut rest = long.iter();
    short.len() >= 5
        && long.len() >= short.len() + 5
        && short.get(..3) == long.get(..3)
        && short.last() == long.last()
        && !is_company(short)
        && short.iter().all(|c| rest.any(|other| other == c))
}

fn spelling(written: &str, first: Span) -> Spelling {
    let text = folded(written);
    let raw: Vec<char> = written.chars().collect();
    let cut = place_prefix(&text)
        .filter(|&n| text.len() >= n + 2 && ends_like_unit(&text) && !is_company(&text))
        .map_or(0, |n| n - 1);
    let short: String = raw.iter().skip(cut).collect();
    let rest = text.get(cut..).unwrap_or_default();
    let has_level = matches!(rest.first(), Some('区' | '县')) && rest.len() > 2;
    let core = rest.get(usize::from(has_level)..).unwrap_or_default().to_vec();
    let entry = entry_of(&core);
    Spelling { written: written.to_owned(), short, has_level, core, entry, count: 0, first }
}

/// A company's name begins with its place; that is no level of government.
fn is_company(text: &[char]) -> bool {
    ["公司", "集团", "银行", "支行", "分行"].iter().any(|end| text.len() > 2 && starts_with(text, text.len() - 2, end))
}

fn entry_of(core: &[char]) -> Option<(&'static UnitEntry, Kind)> {
    let core: String = core.iter().collect();
    UNITS.unit.iter().find_map(|entry| {
        let kind = if entry.name == core {
            Kind::Name
        } else if entry.long.as_ref() == Some(&core) {
            Kind::Long
        } else if entry.also.contains(&core) {
            Kind::Also
        } else if entry.doubtful.contains(&core) {
            Kind::Doubtful
        } else {
            return None;
        };
        Some((entry, kind))
    })
}

/// The long or the short form, whichever the plan uses more; a by-name only where it stands alone.
fn choose(class: &[&Spelling]) -> String {
    let level = class.iter().find(|s| s.has_level).and_then(|s| s.short.chars().next());
    let count_of =
        |kind: Kind| class.iter().filter(|s| s.entry.is_some_and(|(_, k)| k == kind)).map(|s| s.count).sum::<usize>();
    let order = if count_of(Kind::Long) > count_of(Kind::Name) {
        [Kind::Long, Kind::Name, Kind::Also, Kind::Doubtful]
    } else {
        [Kind::Name, Kind::Long, Kind::Also, Kind::Doubtful]
    };
    let best = order
        .into_iter()
        .find_map(|kind| class.iter().find(|s| s.entry.is_some_and(|(_, k)| k == kind)))
        .or_else(|| class.iter().max_by_key(|s| s.count));
    let Some(best) = best else { return String::new() };
    match level {
        Some(level) if !best.has_level => format!("{level}{}", best.short),
        _ => best.short.clone(),
    }
}

/// Units named once for the whole plan (均需…落实，不再单独列出).
pub(crate) fn common(source: &Source, piece: Piece) -> Vec<UnitRef> {
    let text = source.folded(piece);
    let Some(clause) = find(text, "不再", 0) else { return Vec::new() };
    let before = text.get(..clause).unwrap_or_default();
    let start = ["均需由", "均由", "均需", "需由", "由", "需"]
        .iter()
        .find_map(|word| find(before, word, 0).map(|i| i + word.chars().count()));
    let Some(start) = start else { return Vec::new() };
    let end = ["落实", "负责", "承担", "执行", "配合", "参与"].iter().filter_map(|w| find(before, w, start)).min();
    let Some(end) = end else { return Vec::new() };
    read(source, Piece { line: piece.line, start: piece.start + start, end: piece.start + end }).0
}
