//! Compiling a plan, end to end: bytes to JSON.

use crate::{Outcome, cpu_ms, line};
use std::path::Path;

const ROUNDS: u32 = 40;

pub fn run() -> Outcome<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let source = root.join("../shared/plans/yanshi-2022.txt");
    let path = if source.is_file() { source } else { root.join("data/demo/plan.txt") };
    let bytes = std::fs::read(&path)?;
    let begun = cpu_ms();
    let mut printed = 0;
    for _ in 0..ROUNDS {
        let document = plan::read::read("plan.txt", &bytes).map_err(|it| it.en())?;
        let compiled = plan::compile(&document, &plan::Options::default());
        printed += plan::print::json(&compiled).len();
    }
    let each = (cpu_ms() - begun) / f64::from(ROUNDS);
    let size = bytes.len() / 1024;
    let what = format!("compile a plan of {size} KiB, bytes to {} KiB of JSON", printed / ROUNDS as usize / 1024);
    line(&what, &format!("{each:.1} ms CPU"), "30 ms CPU", each / 30.0);
    Ok(())
}
