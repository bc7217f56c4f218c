//! Exporting the ledger to Excel.

use crate::{Outcome, line, world};
use office::{Filter, Place, Sort, export_ledger::export_ledger};
use std::time::Instant;

const ITEMS: u32 = 24_000;

pub async fn run() -> Outcome<()> {
    let memory = tempfile::tempdir_in("/dev/shm")?;
    let office = world::open(&Place::Folder(memory.path().join("district"))).await?;
    world::items(&office, ITEMS).await?;
    let caller = world::lead_office();
    forget_peak()?;
    let before = peak_kib()?;
    let begun = Instant::now();
    let bytes = export_ledger(&office, &caller, Filter::default(), Sort::DUE).await?;
    let seconds = begun.elapsed().as_secs_f64();
    let more = (peak_kib()? - before) / 1024.0;
    let what = format!("export {ITEMS} items to Excel ({} KiB)", bytes.len() / 1024);
    line(&what, &format!("{seconds:.2} s"), "5 s", seconds / 5.0);
    line("more memory at its peak for that", &format!("{more:.0} MiB"), "64 MiB", more / 64.0);
    office.close().await?;
    Ok(())
}

/// Lets the kernel measure the peak from now on.
fn forget_peak() -> Outcome<()> {
    Ok(std::fs::write("/proc/self/clear_refs", "5")?)
}

/// The peak of resident memory.
fn peak_kib() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse()?)
}
