//! `heluo plan`: compile a plan document and say what is to be looked at in it.

use std::path::{Path, PathBuf};

use ::plan::diagnostic::{Lang, Severity};
use ::plan::print::{self, terminal::Style};
use ::plan::{Options, compile};
use clap::{Args, Subcommand, ValueEnum};
use office::worker::{ReadFailure, Worker};

use crate::plan_import::{ImportArgs, import};
use crate::{FOUND, Shell, UNREADABLE};

/// Plan documents.
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Compile a plan and show what is wrong with it
    ///
    /// Reads txt, md (UTF-8, UTF-16, GB18030), docx, html and pdf. Ends with 0 where no error was found, 1 where one
    /// was, 2 where the file cannot be read.
    #[command(
        after_help = "Examples:\n  heluo plan check plan.docx\n  heluo plan check plan.txt --format json > plan.json"
    )]
    Check(CheckArgs),
    /// Import a plan into the ledger as a draft; prints its number
    #[command(after_help = "Example: heluo plan import plan.docx --data /var/lib/heluo")]
    Import(ImportArgs),
}

/// What to check, and how to show it.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The document
    file: PathBuf,
    /// text: for people; json: structure, figures and diagnostics in one object
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also end with 1 where there are warnings
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Show every finding, none folded
    #[arg(long)]
    all: bool,
    /// Language of the text: zh or en
    #[arg(long, value_enum, default_value_t = Words::Zh)]
    lang: Words,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What else makes the command end with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings too.
    Warnings,
}

/// Language of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Words {
    /// Chinese
    Zh,
    /// English
    En,
}

/// Runs the command: 0, 1 where something was found, 2 where the file cannot be read.
///
/// # Errors
/// Where the output cannot be written.
pub async fn run(command: PlanCommand, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let args = match command {
        PlanCommand::Check(args) => args,
        PlanCommand::Import(args) => return import(args, shell).await,
    };
    let worker = Worker::new(shell.world.program.clone());
    let document = match read(&worker, &args.file).await {
        Ok(document) => document,
        Err(reason) => {
            writeln!(shell.errors, "{}", one_line(&reason))?;
            return Ok(UNREADABLE);
        }
    };
    let plan = compile(&document, &Options { today: Some(shell.world.today()), ..Options::default() });
    let text = match args.format {
        Format::Json => print::json(&plan),
        Format::Text => {
            let lang = if args.lang == Words::Zh { Lang::Zh } else { Lang::En };
            let style = Style { all: args.all, colours: shell.colour, lang };
            print::terminal(&plan, &document, &args.file.display().to_string(), style)
        }
    };
    shell.output.write_all(text.as_bytes())?;
    let worst = if args.deny.is_some() { Severity::Warning } else { Severity::Error };
    let found = plan.diagnostics.iter().any(|diagnostic| diagnostic.severity <= worst);
    Ok(if found { FOUND } else { 0 })
}

/// The document, or what is wrong with the file and what to do.
async fn read(worker: &Worker, file: &Path) -> Result<::plan::Document, String> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let limit = u64::try_from(::plan::read::MAX_PACKED_BYTES).unwrap_or(u64::MAX);
    let size = std::fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?;
    if size.is_dir() {
        return Err(format!("{}: 这是文件夹，请给出文件 / is a folder, please name a file", file.display()));
    }
    if size.len() > limit {
        let most = limit >> 20;
        let file = file.display();
        return Err(format!(
            "{file}: 文件超过 {most} MB，请去掉图片和附件，只给方案正文 / larger than {most} MB, please leave out \
             pictures and annexes"
        ));
    }
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    worker.read(&name, &bytes).await.map_err(|failure: ReadFailure| format!("{}: {}", file.display(), failure.zh()))
}

/// Messages may hold line breaks out of file names; the reason stays on one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
