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
const PLAIN_TESTS: Step<'_> = ("tests", &["test", "--workspace", "--locked", "--no-fail-fast"], &[]);
const NEXTEST: Step<'_> = ("tests", &["nextest", "run", "--workspace", "--locked", "--no-fail-fast"], &[]);
const DOC_TESTS: Step<'_> = ("examples in the documentation", &["test", "--doc", "--workspace", "--locked"], &[]);

/// Runs everything and stops at the first step that fails.
///
/// # Errors
/// When a package is missing or a step fails; the step is named.
pub fn all(root: &Path) -> Result<()> {
    packages::ensure()?;
    let nextest = run::answer("cargo", &["nextest", "--version"]).is_some();
    let tests: &[Step<'_>] = if nextest { &[NEXTEST, DOC_TESTS] } else { &[PLAIN_TESTS] };
    for (name, words, extra) in [FORMAT, LINTS, DOCUMENTATION].iter().chain(tests) {
        say(&format!("== {name}: cargo {}", words.join(" ")));
        let start = Instant::now();
        run::cargo(root, words, extra).with_context(|| format!("{name} failed"))?;
        say(&format!("== {name}: ok, {} s", start.elapsed().as_secs()));
    }
    Ok(())
}
