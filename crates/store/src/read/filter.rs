//! 筛选 what a list is narrowed to, and its two faces: in memory and in SQL.

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

    /// Holds for the columns of `docket d`; without [`Filter::words`].
    pub(super) fn columns(&self) -> Condition {
        let mut all = Condition::all();
        if !self.kinds.is_empty() {
            all = all.add(column("kind").is_in(self.kinds.iter().map(String::as_str)));
        }
        if !self.states.is_empty() {
            all = all.add(column("state").is_in(self.states.iter().map(String::as_str)));
        }
        if !self.standings.is_empty() {
            all = all.add(column("standing").is_in(self.standings.iter().map(|it| it.name())));
        }
        if let Some((lights, today)) = &self.lights {
            let any =
                lights.iter().fold(Condition::any().add(Expr::val(1).eq(0)), |any, it| any.add(light(*it, *today)));
            all = all.add(any);
        }
        if let Some(owner) = self.owner {
            all = all.add(column("owner").eq(owner.0));
        }
        if let Some(group) = &self.group {
            all = all.add(column("grouping").eq(group.as_str()));
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
    let standing = |it: Standing| column("standing").eq(it.name());
    let active = || Condition::any().add(standing(Standing::Waiting)).add(standing(Standing::Open));
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
        Light::Done => return Condition::all().add(standing(Standing::Closed)),
        Light::Pending => return Condition::all().add(standing(Standing::Handed)),
        Light::Overdue => come("overdue_on"),
        Light::Unreported => come("unreported_on"),
        Light::Lagging => come("lag_on"),
        Light::Near => come("near_on"),
        Light::Normal => standing(Standing::Open),
        Light::NotStarted => standing(Standing::Waiting),
    };
    Condition::all().add(active()).add(not_come(worse)).add(own)
}

/// Holds for dockets `d` of the kinds and regions of a scope; its units are asked of `reader`.
pub(super) fn scope(scope: &Scope) -> Condition {
    let mut all = Condition::all();
    if let Some(kinds) = &scope.kinds {
        all =
            all.add(if kinds.is_empty() { nothing() } else { column("kind").is_in(kinds.iter().map(String::as_str)) });
    }
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

/// The units of a scope; `None` for all. Real units count from 1: what is below would be everybody's list.
pub(super) fn units(scope: &Scope) -> Option<Vec<i64>> {
    match &scope.units {
        Units::All => None,
        Units::These(units) => Some(units.iter().map(|it| it.0).filter(|it| *it > EVERYBODY).collect()),
    }
}

/// Holds for dockets `d` that a scope's units read. `each` asks for every docket apart, which is right for few; else
/// all that the units read are noted first.
pub(super) fn readers(scope: &Scope, each: bool) -> Condition {
    let Some(units) = units(scope) else { return Condition::all() };
    if units.is_empty() {
        return Condition::all().add(nothing());
    }
    let mut read = Query::select();
    read.column(("x", "docket")).from_as("reader", "x");
    read.and_where(Expr::col(("x", "unit")).is_in(units));
    Condition::all().add(if each {
        Expr::exists(read.and_where(Expr::col(("x", "docket")).eq(column("id"))).to_owned())
    } else {
        column("id").in_subquery(read)
    })
}

/// The numbers of the dockets that `words` find.
pub(super) fn found(backend: DbBackend, words: &Words) -> SelectStatement {
    let key = engine::search_key(backend);
    Query::select()
        .expr_as(Expr::col(key), "id")
        .from("text")
        .cond_where(engine::search_term(backend, &words.terms))
        .to_owned()
}

pub(super) fn nothing() -> Expr {
    Expr::val(1).eq(0)
}
