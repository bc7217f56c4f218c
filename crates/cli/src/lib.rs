//! Commands of the heluo program, text and JSON output.
//!
//! Every command parses its arguments, calls `office` (or a pure crate) and prints. The words and the exit codes are
//! a contract that scripts rely on: `docs/cli.md`.

mod backup;
mod code;
mod data;
mod home;
mod ledger;
mod log;
mod plan;
mod plan_import;
mod serve;
mod token;
mod workday;

pub use home::HomeArgs;
pub use serve::{DemoArgs, ServeArgs};

use clap::{Parser, Subcommand};
use office::World;
use std::io::{BufRead, Write};

/// 河洛 compile a district's plan, run it, measure it.
#[derive(Debug, Parser)]
#[command(name = "heluo", version, about, after_help = "Example: heluo plan check plan.docx")]
pub struct Heluo {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done from a shell.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compile a plan document, or import it into the ledger
    #[command(subcommand, after_help = "Example: heluo plan check plan.docx")]
    Plan(plan::PlanCommand),
    /// Working days: list, add, count, explain
    #[command(subcommand, after_help = "Example: heluo workday add 2026-09-30 3")]
    Workday(workday::WorkdayCommand),
    /// Check digits of codes
    #[command(subcommand, after_help = "Example: heluo code check uscc 91110000600037341L")]
    Code(code::CodeCommand),
    /// The ledger: list, export, act
    #[command(subcommand, after_help = "Example: heluo ledger list --data /var/lib/heluo --light overdue")]
    Ledger(ledger::LedgerCommand),
    /// The log: verify
    #[command(subcommand, after_help = "Example: heluo log verify --data /var/lib/heluo")]
    Log(log::LogCommand),
    /// Copy everything into one folder while serving
    Backup(backup::BackupArgs),
    /// Put a backup into an empty place
    Restore(backup::RestoreArgs),
    /// Policy data: check, load
    #[command(subcommand, after_help = "Example: heluo data check 2027.toml")]
    Data(data::DataCommand),
    /// Tokens for the API
    #[command(subcommand, after_help = "Example: heluo token create --data /var/lib/heluo --account wang")]
    Token(token::TokenCommand),
    /// Make a demo district and serve it on this machine
    Demo(DemoArgs),
    /// Serve a district
    Serve(ServeArgs),
    /// Read a document from standard input under limits (started by heluo itself)
    #[command(hide = true)]
    ReadDocument {
        /// Name of the file, for its ending
        #[arg(long)]
        name: String,
    },
}

/// The streams and the world that a command gets.
pub struct Shell<'a> {
    /// Time, chance, this program.
    pub world: World,
    /// Standard input.
    pub input: &'a mut (dyn BufRead + Send),
    /// Standard output.
    pub output: &'a mut (dyn Write + Send),
    /// Standard error.
    pub errors: &'a mut (dyn Write + Send),
    /// Whether the output is a terminal that shows colours.
    pub colour: bool,
}

/// Exit code for "errors found".
pub const FOUND: u8 = 1;
/// Exit code for "not readable or wrong call".
pub const UNREADABLE: u8 = 2;

/// Runs any command but `demo` and `serve`, which need the web server and stay with the binary.
///
/// # Errors
/// Where the world fails; what people got wrong is printed and told by the exit code.
pub async fn run(command: Command, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    match command {
        Command::Plan(command) => plan::run(command, shell).await,
        Command::Workday(command) => workday::run(command, shell.output),
        Command::Code(command) => code::run(command, shell.input, shell.output),
        Command::Ledger(command) => ledger::run(command, shell).await,
        Command::Log(command) => log::run(command, shell).await,
        Command::Backup(args) => backup::backup(args, shell).await,
        Command::Restore(args) => backup::restore(args, shell).await,
        Command::Data(command) => data::run(command, shell).await,
        Command::Token(command) => token::run(command, shell).await,
        Command::ReadDocument { name } => Ok(office::worker::child(&name, &mut *shell.input, &mut *shell.output)),
        Command::Demo(_) | Command::Serve(_) => anyhow::bail!("served by the binary"),
    }
}
