//! Case files: where there are good ones there are bad ones, and the other way round.

use std::collections::BTreeSet;

use super::{Fault, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let folders: BTreeSet<&str> = tree
        .with("toml")
        .filter(|file| file.path.contains("/cases/"))
        .filter_map(|file| file.path.rsplit_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let sides = [("/good", "/bad"), ("/bad", "/good")];
    let lonely = folders.iter().flat_map(|folder| {
        sides.iter().filter_map(|(side, other)| folder.strip_suffix(side).map(|rest| format!("{rest}{other}")))
    });
    lonely
        .filter(|wanted| !folders.contains(wanted.as_str()))
        .map(|wanted| Fault::new(&wanted, 0, "cases", "has no case; a rule is shown holding and refusing"))
        .collect()
}
