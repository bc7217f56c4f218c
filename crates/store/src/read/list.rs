//! 列表 a page of dockets within a scope, narrowed by a filter.
//!
//! A scope of units is a union of the units' own sorted lists: each gives its next few, the union is sorted again. The
//! class of each docket stands in those lists, so that they are narrowed by kind, state, standing and group as they are
//! walked. Where few dockets are left at all (a rare word, a rare state) those are taken and sorted instead.

use super::classes::Classes;
use super::filter::{self, Filter, column};
use super::get::{Row, rows};
use super::page::{Count, Cursor, Page, PageRequest, Sort, SortKey};
use crate::search::Query as Words;
use crate::table::{EVERYBODY, aliased};
use crate::{Options, Store, StoreError, engine};
use docket::Scope;
use jiff::civil::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Order, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};
use vocab::DocketId;

/// Counts stop here.
const COUNTED: u64 = 1_000;
/// How many dockets are looked at for a count where more of each must be read than its place in a list.
const LOOKED_AT: u64 = 1_000;
/// How many of the units may read a docket, on average, before a count over several units tells too little.
const TWICE: u64 = 2;
/// More units than this are not united one by one.
const UNITED: usize = 64;
/// So many units and more together may read so much that the beginning of everybody's list fills the page.
const MANY: usize = 8;
/// How long that beginning is.
const BEGINNING: u64 = 10_000;

impl Store {
    /// A page of the dockets in `scope` that `filter` leaves.
    ///
    /// # Errors
    /// When the database fails or the cursor is of another list.
    pub async fn list(
        &self,
        scope: &Scope,
        filter: &Filter,
        sort: Sort,
        page: &PageRequest,
    ) -> Result<Page, StoreError> {
        let db = self.reading();
        let list = List::new(db, self.options(), scope, filter).await?;
        let mut found = list.page(db, sort, page).await?;
        if page.counted {
            found.count = Some(list.count(db).await?);
        }
        Ok(found)
    }

    /// How many dockets of `scope` the filter leaves, up to 1,000.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, scope: &Scope, filter: &Filter) -> Result<Count, StoreError> {
        List::new(self.reading(), self.options(), scope, filter).await?.count(self.reading()).await
    }

    /// The dockets of `scope` that `typed` finds, those changed last first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn search(&self, scope: &Scope, typed: &str, limit: u64) -> Result<Vec<Row>, StoreError> {
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        let page = PageRequest { limit, counted: false, ..PageRequest::default() };
        Ok(self.list(scope, &filter, Sort::UPDATED, &page).await?.rows)
    }
}

/// A list ready to be paged through.
///
/// Every question is put to a row of `reader` under the name `r`. What its own columns cannot tell is asked as a value
/// of that row and not as a join, which PostgreSQL might begin at the other end.
#[derive(Clone)]
pub(super) struct List {
    /// Units whose lists hold all of this one; empty when nothing can be found.
    units: Vec<i64>,
    /// The same, walked one by one.
    walked: Vec<i64>,
    /// Whether what is walked holds more than the units read, so that each docket must be asked for its readers.
    foreign: bool,
    classes: Option<Classes>,
    /// What must hold for `docket d`; empty when nothing is asked of its columns.
    columns: Condition,
    /// The first and last day due.
    due: (Option<Date>, Option<Date>),
    /// Words that must be found, and how they are looked up.
    words: Option<(Words, Lookup)>,
    /// Numbers of few dockets among which all of the list are.
    few: Option<SelectStatement>,
    backend: DbBackend,
}

/// How it is found out whether words find a docket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lookup {
    /// All that they find are noted first.
    Noted,
    /// Each docket's own words are read.
    Read,
}

impl List {
    pub(super) async fn new(
        db: &impl ConnectionTrait,
        options: &Options,
        scope: &Scope,
        filter: &Filter,
    ) -> Result<Self, StoreError> {
        let mut list = Self {
            units: filter::units(scope),
            walked: Vec::new(),
            foreign: false,
            classes: Classes::of(db, scope, filter).await?,
            columns: filter::regions(scope).add_option(Some(filter.columns()).filter(|it| !it.is_empty())),
            due: (filter.due_from, filter.due_to),
            words: Some(filter.words()).filter(|it| !it.is_empty()).map(|it| (it, Lookup::Read)),
            few: None,
            backend: db.get_database_backend(),
        };
        if let Some(owner) = filter.owner.map(|it| it.0) {
            // The owner reads what it owns, so its own list holds all of this one.
            if list.everybody() || list.units.contains(&owner) {
                list.units = vec![owner];
            }
        }
        if list.classes.as_ref().is_some_and(Classes::is_empty) {
            list.units.clear();
        }
        list.walked.clone_from(&list.units);
        if !list.units.is_empty() {
            list.shorten(db, options).await?;
        }
        if list.few.is_some() || list.units.len() > UNITED {
            list.walked = vec![EVERYBODY];
            list.foreign |= list.units.len() > UNITED && list.few.is_none();
        }
        Ok(list)
    }

