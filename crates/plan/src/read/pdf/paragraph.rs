//! 分段 visual lines joined to paragraphs again; page numbers and running heads dropped.
//!
//! A line goes on in the next one when the next one's first sign would not have fitted on it any more, unless that next
//! line is set in like the first line of a paragraph, is set in another size or stands apart. Where a document sets
//! no first lines in, a finished sentence followed by a label ends a paragraph too.

use super::line::Line;
use std::collections::BTreeMap;

/// How far a first line is set in, at least, in heights of type.
const INDENT: f64 = 1.2;

/// Texts of all paragraphs, in order.
pub(super) fn join(pages: Vec<Vec<Line>>) -> Vec<String> {
    let pages = without_furniture(pages);
    let Some(page) = Page::of(&pages) else { return Vec::new() };
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in pages.iter().flatten() {
        let goes_on = |paragraph: &String| before.is_some_and(|before| page.goes_on(paragraph, before, line));
        match paragraphs.last_mut().filter(|paragraph| goes_on(paragraph)) {
            Some(paragraph) => append(paragraph, &line.text),
            None => paragraphs.push(line.text.clone()),
        }
        before = Some(line);
    }
    paragraphs
}

/// The measures of the text area that all pages share.
struct Page {
    left: f64,
    right: f64,
    /// Height of the running text's type.
    size: f64,
    /// Distance of base lines within a paragraph.
    pitch: f64,
    /// Whether paragraphs set their first line in.
    indented: bool,
}

impl Page {
    fn of(pages: &[Vec<Line>]) -> Option<Self> {
        let lines = || pages.iter().flatten();
        // Weighted by length, so that headings do not decide.
        let size = median(lines().flat_map(|line| std::iter::repeat_n(line.size, line.text.chars().count())))?;
        let body = || lines().filter(|line| (line.size - size).abs() < size * 0.15);
        let left = quantile(body().map(|line| line.left), 0.05)?;
        let right = quantile(body().map(|line| line.right), 0.98)?;
        let steps = pages.iter().flat_map(|lines| lines.windows(2)).filter_map(|pair| match pair {
            [above, below] if above.base > below.base => Some(above.base - below.base),
            _ => None,
        });
        let pitch = median(steps).unwrap_or(size * 1.5);
        let set_in = body().filter(|line| (INDENT..4.0).contains(&((line.left - left) / size))).count();
        let indented = set_in * 20 > body().count();
        Some(Self { left, right, size, pitch, indented })
    }

    /// Whether `below` belongs to `paragraph`, whose last line so far is `above`.
    fn goes_on(&self, paragraph: &str, above: &Line, below: &Line) -> bool {
        let alike = (above.size - below.size).abs() < above.size * 0.15;
        let step = above.base - below.base;
        // Upwards is the next page or column.
        if !alike || step > self.pitch * 1.7 {
            return false;
        }
        if above.size > self.size * 1.15 {
            // Two lines of a heading: both centred, or the first full.
            return self.is_centred(above) && self.is_centred(below) || self.is_full(above, below);
        }
        if !self.is_full(above, below) {
            return false;
        }
        if below.left - self.left > below.size * INDENT {
            return false;
        }
        // A heading that happens to be as long as a line has no punctuation at all.
        let heading = paragraph == above.text && !above.text.contains(['，', '。', '；']);
        let ended = (ends_sentence(&above.text) || heading) && starts_with_label(&below.text);
        self.indented || !ended || has_open_bracket(paragraph)
    }

    /// Whether `line` had no room for what `next` begins with.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        self.right - line.right < first_unit(&next.text) * line.size + line.size * 0.45
    }

    fn is_centred(&self, line: &Line) -> bool {
        let (before, after) = (line.left - self.left, self.right - line.right);
        before > line.size && (before - after).abs() < line.size * 1.5
    }
}

