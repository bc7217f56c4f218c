//! The log, what it leaves of each docket, and the roots over it.

use super::{bytes, index, number, table, text};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let must = [
            number("pos"),
            number("docket"),
            number("seq"),
            text("kind"),
            number("version"),
            number("at"),
            text("actor"),
            text("body"),
            bytes("hash"),
        ];
        table(manager, "event", &must, &[], &["pos"]).await?;
        index(manager, "event", &["docket", "seq"], true).await?;
        let must = [number("docket"), text("kind"), number("shape"), number("seq"), bytes("head"), text("body")];
        table(manager, "state", &must, &[], &["docket"]).await?;
        let must = [number("last"), number("first"), number("at"), bytes("root")];
        table(manager, "checkpoint", &must, &[], &["last"]).await
    }
}
