//! Who may depend on whom. The table is the design; a new edge is a decision (`docs/decisions/`).

use serde_json::Value;

use super::{Fault, File, Tree, list, members, word};

/// Each crate with the crates of this workspace it may use, floor by floor from the ground up.
const EDGES: [(&str, &[&str]); 14] = [
    // floor 0: pure
    ("vocab", &[]),
    ("workday", &["vocab"]),
    ("docket", &["vocab", "workday"]),
    // floor 1: pure, blind to each other
    ("plan", &["vocab"]),
    ("ledger", &["vocab", "workday", "docket"]),
    // floor 2
    ("store", &["vocab", "workday", "docket", "plan", "ledger"]),
    // floor 3
    ("office", &["vocab", "workday", "docket", "plan", "ledger", "store"]),
    // below floor 4, knows no store
    ("pages", &["vocab", "workday", "docket", "plan", "ledger"]),
    // floor 4: neither knows SQL
    ("web", &["vocab", "workday", "docket", "plan", "ledger", "office", "pages"]),
    ("cli", &["vocab", "workday", "docket", "plan", "ledger", "office"]),
    // floor 5
    ("heluo", &["vocab", "workday", "docket", "plan", "ledger", "store", "office", "pages", "web", "cli"]),
    // beside the house, for development only
    ("cases", &[]),
    ("testkit", &["vocab", "workday", "docket", "plan", "ledger", "store", "office", "pages", "web", "cli"]),
    ("xtask", &[]),
];

/// Crates for development: any crate may have them as a dev-dependency, none as a real one.
const DEVELOPMENT: [&str; 2] = ["cases", "testkit"];

/// What tests alone may use: a crate's tests may seat what it only sees through the floor below.
const TESTS: [(&str, &str); 1] = [("web", "store")];

/// Dependencies from outside that stand for a floor: only these crates may use them outside tests.
const RESERVED: [(&str, &[&str]); 7] = [
    ("sea-orm", &["store"]),
    ("sea-orm-migration", &["store"]),
    ("axum", &["web"]),
    ("askama", &["pages"]),
    ("getrandom", &["heluo"]),
    ("tokio", &["store", "office", "web", "cli", "heluo"]),
    ("anyhow", &["cli", "heluo", "xtask"]),
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    members(&tree.metadata).flat_map(|package| package_faults(tree, package)).collect()
}

fn package_faults(tree: &Tree, package: &Value) -> Vec<Fault> {
    let name = word(package, "name");
    let root = tree.root.to_string_lossy();
    let manifest = word(package, "manifest_path").replace('\\', "/");
    let path = manifest.strip_prefix(root.as_ref()).unwrap_or(&manifest).trim_start_matches('/');
    let fault = |message: String| Fault::new(path, 0, "edge", message);
    let Some((_, allowed)) = EDGES.iter().find(|(known, _)| *known == name) else {
        return vec![fault(format!("`{name}` is not in the table of xtask/src/tidy/edges.rs"))];
    };
    let inside = |dependency: &&Value| dependency["path"].is_string();
    let mut faults = Vec::new();
    if !tree.file(path).is_some_and(inherits_lints) {
        faults.push(Fault::new(
            path,
            0,
            "lints",
            "says `[lints] workspace = true`, or the house rules do not reach it",
        ));
    }
    for dependency in list(package, "dependencies").iter().filter(inside) {
        let target = word(dependency, "name");
        let seats = DEVELOPMENT.contains(&target) || TESTS.contains(&(name, target));
        let development = dependency["kind"] == "dev" && seats;
        if !allowed.contains(&target) && !development {
            faults.push(fault(format!("`{name}` may not use `{target}`")));
        }
    }
    if DEVELOPMENT.contains(&name) {
        return faults;
    }
    for dependency in list(package, "dependencies").iter().filter(|it| !inside(it) && it["kind"].is_null()) {
        let target = word(dependency, "name");
        if RESERVED.iter().any(|(reserved, users)| *reserved == target && !users.contains(&name)) {
            faults.push(fault(format!("`{target}` belongs to another floor than `{name}`")));
        }
    }
    faults
}

fn inherits_lints(manifest: &File) -> bool {
    let table: toml::Table = manifest.text.parse().unwrap_or_default();
    table.get("lints").and_then(|lints| lints.get("workspace")).is_some_and(|it| it.as_bool() == Some(true))
}
