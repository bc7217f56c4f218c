//! 用语 the words of every page in Chinese and English, one `.ftl` file a language and area.

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, tz};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static_loader! {
    static LOCALES = {
        locales: "./words",
        fallback_language: "zh",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
        },
    };
}

static ZH: LanguageIdentifier = langid!("zh");
static EN: LanguageIdentifier = langid!("en");

/// Sentences with values, by key: the names of their values. Whoever words a code may leave one out.
static SENTENCES: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    [
        include_str!("../words/zh/refusals.ftl"),
        include_str!("../words/zh/lights.ftl"),
        include_str!("../words/zh/views.ftl"),
        include_str!("../words/zh/finding.ftl"),
        include_str!("../words/zh/registers.ftl"),
        include_str!("../words/zh/meeting.ftl"),
        include_str!("../words/zh/spot_check.ftl"),
        include_str!("../words/zh/voice.ftl"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .filter_map(|line| line.split_once(" = "))
    .map(|(key, text)| {
        let names = text.split("{ $").skip(1).filter_map(|rest| rest.split_once(' ')).map(|(name, _)| name);
        (key, names.collect())
    })
    .collect()
});

/// 语言
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// The name in cookies, accounts and the `lang` attribute's first part.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Zh, Self::En].into_iter().find(|lang| lang.name() == name)
    }

    /// The language that an `Accept-Language` header asks for first, of those there are.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|part| Self::from_name(part.trim().get(..2)?.to_ascii_lowercase().as_str()))
            .next()
            .unwrap_or_default()
    }
}

/// A value put into a sentence. Whole numbers are grouped (1,234) and choose the plural; texts stay as they are.
pub trait Arg {
    /// The same as fluent takes it.
    fn value(&self) -> FluentValue<'static>;
}

impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_owned()))
    }
}

impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

macro_rules! whole {
    ($($number:ty)*) => {
        $(impl Arg for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        })*
    };
}

whole!(u8 u16 u32 u64 usize i32 i64);

/// 用语 bound to one language; handed to every template as `frame.w`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

impl Words {
    /// The words of `lang`.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self.lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// The text of `key`. A missing key shows itself in brackets; a test proves that none is missing.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The text of `key` with one value.
    #[must_use]
    pub fn t1(&self, key: &str, name: &'static str, value: impl Arg) -> String {
        self.with(key, &[(name, value.value())])
    }

    /// The text of `key` with two values.
    #[must_use]
    pub fn t2(&self, key: &str, n1: &'static str, v1: impl Arg, n2: &'static str, v2: impl Arg) -> String {
        self.with(key, &[(n1, v1.value()), (n2, v2.value())])
    }

