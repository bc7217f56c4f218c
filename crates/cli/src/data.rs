//! `heluo data`: policy data is checked, and a revision of it comes into force.

use crate::{FOUND, HomeArgs, Shell};
use anyhow::Context;
use clap::Subcommand;
use office::load_data::{LoadFault, load_data};
use office::policy::{Policy, PolicyFault, seeds};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Policy data: notices of holidays and rules.
#[derive(Debug, Subcommand)]
pub enum DataCommand {
    /// Check the data that the program carries, and these files together with it
    #[command(after_help = "Example: heluo data check 2027.toml")]
    Check {
        /// Notices of holidays (`2027.toml`) or rules (`ledger.toml`)
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Put files into force in a district; open clocks are computed again
    #[command(after_help = "Example: heluo data load 2027.toml --data /var/lib/heluo")]
    Load {
        /// Notices of holidays (`2027.toml`) or rules (`ledger.toml`)
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Where the district is.
        #[command(flatten)]
        home: HomeArgs,
    },
}

/// Runs the command: 0, or 1 where the data is not sound.
pub async fn run(command: DataCommand, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    match command {
        DataCommand::Check { files } => check(&files, shell.output),
        DataCommand::Load { files, home } => {
            let texts = read(&files)?;
            let office = home.open(shell.world.clone()).await?;
            match load_data(&office, texts).await {
                Ok(loaded) => {
                    let (texts, items) = (loaded.texts, loaded.items);
                    writeln!(shell.output, "已载入 {texts} 份，重算在办事项 {items} 件。")?;
                    Ok(0)
                }
                Err(LoadFault::Policy(fault)) => told(fault, shell.output),
                Err(fault) => Err(fault.into()),
            }
        }
    }
}

fn check(files: &[PathBuf], output: &mut dyn Write) -> anyhow::Result<u8> {
    let mut texts: BTreeMap<String, String> = seeds().into_iter().collect();
    texts.extend(read(files)?);
    match Policy::of(&texts) {
        Ok(_) => {
            writeln!(output, "{} 份政策数据无误。", texts.len())?;
            Ok(0)
        }
        Err(fault) => told(fault, output),
    }
}

/// Prints what people got wrong; what the world did is an error.
fn told(fault: PolicyFault, output: &mut dyn Write) -> anyhow::Result<u8> {
    if let PolicyFault::Store(error) = fault {
        return Err(error.into());
    }
    writeln!(output, "{fault}")?;
    Ok(FOUND)
}

/// The files by their names as policy data.
fn read(files: &[PathBuf]) -> anyhow::Result<Vec<(String, String)>> {
    let text = |file: &PathBuf| {
        let text = std::fs::read_to_string(file).with_context(|| format!("读不了 {}", file.display()))?;
        Ok((name(file), text))
    };
    files.iter().map(text).collect()
}

/// `2027.toml` is a notice of holidays, anything else a file of rules.
fn name(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let year = !stem.is_empty() && stem.bytes().all(|it| it.is_ascii_digit());
    format!("{}/{stem}", if year { "holidays" } else { "rules" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEXT: &str = "year = 2027\n[cites]\ninstrument = '例示通知'\nchecked_on = '2026-11-24'\n\
        [[holiday]]\nname = '元旦'\nfrom = '2027-01-01'\nto = '2027-01-03'\n";

    fn checked(text: &str) -> (u8, String) {
        let folder = std::env::temp_dir().join(format!("heluo-data-{}-{}", std::process::id(), text.len()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("2027.toml");
        std::fs::write(&file, text).unwrap();
        let mut output = Vec::new();
        let code = check(&[file], &mut output).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        (code, String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_sound_notice_is_found_sound_together_with_what_the_program_carries() {
        let (code, printed) = checked(NEXT);
        assert_eq!((code, printed), (0, format!("{} 份政策数据无误。\n", seeds().len() + 1)));
    }

    #[test]
    fn a_slip_in_a_notice_is_told_with_its_line() {
        let (code, printed) = checked(&NEXT.replace("2027-01-03", "2027-01-33"));
        assert_eq!(code, 1);
        assert!(printed.starts_with("holidays/2027:8: “2027-01-33”不是日期"), "{printed}");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = check(&[PathBuf::from("nowhere/2027.toml")], &mut Vec::new()).unwrap_err();
        assert!(error.to_string().contains("nowhere/2027.toml"), "{error}");
    }

    #[test]
    fn years_are_holidays_and_the_rest_are_rules() {
        assert_eq!(name(Path::new("a/2027.toml")), "holidays/2027");
        assert_eq!(name(Path::new("ledger.toml")), "rules/ledger");
    }
}