/// Width, in heights of type, of the shortest start of a line that may not be broken: a word or number, a character
/// with the punctuation that may not begin a line.
fn first_unit(text: &str) -> f64 {
    let mut width = 0.0;
    let mut signs = text.trim_start().chars().peekable();
    while let Some(sign) = signs.next() {
        let latin = sign.is_ascii() && !sign.is_ascii_whitespace();
        width += if latin { 0.5 } else { 1.0 };
        let joined = signs.peek().is_some_and(|next| {
            "，。、；：？！）》”’％%,;:!?)]".contains(*next)
                || "（《“‘([".contains(sign)
                || latin && next.is_ascii() && !next.is_ascii_whitespace()
        });
        if !joined {
            break;
        }
    }
    width
}

fn has_open_bracket(text: &str) -> bool {
    text.matches(['（', '(']).count() > text.matches(['）', ')']).count()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '；', '：', '！', '？', ';', ':', '.', '”', '）'])
}

/// Whether a line begins as items, headings and responsibility lines do.
fn starts_with_label(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇0123456789０１２３４５６７８９";
    let text = text.trim_start();
    let opened = text.strip_prefix(['（', '(', '第', '【']);
    let inner = opened.unwrap_or(text);
    let after = inner.trim_start_matches(|c| NUMERALS.contains(c));
    let counted = after.len() < inner.len();
    let closes = after.starts_with(['）', ')', '、', '.', '．', '是', '章', '节', '条', '】']);
    let decimal = after.strip_prefix(['.', '．']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // 责任单位： and the like: a few signs and a colon.
    let named = text.chars().take(8).any(|c| matches!(c, '：' | ':'));
    counted && closes && !decimal || named
}

fn append(paragraph: &mut String, line: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if paragraph.ends_with('-') && latin(line.chars().next()) || !latin(paragraph.chars().next_back()) {
        paragraph.push_str(line.trim_start());
        return;
    }
    // A number cut by the line end is one number; two words are two.
    let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if letters(paragraph.chars().next_back()) && letters(line.trim_start().chars().next()) {
        paragraph.push(' ');
    }
    paragraph.push_str(line.trim_start());
}

/// Drops page numbers, and lines that stand at the top or bottom of most pages.
fn without_furniture(pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for lines in &pages {
        let mut edges: Vec<_> = edges(lines).into_iter().map(|line| digits_masked(&line.text)).collect();
        edges.sort();
        edges.dedup();
        for text in edges {
            *seen.entry(text).or_default() += 1;
        }
    }
    let repeated = |line: &Line| {
        let times = seen.get(&digits_masked(&line.text)).copied().unwrap_or(0);
        times >= 3 && times * 2 > pages.len()
    };
    let mut kept = Vec::new();
    for lines in &pages {
        let dropped: Vec<f64> = edges(lines)
            .into_iter()
            .filter(|line| is_page_number(&line.text) || repeated(line))
            .map(|line| line.base)
            .collect();
        kept.push(lines.iter().filter(|line| !dropped.contains(&line.base)).cloned().collect());
    }
    kept
}

/// The highest and the lowest line of a page, wherever they stand in its content.
fn edges(lines: &[Line]) -> Vec<&Line> {
    let by_base = |a: &&Line, b: &&Line| a.base.total_cmp(&b.base);
    lines.iter().max_by(by_base).into_iter().chain(lines.iter().min_by(by_base)).collect()
}

/// Without blanks, each number as one `0`: what running heads and page numbers have in common.
fn digits_masked(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' if masked.ends_with('0') => {}
            '0'..='9' => masked.push('0'),
            _ => masked.push(c),
        }
    }
    masked
}

/// `3`, `- 3 -`, `—3—`, `第 3 页 共 9 页`, `3/9`.
fn is_page_number(text: &str) -> bool {
    let text = digits_masked(text);
    let bare = text.trim_matches(['-', '—', '－', '–', '·', '~', '―']);
    let counted = !bare.is_empty() && bare.chars().count() <= 12;
    counted && bare.contains('0') && bare.chars().all(|c| matches!(c, '0' | '/' | '第' | '页' | '共' | '，' | ','))
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    quantile(values, 0.5)
}

