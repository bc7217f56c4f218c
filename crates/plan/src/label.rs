//! 序号 list labels at the beginning of a line or clause, and Chinese numerals in them.

/// 序号样式 the token of a label; what level it means is decided by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Style {
    /// 第一章
    Chapter,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1、 1.
    Arabic,
    /// （1） 1）
    ArabicParen,
    /// 1.1
    Dotted,
    /// ①
    Circled,
    /// 一是
    Is,
    /// 第一，
    Ordinal,
    /// 措施一：
    Keyed,
}

/// 序号 a label read at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub style: Style,
    pub ordinal: u32,
    /// Characters it takes, its closing mark included, blanks after it not.
    pub length: usize,
}

fn digit_of(c: char) -> Option<u32> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A Chinese numeral below one thousand at `at`: its value and length.
pub(crate) fn han_number(text: &[char], at: usize) -> Option<(u32, usize)> {
    let (mut total, mut pending, mut length) = (0, None, 0);
    while let Some(&c) = text.get(at + length) {
        match c {
            '十' => {
                total += pending.take().unwrap_or(1) * 10;
            }
            '百' => {
                total += pending.take()? * 100;
            }
            _ => match digit_of(c) {
                Some(_) if pending.is_some_and(|p| p > 0) => break,
                Some(n) => pending = Some(n),
                None => break,
            },
        }
        length += 1;
        if length > 6 {
            return None;
        }
    }
    (length > 0).then_some((total + pending.unwrap_or(0), length)).filter(|&(n, _)| n > 0)
}

/// A run of at most three digits at `at`: its value and length.
fn arabic_number(text: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: Vec<u32> = text.iter().skip(at).take(4).map_while(|c| c.to_digit(10)).collect();
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    Some((digits.iter().fold(0, |n, d| n * 10 + d), digits.len())).filter(|&(n, _)| n > 0)
}

/// The label at `at` of folded text.
pub(crate) fn label_at(text: &[char], at: usize) -> Option<Label> {
    let char_at = |i: usize| text.get(at + i).copied().unwrap_or(' ');
    let make = |style, ordinal, length| Some(Label { style, ordinal, length });
    match char_at(0) {
        '(' => {
            let (style, (n, length)) = number(text, at + 1)?;
            (char_at(1 + length) == ')').then_some(())?;
            let style = if style == Style::Han { Style::HanParen } else { Style::ArabicParen };
            make(style, n, length + 2)
        }
        '第' => {
            let (_, (n, length)) = number(text, at + 1)?;
            match char_at(1 + length) {
                '章' | '部' if char_at(2 + length) == '分' => make(Style::Chapter, n, length + 3),
                '章' => make(Style::Chapter, n, length + 2),
                ',' | '、' | ':' => make(Style::Ordinal, n, length + 2),
                _ => None,
            }
        }
        c @ '①'..='⑳' => make(Style::Circled, c as u32 - '①' as u32 + 1, 1),
        c @ '⑴'..='⒇' => make(Style::ArabicParen, c as u32 - '⑴' as u32 + 1, 1),
        c @ '⒈'..='⒛' => make(Style::Arabic, c as u32 - '⒈' as u32 + 1, 1),
        c @ '㈠'..='㈩' => make(Style::HanParen, c as u32 - '㈠' as u32 + 1, 1),
        '问' | '措' | '任' | '举' => keyed(text, at),
        _ => plain(text, at),
    }
}

fn number(text: &[char], at: usize) -> Option<(Style, (u32, usize))> {
    arabic_number(text, at).map(|n| (Style::Arabic, n)).or_else(|| han_number(text, at).map(|n| (Style::Han, n)))
}

