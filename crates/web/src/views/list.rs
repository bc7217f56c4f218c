//! 筛选: what the address of a list asks for, what was understood of it, and the addresses of its neighbours.

use super::{Lens, lens, light};
use crate::query::address;
use docket::{Light, Standing};
use ledger::item::Stage;
use office::{
    Count, Cursor, Filter, Sort,
    my_desk::Work,
    turn_pages::{Before, Turned},
};
use pages::{
    page::{LightTab, Query},
    part::{Link, Pages},
};
use vocab::UnitId;

/// Stands in an address for items of no indicator, such as those out of findings.
pub const NO_INDICATOR: &str = "none";

/// The ledger of an indicator; of those items that have none where its name is `""`.
#[must_use]
pub fn of_indicator(name: &str) -> String {
    address("/items", &[("indicator", if name.is_empty() { NO_INDICATOR } else { name })])
}

/// 筛选 the address as asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As the page shows it.
    pub query: Query,
    /// Where the page begins.
    pub after: String,
}

impl Asked {
    /// Reads the query of an address; of a name that stands twice the first counts, unknown names are left alone.
    #[must_use]
    pub fn read(raw: Option<&str>) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(raw.unwrap_or("")).unwrap_or_default();
        let value = |name: &str| {
            pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let query = Query {
            light: value("light"),
            state: value("state"),
            unit: value("unit"),
            indicator: value("indicator"),
            plan: value("plan"),
            mark: value("mark"),
            q: value("q"),
            from: value("from"),
            to: value("to"),
            sort: value("sort"),
        };
        Self { query, after: value("after") }
    }

    /// The list that holds all of one kind of work.
    #[must_use]
    pub fn of_work(work: &Work) -> Self {
        let query = Query {
            light: work.light.map(|it| it.name().to_owned()).unwrap_or_default(),
            state: work.state.map(|it| it.name().to_owned()).unwrap_or_default(),
            mark: work.mark.map(str::to_owned).unwrap_or_default(),
            unit: work.unit.map(|it| it.to_string()).unwrap_or_default(),
            ..Query::default()
        };
        Self { query, after: String::new() }
    }

