//! 亮灯日期: the days on which an item's light changes by itself, and what each of them rests on.
//!
//! Rules and calendar are seen by `decide` alone, and a light must change without an event. So `decide` computes the
//! days from the state that its event leads to and logs them as an event of their own whenever they move. `apply`
//! then needs neither rules nor calendar, a log replays the same for ever, and a later revision of the rules touches
//! an item only through an event that says so. The alternative, rule values kept in the state, would need the calendar
//! in `apply` all the same, and a holiday notice of next year would silently change what was shown last year.

use super::{Item, Stage};
use crate::reason::{self, Reason};
use crate::{Period, Quantity, Rhythm, Rules, calendar};
use docket::{Days, Light};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use workday::Calendar;

/// 日期 what [`of`] computed, by which revision of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// Name of the revision of the rules.
    pub rules: String,
    /// 时限
    pub due_on: Option<Date>,
    /// 临近
    pub near_on: Option<Date>,
    /// 滞后
    pub lag_on: Option<Date>,
    /// 未报
    pub unreported_on: Option<Date>,
    /// 逾期
    pub overdue_on: Option<Date>,
    /// How often it reports; `None` while no report is expected.
    pub rhythm: Option<Rhythm>,
    /// The next report that the clock waits for.
    pub next_report: Option<ReportDue>,
}

/// 应报 a report and the last day for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDue {
    /// What it is about.
    pub period: Period,
    /// The last day in time.
    pub by: Date,
}

impl Schedule {
    pub(super) const fn days(&self) -> Days {
        Days {
            due_on: self.due_on,
            near_on: self.near_on,
            lag_on: self.lag_on,
            unreported_on: self.unreported_on,
            overdue_on: self.overdue_on,
            closed_on: None,
        }
    }
}

/// One thing that turns a light, from its day on.
pub(super) struct Cause {
    pub(super) light: Light,
    pub(super) on: Date,
    pub(super) reason: Reason,
}

/// The days on which `item`'s light changes under `rules`.
#[must_use]
pub fn of(item: &Item, rules: &Rules, calendar: &Calendar) -> Schedule {
    let causes = causes(item, rules, calendar);
    let first = |light: Light| causes.iter().filter(|cause| cause.light == light).map(|cause| cause.on).min();
    let expected = reports_expected(item);
    let rhythm = rhythm(item, rules);
    Schedule {
        rules: rules.name.clone(),
        due_on: item.due.last_day(),
        near_on: first(Light::Near),
        lag_on: first(Light::Lagging),
        unreported_on: first(Light::Unreported),
        overdue_on: first(Light::Overdue),
        rhythm: expected.then_some(rhythm),
        next_report: next_report(item, rules, calendar),
    }
}

/// Everything that turns the light, today or later.
pub(super) fn causes(item: &Item, rules: &Rules, calendar: &Calendar) -> Vec<Cause> {
    let mut causes = Vec::new();
    if item.stage.is_over() {
        return causes;
    }
    due(item, rules, calendar, &mut causes);
    if item.held.is_some() {
        return causes;
    }
    if item.stage == Stage::Assigned {
        acceptance(item, rules, calendar, &mut causes);
    }
    if matches!(item.stage, Stage::Accepted | Stage::Submitted) {
        milestones(item, rules, calendar, &mut causes);
        progress(item, rules, &mut causes);
        reports(item, rules, calendar, &mut causes);
    }
    causes
}

fn due(item: &Item, rules: &Rules, calendar: &Calendar, causes: &mut Vec<Cause>) {
    let (Some(last), Some(working)) = (item.due.last_day(), item.due.last_working_day(calendar)) else { return };
    let near = calendar::working_days_before(calendar, working, rules.near.working_days);
    let reason = Reason::new(reason::DUE_NEAR)
        .with("due", last)
        .with("last_working_day", working)
        .with("working_days", rules.near.working_days);
    causes.push(Cause { light: Light::Near, on: near, reason: reason.since(near) });
    let on = calendar::after(last);
    let reason = Reason::new(reason::DUE_PASSED).with("due", last).since(on);
    causes.push(Cause { light: Light::Overdue, on, reason });
}

fn acceptance(item: &Item, rules: &Rules, calendar: &Calendar, causes: &mut Vec<Cause>) {
    let Some(assigned) = item.assigned_on else { return };
    let by = calendar::working_days_after(calendar, assigned, rules.accept.working_days);
    let on = calendar::after(by);
    let reason = Reason::new(reason::NOT_ACCEPTED).with("by", by).since(on);
    causes.push(Cause { light: Light::Lagging, on, reason });
}

