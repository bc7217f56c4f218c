//! The chores behind `cargo xtask`, as functions over a root folder so that tests can run them on small trees.

use std::io::Write;

pub mod packages;
pub mod run;
pub mod test;
pub mod tidy;

/// One line for the person at the terminal. A closed pipe is no reason to stop the chore.
pub fn say(line: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{line}");
}
