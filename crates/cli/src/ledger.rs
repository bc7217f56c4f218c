//! `heluo ledger list`, `export`, `act`

use crate::{FOUND, HomeArgs, Shell, UNREADABLE};
use clap::{Args, Subcommand, ValueEnum};
use docket::{Channel, Light, OnBehalf};
use office::{
    Failure, Filter, Office, Row, Sort,
    act_on_item::{ActOnItem, act_on_item},
    caller::{Caller, at_shell},
    directory::Directory,
    export_ledger::export_ledger,
    list_dockets::{Kind, every},
    premise::Premise,
};
use serde_json::json;
use std::path::PathBuf;
use vocab::DocketId;

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Print the ledger, one item a line
    #[command(after_help = "Example: heluo ledger list --data /var/lib/heluo --light overdue --format json")]
    List(ListArgs),
    /// Write the ledger as an Excel file, 整改台账
    #[command(after_help = "Example: heluo ledger export --data /var/lib/heluo ledger.xlsx")]
    Export(ExportArgs),
    /// Act on an item, with the same words as the API
    #[command(after_help = "Example: heluo ledger act 12 '{\"act\":\"assign\"}' --account wang")]
    Act(ActArgs),
}

/// Which district, and as whom.
#[derive(Args, Debug)]
pub struct AsArgs {
    #[command(flatten)]
    home: HomeArgs,
    /// Login name to act as; the only account of the lead office when left out
    #[arg(long)]
    account: Option<String>,
}

/// What is listed.
#[derive(Args, Debug)]
pub struct NarrowArgs {
    /// Only items with this light: overdue, unreported, lagging, near, pending, normal, not_started, done
    #[arg(long)]
    light: Option<String>,
    /// Only items that this unit leads, by any of its names
    #[arg(long)]
    unit: Option<String>,
    /// Only items of this indicator
    #[arg(long)]
    indicator: Option<String>,
    /// Words to search
    #[arg(long, default_value = "")]
    text: String,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ListFormat {
    /// Columns parted by tabs.
    Text,
    /// One JSON array.
    Json,
}

/// Arguments of `heluo ledger list`.
#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    who: AsArgs,
    #[command(flatten)]
    narrow: NarrowArgs,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: ListFormat,
}

/// Arguments of `heluo ledger export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(flatten)]
    who: AsArgs,
    #[command(flatten)]
    narrow: NarrowArgs,
    /// File to write
    file: PathBuf,
}

/// Arguments of `heluo ledger act`.
#[derive(Args, Debug)]
pub struct ActArgs {
    #[command(flatten)]
    who: AsArgs,
    /// Number of the item
    item: DocketId,
    /// The act as JSON, `{"act":"accept"}`
    act: String,
    /// 代录 the unit for which it is recorded, by any of its names
    #[arg(long, requires_all = ["said_by", "said_at"])]
    for_unit: Option<String>,
    /// 代录 who said it
    #[arg(long)]
    said_by: Option<String>,
    /// 代录 when it was said
    #[arg(long)]
    said_at: Option<String>,
    /// 代录 how it was said
    #[arg(long, value_enum, default_value = "phone")]
    channel: Heard,
}

/// How what is recorded was heard.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Heard {
    /// 电话
    Phone,
    /// 书面
    Paper,
    /// 会议
    Meeting,
    /// 群聊
    Chat,
    /// 当面
    InPerson,
}

impl From<Heard> for Channel {
    fn from(heard: Heard) -> Self {
        match heard {
            Heard::Phone => Self::Phone,
            Heard::Paper => Self::Paper,
            Heard::Meeting => Self::Meeting,
            Heard::Chat => Self::Chat,
            Heard::InPerson => Self::InPerson,
        }
    }
}

pub(crate) async fn run(command: LedgerCommand, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let outcome = match command {
        LedgerCommand::List(args) => list(args, shell).await,
        LedgerCommand::Export(args) => export(args, shell).await,
        LedgerCommand::Act(args) => act(args, shell).await,
    };
    outcome.or_else(|error| told(error, shell))
}

