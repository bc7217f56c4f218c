//! 统计 how many dockets of a scope have which light.

use super::Filter;
use super::classes::Classes;
use super::filter::{self, column, light};
use crate::table::EVERYBODY;
use crate::{Store, StoreError};
use docket::{Light, Scope};
use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query};

/// What is counted apart, besides the lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Everything together.
    Whole,
    /// 指标 or whatever the kinds are grouped by.
    Group,
    /// 牵头单位 by its number as text; empty for none.
    Owner,
    /// The kind's own state.
    State,
    /// The kind.
    Kind,
}

/// A number of dockets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What they have in common, see [`By`]; empty for [`By::Whole`].
    pub key: String,
    /// Their light; `None` for what is void.
    pub light: Option<Light>,
    /// How many.
    pub count: u64,
}

impl Store {
    /// How many dockets of `scope` that `filter` leaves have which light on `today`, exactly; by key, then light.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(&self, scope: &Scope, filter: &Filter, by: By, today: Date) -> Result<Vec<Tally>, StoreError> {
        let db = self.reading();
        let lamp = Light::ALL
            .into_iter()
            .fold(CaseStatement::new(), |case, it| case.case(light(it, today), Expr::cust(format!("'{}'", it.name()))));
        let key = match by {
            By::Whole => Expr::cust("''"),
            By::Group => column("grouping"),
            By::Owner => Expr::cust("COALESCE(CAST(d.owner AS TEXT), '')"),
            By::State => column("state"),
            By::Kind => column("kind"),
        };
        let mut lit = Query::select();
        lit.expr_as(key, "key").expr_as(lamp, "light").from_as("docket", "d");
        lit.cond_where(filter::regions(scope)).cond_where(filter.columns());
        let (units, classes) = (filter::units(scope), Classes::of(db, scope, filter).await?);
        if units.is_empty() || classes.as_ref().is_some_and(Classes::is_empty) {
            return Ok(Vec::new());
        }
        if units != [EVERYBODY] || classes.is_some() {
            lit.and_where(column("id").in_subquery(filter::read(&units, classes.as_ref())));
        }
        let words = filter.words();
        if !words.is_empty() {
            let found = filter::found(db.get_database_backend(), &words);
            lit.and_where(column("id").in_subquery(found));
        }
        let query = Query::select()
            .columns(["key", "light"])
            .expr(Expr::cust("count(*)"))
            .from_subquery(lit.to_owned(), "l")
            .group_by_columns(["key", "light"])
            .to_owned();
        let mut tallies = Vec::new();
        for row in db.query_all(&query).await? {
            let light: Option<String> = row.try_get_by_index(1)?;
            let count: i64 = row.try_get_by_index(2)?;
            let light = light.as_deref().and_then(Light::from_name);
            tallies.push(Tally { key: row.try_get_by_index(0)?, light, count: count.unsigned_abs() });
        }
        tallies.sort_by(|a, b| (&a.key, a.light).cmp(&(&b.key, b.light)));
        Ok(tallies)
    }
}
