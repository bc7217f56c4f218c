//! Fills a store with many dockets and prints how long pages of lists take, narrowed by columns or found by words.
//!
//! `cargo run --release -p store --example lists -- pages|words sqlite|postgres DOCKETS`

#[path = "../../tests/it/card.rs"]
#[allow(dead_code)]
mod card;
mod pages;
mod words;
mod world;

use std::io::Write;
use std::time::{Duration, Instant};
use store::{Filter, PageRequest, Sort, Store};
use world::{Outcome, World};

#[tokio::main]
async fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let [_, what, engine, dockets] = args.as_slice() else {
        return Err("lists pages|words sqlite|postgres DOCKETS".into());
    };
    let (world, dockets) = (World::open(engine).await?, dockets.parse()?);
    match *what {
        "pages" => pages::run(&world, dockets).await,
        "words" => words::run(&world, dockets).await,
        _ => Err("pages or words?".into()),
    }
}

/// The scope of some units, 1 and up; 0 for everybody.
fn scope(units: i64) -> docket::Scope {
    let these = (1..=units).map(vocab::UnitId).collect();
    let units = if units == 0 { docket::Units::All } else { docket::Units::These(these) };
    docket::Scope { units, ..docket::Scope::all() }
}

/// The head of a table of [`line`]s.
fn head() {
    say("| what | p50 | p99 | limit | ratio of p99 |");
    say("| --- | --- | --- | --- | --- |");
}

/// Prints one line: the first page some times, forty pages on from there, and forty on from `middle`, each with its
/// count.
async fn line(
    what: &str,
    store: &Store,
    units: i64,
    filter: &Filter,
    (sort, middle): (Sort, &str),
    limit: Duration,
) -> Outcome<()> {
    let scope = scope(units);
    let mut taken = Vec::new();
    for (pages, after) in [(1, None), (20, None), (40, None), (40, Some(middle))] {
        let mut request = PageRequest { after: after.map(str::parse).transpose()?, ..PageRequest::default() };
        for _ in 0..pages {
            let begun = Instant::now();
            let page = store.list(&scope, filter, sort, &request).await?;
            taken.push(begun.elapsed());
            // After its last page a list is read from the beginning; twenty times it is read from there anyway.
            request.after = if pages == 20 { None } else { page.next };
        }
    }
    taken.sort();
    let at = |share: usize| taken.get(taken.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let (limit, units) =
        (limit.as_secs_f64() * 1e3, if units == 0 { "everybody".to_owned() } else { units.to_string() });
    let ratio = at(99) / limit;
    say(&format!("| {what}, units: {units} | {:.1} ms | {:.1} ms | {limit:.0} ms | {ratio:.2} |", at(50), at(99)));
    Ok(())
}

fn say(line: &str) {
    // Nobody may be listening.
    writeln!(std::io::stdout().lock(), "{line}").ok();
}
