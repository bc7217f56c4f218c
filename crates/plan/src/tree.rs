//! 措施树 lines of a section into a tree: the place in the tree makes the level, not the token.

use crate::field::{self, Field};
use crate::label::{Label, Style, label_at, printed};
use crate::source::{Piece, Source, has_any};

/// One measure before owners are known.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub label: Option<Label>,
    pub label_piece: Option<Piece>,
    pub inferred: Option<String>,
    pub level: u8,
    /// Its own words, label included.
    pub own: Vec<Piece>,
    pub children: Vec<Node>,
    /// Fields in a bracket at the end of its own words.
    pub bracket: Vec<Field>,
    pub fault: Option<Fault>,
}

/// 编号问题
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Another token than its neighbours'.
    OtherStyle,
    /// The label is missing.
    Missing,
    /// A number is skipped or repeated.
    Sequence,
    /// A label follows at once.
    Doubled,
}

/// A section read: top-level nodes and the responsibility lines between them.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
    /// Words that only announce the list (重点做好以下工作).
    pub intro: Vec<Piece>,
    /// Each responsibility field with the number of top-level nodes before it.
    pub fields: Vec<(usize, Field)>,
}

/// A level that is open while lines are read.
struct Open {
    styles: Vec<Style>,
    last: u32,
}

struct Builder<'a> {
    source: &'a Source,
    /// How many more nodes the document may have.
    room: &'a mut usize,
    tree: Tree,
    open: Vec<Open>,
    /// A responsibility line came after the last words.
    closed: bool,
}

/// Most measures of one document; a long plan has a few hundred. What comes after is kept as text of the last one.
pub(crate) const MOST: usize = 10_000;

/// Reads the lines of a measures section.
pub(crate) fn build(source: &Source, pieces: &[Piece], room: &mut usize) -> Tree {
    let mut builder = Builder { source, room, tree: Tree::default(), open: Vec::new(), closed: false };
    for &piece in pieces {
        builder.line(piece);
    }
    let Builder { mut tree, room, .. } = builder;
    judge_styles(&mut tree.nodes);
    for node in &mut tree.nodes {
        split_inline(source, node, room);
    }
    tree
}

