//! 筛选 what a list is narrowed to, and its two faces: in memory and in SQL.

use super::classes::Classes;
use crate::engine;
use crate::search::Query as Words;
use crate::table::{EVERYBODY, FAR};
use docket::{Facets, Light, Scope, Standing, Units};
use jiff::civil::Date;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query, SelectStatement};
use vocab::UnitId;

/// What a list is narrowed to. Empty lists and `None` do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds, by their names.
    pub kinds: Vec<String>,
    /// The kind's own states.
    pub states: Vec<String>,
    /// Standings.
    pub standings: Vec<Standing>,
    /// 灯 lights on a day.
    pub lights: Option<(Vec<Light>, Date)>,
    /// 牵头单位
    pub owner: Option<UnitId>,
    /// 指标 or whatever the kind is grouped by.
    pub group: Option<String>,
    /// A tag.
    pub tag: Option<String>,
    /// Due on this day or later.
    pub due_from: Option<Date>,
    /// Due on this day or earlier.
    pub due_to: Option<Date>,
    /// What somebody typed into the search field.
    pub text: String,
}

impl Filter {
    /// Whether a docket is left. `text` is what its kind lets search find besides the title.
    #[must_use]
    pub fn matches(&self, kind: &str, facets: &Facets, text: &str) -> bool {
        let any = |wanted: &[String], it: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == it);
        let due = facets.days.due_on;
        any(&self.kinds, kind)
            && any(&self.states, &facets.state)
            && (self.standings.is_empty() || self.standings.contains(&facets.standing))
            && self
                .lights
                .as_ref()
                .is_none_or(|(lights, today)| Light::of(facets, *today).is_some_and(|light| lights.contains(&light)))
            && self.owner.is_none_or(|owner| facets.owner == Some(owner))
            && self.group.as_ref().is_none_or(|group| *group == facets.group)
            && self.due_from.is_none_or(|from| due.is_some_and(|due| due >= from))
            && self.due_to.is_none_or(|to| due.is_some_and(|due| due <= to))
            && self.words().matches(facets, text)
    }

    /// What the search table is asked.
    pub(super) fn words(&self) -> Words {
        let words = Words::text(&self.text);
        self.tag.as_deref().map_or_else(|| words.clone(), |tag| words.clone().and(Words::tag(tag)))
    }

    /// Holds for the columns of a `class` within a scope.
    pub(super) fn classes(&self, scope: &Scope) -> Condition {
        let among = |name, wanted: &mut dyn Iterator<Item = &str>| Expr::col(name).is_in(wanted.map(str::to_owned));
        let mut all = Condition::all();
        if let Some(kinds) = &scope.kinds {
            all = all.add(among("kind", &mut kinds.iter().map(String::as_str)));
        }
        if !self.kinds.is_empty() {
            all = all.add(among("kind", &mut self.kinds.iter().map(String::as_str)));
        }
        if !self.states.is_empty() {
            all = all.add(among("state", &mut self.states.iter().map(String::as_str)));
        }
        if !self.standings.is_empty() {
            all = all.add(among("standing", &mut self.standings.iter().map(|it| it.name())));
        }
        if let Some((lights, _)) = &self.lights {
            // The days of what stands otherwise need not be looked at.
            all = all.add(among("standing", &mut lights.iter().flat_map(|it| standings(*it)).map(|it| it.name())));
        }
        if let Some(group) = &self.group {
            all = all.add(Expr::col("grouping").eq(group.as_str()));
        }
        all
    }

    /// Holds for the columns of `docket d`; without [`Filter::classes`] and [`Filter::words`].
    pub(super) fn columns(&self) -> Condition {
        let mut all = Condition::all();
        if let Some((lights, today)) = &self.lights {
            let any =
                lights.iter().fold(Condition::any().add(Expr::val(1).eq(0)), |any, it| any.add(light(*it, *today)));
            all = all.add(any);
        }
        if let Some(owner) = self.owner {
            all = all.add(column("owner").eq(owner.0));
        }
        if let Some(from) = self.due_from {
            all = all.add(column("due_on").gte(from.to_string()));
        }
        if let Some(to) = self.due_to {
            all = all.add(column("due_on").lte(to.to_string()));
        }
        all
    }
}

