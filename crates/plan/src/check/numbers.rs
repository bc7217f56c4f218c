//! 数 numbers with their units as checks compare them.

use crate::source::starts_with;

/// A number in a text, in ten-thousandths so that comparison is exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub start: usize,
    /// After the unit.
    pub end: usize,
    pub value: i64,
    /// One written unit (家, %, 个百分点, 工作日 …); empty without one.
    pub unit: &'static str,
    /// Digits as written.
    pub digits: usize,
    /// 1, or 10,000 and 100,000,000 for 万 and 亿.
    pub factor: i64,
    /// How far the true value may lie from one rounded at its last decimal; 0 for whole numbers.
    pub slack: i64,
}

impl Number {
    /// Whether the text itself rounds it: 约, 近, 余, 多.
    pub(super) fn is_rough(&self, text: &[char]) -> bool {
        let lead = self.start.checked_sub(1).and_then(|at| text.get(at));
        let own = text.get(self.start..self.end).unwrap_or_default();
        lead.is_some_and(|c| matches!(c, '约' | '近')) || own.iter().any(|c| matches!(c, '余' | '多'))
    }

    /// Another value in the scale of this one: 8.5亿.
    pub(super) fn shown_like(&self, value: i64) -> String {
        let scale = match self.factor {
            10_000 => "万",
            100_000_000 => "亿",
            _ => return shown(value),
        };
        format!("{}{scale}", shown(value.checked_div(self.factor).unwrap_or(value)))
    }
}

const UNITS: [&str; 36] = [
    "个工作日",
    "工作日",
    "个百分点",
    "百分点",
    "个月",
    "小时",
    "个环节",
    "%",
    "家",
    "户",
    "件",
    "条",
    "项",
    "个",
    "份",
    "人",
    "次",
    "处",
    "类",
    "元",
    "亩",
    "日",
    "天",
    "年",
    "月",
    "名",
    "位",
    "期",
    "批",
    "吨",
    "张",
    "套",
    "千伏",
    "倍",
    "台",
    "组",
];

/// All numbers of a folded text.
pub(super) fn numbers(text: &[char]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < text.len() {
        match number_at(text, i) {
            Some((value, digits, places, mut end)) => {
                let start = i;
                let mut factor = 1_i64;
                while text.get(end) == Some(&' ') {
                    end += 1;
                }
                while let Some(&c) = text.get(end).filter(|c| matches!(c, '余' | '多' | '万' | '亿')) {
                    factor = factor.saturating_mul(match c {
                        '万' => 10_000,
                        '亿' => 100_000_000,
                        _ => 1,
                    });
                    end += 1;
                }
                let unit = UNITS.iter().find(|unit| starts_with(text, end, unit)).copied().unwrap_or_default();
                end += unit.chars().count();
                if let Some(value) = value.checked_mul(factor) {
                    let slack = if places == 0 { 0 } else { factor.saturating_mul(10_000 / 10_i64.pow(places)) / 2 };
                    found.push(Number { start, end, value, unit, digits, factor, slack });
                }
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    found
}

/// Digits with at most one point at `at`: ten-thousandths, count of digits, those after the point (four count), end.
fn number_at(text: &[char], at: usize) -> Option<(i64, usize, u32, usize)> {
    let digit = |i: usize| text.get(i).and_then(|c| c.to_digit(10)).map(i64::from);
    digit(at)?;
    let (mut value, mut i, mut digits, mut places) = (0_i64, at, 0, 0_u32);
    while let Some(d) = digit(i) {
        value = value.checked_mul(10)?.checked_add(d)?;
        (i, digits) = (i + 1, digits + 1);
    }
    if digits > 12 {
        return None;
    }
    value = value.checked_mul(10_000)?;
    // A blank after the point is a slip of the hand (0. 99).
    let blank = usize::from(text.get(i + 1) == Some(&' '));
    if text.get(i) == Some(&'.') && digit(i + 1 + blank).is_some() {
        let mut place = 1_000;
        i += 1 + blank;
        while let Some(d) = digit(i) {
            value = value.checked_add(d * place)?;
            (place, i, digits, places) = (place / 10, i + 1, digits + 1, (places + 1).min(4));
        }
    }
    Some((value, digits, places, i))
}

/// The value as a person writes it.
pub(super) fn shown(value: i64) -> String {
    let (sign, value) = if value < 0 { ("-", value.unsigned_abs()) } else { ("", value.unsigned_abs()) };
    let (whole, rest) = (value / 10_000, value % 10_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:04}");
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}
