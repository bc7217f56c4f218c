//! 自动编号 the labels that Word computes and does not store in the text.

use super::number::show;
use super::style::{Numbered, Styles};
use super::xml::Element;
use std::collections::BTreeMap;

/// Word has nine levels.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `w:lvlText`: `（%1）`, `%1.%2`.
    text: String,
    /// `w:suff`: what stands between label and text.
    suffix: String,
    /// All numbers of the label in digits.
    legal: bool,
    /// The level after whose items this one starts anew; `Some(0)`: never. `None`: after every higher one.
    restart: Option<usize>,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
}

type Levels = BTreeMap<usize, Level>;

/// A list as paragraphs refer to it (`w:num`).
#[derive(Clone, Debug, Default)]
struct List {
    /// The pattern whose counters it shares with other lists.
    pattern: String,
    levels: Levels,
    /// Levels that begin anew where this list first appears.
    restarts: BTreeMap<usize, u32>,
}

/// All lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have appeared.
    begun: Vec<String>,
}

impl Lists {
    pub(super) fn read(tree: &Element, styles: &Styles) -> Self {
        let mut patterns: BTreeMap<&str, Levels> = BTreeMap::new();
        let mut links: BTreeMap<&str, &str> = BTreeMap::new();
        for pattern in tree.children().filter(|child| child.name == "abstractNum") {
            let Some(id) = pattern.attr("abstractNumId") else { continue };
            patterns.insert(id, levels(pattern));
            if let Some(style) = pattern.setting("numStyleLink") {
                links.insert(id, style);
            }
        }
        let nums = || tree.children().filter(|child| child.name == "num");
        let pattern_of = |num: &Element| num.setting("abstractNumId").map(str::to_owned);
        let mut lists = BTreeMap::new();
        for num in nums() {
            let (Some(id), Some(mut pattern)) = (num.attr("numId"), pattern_of(num)) else { continue };
            // A pattern may only name a style, whose own list has the levels.
            if let Some(style) = links.get(pattern.as_str()) {
                let list = styles.numbered(Some(style)).list;
                let linked = nums().find(|num| num.attr("numId") == list.as_deref()).and_then(pattern_of);
                pattern = linked.unwrap_or(pattern);
            }
            let mut list = List {
                levels: patterns.get(pattern.as_str()).cloned().unwrap_or_default(),
                pattern,
                restarts: BTreeMap::new(),
            };
            for change in num.children().filter(|child| child.name == "lvlOverride") {
                let Some(level) = index(change) else { continue };
                if let Some(start) = change.setting("startOverride").and_then(|start| start.parse().ok()) {
                    list.restarts.insert(level, start);
                }
                list.levels.extend(levels(change));
            }
            lists.insert(id.to_owned(), list);
        }
        Self { lists, ..Self::default() }
    }

    /// Counts a paragraph that stands in a list and gives its label as Word shows it, `None` for one in no list.
    pub(super) fn label(&mut self, own: &Numbered, style: Option<&str>, styles: &Styles) -> Option<String> {
        let inherited = styles.numbered(style);
        let id = own.list.clone().or(inherited.list)?;
        let list = self.lists.get(&id)?;
        let styled = || list.levels.iter().find(|(_, level)| level.style.is_some() && level.style.as_deref() == style);
        let by_style = if own.list.is_none() { styled().map(|(index, _)| *index) } else { None };
        let at = own.level.or(by_style).or(inherited.level).unwrap_or(0);
        let level = list.levels.get(&at)?;
        let counters = self.counters.entry(list.pattern.clone()).or_default();
        if !self.begun.contains(&id) {
            self.begun.push(id.clone());
            for (index, start) in &list.restarts {
                if let Some(counter) = counters.get_mut(*index) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        let counter = counters.get_mut(at)?;
        *counter = Some(counter.map_or(level.start, |before| before.saturating_add(1)));
        for (index, deeper) in counters.iter_mut().enumerate().skip(at + 1) {
            let after = list.levels.get(&index).and_then(|level| level.restart);
            // `lvlRestart` counts levels from 1.
            if after.is_none_or(|after| after > at) {
                *deeper = None;
            }
        }
        Some(shown(list, level, counters))
    }
}

fn index(element: &Element) -> Option<usize> {
    element.attr("ilvl")?.parse().ok().filter(|level| *level < LEVELS)
}

fn levels(holder: &Element) -> Levels {
    let level = |element: &Element| {
        Some((
            index(element)?,
            Level {
                start: element.setting("start").and_then(|start| start.parse().ok()).unwrap_or(0),
                format: format(element).unwrap_or("decimal").to_owned(),
                text: element.setting("lvlText").unwrap_or_default().to_owned(),
                suffix: element.setting("suff").unwrap_or("tab").to_owned(),
                legal: element.is_on("isLgl"),
                restart: element.setting("lvlRestart").and_then(|level| level.parse().ok()),
                style: element.setting("pStyle").map(str::to_owned),
            },
        ))
    };
    holder.children().filter(|child| child.name == "lvl").filter_map(level).collect()
}

/// The number format; newer Word wraps formats that older ones do not know.
fn format(level: &Element) -> Option<&str> {
    let chosen = || level.child("AlternateContent")?.child("Choice")?.setting("numFmt");
    level.setting("numFmt").or_else(chosen)
}

fn shown(list: &List, level: &Level, counters: &[Option<u32>; LEVELS]) -> String {
    if level.format == "bullet" {
        // Symbol fonts keep their signs in the private area; all of them are dots, squares and arrows to the reader.
        let sign = level.text.chars().next().filter(|sign| !('\u{e000}'..='\u{f8ff}').contains(sign));
        return format!("{} ", sign.unwrap_or('•'));
    }
    let mut label = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let place = rest.peek().and_then(|next| next.to_digit(10)).filter(|place| c == '%' && *place > 0);
        let Some(place) = place else {
            label.push(c);
            continue;
        };
        rest.next();
        let index = place as usize - 1;
        let of = list.levels.get(&index);
        let number = counters.get(index).copied().flatten().or(of.map(|of| of.start)).unwrap_or(0);
        let format = of.map_or("decimal", |of| of.format.as_str());
        label.push_str(&show(number, if level.legal { "decimal" } else { format }));
    }
    // A tab after a bracket or 、 is only distance; after a digit or dot it keeps label and text apart.
    let closed = label.chars().next_back().is_none_or(|last| matches!(last, '）' | ')' | '、' | '．' | '：' | ' '));
    if level.suffix != "nothing" && !closed {
        label.push(' ');
    }
    label
}
