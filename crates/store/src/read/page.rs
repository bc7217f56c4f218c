//! 页 how a list is sorted and paged.

use super::Row;
use crate::StoreError;
use std::str::FromStr;

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// 时限; finished dockets come after all others, and among either those without a day last.
    Due,
    /// 起始日
    Opened,
    /// 最近更新
    Updated,
}

impl SortKey {
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Opened => "opened",
            Self::Updated => "updated",
        }
    }
}

/// 排序 a key and its direction; the docket's number decides between equals, in the same direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// Greatest first.
    pub descending: bool,
}

impl Sort {
    /// What is due soonest first.
    pub const DUE: Self = Self { key: SortKey::Due, descending: false };
    /// What changed last first.
    pub const UPDATED: Self = Self { key: SortKey::Updated, descending: true };
    /// What began last first.
    pub const OPENED: Self = Self { key: SortKey::Opened, descending: true };
}

/// 游标 the place after which a page begins. As text it can stand in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) key: String,
    pub(super) docket: i64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.key, self.docket)
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let (key, docket) = text.split_once('~').ok_or(StoreError::Cursor)?;
        let plain = key.len() <= 32 && key.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        let docket = docket.parse().map_err(|_| StoreError::Cursor)?;
        if plain { Ok(Self { key: key.to_owned(), docket }) } else { Err(StoreError::Cursor) }
    }
}

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// Rows at most.
    pub limit: u64,
    /// `None` for the first page.
    pub after: Option<Cursor>,
    /// Whether the states come with the rows.
    pub states: bool,
    /// Whether the list is counted.
    pub counted: bool,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { limit: 50, after: None, states: false, counted: true }
    }
}

/// How many dockets a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// So many.
    pub least: u64,
    /// Whether there may be more.
    pub more: bool,
}

/// 页 some rows of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// In the order asked for.
    pub rows: Vec<Row>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
    /// How many there are in all, where asked for.
    pub count: Option<Count>,
}
