//! 工作台: nine tiles and what waits for the reader; for who is not signed in, the public home.

use crate::{
    reply::Reply,
    views::{Lens, item_row, lens, list::Asked},
    visit::{OrReply, Visit},
};
use docket::{Role, Standing};
use ledger::Voice;
use office::{
    Failure, Filter,
    count_lights::count,
    directory::Directory,
    list_dockets::Kind,
    my_desk::{Group, my_desk},
    permission::Leave,
};
use pages::{
    Frame,
    page::{DeskGroup, HomePage, PublicPage, Tile, home::TILES},
    part::Count,
};

/// `GET /`
pub async fn page(visit: Visit) -> Result<Reply, Reply> {
    let Some(caller) = visit.visitor.caller.clone() else {
        return Reply::page(&visit, &PublicPage { frame: visit.bare_frame() });
    };
    if caller.must_change {
        return Ok(Reply::see_other("/password"));
    }
    if caller.role == Role::Administrator {
        return Ok(Reply::see_other("/admin/units"));
    }
    let office = visit.office();
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let groups = my_desk(office, &caller).await.or_reply(&visit)?;
    let waits = groups.iter().filter(|it| it.work.own_turn).map(|it| lens::number(it.total.least)).sum();
    let desk = groups.iter().map(|it| group(it, &lens)).collect::<Result<_, _>>().or_reply(&visit)?;
    let may = |act: &str| office.permissions().leave(caller.role, act) != Leave::Denied;
    let mut tiles = Vec::with_capacity(TILES.len());
    for name in TILES {
        let (href, number, waits) = match name {
            "plans" if may("plan.read") => ("/plans", number(&visit, Kind::Plan).await?, 0),
            // It is in use, though not by this reader.
            "plans" => continue,
            "items" => ("/items", number(&visit, Kind::Item).await?, waits),
            "appeals" if may("voice.read") => ("/voices", number(&visit, Kind::of::<Voice>()).await?, 0),
            _ => {
                tiles.push(Tile { name, href: None, number: Count::default(), waits: 0 });
                continue;
            }
        };
        tiles.push(Tile { name, href: Some(href), number, waits });
    }
    let frame = Frame { todo: waits, ..visit.frame(&directory) };
    Reply::page(&visit, &HomePage { frame, tiles, desk })
}

fn group(group: &Group, lens: &Lens<'_>) -> Result<DeskGroup, Failure> {
    Ok(DeskGroup {
        name: group.work.name,
        items: item_row::rows(&group.rows, lens)?,
        total: lens::count(group.total),
        href: Asked::of_work(&group.work).href("", ""),
    })
}

/// Plans in force; items under way.
async fn number(visit: &Visit, kind: Kind) -> Result<Count, Reply> {
    let filter = match kind {
        Kind::Plan => Filter { states: vec!["adopted".to_owned()], ..Filter::default() },
        _ => Filter { standings: vec![Standing::Waiting, Standing::Open, Standing::Handed], ..Filter::default() },
    };
    let counted = count(visit.office(), visit.caller()?, kind, filter).await.or_reply(visit)?;
    Ok(lens::count(counted))
}
