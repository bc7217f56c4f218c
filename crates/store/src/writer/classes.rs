//! The numbers of the classes that this process has met.

use crate::table::{self, Clash, Class, ClassRow};
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{DatabaseTransaction, DbErr};
use std::collections::HashMap;

/// Numbers already known. They never change and none is ever taken away, so what was read or committed once holds; after
/// a transaction that was not committed this is to be dropped.
#[derive(Default)]
pub(crate) struct Classes(HashMap<Class, i64>);

impl Classes {
    /// The number of a class, which is given one if it has none. No other process does so meanwhile.
    pub(crate) async fn number(&mut self, db: &DatabaseTransaction, class: Class) -> Result<i64, DbErr> {
        if let Some(id) = self.0.get(&class) {
            return Ok(*id);
        }
        let same = Expr::col("kind")
            .eq(class.kind.as_str())
            .and(Expr::col("state").eq(class.state.as_str()))
            .and(Expr::col("standing").eq(class.standing))
            .and(Expr::col("grouping").eq(class.group.as_str()));
        let known: Option<ClassRow> = table::one(db, &table::select::<ClassRow>().and_where(same).to_owned()).await?;
        let id = match known {
            Some(row) => row.id,
            None => {
                let mut last = table::select::<ClassRow>();
                let last: Option<ClassRow> = table::one(db, last.order_by("id", Order::Desc).limit(1)).await?;
                let id = last.map_or(1, |it| it.id + 1);
                table::write(db, &[ClassRow { id, class: class.clone() }], Clash::Fail).await?;
                id
            }
        };
        self.0.insert(class, id);
        Ok(id)
    }
}
