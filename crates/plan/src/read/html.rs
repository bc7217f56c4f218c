//! A saved web page: paragraphs as a browser would break them, lists with their numbers, tables with their spans.

use super::decode;
use super::grid::{Grid, flatten};
use super::sink::Sink;
use super::unreadable::Unreadable;
use crate::document::{Block, Cell, Document, FindingKind, Format};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// Deepest nesting that is followed; pages made by hand or by Word stay below 60.
const MAX_DEPTH: u32 = 256;

/// Elements whose text is not part of the page's words.
const SILENT: [&str; 16] = [
    "script", "style", "head", "title", "template", "noscript", "select", "textarea", "button", "svg", "object",
    "iframe", "nav", "footer", "rt", "rp",
];

/// Elements that run inside a line; every other one begins and ends a paragraph.
const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "img", "input",
    "ins", "kbd", "label", "mark", "q", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "wbr",
];

pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let label = charset(bytes);
    let decoded = decode::declared(bytes, label.as_deref())?;
    let page = Html::parse_document(&decoded.text);
    let mut walk = Walk::default();
    let mut blocks = Vec::new();
    walk.children(page.root_element(), 0, &mut blocks)?;
    walk.flush(&mut blocks)?;
    walk.sink.note(0, decoded.bad, FindingKind::BadBytes);
    walk.sink.finish(Format::Html, blocks)
}

/// The character set that the page names near its start.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(after.len());
    after.get(..end).map(str::to_owned)
}

/// A list that is open.
struct List {
    /// How the items are marked.
    mark: Mark,
    /// The number of the next item.
    next: i64,
}

#[derive(Clone, Copy)]
enum Mark {
    None,
    Bullet,
    Decimal,
    Letter { upper: bool },
    Roman { upper: bool },
    Chinese,
}

#[derive(Default)]
struct Walk {
    sink: Sink,
    /// The paragraph so far, white space already folded.
    line: String,
    /// White space that has been met since: a blank, and whether it held a line end.
    gap: Option<bool>,
    /// The mark of the list item that has begun and has no text yet.
    label: Option<String>,
    lists: Vec<List>,
    /// Inside `pre`, where white space stands as it is.
    verbatim: bool,
}

