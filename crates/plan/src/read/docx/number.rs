//! 编号格式 a number as Word's number formats show it.

/// The number `n` in the format `format` of `w:numFmt`. Formats that are not known are shown as digits.
pub(super) fn show(n: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "upperRoman" => roman(n, true),
        "lowerRoman" => roman(n, false),
        "upperLetter" => letters(n, true),
        "lowerLetter" => letters(n, false),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            n.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xfee0)).collect()
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(n),
        "ideographDigital" | "japaneseDigitalTenThousand" | "koreanDigital2" => digits(n, "〇一二三四五六七八九"),
        "chineseLegalSimplified" => legal(n),
        "ideographTraditional" => cyclic(n, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cyclic(n, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle" => enclosed(n, 0x2460, 20),
        "decimalEnclosedParen" => enclosed(n, 0x2474, 20),
        "decimalEnclosedFullstop" => enclosed(n, 0x2488, 20),
        _ => n.to_string(),
    }
}

/// 一, 十, 十二, 二十, 一百零五. Beyond 9,999, and for 0, plain digits.
pub(in super::super) fn chinese(n: u32) -> String {
    let counted = place_values(n, "零一二三四五六七八九", ["", "十", "百", "千"]);
    // 一十二 is said 十二.
    if (10..20).contains(&n) { counted.chars().skip(1).collect() } else { counted }
}

fn legal(n: u32) -> String {
    place_values(n, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"])
}

fn place_values(n: u32, numerals: &str, places: [&str; 4]) -> String {
    if n == 0 || n > 9_999 {
        return n.to_string();
    }
    let numeral = |digit: u32| numerals.chars().nth(digit as usize).unwrap_or_default();
    let mut shown = String::new();
    let mut gap = false;
    for (place, name) in places.into_iter().enumerate().rev() {
        let digit = n / 10_u32.pow(u32::try_from(place).unwrap_or_default()) % 10;
        if digit == 0 {
            gap = !shown.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            shown.push(numeral(0));
        }
        shown.push(numeral(digit));
        shown.push_str(name);
    }
    shown
}

fn digits(n: u32, numerals: &str) -> String {
    n.to_string().chars().filter_map(|c| numerals.chars().nth(c.to_digit(10)? as usize)).collect()
}

fn cyclic(n: u32, signs: &str) -> String {
    let count = u32::try_from(signs.chars().count()).unwrap_or(1);
    let nth = n.checked_sub(1).map(|before| before % count);
    nth.and_then(|nth| signs.chars().nth(nth as usize)).map_or_else(|| n.to_string(), String::from)
}

/// Signs like ① stand in a row from `first`; beyond `last`, plain digits.
fn enclosed(n: u32, first: u32, last: u32) -> String {
    let sign = n.checked_sub(1).filter(|_| n <= last).and_then(|before| char::from_u32(first + before));
    sign.map_or_else(|| n.to_string(), String::from)
}

/// a … z, then aa, bb … as Word and browsers count.
pub(in super::super) fn letters(n: u32, upper: bool) -> String {
    let Some(before) = n.checked_sub(1) else { return n.to_string() };
    let base = if upper { b'A' } else { b'a' };
    let letter = char::from(base + u8::try_from(before % 26).unwrap_or_default());
    std::iter::repeat_n(letter, (before / 26).min(29) as usize + 1).collect()
}

/// Roman numerals up to 3,999; beyond, and for 0, plain digits.
pub(in super::super) fn roman(n: u32, upper: bool) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if n == 0 || n > 3_999 {
        return n.to_string();
    }
    let mut rest = n;
    let mut shown = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            shown.push_str(sign);
        }
    }
    if upper { shown.to_uppercase() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_numbers_as_word_does() {
        let rows = [
            ("chineseCounting", 3, "三"),
            ("chineseCounting", 12, "十二"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("japaneseCounting", 20, "二十"),
            ("chineseCountingThousand", 1010, "一千零一十"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 11, "壹拾壹"),
            ("ideographTraditional", 11, "甲"),
            ("decimalEnclosedCircleChinese", 2, "②"),
            ("decimalEnclosedCircleChinese", 21, "21"),
            ("decimalFullWidth", 12, "１２"),
            ("lowerRoman", 14, "xiv"),
            ("upperLetter", 28, "BB"),
            ("decimalZero", 7, "07"),
            ("someFutureFormat", 7, "7"),
        ];
        for (format, n, shown) in rows {
            assert_eq!(show(n, format), shown, "{format} {n}");
        }
    }
}