/// A column of `docket d`.
pub(super) fn column(name: &'static str) -> Expr {
    Expr::col(("d", name))
}

/// Holds for dockets with this light on `today`, as [`Light::of`] says.
pub(super) fn light(light: Light, today: Date) -> Condition {
    let stands = column("standing").is_in(standings(light).iter().map(|it| it.name()));
    let day = |name: &'static str| Expr::expr(Func::coalesce([column(name), Expr::val(FAR)]));
    let come = |name: &'static str| day(name).lte(today.to_string());
    let not_come = |names: &[&'static str]| {
        names.iter().fold(Condition::all(), |all, name| all.add(day(name).gt(today.to_string())))
    };
    let days = ["overdue_on", "unreported_on", "lag_on", "near_on"];
    let (worse, _) = days.split_at(match light {
        Light::Overdue | Light::Done | Light::Pending => 0,
        Light::Unreported => 1,
        Light::Lagging => 2,
        Light::Near => 3,
        Light::Normal | Light::NotStarted => 4,
    });
    let own = match light {
        Light::Pending | Light::Done | Light::Normal | Light::NotStarted => Condition::all(),
        Light::Overdue => Condition::all().add(come("overdue_on")),
        Light::Unreported => Condition::all().add(come("unreported_on")),
        Light::Lagging => Condition::all().add(come("lag_on")),
        Light::Near => Condition::all().add(come("near_on")),
    };
    Condition::all().add(stands).add(not_come(worse)).add(own)
}

/// What a docket with this light stands at.
const fn standings(light: Light) -> &'static [Standing] {
    match light {
        Light::Done => &[Standing::Closed],
        Light::Pending => &[Standing::Handed],
        Light::Normal => &[Standing::Open],
        Light::NotStarted => &[Standing::Waiting],
        Light::Overdue | Light::Unreported | Light::Lagging | Light::Near => &[Standing::Waiting, Standing::Open],
    }
}

/// Holds for dockets `d` of the regions of a scope; its kinds are asked of `class`, its units of `reader`.
pub(super) fn regions(scope: &Scope) -> Condition {
    let mut all = Condition::all();
    if let Some(regions) = &scope.regions {
        let any = regions.iter().fold(Condition::any().add(nothing()), |any, prefix| {
            let length = i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX);
            let head = Func::cust("substr").args([column("region"), Expr::val(1), Expr::val(length)]);
            any.add(Expr::expr(head).eq(prefix.as_str()))
        });
        all = all.add(any);
    }
    all
}

/// The units whose lists hold all of a scope. Real units count from 1: what is below would be everybody's list.
pub(super) fn units(scope: &Scope) -> Vec<i64> {
    match &scope.units {
        Units::All => vec![EVERYBODY],
        Units::These(units) => units.iter().map(|it| it.0).filter(|it| *it > EVERYBODY).collect(),
    }
}

/// The numbers of what these units read of these classes; one that two units read stands there twice.
pub(super) fn read(units: &[i64], classes: Option<&Classes>) -> SelectStatement {
    let mut read = Query::select().column("docket").from("reader").to_owned();
    read.and_where(Expr::col("unit").is_in(units.iter().copied()));
    read.cond_where(Condition::all().add_option(classes.map(|it| it.hold("class")))).to_owned()
}

/// The numbers of the dockets that `words` find.
pub(super) fn found(backend: DbBackend, words: &Words) -> SelectStatement {
    let key = engine::search_key(backend);
    Query::select()
        .expr_as(Expr::col(key), "docket")
        .from("text")
        .and_where(engine::search_term(backend, &words.terms))
        .to_owned()
}

fn nothing() -> Expr {
    Expr::val(1).eq(0)
}
