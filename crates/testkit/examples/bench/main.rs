//! The table "what fast means here", each line with its peer or limit measured in the same run.
//!
//! `cargo xtask bench` runs it in a release build. It asserts nothing: it prints numbers and ratios.

mod acts;
mod days;
mod export;
mod plans;
mod start;
mod world;

use std::io::Write;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    say("| what | measured | limit or peer | ratio |");
    say("| --- | --- | --- | --- |");
    plans::run()?;
    days::run()?;
    acts::run().await?;
    export::run().await?;
    start::run()?;
    Ok(())
}

/// One line of the table.
fn line(what: &str, measured: &str, peer: &str, ratio: f64) {
    say(&format!("| {what} | {measured} | {peer} | {ratio:.2} |"));
}

fn say(text: &str) {
    // Whoever closed the pipe does not want to know.
    writeln!(std::io::stdout(), "{text}").ok();
}

/// Milliseconds of processor time that this process has used.
fn cpu_ms() -> f64 {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    used.tv_sec as f64 * 1e3 + used.tv_nsec as f64 / 1e6
}
