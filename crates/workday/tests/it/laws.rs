//! Laws that hold for every day and every number.

use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use workday::{Calendar, Clock, LastDay, Reason, Start, Suspension, Unit};

fn day() -> impl Strategy<Value = Date> {
    // Beyond the loaded years on both sides.
    (-3_000i64..12_000).prop_map(|days| date(2004, 1, 1) + Span::new().days(days))
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::WorkingDay), Just(Unit::CalendarDay), Just(Unit::Month)]
}

fn clock() -> impl Strategy<Value = Clock> {
    let start = prop_oneof![Just(Start::NextDay), Just(Start::SameDay)];
    let last = prop_oneof![Just(LastDay::Stays), Just(LastDay::NextWorkingDay)];
    (0u16..40, unit(), day(), start, last).prop_map(|(amount, unit, begins_on, start, last_day)| Clock {
        start,
        last_day,
        ..Clock::new(amount, unit, begins_on)
    })
}

fn suspension() -> impl Strategy<Value = (i64, i64)> {
    (-5i64..60, 0i64..40)
}

proptest! {
    #[test]
    fn adding_and_taking_away_comes_back(from in day(), n in -4_000i64..4_000) {
        let calendar = Calendar::embedded();
        let from = calendar.on_or_after(from).value;
        prop_assert_eq!(calendar.add(calendar.add(from, n).value, -n).value, from);
    }

    #[test]
    fn what_was_added_is_counted(from in day(), n in -4_000i64..4_000) {
        let calendar = Calendar::embedded();
        prop_assert_eq!(calendar.count(from, calendar.add(from, n).value).value, n);
    }

    #[test]
    fn a_later_start_or_more_days_never_end_earlier(from in day(), later in 0i64..400, n in 1i64..500) {
        let calendar = Calendar::embedded();
        let end = calendar.add(from, n).value;
        prop_assert!(calendar.add(from + Span::new().days(later), n).value >= end);
        prop_assert!(calendar.add(from, n + 1).value > end);
    }

    #[test]
    fn a_sum_ends_on_a_working_day_and_steps_like_next(from in day(), n in 1i64..60) {
        let calendar = Calendar::embedded();
        let mut at = from;
        for _ in 0..n {
            at = calendar.next(at).value;
        }
        prop_assert_eq!(calendar.add(from, n).value, at);
        prop_assert!(calendar.is_working(at));
    }

    #[test]
    fn counting_agrees_with_walking(from in day(), length in 0i64..400) {
        let calendar = Calendar::embedded();
        let to = from + Span::new().days(length);
        let walked = calendar.days(from, to).skip(1).filter(|day| day.working).count();
        prop_assert_eq!(calendar.count(from, to).value, walked as i64);
        let certain = calendar.days(from, to).skip(1).all(|day| day.certain);
        prop_assert_eq!(calendar.count(from, to).certain, certain);
    }

    #[test]
    fn before_and_after_meet_on_working_days(from in day()) {
        let calendar = Calendar::embedded();
        let (before, after) = (calendar.on_or_before(from).value, calendar.on_or_after(from).value);
        prop_assert!(before <= from && from <= after);
        prop_assert_eq!(before == after, calendar.is_working(from));
        prop_assert_eq!(calendar.count(before, after).value, i64::from(before != after));
    }

    #[test]
    fn an_explanation_counts_exactly_the_days_that_count(from in day(), n in -80i64..80) {
        let calendar = Calendar::embedded();
        let told = calendar.explain(from, n);
        let counted: Vec<u32> = told.steps.iter().filter_map(|step| step.counted).collect();
        prop_assert_eq!(counted, (1..=n.unsigned_abs() as u32).collect::<Vec<_>>());
        prop_assert_eq!(told.steps.last().map(|step| step.date), Some(told.on));
        prop_assert_eq!(told.certain, told.steps.iter().all(|step| step.certain));
    }

    #[test]
    fn a_clock_in_working_days_is_an_addition(from in day(), n in 1u16..200) {
        let calendar = Calendar::embedded();
        let due = Clock::new(n, Unit::WorkingDay, from).due(&calendar);
        let sum = calendar.add(from, i64::from(n));
        prop_assert_eq!((due.on, due.certain), (Some(sum.value), sum.certain));
    }

    #[test]
    fn a_suspension_never_shortens_and_an_open_one_leaves_no_due_day(
        clock in clock(), (from, length) in suspension()
    ) {
        let calendar = Calendar::embedded();
        let plain = clock.due(&calendar).on.unwrap();
        let from = clock.begins_on + Span::new().days(from);
        let mut held = clock.clone();
        let to = from + Span::new().days(length);
        held.suspensions.push(Suspension { from, to: Some(to), reason: "补正".to_owned(), cites: None });
        let late = held.due(&calendar).on.unwrap();
        prop_assert!(late >= plain);
        prop_assert!(clock.amount() == 0 || !(from..=to).contains(&late));

        held.suspensions[0].to = None;
        let open = held.due(&calendar);
        if from > plain {
            prop_assert_eq!(open.on, Some(plain));
        } else if clock.amount() > 0 {
            prop_assert_eq!(open.on, None);
            prop_assert!(matches!(open.explanation.last().unwrap().reason, Reason::Stopped(_)));
        }
    }

    #[test]
    fn calendar_days_left_out_come_back_one_for_one(amount in 1u16..60, begins in day(), length in 1i64..60) {
        let calendar = Calendar::embedded();
        let clock = Clock::new(amount, Unit::CalendarDay, begins);
        let plain = clock.due(&calendar).on.unwrap();
        let from = begins.tomorrow().unwrap();
        let to = Some(begins + Span::new().days(length));
        let held = Clock { suspensions: vec![Suspension { from, to, reason: "公示".to_owned(), cites: None }], ..clock };
        prop_assert_eq!(held.due(&calendar).on, Some(plain + Span::new().days(length)));
    }

    #[test]
    fn a_limit_that_moves_ends_on_a_working_day(clock in clock()) {
        let calendar = Calendar::embedded();
        let due = clock.due(&calendar).on.unwrap();
        if clock.last_day == LastDay::NextWorkingDay && clock.budget.unit != Unit::WorkingDay {
            prop_assert!(calendar.is_working(due));
        }
    }
}

#[test]
fn the_ends_of_time_are_reached_and_not_certain() {
    let calendar = Calendar::embedded();
    let far = calendar.add(date(2026, 1, 1), i64::MAX);
    assert_eq!((far.value, far.certain), (Date::MAX, false));
    let long_ago = calendar.add(date(2026, 1, 1), i64::MIN);
    assert_eq!((long_ago.value, long_ago.certain), (Date::MIN, false));
}

#[test]
fn an_empty_calendar_answers_weekends_and_is_never_certain() {
    let calendar = Calendar::load([]).unwrap();
    let sum = calendar.add(date(2026, 2, 13), 1);
    assert_eq!((sum.value, sum.certain), (date(2026, 2, 16), false));
}
