//! 审批表 on paper: 办结, 销号, 延期; a signed scan may stand for the click.

use crate::Frame;
use askama::Template;
use jiff::civil::Date;

/// Which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// 办结审批表
    Close,
    /// 销号审批表
    Cancel,
    /// 延期审批表
    Extension,
}

impl SheetKind {
    /// Every sheet.
    pub const ALL: [Self; 3] = [Self::Close, Self::Cancel, Self::Extension];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Cancel => "cancel",
            Self::Extension => "extension",
        }
    }
}

/// 意见 a box to sign in.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// `unit`, `lead`, `leader`: `sheet-opinion-NAME`.
    pub who: &'static str,
    /// What is already known; empty for a blank box.
    pub text: String,
    /// The day, where known.
    pub on: Option<Date>,
}

/// 审批表
#[derive(Template)]
#[template(path = "sheet.html")]
pub struct SheetPage {
    /// 页框.
    pub frame: Frame,
    /// Which sheet.
    pub kind: SheetKind,
    /// 编号 that the scan quotes.
    pub number: String,
    /// Rows in order: code of `field-…` and value; values may have several lines.
    pub rows: Vec<(&'static str, String)>,
    /// Boxes to sign in.
    pub opinions: Vec<Opinion>,
    /// Attachments by name.
    pub files: Vec<String>,
    /// The address of the thing itself.
    pub back: String,
}
