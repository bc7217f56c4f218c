//! Signs of a page to its visual lines.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Most signs of one page.
const MAX_SIGNS: usize = 200_000;

/// 一行 one visual line. Lengths in points, from the lower left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Left edge of the first sign that is no blank.
    pub(super) left: f64,
    /// Right edge of the last sign that is no blank.
    pub(super) right: f64,
    /// Base line.
    pub(super) base: f64,
    /// Height of the type.
    pub(super) size: f64,
}

/// One sign on the page.
#[derive(Clone, Debug)]
struct Sign {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

/// Collects the signs of a page.
#[derive(Default)]
pub(super) struct Signs {
    signs: Vec<Sign>,
}

impl Signs {
    pub(super) fn overflown(&self) -> bool {
        self.signs.len() >= MAX_SIGNS
    }

    /// Signs that follow each other on one base line are a line. The order is that of the page's content, which is
    /// the order of reading for what word processors write.
    pub(super) fn lines(self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut last: Option<Sign> = None;
        for sign in self.signs {
            let blank = sign.text.trim().is_empty();
            // Bold made by printing twice, a little apart.
            if last.as_ref().is_some_and(|last| doubled(last, &sign)) {
                continue;
            }
            let line = lines.last_mut().filter(|line| {
                // Neighbouring punctuation may be set half over each other.
                let ahead = sign.left > line.right - sign.size * 0.9 || blank;
                (line.base - sign.base).abs() < line.size.min(sign.size) * 0.4 && ahead
            });
            match line {
                None if blank => continue,
                None => lines.push(Line {
                    text: sign.text.clone(),
                    left: sign.left,
                    right: sign.right,
                    base: sign.base,
                    size: sign.size,
                }),
                Some(line) => {
                    let gap = sign.left - line.right;
                    if !blank && gap > sign.size * gap_that_parts(&line.text, &sign.text) && !line.text.ends_with(' ') {
                        line.text.push(' ');
                    }
                    line.text.push_str(&sign.text);
                    if !blank {
                        line.right = line.right.max(sign.right);
                        line.size = line.size.max(sign.size);
                    }
                }
            }
            last = Some(sign);
        }
        for line in &mut lines {
            line.text.truncate(line.text.trim_end().len());
        }
        // Bold again: the whole line printed twice.
        lines.dedup_by(|again, line| {
            let near = |a: f64, b: f64| (a - b).abs() < line.size * 0.2;
            again.text == line.text && near(again.left, line.left) && near(again.base, line.base)
        });
        lines
    }
}

fn doubled(last: &Sign, sign: &Sign) -> bool {
    last.text == sign.text
        && (last.left - sign.left).abs() < sign.size * 0.2
        && (last.base - sign.base).abs() < sign.size * 0.2
        && !sign.text.trim().is_empty()
}

/// The distance, in type heights, from which two signs do not belong to one word.
fn gap_that_parts(before: &str, after: &str) -> f64 {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(before.chars().next_back()) && latin(after.chars().next()) { 0.2 } else { 0.8 }
}

impl OutputDev for Signs {
    fn begin_page(
        &mut self,
        _page: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        sign: &str,
    ) -> Result<(), OutputError> {
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let size = scale * font_size.abs();
        let sound = [place.m31, place.m32, size, width].into_iter().all(f64::is_finite);
        if self.overflown() || !sound || size <= 0.0 {
            return Ok(());
        }
        self.signs.push(Sign {
            text: sign.chars().map(unified).collect(),
            left: place.m31,
            right: place.m31 + width * size,
            base: place.m32,
            size,
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Many fonts name simple characters as radicals (⼀ U+2F00 for 一); what is meant is the character.
fn unified(c: char) -> char {
    if let Some((_, meant)) = SIMPLIFIED.iter().find(|(radical, _)| *radical == c) {
        return *meant;
    }
    let nth = u32::from(c).checked_sub(0x2f00);
    nth.and_then(|nth| KANGXI.chars().nth(nth as usize)).unwrap_or(c)
}

/// Radicals of the supplement (U+2E80 to U+2EF3) that are whole characters of simplified Chinese.
const SIMPLIFIED: [(char, char); 18] = [
    ('\u{2ea0}', '民'),
    ('\u{2ec5}', '见'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2ef0}', '龙'),
];

/// The characters of the Kangxi radicals U+2F00 to U+2FD5, in order; where mainland print differs, its form.
const KANGXI: &str = "\
     一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
     廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
     目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
     邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str, left: f64, base: f64) -> Sign {
        Sign { text: text.to_owned(), left, right: left + 12.0, base, size: 12.0 }
    }

    #[test]
    fn radicals_are_read_as_the_characters_they_show() {
        let shown: String = "⼀⼈⽅⽉⽇⿕⻓".chars().map(unified).collect();
        assert_eq!(shown, "一人方月日龠长");
        assert_eq!(KANGXI.chars().count(), 214);
    }

    #[test]
    fn signs_on_one_base_line_are_a_line_and_doubled_ones_count_once() {
        let signs = vec![
            sign("甲", 72.0, 700.0),
            sign("甲", 72.4, 700.0),
            sign("乙", 84.0, 700.5),
            sign(" ", 96.0, 700.0),
            sign("丙", 72.0, 680.0),
            sign("丁", 120.0, 680.0),
        ];
        let lines = Signs { signs }.lines();
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["甲乙", "丙 丁"]);
        assert_eq!((lines[0].left, lines[0].right), (72.0, 96.0));
    }
}
