//! 导出 documents for people outside the system: plain values in, bytes of a file out.
//!
//! The builders know nothing of store or scope: whoever calls them has chosen the rows and masked what the reader may
//! not see.

mod assignment_docx;
mod checkup_docx;
mod docx;
mod ledger_xlsx;
mod table_xlsx;

pub use assignment_docx::{Assignment, AssignmentRow, assignment_docx};
pub use checkup_docx::{Checkup, CheckupSection, Remark, checkup_docx};
pub use ledger_xlsx::{Due, LedgerRow, LedgerSheet, ledger_xlsx};
pub use table_xlsx::{Cell, Table, table_xlsx};

/// 亮灯 the word, as it stands in every file.
#[must_use]
pub const fn light_word(light: Option<docket::Light>) -> &'static str {
    use docket::Light;
    match light {
        Some(Light::Overdue) => "逾期",
        Some(Light::Unreported) => "未报",
        Some(Light::Lagging) => "滞后",
        Some(Light::Near) => "临近",
        Some(Light::Pending) => "待核验",
        Some(Light::Normal) => "正常",
        Some(Light::NotStarted) => "未开始",
        Some(Light::Done) => "已办结",
        None => "不计入",
    }
}

/// 导出失败 the file could not be built.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The spreadsheet, or the temporary file that its rows pass through.
    #[error("the spreadsheet could not be written")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// Whoever built the file did not come back with it.
    #[error("the file was not finished")]
    Unfinished,
    /// The Word document.
    #[error("the Word document could not be packed")]
    Docx(#[source] std::io::Error),
}
