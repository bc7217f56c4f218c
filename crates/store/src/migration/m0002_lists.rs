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
        let must = [number("id"), text("kind"), text("state"), text("standing"), text("grouping")];
        table(manager, "class", &must, &[], &["id"]).await?;
        index(manager, "class", &["kind", "state", "standing", "grouping"], true).await?;
        let must = [number("unit"), number("docket"), text("due"), text("opened"), number("updated"), number("class")];
        table(manager, "reader", &must, &[], &["docket", "unit"]).await?;
        // The class at the end, so that a list is narrowed without leaving the order it is walked in.
        for key in ["due", "opened", "updated"] {
            index(manager, "reader", &["unit", key, "docket", "class"], false).await?;
        }
        index(manager, "reader", &["unit", "class", "docket"], false).await?;
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
