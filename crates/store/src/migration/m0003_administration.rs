//! Units, persons, accounts, files, policy data, and who did what.

use super::{bytes, index, number, table, text, truth};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let must =
            [number("id"), text("name"), text("short"), text("aliases"), truth("active"), truth("head_approves")];
        table(manager, "unit", &must, &[text("region")], &["id"]).await?;
        index(manager, "unit", &["name"], true).await?;
        let may = [text("name"), text("phone"), number("unit")];
        table(manager, "person", &[number("id")], &may, &["id"]).await?;
        accounts(manager).await?;
        let must = [number("id"), bytes("sm3"), number("size"), text("name"), text("media"), number("at")];
        table(manager, "file", &must, &[number("docket"), number("account")], &["id"]).await?;
        index(manager, "file", &["docket"], false).await?;
        index(manager, "file", &["sm3"], false).await?;
        let must = [text("name"), bytes("sm3"), text("body"), number("at")];
        table(manager, "catalogue", &must, &[], &["name", "sm3"]).await?;
        table(manager, "setting", &[text("name"), text("value")], &[], &["name"]).await?;
        let must = [number("account"), text("key"), text("request"), text("answer"), number("at")];
        table(manager, "idempotency", &must, &[], &["account", "key"]).await?;
        index(manager, "idempotency", &["at"], false).await?;
        let must = [
            number("id"),
            text("kind"),
            text("body"),
            text("state"),
            text("result"),
            number("created_at"),
            number("updated_at"),
        ];
        table(manager, "job", &must, &[number("account")], &["id"]).await?;
        index(manager, "job", &["state", "id"], false).await?;
        let must = [number("id"), number("at"), text("what"), text("detail")];
        table(manager, "audit", &must, &[number("account"), number("docket")], &["id"]).await?;
        index(manager, "audit", &["account", "id"], false).await?;
        index(manager, "audit", &["docket", "id"], false).await
    }
}

async fn accounts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let must = [
        number("id"),
        text("login"),
        text("name"),
        text("role"),
        text("secret"),
        truth("active"),
        truth("must_change"),
        number("created_at"),
    ];
    table(manager, "account", &must, &[number("unit"), number("person")], &["id"]).await?;
    index(manager, "account", &["login"], true).await?;
    let must =
        [text("hash"), number("account"), text("csrf"), number("created_at"), number("seen_at"), number("expires_at")];
    table(manager, "session", &must, &[], &["hash"]).await?;
    index(manager, "session", &["account"], false).await?;
    index(manager, "session", &["expires_at"], false).await?;
    let must = [text("hash"), number("account"), text("label"), number("created_at")];
    table(manager, "token", &must, &[number("expires_at"), number("revoked_at")], &["hash"]).await?;
    index(manager, "token", &["account"], false).await
}