    fn pairs(&self) -> [(&'static str, &str); 10] {
        let it = &self.query;
        [
            ("light", &it.light),
            ("state", &it.state),
            ("unit", &it.unit),
            ("indicator", &it.indicator),
            ("plan", &it.plan),
            ("mark", &it.mark),
            ("q", &it.q),
            ("from", &it.from),
            ("to", &it.to),
            ("sort", &it.sort),
        ]
    }

    /// The address of this list with one value changed, from its first page.
    #[must_use]
    pub fn href(&self, name: &str, value: &str) -> String {
        let changed = self.pairs().map(|(key, old)| (key, if key == name { value } else { old }));
        let more = [(name, value)].into_iter().filter(|(name, _)| self.pairs().iter().all(|(key, _)| key != name));
        address("/items", &changed.into_iter().chain(more).collect::<Vec<_>>())
    }

    /// The query of this list without its page.
    #[must_use]
    pub fn query_string(&self) -> String {
        address("", &self.pairs()).trim_start_matches('?').to_owned()
    }

    /// What the store is asked, and what was understood or not.
    #[must_use]
    pub fn filter(&self, lens: &Lens<'_>) -> (Filter, Vec<String>) {
        let (query, w) = (&self.query, lens.w);
        let mut remarks = Vec::new();
        let mut day = |typed: &str| {
            let day = crate::day::read(typed, lens.today);
            match day {
                _ if typed.is_empty() => {}
                Some(day) if day.to_string() == typed => {}
                Some(day) => remarks.push(w.t2("remark-day", "typed", typed, "day", w.date(&day))),
                None => remarks.push(w.t1("remark-no-day", "typed", typed)),
            }
            day
        };
        let (due_from, due_to) = (day(&query.from), day(&query.to));
        let state = Stage::ALL.into_iter().find(|it| it.name() == query.state);
        let plan = query.plan.parse::<i64>().ok().map(|id| format!("plan:{id}"));
        // What is out of the count is shown to whoever asks for it.
        let counted = Standing::ALL.into_iter().filter(|it| *it != Standing::Void).collect();
        let filter = Filter {
            standings: if state == Some(Stage::Void) { Vec::new() } else { counted },
            states: state.map(|it| it.name().to_owned()).into_iter().collect(),
            lights: Light::from_name(&query.light).map(|it| (vec![it], lens.today)),
            owner: query.unit.parse().ok().map(UnitId),
            group: match query.indicator.as_str() {
                "" => None,
                NO_INDICATOR => Some(String::new()),
                name => Some(name.to_owned()),
            },
            tag: Some(query.mark.clone()).filter(|it| !it.is_empty()).or(plan),
            due_from,
            due_to,
            text: query.q.clone(),
            ..Filter::default()
        };
        (filter, remarks)
    }

    /// The order asked for; what is due soonest first where nothing is asked.
    #[must_use]
    pub fn sort(&self) -> Sort {
        match self.query.sort.as_str() {
            "updated" => Sort::UPDATED,
            "opened" => Sort::OPENED,
            _ => Sort::DUE,
        }
    }

    /// Where the page begins.
    ///
    /// # Errors
    /// For an address that this list never gave out.
    pub fn cursor(&self) -> Result<Option<Cursor>, office::StoreError> {
        if self.after.is_empty() { Ok(None) } else { self.after.parse().map(Some) }
    }

    /// The conditions in words, each with the list without it.
    #[must_use]
    pub fn chips(&self, lens: &Lens<'_>, plan: &str) -> Vec<Link> {
        let (query, w) = (&self.query, lens.w);
        let unit = query.unit.parse().ok().map(UnitId).map(|id| lens.directory.unit(id).to_owned());
        let text = |name: &str, value: &str| match name {
            "light" => w.code("light", value),
            "state" => w.code("state", value),
            "mark" => w.code("mark", value),
            "indicator" if value == NO_INDICATOR => w.t("no-indicator"),
            "unit" => unit.clone().filter(|it| !it.is_empty()).unwrap_or_else(|| value.to_owned()),
            "plan" if !plan.is_empty() => plan.to_owned(),
            "q" => w.t1("chip-q", "q", value),
            "from" => w.t1("chip-from", "day", value),
            "to" => w.t1("chip-to", "day", value),
            _ => value.to_owned(),
        };
        self.pairs()
            .into_iter()
            .filter(|(name, value)| *name != "sort" && !value.is_empty())
            .map(|(name, value)| Link { href: self.href(name, ""), text: text(name, value) })
            .collect()
    }

    /// 灯 above the list.
    #[must_use]
    pub fn tabs(&self, whole: Count, lights: &[(Light, Count)]) -> Vec<LightTab> {
        let all = LightTab {
            light: None,
            count: lens::count(whole),
            href: self.href("light", ""),
            current: self.query.light.is_empty(),
        };
        let tabs = lights.iter().map(|(it, count)| LightTab {
            light: Some(light::of(Some(*it))),
            count: lens::count(*count),
            href: self.href("light", it.name()),
            current: self.query.light == it.name(),
        });
        std::iter::once(all).chain(tabs).collect()
    }

    /// 翻页
    #[must_use]
    pub fn pages(&self, page: &Turned) -> Pages {
        turn(&page.before, page.next.as_ref(), |after| self.href("after", after))
    }
}

/// 翻页 with the address of a page by where it begins.
#[must_use]
pub fn turn(before: &Before, next: Option<&Cursor>, href: impl Fn(&str) -> String) -> Pages {
    let prev = match before {
        Before::Nothing => None,
        Before::First => Some(href("")),
        Before::After(place) => Some(href(&place.to_string())),
    };
    Pages { prev, next: next.map(|place| href(&place.to_string())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_again_what_it_was_asked() {
        let raw = "light=overdue&unit=3&q=%E7%94%B5%E5%8A%9B&to=12%E6%9C%88%E5%BA%95&after=0-2026-01-01~5";
        let asked = Asked::read(Some(raw));
        assert_eq!(asked.query.q, "电力");
        assert_eq!(asked.query_string(), "light=overdue&unit=3&q=%E7%94%B5%E5%8A%9B&to=12%E6%9C%88%E5%BA%95");
        assert_eq!(asked.href("light", "near"), format!("/items?{}", asked.query_string().replace("overdue", "near")));
        assert_eq!(asked.href("after", "9~1"), format!("/items?{}&after=9~1", asked.query_string()));
    }

    #[test]
    fn what_an_address_does_not_know_is_left_alone() {
        let asked = Asked::read(Some("colour=red&light=overdue&light=near&%zz"));
        assert_eq!(asked.query.light, "overdue");
        assert_eq!(Asked::read(None).query_string(), "");
        assert!(Asked { after: "elsewhere".to_owned(), ..Asked::default() }.cursor().is_err());
    }
}