    fn everybody(&self) -> bool {
        self.units == [EVERYBODY]
    }

    /// Looks whether few dockets are left by the words or by units and classes; else how words are to be looked up.
    async fn shorten(&mut self, db: &impl ConnectionTrait, options: &Options) -> Result<(), StoreError> {
        if let Some((words, _)) = self.words.clone() {
            // One rare word among many common ones: the index is asked for it alone, the others are read.
            for term in words.apart() {
                if self.try_few(db, Ord::min(options.few, LOOKED_AT), filter::found(self.backend, &term)).await? {
                    self.foreign = !self.everybody();
                    return Ok(());
                }
            }
            let mut found = filter::found(self.backend, &words);
            let hits = counted(db, found.clone(), Ord::max(options.few, options.noted)).await?;
            if hits <= options.few {
                (self.words, self.foreign) = (None, !self.everybody());
                self.few = Some(found.limit(options.few + 1).to_owned());
                return Ok(());
            }
            let lookup = if hits <= options.noted { Lookup::Noted } else { Lookup::Read };
            self.words = Some((words, lookup));
        }
        let narrowed = self.classes.is_some() || self.words.is_some() || !self.columns.is_empty();
        if narrowed && (self.classes.is_some() || !self.everybody()) {
            let read = filter::read(&self.units, self.classes.as_ref());
            // The fewer and the shorter the lists, the sooner they fill a page. Everybody's is the longest.
            let lists = if self.everybody() { MANY / 3 } else { self.units.len().min(MANY) };
            self.try_few(db, options.few * lists as u64 / MANY as u64, read).await?;
        }
        Ok(())
    }

    async fn try_few(
        &mut self,
        db: &impl ConnectionTrait,
        limit: u64,
        mut query: SelectStatement,
    ) -> Result<bool, StoreError> {
        let fits = counted(db, query.clone(), limit).await? <= limit;
        self.few = fits.then(|| query.limit(limit + 1).to_owned());
        Ok(fits)
    }

    /// Holds for `r` when it is of this list; `foreign` and `words` say whether its readers and words must be asked.
    fn holds(&self, foreign: bool, words: bool) -> Condition {
        let value = |mut query: SelectStatement| {
            let query = query.expr(Expr::cust("count(*)")).to_owned();
            Expr::SubQuery(None, Box::new(query.into())).gt(0)
        };
        let here = || Expr::col(("r", "docket"));
        let mut all = Condition::all().add_option(self.classes.as_ref().map(|it| it.hold(("r", "class"))));
        if foreign {
            let mut read = Query::select().from_as("reader", "x").to_owned();
            // The plus keeps this from being looked up once for each unit: a docket has few readers.
            let units = Expr::cust("+x.unit").is_in(self.units.iter().copied());
            all = all.add(value(read.and_where(Expr::col(("x", "docket")).eq(here())).and_where(units).to_owned()));
        }
        if !self.columns.is_empty() {
            let mut fits = Query::select().from_as("docket", "d").to_owned();
            fits.and_where(column("id").eq(here())).cond_where(self.columns.clone());
            all = all.add(value(fits));
        }
        all.add_option(self.words.as_ref().filter(|_| words).map(|(words, lookup)| match lookup {
            Lookup::Noted => here().in_subquery(filter::found(self.backend, words)),
            Lookup::Read => {
                let (table, key) = engine::search_rows(self.backend);
                let mut read = Query::select().from_as(table, "w").to_owned();
                read.and_where(Expr::col(("w", key)).eq(here()));
                value(read.cond_where(engine::search_row(self.backend, &words.terms)).to_owned())
            }
        }))
    }

