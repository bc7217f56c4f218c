//! 引擎 the one place where SQLite and PostgreSQL differ.

mod postgres;
mod sqlite;

use sea_orm::sea_query::{ColumnDef, Condition, Expr};
use sea_orm::{ConnectionTrait, RuntimeErr, SqliteTransactionMode, Statement};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, TransactionOptions, TransactionTrait,
};

/// The two connections of a store: one that writes, several that read.
#[derive(Clone)]
pub(crate) struct Connections {
    pub write: DatabaseConnection,
    pub read: DatabaseConnection,
}

/// Connects; every connection is asserted to sync on commit.
pub(crate) async fn connect(url: &str, readers: u32) -> Result<Connections, DbErr> {
    match backend(url) {
        Some(DbBackend::Sqlite) => sqlite::connect(url, readers).await,
        _ => postgres::connect(url, readers).await,
    }
}

fn connection(error: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(error.into()))
}

/// The engine behind an address.
pub(crate) fn backend(url: &str) -> Option<DbBackend> {
    [("sqlite:", DbBackend::Sqlite), ("postgres:", DbBackend::Postgres), ("postgresql:", DbBackend::Postgres)]
        .into_iter()
        .find(|(scheme, _)| url.starts_with(scheme))
        .map(|it| it.1)
}

/// A transaction that no other process writes beside.
pub(crate) async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let mode = Some(SqliteTransactionMode::Immediate);
    let options = match db.get_database_backend() {
        DbBackend::Sqlite => TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() },
        _ => TransactionOptions::default(),
    };
    let transaction = db.begin_with_options(options).await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(postgres::LOCK).await?;
    }
    Ok(transaction)
}

/// A transaction that sees the database as it is now, whatever is written meanwhile.
pub(crate) async fn begin_snapshot(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = match db.get_database_backend() {
        DbBackend::Sqlite => TransactionOptions::default(),
        _ => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            ..TransactionOptions::default()
        },
    };
    let transaction = db.begin_with_options(options).await?;
    // The moment is that of the first read, so there is one at once.
    transaction.query_one_raw(Statement::from_string(db.get_database_backend(), "SELECT max(pos) FROM event")).await?;
    Ok(transaction)
}

/// Makes a column hold whole numbers of 64 bits.
pub(crate) fn number(backend: DbBackend, column: &mut ColumnDef) -> &mut ColumnDef {
    match backend {
        // A key of this very type is the table's own order; `bigint` would need an index beside it.
        DbBackend::Sqlite => column.integer(),
        _ => column.big_integer(),
    }
}

/// What follows the columns of a table that is only reached by its composed key.
pub(crate) fn by_key_only(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "WITHOUT ROWID",
        _ => "",
    }
}

/// The statements that make the search table.
pub(crate) fn search_table(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => sqlite::SEARCH_TABLE,
        _ => postgres::SEARCH_TABLE,
    }
}

/// The statement that writes the tokens of `rows` dockets: for each its number, then its tokens.
pub(crate) fn search_insert(backend: DbBackend, rows: usize) -> String {
    match backend {
        DbBackend::Sqlite => format!("INSERT INTO text (rowid, tokens) VALUES {}", vec!["(?, ?)"; rows].join(", ")),
        _ => {
            let row =
                |it: usize| format!("(${}, array_to_tsvector(string_to_array(${}, ' ')))", it * 2 + 1, it * 2 + 2);
            format!("INSERT INTO text (docket, tokens) VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The column of the search table that holds the docket's number.
pub(crate) fn search_key(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "rowid",
        _ => "docket",
    }
}

/// Holds for a row of the search table that has, for one of the ways of each term, all its tokens.
pub(crate) fn search_term(backend: DbBackend, terms: &[Vec<Vec<String>>]) -> Expr {
    match backend {
        DbBackend::Sqlite => sqlite::search(terms),
        _ => postgres::search(terms),
    }
}

/// The same in the words of an index, with its quote, its "and" and its "or".
fn expression(terms: &[Vec<Vec<String>>], quote: &str, [and, or]: [&str; 2]) -> String {
    let joined = |parts: Vec<String>, by: &str| format!("({})", parts.join(by));
    let way = |tokens: &Vec<String>| joined(tokens.iter().map(|it| format!("{quote}{it}{quote}")).collect(), and);
    let term = |ways: &Vec<Vec<String>>| joined(ways.iter().map(way).collect(), or);
    joined(terms.iter().map(term).collect(), and)
}

/// The table that holds the tokens of each docket as they were written, and its key.
pub(crate) fn search_rows(backend: DbBackend) -> (&'static str, &'static str) {
    match backend {
        DbBackend::Sqlite => ("text_content", "id"),
        _ => ("text", "docket"),
    }
}

/// Holds as [`search_term`] does, for a row of [`search_rows`].
pub(crate) fn search_row(backend: DbBackend, terms: &[Vec<Vec<String>>]) -> Condition {
    match backend {
        DbBackend::Sqlite => sqlite::search_row(terms),
        _ => Condition::all().add(postgres::search(terms)),
    }
}

/// Lists every table, column and index as text, for the golden schema.
pub(crate) fn schema_query(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => sqlite::SCHEMA,
        _ => postgres::SCHEMA,
    }
}
