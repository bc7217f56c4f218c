//! 列表 by state, unit, mark and words.

use crate::{
    query::address,
    reply::Reply,
    views::{
        Lens, lens,
        list::turn as pages_of,
        register::{Face, row, state_word},
    },
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use docket::Standing;
use office::{
    By, Failure, Filter, Sort,
    directory::Directory,
    list_dockets::{Kind, counts},
    register::may_open,
    turn_pages::turn,
};
use pages::{
    page::{RegisterListPage, RegisterQuery},
    part::{Count, Link},
};
use vocab::UnitId;

/// 筛选 the address as asked.
pub(super) struct Asked {
    pub query: RegisterQuery,
    pub after: String,
}

impl Asked {
    pub fn read(raw: Option<&str>) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(raw.unwrap_or("")).unwrap_or_default();
        let value = |name: &str| {
            pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let query = RegisterQuery { state: value("state"), unit: value("unit"), mark: value("mark"), q: value("q") };
        Self { query, after: value("after") }
    }

    /// What the store is asked, but for the state.
    pub fn whole(&self) -> Filter {
        Filter {
            owner: self.query.unit.parse().ok().map(UnitId),
            tag: Some(self.query.mark.clone()).filter(|it| !it.is_empty()),
            text: self.query.q.clone(),
            ..Filter::default()
        }
    }

    /// What the store is asked; what does not count is shown only to whoever asks for it.
    pub fn filter(&self) -> Filter {
        let state = Some(self.query.state.clone()).filter(|it| !it.is_empty());
        let counted = Standing::ALL.into_iter().filter(|it| *it != Standing::Void).collect();
        let standings = if state.is_some() { Vec::new() } else { counted };
        Filter { states: state.into_iter().collect(), standings, ..self.whole() }
    }

    pub fn href(&self, path: &str, state: &str, after: &str) -> String {
        let it = &self.query;
        address(path, &[("state", state), ("unit", &it.unit), ("mark", &it.mark), ("q", &it.q), ("after", after)])
    }
}

/// `GET /findings`
pub async fn page<D: Face>(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let asked = Asked::read(raw.as_deref());
    let after = if asked.after.is_empty() { Ok(None) } else { asked.after.parse().map(Some) };
    let after = after.map_err(Failure::World).or_reply(&visit)?;
    let kind = Kind::of::<D>();
    let tallies = counts(office, caller, kind, asked.whole(), By::State).await.or_reply(&visit)?;
    let turned = turn(office, caller, kind, asked.filter(), Sort::DUE, after).await.or_reply(&visit)?;
    let mut rows = Vec::new();
    for found in &turned.rows {
        let state = found.open::<D>().map_err(Failure::World).or_reply(&visit)?;
        rows.extend(state.map(|state| row(found, &state, &lens)));
    }
    let (path, chosen) = (format!("/{}", D::WORD), asked.query.state.as_str());
    let of = |state: &str| tallies.iter().filter(|it| it.key == state).map(|it| it.count).sum::<u64>();
    let tab = |state: &str, text: String, count: u64| {
        let link = Link { href: asked.href(&path, state, ""), text };
        (link, Count::exact(lens::number(count)), chosen == state)
    };
    let counted: u64 = D::PAGE.states.iter().filter(|it| **it != "void").map(|it| of(it)).sum();
    let states = D::PAGE.states.iter().map(|it| tab(it, state_word(&lens.w, D::NAME, it), of(it)));
    let open = D::PAGE.opening().filter(|_| may_open::<D>(office, caller).is_ok());
    let page = RegisterListPage {
        frame: visit.frame(&directory),
        name: D::NAME,
        word: D::WORD,
        tabs: std::iter::once(tab("", lens.w.t("all"), counted)).chain(states).collect(),
        units: lens.units(),
        marks: D::marks(&lens.w),
        columns: D::PAGE.columns.iter().map(|it| lens.w.code("field", it)).collect(),
        rows,
        count: lens::count(turned.count),
        pages: pages_of(&turned.before, turned.next.as_ref(), |after| asked.href(&path, chosen, after)),
        open: open.map(|it| Link { href: format!("{path}/new"), text: lens.w.code("act", it.form) }),
        export: asked.href(&format!("{path}/export.xlsx"), chosen, ""),
        query: asked.query.clone(),
    };
    Reply::page(&visit, &page)
}
