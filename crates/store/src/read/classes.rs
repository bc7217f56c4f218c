//! The classes that a filter leaves, by their numbers.

use super::Filter;
use crate::StoreError;
use crate::table::{self, ClassRow, among};
use docket::{Scope, Standing};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, IntoColumnRef};

/// Numbers of classes.
#[derive(Clone, Default)]
pub(super) struct Classes {
    ids: Vec<i64>,
    /// Whether all of them are finished, or none is; `None` when some are. Lists by time limit are parted by that.
    pub finished: Option<bool>,
}

impl Classes {
    /// What a filter leaves within a scope; `None` when that is every class.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        scope: &Scope,
        filter: &Filter,
    ) -> Result<Option<Self>, StoreError> {
        let narrowed = filter.classes(scope);
        if narrowed.is_empty() {
            return Ok(None);
        }
        let left: Vec<ClassRow> = table::all(db, &table::select::<ClassRow>().cond_where(narrowed).to_owned()).await?;
        let ids = left.iter().map(|it| it.id).collect();
        let over = |it: &&ClassRow| Standing::from_name(it.class.standing).is_some_and(Standing::is_over);
        let finished = left.iter().filter(over).count();
        let finished = if finished == left.len() { Some(true) } else { Some(false).filter(|_| finished == 0) };
        Ok(Some(Self { ids, finished }))
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Holds where one of them stands in `column`.
    pub(super) fn hold(&self, column: impl IntoColumnRef) -> Expr {
        among(column, self.ids.iter().copied())
    }
}
