//! Words for what a reader had to change or leave out.

use crate::document::{Finding, FindingKind};

impl FindingKind {
    /// Stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ControlCharacters => "control_characters",
            Self::BadBytes => "bad_bytes",
            Self::Footnotes => "footnotes",
            Self::DeletedText => "deleted_text",
            Self::PagesWithoutText => "pages_without_text",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::ControlCharacters, Self::BadBytes, Self::Footnotes, Self::DeletedText, Self::PagesWithoutText]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

impl Finding {
    /// One sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        let count = self.count;
        match self.kind {
            FindingKind::ControlCharacters => format!("有 {count} 个看不见的控制字符，已用“�”代替，请核对原文"),
            FindingKind::BadBytes => format!("有 {count} 处乱码，已用“�”代替，请核对原文后另存为 UTF-8"),
            FindingKind::Footnotes => format!("有 {count} 条脚注或尾注没有读入，其中如有任务内容，请移到正文"),
            FindingKind::DeletedText => {
                format!("有 {count} 处修订删除的文字没有读入，按接受修订处理，请确认后定稿")
            }
            FindingKind::PagesWithoutText => format!("有 {count} 页是图片，没有读到文字，请换用含文字的版本"),
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        let count = self.count;
        match self.kind {
            FindingKind::ControlCharacters => {
                format!("{count} invisible control character(s) now stand as “�”; please compare with the original")
            }
            FindingKind::BadBytes => {
                format!("{count} unreadable place(s) now stand as “�”; please compare and save as UTF-8")
            }
            FindingKind::Footnotes => {
                format!(
                    "{count} footnote(s) or endnote(s) were left out; please move any task among them into the text"
                )
            }
            FindingKind::DeletedText => format!(
                "{count} deletion(s) of tracked changes were left out as if accepted; please accept or reject them"
            ),
            FindingKind::PagesWithoutText => {
                format!("{count} page(s) are pictures without text; please use a version with text")
            }
        }
    }
}
