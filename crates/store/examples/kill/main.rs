//! Kills writers, and the database server, at random moments, and looks whether anything is lost.
//!
//! `cargo run -p store --example kill -- drill sqlite|postgres KILLS [SEED]`

#[path = "../../tests/it/card.rs"]
#[allow(dead_code)]
mod card;
mod drill;
mod hammer;

use std::process::ExitCode;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [_, "hammer", url, files, round] => hammer::run(url, files, round).await,
        [_, "drill", engine, kills] => drill::run(engine, kills, "1").await,
        [_, "drill", engine, kills, seed] => drill::run(engine, kills, seed).await,
        _ => Err("kill drill sqlite|postgres KILLS [SEED]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("failed: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// One line, at once.
fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    // Nobody listens any more when the drill is over.
    writeln!(out, "{line}").and_then(|()| out.flush()).ok();
}
