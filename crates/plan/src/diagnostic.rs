//! 诊断 what is to be looked at in a plan: a stable code, a place, and words in Chinese and English.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::plan::Span;

/// 严重程度
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The plan cannot be run so.
    Error,
    /// Very likely a fault.
    Warning,
    /// Worth a look.
    Note,
}

impl Severity {
    /// `error`, `warning`, `note`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// 错误, 警告, 提示.
    #[must_use]
    pub const fn name_zh(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Note => "提示",
        }
    }
}

/// 语言 of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese
    Zh,
    /// English
    En,
}

/// 登记项 one code of the registry (`data/plan/diagnostics.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// `group.fault`
    pub code: String,
    /// How bad.
    pub severity: Severity,
    /// 必改 shown among the first even when it is no error.
    #[serde(default)]
    pub must_fix: bool,
    /// What it means, in Chinese.
    pub meaning_zh: String,
    /// What it means, in English.
    pub meaning_en: String,
    /// The message, with `{names}` of its arguments.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// What to do.
    pub help_zh: String,
    /// The same in English.
    pub help_en: String,
}

/// 类别 a group of codes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The part of the code before the point.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// 登记册 every code the compiler may give.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// In order of importance.
    pub group: Vec<Group>,
    /// Grouped, in the order of the file.
    pub diagnostic: Vec<Entry>,
}

impl Registry {
    /// The entry of a code.
    #[must_use]
    pub fn entry(&self, code: &str) -> Option<&Entry> {
        ENTRIES.get(code).and_then(|&n| self.diagnostic.get(n))
    }
}

/// The registry as shipped.
pub static REGISTRY: LazyLock<Registry> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/plan/diagnostics.toml")).unwrap_or_default());

static ENTRIES: LazyLock<BTreeMap<String, usize>> =
    LazyLock::new(|| REGISTRY.diagnostic.iter().enumerate().map(|(n, entry)| (entry.code.clone(), n)).collect());

/// The registry as the page `docs/diagnostics.md`.
#[must_use]
pub fn page() -> String {
    let mut out = String::from(
        "# 诊断代码 Diagnostics of `heluo plan check`\n\n\
         Generated from `data/plan/diagnostics.toml` by `cargo run -p plan --example diagnostics`; a test keeps both \
         equal. 必改 marks what is shown first.\n",
    );
    for group in &REGISTRY.group {
        let head = "| code | severity | 含义 | meaning | 办法 | help |\n| --- | --- | --- | --- | --- | --- |";
        let _ = writeln!(out, "\n## {} {}\n\n{head}", group.zh, group.en);
        let own = REGISTRY.diagnostic.iter().filter(|entry| entry.code.split('.').next() == Some(&group.code));
        for entry in own {
            let must = if entry.must_fix { " 必改" } else { "" };
            let words =
                [&entry.meaning_zh, &entry.meaning_en, &entry.help_zh, &entry.help_en].map(String::as_str).join(" | ");
            let _ = writeln!(out, "| `{}` | {}{must} | {words} |", entry.code, entry.severity.name());
        }
    }
    out
}

/// 诊断 one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable; listed in the registry.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// The other place, where two matter.
    pub second: Option<Span>,
    /// How often the same was found after this place, for findings that are told once.
    pub more: u32,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(code: &'static str, span: Span) -> Self {
        let severity = REGISTRY.entry(code).map_or(Severity::Note, |entry| entry.severity);
        Self { code, severity, span, second: None, more: 0, args: Vec::new() }
    }

    /// With the other place.
    #[must_use]
    pub const fn and(mut self, second: Span) -> Self {
        self.second = Some(second);
        self
    }

    /// With an argument of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The group of its code.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.code.split_once('.').map_or(self.code, |(group, _)| group)
    }

    /// Whether it is shown among the first.
    #[must_use]
    pub fn must_fix(&self) -> bool {
        self.severity == Severity::Error || REGISTRY.entry(self.code).is_some_and(|entry| entry.must_fix)
    }

    /// What was found, in words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let Some(entry) = REGISTRY.entry(self.code) else { return self.code.to_owned() };
        let mut text = self.fill(if lang == Lang::Zh { &entry.zh } else { &entry.en });
        if self.more > 0 {
            let more = match lang {
                Lang::Zh => format!("（后文还有 {} 处）", self.more),
                Lang::En => format!(" ({} more below)", self.more),
            };
            text.push_str(&more);
        }
        text
    }

    /// What to do.
    #[must_use]
    pub fn help(&self, lang: Lang) -> String {
        let Some(entry) = REGISTRY.entry(self.code) else { return String::new() };
        self.fill(if lang == Lang::Zh { &entry.help_zh } else { &entry.help_en })
    }

    fn fill(&self, template: &str) -> String {
        self.args.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}
