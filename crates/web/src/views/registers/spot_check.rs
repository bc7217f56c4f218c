//! 抽查

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact, href},
        timeline::Said,
    },
    visit::Visit,
};
use ledger::{
    SpotCheck,
    spot_check::{Event, Verdict, choose},
};
use office::show_docket::Shown;
use pages::{
    forms::{
        register::{Known, Register},
        spot_check::SPOT_CHECK,
    },
    page::{Body, Fact, Section},
    part::Choice,
};
use vocab::DocketId;

impl Face for SpotCheck {
    const PAGE: &'static Register = &SPOT_CHECK;

    fn cells(&self, _lens: &Lens<'_>) -> Vec<String> {
        let untrue = self.results.iter().filter(|it| it.verdict == Verdict::Untrue).count();
        let chosen = format!("{} / {}", self.results.len(), self.chosen.len());
        vec![chosen, if untrue == 0 { String::new() } else { untrue.to_string() }]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        vec![
            fact(lens, "spotcheck_open-due", lens.w.date(&it.due)),
            fact(lens, "population", it.population.len().to_string()),
            fact(lens, "chosen", it.chosen.len().to_string()),
            fact(lens, "seed", &it.seed),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let heads = ["spotcheck_found-item", "verdict", "spotcheck_found-text"];
        let row = |id: &DocketId| {
            let found = it.results.iter().find(|result| result.item == *id);
            let linked = shown.linked.iter().find(|row| row.id == *id);
            let verdict = found.map(|it| lens.w.code("verdict", it.verdict.name())).unwrap_or_default();
            vec![
                Fact { href: linked.map(href).unwrap_or_default(), ..fact(lens, heads[0], name(shown, *id)) },
                fact(lens, heads[1], verdict),
                fact(lens, heads[2], found.map(|it| lens.text(&it.text)).unwrap_or_default()),
            ]
        };
        let table = it.chosen.iter().map(row).collect();
        let labels = heads.iter().map(|it| lens.w.code("field", it)).collect();
        let again = choose(&it.seed, &it.population, it.chosen.len());
        let same = lens.w.t(if again == it.chosen { "spotcheck-same" } else { "spotcheck-differs" });
        vec![
            Section { title: lens.w.t("field-chosen"), body: Body::Table(labels, table) },
            Section { title: lens.w.t("spotcheck-how"), body: Body::Note(format!("{} {same}", how(it, lens))) },
        ]
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        match event {
            Event::Open(it) => {
                let chosen: Vec<String> = it.chosen.iter().map(ToString::to_string).collect();
                Said::text(&it.title).fact("seed", &it.seed).fact("chosen", lens.w.list(&chosen))
            }
            Event::Found(it) => Said::text(&it.text)
                .fact("spotcheck_found-item", name(shown, it.item))
                .fact("verdict", lens.w.code("verdict", it.verdict.name()))
                .fact("spotcheck_found-due", it.due.map(|due| lens.due(due)).unwrap_or_default())
                .evidence(&it.evidence, &shown.files),
            Event::Discard(it) => Said::text(&it.reason),
        }
    }

    async fn known(_visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        if let Some(shown) = shown {
            let waiting = shown.state.waiting().map(|id| Choice::new(id, name(shown, id)));
            known.lists.insert("item", waiting.collect());
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["found"]
    }
}

/// How anyone draws the sample again.
fn how(check: &SpotCheck, lens: &Lens<'_>) -> String {
    let numbers: Vec<String> = check.population.iter().map(ToString::to_string).collect();
    let example = format!("{}:{}", check.seed, numbers.first().map_or("", String::as_str));
    let (size, population) = (check.chosen.len().to_string(), lens.w.list(&numbers));
    lens.w.t3("spotcheck-how-about", [("example", &example), ("size", &size), ("population", &population)])
}

fn name(shown: &Shown<SpotCheck>, id: DocketId) -> String {
    let row = shown.linked.iter().find(|it| it.id == id);
    row.map_or_else(|| id.to_string(), |row| format!("{id} {}", row.facets.title))
}
