//! 不予办理: every code with which the ledger says no. Worded once, in `pages` and `cli`; each has a case that meets it.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*

        /// Every code of this crate, in the order of the table.
        pub const ALL: &[&str] = &[$($code),*];
    };
}

codes! {
    /// It exists already; a docket is opened once.
    EXISTS = "act.exists";
    /// There is nothing of that number yet.
    ABSENT = "act.absent";
    /// Not possible in this `state`; `act`.
    NOT_NOW = "act.not_now";
    /// This `role` does not do this `act`.
    ROLE = "act.role";
    /// The actor's `unit` is not one of those responsible.
    NOT_YOUR_UNIT = "act.not_your_unit";
    /// 代录 only the lead office records for others.
    ON_BEHALF_ROLE = "act.on_behalf_role";
    /// 代录 must name who said it, when and how; `field` is empty.
    ON_BEHALF_INCOMPLETE = "act.on_behalf_incomplete";
    /// 代录 this `act` is the lead office's own and cannot be recorded for a unit.
    ON_BEHALF_NOT_HERE = "act.on_behalf_not_here";
    /// The lead office must say for which unit it records this.
    ON_BEHALF_NEEDED = "act.on_behalf_needed";
    /// The text `field` is empty.
    TEXT_MISSING = "act.text_missing";
    /// A unit stands twice among those responsible; `unit`.
    UNIT_TWICE = "act.unit_twice";
    /// A list that must hold something is empty; `field`.
    LIST_EMPTY = "act.list_empty";
    /// The approval form bears a day that has not come; `signed_on`.
    FORM_FROM_FUTURE = "act.form_from_future";

    /// 交办 nobody leads it.
    NO_LEAD = "item.no_lead";
    /// 核验 by the same account that handed it in.
    CHECKER_IS_SUBMITTER = "item.checker_is_submitter";
    /// 审批 by the same account that asked.
    DECIDER_IS_ASKER = "item.decider_is_asker";
    /// The head of the unit has not approved it yet.
    AWAITS_HEAD = "item.awaits_head";
    /// Nothing of that kind waits for the head of the unit.
    NOTHING_TO_ENDORSE = "item.nothing_to_endorse";
    /// 单位负责人 recorded for a head who does not sign in: the scanned form is needed.
    FORM_MISSING = "item.form_missing";
    /// 申请办结 without any evidence at all.
    EVIDENCE_MISSING = "item.evidence_missing";
    /// `period` is no period of this item's rhythm.
    PERIOD_RHYTHM = "item.period_rhythm";
    /// `period` has not begun, or lies before the item.
    PERIOD_OUTSIDE = "item.period_outside";
    /// This item has no figure of number `figure`.
    FIGURE_UNKNOWN = "item.figure_unknown";
    /// Figure `figure` is no quantity that is counted.
    FIGURE_NOT_COUNTED = "item.figure_not_counted";
    /// An extension has been asked for and is not decided.
    EXTENSION_OPEN = "item.extension_open";
    /// No extension has been asked for.
    EXTENSION_NONE = "item.extension_none";
    /// The new day `to` is not after the present one, `due`.
    EXTENSION_NOT_LATER = "item.extension_not_later";
    /// 持续推进 it has no day that could be moved, nor an end that could be handed in.
    STANDING = "item.standing";
    /// Not 持续推进: it has no yearly summary.
    NOT_STANDING = "item.not_standing";
    /// The year under way is `year`; no other is summed up.
    SUMMARY_YEAR = "item.summary_year";
    /// What was handed in is the summary of a year, to be settled as such.
    SUMMARY_HANDED = "item.summary_handed";
    /// What was handed in is no summary of a year.
    SUMMARY_NOT_HANDED = "item.summary_not_handed";
    /// No milestone of number `no`.
    MILESTONE_UNKNOWN = "item.milestone_unknown";
    /// Milestone `no` is reached already.
    MILESTONE_REACHED = "item.milestone_reached";
    /// A milestone on `on` is not between the item's beginning and its due day.
    MILESTONE_OUTSIDE = "item.milestone_outside";
    /// The lead office has agreed to the milestones; now only it changes them.
    MILESTONES_AGREED = "item.milestones_agreed";
    /// 待上级 already.
    WAITS_ALREADY = "item.waits_already";
    /// It does not wait for a superior.
    WAITS_NOT = "item.waits_not";
    /// 挂起 already.
    HELD_ALREADY = "item.held_already";
    /// It is not on hold.
    HELD_NOT = "item.held_not";
    /// A split needs at least two parts.
    SPLIT_PARTS = "item.split_parts";
    /// An item cannot be merged into itself.
    MERGE_ITSELF = "item.merge_itself";
    /// Reopened with a day `due` that is past already.
    REOPEN_DUE = "item.reopen_due";
    /// `period` is not one whose report is missing today.
    NOT_MISSED = "item.not_missed";
    /// 更正 that names nothing to change.
    NOTHING_CHANGED = "item.nothing_changed";

    /// Two entries or problems bear the same number `no`.
    PLAN_NUMBER_TWICE = "plan.number_twice";
    /// No entry of number `entry`.
    PLAN_ENTRY_UNKNOWN = "plan.entry_unknown";
    /// No problem of number `problem`.
    PLAN_PROBLEM_UNKNOWN = "plan.problem_unknown";
    /// Entry `entry` is dropped; take that back first.
    PLAN_ENTRY_DROPPED = "plan.entry_dropped";
    /// Entry `entry` is not dropped.
    PLAN_ENTRY_KEPT = "plan.entry_kept";
    /// Entry `entry` is a group: its parts become items, not itself.
    PLAN_ENTRY_GROUP = "plan.entry_group";
    /// Not adopted: `no_lead` have no lead unit, `no_due` no due day (entries by path).
    PLAN_INCOMPLETE = "plan.incomplete";
    /// Not adopted: nothing in it would become an item.
    PLAN_EMPTY = "plan.empty";
    /// The paper is `dated` on a day that has not come.
    PLAN_ADOPTED_IN_FUTURE = "plan.adopted_in_future";
    /// Split into fewer than two parts, or merged fewer than two entries.
    PLAN_TOO_FEW = "plan.too_few";
    /// The entries to be merged stand in different chapters.
    PLAN_CHAPTERS_DIFFER = "plan.chapters_differ";
    /// Nothing differs from the plan imported before.
    PLAN_SAME = "plan.same";
    /// No open change of number `change`.
    PLAN_CHANGE_UNKNOWN = "plan.change_unknown";
    /// An earlier difference still has `open` changes to decide.
    PLAN_CHANGES_OPEN = "plan.changes_open";

    /// 销号 items are not 办结: `items`.
    PROBLEM_ITEMS_OPEN = "problem.items_open";
    /// No measure answers it.
    PROBLEM_UNANSWERED = "problem.unanswered";
    /// The effect must be proved.
    PROBLEM_NO_EVIDENCE = "problem.no_evidence";
    /// Item `item` answers it already.
    PROBLEM_LINKED = "problem.linked";
    /// Item `item` does not answer it.
    PROBLEM_NOT_LINKED = "problem.not_linked";
    /// 反弹 needs items to reopen, or the word that a new measure is needed.
    PROBLEM_NO_REMEDY = "problem.no_remedy";

    /// A place is a number from 1 and not beyond how many were ranked; `year`, `field`.
    INDICATOR_PLACE = "indicator.place";
    /// The `year` of the ranking, or the day of its paper, has not come.
    INDICATOR_FROM_FUTURE = "indicator.from_future";
    /// The `year` has a `place` already; it is withdrawn first.
    INDICATOR_RANKED = "indicator.ranked";
    /// The `year` has no place to withdraw.
    INDICATOR_UNRANKED = "indicator.unranked";
    /// 力争 `stretch` is worse than 力保 `floor`.
    INDICATOR_STRETCH = "indicator.stretch";

    /// 承诺 was `made_on` a day that has not come.
    PROMISE_FROM_FUTURE = "promise.from_future";
    /// 兑现期限 `due` lies before the day it was made, `made_on`.
    PROMISE_DUE_BEFORE = "promise.due_before";

    /// An amount is negative, or the year's part is more than the whole.
    PROJECT_MONEY = "project.money";
    /// Less was invested than was reported before.
    PROJECT_SPENT_LESS = "project.spent_less";
    /// No project enters or passes into this `phase` from where it stands.
    PROJECT_PHASE = "project.phase";
    /// The day `began` has not come, or lies before the phase before it.
    PROJECT_PHASE_DAY = "project.phase_day";
    /// The project has no open need of number `need`.
    PROJECT_NEED = "project.need";
    /// The day `due` is past already.
    PROJECT_DUE_PAST = "project.due_past";

    /// 案例 was handed in; from then on the lead office edits it.
    PRACTICE_HANDED_IN = "practice.handed_in";
    /// The paper is `dated` on a day that has not come.
    PRACTICE_FROM_FUTURE = "practice.from_future";

    /// It would end, `until`, before it begins.
    DUTY_ENDS_BEFORE = "duty.ends_before";
    /// `period` is not the one whose round comes next.
    DUTY_NOT_NEXT = "duty.not_next";
    /// No round of this `period` waits.
    DUTY_ROUND = "duty.round";
    /// The day `took_place` has not come, or lies outside the period.
    DUTY_DAY = "duty.day";

    /// The rules know no severity of this code, `severity`.
    FINDING_SEVERITY = "finding.severity";
    /// The day `due` is past already.
    FINDING_DUE_PAST = "finding.due_past";
    /// Item `item` is over, or there is none of that number.
    FINDING_ITEM_OVER = "finding.item_over";

    /// Held on a `day` that has not come.
    MEETING_NOT_YET = "meeting.not_yet";
    /// A decision that becomes an item names no unit.
    MEETING_NO_UNIT = "meeting.no_unit";
    /// A decision that becomes an item names no day.
    MEETING_NO_DUE = "meeting.no_due";

    /// There is no closed item to draw from.
    CHECK_NOTHING = "spotcheck.nothing";
    /// A sample of none.
    CHECK_SIZE = "spotcheck.size";
    /// Item `item` was not chosen, or has its result already.
    CHECK_NOT_CHOSEN = "spotcheck.not_chosen";
    /// 不实 without a day until which it is done again.
    CHECK_NO_DUE = "spotcheck.no_due";

    /// 诉求 no kind of matter of code `matter` in the rules.
    VOICE_MATTER = "voice.matter";
    /// 退单 it has come back `times` times already; the lead office decides.
    VOICE_RETURNS = "voice.returns";
    /// 延期 it was extended once already.
    VOICE_EXTENDED = "voice.extended";
    /// 延期 the day `due` is past: an extension is asked for before.
    VOICE_EXTEND_LATE = "voice.extend_late";
    /// 政策不支持 without the paper that says so.
    VOICE_BASIS = "voice.basis";
    /// 不认可 it was taken up again `times` times already.
    VOICE_DISPUTES = "voice.disputes";
    /// A rating is 1 to 5.
    VOICE_RATING = "voice.rating";
    /// 评价 it is rated already.
    VOICE_RATED = "voice.rated";
    /// 超期未反馈 the raiser may still answer until `until`.
    VOICE_STILL_TIME = "voice.still_time";
    /// 并案 `into` is over or merged itself.
    VOICE_MERGE_INTO = "voice.merge_into";
    /// 转任务 item `item` is linked already.
    VOICE_ITEM_LINKED = "voice.item_linked";
}
