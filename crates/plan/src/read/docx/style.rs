//! 样式 paragraph styles, as far as they carry automatic numbering.

use super::xml::Element;
use std::collections::BTreeMap;

/// What a paragraph or style says about its list.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbered {
    /// `w:numId`; `"0"` takes a paragraph out of every list.
    pub(super) list: Option<String>,
    /// `w:ilvl`.
    pub(super) level: Option<usize>,
}

impl Numbered {
    /// Reads `w:numPr` of `w:pPr`.
    pub(super) fn of(properties: &Element) -> Self {
        let Some(numbered) = properties.child("numPr") else { return Self::default() };
        Self {
            list: numbered.setting("numId").map(str::to_owned),
            level: numbered.setting("ilvl").and_then(|level| level.parse().ok()),
        }
    }
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, (Option<String>, Numbered)>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// Longest chain of styles that build on each other; a loop of styles ends here too.
const MAX_CHAIN: usize = 16;

impl Styles {
    pub(super) fn read(tree: &Element) -> Self {
        let mut styles = Self::default();
        for style in tree.children().filter(|child| child.name == "style") {
            let Some(id) = style.attr("styleId") else { continue };
            let numbered = style.child("pPr").map(Numbered::of).unwrap_or_default();
            let parent = style.setting("basedOn").map(str::to_owned);
            styles.by_id.insert(id.to_owned(), (parent, numbered));
            if style.attr("type") == Some("paragraph") && matches!(style.attr("default"), Some("1" | "true")) {
                styles.default = Some(id.to_owned());
            }
        }
        styles
    }

    /// What the style of that id, and those it builds on, say about a list.
    pub(super) fn numbered(&self, id: Option<&str>) -> Numbered {
        let mut found = Numbered::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MAX_CHAIN {
            let Some((parent, numbered)) = next.and_then(|id| self.by_id.get(id)) else { break };
            found.level = found.level.or(numbered.level);
            if numbered.list.is_some() {
                found.list.clone_from(&numbered.list);
                break;
            }
            next = parent.as_deref();
        }
        found
    }
}
