//! Acts: how many a second where sync is free, how many syncs where it is not.

use crate::{Outcome, cpu_ms, line, world};
use ledger::item::{Act, Advise};
use office::{
    Office, Place,
    act_on_item::{ActOnItem, act_on_item},
    premise::Premise,
};
use std::{
    fs::File,
    io::Write,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use testkit::postgres::Cluster;
use vocab::DocketId;

const ITEMS: u32 = 2_000;
const TIME: Duration = Duration::from_secs(8);

pub async fn run() -> Outcome<()> {
    let disk = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    let bare = bare_syncs(disk.path())?;
    let office = world::open(&Place::Folder(disk.path().join("district"))).await?;
    let items = world::items(&office, ITEMS).await?;
    for clients in [1, 16] {
        let run = run_for(&office, &items, clients).await?;
        let limit = if clients == 1 { 1.0 } else { 0.25 };
        let syncs = run.commits as f64 / run.acts as f64;
        let what = format!("syncs an act on disk, {clients} clients, SQLite");
        line(&what, &format!("{syncs:.3}"), &format!("{limit}"), syncs / limit);
        let rate = run.acts as f64 / run.seconds;
        let what =
            format!("acts a second on disk, {clients} clients, {:.2} ms CPU an act", run.cpu_ms / run.acts as f64);
        line(&what, &format!("{rate:.0}"), &format!("{bare:.0} bare synced writes"), rate / bare);
    }
    office.close().await?;
    let memory = tempfile::tempdir_in("/dev/shm")?;
    let place = Place::Folder(memory.path().join("district"));
    free("SQLite", &place, 5_000.0).await?;
    let cluster = Cluster::start()?;
    let place = Place::Url { url: cluster.database()?, files: memory.path().join("files") };
    free("PostgreSQL", &place, 3_000.0).await
}

/// Acts where sync is free (tmpfs), called at `office`.
async fn free(engine: &str, place: &Place, limit: f64) -> Outcome<()> {
    let office = world::open(place).await?;
    let items = world::items(&office, ITEMS).await?;
    let run = run_for(&office, &items, 64).await?;
    let rate = run.acts as f64 / run.seconds;
    let what = format!("acts a second on tmpfs at office, {engine}, 64 clients");
    line(&what, &format!("{rate:.0}"), &format!("{limit:.0}"), rate / limit);
    office.close().await?;
    Ok(())
}

struct Run {
    acts: u64,
    commits: u64,
    seconds: f64,
    cpu_ms: f64,
}

/// Lets clients act for a while; each act is an advice on an item, decided, logged and synced.
async fn run_for(office: &Office, items: &[DocketId], clients: usize) -> Outcome<Run> {
    let stop = Arc::new(AtomicBool::new(false));
    let mut written = office.store().written();
    written.mark_unchanged();
    let watcher = {
        let stop = Arc::clone(&stop);
        tokio::spawn(async move {
            let mut commits = 0_u64;
            while !stop.load(Ordering::Relaxed) {
                // The writer tells once a commit; a commit missed by this watcher would make the count too low, so the
                // watcher does nothing else.
                if tokio::time::timeout(Duration::from_millis(50), written.changed()).await.is_ok_and(|it| it.is_ok()) {
                    written.mark_unchanged();
                    commits += 1;
                }
            }
            commits
        })
    };
    let (begun, cpu) = (Instant::now(), cpu_ms());
    let mut hands = Vec::new();
    for client in 0..clients {
        let (office, stop) = (office.clone(), Arc::clone(&stop));
        let items: Vec<DocketId> = items.iter().skip(client).step_by(clients).copied().collect();
        hands.push(tokio::spawn(async move {
            let caller = world::lead_office();
            let mut acts = 0_u64;
            for item in items.iter().cycle() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let act = Act::Advise(Advise { text: "请尽快更新公示内容。".to_owned() });
                let premise = Premise::default();
                let request = ActOnItem { item: *item, act, on_behalf: None, files: Vec::new(), premise };
                act_on_item(&office, &caller, request).await?;
                acts += 1;
            }
            Ok::<u64, office::Failure>(acts)
        }));
    }
    tokio::time::sleep(TIME).await;
    stop.store(true, Ordering::Relaxed);
    let mut acts = 0;
    for hand in hands {
        acts += hand.await??;
    }
    let (seconds, cpu_ms) = (begun.elapsed().as_secs_f64(), cpu_ms() - cpu);
    Ok(Run { acts, commits: watcher.await?, seconds, cpu_ms })
}

/// Bare synced writes a second: what the disk itself gives.
fn bare_syncs(folder: &Path) -> Outcome<f64> {
    let mut file = File::create(folder.join("bare"))?;
    let begun = Instant::now();
    let mut writes = 0_u32;
    while begun.elapsed() < Duration::from_secs(3) {
        file.write_all(&[7; 512])?;
        file.sync_data()?;
        writes += 1;
    }
    Ok(f64::from(writes) / begun.elapsed().as_secs_f64())
}