    /// The text of `key` with three values.
    #[must_use]
    pub fn t3(&self, key: &str, values: [(&'static str, &str); 3]) -> String {
        self.with(key, &values.map(|(name, value)| (name, value.value())))
    }

    /// The text of `area-name` where `name` is a code of another crate (`item.not_accepted` is looked up as
    /// `area-item-not_accepted`); the code itself where no words are known.
    #[must_use]
    pub fn code(&self, area: &str, name: &str) -> String {
        self.find(&key_of(area, name)).unwrap_or_else(|| name.to_owned())
    }

    /// The text of `area-name` where there is one.
    #[must_use]
    pub fn maybe(&self, area: &str, name: &str) -> Option<String> {
        self.find(&key_of(area, name))
    }

    /// 不予办理 in words: what stands in the way and what to do. An unknown code still tells the code.
    #[must_use]
    pub fn refusal(&self, code: &str, params: &[(&'static str, String)]) -> String {
        self.say("refusal", code, params)
    }

    /// 亮灯原因 in words, by the codes of `ledger::reason`.
    #[must_use]
    pub fn reason(&self, code: &str, params: &[(&'static str, String)]) -> String {
        self.say("reason", code, params)
    }

    /// The sentence of `key` with values by name; days are written out, and a value not given shows as a gap.
    #[must_use]
    pub fn sentence(&self, key: &str, params: &[(&'static str, String)]) -> String {
        let Some(names) = SENTENCES.get(key) else { return self.t(key) };
        let known = params.iter().filter(|(name, _)| names.contains(name));
        let given: Vec<_> = known.map(|(name, value)| (*name, self.readable(name, value).value())).collect();
        let gaps = names.iter().filter(|name| !params.iter().any(|(it, _)| it == *name));
        let all: Vec<_> = gaps.map(|name| (*name, "…".value())).chain(given).collect();
        self.with(key, &all)
    }

    /// Values are made readable first: days are written out; roles, acts, states and fields get their words. A value
    /// that was not given shows as a gap, so that the rest is still said.
    fn say(self, area: &str, code: &str, params: &[(&'static str, String)]) -> String {
        let key = key_of(area, code);
        let Some(names) = SENTENCES.get(key.as_str()) else { return self.t1("refusal-unknown", "code", code) };
        let gaps = names.iter().map(|name| (*name, "…".value()));
        let given = params.iter().map(|(name, value)| (*name, self.readable(name, value).value()));
        self.with(&key, &gaps.chain(given).collect::<Vec<_>>())
    }

    fn readable(self, name: &str, value: &str) -> String {
        let last = value.rsplit('.').next().unwrap_or(value);
        match name {
            "act" | "role" | "state" | "field" => {
                self.maybe(name, value).or_else(|| self.maybe(name, last)).unwrap_or_else(|| value.to_owned())
            }
            "period" => self.period(value),
            _ => value.parse::<Date>().map_or_else(|_| value.to_owned(), |day| self.date(&day)),
        }
    }

    /// Whether a refusal code has words of its own.
    #[must_use]
    pub fn has_refusal(&self, code: &str) -> bool {
        SENTENCES.contains_key(key_of("refusal", code).as_str())
    }

    /// Whether a reason code has words of its own.
    #[must_use]
    pub fn has_reason(&self, code: &str) -> bool {
        SENTENCES.contains_key(key_of("reason", code).as_str())
    }

    fn find(self, key: &str) -> Option<String> {
        LOCALES.try_lookup(self.id(), key)
    }

    fn with(self, key: &str, args: &[(&'static str, FluentValue<'static>)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'static>> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        LOCALES.try_lookup_with_args(self.id(), key, &args).unwrap_or_else(|| format!("[{key}]"))
    }

    /// 期次 as it is stored, `2026-10` or `2026Q4`: `2026年10月`, `2026年第4季度`.
    #[must_use]
    pub fn period(&self, stored: &str) -> String {
        let first = format!("{stored}-01").parse::<Date>();
        match (stored.split_once('Q'), first) {
            (Some((year, quarter)), _) => self.t2("period-quarter", "year", year, "quarter", quarter),
            (None, Ok(first)) => self.month(first),
            (None, Err(_)) => stored.to_owned(),
        }
    }

    /// `2022年12月`, `Dec 2022`.
    #[must_use]
    pub fn month(&self, day: Date) -> String {
        let month = match self.lang {
            Lang::Zh => day.month().to_string(),
            Lang::En => self.day(&day).split(' ').nth(1).unwrap_or_default().to_owned(),
        };
        self.t2("period-month", "year", day.year().to_string(), "month", month)
    }

    /// `2022年12月20日（周二）`, `20 Dec 2022 (Tue)`.
    #[must_use]
    pub fn date(&self, day: &Date) -> String {
        let weekday = self.weekday(day);
        match self.lang {
            Lang::Zh => format!("{}（{weekday}）", self.day(day)),
            Lang::En => format!("{} ({weekday})", self.day(day)),
        }
    }

    /// `2022年12月20日`, `20 Dec 2022`.
    #[must_use]
    pub fn day(&self, day: &Date) -> String {
        match self.lang {
            Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Lang::En => format!("{} {} {}", day.day(), month(day.month()), day.year()),
        }
    }

    /// For dense lists: without the year where it is that of `today`.
    #[must_use]
    pub fn brief(&self, day: &Date, today: &Date) -> String {
        if day.year() != today.year() {
            return self.day(day);
        }
        match self.lang {
            Lang::Zh => format!("{}月{}日", day.month(), day.day()),
            Lang::En => format!("{} {}", day.day(), month(day.month())),
        }
    }

    /// `周二`, `Tue`.
    #[must_use]
    pub fn weekday(&self, day: &Date) -> &'static str {
        let (zh, en) = match day.weekday() {
            Weekday::Monday => ("周一", "Mon"),
            Weekday::Tuesday => ("周二", "Tue"),
            Weekday::Wednesday => ("周三", "Wed"),
            Weekday::Thursday => ("周四", "Thu"),
            Weekday::Friday => ("周五", "Fri"),
            Weekday::Saturday => ("周六", "Sat"),
            Weekday::Sunday => ("周日", "Sun"),
        };
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A moment as a clock in China shows it: `2022年12月20日 14:05`.
    #[must_use]
    pub fn time(&self, at: &Timestamp) -> String {
        let local = in_china(at);
        format!("{} {:02}:{:02}", self.day(&local.date()), local.hour(), local.minute())
    }

    /// 1,234.
    #[must_use]
    pub fn num(&self, number: impl Into<i64>) -> String {
        group(number.into())
    }

    /// What stands between a label and its value.
    #[must_use]
    pub const fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// Names in a row: `区住建局、区财政局`, `a, b`.
    #[must_use]
    pub fn list(&self, names: &[impl AsRef<str>]) -> String {
        let comma = match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(comma)
    }

    /// A size for people: `1.2 MB`.
    #[must_use]
    pub fn bytes(&self, bytes: &u64) -> String {
        match *bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..1_000_000 => format!("{} KB", bytes / 1_000),
            _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }
}

/// The clock in China at that moment.
pub(crate) fn in_china(at: &Timestamp) -> jiff::civil::DateTime {
    tz::Offset::constant(8).to_datetime(*at)
}

fn key_of(area: &str, name: &str) -> String {
    format!("{area}-{}", name.replace('.', "-"))
}

fn month(number: i8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(number - 1).ok().and_then(|index| NAMES.get(index)).copied().unwrap_or("?")
}

fn group(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 && number.value.abs() < 9e15 =>
        {
            #[allow(clippy::cast_possible_truncation)]
            Some(group(number.value as i64))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_says_its_weekday_in_both_languages() {
        let day = date(2022, 12, 20);
        assert_eq!(Words::new(Lang::Zh).date(&day), "2022年12月20日（周二）");
        assert_eq!(Words::new(Lang::En).date(&day), "20 Dec 2022 (Tue)");
        assert_eq!(Words::new(Lang::Zh).brief(&day, &date(2022, 1, 1)), "12月20日");
        assert_eq!(Words::new(Lang::Zh).brief(&day, &date(2023, 1, 1)), "2022年12月20日");
    }

    #[test]
    fn a_moment_is_shown_on_the_clock_of_china() {
        let at: Timestamp = "2022-12-20T18:30:00Z".parse().unwrap();
        assert_eq!(Words::new(Lang::Zh).time(&at), "2022年12月21日 02:30");
    }

    #[test]
    fn numbers_are_grouped_and_texts_are_not() {
        let w = Words::new(Lang::En);
        assert_eq!(w.num(1_234_567), "1,234,567");
        assert_eq!(w.num(-45_000), "−45,000");
        assert_eq!(w.num(7), "7");
        assert!(w.t1("ledger-count", "count", 1_234).contains("1,234"));
        assert!(w.t1("ledger-count", "count", "1234").contains("1234"));
    }

    #[test]
    fn the_language_follows_the_browser_until_chosen() {
        assert_eq!(Lang::accepted("en-GB,en;q=0.9,zh;q=0.8"), Lang::En);
        assert_eq!(Lang::accepted("fr, zh-CN;q=0.5"), Lang::Zh);
        assert_eq!(Lang::accepted(""), Lang::Zh);
        assert_eq!(Lang::accepted("中文"), Lang::Zh);
    }

    #[test]
    fn an_unknown_refusal_still_tells_its_code() {
        let w = Words::new(Lang::Zh);
        assert!(w.refusal("no.such_code", &[]).contains("no.such_code"));
        assert!(!w.has_refusal("no.such_code"));
    }
}
