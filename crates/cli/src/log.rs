//! `heluo log verify`

use crate::{FOUND, HomeArgs, Shell};
use clap::{Args, Subcommand};

/// What can be done with the log.
#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Walk the log, replay every docket, compare; exit 0 sound, 1 broken with the row named
    #[command(after_help = "Example: heluo log verify --data /var/lib/heluo")]
    Verify(VerifyArgs),
}

/// Arguments of `heluo log verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    #[command(flatten)]
    home: HomeArgs,
}

pub(crate) async fn run(LogCommand::Verify(args): LogCommand, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    args.home.must_exist()?;
    let verdict = office::operate::verify_log(&args.home.place()).await?;
    if let Some(broken) = verdict.broken {
        let place = |name: &str, number: Option<String>| number.map(|it| format!(" {name} {it}")).unwrap_or_default();
        let (docket, pos) = (broken.docket.map(|it| it.to_string()), broken.pos.map(|it| it.to_string()));
        let (docket, pos) = (place("docket", docket), place("event", pos));
        writeln!(shell.output, "broken:{docket}{pos}: {:?}: {}", broken.part, broken.why)?;
        return Ok(FOUND);
    }
    writeln!(
        shell.output,
        "sound: {} events, {} dockets replayed, {} checkpoints; covered up to event {}",
        verdict.events, verdict.dockets, verdict.checkpoints, verdict.covered
    )?;
    if verdict.covered < verdict.events {
        writeln!(
            shell.output,
            "note: {} events after the last checkpoint rest on their chains alone; if the tail had been cut off \
             together with its states, this could not be seen",
            verdict.events - verdict.covered
        )?;
    }
    Ok(0)
}
