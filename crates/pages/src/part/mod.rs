//! 构件 small views that several pages show: lights, units, days, files, the timeline.

mod due;
mod item_row;
mod light;
mod qr;
mod timeline;

pub use due::{DayStep, DueView};
pub use item_row::{ItemRow, News};
pub use light::{LIGHTS, LightView};
pub use qr::Qr;
pub use timeline::{Behalf, Entry};

use vocab::UnitId;

/// 单位 as a page links it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRef {
    /// Its number.
    pub id: UnitId,
    /// The name it goes by.
    pub name: String,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Address.
    pub href: String,
    /// Text.
    pub text: String,
}

/// 选项 one choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// 件数 counted up to a limit: beyond it only "more than" is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many, at most the limit.
    pub n: u32,
    /// Whether counting stopped at the limit.
    pub more: bool,
}

impl Count {
    /// A number that was counted to its end.
    #[must_use]
    pub const fn exact(n: u32) -> Self {
        Self { n, more: false }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let grouped = crate::Words::default().num(self.n);
        write!(f, "{grouped}{}", if self.more { "+" } else { "" })
    }
}

/// 翻页 the addresses before and after; pages are cut by key, so there are no page numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Address of the page before.
    pub prev: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// 附件 a stored file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// What `/files/{id}` takes.
    pub id: String,
    /// Name as uploaded.
    pub name: String,
    /// Size.
    pub bytes: u64,
    /// 材料类别 as a code, `photo`; empty where not said.
    pub kind: String,
    /// 文号 as written; empty where none.
    pub number: String,
    /// 成文日期 as written; empty where none.
    pub dated: String,
    /// 是否盖章, where said.
    pub sealed: Option<bool>,
}

/// 人员 somebody responsible. The phone comes masked unless the reader's role needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// 责任人, 责任领导, 联系人 as the plan or the unit says it.
    pub role: String,
    /// Name.
    pub name: String,
    /// Phone, masked; empty where unknown.
    pub phone: String,
    /// Where they belong to.
    pub unit: String,
}
