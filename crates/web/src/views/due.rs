//! 时限: the day, how far it is, what moved it, and the days between.

use super::Lens;
use jiff::civil::Date;
use ledger::{
    Due,
    item::{Event, Item},
};
use office::origin::Origins;
use pages::{
    Lang,
    part::{DayStep, DueView},
};

/// At most this many lines of an explanation: some years of weeks.
const LINES: usize = 240;

/// The due day of an item. `moved` are its events of the log with their days, oldest first.
#[must_use]
pub fn of(item: &Item, moved: &[(Date, Event)], origins: &Origins, lens: &Lens<'_>) -> DueView {
    let calendar = lens.policy.calendar();
    let written = item.content.quote.as_ref().and_then(|it| origins.entry(it)).map(|it| it.due_text.clone());
    let on = item.due.last_day();
    let last = item.due.last_working_day(calendar);
    let matters = !item.stage.is_over();
    let steps = on.filter(|_| matters).map(|day| steps(day, lens)).unwrap_or_default();
    let (first, end) = on.map_or((lens.today, lens.today), |day| (day.min(lens.today), day.max(lens.today)));
    DueView {
        on,
        written: if on.is_none() { lens.due(item.due) } else { written.clone().unwrap_or_default() },
        last_workday: last.filter(|last| Some(*last) != on),
        left: on.filter(|_| matters && !item.is_handed()).map(|day| lens.left(day)),
        provisional: on.is_some() && (first.year()..=end.year()).any(|year| !calendar.knows(year)),
        reasons: reasons(item, written, moved, lens),
        steps,
    }
}

fn reasons(item: &Item, written: Option<String>, moved: &[(Date, Event)], lens: &Lens<'_>) -> Vec<String> {
    let w = lens.w;
    let mut reasons = Vec::new();
    if let Some(text) = written.filter(|it| !it.is_empty()) {
        reasons.push(w.t1("due-written", "text", text));
    }
    match item.first_due {
        Due::Standing => reasons.push(w.t("due-no-end")),
        due => reasons.push(w.t1("due-first", "day", lens.due(due))),
    }
    for (on, event) in moved {
        let (key, to) = match event {
            Event::GrantExtension(grant) => ("due-extended", grant.to),
            Event::Reopen(reopen) => ("due-reopened", reopen.due),
            Event::Amend(amend) => match amend.due {
                Some(due) => ("due-amended", due),
                None => continue,
            },
            _ => continue,
        };
        reasons.push(w.t2(key, "on", w.day(on), "to", lens.due(to)));
    }
    if !item.due.is_standing() {
        reasons.push(w.t("due-stays"));
    }
    reasons
}

/// The days between today and `day`, neighbours of one sort together.
fn steps(day: Date, lens: &Lens<'_>) -> Vec<DayStep> {
    let next = |day: Date| day.tomorrow().unwrap_or(day);
    let (from, to) = if day >= lens.today { (next(lens.today), day) } else { (next(day), lens.today) };
    let mut steps: Vec<DayStep> = Vec::new();
    for one in lens.policy.calendar().days(from, to) {
        let why = match lens.w.lang {
            Lang::Zh => one.reason.to_string(),
            Lang::En => one.reason.english(),
        };
        let full = steps.len() == LINES;
        match steps.last_mut() {
            Some(last) if last.counts == one.working && last.why == why => last.to = Some(one.date),
            _ if full => break,
            _ => steps.push(DayStep { on: one.date, to: None, counts: one.working, why }),
        }
    }
    steps
}
