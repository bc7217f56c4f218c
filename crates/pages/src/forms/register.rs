//! 登记簿 the forms of a register as data: what each act asks for stands once and yields the form, the reading of what was
//! sent, and the description of the API.

use super::{DOCUMENTS, behalf, choices, evidence, optional, paper, signed};
use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;
use std::collections::BTreeMap;

/// What a field of an act takes. The field's name is that of the act's own field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// 文字 one line.
    Text,
    /// 文字 several lines.
    Area,
    /// 列表 one text a line.
    Lines,
    /// 日期
    Day,
    /// 时限 a day, a month, 持续推进.
    Due,
    /// 数
    Number,
    /// 金额 `5.2亿元`.
    Money,
    /// 来文 the paper it stands in.
    Paper,
    /// 是否
    Check,
    /// 单位 one of those in use.
    Unit,
    /// 单位 any of those in use.
    Units,
    /// 选项 one of these names, worded `AREA-NAME`.
    Choice(&'static str, &'static [&'static str]),
    /// 选项 one of a list that whoever draws the page knows; sent as text.
    Of,
    /// 卷宗 one of a list that whoever draws the page knows.
    One,
    /// 卷宗 any of a list that whoever draws the page knows.
    Many,
    /// 卷宗 by its number.
    Docket,
    /// 佐证 rows of evidence.
    Evidence,
    /// 照片 pictures and papers, as evidence without further words.
    Photos,
    /// 审批表 a signed sheet.
    Signed,
}

/// 栏目 a field of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Name of the act's field.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it must be there.
    pub must: bool,
}

/// A field that must be there.
#[must_use]
pub const fn must(name: &'static str, takes: Takes) -> Ask {
    Ask { name, takes, must: true }
}

/// A field that may be left out.
#[must_use]
pub const fn may(name: &'static str, takes: Takes) -> Ask {
    Ask { name, takes, must: false }
}

/// 办法 an act that people do with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// `finding.open`
    pub act: &'static str,
    /// `finding_open`: name of its form and of its words.
    pub form: &'static str,
    /// `open`: its word in addresses.
    pub word: &'static str,
    /// What it asks for.
    pub asks: &'static [Ask],
}

/// 登记簿 what pages need to know of a register besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register {
    /// `finding`: words are `register-finding`, `register-about-finding`, `register-empty-finding`,
    /// `finding-state-STATE`.
    pub name: &'static str,
    /// `findings`: its word in addresses.
    pub word: &'static str,
    /// States in the order of a life.
    pub states: &'static [&'static str],
    /// Columns of its list besides those of every list; labels are `field-NAME`.
    pub columns: &'static [&'static str],
    /// Its acts; the first opens one.
    pub acts: &'static [Act],
}

/// Writes the acts of a register.
#[macro_export]
macro_rules! acts {
    ($kind:literal: $($word:literal [ $($ask:expr),* $(,)? ]),* $(,)?) => {
        &[$($crate::forms::register::Act {
            act: concat!($kind, ".", $word),
            form: concat!($kind, "_", $word),
            word: $word,
            asks: &[$($ask),*],
        }),*]
    };
}

/// What a form needs to know of the docket and the district.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Version of the docket that the page shows; `None` for one that is not there yet.
    pub version: Option<u64>,
    /// Units that work can be given to.
    pub units: Vec<Choice>,
    /// Units for which the lead office may record; empty for others.
    pub behalf: Vec<Choice>,
    /// Lists of [`Takes::Of`], [`Takes::One`] and [`Takes::Many`], by field.
    pub lists: BTreeMap<&'static str, Vec<Choice>>,
    /// Values that fields hold at first, by `WORD.FIELD` or `FIELD`; several chosen ones parted by commas.
    pub values: BTreeMap<&'static str, String>,
}

impl Register {
    /// The act that opens one, where staff do that with a form.
    #[must_use]
    pub fn opening(&self) -> Option<&'static Act> {
        self.acts.first().filter(|it| it.word == "open")
    }

    /// The acts on one that is there.
    #[must_use]
    pub fn acting(&self) -> &'static [Act] {
        self.acts.get(usize::from(self.opening().is_some())..).unwrap_or_default()
    }

    /// The act of that word.
    #[must_use]
    pub fn act(&self, word: &str) -> Option<&'static Act> {
        self.acts.iter().find(|it| it.word == word)
    }
}

impl Act {
    /// The form, sent to `action`.
    #[must_use]
    pub fn offer(&self, words: &Words, action: impl Into<String>, known: &Known) -> Form {
        let mut form = Form::new(self.form, action);
        if let Some(version) = known.version {
            form = form.field(Field::may("version", Input::Hidden).with(version.to_string()));
        }
        for ask in self.asks {
            form = self.ask(form, ask, words, known);
        }
        form.behalf = behalf(words, &known.behalf);
        form
    }

    fn ask(&self, form: Form, ask: &Ask, words: &Words, known: &Known) -> Form {
        let first = || Choice::new("", words.t("choice-none"));
        let opened = |list: Vec<Choice>| Input::Select(std::iter::once(first()).chain(list).collect());
        let list = || known.lists.get(ask.name).cloned().unwrap_or_default();
        let input = match ask.takes {
            Takes::Text | Takes::Money => Input::Text,
            Takes::Paper => return paper(form, Field::may("paper_number", Input::Text)),
            Takes::Area | Takes::Lines => Input::Area,
            Takes::Day | Takes::Due => Input::Day,
            Takes::Number | Takes::Docket => Input::Number,
            Takes::Check => Input::Check,
            Takes::Unit => opened(known.units.clone()),
            Takes::Units => Input::Checks(known.units.clone()),
            Takes::Choice(area, names) if ask.must && names.len() <= 3 => Input::Radio(choices(words, area, names)),
            Takes::Choice(area, names) => Input::Select(optional(words, area, names)),
            Takes::Of if ask.must && list().len() <= 3 => Input::Radio(list()),
            Takes::Of | Takes::One => opened(list()),
            Takes::Many => Input::Checks(list()),
            Takes::Photos => Input::Files(DOCUMENTS),
            Takes::Evidence => return form.field(Field { name: ask.name, required: ask.must, ..evidence(words) }),
            Takes::Signed => return signed(form),
        };
        let own = known.values.iter().find(|(key, _)| key.split_once('.') == Some((self.word, ask.name)));
        let value = own.map(|(_, value)| value).or_else(|| known.values.get(ask.name)).cloned().unwrap_or_default();
        form.field(Field { required: ask.must, ..Field::may(ask.name, input).with(value) })
    }
}
