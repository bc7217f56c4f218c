//! The judge of accessibility, axe-core: fetched from npm into `crates/testkit/axe`, never part of the program.

use std::{fs, io, path::Path};

/// Its script, to be run in a page before `axe.run()`.
///
/// # Errors
/// When it has not been fetched; `cargo xtask test` does so.
pub fn script() -> io::Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("axe/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).map_err(|error| {
        let cure = "run: npm ci --ignore-scripts --prefix crates/testkit/axe";
        io::Error::new(error.kind(), format!("{}: {error}; {cure}", path.display()))
    })
}
