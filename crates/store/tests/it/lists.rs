//! A list is the filter, on both engines, whatever its scope, order and pages.

use crate::card::{Act, Card};
use crate::place::{BOTH, Fresh, add, at, fresh, fresh_with, job};
use docket::{Days, Facets, Light, Scope, Standing, Units};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{By, Filter, Options, PageRequest, Row, Sort, SortKey};
use vocab::{DocketId, UnitId};

const TODAY: Date = date(2026, 6, 15);

fn day() -> impl Strategy<Value = Date> {
    (0i32..60).prop_map(|it| date(2026, 5, 15).saturating_add(jiff::Span::new().days(it)))
}

fn units() -> impl Strategy<Value = Vec<UnitId>> {
    // Up to so many that the store takes them together.
    let number = prop_oneof![3 => 0..3usize, 1 => 8..11usize];
    let of = |number| prop::sample::subsequence((1..13).map(UnitId).collect::<Vec<_>>(), number);
    number.prop_flat_map(of)
}

fn title() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["低压", "办电", "时限", "压缩", "110kV", " ", "窗口", "税"]), 0..5)
        .prop_map(|it| it.concat())
}

prop_compose! {
    fn facets()(
        title in title(), state in "[ab]", standing in prop::sample::select(Standing::ALL.to_vec()),
        owner in prop::option::of((1i64..13).prop_map(UnitId)), partners in units(), group in "[甲乙]",
        region in prop::option::of(prop::sample::select(vec!["410300", "410302", "41", "37"])), opened_on in day(),
        days in prop::array::uniform5(prop::option::of(day())),
        tags in prop::collection::btree_set(prop::sample::select(vec!["source:plan", "x", "重点"]), 0..3),
    ) -> Facets {
        let [due_on, near_on, lag_on, unreported_on, overdue_on] = days;
        Facets {
            title, state, standing, owner, partners, group, subject: None, region: region.map(str::to_owned), opened_on,
            days: Days { due_on, near_on, lag_on, unreported_on, overdue_on, closed_on: None }, progress: Some(0),
            tags: tags.into_iter().map(str::to_owned).collect(),
        }
    }
}

fn regions() -> impl Strategy<Value = std::collections::BTreeSet<&'static str>> {
    prop::collection::btree_set(prop::sample::select(vec!["4103", "37", ""]), 0..2)
}

fn typed() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["低压", "压办", "bd", "110", "110kv", "税", "低压 窗", "高"])
}

prop_compose! {
    fn scope()(
        these in prop::option::weighted(0.7, units()), kinds in prop::option::weighted(0.2, any::<bool>()),
        regions in prop::option::weighted(0.3, regions()),
    ) -> Scope {
        Scope {
            units: these.map_or(Units::All, |it| Units::These(it.into_iter().collect())),
            kinds: kinds.map(|it| [if it { "test.card" } else { "other" }.to_owned()].into()),
            regions: regions.map(|it| it.into_iter().map(str::to_owned).collect()),
        }
    }
}

prop_compose! {
    fn filter()(
        kinds in prop::option::weighted(0.1, Just("test.card")), states in prop::collection::vec("[abc]", 0..2),
        standings in prop::collection::vec(prop::sample::select(Standing::ALL.to_vec()), 0..2),
        lights in prop::option::weighted(0.3, prop::collection::vec(prop::sample::select(Light::ALL.to_vec()), 0..3)),
        owner in prop::option::weighted(0.2, (1i64..14).prop_map(UnitId)),
        group in prop::option::weighted(0.2, "[甲乙丙]"),
        tag in prop::option::weighted(0.2, prop::sample::select(vec!["source:plan", "x", "重点", "source"])),
        due in prop::array::uniform2(prop::option::weighted(0.1, day())),
        text in prop::option::weighted(0.3, typed()),
    ) -> Filter {
        Filter {
            kinds: kinds.into_iter().map(str::to_owned).collect(), states, standings,
            lights: lights.map(|it| (it, TODAY)), owner, group, tag: tag.map(str::to_owned),
            due_from: due[0], due_to: due[1], text: text.unwrap_or_default().to_owned(),
        }
    }
}

