//! 中文数字 read and written.

/// Value of a digit: `〇`, `二`, `两`, `贰`.
#[must_use]
pub const fn digit(found: char) -> Option<u64> {
    Some(match found {
        '〇' | '○' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

const fn unit(found: char) -> Option<u64> {
    Some(match found {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        _ => return None,
    })
}

const fn large(found: char) -> Option<u64> {
    Some(match found {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

const fn tens(found: char) -> Option<u64> {
    match found {
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// Whether this character can stand in a numeral.
#[must_use]
pub const fn is_numeral(found: char) -> bool {
    digit(found).is_some() || unit(found).is_some() || large(found).is_some() || tens(found).is_some()
}

/// The value of a whole text: `二十三`, `一百零五`, `二〇二二`, `两千`, `廿一`, `三亿五千万`. `None` for anything else,
/// also for what can be read in two ways (`一百五`).
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let units = text.chars().any(|it| unit(it).is_some() || large(it).is_some() || tens(it).is_some());
    if units { with_units(text) } else { positional(text) }
}

/// The numeral that a text begins with, its value and its length in bytes: `二十三、` gives 23 and 9.
#[must_use]
pub fn leading(text: &str) -> Option<(u64, usize)> {
    let end = text.find(|it| !is_numeral(it)).unwrap_or(text.len());
    let numeral = text.get(..end)?;
    parse(numeral).map(|value| (value, end))
}

fn positional(text: &str) -> Option<u64> {
    let mut value = None;
    for found in text.chars() {
        value = Some(value.unwrap_or(0_u64).checked_mul(10)?.checked_add(digit(found)?)?);
    }
    value
}

fn with_units(text: &str) -> Option<u64> {
    let mut reader = Reader { total: 0, section: 0, digit: None, last: u64::MAX, last_large: u64::MAX, zero: false };
    for found in text.chars() {
        if let Some(value) = digit(found) {
            reader.digit(value)?;
        } else if let Some(value) = tens(found) {
            reader.digit(value / 10)?;
            reader.unit(10)?;
        } else if let Some(value) = unit(found) {
            reader.unit(value)?;
        } else {
            reader.large(large(found)?)?;
        }
    }
    reader.finish()
}

/// Reads from left to right; units fall within a section and sections fall within the number.
struct Reader {
    total: u64,
    section: u64,
    digit: Option<u64>,
    last: u64,
    last_large: u64,
    zero: bool,
}

impl Reader {
    fn digit(&mut self, value: u64) -> Option<()> {
        if self.digit.is_some() || (value == 0 && self.zero) {
            return None;
        }
        if value == 0 {
            self.zero = true;
        } else {
            self.digit = Some(value);
        }
        Some(())
    }

    fn unit(&mut self, unit: u64) -> Option<()> {
        if unit >= self.last {
            return None;
        }
        // 十二 stands for 一十二, but only 十 does without its 一, and only in front.
        let bare = self.digit.is_none() && unit == 10 && self.section == 0;
        let digit = if bare { 1 } else { self.digit.take()? };
        self.section += digit * unit;
        self.last = unit;
        self.zero = false;
        Some(())
    }

    fn large(&mut self, unit: u64) -> Option<()> {
        let section = self.close()?;
        if unit == self.last_large || (section == 0 && self.total == 0) {
            return None;
        }
        if unit > self.last_large {
            // 三万亿: the larger unit multiplies all that stands before it.
            self.total = self.total.checked_add(section)?.checked_mul(unit)?;
        } else {
            self.total = self.total.checked_add(section.checked_mul(unit).filter(|it| *it > 0)?)?;
        }
        self.last_large = unit;
        self.last = u64::MAX;
        Some(())
    }

    /// The section read so far. A last digit without a unit is 个位, right behind 十, 零 or a bare section.
    fn close(&mut self) -> Option<u64> {
        let ones = self.digit.take();
        let clear = self.zero || self.last == 10 || (self.section == 0 && self.last_large == u64::MAX);
        if ones.is_some() && !clear {
            return None;
        }
        if ones.is_none() && self.zero {
            return None;
        }
        self.zero = false;
        Some(std::mem::take(&mut self.section) + ones.unwrap_or(0))
    }

    fn finish(mut self) -> Option<u64> {
        let section = self.close()?;
        self.total.checked_add(section)
    }
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// `十二`, `一百零五`, `一万二千`: the way a number is read.
#[must_use]
pub fn print(number: u64) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    let sections = [(number / 100_000_000, "亿"), (number / 10_000 % 10_000, "万"), (number % 10_000, "")];
    for (section, word) in sections {
        if section == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || section < 1_000) {
            text.push('零');
        }
        if section >= 10_000 {
            text.push_str(&print(section));
        } else {
            print_section(section, &mut text);
        }
        text.push_str(word);
        gap = false;
    }
    text.strip_prefix("一十").map_or_else(|| text.clone(), |rest| format!("十{rest}"))
}

fn print_section(section: u64, text: &mut String) {
    let mut begun = false;
    let mut zero = false;
    for (size, word) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = section / size % 10;
        if digit == 0 {
            zero = begun;
            continue;
        }
        if zero {
            text.push('零');
        }
        text.extend(DIGITS.get(digit as usize));
        text.push_str(word);
        (begun, zero) = (true, false);
    }
}

/// `二〇二六`: digit by digit, as years are written.
#[must_use]
pub fn print_digits(number: u64) -> String {
    let digits = number.to_string();
    let digits = digits.bytes().filter_map(|it| DIGITS.get(usize::from(it - b'0')));
    digits.map(|it| if *it == '零' { '〇' } else { *it }).collect()
}
