//! `heluo workday`: which days are worked, and arithmetic on them.

use ::workday::{Answer, Calendar, Day};
use clap::{Subcommand, ValueEnum};
use jiff::civil::{Date, Weekday};
use std::io::Write;

/// Working days after the notices of the State Council.
#[derive(Debug, Subcommand)]
pub enum WorkdayCommand {
    /// List every day and whether it is worked (1 yes, 0 no) and certain (0 where the year has no notice yet)
    #[command(after_help = "Example: heluo workday list --from 2026-02-10 --to 2026-02-28 --format csv")]
    List {
        /// First day
        #[arg(long, value_name = "D", value_parser = day)]
        from: Date,
        /// Last day, included
        #[arg(long, value_name = "D", value_parser = day)]
        to: Date,
        /// csv: `date,is_workday,certain`; text: for people
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// The N-th working day after a day; before it where N is negative
    #[command(after_help = "Example: heluo workday add 2026-09-21 20")]
    Add {
        /// The day; the next one is the first that can count
        #[arg(value_name = "D", value_parser = day)]
        date: Date,
        /// How many working days
        #[arg(value_name = "N", allow_negative_numbers = true)]
        days: i64,
    },
    /// Number of working days after the first day up to the second, which is included
    #[command(after_help = "Example: heluo workday count 2026-09-21 2026-10-26")]
    Count {
        /// The day that is left out
        #[arg(value_name = "D", value_parser = day)]
        from: Date,
        /// The day that is included
        #[arg(value_name = "D", value_parser = day)]
        to: Date,
    },
    /// Like add, day by day with the notice behind each
    #[command(after_help = "Example: heluo workday explain 2026-09-21 20")]
    Explain {
        /// The day; the next one is the first that can count
        #[arg(value_name = "D", value_parser = day)]
        date: Date,
        /// How many working days, at most 10,000
        #[arg(
            value_name = "N",
            allow_negative_numbers = true,
            value_parser = clap::value_parser!(i64).range(-10_000..=10_000)
        )]
        days: i64,
    },
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For programs
    Csv,
    /// For people
    Text,
}

/// Runs the command. The exit code is always 0; what cannot be meant is an error.
pub fn run(command: WorkdayCommand, output: &mut dyn Write) -> anyhow::Result<u8> {
    let calendar = Calendar::embedded();
    match command {
        WorkdayCommand::List { from, to, format } => {
            anyhow::ensure!(from <= to, "起日 {from} 晚于止日 {to}，请对调。");
            list(&calendar, from, to, format, output)?;
        }
        WorkdayCommand::Add { date, days } => told(&calendar.add(date, days), output)?,
        WorkdayCommand::Count { from, to } => told(&calendar.count(from, to), output)?,
        WorkdayCommand::Explain { date, days } => explain(&calendar, date, days, output)?,
    }
    Ok(0)
}

fn list(calendar: &Calendar, from: Date, to: Date, format: Format, output: &mut dyn Write) -> std::io::Result<()> {
    if format == Format::Csv {
        writeln!(output, "date,is_workday,certain")?;
    }
    for day in calendar.days(from, to) {
        match format {
            Format::Csv => writeln!(output, "{},{},{}", day.date, u8::from(day.working), u8::from(day.certain))?,
            Format::Text => writeln!(output, "{}", line(&day))?,
        }
    }
    Ok(())
}

fn line(day: &Day) -> String {
    let work = if day.working { "班" } else { "休" };
    format!("{} {} {work} {}{}", day.date, weekday(day.date), day.reason, provisional(day.certain))
}

/// The value alone, or with a second column where it is not certain.
fn told<T: std::fmt::Display>(answer: &Answer<T>, output: &mut dyn Write) -> std::io::Result<()> {
    match answer.certain {
        true => writeln!(output, "{}", answer.value),
        false => {
            writeln!(output, "{}\t暂定：所涉年份的节假日安排尚未收录，暂按周末推算", answer.value)
        }
    }
}