    /// The next rows after a cursor, without a count.
    pub(super) async fn page(
        &self,
        db: &impl ConnectionTrait,
        sort: Sort,
        page: &PageRequest,
    ) -> Result<Page, StoreError> {
        if self.units.is_empty() {
            return Ok(Page { rows: Vec::new(), next: None, count: None });
        }
        let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
        let mut places = Vec::new();
        if self.walked.len() >= MANY && !self.holds(false, true).is_empty() {
            places = found(db, &self.beginning(sort, page)?, sort).await?;
        }
        if places.len() <= limit {
            places = found(db, &self.ordered(sort, page)?, sort).await?;
        }
        let more = places.len() > limit;
        places.truncate(limit);
        let ids: Vec<DocketId> = places.iter().map(|it| DocketId(it.docket)).collect();
        let rows = rows(db, &ids, page.states).await?;
        let next = if more { places.pop() } else { None };
        Ok(Page { rows, next, count: None })
    }

    /// Numbers and keys of the page's dockets and one more.
    fn ordered(&self, sort: Sort, page: &PageRequest) -> Result<SelectStatement, StoreError> {
        let limit = page.limit.saturating_add(1);
        let part = |unit: &i64| -> Result<SelectStatement, StoreError> {
            let mut part = Query::select().columns([("r", "docket"), ("r", sort.key.column())]).to_owned();
            match &self.few {
                // The order of these joins is kept by both engines: first the few, then their rows.
                Some(few) => {
                    part.distinct().from_subquery(few.clone(), "n").cross_join(aliased("reader", "r"));
                    part.and_where(Expr::col(("r", "docket")).eq(Expr::col(("n", "docket"))));
                }
                None => {
                    part.from_as("reader", "r");
                }
            }
            part.and_where(Expr::col(("r", "unit")).eq(*unit)).cond_where(self.place(sort, page)?);
            part.cond_where(self.holds(self.foreign, true));
            Ok(order(&mut part, sort, ("r", sort.key.column()), ("r", "docket")).limit(limit).to_owned())
        };
        let mut parts = self.walked.iter().map(part);
        let Some(first) = parts.next() else { return Err(StoreError::Cursor) };
        let first = first?;
        let rest: Vec<SelectStatement> = parts.collect::<Result<_, _>>()?;
        if rest.is_empty() {
            return Ok(first);
        }
        let columns = ["docket", sort.key.column()];
        let whole = |part| Query::select().columns(columns).from_subquery(part, "p").to_owned();
        // One that two units read stands in both parts; a plain union has it once.
        let mut union = whole(first);
        for part in rest {
            union.union(UnionType::Distinct, whole(part));
        }
        let mut all = Query::select().columns(columns).from_subquery(union, "u").to_owned();
        Ok(order(&mut all, sort, sort.key.column(), "docket").limit(limit).to_owned())
    }

    /// The same as far as the beginning of everybody's list has them: all of the page, or too few.
    fn beginning(&self, sort: Sort, page: &PageRequest) -> Result<SelectStatement, StoreError> {
        let key = sort.key.column();
        let mut read = Query::select().columns([("r", "docket"), ("r", "class"), ("r", key)]).to_owned();
        read.from_as("reader", "r").and_where(Expr::col(("r", "unit")).eq(EVERYBODY));
        read.cond_where(self.place(sort, page)?);
        order(&mut read, sort, ("r", key), ("r", "docket")).limit(BEGINNING);
        let mut beginning = Query::select().columns([("r", "docket"), ("r", key)]).to_owned();
        beginning.from_subquery(read, "r").cond_where(self.holds(true, true));
        Ok(order(&mut beginning, sort, ("r", key), ("r", "docket")).limit(page.limit.saturating_add(1)).to_owned())
    }

    /// Holds for `r` after the cursor, as far as the key it is sorted by can tell.
    fn place(&self, sort: Sort, page: &PageRequest) -> Result<Condition, StoreError> {
        let key = || Expr::col(("r", sort.key.column()));
        let mut all = Condition::all();
        if sort.key == SortKey::Due {
            let finished = self.classes.as_ref().and_then(|it| it.finished);
            all = all.add_option(finished.map(|it| if it { key().gte("1") } else { key().lt("1") }));
            let day = || Expr::expr(Func::cust("substr").args([key(), Expr::val(3)]));
            all = all.add_option(self.due.0.map(|from| day().gte(from.to_string())));
            all = all.add_option(self.due.1.map(|to| day().lte(to.to_string())));
        }
        let Some(after) = &page.after else { return Ok(all) };
        let value = match sort.key {
            SortKey::Updated => Expr::val(after.key.parse::<i64>().map_err(|_| StoreError::Cursor)?),
            SortKey::Due | SortKey::Opened => Expr::val(after.key.as_str()),
        };
        let here = Expr::tuple([key(), Expr::col(("r", "docket"))]);
        let there = Expr::tuple([value, Expr::val(after.docket)]);
        Ok(all.add(if sort.descending { here.lt(there) } else { here.gt(there) }))
    }

