//! SQLite: write-ahead log, every commit synced.

use super::{Connections, connection};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use std::time::Duration;

/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a first connection is tried while another process makes the database.
const TRIES: u32 = 100;

pub(super) const SEARCH_TABLE: &[&str] = &[
    // Only words kept apart by blanks count, and every sign above ASCII belongs to its word: the tokens are made in
    // `search`, the index must not cut them again.
    "CREATE VIRTUAL TABLE text USING fts5(tokens, detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")",
];

pub(super) const SCHEMA: &str = "SELECT sql || ';' AS line FROM sqlite_schema WHERE sql IS NOT NULL \
     AND name NOT LIKE 'text_%' AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name";

pub(super) async fn connect(url: &str, readers: u32) -> Result<Connections, DbErr> {
    let url = if url.contains("mode=") {
        url.to_owned()
    } else {
        format!("{url}{}mode=rwc", if url.contains('?') { '&' } else { '?' })
    };
    first(&url).await.map_err(connection)?;
    Ok(Connections { write: pool(&url, 1).await?, read: pool(&url, readers).await? })
}

/// One connection before the pools, which would not say why they got none.
async fn first(url: &str) -> Result<(), sqlx::Error> {
    let options = configured(url.parse()?);
    let mut tries = 0;
    loop {
        // Two processes that turn on the write-ahead log at once do not wait for each other as they do later.
        match options.connect().await {
            Err(error) if tries < TRIES && error.to_string().contains("locked") => {
                tries += 1;
                tokio::time::sleep(PATIENCE / TRIES).await;
            }
            Err(error) => return Err(error),
            Ok(mut connection) => {
                assert_synced(&mut connection).await?;
                return connection.close().await;
            }
        }
    }
}

async fn pool(url: &str, size: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(size).min_connections(1).sqlx_logging(false).record_stmt_in_spans(false);
    options.test_before_acquire(false).idle_timeout(None).max_lifetime(None).acquire_timeout(PATIENCE);
    options.map_sqlx_sqlite_opts(configured);
    options.map_sqlx_sqlite_pool_opts(|it| it.after_connect(|connection, _| Box::pin(assert_synced(connection))));
    Database::connect(options).await
}

fn configured(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(512)
        .pragma("cache_size", "-16384")
        .pragma("temp_store", "memory")
}

async fn assert_synced(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *connection).await?;
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(connection).await?;
    if synchronous >= 2 && journal == "wal" {
        Ok(())
    } else {
        let message = format!("this connection does not sync: synchronous {synchronous}, journal_mode {journal}");
        Err(sqlx::Error::Configuration(message.into()))
    }
}

/// The same for one row of the table behind the index, by its text: faster than to open the index for each row.
pub(super) fn search_row(terms: &[Vec<Vec<String>>]) -> Condition {
    let there = |token: &String| Expr::cust_with_values("instr(' ' || c0 || ' ', ?) > 0", [format!(" {token} ")]);
    let way = |tokens: &Vec<String>| tokens.iter().fold(Condition::all(), |all, it| all.add(there(it)));
    let term = |ways: &Vec<Vec<String>>| ways.iter().fold(Condition::any(), |any, it| any.add(way(it)));
    terms.iter().fold(Condition::all(), |all, it| all.add(term(it)))
}

/// The same as one expression of the full-text index. Tokens are letters and digits, so quoting is safe.
pub(super) fn search(terms: &[Vec<Vec<String>>]) -> Expr {
    Expr::cust_with_values("text MATCH ?", [super::expression(terms, "\"", [" AND ", " OR "])])
}
