//! `cargo xtask`: the chores of the house.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::{run, say, test, tidy};

const USAGE: &str = "\
cargo xtask <chore>

  test   everything: format, lints, tests (PostgreSQL and browser too), documentation
  tidy   the rules of the house that no compiler checks
  ci     tidy, then test
  bench  print the table of docs/benchmarks.md (release build)
  soak   the long run of kills against both databases (release build)";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in the workspace")?;
    let chore = std::env::args().nth(1).unwrap_or_default();
    match chore.as_str() {
        "test" => test::all(root),
        "tidy" => report(root),
        "ci" => report(root).and_then(|()| test::all(root)),
        "bench" => bench(root),
        "soak" => soak(root),
        _ => bail!("which chore?\n\n{USAGE}"),
    }
}

/// Prints every fault, one a line, so that an editor can jump to it.
fn report(root: &Path) -> Result<()> {
    let faults = tidy::check(root)?;
    for fault in &faults {
        say(&fault.to_string());
    }
    match faults.len() {
        0 => Ok(()),
        count => bail!("{count} faults; the rules are in CONTRIBUTING.md"),
    }
}

/// The lines of docs/benchmarks.md. What needs the whole product is an example of `testkit`, what needs only the tables
/// one of `store`.
fn bench(root: &Path) -> Result<()> {
    run::cargo(root, &["build", "--release", "--locked", "--package", "heluo"], &[])?;
    example(root, "testkit", "bench", &[])?;
    for engine in ["sqlite", "postgres"] {
        example(root, "store", "lists", &["pages", engine, "1000000"])?;
        example(root, "store", "lists", &["words", engine, "200000"])?;
    }
    Ok(())
}

/// Two hundred kills, half of them on each engine; half of PostgreSQL's hit the server.
fn soak(root: &Path) -> Result<()> {
    example(root, "store", "kill", &["drill", "sqlite", "100"])?;
    example(root, "store", "kill", &["drill", "postgres", "100"])
}

fn example(root: &Path, package: &str, name: &str, rest: &[&str]) -> Result<()> {
    let mut words = vec!["run", "--release", "--locked", "--package", package, "--example", name, "--"];
    words.extend(rest);
    run::cargo(root, &words, &[])
}
