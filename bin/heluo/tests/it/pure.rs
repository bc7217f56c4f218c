//! Commands that need no district: working days, codes, plan check, data check, help.

use crate::program::{Ran, heluo, heluo_reads, shared, word, workspace};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// A plan in which nothing is amiss.
const SOUND: &str = "\
河图区2026年获得用水指标整改提升方案
一、获得用水指标整改提升方案
主要问题：
一是报装办理时间长。
整改目标：
2026年12月31日前，小型用户报装办理时间压缩到3个工作日以内。
整改措施：
（一）压缩报装办理时间。推行容缺受理，小型用户报装3个工作日内通水。
责任单位：区城市管理局
责任人：方一舟
完成时限：2026年12月31日
";

fn check(text: &str, more: &[&str]) -> Ran {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("方案.txt");
    fs::write(&file, text).unwrap();
    heluo(&[&["plan", "check", word(&file)], more].concat())
}

#[test]
fn every_command_shows_an_example_in_its_help() {
    let commands = "plan|plan check|plan import|workday|workday list|workday add|workday count|workday explain|code|\
        code check|ledger|ledger list|ledger export|ledger act|log|log verify|backup|restore|data|data check|\
        data load|token|token create|demo|serve";
    for command in commands.split('|').map(str::trim) {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--help");
        let help = heluo(&words).ok();
        assert!(help.contains("Example: heluo ") || help.contains("Examples:\n  heluo "), "{command}:\n{help}");
        assert!(help.contains(&format!("heluo {command}")), "{command}: another command's example\n{help}");
    }
}

#[test]
fn a_command_that_does_not_exist_ends_with_two_and_says_where_help_is() {
    let ran = heluo(&["plans"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--help"), "{}", ran.err);
}

#[test]
fn the_list_of_working_days_agrees_with_an_independent_table() {
    let Some(table) = shared("data/china_days_2004_2026.csv") else { return };
    let table = fs::read_to_string(table).unwrap();
    let expected: Vec<String> = table
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            let (date, worked) = (cells.next().unwrap(), cells.nth(1).unwrap());
            format!("{date},{worked},1")
        })
        .collect();
    assert_eq!(expected.len(), 8401);
    let printed = heluo(&["workday", "list", "--from", "2004-01-01", "--to", "2026-12-31", "--format", "csv"]).ok();
    let mut lines = printed.lines();
    assert_eq!(lines.next(), Some("date,is_workday,certain"));
    let wrong: Vec<_> = lines.zip(&expected).filter(|(printed, expected)| printed != expected).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(printed.lines().count(), 1 + expected.len());
}

#[test]
fn a_year_without_a_notice_is_uncertain_on_every_day() {
    let printed = heluo(&["workday", "list", "--from", "2027-01-01", "--to", "2027-12-31", "--format", "csv"]).ok();
    let days: Vec<&str> = printed.lines().skip(1).collect();
    assert_eq!(days.len(), 365);
    assert!(days.iter().all(|day| day.ends_with(",0")), "{printed}");
}

#[test]
fn working_days_are_added_counted_and_explained() {
    // 国庆节 1st to 7th off, the 10th, a Saturday, worked.
    assert_eq!(heluo(&["workday", "add", "2026-09-30", "3"]).ok(), "2026-10-10\n");
    assert_eq!(heluo(&["workday", "add", "2026-10-10", "-3"]).ok(), "2026-09-30\n");
    assert_eq!(heluo(&["workday", "count", "2026-09-30", "2026-10-12"]).ok(), "4\n");
    let told = heluo(&["workday", "explain", "2026-09-30", "3"]).ok();
    assert!(told.contains("2026-10-10 周六 第3日 国庆节调休上班（国办发明电〔2025〕7号）"), "{told}");
    assert_eq!(told.lines().count(), 12, "a head and a line for each day from the first to the last: {told}");
}