/// What people can mend is told in a line; the rest is an error of the world.
pub(crate) fn told(error: anyhow::Error, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    match error.downcast::<Failure>()? {
        Failure::Missing { what: "account" } => {
            writeln!(shell.errors, "name the account to act as with --account")?;
        }
        Failure::Unreadable(failure) => {
            writeln!(shell.errors, "{}", failure.zh())?;
            return Ok(UNREADABLE);
        }
        Failure::Refused(refusal) => {
            let params: Vec<String> = refusal.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
            writeln!(shell.errors, "refused: {} {}", refusal.code, params.join(" "))?;
        }
        Failure::Denied { act } if act.starts_with("item.") => writeln!(
            shell.errors,
            "{act} is denied to this account; what a unit said is recorded with --for-unit, --said-by and --said-at"
        )?,
        failure @ (Failure::Denied { .. } | Failure::Missing { .. } | Failure::Field { .. }) => {
            writeln!(shell.errors, "{failure}")?;
        }
        failure => return Err(failure.into()),
    }
    Ok(FOUND)
}

async fn open(who: &AsArgs, shell: &Shell<'_>) -> anyhow::Result<(Office, Caller, Directory)> {
    let office = who.home.open(shell.world.clone()).await?;
    let caller = at_shell(&office, who.account.as_deref()).await?;
    let directory = Directory::load(&office).await?;
    Ok((office, caller, directory))
}

fn filter(narrow: &NarrowArgs, office: &Office, directory: &Directory) -> anyhow::Result<Filter> {
    let light = |name: &String| Light::from_name(name).ok_or_else(|| anyhow::anyhow!("{name} is no light"));
    let lights = narrow.light.as_ref().map(light).transpose()?.map(|it| (vec![it], office.world().today()));
    let unit = |name: &String| directory.find(name).ok_or_else(|| anyhow::anyhow!("no unit goes by {name}"));
    Ok(Filter {
        lights,
        owner: narrow.unit.as_ref().map(unit).transpose()?,
        group: narrow.indicator.clone(),
        text: narrow.text.clone(),
        ..Filter::default()
    })
}

async fn list(args: ListArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let (office, caller, directory) = open(&args.who, shell).await?;
    let filter = filter(&args.narrow, &office, &directory)?;
    let rows = every(&office, &caller, Kind::Item, filter, Sort::DUE).await?;
    let today = office.world().today();
    let light = |row: &Row| Light::of(&row.facets, today).map_or("", Light::name);
    let owner = |row: &Row| row.facets.owner.map_or("", |id| directory.unit(id));
    match args.format {
        ListFormat::Text => {
            for row in &rows {
                let due = row.facets.days.due_on.map(|it| it.to_string()).unwrap_or_default();
                let facets = &row.facets;
                let columns =
                    [&row.id.to_string(), light(row), &facets.state, &due, owner(row), &facets.group, &facets.title];
                writeln!(shell.output, "{}", columns.join("\t"))?;
            }
        }
        ListFormat::Json => {
            let items: Vec<_> = rows
                .iter()
                .map(|row| {
                    json!({
                        "id": row.id, "light": light(row), "state": row.facets.state, "due": row.facets.days.due_on,
                        "owner": owner(row), "indicator": row.facets.group, "title": row.facets.title,
                        "progress": row.facets.progress,
                    })
                })
                .collect();
            writeln!(shell.output, "{}", serde_json::to_string_pretty(&items)?)?;
        }
    }
    Ok(0)
}

async fn export(args: ExportArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let (office, caller, directory) = open(&args.who, shell).await?;
    let filter = filter(&args.narrow, &office, &directory)?;
    let bytes = export_ledger(&office, &caller, filter, Sort::DUE).await?;
    std::fs::write(&args.file, bytes)?;
    writeln!(shell.output, "{}", args.file.display())?;
    Ok(0)
}

async fn act(args: ActArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let act = match serde_json::from_str(&args.act) {
        Ok(act) => act,
        Err(fault) => {
            writeln!(shell.errors, "the act cannot be read: {fault}")?;
            return Ok(UNREADABLE);
        }
    };
    let (office, caller, directory) = open(&args.who, shell).await?;
    let on_behalf = match &args.for_unit {
        None => None,
        Some(name) => Some(OnBehalf {
            unit: directory.find(name).ok_or_else(|| anyhow::anyhow!("no unit goes by {name}"))?,
            said_by: args.said_by.clone().unwrap_or_default(),
            said_at: args.said_at.clone().unwrap_or_default(),
            channel: args.channel.into(),
        }),
    };
    let request = ActOnItem { item: args.item, act, on_behalf, files: Vec::new(), premise: Premise::default() };
    let acted = act_on_item(&office, &caller, request).await?;
    writeln!(shell.output, "{}\t{}", acted.item, acted.state)?;
    Ok(0)
}
