//! Starting other programs.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs cargo in `root`, showing its output; `extra` are environment variables for it alone.
///
/// # Errors
/// When cargo cannot be started or ends with anything but success.
pub fn cargo(root: &Path, words: &[&str], extra: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(words).envs(extra.iter().copied()).current_dir(root);
    finish(command, &format!("cargo {}", words.join(" ")))
}

/// Runs `command` to its end, showing its output; `name` is what the error calls it.
///
/// # Errors
/// When it cannot be started or ends with anything but success.
pub fn finish(mut command: Command, name: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` ended with {status}");
    }
    Ok(())
}

/// What a program prints, or `None` where it is missing or fails.
#[must_use]
pub fn answer(program: &str, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