fn sort() -> impl Strategy<Value = Sort> {
    let keys = prop::sample::select(vec![SortKey::Due, SortKey::Opened, SortKey::Updated]);
    (keys, any::<bool>()).prop_map(|(key, descending)| Sort { key, descending })
}

/// The definition of a list.
fn defined(all: &[(DocketId, Facets, i64)], scope: &Scope, filter: &Filter, sort: Sort) -> Vec<DocketId> {
    let mut left: Vec<_> = all
        .iter()
        .filter(|(_, facets, _)| scope.matches("test.card", facets) && filter.matches("test.card", facets, "附注"))
        .map(|(id, facets, at)| {
            let due = facets.days.due_on.unwrap_or(date(9999, 12, 31));
            let key = match sort.key {
                SortKey::Due => {
                    let finished = matches!(facets.standing, Standing::Closed | Standing::Filed | Standing::Void);
                    format!("{} {due}", u8::from(finished))
                }
                SortKey::Opened => facets.opened_on.to_string(),
                SortKey::Updated => format!("{at:010}"),
            };
            (key, *id)
        })
        .collect();
    left.sort();
    if sort.descending {
        left.reverse();
    }
    left.into_iter().map(|it| it.1).collect()
}

async fn fill(it: &Fresh, cards: Vec<Facets>, rewritten: Vec<Facets>) -> Vec<(DocketId, Facets, i64)> {
    let number = cards.len();
    let mut all = Vec::new();
    for (second, facets) in (0..).zip(cards) {
        let written = facets.clone();
        let write = move || Act::Write(Box::new(written.clone()), "附注".to_owned(), vec![]);
        all.push((add(&it.store, second, write).await, facets, second));
    }
    for (second, facets) in (100..).zip(rewritten) {
        let entry = &mut all[usize::try_from(second).unwrap() * 7 % number];
        let (id, written) = (entry.0, facets.clone());
        let rewrite = job(second, move |desk, cx| {
            desk.act::<Card>(id, Act::Write(Box::new(written.clone()), "附注".to_owned(), vec![]), (), cx)
        });
        it.store.perform(rewrite).await.unwrap().unwrap();
        (entry.1, entry.2) = (facets, second);
    }
    all
}

async fn pages(it: &Fresh, scope: &Scope, filter: &Filter, sort: Sort, limit: u64) -> Vec<DocketId> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let request = PageRequest { limit, after, states: false, counted: true };
        let page = it.store.list(scope, filter, sort, &request).await.unwrap();
        ids.extend(page.rows.iter().map(|it| it.id));
        let Some(next) = page.next else { return ids };
        after = Some(next.to_string().parse().unwrap());
    }
}

async fn exported(it: &Fresh, scope: &Scope, filter: &Filter, sort: Sort) -> Vec<Row> {
    let mut export = it.store.export(scope, filter, sort).await.unwrap();
    let mut rows = Vec::new();
    while let Some(chunk) = export.chunk().await.unwrap() {
        rows.extend(chunk);
    }
    rows
}

