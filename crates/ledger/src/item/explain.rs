//! 为什么: why an item's light is what it is today.

use super::{Item, Stage, Void, schedule};
use crate::reason::{self, Reason};
use crate::{Rules, calendar};
use docket::Light;
use jiff::civil::Date;
use workday::Calendar;

/// Why the light is what it is on `today`: first what turns it, worst first, then what one must know besides. `rules`
/// should be the revision that the item's schedule names.
#[must_use]
pub fn explain(item: &Item, today: Date, rules: &Rules, calendar: &Calendar) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if !item.stage.is_over() && !item.is_handed() {
        let mut causes = schedule::causes(item, rules, calendar);
        causes.retain(|cause| cause.on <= today);
        // Once late, a milestone is no longer near; the same of the due day.
        let late: Vec<Light> = causes.iter().map(|cause| cause.light).collect();
        if late.contains(&Light::Overdue) {
            causes.retain(|cause| cause.reason.code != reason::DUE_NEAR);
        }
        let gone: Vec<_> = causes.iter().filter(|it| it.reason.code == reason::MILESTONE_LATE).collect();
        let gone: Vec<_> = gone.iter().filter_map(|it| it.reason.params.first().cloned()).collect();
        causes.retain(|cause| {
            let no = cause.reason.params.first();
            cause.reason.code != reason::MILESTONE_NEAR || !no.is_some_and(|no| gone.contains(no))
        });
        causes.sort_by_key(|cause| (cause.light, cause.on));
        reasons.extend(causes.into_iter().map(|cause| cause.reason));
    }
    standing(item, &mut reasons);
    hindrances(item, &mut reasons);
    if !item.stage.is_over() {
        ahead(item, today, calendar, &mut reasons);
    }
    reasons
}

fn standing(item: &Item, reasons: &mut Vec<Reason>) {
    let setback = |code| item.setback.as_ref().map(|it| Reason::new(code).with("reason", &it.reason).since(it.on));
    let handed = item.submission.as_ref().map(|it| &it.handed);
    let closed = |code| item.closed.as_ref().map(|it| Reason::new(code).with("on", it.on).since(it.on));
    reasons.extend(match item.stage {
        Stage::Drafted => Some(Reason::new(reason::NOT_ASSIGNED).since(item.opened_on)),
        Stage::Assigned => item.assigned_on.map(|on| Reason::new(reason::AWAITS_ACCEPTANCE).with("on", on).since(on)),
        Stage::Declined => setback(reason::DECLINED),
        Stage::Accepted => setback(reason::RETURNED),
        Stage::Submitted => handed.map(|it| {
            let code = if it.awaits_head() { reason::AWAITS_HEAD } else { reason::HANDED };
            Reason::new(code).with("on", it.on).since(it.on)
        }),
        Stage::Closed => closed(reason::CLOSED),
        Stage::Routine => closed(reason::ROUTINE),
        Stage::Void => item.void.as_ref().map(|void| {
            let (why, reason) = match void {
                Void::Discarded { reason } => ("discarded", reason),
                Void::Split { reason, .. } => ("split", reason),
                Void::Merged { reason, .. } => ("merged", reason),
            };
            Reason::new(reason::VOID).with("why", why).with("reason", reason)
        }),
    });
}

fn hindrances(item: &Item, reasons: &mut Vec<Reason>) {
    reasons.extend(item.waiting.as_ref().map(|it| {
        let reason = Reason::new(reason::WAITING).with("on", it.on).with("to", &it.to).with("asks", &it.asks);
        reason.with("number", &it.paper.number).since(it.on)
    }));
    reasons.extend(
        item.held
            .as_ref()
            .map(|it| Reason::new(reason::HELD).with("on", it.on).with("reason", &it.reason).since(it.on)),
    );
    reasons.extend(
        item.extension
            .as_ref()
            .map(|it| Reason::new(reason::EXTENSION_ASKED).with("to", it.ask.to).since(it.handed.on)),
    );
    let waits = item.stage == Stage::Accepted && item.reports.iter().any(|filed| filed.handed.awaits_head());
    let filed = item.reports.iter().rfind(|filed| filed.handed.awaits_head()).filter(|_| waits);
    reasons.extend(filed.map(|it| Reason::new(reason::AWAITS_HEAD).with("on", it.handed.on).since(it.handed.on)));
    if item.extended > 0 {
        reasons.push(Reason::new(reason::EXTENDED).with("times", item.extended).with("first", item.first_due));
    }
    if !item.missed.is_empty() {
        reasons.push(Reason::new(reason::MISSED).with("count", item.missed.len()));
    }
}

fn ahead(item: &Item, today: Date, calendar: &Calendar, reasons: &mut Vec<Reason>) {
    if let (Some(last), Some(working)) = (item.due.last_day(), item.due.last_working_day(calendar)) {
        if today <= last {
            let left = calendar::working_days_between(calendar, today, last);
            reasons.push(Reason::new(reason::DAYS_LEFT).with("working_days", left).with("due", last));
        }
        if working != last {
            let reason = Reason::new(reason::DUE_ON_REST_DAY).with("due", last);
            reasons.push(reason.with("last_working_day", working));
        }
        if !calendar::knows(calendar, last) {
            reasons.push(Reason::new(reason::CALENDAR_PROVISIONAL).with("year", last.year()));
        }
    }
    let code = if item.due.is_standing() { reason::STANDING } else { reason::NEXT_REPORT };
    reasons.extend(
        item.schedule.next_report.map(|next| Reason::new(code).with("period", next.period).with("by", next.by)),
    );
}
