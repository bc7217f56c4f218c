//! One docket, and what it is linked to.

use crate::table::{self, DocketRow, LONGEST, LinkRow, StateRow, among};
use crate::{Kinds, Store, StoreError};
use docket::{Docket, Facets, Scope};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::HashMap;
use vocab::DocketId;

/// 卷宗 as lists see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub id: DocketId,
    /// Its kind.
    pub kind: String,
    /// What is common to all kinds.
    pub facets: Facets,
    /// When something last happened to it.
    pub updated_at: Timestamp,
    /// Its state as JSON, where asked for.
    pub state: Option<String>,
    /// How many events it has, where the state was asked for; changes with every act.
    pub version: Option<i64>,
}

impl Row {
    /// The state as its type; `None` when it is of another kind or was not asked for.
    ///
    /// # Errors
    /// [`StoreError::Broken`] when the stored state cannot be one of this kind.
    pub fn open<D: Docket>(&self) -> Result<Option<D>, StoreError> {
        let Some(state) = self.state.as_ref().filter(|_| self.kind == D::KIND) else { return Ok(None) };
        let broken = |it: serde_json::Error| StoreError::Broken { docket: self.id, why: it.to_string() };
        serde_json::from_str(state).map(Some).map_err(broken)
    }
}

/// 关联 a link between two dockets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The docket that is linked.
    pub source: DocketId,
    /// What the link means, `measure_of`.
    pub kind: String,
    /// The docket it is linked to.
    pub target: DocketId,
}

impl Store {
    /// The docket, if it is in `scope` and of this kind.
    ///
    /// # Errors
    /// When the database fails or the stored state is broken.
    pub async fn get<D: Docket>(&self, scope: &Scope, id: DocketId) -> Result<Option<D>, StoreError> {
        self.get_any(scope, id).await?.map_or(Ok(None), |row| row.open::<D>())
    }

    /// The docket of whatever kind, with its state, if it is in `scope`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_any(&self, scope: &Scope, id: DocketId) -> Result<Option<Row>, StoreError> {
        Ok(self.get_many(scope, &[id]).await?.pop())
    }

    /// Those of the dockets that are in `scope`, with their states, in the order asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_many(&self, scope: &Scope, ids: &[DocketId]) -> Result<Vec<Row>, StoreError> {
        let mut rows = rows(self.reading(), ids, true).await?;
        rows.retain(|it| scope.matches(&it.kind, &it.facets));
        Ok(rows)
    }

    /// What `id` is linked to, by `kind` or by any. The scope is asked when the dockets are read.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn links_from(&self, id: DocketId, kind: Option<&str>) -> Result<Vec<Link>, StoreError> {
        self.links("source", id, kind).await
    }

    /// What is linked to `id`, by `kind` or by any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn links_to(&self, id: DocketId, kind: Option<&str>) -> Result<Vec<Link>, StoreError> {
        self.links("target", id, kind).await
    }

    async fn links(&self, side: &'static str, id: DocketId, kind: Option<&str>) -> Result<Vec<Link>, StoreError> {
        let mut query = table::select::<LinkRow>().and_where(Expr::col(side).eq(id.0)).to_owned();
        if let Some(kind) = kind {
            query.and_where(Expr::col("kind").eq(kind));
        }
        let mut rows: Vec<LinkRow> = table::all(self.reading(), &query).await?;
        rows.sort();
        let link = |it: LinkRow| Link { source: DocketId(it.source), kind: it.kind, target: DocketId(it.target) };
        Ok(rows.into_iter().map(link).collect())
    }

    /// The rules this store knows.
    #[must_use]
    pub fn rules(&self) -> &Kinds {
        self.kinds()
    }
}

/// Rows by their numbers, in that order; numbers without a docket are left out.
pub(crate) async fn rows(db: &impl ConnectionTrait, ids: &[DocketId], states: bool) -> Result<Vec<Row>, StoreError> {
    let mut found: HashMap<i64, Row> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LONGEST) {
        let numbers = || chunk.iter().map(|it| it.0);
        let query = table::select::<DocketRow>().and_where(among("id", numbers())).to_owned();
        for it in table::all::<DocketRow>(db, &query).await? {
            let row = Row {
                id: it.id,
                kind: it.kind,
                facets: it.facets,
                updated_at: it.updated_at,
                state: None,
                version: None,
            };
            found.insert(row.id.0, row);
        }
        if states {
            let query = table::select::<StateRow>().and_where(among("docket", numbers())).to_owned();
            for it in table::all::<StateRow>(db, &query).await? {
                if let Some(row) = found.get_mut(&it.docket.0) {
                    row.state = Some(it.body);
                    row.version = Some(it.seq);
                }
            }
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(&id.0)).collect())
}
