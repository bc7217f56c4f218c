//! `cargo xtask test`: every check, in the order in which they fail fastest. Builds no release.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::{packages, run, say};

/// One check: its name, the words for cargo, environment for it alone.
type Step<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

const FORMAT: Step<'_> = ("format", &["fmt", "--all", "--check"], &[]);
const LINTS: Step<'_> =
    ("lints", &["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"], &[]);
/// Needs what clippy made, so it costs little here and much before it.
const DOCUMENTATION: Step<'_> =
    ("documentation", &["doc", "--workspace", "--no-deps", "--locked"], &[("RUSTDOCFLAGS", "--deny warnings")]);
/// One process a test binary: its tests share one PostgreSQL cluster and take turns at the browser.
const TESTS: Step<'_> = ("tests", &["test", "--workspace", "--locked", "--no-fail-fast"], &[]);

/// Runs everything and stops at the first step that fails.
///
/// # Errors
/// When a package is missing or a step fails; the step is named.
pub fn all(root: &Path) -> Result<()> {
    packages::ensure(root)?;
    for (name, words, extra) in [FORMAT, LINTS, DOCUMENTATION, TESTS] {
        say(&format!("== {name}: cargo {}", words.join(" ")));
        let start = Instant::now();
        run::cargo(root, words, extra).with_context(|| format!("{name} failed"))?;
        say(&format!("== {name}: ok, {} s", start.elapsed().as_secs()));
    }
    Ok(())
}
