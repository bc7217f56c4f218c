//! Migrations, oldest first. A landed one is never changed.

mod m0001_log;
mod m0002_lists;
mod m0003_administration;

use crate::engine;
use sea_orm_migration::prelude::*;

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_log::Migration),
            Box::new(m0002_lists::Migration),
            Box::new(m0003_administration::Migration),
        ]
    }
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Holds {
    Number,
    Text,
    Bytes,
    Truth,
}

type Field = (&'static str, Holds);

/// A column that holds a whole number.
const fn number(name: &'static str) -> Field {
    (name, Holds::Number)
}

/// A column that holds text.
const fn text(name: &'static str) -> Field {
    (name, Holds::Text)
}

/// A column that holds bytes.
const fn bytes(name: &'static str) -> Field {
    (name, Holds::Bytes)
}

/// A column that holds yes or no.
const fn truth(name: &'static str) -> Field {
    (name, Holds::Truth)
}

/// Makes a table: columns that must hold a value, columns that may be empty, the key.
async fn table(
    manager: &SchemaManager<'_>,
    name: &'static str,
    must: &[Field],
    may: &[Field],
    key: &[&'static str],
) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let mut create = Table::create().table(name).to_owned();
    let fields = must.iter().map(|it| (it, true)).chain(may.iter().map(|it| (it, false)));
    for ((name, holds), must) in fields {
        let mut column = ColumnDef::new(*name);
        match holds {
            Holds::Number => engine::number(backend, &mut column),
            Holds::Text => column.text(),
            Holds::Bytes => column.blob(),
            Holds::Truth => column.boolean(),
        };
        create.col(if must { column.not_null() } else { column.null() });
    }
    let mut primary = Index::create();
    for column in key {
        primary.col(*column);
    }
    create.primary_key(&mut primary);
    if key.len() > 1 {
        create.extra(engine::by_key_only(backend));
    }
    manager.create_table(create).await
}

/// Makes an index.
async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut create = Index::create().name(format!("{table}_{}", columns.join("_"))).table(table).to_owned();
    for column in columns {
        create.col(*column);
    }
    if unique {
        create.unique();
    }
    manager.create_index(create).await
}
