//! Starts the hammer, kills it or its server, and compares what it said with what is there.

use crate::card::Card;
use crate::{Outcome, say};
use docket::Scope;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use store::{Kinds, Options, Place, Store};
use testkit::postgres::Cluster;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;
use vocab::DocketId;

/// The greatest count that was acknowledged for each pair.
type Said = BTreeMap<(i64, i64), u64>;

/// Kills that one database sees. What is verified and compared after each kill is the whole of it, so that a database
/// that saw all of them would take ever longer.
const ON_ONE: u64 = 10;

pub async fn run(engine: &str, kills: &str, seed: &str) -> Outcome<()> {
    let (kills, mut chance): (u64, u64) = (kills.parse()?, seed.parse()?);
    let memory = Path::new("/dev/shm");
    let cluster = if engine == "postgres" { Some(Cluster::start()?) } else { None };
    let (mut acts, mut servers) = (0, 0);
    for first in (0..kills).step_by(usize::try_from(ON_ONE)?) {
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
        let url = match &cluster {
            Some(cluster) => cluster.database()?,
            None => format!("sqlite://{}", folder.path().join("heluo.sqlite").display()),
        };
        let place = Place::Url { url, files: folder.path().join("files") };
        let mut said = Said::new();
        let last = kills.min(first + ON_ONE);
        for kill in first..last {
            // A plain sequence of well mixed numbers (xorshift); the same seed kills at the same moments.
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            let server = cluster.as_ref().filter(|_| kill % 2 == 1);
            servers += u64::from(server.is_some());
            round(&place, kill, Duration::from_millis(20 + chance % 300), server, &mut said).await?;
            let store = Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await?;
            let verdict = store.verify().await?;
            if let Some(broken) = verdict.broken {
                return Err(format!("after kill {kill}: {broken:?}").into());
            }
            compare(&store, &said).await?;
            // Not closed as one should: the next round begins after a loss, too.
        }
        acts += said.values().map(|it| it + 1).sum::<u64>();
        say(&format!("{last} of {kills}: {acts} acknowledged acts so far"));
    }
    say(&format!("{kills} kills, {servers} of them of the server; {acts} acknowledged acts are all there"));
    if acts == 0 { Err("nothing was acknowledged".into()) } else { Ok(()) }
}

/// Lets the hammer work, kills it (or first its server), and takes down what it had acknowledged.
async fn round(place: &Place, round: u64, wait: Duration, server: Option<&Cluster>, said: &mut Said) -> Outcome<()> {
    let Place::Url { url, files } = place else { return Err("not an address".into()) };
    let mut hammer = Command::new(std::env::current_exe()?)
        .args(["hammer", url])
        .arg(files)
        .arg(round.to_string())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let output = hammer.stdout.take().ok_or("no output")?;
    let mut lines = BufReader::new(output).lines();
    // The moment counts from the first acknowledged act, so that every kill meets writers at work.
    let first = lines.next_line().await?.ok_or("the hammer ended before its first act")?;
    note(&first, said)?;
    let end = tokio::time::sleep(wait);
    tokio::pin!(end);
    loop {
        tokio::select! {
            line = lines.next_line() => match line? {
                Some(line) => note(&line, said)?,
                None => return Err("the hammer ended by itself".into()),
            },
            () = &mut end => break,
        }
    }
    if let Some(server) = server {
        server.cut()?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    hammer.start_kill()?;
    while let Some(line) = lines.next_line().await? {
        note(&line, said)?;
    }
    hammer.wait().await?;
    server.map_or(Ok(()), Cluster::ready)?;
    Ok(())
}

fn note(line: &str, said: &mut Said) -> Outcome<()> {
    let words: Vec<&str> = line.split(' ').collect();
    let (one, two, count) = match words.as_slice() {
        ["opened", one, two] => (one, two, "0"),
        ["counted", one, two, count] => (one, two, *count),
        _ => return Err(format!("the hammer said: {line}").into()),
    };
    let last = said.entry((one.parse()?, two.parse()?)).or_default();
    *last = (*last).max(count.parse()?);
    Ok(())
}

async fn compare(store: &Store, said: &Said) -> Outcome<()> {
    for ((one, two), count) in said {
        let read = async |id: i64| store.get::<Card>(&Scope::all(), DocketId(id)).await.map(|it| it.map(|it| it.count));
        let (first, second) = (read(*one).await?, read(*two).await?);
        if first != second || first.is_none_or(|it| it < *count) {
            return Err(format!("{one} and {two} were counted to {count} and stand at {first:?} and {second:?}").into());
        }
        if store.links_from(DocketId(*one), Some("pair")).await?.len() != 1 {
            return Err(format!("{one} lost its link").into());
        }
    }
    Ok(())
}
