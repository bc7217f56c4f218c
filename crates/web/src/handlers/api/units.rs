//! 单位 with the names they go by.

use super::shape::{UnitLine, Units};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use office::directory::Directory;

pub(super) async fn read(visit: Visit) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let units = directory.units().map(|it| UnitLine {
        id: it.id.0,
        name: it.name.clone(),
        short: it.short.clone(),
        aliases: it.aliases.clone(),
        active: it.active,
    });
    Ok(Reply::json(&Units { units: units.collect() }))
}
