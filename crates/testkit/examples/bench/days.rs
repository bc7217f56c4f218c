//! Adding working days, beside PyPI's chinese-calendar in the same run.

use crate::{Outcome, line};
use jiff::civil::date;
use std::{hint::black_box, process::Command, time::Instant};
use workday::Calendar;

const ROUNDS: u32 = 1_000_000;

/// Adds ten working days to each day of 2025, as chinese-calendar's users do: day by day.
const PEER: &str = r"
import datetime, time, chinese_calendar as c
one = datetime.timedelta(days=1)
def add(day, n):
    while n:
        day += one
        if c.is_workday(day): n -= 1
    return day
days = [datetime.date(2025, 1, 1) + one * k for k in range(300)]
begun = time.perf_counter()
for day in days: add(day, 10)
print((time.perf_counter() - begun) / len(days) * 1e9)
";

pub fn run() -> Outcome<()> {
    let calendar = Calendar::embedded();
    let first = date(2025, 1, 1);
    let days: Vec<_> = (0..300).map(|k| first.saturating_add(jiff::Span::new().days(k))).collect();
    let begun = Instant::now();
    for (_, day) in (0..ROUNDS).zip(days.iter().cycle()) {
        black_box(calendar.add(black_box(*day), black_box(10)));
    }
    let each = begun.elapsed().as_secs_f64() * 1e9 / f64::from(ROUNDS);
    line("add 10 working days", &format!("{each:.0} ns"), "100 ns", each / 100.0);
    match peer() {
        Ok(peer) => {
            line("the same, beside chinese-calendar", &format!("{each:.0} ns"), &format!("{peer:.0} ns"), each / peer);
        }
        Err(why) => crate::say(&format!("| chinese-calendar | not measured: {why} | | |")),
    }
    Ok(())
}

fn peer() -> Outcome<f64> {
    let folder = tempfile::tempdir()?;
    let pip = ["-m", "pip", "install", "--quiet", "--target"];
    let installed = Command::new("python3").args(pip).arg(folder.path()).arg("chinese-calendar").status()?;
    if !installed.success() {
        return Err("pip could not install chinese-calendar".into());
    }
    let out = Command::new("python3").args(["-c", PEER]).env("PYTHONPATH", folder.path()).output()?;
    Ok(String::from_utf8(out.stdout)?.trim().parse()?)
}
