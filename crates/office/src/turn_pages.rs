//! 翻页: a page of a list with the places of the pages before and after it.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::{Kind, list},
};
use store::{Count, Cursor, Filter, Page, PageRequest, Row, Sort};

/// 前一页 where the page before begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// There is none.
    Nothing,
    /// It is the first.
    First,
    /// After this place.
    After(Cursor),
}

/// 页 rows with their states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// In the order asked for.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub count: Count,
    /// The page before.
    pub before: Before,
    /// Where the page after begins; `None` on the last.
    pub next: Option<Cursor>,
}

/// 翻页
///
/// # Errors
/// As [`list`].
pub async fn turn(
    office: &Office,
    caller: &Caller,
    kind: Kind,
    filter: Filter,
    sort: Sort,
    after: Option<Cursor>,
) -> Answer<Turned> {
    let request = PageRequest { after, states: true, ..PageRequest::default() };
    let before = match backwards(sort, &request) {
        Some((sort, request)) => Before::of(list(office, caller, kind, filter.clone(), sort, &request).await?),
        None => Before::Nothing,
    };
    let page = list(office, caller, kind, filter, sort, &request).await?;
    let count = page.count.unwrap_or(Count { least: 0, more: false });
    Ok(Turned { rows: page.rows, count, before, next: page.next })
}

/// Pages are cut by key, so the page before is found by walking the list backwards from where this one begins: how to
/// ask for that walk. `None` for the first page.
pub(crate) fn backwards(sort: Sort, request: &PageRequest) -> Option<(Sort, PageRequest)> {
    request.after.as_ref()?;
    let sort = Sort { descending: !sort.descending, ..sort };
    Some((sort, PageRequest { states: false, counted: false, ..request.clone() }))
}

impl Before {
    /// From what the walk backwards found.
    pub(crate) fn of(walked: Page) -> Self {
        walked.next.map_or(Self::First, Self::After)
    }
}
