//! What lists, search, links and timers read.

use super::{index, number, table, text};
use crate::engine;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let must = [
            number("id"),
            text("kind"),
            text("title"),
            text("state"),
            text("standing"),
            text("partners"),
            text("grouping"),
            text("opened_on"),
            text("tags"),
            number("updated_at"),
        ];
        let days = ["due_on", "near_on", "lag_on", "unreported_on", "overdue_on", "closed_on"];
        let mut may = vec![number("owner"), text("subject"), text("region"), number("progress")];
        may.extend(days.map(text));
        table(manager, "docket", &must, &may, &["id"]).await?;
        for column in ["kind", "state", "standing", "grouping"] {
            index(manager, "docket", &[column], false).await?;
        }
        let must = [number("unit"), number("docket"), text("due"), text("opened"), number("updated")];
        table(manager, "reader", &must, &[], &["unit", "docket"]).await?;
        for key in ["due", "opened", "updated"] {
            index(manager, "reader", &["unit", key, "docket"], false).await?;
        }
        index(manager, "reader", &["docket"], false).await?;
        let must = [number("source"), text("kind"), number("target")];
        table(manager, "link", &must, &[], &["source", "kind", "target"]).await?;
        index(manager, "link", &["target", "kind"], false).await?;
        let must = [number("docket"), text("rung"), text("due_on")];
        table(manager, "timer", &must, &[number("fired_at")], &["docket", "rung"]).await?;
        index(manager, "timer", &["fired_at", "due_on"], false).await?;
        for statement in engine::search_table(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