fn quantile(values: impl Iterator<Item = f64>, share: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    // The index is within the list for any share from 0 to 1.
    sorted.get((last as f64 * share) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of at most 20 signs of 10 points between 100 and 300; `　` at the start sets a line in.
    fn page(lines: &[&str]) -> Vec<Line> {
        let mut base = 700.0;
        let line = |text: &&str| {
            let indent = text.chars().take_while(|c| *c == '　').count();
            let width = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum::<f64>();
            base -= 16.0;
            let left = 100.0 + 10.0 * f64::from(u32::try_from(indent).unwrap());
            Line { text: text.trim_start().to_owned(), left, right: 100.0 + width, base, size: 10.0 }
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn full_lines_go_on_and_set_in_lines_begin_anew() {
        let pages = vec![page(&[
            "　　（一）压缩办理时限。将材料由九份减为四",
            "份，一次提交、并联办理，涉及现场踏勘的合并",
            "一次完成。",
            "　　责任单位：区政务服务中心",
            "　　完成时限：2023年12月31日前办理完成并报",
            "备。",
        ])];
        assert_eq!(
            join(pages),
            [
                "（一）压缩办理时限。将材料由九份减为四份，一次提交、并联办理，涉及现场踏勘的合并一次完成。",
                "责任单位：区政务服务中心",
                "完成时限：2023年12月31日前办理完成并报备。"
            ]
        );
    }

    #[test]
    fn a_number_that_did_not_fit_does_not_end_a_paragraph() {
        let pages = vec![page(&[
            "　　到年底前，全区企业开办平均时间压缩到",
            "2023.12.31日前。",
            "　　另起一段文字文字文字文字文字文字文字。",
        ])];
        assert_eq!(join(pages)[0], "到年底前，全区企业开办平均时间压缩到2023.12.31日前。");
    }

    #[test]
    fn paragraphs_go_on_over_pages_and_page_numbers_vanish() {
        let text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";
        let pages = vec![
            page(&["整改方案", "　　本段从第一页开始写到第二页的开头为止不停", "- 1 -"]),
            page(&["整改方案", "笔，在这里结束。", text, "— 2 —"]),
            page(&["整改方案", "　　第三页。", "第 3 页 共 3 页"]),
        ];
        let joined = join(pages);
        assert_eq!(joined[0], "本段从第一页开始写到第二页的开头为止不停笔，在这里结束。");
        assert!(!joined.iter().any(|paragraph| paragraph.contains("方案") || paragraph.contains("共")));
    }

    #[test]
    fn without_set_in_lines_a_label_after_a_finished_sentence_begins_anew() {
        let pages = vec![page(&[
            "三百六十五里河图区营商环境指标整改提升方案",
            "一是企业开办的流程还要再压缩一些时间才行。",
            "二是水电气报装没有全部实现一窗受理一窗通办",
            "理，群众还要多跑路。（牵头单位：区住建局；",
            "责任单位：区水利局）",
        ])];
        let expected = [
            "三百六十五里河图区营商环境指标整改提升方案",
            "一是企业开办的流程还要再压缩一些时间才行。",
            "二是水电气报装没有全部实现一窗受理一窗通办理，群众还要多跑路。（牵头单位：区住建局；责任单位：区水利局）",
        ];
        assert_eq!(join(pages), expected);
    }

    #[test]
    fn labels_are_told_from_numbers_in_the_text() {
        for label in ["（一）甲", "(3)甲", "1、甲", "12.甲", "十二、甲", "一是甲", "第三章 总则", "责 任 人：张三"]
        {
            assert!(starts_with_label(label), "{label}");
        }
        for text in ["2.0信息系统", "2023年", "一次办好", "（以下简称区营商办）", "三个工作日内"]
        {
            assert!(!starts_with_label(text), "{text}");
        }
    }
}
