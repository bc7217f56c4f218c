//! What the whole test needs besides Rust: a PostgreSQL server, a browser, Chinese fonts, a judge of accessibility.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{run, say};

/// One thing the tests use.
struct Need {
    /// What it is called outside Debian.
    name: &'static str,
    /// The packages that bring it on Debian.
    debian: &'static [&'static str],
    /// A shell line that succeeds where it is there.
    probe: &'static str,
}

const NEEDS: [Need; 6] = [
    Need {
        name: "PostgreSQL 15 or newer, with its server programs",
        debian: &["postgresql", "postgresql-client"],
        probe: "command -v initdb || ls /usr/lib/postgresql/*/bin/initdb",
    },
    Need { name: "Chromium or Chrome", debian: &["chromium"], probe: "chromium --version || google-chrome --version" },
    Need { name: "ChromeDriver of the same version", debian: &["chromium-driver"], probe: "chromedriver --version" },
    Need {
        name: "a Chinese font such as Noto Sans CJK",
        debian: &["fonts-noto-cjk", "fontconfig"],
        probe: "fc-list :lang=zh-cn family | grep -q .",
    },
    Need { name: "poppler's pdftotext", debian: &["poppler-utils"], probe: "command -v pdftotext" },
    Need { name: "npm", debian: &["npm"], probe: "npm --version" },
];

/// Where axe-core and its version are named.
const AXE: &str = "crates/testkit/axe";

/// Makes sure that everything is there: installs it as root on Debian, else says what to install.
///
/// # Errors
/// When something is missing that cannot be installed from here.
pub fn ensure(root: &Path) -> Result<()> {
    programs()?;
    axe(&root.join(AXE))
}

fn programs() -> Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !there(need)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.debian).copied().collect();
    let apt = run::answer("apt-get", &["--version"]).is_some();
    let root = run::answer("id", &["-u"]).as_deref() == Some("0");
    match (apt, root) {
        (true, true) => install(&packages),
        (true, false) => bail!("missing; run: sudo apt-get install --yes {}", packages.join(" ")),
        (false, _) => {
            let names: Vec<&str> = missing.iter().map(|need| need.name).collect();
            bail!("missing; please install: {}", names.join("; "))
        }
    }
}

/// Fetches axe-core unless it lies there as named; the lock file's digest is checked by npm.
fn axe(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let fetched = folder.join("node_modules/fetched");
    if fs::read(&fetched).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    say("fetching axe-core");
    let mut command = Command::new("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    run::finish(command, "npm ci")?;
    fs::write(fetched, lock)?;
    Ok(())
}

fn there(need: &Need) -> bool {
    run::answer("sh", &["-c", need.probe]).is_some()
}

fn install(packages: &[&str]) -> Result<()> {
    say(&format!("installing {}", packages.join(" ")));
    let words = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    // An index that is absent or old makes the first attempt fail; a fresh one is fetched only then.
    if apt(&words).is_ok() {
        return Ok(());
    }
    apt(&["update"])?;
    apt(&words)
}

fn apt(words: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "-o", "DPkg::Lock::Timeout=600"]).args(words).env("DEBIAN_FRONTEND", "noninteractive");
    run::finish(command, &format!("apt-get {}", words.join(" ")))
}
