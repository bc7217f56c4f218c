//! 重点项目

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
    },
    visit::Visit,
};
use ledger::project::{Event, Need, Phase, Progress, Project};
use office::show_docket::Shown;
use pages::{
    Words,
    forms::{
        project::PROJECT,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::Choice,
};
use vocab::Money;

impl Face for Project {
    const PAGE: &'static Register = &PROJECT;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        let waiting = self.open_needs().count();
        vec![
            self.category.clone(),
            money(self.investment),
            self.invested().map(|it| format!("{it}%")).unwrap_or_default(),
            if waiting > 0 { lens.w.t1("project-waiting", "count", waiting) } else { String::new() },
        ]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let unit = lens.unit(it.unit);
        let helpers: Vec<&str> = it.helpers.iter().map(|id| lens.directory.unit(*id)).collect();
        vec![
            fact(lens, "code", &it.code),
            fact(lens, "category", &it.category),
            Fact { href: format!("/units/{}", unit.id), ..fact(lens, "owner", unit.name) },
            fact(lens, "helpers", helpers.join("、")),
            fact(lens, "leader", &it.leader),
            fact(lens, "investment", money(it.investment)),
            fact(lens, "this_year", money(it.this_year)),
            fact(lens, "project_invested", it.invested().map(|it| format!("{it}%")).unwrap_or_default()),
            fact(lens, "project_open-due", it.due.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "reason", it.discarded.clone().unwrap_or_default()),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let mut sections = Vec::new();
        if !it.text.is_empty() {
            sections.push(Section { title: lens.w.t("project-text"), body: Body::Text(lens.text(&it.text)) });
        }
        let head = |names: &[&str]| names.iter().map(|name| lens.w.code("field", name)).collect::<Vec<_>>();
        if !it.needs.is_empty() {
            let body = Body::Table(
                head(&["need_no", "need", "text", "project_raise_need-due", "help", "project_answer"]),
                it.needs.iter().map(|need| need_row(need, lens)).collect(),
            );
            sections.push(Section { title: lens.w.t("project-needs"), body });
        }
        if !it.progress.is_empty() {
            let row = |it: &Progress| [lens.w.day(&it.on), it.text.clone(), money(it.invested)].map(plain).to_vec();
            let body =
                Body::Table(head(&["project_on", "progress", "invested"]), it.progress.iter().rev().map(row).collect());
            sections.push(Section { title: lens.w.t("project-progress"), body });
        }
        let row = |(phase, on): &(Phase, jiff::civil::Date)| {
            [lens.w.code("project-state", phase.name()), lens.w.day(on)].map(plain).to_vec()
        };
        let body = Body::Table(head(&["phase", "began"]), it.phases.iter().map(row).collect());
        sections.push(Section { title: lens.w.t("project-phases"), body });
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, _shown: &Shown<Self>) -> Said {
        let day = |day: Option<jiff::civil::Date>| day.map(|it| lens.w.date(&it)).unwrap_or_default();
        match event {
            Event::Open(it) => Said::text(&it.name)
                .fact("phase", lens.w.code("project-state", it.phase.name()))
                .fact("investment", money(it.investment)),
            Event::Report(it) => Said::text(&it.text).fact("invested", money(it.invested)),
            Event::MoveOn(it) => {
                Said::text(&lens.w.code("project-state", it.phase.name())).fact("began", lens.w.day(&it.began))
            }
            Event::RaiseNeed(it) => Said::text(&it.text)
                .fact("need", lens.w.code("need", it.kind.name()))
                .fact("land", it.land.map(|it| it.to_string()).unwrap_or_default())
                .fact("money", money(it.money))
                .fact("project_raise_need-due", day(it.due)),
            Event::GiveHelp(it) => Said::text(&it.text).fact("need_no", it.need.to_string()),
            Event::AnswerNeed(it) => Said::text(&it.text)
                .fact("need_no", it.need.to_string())
                .fact("project_answer", lens.w.code("need_answer", it.answer.name())),
            Event::Amend(it) => Said::text(&it.reason)
                .fact("investment", money(it.investment))
                .fact("this_year", money(it.this_year))
                .fact("project_open-due", day(it.due)),
            Event::Discard(it) => Said::text(&it.reason),
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        match shown {
            None => {
                let unit = visit.caller()?.unit;
                known.values.extend(unit.map(|it| ("unit", it.to_string())));
            }
            Some(shown) => {
                let need = |it: &Need| Choice::new(it.no, format!("{} {}", it.no, it.text));
                known.lists.insert("need", shown.state.open_needs().map(need).collect());
                known.values.insert("began", visit.today().to_string());
            }
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["report"]
    }

    fn marks(words: &Words) -> Vec<Choice> {
        ["needs", "land", "money"].map(|it| Choice::new(it, words.code("project_mark", it))).to_vec()
    }
}

fn plain(text: String) -> Fact {
    Fact { label: String::new(), text, href: String::new() }
}

/// `52000万元`, as ledgers write it.
fn money(money: Option<Money>) -> String {
    money.map(|it| it.in_wan()).unwrap_or_default()
}

fn need_row(need: &Need, lens: &Lens<'_>) -> Vec<Fact> {
    let helped = need.help.iter().map(|it| {
        let unit = it.unit.map(|id| lens.directory.unit(id)).unwrap_or_default();
        format!("{} {unit} {}", lens.w.day(&it.on), it.text)
    });
    let answer = need
        .answer
        .as_ref()
        .map(|(on, how, text)| format!("{} {} {text}", lens.w.day(on), lens.w.code("need_answer", how.name())));
    let land = need.land.map(|it| lens.w.t1("project-land", "area", it)).unwrap_or_default();
    let text = [need.text.clone(), land, money(need.money)].into_iter().filter(|it| !it.is_empty());
    vec![
        plain(need.no.to_string()),
        plain(lens.w.code("need", need.kind.name())),
        plain(text.collect::<Vec<_>>().join(" ")),
        plain(need.due.map(|it| lens.w.day(&it)).unwrap_or_default()),
        plain(helped.collect::<Vec<_>>().join("；")),
        plain(answer.unwrap_or_else(|| lens.w.t("project-unanswered"))),
    ]
}
