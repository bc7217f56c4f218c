//! 指标

use crate::{
    query::address,
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
    },
    visit::{OrReply, Visit},
};
use docket::Light;
use ledger::indicator::{Event, Field, Indicator, Rank, Target};
use office::{
    By, Filter,
    list_dockets::{Kind, counts, lit},
    show_docket::Shown,
};
use pages::{
    forms::{
        indicator::INDICATOR,
        register::{Known, Register},
    },
    page::{Body, Fact, RegisterPage, Section},
};

impl Face for Indicator {
    const PAGE: &'static Register = &INDICATOR;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        let last = self.last(Field::Province);
        let before = last.and_then(|last| self.rank(last.year - 1, Field::Province));
        let ahead = self.targets.iter().rev().find(|it| it.field == Field::Province);
        let placed =
            |rank: Option<&Rank>| rank.map(|it| format!("{} {}", it.year, place(it, lens))).unwrap_or_default();
        let aimed = ahead.map(|it| format!("{} {}", it.year, aim(it, lens))).unwrap_or_default();
        vec![placed(last), placed(before), aimed]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let lead = it.lead.map(|id| lens.unit(id));
        let href = lead.as_ref().map(|it| format!("/units/{}", it.id)).unwrap_or_default();
        vec![
            fact(lens, "indicator_no", it.no.to_string()),
            Fact { href, ..fact(lens, "lead", lead.map(|it| it.name).unwrap_or_default()) },
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let head = |names: &[&str]| names.iter().map(|name| lens.w.code("field", name)).collect::<Vec<_>>();
        let cell = |text: String| Fact { label: String::new(), text, href: String::new() };
        let mut sections = Vec::new();
        if !it.ranks.is_empty() {
            let row = |rank: &Rank| {
                let paper = [rank.source.number.as_str(), &rank.source.title].join(" ");
                let aimed = it.target(rank.year, rank.field).map(|it| aim(it, lens)).unwrap_or_default();
                [rank.year.to_string(), lens.w.code("rank_field", rank.field.name()), place(rank, lens), aimed, paper]
                    .map(cell)
                    .to_vec()
            };
            let names = head(&["year", "rank_field", "indicator_place", "indicator_target", "source"]);
            let body = Body::Table(names, it.ranks.iter().rev().map(row).collect());
            sections.push(Section { title: lens.w.t("indicator-ranks"), body });
        }
        if !it.targets.is_empty() {
            let row = |target: &Target| {
                let field = lens.w.code("rank_field", target.field.name());
                [target.year.to_string(), field, aim(target, lens), target.source.clone()].map(cell).to_vec()
            };
            let names = head(&["year", "rank_field", "indicator_target", "source"]);
            let body = Body::Table(names, it.targets.iter().rev().map(row).collect());
            sections.push(Section { title: lens.w.t("indicator-targets"), body });
        }
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, _shown: &Shown<Self>) -> Said {
        let unit = |id: Option<vocab::UnitId>| id.map(|id| lens.directory.unit(id).to_owned()).unwrap_or_default();
        let field = |field: Field| lens.w.code("rank_field", field.name());
        match event {
            Event::Open(it) => Said::text(&it.name).fact("lead", unit(it.lead)),
            Event::Entrust(it) => Said::default().fact("lead", unit(it.lead)),
            Event::RecordRank(it) => {
                let rank = &it.rank;
                Said::text(&format!("{} {} {}", rank.year, field(rank.field), place(rank, lens)))
                    .fact("source", [rank.source.number.as_str(), &rank.source.title].join(" "))
            }
            Event::WithdrawRank(it) => Said::text(&it.reason).fact("year", format!("{} {}", it.year, field(it.field))),
            Event::Aim(it) => {
                let target = &it.target;
                Said::text(&format!("{} {} {}", target.year, field(target.field), aim(target, lens)))
                    .fact("source", &target.source)
            }
        }
    }

    async fn known(visit: &Visit, _shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        known.values.insert("field", Field::Province.name().to_owned());
        known.values.insert("year", visit.today().year().to_string());
        Ok(())
    }

    /// How its problems and measures stand.
    async fn more(visit: &Visit, shown: &Shown<Self>, lens: &Lens<'_>, page: &mut RegisterPage) -> Result<(), Reply> {
        let name = &shown.state.name;
        let kinds = [(Kind::Problem, "/problems", "indicator_problems"), (Kind::Item, "/items", "indicator_items")];
        for (kind, path, label) in kinds {
            let filter = Filter { group: Some(name.clone()), ..Filter::default() };
            let tallies = counts(visit.office(), visit.caller()?, kind, filter, By::Whole).await.or_reply(visit)?;
            let all: u64 = tallies.iter().filter(|it| it.light.is_some()).map(|it| it.count).sum();
            let text = lens.w.t2("done-of", "done", lit(&tallies, Light::Done), "total", all);
            page.facts.push(Fact { href: address(path, &[("indicator", name)]), ..fact(lens, label, text) });
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["record_rank"]
    }
}

/// `第 31 名（共 103）`
fn place(rank: &Rank, lens: &Lens<'_>) -> String {
    match rank.of {
        Some(of) => lens.w.t2("place-of", "place", rank.place, "of", of),
        None => lens.w.t1("place-only", "place", rank.place),
    }
}

/// `力保前 20，力争前 15`
fn aim(target: &Target, lens: &Lens<'_>) -> String {
    let floor = target.floor.map(|it| lens.w.t1("aim-floor", "place", it));
    let stretch = target.stretch.map(|it| lens.w.t1("aim-stretch", "place", it));
    floor.into_iter().chain(stretch).collect::<Vec<_>>().join(lens.w.t("comma").as_str())
}
