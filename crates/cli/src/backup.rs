//! `heluo backup` and `heluo restore`

use crate::{HomeArgs, Shell};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `heluo backup`.
#[derive(Args, Debug)]
#[command(after_help = "Example: heluo backup --data /var/lib/heluo /srv/backup/2026-11-24")]
pub struct BackupArgs {
    #[command(flatten)]
    home: HomeArgs,
    /// Folder to make; it must not exist
    to: PathBuf,
}

/// Arguments of `heluo restore`.
#[derive(Args, Debug)]
#[command(after_help = "Example: heluo restore --data /var/lib/heluo-new /srv/backup/2026-11-24")]
pub struct RestoreArgs {
    #[command(flatten)]
    home: HomeArgs,
    /// Folder that `heluo backup` made
    from: PathBuf,
}

pub(crate) async fn backup(args: BackupArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    args.home.must_exist()?;
    let report = office::operate::backup(&args.home.place(), &args.to).await?;
    writeln!(
        shell.output,
        "{}: {} rows up to event {}, {} files",
        args.to.display(),
        report.rows,
        report.last,
        report.files
    )?;
    Ok(0)
}

pub(crate) async fn restore(args: RestoreArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let report = office::operate::restore(&args.home.place(), &args.from).await?;
    writeln!(shell.output, "{} rows up to event {}, {} files", report.rows, report.last, report.files)?;
    Ok(0)
}
