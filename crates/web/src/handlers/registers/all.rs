//! 登记簿 all that the reader may read, with how much is under way.

use crate::{
    reply::Reply,
    views::lens,
    visit::{OrReply, Visit},
};
use docket::{Light, Standing};
use office::{
    Filter,
    count_lights::count,
    directory::Directory,
    list_dockets::Kind,
    register::{Entry, readable},
};
use pages::{
    page::{RegisterCard, RegistersPage},
    part::Link,
};

/// `GET /registers`
pub async fn page(visit: Visit) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let entries: Vec<&Entry> = readable(visit.office(), caller).collect();
    let mut registers = Vec::new();
    for entry in entries {
        registers.push(card(&visit, entry).await?);
    }
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    Reply::page(&visit, &RegistersPage { frame: visit.frame(&directory), registers })
}

async fn card(visit: &Visit, entry: &Entry) -> Result<RegisterCard, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let kind = Kind::Register { kind: entry.kind, read: entry.read };
    let open = Filter { standings: vec![Standing::Waiting, Standing::Open, Standing::Handed], ..Filter::default() };
    let late = Filter { lights: Some((vec![Light::Overdue], visit.today())), ..open.clone() };
    let form = format!("{}_open", entry.name);
    let link = Link { href: format!("/{}/new", entry.word), text: visit.words().code("act", &form) };
    Ok(RegisterCard {
        name: entry.name,
        href: format!("/{}", entry.word),
        count: lens::count(count(office, caller, kind, open).await.or_reply(visit)?),
        late: lens::count(count(office, caller, kind, late).await.or_reply(visit)?),
        open: entry.allows(office, caller, entry.open).then_some(link),
    })
}