fn explain(calendar: &Calendar, date: Date, days: i64, output: &mut dyn Write) -> std::io::Result<()> {
    let told = calendar.explain(date, days);
    let way = if days < 0 { "之前" } else { "之后" };
    writeln!(output, "{date} {way}第{}个工作日：{}{}", days.abs(), told.on, provisional(told.certain))?;
    for step in told.steps {
        let counted = step.counted.map_or("不计".to_owned(), |number| format!("第{number}日"));
        let tail = provisional(step.certain);
        writeln!(output, "{} {} {counted} {}{tail}", step.date, weekday(step.date), step.reason)?;
    }
    Ok(())
}

const fn provisional(certain: bool) -> &'static str {
    if certain { "" } else { "（暂定，本年安排尚未收录）" }
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "周一",
        Weekday::Tuesday => "周二",
        Weekday::Wednesday => "周三",
        Weekday::Thursday => "周四",
        Weekday::Friday => "周五",
        Weekday::Saturday => "周六",
        Weekday::Sunday => "周日",
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("“{text}”不是日期，请写成 2026-03-05 的样子"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Shell {
        #[command(subcommand)]
        command: WorkdayCommand,
    }

    fn printed(words: &str) -> String {
        let shell = Shell::try_parse_from(words.split(' ')).unwrap();
        let mut output = Vec::new();
        assert_eq!(run(shell.command, &mut output).unwrap(), 0);
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn a_list_for_programs_has_three_columns_of_ones_and_noughts() {
        let list = printed("workday list --from 2026-12-30 --to 2027-01-02 --format csv");
        assert_eq!(list, "date,is_workday,certain\n2026-12-30,1,1\n2026-12-31,1,1\n2027-01-01,1,0\n2027-01-02,0,0\n");
    }

    #[test]
    fn a_list_for_people_says_why() {
        let list = printed("workday list --from 2026-02-14 --to 2026-02-15");
        assert_eq!(
            list,
            "2026-02-14 周六 班 春节调休上班（国办发明电〔2025〕7号）\n\
             2026-02-15 周日 休 春节放假（国办发明电〔2025〕7号）\n"
        );
    }

    #[test]
    fn a_sum_prints_the_day_alone() {
        assert_eq!(printed("workday add 2026-09-21 20"), "2026-10-26\n");
        assert_eq!(printed("workday add 2026-10-26 -20"), "2026-09-21\n");
        assert_eq!(printed("workday count 2026-09-21 2026-10-26"), "20\n");
        assert_eq!(printed("workday count 2026-10-26 2026-09-21"), "-20\n");
    }

    #[test]
    fn a_sum_into_a_year_without_a_notice_says_so() {
        let sum = printed("workday add 2026-12-31 2");
        assert!(sum.starts_with("2027-01-04\t暂定"), "{sum}");
    }

    #[test]
    fn an_explanation_goes_day_by_day() {
        let told = printed("workday explain 2026-02-13 2");
        let lines: Vec<_> = told.lines().collect();
        assert_eq!(lines[0], "2026-02-13 之后第2个工作日：2026-02-24");
        assert_eq!(lines[1], "2026-02-13 周五 不计 起算当日，不计入");
        assert_eq!(lines[2], "2026-02-14 周六 第1日 春节调休上班（国办发明电〔2025〕7号）");
        assert_eq!(lines[3], "2026-02-15 周日 不计 春节放假（国办发明电〔2025〕7号）");
        assert_eq!(lines[12], "2026-02-24 周二 第2日 工作日");
        assert_eq!(lines.len(), 13);
    }

    #[test]
    fn what_is_no_date_is_told_with_an_example() {
        let error = Shell::try_parse_from(["workday", "add", "2026-02-30", "1"]).err().unwrap();
        assert!(error.to_string().contains("请写成 2026-03-05 的样子"), "{error}");
        assert!(Shell::try_parse_from(["workday", "explain", "2026-02-01", "10001"]).is_err());
    }

    #[test]
    fn a_list_that_runs_backwards_is_an_error() {
        let shell = Shell::try_parse_from("workday list --from 2026-02-14 --to 2026-02-13".split(' ')).unwrap();
        assert!(run(shell.command, &mut Vec::new()).unwrap_err().to_string().contains("对调"));
    }
}
