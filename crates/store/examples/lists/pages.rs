//! 50 of many dockets, narrowed by nothing, by what many have in common and by what few have.

use crate::card::{Act, Card};
use crate::world::{self, Outcome, World, act, mixed};
use crate::{head, line, say};
use docket::{Facets, Light, Standing};
use jiff::{Span, civil::date};
use std::time::{Duration, Instant};
use store::{Filter, Sort, Store};
use vocab::{DocketId, UnitId};

const LIMIT: Duration = Duration::from_millis(20);

pub async fn run(world: &World, dockets: u64) -> Outcome<()> {
    world.fill(dockets, facets).await?;
    acts(&world.store, dockets).await?;
    let none = Filter::default();
    let today = date(2024, 6, 1);
    let filters = [
        ("no filter", none.clone()),
        ("common: open", Filter { standings: vec![Standing::Open], ..none.clone() }),
        ("common: group", Filter { group: Some("指标3".to_owned()), ..none.clone() }),
        ("common: light", Filter { lights: Some((vec![Light::Normal], today)), ..none.clone() }),
        ("rare: state", Filter { states: vec!["rare".to_owned()], ..none.clone() }),
        ("owner and days", Filter { owner: Some(UnitId(1)), due_from: Some(today), ..none.clone() }),
        ("common words", Filter { text: "办电".to_owned(), ..none.clone() }),
        ("rare words", Filter { text: "第777项".to_owned(), ..none.clone() }),
    ];
    head();
    let middle = format!("{}000000~0", dockets / 2);
    for (name, filter) in &filters {
        let open = filter.standings == [Standing::Open] || filter.lights.is_some();
        let due = if open { "0-2023-06-01~0" } else { "1-2023-06-01~0" };
        for (order, sort) in [("due", (Sort::DUE, due)), ("updated", (Sort::UPDATED, middle.as_str()))] {
            for units in [0, 1, 5, 20] {
                let what = format!("50 of {dockets}, {}, {name}, by {order}", world.engine);
                line(&what, &world.store, units, filter, sort, LIMIT).await?;
            }
        }
    }
    Ok(())
}

fn facets(it: u64) -> Facets {
    let chance = mixed(it);
    let day = |it: u64| date(2020, 1, 1).saturating_add(Span::new().days(i64::try_from(it % 2500).unwrap_or_default()));
    let mut facets = world::facets(&format!("压缩办电时限第{}项", it % 1000), chance);
    facets.state = if (chance / 11).is_multiple_of(10_000) { "rare" } else { "accepted" }.to_owned();
    facets.standing = if (chance / 13).is_multiple_of(10) { Standing::Open } else { Standing::Closed };
    facets.opened_on = day(chance / 17);
    facets.days.due_on = Some(day(chance / 19));
    facets.days.overdue_on = facets.days.due_on;
    facets
}

async fn acts(store: &Store, dockets: u64) -> Outcome<()> {
    const ACTS: u64 = 20_000;
    const CLIENTS: u64 = 64;
    let begun = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let store = store.clone();
            tokio::spawn(async move {
                for it in 0..ACTS / CLIENTS {
                    let chance = i64::try_from(mixed(client * ACTS + it) % dockets)?;
                    let act = act(&store, chance, move |desk, cx| {
                        desk.act::<Card>(DocketId(1 + chance), Act::Count(u64::MAX), (), cx).map(drop)
                    });
                    act.await?;
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for client in clients {
        client.await??;
    }
    let rate = f64::from(u32::try_from(ACTS)?) / begun.elapsed().as_secs_f64();
    say(&format!("{ACTS} acts on top of them by {CLIENTS} clients: {rate:.0} a second.\n"));
    Ok(())
}
