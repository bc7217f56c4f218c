//! The words by which search finds a docket. The two engines index them differently, so rows are written here.

use super::in_runs;
use crate::engine;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr, Statement, Value};

/// The tokens of one docket, parted by blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextRow {
    pub docket: i64,
    pub tokens: String,
}

pub(crate) async fn insert_texts(db: &impl ConnectionTrait, rows: &[TextRow]) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    for run in in_runs(rows) {
        let values = run.iter().flat_map(|it| [Value::from(it.docket), Value::from(it.tokens.clone())]);
        let sql = engine::search_insert(backend, run.len());
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

pub(crate) async fn delete_texts(db: &impl ConnectionTrait, dockets: &[i64]) -> Result<(), DbErr> {
    let key = engine::search_key(db.get_database_backend());
    for run in in_runs(dockets) {
        let delete = Query::delete().from_table("text").and_where(Expr::col(key).is_in(run.iter().copied())).to_owned();
        db.execute(&delete).await?;
    }
    Ok(())
}
