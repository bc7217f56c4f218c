//! 亮灯原因: why a light is what it is, as a code with values that pages word.

use jiff::civil::Date;
use serde::Serialize;

/// 原因 one reason. `params` are the values that its words need, dates as `2026-12-20`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// One of [`ALL`].
    pub code: &'static str,
    /// Values by name.
    pub params: Vec<(&'static str, String)>,
    /// The day from which it holds, where it is a day.
    pub since: Option<Date>,
}

impl Reason {
    /// A reason with this code.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, params: Vec::new(), since: None }
    }

    /// The same, with a value for its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The same, holding from `day` on.
    #[must_use]
    pub const fn since(mut self, day: Date) -> Self {
        self.since = Some(day);
        self
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*

        /// Every code; pages must have words for each.
        pub const ALL: &[&str] = &[$($code),*];
    };
}

codes! {
    /// 逾期 `due` is past.
    DUE_PASSED = "due_passed";
    /// 临近 `due` is near; `last_working_day`, `working_days` of the rule.
    DUE_NEAR = "due_near";
    /// 临近 milestone `no` on `on`: `result`.
    MILESTONE_NEAR = "milestone_near";
    /// 滞后 milestone `no` of `on` not reached: `result`.
    MILESTONE_LATE = "milestone_late";
    /// 滞后 figure `text`: `done` of `promised` `unit`, `percent` %, below `limit` % of the time gone by.
    PROGRESS_BEHIND = "progress_behind";
    /// 滞后 not accepted by `by`.
    NOT_ACCEPTED = "not_accepted";
    /// 未报 no report for `period`, due `by`.
    PERIOD_UNREPORTED = "period_unreported";
    /// 未报 no summary of the year `year`, due `by`.
    SUMMARY_MISSING = "summary_missing";
    /// 已办结 on `on`.
    CLOSED = "closed";
    /// 转常态 on `on`.
    ROUTINE = "routine";
    /// 待核验 handed in on `on`.
    HANDED = "handed";
    /// Filled in on `on`, waits for the head of the unit.
    AWAITS_HEAD = "awaits_head";
    /// Returned to be done again: `reason`.
    RETURNED = "returned";
    /// 待上级 since `on`: `asks` asked of `to` by paper `number`. The day promised stays.
    WAITING = "waiting";
    /// 挂起 since `on`: `reason`. No reports are expected; the day promised stays.
    HELD = "held";
    /// 申请延期 to `to`, not yet decided.
    EXTENSION_ASKED = "extension_asked";
    /// 延期 granted `times` times; first promised for `first`.
    EXTENDED = "extended";
    /// Sent back by the unit for another owner: `reason`.
    DECLINED = "declined";
    /// 未交办 drafted, nobody has it yet.
    NOT_ASSIGNED = "not_assigned";
    /// 待签收 assigned on `on`.
    AWAITS_ACCEPTANCE = "awaits_acceptance";
    /// `working_days` working days are left until `due`.
    DAYS_LEFT = "days_left";
    /// `due` is a rest day; the last working day before it is `last_working_day`.
    DUE_ON_REST_DAY = "due_on_rest_day";
    /// 持续推进 no end; the next report, for `period`, is due `by`.
    STANDING = "standing";
    /// The next report, for `period`, is due `by`.
    NEXT_REPORT = "next_report";
    /// `count` periods went by without a report.
    MISSED = "missed";
    /// Days in `year` rest on weekends alone: its holidays are not announced yet.
    CALENDAR_PROVISIONAL = "calendar_provisional";
    /// Taken out of the ledger: `why` (`dropped`, `split`, `merged`), `reason`.
    VOID = "void";
}
