//! 群发文字: 未报 and 临期 as text to paste into a group chat, unit by unit, without personal data.

use crate::{
    Answer, Office,
    caller::Caller,
    directory::Directory,
    list_dockets::{Kind, every},
};
use docket::{Light, Standing};
use jiff::civil::Date;
use ledger::item::Item;
use std::collections::BTreeMap;
use store::{Filter, Sort};

/// 名单 which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// 未报
    Unreported,
    /// 临期, and what is past its day already.
    Near,
}

/// 群发文字
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The text.
    pub text: String,
    /// How many measures stand in it.
    pub count: u32,
}

/// 群发文字
///
/// # Errors
/// As [`crate::list_dockets::list`].
pub async fn chat_text(office: &Office, caller: &Caller, kind: ChatKind) -> Answer<Chat> {
    let (today, directory) = (office.world().today(), Directory::load(office).await?);
    let filter = filter(office, kind, today)?;
    let mut by_unit: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for row in every(office, caller, Kind::Item, filter, Sort::DUE).await? {
        let Some(item) = row.open::<Item>()? else { continue };
        let unit = row.facets.owner.map_or("未定单位", |id| directory.unit(id)).to_owned();
        by_unit.entry(unit).or_default().push(line(kind, &item, today));
        count += 1;
    }
    let head = head(kind, today, count);
    let units = (1..).zip(&by_unit).map(|(no, (unit, lines)): (u32, _)| format!("{no}. {unit}\n{}", lines.join("\n")));
    let foot = "已线下报送的，请告诉营商办，由营商办代录。";
    let text = std::iter::once(head).chain(units).chain([foot.to_owned()]).collect::<Vec<_>>().join("\n");
    Ok(Chat { text, count })
}

/// 临期 goes by the day promised alone: what lags as well is near all the same.
fn filter(office: &Office, kind: ChatKind, today: Date) -> Answer<Filter> {
    if kind == ChatKind::Unreported {
        return Ok(Filter { lights: Some((vec![Light::Unreported], today)), ..Filter::default() });
    }
    let policy = office.policy();
    let (rules, calendar) = (policy.rules(today)?, policy.calendar());
    // A rest day belongs to the working day before it.
    let beyond = calendar.next(calendar.add(today, i64::from(rules.near.working_days)).value).value;
    let standings = vec![Standing::Waiting, Standing::Open];
    Ok(Filter { standings, due_to: beyond.yesterday().ok(), ..Filter::default() })
}

fn head(kind: ChatKind, today: Date, count: u32) -> String {
    let day = format!("{}月{}日", today.month(), today.day());
    match kind {
        ChatKind::Unreported => format!("【未报提醒】截至{day}，以下 {count} 项进展还没有收到，请尽快报送："),
        ChatKind::Near => format!("【临期提醒】截至{day}，以下 {count} 项临近时限或已过时限，请抓紧办理："),
    }
}

fn line(kind: ChatKind, item: &Item, today: Date) -> String {
    let name = format!("   {} {}", item.content.path, item.content.title);
    let day = |day: Date| format!("{}月{}日", day.month(), day.day());
    match (kind, item.schedule.next_report, item.due.last_day()) {
        (ChatKind::Unreported, ..) => {
            let missed: Vec<String> = item.missed.iter().map(ToString::to_string).collect();
            let owed = item.schedule.next_report.filter(|it| it.by < today).map(|it| it.period.to_string());
            let periods: Vec<String> = missed.into_iter().filter(|it| !reported(item, it)).chain(owed).collect();
            if periods.is_empty() { name } else { format!("{name}（{}）", periods.join("、")) }
        }
        (ChatKind::Near, _, Some(due)) if due < today => format!("{name}（时限{}，已过）", day(due)),
        (ChatKind::Near, _, Some(due)) => format!("{name}（时限{}）", day(due)),
        (ChatKind::Near, ..) => name,
    }
}

fn reported(item: &Item, period: &str) -> bool {
    period.parse().is_ok_and(|it| item.has_reported(it))
}
