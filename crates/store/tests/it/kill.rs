//! Killed at random moments, nothing that was acknowledged is lost. The drill is an example that anyone can run longer.

use std::path::PathBuf;
use std::process::Command;

fn drill(engine: &str, kills: &str) {
    let test = std::env::current_exe().unwrap();
    let program: PathBuf = test.parent().unwrap().parent().unwrap().join("examples").join("kill");
    assert!(program.exists(), "build it first: cargo build -p store --example kill");
    let done = Command::new(program).args(["drill", engine, kills]).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}\n{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains(&format!("{kills} kills")), "{said}");
}

#[test]
fn twenty_kills_lose_nothing_on_sqlite() {
    drill("sqlite", "20");
}

#[test]
fn twenty_kills_half_of_them_of_the_server_lose_nothing_on_postgresql() {
    drill("postgres", "20");
}