impl Walk {
    fn children(&mut self, node: ElementRef<'_>, depth: u32, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        if depth > MAX_DEPTH {
            return Err(Unreadable::new("too_deep").with("limit", MAX_DEPTH));
        }
        for child in node.children() {
            if let Node::Text(text) = child.value() {
                self.text(text, out)?;
            } else if let Some(element) = ElementRef::wrap(child) {
                self.element(element, depth, out)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, node: ElementRef<'_>, depth: u32, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let element = node.value();
        let name = element.name();
        if SILENT.contains(&name) || hidden(element) {
            return Ok(());
        }
        match name {
            "br" => self.flush(out),
            // A colon: elements that Word puts into its pages, like `o:p`.
            _ if INLINE.contains(&name) || name.contains(':') => self.children(node, depth + 1, out),
            "table" => {
                self.flush(out)?;
                self.table(node, depth, out)
            }
            "ul" | "ol" => {
                self.lists.push(list(element, name, node));
                self.block(node, depth, out)?;
                self.lists.pop();
                Ok(())
            }
            "li" => {
                self.flush(out)?;
                self.label = self.lists.last_mut().and_then(|list| next_label(list, element));
                self.block(node, depth, out)?;
                self.label = None;
                Ok(())
            }
            "pre" => {
                let outer = std::mem::replace(&mut self.verbatim, true);
                self.block(node, depth, out)?;
                self.verbatim = outer;
                Ok(())
            }
            _ => self.block(node, depth, out),
        }
    }

    fn block(&mut self, node: ElementRef<'_>, depth: u32, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        self.flush(out)?;
        self.children(node, depth + 1, out)?;
        self.flush(out)
    }

    fn text(&mut self, text: &str, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        if self.verbatim {
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.flush(out)?;
                }
                self.line.push_str(line);
            }
            return Ok(());
        }
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.gap = Some(self.gap.unwrap_or(false) || matches!(c, '\n' | '\r'));
                continue;
            }
            // A line end between two Chinese characters is only the way the source is wrapped.
            let wrapped = self.gap == Some(true) && is_wide(c) && self.line.chars().next_back().is_some_and(is_wide);
            if self.gap.take().is_some() && !wrapped && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push(c);
        }
        Ok(())
    }

    /// Ends the paragraph, if it holds anything.
    fn flush(&mut self, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        self.gap = None;
        let line = std::mem::take(&mut self.line);
        if line.trim().is_empty() {
            return Ok(());
        }
        let text = self.label.take().unwrap_or_default() + &line;
        out.push(Block::Paragraph(self.sink.paragraph(text)?));
        Ok(())
    }

    /// A table of data, or, when it holds tables itself, a table that only lays out the page.
    fn table(&mut self, node: ElementRef<'_>, depth: u32, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        if node.descendent_elements().skip(1).any(|inner| is(inner, "table")) {
            return self.block(node, depth, out);
        }
        let mut grid = Grid::default();
        self.rows(node, depth + 1, &mut grid, out)?;
        out.extend(grid.finish(&mut self.sink)?);
        Ok(())
    }

    fn rows(
        &mut self,
        node: ElementRef<'_>,
        depth: u32,
        grid: &mut Grid,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        for child in node.child_elements().filter(|child| !hidden(child.value())) {
            match child.value().name() {
                "thead" | "tbody" | "tfoot" => self.rows(child, depth + 1, grid, out)?,
                "caption" => self.block(child, depth, out)?,
                "tr" => {
                    grid.start_row();
                    for cell in child.child_elements().filter(|e| is(*e, "td") || is(*e, "th")) {
                        let mut blocks = Vec::new();
                        let label = self.label.take();
                        self.block(cell, depth + 2, &mut blocks)?;
                        self.label = label;
                        let span = |name| cell.attr(name).and_then(|value| value.trim().parse::<u32>().ok());
                        let columns = span("colspan").unwrap_or(1).max(1) as usize;
                        // 0 means to the end of the table.
                        let rows = span("rowspan").map_or(1, |rows| if rows == 0 { u32::MAX } else { rows });
                        let cell = Cell { paragraphs: flatten(blocks), repeated: false };
                        grid.put(&mut self.sink, cell, columns, rows)?;
                    }
                    grid.fill_covered(&mut self.sink)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn is(element: ElementRef<'_>, name: &str) -> bool {
    element.value().name() == name
}

fn hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    element.attr("hidden").is_some() || declares(style, "display", "none")
}

/// Whether a style attribute sets `property` to `value`.
fn declares(style: &str, property: &str, value: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, set)| {
        name.trim().eq_ignore_ascii_case(property) && set.trim().to_ascii_lowercase().starts_with(value)
    })
}

fn list(element: &Element, name: &str, node: ElementRef<'_>) -> List {
    let style = element.attr("style").unwrap_or_default();
    let styled = |value: &str| declares(style, "list-style-type", value) || declares(style, "list-style", value);
    let mark = if styled("none") {
        Mark::None
    } else if styled("cjk-ideographic") || styled("simp-chinese") || styled("trad-chinese") {
        Mark::Chinese
    } else if name == "ul" {
        Mark::Bullet
    } else {
        match element.attr("type") {
            Some("a") => Mark::Letter { upper: false },
            Some("A") => Mark::Letter { upper: true },
            Some("i") => Mark::Roman { upper: false },
            Some("I") => Mark::Roman { upper: true },
            _ => Mark::Decimal,
        }
    };
    let reversed = element.attr("reversed").is_some();
    let items = || node.child_elements().filter(|child| is(*child, "li")).count();
    let first = if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
    let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(first);
    List { mark, next: start }
}

fn next_label(list: &mut List, item: &Element) -> Option<String> {
    let number = item.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(list.next);
    list.next = number.saturating_add(1);
    let counted = u32::try_from(number).unwrap_or(0);
    Some(match list.mark {
        Mark::None => return None,
        Mark::Bullet => "• ".to_owned(),
        Mark::Decimal => format!("{number}. "),
        Mark::Letter { upper } => format!("{}. ", super::docx::letters(counted, upper)),
        Mark::Roman { upper } => format!("{}. ", super::docx::roman(counted, upper)),
        Mark::Chinese => format!("{}、", super::docx::chinese(counted)),
    })
}

/// Chinese characters and their punctuation, between which a source line may break anywhere.
fn is_wide(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(2) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> Vec<String> {
        let document = read(page.as_bytes()).unwrap();
        let mut shown = Vec::new();
        for block in document.blocks {
            match block {
                Block::Paragraph(paragraph) => shown.push(paragraph.text),
                Block::Table(table) => {
                    let cell = |cell: &Cell| {
                        let texts: Vec<_> = cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                        format!("{}{}", texts.join("/"), if cell.repeated { "*" } else { "" })
                    };
                    shown.extend(table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")));
                }
            }
        }
        shown
    }

    #[test]
    fn lists_carry_the_numbers_that_a_browser_shows() {
        let page = "<html><ol start=3><li>甲<li value=7><p>乙</p><p>又</p><li>丙</ol>\
                    <ol type=a><li>丁</ol><ol style='list-style-type: cjk-ideographic'><li>戊</ol>\
                    <ul><li>己</ul><ul style='list-style:none'><li>庚</ul>";
        assert_eq!(shown(page), ["3. 甲", "7. 乙", "又", "8. 丙", "a. 丁", "一、戊", "• 己", "庚"]);
    }

    #[test]
    fn spans_repeat_a_cell_in_every_place_it_covers() {
        let page = "<html><table><tr><th>序号<th>问题<th>措施</tr><tr><td rowspan=2>1<td>问题一<td>（一）甲<br>（二）乙\
                    </tr><tr><td colspan=2>丙</tr></table>";
        assert_eq!(shown(page), ["序号|问题|措施", "1|问题一|（一）甲/（二）乙", "1*|丙|丙*"]);
    }

    #[test]
    fn a_table_that_lays_out_the_page_is_no_table() {
        let page = "<html><table><tr><td>题目<td><table><tr><td>甲<td>乙</table></table>";
        assert_eq!(shown(page), ["题目", "甲|乙"]);
    }

    #[test]
    fn source_line_breaks_inside_chinese_vanish_and_hidden_text_is_left_out() {
        let page = "<html><head><title>页签</title></head><p>完成\n   时限：2023年\n12月 底</p><p style='display: none'>暗</p>\
                    <script>x</script><p>甲<br>乙</p>";
        assert_eq!(shown(page), ["完成时限：2023年 12月 底", "甲", "乙"]);
    }

    #[test]
    fn a_page_nested_without_end_is_refused() {
        let page = format!("<html>{}深", "<div>".repeat(1_000));
        assert_eq!(read(page.as_bytes()).unwrap_err().code, "too_deep");
    }
}