fn agree(engine: crate::place::Engine, cases: u32) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let cards = prop::collection::vec(facets(), 1..30);
    let asked = prop::collection::vec((scope(), filter(), sort(), 1u64..8), 12);
    // Small limits take the ways that a store of a million dockets takes.
    let limits = prop::sample::select(vec![(0, 0), (0, 50_000), (2, 3), (2_000, 50_000)]);
    let strategy = (cards, prop::collection::vec(facets(), 0..6), asked, limits);
    let mut runner =
        TestRunner::new(Config { cases, max_shrink_iters: 60, failure_persistence: None, ..Config::default() });
    let property = |(cards, rewritten, asked, (few, noted)): (Vec<Facets>, Vec<Facets>, Vec<_>, _)| {
        runtime.block_on(async {
            let it = fresh_with(engine, &Options { few, noted, ..Options::default() }).await;
            let all = fill(&it, cards, rewritten).await;
            for (scope, filter, sort, limit) in asked {
                let expected = defined(&all, &scope, &filter, sort);
                let told = format!("{scope:?} {filter:?} {sort:?}");
                prop_assert_eq!(&pages(&it, &scope, &filter, sort, limit).await, &expected, "list {}", &told);
                let rows = exported(&it, &scope, &filter, sort).await;
                let ids: Vec<_> = rows.iter().map(|it| it.id).collect();
                prop_assert_eq!(&ids, &expected, "export {}", &told);
                for row in rows {
                    let stored = all.iter().find(|it| it.0 == row.id).unwrap();
                    prop_assert_eq!(&row.facets, &stored.1);
                    prop_assert_eq!(&row.open::<Card>().unwrap().unwrap().facets, &stored.1);
                }
                let count = it.store.count(&scope, &filter).await.unwrap();
                prop_assert_eq!((count.least, count.more), (expected.len() as u64, false), "count {}", &told);
                let found = it.store.search(&scope, &filter.text, 99).await.unwrap();
                let only_text = Filter { text: filter.text.clone(), ..Filter::default() };
                let ids: Vec<_> = found.iter().map(|it| it.id).collect();
                prop_assert_eq!(ids, defined(&all, &scope, &only_text, Sort::UPDATED), "search {}", &told);
                let mut lights = std::collections::BTreeMap::new();
                for (_, facets, _) in all.iter().filter(|it| expected.contains(&it.0)) {
                    *lights.entry((facets.group.clone(), Light::of(facets, TODAY))).or_insert(0) += 1;
                }
                let counts = it.store.counts(&scope, &filter, By::Group, TODAY).await.unwrap();
                let counts: Vec<_> = counts.into_iter().map(|it| ((it.key, it.light), it.count)).collect();
                prop_assert_eq!(counts, lights.into_iter().collect::<Vec<_>>(), "counts {}", &told);
            }
            prop_assert!(it.store.verify().await.unwrap().sound());
            Ok(())
        })
    };
    runner.run(&strategy, property).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn list_filter_search_export_and_counts_agree_on_sqlite() {
    agree(BOTH[0], 24);
}

#[test]
fn list_filter_search_export_and_counts_agree_on_postgresql() {
    agree(BOTH[1], 12);
}

#[tokio::test]
async fn a_docket_outside_the_scope_is_not_read() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || crate::card::write("一", 3)).await;
        let of = |unit| Scope { units: Units::These([UnitId(unit)].into()), ..Scope::all() };
        assert!(it.store.get::<Card>(&of(3), id).await.unwrap().is_some());
        assert!(it.store.get::<Card>(&of(4), id).await.unwrap().is_none());
        assert!(it.store.get_any(&Scope::none(), id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn no_unit_has_the_number_that_stands_for_everybody() {
    for engine in BOTH {
        let it = fresh(engine).await;
        add(&it.store, 1, || crate::card::write("一", 3)).await;
        for number in [0, -1, i64::MIN] {
            let scope = Scope { units: Units::These([UnitId(number)].into()), ..Scope::all() };
            let filter = Filter { text: "一".into(), ..Filter::default() };
            for filter in [Filter::default(), filter] {
                assert_eq!(pages(&it, &scope, &filter, Sort::DUE, 9).await, [], "{number}");
                assert_eq!(it.store.counts(&scope, &filter, By::Whole, TODAY).await.unwrap(), []);
            }
        }
    }
}

#[tokio::test]
async fn an_export_shows_the_moment_it_began() {
    for engine in BOTH {
        let it = fresh(engine).await;
        add(&it.store, 1, || crate::card::write("一", 3)).await;
        let mut export = it.store.export(&Scope::all(), &Filter::default(), Sort::DUE).await.unwrap();
        add(&it.store, 2, || crate::card::write("二", 3)).await;
        assert_eq!(export.chunk().await.unwrap().unwrap().len(), 1);
        assert_eq!(export.chunk().await.unwrap(), None);
        assert_eq!(at(1), it.store.get_any(&Scope::all(), DocketId(1)).await.unwrap().unwrap().updated_at);
    }
}

#[test]
fn text_that_is_no_cursor_is_refused() {
    for text in ["", "2026-01-01", "~", "x~1", "2026-01-01~x", "2026-01-01'~1"] {
        assert!(text.parse::<store::Cursor>().is_err(), "{text}");
    }
}