fn plain(text: &[char], at: usize) -> Option<Label> {
    let (style, (ordinal, length)) = number(text, at)?;
    let after = |i: usize| text.get(at + length + i).copied().unwrap_or(' ');
    let make = |style, ordinal, length| Some(Label { style, ordinal, length });
    match (style, after(0)) {
        (Style::Han, '、' | '.') => make(Style::Han, ordinal, length + 1),
        (Style::Han, '是') => make(Style::Is, ordinal, length + 1),
        (Style::Arabic, ')') => make(Style::ArabicParen, ordinal, length + 1),
        (Style::Arabic, '、') => make(Style::Arabic, ordinal, length + 1),
        (Style::Arabic, '.') if !after(1).is_ascii_digit() => make(Style::Arabic, ordinal, length + 1),
        (Style::Arabic, '.') => {
            let (n, more) = arabic_number(text, at + length + 1)?;
            let end = text.get(at + length + 1 + more).copied().unwrap_or(' ');
            (length <= 2 && more <= 2 && matches!(end, ' ' | '、')).then_some(())?;
            make(Style::Dotted, n, length + 1 + more + usize::from(end == '、'))
        }
        _ => None,
    }
}

fn keyed(text: &[char], at: usize) -> Option<Label> {
    let word: String = text.iter().skip(at).take(2).collect();
    matches!(word.as_str(), "问题" | "措施" | "任务" | "举措").then_some(())?;
    let (_, (ordinal, length)) = number(text, at + 2)?;
    let end = text.get(at + 2 + length).copied().unwrap_or(' ');
    matches!(end, ':' | '、' | '.' | ' ' | ',').then_some(())?;
    Some(Label { style: Style::Keyed, ordinal, length: 2 + length + usize::from(end != ' ') })
}

/// A number in Chinese, below one hundred, as labels print it.
pub(crate) fn han(n: u32) -> String {
    let digit = |d: u32| "零一二三四五六七八九".chars().nth(usize::try_from(d).unwrap_or(0)).unwrap_or('零');
    match (n / 10, n % 10) {
        (0, ones) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

/// The label as its siblings would print it.
pub(crate) fn printed(style: Style, ordinal: u32) -> String {
    match style {
        Style::Chapter => format!("第{}章", han(ordinal)),
        Style::Han => format!("{}、", han(ordinal)),
        Style::HanParen => format!("（{}）", han(ordinal)),
        Style::Arabic | Style::Dotted => format!("{ordinal}、"),
        Style::ArabicParen => format!("（{ordinal}）"),
        Style::Circled => char::from_u32('①' as u32 + ordinal.saturating_sub(1)).unwrap_or('①').to_string(),
        Style::Is => format!("{}是", han(ordinal)),
        Style::Ordinal => format!("第{}，", han(ordinal)),
        Style::Keyed => format!("措施{}：", han(ordinal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Style, u32, usize)> {
        let text: Vec<char> = text.chars().map(crate::dictionary::fold).collect();
        label_at(&text, 0).map(|label| (label.style, label.ordinal, label.length))
    }

    #[test]
    fn labels_of_every_kind_are_read() {
        assert_eq!(read("（十二）建"), Some((Style::HanParen, 12, 4)));
        assert_eq!(read("(2)建"), Some((Style::ArabicParen, 2, 3)));
        assert_eq!(read("二十一、建"), Some((Style::Han, 21, 4)));
        assert_eq!(read("12、 建"), Some((Style::Arabic, 12, 3)));
        assert_eq!(read("3．建"), Some((Style::Arabic, 3, 2)));
        assert_eq!(read("③建"), Some((Style::Circled, 3, 1)));
        assert_eq!(read("三是建"), Some((Style::Is, 3, 2)));
        assert_eq!(read("第二，建"), Some((Style::Ordinal, 2, 3)));
    }

    #[test]
    fn versions_year_ranges_and_brackets_in_names_are_no_labels() {
        assert_eq!(read("2.0系统"), None);
        assert_eq!(read("（一期）项目"), None);
        assert_eq!(read("（2021-2025年）"), None);
        assert_eq!(read("十二部门"), None);
    }
}