fn milestones(item: &Item, rules: &Rules, calendar: &Calendar, causes: &mut Vec<Cause>) {
    let rule = &rules.milestone;
    for milestone in item.milestones.iter().filter(|milestone| milestone.reached.is_none()) {
        let words = |code| {
            Reason::new(code).with("no", milestone.no).with("on", milestone.on).with("result", &milestone.result)
        };
        let working = calendar::working_on_or_before(calendar, milestone.on);
        let near = calendar::working_days_before(calendar, working, rule.near_working_days);
        let reason = words(reason::MILESTONE_NEAR).since(near);
        causes.push(Cause { light: Light::Near, on: near, reason });
        let late = calendar::plus(calendar::after(milestone.on), rule.grace_days);
        let reason = words(reason::MILESTONE_LATE).since(late);
        causes.push(Cause { light: Light::Lagging, on: late, reason });
    }
}

/// 进度: the day on which what is done falls below its share of the time, if nothing more is reported.
fn progress(item: &Item, rules: &Rules, causes: &mut Vec<Cause>) {
    let (Some(start), Some(end)) = (item.accepted_on, item.due.last_day()) else { return };
    let length = start.until(end).map_or(0, |span| span.get_days());
    let Some(length) = u32::try_from(length).ok().filter(|length| *length > 0) else {
        return;
    };
    let (limit, judged_from) = (rules.progress.behind_below_percent, rules.progress.judged_from_percent);
    for (_, figure, done) in item.counted() {
        let Some(percent) = done.percent_of(figure.value).filter(|percent| *percent < 100) else {
            continue;
        };
        let behind = days_covered(done, figure.value, length, limit).saturating_add(1);
        let judged = judged_from * length / 100;
        let on = calendar::plus(start, behind.max(judged));
        let reason = Reason::new(reason::PROGRESS_BEHIND)
            .with("text", &figure.text)
            .with("done", done)
            .with("promised", figure.value)
            .with("unit", &figure.unit)
            .with("percent", percent)
            .with("limit", limit)
            .since(on);
        causes.push(Cause { light: Light::Lagging, on, reason });
    }
}

/// How many of `length` days have gone by at most while `done` is still `limit` percent of its share of `promised`.
fn days_covered(done: Quantity, promised: Quantity, length: u32, limit: u32) -> u32 {
    let share = i128::from(promised.millionths()) * i128::from(limit);
    let days = i128::from(done.millionths()) * 100 * i128::from(length) / share.max(1);
    u32::try_from(days.max(0)).unwrap_or(u32::MAX)
}

fn reports(item: &Item, rules: &Rules, calendar: &Calendar, causes: &mut Vec<Cause>) {
    if let Some(first) = first_owed(item, rules) {
        let period = (1..rules.report.missed_periods).fold(first, |period, _| period.next());
        let by = report_by(period, rules, calendar);
        let on = calendar::after(by);
        let reason = Reason::new(reason::PERIOD_UNREPORTED).with("period", first).with("by", by).since(on);
        causes.push(Cause { light: Light::Unreported, on, reason });
    }
    let summed_up = item.stage == Stage::Submitted;
    if item.due.is_standing()
        && !summed_up
        && let Some(by) = rules.summary.by.of(item.year.saturating_add(1))
    {
        let by = calendar::working_on_or_after(calendar, by);
        let on = calendar::after(by);
        let reason = Reason::new(reason::SUMMARY_MISSING).with("year", item.year).with("by", by).since(on);
        causes.push(Cause { light: Light::Unreported, on, reason });
    }
}

/// How often the item reports, by the rules.
pub(super) fn rhythm(item: &Item, rules: &Rules) -> Rhythm {
    if item.due.is_standing() { rules.report.standing } else { rules.report.dated }
}

fn reports_expected(item: &Item) -> bool {
    matches!(item.stage, Stage::Accepted | Stage::Submitted) && item.held.is_none() && item.reports_from.is_some()
}

/// The first period whose report the lead unit owes: the one after the last it reported, or that in which reports
/// began. A gap before a later report stays in the count of missed periods but turns no light.
fn first_owed(item: &Item, rules: &Rules) -> Option<Period> {
    let rhythm = rhythm(item, rules);
    let from = item.reports_from.filter(|_| reports_expected(item))?;
    let own = rhythm.containing(from);
    let last_month = own.last_day().first_of_month();
    let joins = from < last_month || from.day() <= rules.report.first_by_day;
    let begun = if joins { own } else { own.next() };
    let reported = item.lead_reports().map(|filed| filed.report.period).filter(|it| it.rhythm() == rhythm).max();
    Some(reported.map_or(begun, |period| period.next().max(begun)))
}

/// The last day for the report on `period`: in the month after it, moved to a working day.
#[must_use]
pub fn report_by(period: Period, rules: &Rules, calendar: &Calendar) -> Date {
    let month = calendar::after(period.last_day());
    let day = Date::new(month.year(), month.month(), rules.report.by_day).unwrap_or(month);
    calendar::working_on_or_after(calendar, day)
}

/// The next period that the clock has not yet found missing; none while it lies on the lead office's desk.
fn next_report(item: &Item, rules: &Rules, calendar: &Calendar) -> Option<ReportDue> {
    if item.is_handed() {
        return None;
    }
    let mut period = first_owed(item, rules)?;
    while item.missed.contains(&period) {
        period = period.next();
    }
    Some(ReportDue { period, by: report_by(period, rules, calendar) })
}
