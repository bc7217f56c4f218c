//! The rules of the house that no compiler checks. Each submodule holds one kind of rule.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run;

mod cases;
mod data;
mod docs;
mod edges;
mod glossary;
mod licences;
mod paths;
mod sources;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where, relative to the root.
    pub path: String,
    /// Line from 1; 0 for the file as a whole.
    pub line: usize,
    /// Name of the rule, for tests and for searching this folder.
    pub rule: &'static str,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Fault {
    fn new(path: &str, line: usize, rule: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, rule, message } = self;
        write!(f, "{path}:{line}: [{rule}] {message}")
    }
}

/// One file of the tree, with its text where it has one.
struct File {
    /// Relative to the root, with `/` between the parts.
    path: String,
    /// Empty for what is not UTF-8: pictures, fixtures in other encodings.
    text: String,
    /// In bytes.
    size: usize,
}

impl File {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|it| it == extension)
    }
}

/// Everything the rules look at, read once.
struct Tree {
    root: PathBuf,
    files: Vec<File>,
    /// What `cargo metadata` says about the workspace and all it depends on.
    metadata: Value,
}

impl Tree {
    fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        walk(root, root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { root: root.to_owned(), files, metadata: metadata(root)? })
    }

    fn with(&self, extension: &'static str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.is(extension))
    }

    fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// Checks the tree at `root` against every rule; sound trees give an empty list.
///
/// # Errors
/// When files cannot be read or cargo cannot describe the workspace.
pub fn check(root: &Path) -> Result<Vec<Fault>> {
    let tree = Tree::read(root)?;
    let rules = [
        edges::check,
        licences::check,
        paths::check,
        sources::check,
        cases::check,
        data::check,
        docs::check,
        glossary::check,
    ];
    let mut faults: Vec<Fault> = rules.iter().flat_map(|rule| rule(&tree)).collect();
    faults.sort();
    faults.dedup();
    Ok(faults)
}

/// Collects every file of the project: what git ignores (`target`, `node_modules`) and git's own folder stay out.
fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let relative = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let ignored = relative == ".git" || relative == "target" || relative.ends_with("/node_modules");
        if path.is_symlink() || ignored {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, files)?;
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push(File { path: relative, size: bytes.len(), text: String::from_utf8(bytes).unwrap_or_default() });
    }
    Ok(())
}

fn metadata(root: &Path) -> Result<Value> {
    let manifest = root.join("Cargo.toml");
    let words = ["metadata", "--format-version", "1", "--manifest-path", &manifest.to_string_lossy()];
    let text = run::answer("cargo", &words).context("`cargo metadata` failed")?;
    serde_json::from_str(&text).context("`cargo metadata` is not JSON")
}

/// The members of the workspace, as cargo describes them.
fn members(metadata: &Value) -> impl Iterator<Item = &Value> {
    let ids = list(metadata, "workspace_members");
    list(metadata, "packages").iter().filter(move |package| ids.contains(&package["id"]))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}
