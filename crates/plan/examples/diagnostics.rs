//! Prints `docs/diagnostics.md`: `cargo run -p plan --example diagnostics > docs/diagnostics.md`.

use std::io::{Write, stdout};

fn main() -> std::io::Result<()> {
    stdout().write_all(plan::diagnostic::page().as_bytes())
}
