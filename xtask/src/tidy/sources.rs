//! Rust files: what each begins with, how long it is, what it may not hold.

use super::{Fault, File, Tree};

const LONGEST: usize = 800;
const LONGEST_TEST: usize = 1500;

/// Written in two halves so that this file does not name them itself.
const BANNED: [(&str, &str); 5] =
    [("#[ig", "nore"), ("should", "_panic"), ("to", "do!("), ("unimple", "mented!("), ("db", "g!(")];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    tree.with("rs").flat_map(file_faults).collect()
}

fn file_faults(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !file.text.starts_with("//!") {
        faults.push(Fault::new(&file.path, 1, "first-line", "the first line says in `//!` what the file is for"));
    }
    let limit = if is_test(&file.path) { LONGEST_TEST } else { LONGEST };
    let lines = file.text.lines().count();
    if lines > limit {
        faults.push(Fault::new(&file.path, 0, "size", format!("{lines} lines, at most {limit}")));
    }
    for (number, line) in file.text.lines().enumerate() {
        for (head, tail) in BANNED {
            if line.contains(&format!("{head}{tail}")) {
                faults.push(Fault::new(&file.path, number + 1, "banned", format!("`{head}{tail}` is not used here")));
            }
        }
    }
    faults
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}
