//! PostgreSQL: every commit flushed, one writing batch at a time.

use super::{Connections, connection};
use sea_orm::sea_query::Expr;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use std::time::Duration;

/// Holds for a row of the search table; tokens are letters and digits, so quoting is safe.
pub(super) fn search(terms: &[Vec<Vec<String>>]) -> Expr {
    Expr::cust_with_values("tokens @@ CAST($1 AS tsquery)", [super::expression(terms, "'", [" & ", " | "])])
}

/// One batch at a time over all processes, so that positions follow the order of commits without gaps.
pub(super) const LOCK: &str = "SELECT pg_advisory_xact_lock(4837102640)";

pub(super) const SEARCH_TABLE: &[&str] = &[
    "CREATE TABLE text (docket bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX text_tokens ON text USING gin (tokens)",
    // Every act touches rows of lists here and there. A page of the table that the vacuum has not been at since makes
    // walking an index go and look; by default it comes once a fifth of the whole has changed.
    "ALTER TABLE reader SET (autovacuum_vacuum_scale_factor = 0.02)",
];

pub(super) const SCHEMA: &str = "SELECT table_name || '.' || column_name || ' ' || data_type || \
     CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || ';' AS line, table_name, 1 AS part, \
     ordinal_position::text \
     FROM information_schema.columns WHERE table_schema = current_schema() \
     UNION ALL SELECT replace(indexdef, current_schema() || '.', '') || ';', tablename, 2, indexname \
     FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 2, 3, 4";

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) async fn connect(url: &str, readers: u32) -> Result<Connections, DbErr> {
    first(url).await.map_err(connection)?;
    Ok(Connections { write: pool(url, 1, configured).await?, read: pool(url, readers, reading).await? })
}

/// One connection before the pools, which would not say why they got none.
async fn first(url: &str) -> Result<(), sqlx::Error> {
    let mut connection = configured(url.parse()?).connect().await?;
    assert_synced(&mut connection).await?;
    connection.close().await
}

async fn pool(
    url: &str,
    size: u32,
    configured: fn(PgConnectOptions) -> PgConnectOptions,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(size).min_connections(1).sqlx_logging(false).record_stmt_in_spans(false);
    options.test_before_acquire(true).acquire_timeout(PATIENCE);
    options.map_sqlx_postgres_opts(configured);
    options.map_sqlx_postgres_pool_opts(|it| it.after_connect(|connection, _| Box::pin(assert_synced(connection))));
    Database::connect(options).await
}

fn configured(options: PgConnectOptions) -> PgConnectOptions {
    options.options([("synchronous_commit", "on")]).application_name("heluo").statement_cache_capacity(512)
}

/// Lists are planned for the very words and limits asked for, as short questions to memory.
fn reading(options: PgConnectOptions) -> PgConnectOptions {
    let plans = [("plan_cache_mode", "force_custom_plan"), ("jit", "off"), ("random_page_cost", "1.1")];
    configured(options).options(plans)
}

async fn assert_synced(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    for name in ["synchronous_commit", "fsync", "full_page_writes"] {
        let value: String =
            sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(&mut *connection).await?;
        if value != "on" {
            return Err(sqlx::Error::Configuration(format!("this server does not sync: {name} is {value}").into()));
        }
    }
    Ok(())
}
