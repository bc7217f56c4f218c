//! 词典 the words a plan is written in: labels, unit names, scripts. Data under `data/plan/`, embedded.

use std::sync::LazyLock;

use serde::Deserialize;

/// Section labels in the order they are tried (long before short).
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sections {
    pub problem: Vec<String>,
    pub goal: Vec<String>,
    pub measure: Vec<String>,
}

/// 责任字段 what a responsibility label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FieldKind {
    Units,
    Lead,
    Partner,
    Person,
    Contact,
    Phone,
    Deadline,
}

#[derive(Debug, Deserialize)]
pub(crate) struct FieldLabels {
    pub kind: FieldKind,
    pub names: Vec<String>,
}

/// Words of table headings.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Columns {
    pub number: Vec<String>,
    pub indicator: Vec<String>,
    pub problem: Vec<String>,
    pub goal: Vec<String>,
    pub measure: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct HeadingWords {
    pub tails: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Clauses {
    pub lead_is_first: Vec<String>,
    pub common_units: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct OpenEnded {
    pub words: Vec<String>,
}

/// `data/plan/labels.toml`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Labels {
    pub sections: Sections,
    pub field: Vec<FieldLabels>,
    pub columns: Columns,
    pub heading: HeadingWords,
    pub clauses: Clauses,
    pub open_ended: OpenEnded,
}

/// 单位 one body of government with its long, short and other names, without the place.
#[derive(Debug, Deserialize)]
pub(crate) struct UnitEntry {
    pub name: String,
    pub long: Option<String>,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default)]
    pub doubtful: Vec<String>,
}

/// `data/plan/units.toml`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Units {
    pub endings: Vec<String>,
    pub zones: Vec<String>,
    pub posts: Vec<String>,
    pub surnames: Vec<String>,
    pub unit: Vec<UnitEntry>,
}

/// `data/plan/wording.toml`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wording {
    pub faint: Vec<String>,
    pub acts: Vec<String>,
    pub dimensions: Vec<Vec<String>>,
    pub opposites: Vec<String>,
    pub light: String,
    pub terms: Vec<String>,
    pub kin: Vec<Vec<String>>,
    pub halves: Vec<[String; 2]>,
    pub opposed_rates: Vec<[String; 2]>,
    pub cases: Vec<String>,
    pub finishes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Script {
    traditional: String,
    simplified: String,
}

pub(crate) static LABELS: LazyLock<Labels> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/plan/labels.toml")).unwrap_or_default());

pub(crate) static UNITS: LazyLock<Units> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/plan/units.toml")).unwrap_or_default());

pub(crate) static WORDING: LazyLock<Wording> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/plan/wording.toml")).unwrap_or_default());

const HAN_FIRST: u32 = 0x4E00;
const HAN_LAST: u32 = 0x9FFF;

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (HAN_FIRST..=HAN_LAST).filter_map(char::from_u32).collect();
    let script: Script = toml::from_str(include_str!("../../../data/plan/script.toml")).unwrap_or_default();
    for (from, to) in script.traditional.chars().zip(script.simplified.chars()) {
        let place = (from as u32).checked_sub(HAN_FIRST).and_then(|i| usize::try_from(i).ok());
        if let Some(slot) = place.and_then(|i| table.get_mut(i)) {
            *slot = to;
        }
    }
    table
});

/// One character as labels and rules see it: half width, simplified, one kind of quotation mark, plain blanks.
pub(crate) fn fold(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '「' | '『' | '〝' | '„' | '‟' => '“',
        '」' | '』' | '〞' => '”',
        '〔' | '﹙' => '(',
        '〕' | '﹚' => ')',
        '｡' => '。',
        '﹑' => '、',
        '\u{4E00}'..='\u{9FFF}' => {
            let place = usize::try_from(c as u32 - HAN_FIRST).unwrap_or(usize::MAX);
            SIMPLIFIED.get(place).copied().unwrap_or(c)
        }
        _ if is_invisible(c) || c.is_whitespace() || c.is_control() => ' ',
        _ => c,
    }
}

/// Signs that take no room on paper.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{202A}'..='\u{202E}')
}

/// A text folded.
pub(crate) fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

/// Whether a character is a Chinese ideograph.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_dictionaries_are_read_whole() {
        assert!(toml::from_str::<Labels>(include_str!("../../../data/plan/labels.toml")).is_ok());
        assert!(toml::from_str::<Wording>(include_str!("../../../data/plan/wording.toml")).is_ok());
        assert!(toml::from_str::<Units>(include_str!("../../../data/plan/units.toml")).is_ok());
        let script: Script = toml::from_str(include_str!("../../../data/plan/script.toml")).unwrap();
        assert_eq!(script.traditional.chars().count(), script.simplified.chars().count());
    }

    #[test]
    fn traditional_full_width_text_folds_to_the_plain_label() {
        assert_eq!(folded("責任單位："), "责任单位:".chars().collect::<Vec<_>>());
    }
}
