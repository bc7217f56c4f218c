//! `heluo code`: check digits of codes.

use crate::FOUND;
use clap::{Args, Subcommand, ValueEnum};
use std::io::{self, BufRead, Read, Write};
use vocab::{Verdict, citizen_id, org_code, uscc};

/// Codes of enterprises, organisations and citizens.
#[derive(Debug, Subcommand)]
pub enum CodeCommand {
    /// Check codes; without codes they are read from standard input, one a line
    ///
    /// Prints the code, ok, warning or error, and the reason, with tabs between. Ends with 1 where one is an error.
    #[command(after_help = "Examples:\n  heluo code check uscc 91110000600037341L\n  heluo code check org < codes.txt")]
    Check(CheckArgs),
}

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// What kind of code
    #[arg(value_enum)]
    kind: Kind,
    /// The codes
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

/// Kinds of code.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// 统一社会信用代码 unified social credit code, GB 32100-2015
    Uscc,
    /// 公民身份号码 citizen's number, GB 11643-1999
    Id,
    /// 组织机构代码 organisation code, GB 11714
    Org,
}

impl Kind {
    fn check(self, code: &str) -> Verdict {
        match self {
            Self::Uscc => uscc::check(code),
            Self::Id => citizen_id::check(code),
            Self::Org => org_code::check(code),
        }
    }
}

/// Runs the command: 0, or 1 where a code is an error.
pub fn run(command: CodeCommand, input: &mut dyn BufRead, output: &mut dyn Write) -> anyhow::Result<u8> {
    let CodeCommand::Check(CheckArgs { kind, codes }) = command;
    let mut wrong = false;
    for code in &codes {
        wrong |= check(kind, code, output)?;
    }
    if codes.is_empty() {
        while let Some(line) = line(input)? {
            let code = line.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
            if !code.is_empty() {
                wrong |= check(kind, code, output)?;
            }
        }
    }
    Ok(if wrong { FOUND } else { 0 })
}

/// Prints one code's line; true where it is an error.
fn check(kind: Kind, code: &str, output: &mut dyn Write) -> io::Result<bool> {
    let verdict = kind.check(code);
    let reason = verdict.reason().map(ToString::to_string).unwrap_or_default();
    // One code is one line of three columns, whatever stands in it.
    let code = code.replace(|it: char| it.is_control(), " ");
    writeln!(output, "{code}\t{}\t{reason}", verdict.name())?;
    Ok(!verdict.is_usable())
}

/// Far longer than any code.
const LONGEST: u64 = 4096;

/// The next line, of an endless one only the beginning; `None` at the end.
fn line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if input.take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let mut ended = bytes.ends_with(b"\n");
    while !ended {
        let mut rest = Vec::new();
        ended = input.take(LONGEST).read_until(b'\n', &mut rest)? == 0 || rest.ends_with(b"\n");
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Shell {
        #[command(subcommand)]
        command: CodeCommand,
    }

    fn checked(words: &str, input: &[u8]) -> (u8, String) {
        let shell = Shell::try_parse_from(words.split(' ')).unwrap();
        let mut output = Vec::new();
        let code = run(shell.command, &mut &input[..], &mut output).unwrap();
        (code, String::from_utf8(output).unwrap())
    }

    #[test]
    fn sound_codes_end_with_nothing_found() {
        let (code, printed) = checked("code check uscc 91110000600037341L N2410307MF0000005K", b"");
        assert_eq!((code, printed.as_str()), (0, "91110000600037341L\tok\t\nN2410307MF0000005K\tok\t\n"));
    }

    #[test]
    fn a_warning_is_told_and_is_no_error() {
        let (code, printed) = checked("code check uscc 91350203M0001QAY9B", b"");
        assert_eq!(code, 0);
        assert!(printed.starts_with("91350203M0001QAY9B\twarning\t早期试点赋码"), "{printed}");
    }

    #[test]
    fn an_error_among_sound_codes_is_found() {
        let (code, printed) = checked("code check org 59467239-9 59467239-8", b"");
        assert_eq!(code, 1);
        assert!(printed.ends_with("59467239-8\terror\t校验位（第9位）不符，请对照证照逐位核对\n"), "{printed}");
    }

    #[test]
    fn without_codes_standard_input_is_read_line_by_line() {
        let input = "\u{feff}410307202103010029\r\n\n  410321850615001".as_bytes();
        let (code, printed) = checked("code check id", input);
        let lines: Vec<_> = printed.lines().collect();
        assert_eq!(code, 1);
        assert_eq!(lines[0], "410307202103010029\tok\t");
        assert!(lines[1].starts_with("410321850615001\terror\t这是15位的第一代身份证号"), "{printed}");
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn an_endless_line_and_bytes_that_are_no_text_are_errors_of_one_line() {
        let mut input = vec![b'9'; 3 * LONGEST as usize];
        input.extend(b"\n\xff\xfe\t\x00A\n91110000600037341L\n");
        let (code, printed) = checked("code check uscc", &input);
        let verdicts: Vec<_> = printed.lines().map(|line| line.split('\t').nth(1).unwrap()).collect();
        assert_eq!((code, verdicts), (1, vec!["error", "error", "ok"]));
        assert!(printed.lines().all(|line| line.split('\t').count() == 3), "{printed}");
    }

    #[test]
    fn nothing_at_all_is_nothing_wrong() {
        assert_eq!(checked("code check uscc", b""), (0, String::new()));
    }
}
