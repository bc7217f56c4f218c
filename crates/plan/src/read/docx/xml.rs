//! The XML of a part as a small tree that keeps only what the readers look at.

use super::super::unreadable::Unreadable;
use super::broken;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting; tables in tables in text boxes stay below 60.
const MAX_DEPTH: usize = 200;

/// Most elements of a part that are kept.
const MAX_ELEMENTS: usize = 1_000_000;

/// Elements that the readers ask for, by local name. Others are kept without a name, as mere containers.
const NAMES: [&str; 57] = [
    "AlternateContent",
    "Choice",
    "Relationship",
    "Relationships",
    "abstractNum",
    "abstractNumId",
    "basedOn",
    "body",
    "br",
    "cr",
    "del",
    "delText",
    "document",
    "endnoteReference",
    "fldChar",
    "footnoteReference",
    "gridAfter",
    "gridBefore",
    "gridSpan",
    "hMerge",
    "ilvl",
    "instrText",
    "isLgl",
    "lvl",
    "lvlOverride",
    "lvlRestart",
    "lvlText",
    "moveFrom",
    "moveTo",
    "noBreakHyphen",
    "num",
    "numFmt",
    "numId",
    "numPr",
    "numStyleLink",
    "numbering",
    "p",
    "pPr",
    "pStyle",
    "r",
    "rPr",
    "rt",
    "start",
    "startOverride",
    "style",
    "styleLink",
    "suff",
    "sym",
    "t",
    "tab",
    "tbl",
    "tc",
    "tcPr",
    "tr",
    "trPr",
    "vMerge",
    "vanish",
];

/// Attributes that the readers ask for.
const ATTRIBUTES: [&str; 14] = [
    "Target",
    "Type",
    "abstractNumId",
    "char",
    "default",
    "fldCharType",
    "id",
    "ilvl",
    "numId",
    "styleId",
    "type",
    "val",
    "space",
    "Id",
];

/// Elements that are dropped with all they hold.
const DROPPED: [&str; 7] = ["Fallback", "sectPr", "tblGrid", "tblPr", "latentStyles", "docDefaults", "sdtPr"];

/// One element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Local name, `""` for one that nobody asks for.
    pub(super) name: &'static str,
    attrs: Vec<(&'static str, String)>,
    nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|child| child.name == name)
    }

    /// The attribute `val` of the child `name`: how Word writes most settings.
    pub(super) fn setting(&self, name: &str) -> Option<&str> {
        self.child(name)?.attr("val")
    }

    /// Whether the switch `name` is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|switch| !matches!(switch.attr("val"), Some("0" | "false" | "off")))
    }

    /// The text that stands directly in the element.
    pub(super) fn text(&self) -> String {
        let texts = self.nodes.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Parses the part `name`.
pub(super) fn parse(name: &str, text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    let mut dropped = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| broken(name))?;
        if count > MAX_ELEMENTS {
            return Err(Unreadable::new("bomb").with("place", format!("{name} > {MAX_ELEMENTS} elements")));
        }
        match event {
            Event::DocType(_) => return Err(Unreadable::new("entities").with("place", name)),
            Event::Eof if open.len() == 1 && dropped == 0 => break,
            Event::Eof => return Err(broken(name)),
            Event::Start(_) if dropped > 0 => dropped += 1,
            Event::End(_) if dropped > 0 => dropped -= 1,
            _ if dropped > 0 => {}
            Event::Start(start) if is_dropped(&start) => dropped = 1,
            Event::Start(start) => {
                count += 1;
                if open.len() > MAX_DEPTH {
                    return Err(Unreadable::new("too_deep").with("limit", MAX_DEPTH));
                }
                open.push(element(&start));
            }
            Event::Empty(start) => {
                let element = element(&start);
                // An empty element without a name tells nothing.
                if !element.name.is_empty() {
                    count += 1;
                    add(&mut open, Node::Element(element));
                }
            }
            Event::End(_) => {
                let Some(closed) = open.pop().filter(|_| !open.is_empty()) else { return Err(broken(name)) };
                add(&mut open, Node::Element(closed));
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| broken(name))?.map(String::from);
                let named = || resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
                add_text(&mut open, &character.or_else(named).ok_or_else(|| broken(name))?);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let document = open.pop().and_then(|holder| {
        holder.nodes.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    document.ok_or_else(|| broken(name))
}

fn is_dropped(start: &BytesStart<'_>) -> bool {
    let name = local(start.name().into_inner());
    DROPPED.contains(&name) || name.ends_with("Change")
}

fn element(start: &BytesStart<'_>) -> Element {
    let known = |list: &'static [&'static str], name: &str| list.iter().find(|known| **known == name).copied();
    let name = known(&NAMES, local(start.name().into_inner())).unwrap_or_default();
    let mut attrs = Vec::new();
    if !name.is_empty() {
        for attribute in start.attributes().with_checks(false).flatten() {
            if let Some(key) = known(&ATTRIBUTES, local(attribute.key.into_inner())) {
                let value = quick_xml::escape::unescape(&attribute.value);
                attrs.push((key, value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned())));
            }
        }
    }
    Element { name, attrs, nodes: Vec::new() }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.nodes.push(node);
    }
}

/// Text counts only where the readers look for it; white space between elements is dropped.
fn add_text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut().filter(|parent| matches!(parent.name, "t" | "instrText" | "delText")) {
        match parent.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.nodes.push(Node::Text(text.to_owned())),
        }
    }
}
