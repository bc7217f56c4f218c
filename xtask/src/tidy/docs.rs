//! Documents: what they name exists, what they must name is named, and they speak of the project only.

use std::path::Path;

use super::{Fault, File, Tree, members, word};

/// A word in a document that starts so is a path of this project.
const ROOTS: [&str; 6] = [".cargo/", ".ci/", "bin/", "crates/", "docs/", "xtask/"];

/// Folders of one machine. A document or manifest that names one works nowhere else.
const MACHINE: [&str; 4] = ["/home/", "/root/", "/tmp/", "/work/"];

/// Registries: the reader has one configured, and a mirror may be the only one that answers.
const REGISTRIES: [&str; 5] = ["crates.io", "docs.rs", "npmjs", "pypi.org", "rsproxy"];

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const LONGEST_ARCHITECTURE: usize = 300;
const DEPENDENCIES: &str = "docs/decisions/dependencies.md";

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults: Vec<Fault> = tree.with("md").flat_map(|file| named_paths(tree, file)).collect();
    faults.extend(tree.with("md").chain(tree.with("toml")).flat_map(foreign));
    faults.extend(architecture(tree));
    faults.extend(dependencies(tree));
    faults
}

/// Paths and relative links that lead nowhere.
fn named_paths(tree: &Tree, file: &File) -> Vec<Fault> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    let mut faults = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let plain = words(line).filter(|word| ROOTS.iter().any(|root| word.starts_with(root)));
        let missing = plain.filter(|word| !tree.root.join(word).exists());
        let dead = links(line).filter(|link| !tree.root.join(folder).join(link).exists());
        for path in missing.chain(dead) {
            faults.push(Fault::new(&file.path, number + 1, "doc-path", format!("`{path}` does not exist")));
        }
    }
    faults
}

/// Runs of characters that paths are made of, without the full stop that ends a sentence.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    line.split(move |c| !inside(c)).map(|word| word.trim_end_matches('.'))
}

/// Targets of `[text](target)` inside this project, without their anchor.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|tail| {
        let target = tail.split([')', '#', ' ']).next()?;
        (!target.is_empty() && !target.contains(':')).then_some(target)
    })
}

fn foreign(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for path in MACHINE.iter().filter(|path| line.contains(**path)) {
            let message = format!("`{path}` is a path of one machine");
            faults.push(Fault::new(&file.path, number + 1, "machine-path", message));
        }
        for host in REGISTRIES.iter().filter(|host| file.is("md") && line.contains(**host)) {
            let message = format!("`{host}`: say the package, not where it is fetched from");
            faults.push(Fault::new(&file.path, number + 1, "registry", message));
        }
    }
    faults
}

fn architecture(tree: &Tree) -> Vec<Fault> {
    let fault = |message: String| Fault::new(ARCHITECTURE, 0, "architecture", message);
    let Some(file) = tree.file(ARCHITECTURE) else {
        return vec![fault("is missing".to_owned())];
    };
    let lines = file.text.lines().count();
    let long = (lines > LONGEST_ARCHITECTURE).then(|| fault(format!("{lines} lines, at most {LONGEST_ARCHITECTURE}")));
    let names = members(&tree.metadata).map(|package| word(package, "name"));
    let unnamed = names.filter(|name| !file.text.contains(&format!("`{name}`")));
    long.into_iter().chain(unnamed.map(|name| fault(format!("does not name `{name}`")))).collect()
}

/// Every dependency that the workspace declares has its reason written down.
fn dependencies(tree: &Tree) -> Vec<Fault> {
    let reasons = tree.file(DEPENDENCIES).map_or("", |file| file.text.as_str());
    let manifest = tree.file("Cargo.toml").and_then(|file| file.text.parse::<toml::Table>().ok()).unwrap_or_default();
    let declared = manifest.get("workspace").and_then(|it| it.get("dependencies")).and_then(|it| it.as_table());
    let outside = declared.into_iter().flatten().filter(|(_, value)| value.get("path").is_none());
    let unexplained = outside.filter(|(name, _)| !reasons.contains(&format!("`{name}`")));
    unexplained
        .map(|(name, _)| Fault::new(DEPENDENCIES, 0, "dependency", format!("does not say what `{name}` is for")))
        .collect()
}