    /// How many there are, as far as it is worth looking.
    pub(super) async fn count(&self, db: &impl ConnectionTrait) -> Result<Count, StoreError> {
        if self.units.is_empty() {
            return Ok(Count { least: 0, more: false });
        }
        let twice = if self.units.len() > 1 { TWICE } else { 1 };
        let found = self.words.as_ref().filter(|it| it.1 == Lookup::Noted || self.everybody());
        let (foreign, words) = match (&self.few, found) {
            (Some(_), _) => (self.foreign, true),
            (None, Some(_)) => (!self.everybody(), false),
            (None, None) => (false, true),
        };
        let narrowed = found.is_some() && self.classes.is_some();
        let asked = foreign || narrowed || words && self.words.is_some() || !self.columns.is_empty();
        let looked_at = if asked { LOOKED_AT } else { COUNTED * twice };
        let source = match (&self.few, found) {
            (Some(few), _) if self.holds(foreign, words).is_empty() => few.clone(),
            (Some(few), _) => self.rows_of(few),
            (None, Some((words, _))) if self.holds(foreign, false).is_empty() => {
                filter::found(self.backend, words).limit(looked_at + 1).to_owned()
            }
            (None, Some((words, _))) => self.rows_of(filter::found(self.backend, words).limit(looked_at + 1)),
            // Read from the units' own lists, however many they are.
            (None, None) => {
                let mut read = filter::read(&self.units, self.classes.as_ref());
                read.column("class").limit(looked_at + 1).to_owned()
            }
        };
        let whole = !asked || self.few.is_some() || counted(db, source.clone(), looked_at).await? <= looked_at;
        let mut list = Query::select().column(("r", "docket")).from_subquery(source, "r").to_owned();
        list.cond_where(self.holds(foreign, words)).limit(COUNTED * twice + 1);
        let mut query =
            Query::select().expr(Expr::cust("count(*)")).expr(Expr::cust("count(DISTINCT docket)")).to_owned();
        let row = db.query_one(query.from_subquery(list, "l")).await?;
        let (all, count): (i64, i64) = match row {
            Some(row) => (row.try_get_by_index(0)?, row.try_get_by_index(1)?),
            None => (0, 0),
        };
        let (all, count) = (all.unsigned_abs(), count.unsigned_abs());
        Ok(Count { least: Ord::min(count, COUNTED), more: count > COUNTED || all > COUNTED * twice || !whole })
    }

    /// The rows of some numbers in everybody's list.
    fn rows_of(&self, numbers: &SelectStatement) -> SelectStatement {
        let mut rows = Query::select().columns([("x", "docket"), ("x", "class")]).to_owned();
        rows.from_subquery(numbers.clone(), "n").cross_join(aliased("reader", "x"));
        rows.and_where(Expr::col(("x", "docket")).eq(Expr::col(("n", "docket"))));
        rows.and_where(Expr::col(("x", "unit")).eq(EVERYBODY)).to_owned()
    }
}

/// How many rows a query has, at most one more than `limit`.
async fn counted(db: &impl ConnectionTrait, mut query: SelectStatement, limit: u64) -> Result<u64, StoreError> {
    query.limit(limit + 1);
    let row = db.query_one(Query::select().expr(Expr::cust("count(*)")).from_subquery(query, "c")).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(count.unsigned_abs())
}

fn order<C>(query: &mut SelectStatement, sort: Sort, key: C, id: C) -> &mut SelectStatement
where
    C: sea_orm::sea_query::IntoColumnRef,
{
    let direction = if sort.descending { Order::Desc } else { Order::Asc };
    query.order_by(key, direction.clone()).order_by(id, direction)
}

async fn found(db: &impl ConnectionTrait, query: &SelectStatement, sort: Sort) -> Result<Vec<Cursor>, StoreError> {
    Ok(db.query_all(query).await?.iter().map(|row| place(row, sort)).collect::<Result<_, DbErr>>()?)
}

fn place(row: &QueryResult, sort: Sort) -> Result<Cursor, DbErr> {
    let key = match sort.key {
        SortKey::Updated => row.try_get_by_index::<i64>(1)?.to_string(),
        SortKey::Due | SortKey::Opened => row.try_get_by_index(1)?,
    };
    Ok(Cursor { key, docket: row.try_get_by_index(0)? })
}