/// The token most sisters carry is the norm, wherever in the list it begins.
fn judge_styles(nodes: &mut [Node]) {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for style in nodes.iter().filter_map(|node| node.label).map(|label| label.style) {
        match counts.iter_mut().find(|(known, _)| *known == style) {
            Some((_, count)) => *count += 1,
            None => counts.push((style, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let usual = counts.iter().find(|(_, count)| *count == most).map(|(style, _)| *style);
    for node in nodes {
        if let (Some(label), Some(usual)) = (node.label, usual) {
            if label.style != usual {
                node.inferred = Some(printed(usual, label.ordinal));
                node.fault = node.fault.filter(|fault| *fault == Fault::Doubled).or(Some(Fault::OtherStyle));
            } else if node.fault == Some(Fault::OtherStyle) {
                node.inferred = None;
                node.fault = None;
            }
        }
        judge_styles(&mut node.children);
    }
}

impl Builder<'_> {
    fn line(&mut self, piece: Piece) {
        let Some(line) = self.source.lines.get(piece.line) else { return };
        if field::opens_with_field(&line.folded, piece.start, piece.end) {
            let inner = usize::from(line.folded.get(piece.start) == Some(&'('));
            let piece = Piece { start: piece.start + inner, ..piece };
            let before = self.tree.nodes.len();
            let more = field::fields(self.source, piece);
            self.tree.fields.extend(more.into_iter().map(|f| (before, f)));
            self.closed = true;
            return;
        }
        if self.closed && self.fills_empty_field(piece) {
            return;
        }
        let mut piece = piece;
        let mut bracket = Vec::new();
        if let Some((end, inner)) = field::tail(self.source, piece) {
            bracket = field::fields(self.source, inner);
            piece = self.source.trimmed(Piece { end, ..piece });
        } else if let Some((end, fields)) = field::roles(self.source, piece) {
            bracket = fields;
            piece = self.source.trimmed(Piece { end, ..piece });
        }
        self.words(piece, 0);
        if !bracket.is_empty()
            && let Some(node) = deepest(&mut self.tree.nodes, self.open.len())
        {
            node.bracket.extend(bracket);
        }
    }

    /// The value of a label that stood alone on its line.
    fn fills_empty_field(&mut self, piece: Piece) -> bool {
        let text = self.source.folded(piece);
        let short = text.len() <= 60 && !text.contains(&'。') && label_at(text, 0).is_none();
        match self.tree.fields.last_mut() {
            Some((_, field)) if short && field.value.start >= field.value.end => {
                field.value = piece;
                true
            }
            _ => false,
        }
    }

    /// `above` counts the labels before these words on the same line; more than two in a row are no labels.
    fn words(&mut self, piece: Piece, above: u8) {
        if piece.start >= piece.end {
            return;
        }
        let Some(line) = self.source.lines.get(piece.line) else { return };
        let Some(label) = label_at(&line.folded, piece.start).filter(|_| above < 3 && *self.room > 0) else {
            return self.unlabelled(piece);
        };
        let after = self.source.trimmed(Piece { start: piece.start + label.length, ..piece });
        let second = label_at(&line.folded, after.start)
            .filter(|next| next.style != label.style && next.ordinal == 1 && after.start < after.end);
        if second.is_some() {
            let head = Piece { end: piece.start + label.length, ..piece };
            self.item(label, head, Some(Fault::Doubled));
            return self.words(after, above + 1);
        }
        self.item(label, piece, None);
    }

    fn unlabelled(&mut self, piece: Piece) {
        // In a section without labels a line of responsibility ends a measure.
        let bare = self.tree.nodes.last().is_some_and(|node| node.label.is_none() && node.children.is_empty());
        if std::mem::take(&mut self.closed) && bare && *self.room > 0 {
            return self.push(0, Node { own: vec![piece], ..Node::default() }, None);
        }
        match deepest(&mut self.tree.nodes, self.open.len()) {
            Some(node) => node.own.push(piece),
            // Words before any label: a measure without one.
            None => self.push(0, Node { own: vec![piece], fault: Some(Fault::Missing), ..Node::default() }, None),
        }
    }

    fn item(&mut self, label: Label, piece: Piece, fault: Option<Fault>) {
        self.closed = false;
        self.announced(label);
        let label_piece = Piece { end: piece.start + label.length, ..piece };
        let mut node =
            Node { label: Some(label), label_piece: Some(label_piece), own: vec![piece], fault, ..Node::default() };
        let same = self.open.iter().position(|open| open.styles.contains(&label.style));
        let next_of = |open: &Open| open.last + 1 == label.ordinal;
        let depth = match same {
            Some(depth) if self.open.get(depth).is_some_and(next_of) => depth,
            // The token is known at some level but the number fits another level that is open.
            Some(depth) => self.fitting(label).unwrap_or(depth),
            None => self.fitting(label).unwrap_or(self.open.len()),
        };
        if let Some(open) = self.open.get(depth) {
            let kin = open.styles.first() == Some(&label.style);
            if !kin {
                let first = open.styles.first().copied().unwrap_or(label.style);
                node.inferred = Some(printed(first, label.ordinal));
                node.fault = node.fault.or(Some(Fault::OtherStyle));
            } else if open.last + 1 != label.ordinal {
                node.fault = node.fault.or(Some(Fault::Sequence));
            }
        } else if label.ordinal == 2 && depth > 0 && self.split_unlabelled_first(depth, label) {
            // The paragraph before was the first item with its label lost.
        } else if label.ordinal > 1 {
            node.fault = node.fault.or(Some(Fault::Sequence));
        }
        self.push(depth, node, Some(label));
    }

    /// Words without a label before the first label announce the list, or are its first item with the label lost.
    fn announced(&mut self, label: Label) {
        let Some(open) = self.open.first_mut().filter(|open| open.styles.is_empty()) else { return };
        let [only] = self.tree.nodes.as_mut_slice() else { return };
        if !only.children.is_empty() || !self.tree.fields.is_empty() {
            return;
        }
        let last = only.own.last().map(|&piece| self.source.folded(piece)).unwrap_or_default();
        let announces = last.last() == Some(&':') || has_any(last, &["以下", "如下", "下列", "下面"]);
        if label.ordinal == 1 && announces {
            self.tree.intro.append(&mut only.own);
            self.tree.nodes.clear();
            self.open.clear();
        } else if label.ordinal == 2 && only.own.len() == 1 {
            only.inferred = Some(printed(label.style, 1));
            open.styles.push(label.style);
        }
    }

    /// The deepest open level of another token where this number comes next.
    fn fitting(&self, label: Label) -> Option<usize> {
        let akin = |style: Style| {
            let paren = |s| matches!(s, Style::HanParen | Style::ArabicParen);
            let plain = |s| matches!(s, Style::Han | Style::Arabic | Style::Ordinal | Style::Is);
            (paren(style) && paren(label.style)) || (plain(style) && plain(label.style))
        };
        (label.ordinal > 1).then_some(())?;
        self.open
            .iter()
            .rposition(|open| open.last + 1 == label.ordinal && open.styles.iter().any(|&style| akin(style)))
    }

    /// Makes the last own paragraph of the open node at `depth` its first child.
    fn split_unlabelled_first(&mut self, depth: usize, label: Label) -> bool {
        let Some(parent) = deepest(&mut self.tree.nodes, depth) else { return false };
        if parent.own.len() < 2 || !parent.children.is_empty() {
            return false;
        }
        let Some(piece) = parent.own.pop() else { return false };
        let first = Node {
            own: vec![piece],
            inferred: Some(printed(label.style, 1)),
            fault: Some(Fault::Missing),
            ..Node::default()
        };
        self.push(depth, first, Some(Label { ordinal: 1, ..label }));
        true
    }

    fn push(&mut self, depth: usize, mut node: Node, label: Option<Label>) {
        node.level = u8::try_from(depth + 1).unwrap_or(u8::MAX);
        *self.room = self.room.saturating_sub(1);
        let list = match depth {
            0 => Some(&mut self.tree.nodes),
            _ => deepest(&mut self.tree.nodes, depth).map(|parent| &mut parent.children),
        };
        let Some(list) = list else { return };
        // A lost label among labelled neighbours does not open a level of its own.
        list.push(node);
        match self.open.get_mut(depth) {
            Some(open) => {
                if let Some(label) = label {
                    open.last = label.ordinal;
                    if !open.styles.contains(&label.style) {
                        open.styles.push(label.style);
                    }
                } else {
                    open.last += 1;
                }
                self.open.truncate(depth + 1);
            }
            None => self.open.push(Open {
                styles: label.map(|l| l.style).into_iter().collect(),
                last: label.map_or(1, |l| l.ordinal),
            }),
        }
    }
}

/// The last node `depth` levels down.
fn deepest(nodes: &mut [Node], depth: usize) -> Option<&mut Node> {
    let last = nodes.last_mut()?;
    if depth <= 1 { (depth == 1).then_some(last) } else { deepest(&mut last.children, depth - 1) }
}

/// A label found inside a line.
struct Inline {
    label: Label,
    piece: usize,
    at: usize,
}

/// Lists inside a paragraph (…。一是…；二是…) become children of the node they stand in.
fn split_inline(source: &Source, node: &mut Node, room: &mut usize) {
    for child in &mut node.children {
        split_inline(source, child, room);
    }
    let found = inline_labels(source, node);
    let Some(left) = room.checked_sub(found.len()).filter(|_| found.len() > 1) else { return };
    *room = left;
    let own = std::mem::take(&mut node.own);
    let mut children: Vec<Node> = Vec::new();
    let mut marks = found.iter().peekable();
    for (n, piece) in own.into_iter().enumerate() {
        let mut start = piece.start;
        let mut inside = false;
        while let Some(mark) = marks.next_if(|mark| mark.piece == n) {
            take_part(source, node, &mut children, Piece { start, end: mark.at, ..piece }, inside);
            let label_piece = Piece { start: mark.at, end: mark.at + mark.label.length, ..piece };
            children.push(Node {
                label: Some(mark.label),
                label_piece: Some(label_piece),
                level: node.level.saturating_add(1),
                ..Node::default()
            });
            start = mark.at;
            inside = true;
        }
        take_part(source, node, &mut children, Piece { start, ..piece }, inside);
    }
    // A bracket after the last item belongs to the measure.
    children.append(&mut node.children);
    node.children = children;
}

fn take_part(source: &Source, node: &mut Node, children: &mut [Node], part: Piece, inside: bool) {
    let part = source.trimmed(part);
    if part.start >= part.end {
        return;
    }
    match children.last_mut() {
        Some(child) if inside => child.own.push(part),
        _ => node.own.push(part),
    }
}

/// The longest list that starts at one: labels of one token, each after a mark of punctuation.
fn inline_labels(source: &Source, node: &Node) -> Vec<Inline> {
    let own_style = node.label.map(|label| label.style);
    let mut lists: Vec<Vec<Inline>> = Vec::new();
    for (n, &piece) in node.own.iter().enumerate() {
        let Some(line) = source.lines.get(piece.line) else { continue };
        let skip = if n == 0 { node.label.map_or(0, |label| label.length) } else { 0 };
        let mut last = ' ';
        for at in piece.start..piece.end {
            let c = line.folded.get(at).copied().unwrap_or(' ');
            let opens = at > piece.start + skip && matches!(last, '。' | ';' | ':' | ',' | '!' | '？');
            if opens
                && c != ' '
                && let Some(label) = label_at(&line.folded, at)
            {
                let styled = own_style != Some(label.style) && may_stand_inline(&line.folded, at, label);
                let list = lists.iter_mut().find(|list| list.first().is_some_and(|f| f.label.style == label.style));
                match list {
                    Some(list) if list.last().is_some_and(|l| l.label.ordinal + 1 == label.ordinal) => {
                        list.push(Inline { label, piece: n, at });
                    }
                    None if styled && label.ordinal == 1 => lists.push(vec![Inline { label, piece: n, at }]),
                    _ => {}
                }
            }
            if c != ' ' {
                last = c;
            }
        }
    }
    lists.into_iter().find(|list| list.len() > 1).unwrap_or_default()
}

/// 一、 inside a sentence is an enumeration of words more often than a list.
fn may_stand_inline(text: &[char], at: usize, label: Label) -> bool {
    match label.style {
        Style::Is | Style::Ordinal | Style::HanParen | Style::ArabicParen | Style::Circled => true,
        Style::Arabic => !text.get(at + label.length).is_none_or(char::is_ascii_digit),
        _ => false,
    }
}
