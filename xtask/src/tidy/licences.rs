//! Licences of everything that ends up in the program, read as SPDX expressions.

use serde_json::Value;

use super::{Fault, Tree, list, word};

/// What may be linked into an Apache-2.0 program. MPL-2.0 obliges us only for changes to its own files; we make none.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    list(&tree.metadata, "packages").iter().filter_map(fault).collect()
}

fn fault(package: &Value) -> Option<Fault> {
    let licence = word(package, "license");
    let name = format!("{} {}", word(package, "name"), word(package, "version"));
    (!accepts(licence)).then(|| Fault::new("Cargo.lock", 0, "licence", format!("{name}: `{licence}` is not allowed")))
}

/// Whether some choice the expression offers is allowed as a whole.
fn accepts(expression: &str) -> bool {
    // The old form `MIT/Apache-2.0` means OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let allowed = any(&mut rest);
    allowed && rest.is_empty()
}

/// `a OR b`
fn any(rest: &mut &[&str]) -> bool {
    let mut allowed = all(rest);
    while take(rest, "OR") {
        let other = all(rest);
        allowed = allowed || other;
    }
    allowed
}

/// `a AND b`
fn all(rest: &mut &[&str]) -> bool {
    let mut allowed = one(rest);
    while take(rest, "AND") {
        let other = one(rest);
        allowed = allowed && other;
    }
    allowed
}

/// A licence, perhaps `WITH` an exception (which only ever permits more), or brackets.
fn one(rest: &mut &[&str]) -> bool {
    if take(rest, "(") {
        let allowed = any(rest);
        return take(rest, ")") && allowed;
    }
    let Some((licence, tail)) = rest.split_first() else {
        return false;
    };
    *rest = tail;
    if take(rest, "WITH") {
        *rest = rest.get(1..).unwrap_or_default();
    }
    ALLOWED.contains(licence)
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    match rest.split_first() {
        Some((first, tail)) if *first == word => {
            *rest = tail;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn one_allowed_choice_is_enough() {
        for expression in ["MIT", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "Apache-2.0 WITH LLVM-exception OR X"] {
            assert!(accepts(expression), "{expression}");
        }
    }

    #[test]
    fn every_part_of_a_conjunction_must_be_allowed() {
        assert!(accepts("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!accepts("(MIT OR Apache-2.0) AND GPL-3.0-only"));
    }

    #[test]
    fn strange_or_absent_licences_are_refused() {
        for expression in ["", "GPL-3.0-only", "(MIT", "MIT Apache-2.0", "AND"] {
            assert!(!accepts(expression), "{expression}");
        }
    }
}
