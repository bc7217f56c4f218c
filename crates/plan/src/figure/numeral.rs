//! 数词 Arabic and Chinese numerals in running text.

use super::decimal::Decimal;

/// A numeral found in a line.
pub struct Numeral {
    /// Past its last character.
    pub end: usize,
    /// Its value; `None` when it is a date, a version, a list of digits or too long to be a quantity.
    pub value: Option<Decimal>,
    /// 万 or 亿 at its end, which goes into the unit.
    pub scale: &'static str,
    /// Written in Chinese numerals.
    pub chinese: bool,
}

/// Reads the numeral that begins at `at`; `None` when none does.
pub fn read(text: &[char], at: usize, limit: usize) -> Option<Numeral> {
    let text = text.get(..limit)?;
    let first = *text.get(at)?;
    if first.is_ascii_digit() {
        Some(arabic(text, at))
    } else if is_chinese(first) {
        Some(chinese(text, at))
    } else {
        None
    }
}

/// Whether a numeral may hold this character.
pub fn holds(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || is_chinese(c)
}

/// 九十九点五: the end and the value of a numeral together with what 点 adds.
pub fn with_fraction(text: &[char], numeral: &Numeral) -> Option<(usize, Decimal)> {
    let value = numeral.value?;
    let mut digits = String::new();
    if numeral.chinese && text.get(numeral.end) == Some(&'点') {
        let rest = text.iter().skip(numeral.end + 1);
        digits
            .extend(rest.map_while(|&c| "零一二三四五六七八九".chars().zip('0'..='9').find(|d| d.0 == c)).map(|d| d.1));
    }
    if digits.is_empty() {
        return Some((numeral.end, value));
    }
    Some((numeral.end + 1 + digits.len(), Decimal::parse(&format!("{value}.{digits}"))?))
}

fn is_chinese(c: char) -> bool {
    matches!(
        c,
        '零' | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '半'
    )
}

fn arabic(text: &[char], start: usize) -> Numeral {
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let mut number = String::new();
    let mut at = start;
    let mut plain = true;
    while let Some(&c) = text.get(at) {
        let blanks = text.iter().skip(at + 1).take_while(|&&c| c == ' ').take(3).count();
        match c {
            '0'..='9' => number.push(c),
            ',' if (at + 1..at + 4).all(digit) && !digit(at + 4) => {}
            '.' if digit(at + 1 + blanks) && !number.contains('.') => {
                number.push('.');
                at += blanks;
            }
            '.' | '/' if digit(at + 1) => plain = false,
            _ => break,
        }
        at += 1;
    }
    Numeral { end: at, value: if plain { Decimal::parse(&number) } else { None }, scale: "", chinese: false }
}

fn chinese(text: &[char], start: usize) -> Numeral {
    let mut end = start;
    while let Some(&c) = text.get(end) {
        let unit_follows = "百千".contains(c) && text.get(end + 1).is_some_and(|&next| "分伏米瓦克".contains(next));
        if !is_chinese(c) || unit_follows {
            break;
        }
        end += 1;
    }
    let run = text.get(start..end).unwrap_or_default();
    let (scale, size) = match run.last() {
        Some('万') => ("万", 10_000),
        Some('亿') => ("亿", 100_000_000),
        _ => ("", 1),
    };
    let value = if run == ['半'] { Some(Decimal::new(5, 1)) } else { whole(run).map(|n| Decimal::whole(n / size)) };
    Numeral { end: end.max(start + 1), value, scale, chinese: true }
}

/// The value of a Chinese whole number; `None` for what is not one well formed number (三四, 一百二, 万) and for
/// digits in a row (二零二二), which are a year or a code.
fn whole(run: &[char]) -> Option<i64> {
    let units = run.iter().any(|c| "十百千万亿".contains(*c));
    let text: String = run.iter().collect();
    (units || run.len() == 1).then(|| vocab::numeral::parse(&text))?.and_then(|value| value.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        let numeral = read(&text, 0, text.len())?;
        numeral.value.map(|v| format!("{v}{}", numeral.scale))
    }

    #[test]
    fn chinese_numerals_have_their_values() {
        for (written, meant) in [
            ("三十", "30"),
            ("十二", "12"),
            ("二十", "20"),
            ("一百零五", "105"),
            ("两千三百", "2300"),
            ("三千万", "3000万"),
            ("十", "10"),
            ("零", "0"),
            ("半", "0.5"),
            ("一亿二千万", "12000万"),
        ] {
            assert_eq!(value(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_single_number_has_no_value() {
        for written in ["三四", "二零二二", "一百二", "万", "千", "2022.12.31", "2022/12", "1234567890123456"]
        {
            assert_eq!(value(written), None, "{written}");
        }
    }

    #[test]
    fn arabic_numerals_may_hold_commas_and_blanks_after_the_point() {
        assert_eq!(value("1,234,567").as_deref(), Some("1234567"));
        assert_eq!(value("8. 25%").as_deref(), Some("8.25"));
        assert_eq!(value("40,60").as_deref(), Some("40"));
    }
}