#[test]
fn what_is_no_day_or_runs_backwards_ends_with_two_and_says_what_to_write() {
    let ran = heluo(&["workday", "add", "2026-02-30", "1"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("请写成 2026-03-05 的样子"), "{}", ran.err);
    let ran = heluo(&["workday", "list", "--from", "2026-03-02", "--to", "2026-03-01", "--format", "csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("请对调"), "{}", ran.err);
}

#[test]
fn codes_come_as_arguments_or_one_a_line() {
    let by_argument = heluo(&["code", "check", "uscc", "91110000600037341L", "91110000600037341K"]);
    let by_line = heluo_reads(&["code", "check", "uscc"], b"91110000600037341L\n91110000600037341K\n");
    assert_eq!((by_argument.code, by_line.code), (1, 1));
    assert_eq!(by_argument.out, by_line.out);
    let lines: Vec<&str> = by_line.out.lines().collect();
    assert_eq!(lines[0], "91110000600037341L\tok\t");
    assert!(lines[1].starts_with("91110000600037341K\terror\t校验位"), "{}", lines[1]);
    assert_eq!(heluo(&["code", "check", "org", "59467239-9"]).ok(), "59467239-9\tok\t\n");
    assert_eq!(heluo(&["code", "check", "id", "410307202103010029"]).ok(), "410307202103010029\tok\t\n");
    assert_eq!(heluo(&["code", "check", "passport", "1"]).code, 2);
}

/// Genuine codes of the pilot before the standard, which break it: told, never refused.
const PILOT: [&str; 2] = ["91350203M0001QAY9B", "91350211M00013FA1N"];

#[test]
fn codes_of_an_independent_table_are_judged_as_labelled() {
    let Some(table) = shared("data/uscc_samples.csv") else { return };
    let table = fs::read_to_string(table).unwrap();
    let labelled: Vec<(&str, &str)> = table
        .lines()
        .skip(1)
        .map(|line| match line.split_once(',').unwrap() {
            (code, "1,1") => (code, "ok"),
            (code, "1,0") => (code, "warning"),
            (code, _) if PILOT.contains(&code) => (code, "warning"),
            (code, _) => (code, "error"),
        })
        .collect();
    assert_eq!(labelled.len(), 269);
    let codes: Vec<&str> = labelled.iter().map(|(code, _)| *code).collect();
    let ran = heluo_reads(&["code", "check", "uscc"], codes.join("\n").as_bytes());
    assert_eq!(ran.code, 1, "some codes of the table are errors");
    let judged: Vec<(&str, &str)> = ran
        .out
        .lines()
        .map(|line| {
            let (code, rest) = line.split_once('\t').unwrap();
            (code, rest.split_once('\t').unwrap().0)
        })
        .collect();
    assert_eq!(judged, labelled);
}

#[test]
fn a_sound_plan_ends_with_nought_also_when_warnings_are_denied() {
    let ran = check(SOUND, &["--deny", "warnings"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("1 章，1 条措施"), "{}", ran.out);
}

#[test]
fn a_warning_ends_with_one_only_where_warnings_are_denied() {
    let doubtful = SOUND.replace("完成时限：2026年12月31日", "完成时限：2024年12月31日");
    let plain = check(&doubtful, &[]);
    assert_eq!(plain.code, 0, "{}", plain.out);
    assert!(plain.out.contains("警告"), "{}", plain.out);
    assert_eq!(check(&doubtful, &["--deny", "warnings"]).code, 1);
}

#[test]
fn an_error_ends_with_one_and_its_place_is_marked() {
    let wrong = SOUND.replace("责任单位：区城市管理局\n责任人：方一舟\n", "");
    let ran = check(&wrong, &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("错误[owner."), "{}", ran.out);
    assert!(ran.out.contains("方案.txt:") && ran.out.contains("^^^") && ran.out.contains("办法: "), "{}", ran.out);
    let english = check(&wrong, &["--lang", "en"]);
    assert!(english.out.contains("error[owner.") && english.out.contains("help: "), "{}", english.out);
}

#[test]
fn json_is_one_object_with_structure_figures_and_diagnostics() {
    let file = workspace().join("data/demo/plan.txt");
    let ran = heluo(&["plan", "check", word(&file), "--format", "json"]);
    assert_eq!(ran.code, 1, "the demo's plan has errors");
    let plan: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(plan["chapters"].as_array().unwrap().len(), 15);
    let measures: usize =
        plan["chapters"].as_array().unwrap().iter().map(|it| it["measures"].as_array().unwrap().len()).sum();
    assert!(measures > 40, "{measures}");
    let diagnostics = plan["diagnostics"].as_array().unwrap();
    assert!(diagnostics.iter().any(|it| it["severity"] == "error"));
    let text = heluo(&["plan", "check", word(&file)]).out;
    assert!(text.contains(&format!("发现 {} 处", diagnostics.len())), "the same findings in both forms");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let ran = heluo(&["plan", "check", "nowhere/方案.docx"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("nowhere/方案.docx"), "{}", ran.err);
}

#[test]
fn policy_data_is_checked_with_the_line_of_a_slip() {
    assert_eq!(heluo(&["data", "check"]).code, 0);
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("2027.toml");
    let notice = "year = 2027\n[cites]\ninstrument = '例示通知'\nchecked_on = '2026-11-24'\n\
        [[holiday]]\nname = '元旦'\nfrom = '2027-01-01'\nto = '2027-01-33'\n";
    fs::write(&file, notice).unwrap();
    let ran = heluo(&["data", "check", word(&file)]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("holidays/2027:8: “2027-01-33”不是日期"), "{}", ran.out);
    fs::write(&file, notice.replace("2027-01-33", "2027-01-03")).unwrap();
    assert_eq!(heluo(&["data", "check", word(&file)]).code, 0);
}
