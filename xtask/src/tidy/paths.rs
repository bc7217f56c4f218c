//! Names and depth of files, and the weight of pictures.

use super::{Fault, Tree, members, word};

const LONGEST: usize = 120;
const DEEPEST: usize = 5;

/// What a reader of the README loads, in bytes a picture.
const PICTURES: &str = "docs/pictures/";
const HEAVIEST_PICTURE: usize = 300_000;

/// Drawers that swallow everything: no file, folder or crate is called so.
const DRAWERS: [&str; 10] =
    ["common", "core", "helper", "helpers", "manager", "misc", "shared", "util", "utils", "stuff"];

/// A file is named after a thing or an act, never after a pattern.
const PATTERNS: [&str; 3] = ["handler.rs", "model.rs", "service.rs"];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        let parts: Vec<&str> = file.path.split('/').collect();
        let mut fault = |message: String| faults.push(Fault::new(&file.path, 0, "path", message));
        if file.path.chars().count() > LONGEST {
            fault(format!("longer than {LONGEST} characters"));
        }
        if parts.len() > DEEPEST + 1 {
            fault(format!("deeper than {DEEPEST} folders"));
        }
        if file.path.starts_with(PICTURES) && file.size > HEAVIEST_PICTURE {
            fault(format!("{} bytes, at most {HEAVIEST_PICTURE}", file.size));
        }
        if parts.iter().any(|part| DRAWERS.contains(&part.split('.').next().unwrap_or_default())) {
            fault("a drawer, not a name".to_owned());
        }
        if parts.last().is_some_and(|name| PATTERNS.contains(name)) {
            fault("named after a pattern; name the thing or the act".to_owned());
        }
    }
    for name in members(&tree.metadata).map(|package| word(package, "name")) {
        if DRAWERS.contains(&name) || name.contains(['-', '_']) {
            faults.push(Fault::new("Cargo.toml", 0, "path", format!("a crate is one plain noun, not `{name}`")));
        }
    }
    faults
}
