//! 数据差错 what is wrong with a calendar file, and on which line.

use std::fmt;

/// 数据差错 one thing wrong in a file of holidays. The file is not used until it is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file, as given by the caller: `2026.toml`.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// Stable code: `syntax`, `date`, `year`, `order`, `far`, `not_weekend`, `overlap`, `twice`.
    pub code: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Fault {}
