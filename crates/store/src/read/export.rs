//! 导出 all rows of a list, in chunks, as the database was when the export began.

use super::list::List;
use super::{Filter, PageRequest, Row, Sort};
use crate::{Store, StoreError, engine};
use docket::Scope;
use sea_orm::DatabaseTransaction;

/// Rows of one chunk.
const CHUNK: u64 = 512;

/// An export under way.
pub struct Export {
    db: DatabaseTransaction,
    list: List,
    sort: Sort,
    next: Option<PageRequest>,
}

impl Store {
    /// Begins to export the dockets of `scope` that `filter` leaves, with their states.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export(&self, scope: &Scope, filter: &Filter, sort: Sort) -> Result<Export, StoreError> {
        let db = engine::begin_snapshot(self.reading()).await?;
        let list = List::new(&db, self.options(), scope, filter).await?;
        let next = Some(PageRequest { limit: CHUNK, after: None, states: true, counted: false });
        Ok(Export { db, list, sort, next })
    }
}

impl Export {
    /// The next rows; `None` after the last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn chunk(&mut self) -> Result<Option<Vec<Row>>, StoreError> {
        let Some(request) = self.next.take() else { return Ok(None) };
        let page = self.list.page(&self.db, self.sort, &request).await?;
        self.next = page.next.map(|after| PageRequest { after: Some(after), ..request });
        Ok(Some(page.rows))
    }
}
