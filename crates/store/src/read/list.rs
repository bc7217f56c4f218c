//! 列表 a page of dockets within a scope, narrowed by a filter.
//!
//! A scope of units is a union of the units' own sorted lists: each gives its next few, the union is sorted again.
//! Where few dockets are left at all (a rare word, a rare state) those are taken and sorted instead.

use super::filter::{self, Filter, column};
use super::get::{Row, rows};
use super::page::{Count, Cursor, Page, PageRequest, Sort, SortKey};
use crate::search::Query as Words;
use crate::table::{EVERYBODY, aliased};
use crate::{Options, Store, StoreError, engine};
use docket::Scope;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult};
use vocab::DocketId;

/// Counts stop here.
const COUNTED: u64 = 1_000;
/// How many dockets a count looks at.
const LOOKED_AT: u64 = 5_000;
/// The same where each has to be searched for words.
const SEARCHED: u64 = 500;
/// More units than this are not united one by one.
const UNITED: usize = 64;
/// So many units and more together may read so much that the beginning of everybody's list fills the page.
const MANY: usize = 8;
/// How long that beginning is.
const BEGINNING: u64 = 4_000;

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
pub(super) struct List {
    units: Vec<i64>,
    /// What must hold for `docket d`; empty when nothing is asked of its columns.
    columns: Condition,
    /// Holds for `docket d` when one of the units reads it.
    readers: Condition,
    /// Words that must be found, and how they are looked up.
    words: Option<(Words, Lookup)>,
    /// Whether the list is just what the words find.
    only_words: bool,
    /// Numbers of few dockets among which all of the list are.
    few: Option<SelectStatement>,
    backend: DbBackend,
}

/// How it is found out whether words find a docket.
enum Lookup {
    /// All that they find are noted first.
    Noted,
    /// Each docket is asked, for these words without the readers, which would be many to ask for each time.
    Asked(Words),
}

impl List {
    pub(super) async fn new(
        db: &impl ConnectionTrait,
        options: &Options,
        scope: &Scope,
        filter: &Filter,
    ) -> Result<Self, StoreError> {
        let words = filter.words();
        let backend = db.get_database_backend();
        let mut columns = filter::scope(scope).add_option(Some(filter.columns()).filter(|it| !it.is_empty()));
        let mut units = filter::units(scope).unwrap_or_else(|| vec![EVERYBODY]);
        if let Some(owner) = filter.owner.map(|it| it.0) {
            // The owner reads what it owns, so its own list holds all of this one.
            if units == [EVERYBODY] || units.contains(&owner) {
                units = vec![owner];
            }
        }
        if units.is_empty() {
            return Ok(Self {
                units,
                columns,
                readers: Condition::all(),
                words: None,
                only_words: false,
                few: None,
                backend,
            });
        }
        // The search table knows the readers: with words, everybody's list is asked once instead of one list a unit.
        let (plain, everybody) = (words.clone(), units == [EVERYBODY]);
        let words = if words.is_empty() || everybody { words } else { words.read_by(units.iter().copied()) };
        let readers = filter::readers(scope, true);
        let few = few(db, options.few, filter, scope, &words).await?;
        if !words.is_empty() {
            units = vec![EVERYBODY];
        } else if few.is_some() || units.len() > UNITED {
            columns = columns.add_option(Some(readers.clone()).filter(|it| !it.is_empty()));
            units = vec![EVERYBODY];
        }
        let only_words = columns.is_empty();
        let mut lookup = Lookup::Noted;
        if few.is_none()
            && !words.is_empty()
            && counted(db, filter::found(backend, &words), options.noted).await? > options.noted
        {
            lookup = Lookup::Asked(plain);
            columns = columns.add_option(Some(readers.clone()).filter(|it| !it.is_empty()));
        }
        let words = Some(words).filter(|it| !it.is_empty()).map(|it| (it, lookup));
        Ok(Self { units, columns, readers, words, only_words, few, backend })
    }

    /// Holds where the words find the docket whose number stands in `column`.
    fn found(&self, column: (&'static str, &'static str)) -> Condition {
        Condition::all().add_option(self.words.as_ref().map(|(words, lookup)| match lookup {
            Lookup::Noted => Expr::col(column).in_subquery(filter::found(self.backend, words)),
            Lookup::Asked(plain) => {
                let same = Expr::col(("text", engine::search_key(self.backend))).eq(Expr::col(column));
                Expr::exists(filter::found(self.backend, plain).and_where(same).to_owned())
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
        if self.units.len() >= MANY && !self.columns.is_empty() {
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
        let mut parts = self.units.iter().map(|unit| self.part(*unit, sort, page));
        let Some(first) = parts.next() else { return Err(StoreError::Cursor) };
        let mut first = first?;
        let rest: Vec<SelectStatement> = parts.collect::<Result<_, _>>()?;
        if rest.is_empty() {
            return Ok(order(&mut first, sort, ("r", sort.key.column()), ("r", "docket")).limit(limit).to_owned());
        }
        let sorted = |mut part: SelectStatement| {
            let part = order(&mut part, sort, ("r", sort.key.column()), ("r", "docket")).limit(limit).to_owned();
            Query::select().columns(["id", "key"]).from_subquery(part, "p").to_owned()
        };
        // One that two units read stands in both parts; a plain union has it once.
        let mut union = sorted(first);
        for part in rest {
            union.union(UnionType::Distinct, sorted(part));
        }
        let mut all = Query::select().columns(["id", "key"]).from_subquery(union, "u").to_owned();
        Ok(order(&mut all, sort, "key", "id").limit(limit).to_owned())
    }

    /// The same as far as the beginning of everybody's list has them: all of the page, or too few.
    fn beginning(&self, sort: Sort, page: &PageRequest) -> Result<SelectStatement, StoreError> {
        let everything = Condition::all();
        let (columns, readers) = (everything.clone(), everything);
        let (units, backend) = (vec![EVERYBODY], self.backend);
        let whole = Self { units, columns, readers, words: None, only_words: false, few: None, backend };
        let mut read = whole.part(EVERYBODY, sort, page)?;
        order(&mut read, sort, ("r", sort.key.column()), ("r", "docket")).limit(BEGINNING);
        let mut beginning = Query::select();
        beginning.columns([("n", "id"), ("n", "key")]).from_subquery(read, "n").cross_join(aliased("docket", "d"));
        beginning.and_where(Expr::col(("d", "id")).eq(Expr::col(("n", "id"))));
        beginning.cond_where(self.columns.clone()).cond_where(self.readers.clone());
        Ok(order(&mut beginning, sort, ("n", "key"), ("n", "id")).limit(page.limit.saturating_add(1)).to_owned())
    }

    /// One unit's list after the cursor, unsorted.
    fn part(&self, unit: i64, sort: Sort, page: &PageRequest) -> Result<SelectStatement, StoreError> {
        let key = ("r", sort.key.column());
        let mut part = Query::select();
        part.expr_as(Expr::col(("r", "docket")), "id").expr_as(Expr::col(key), "key");
        match &self.few {
            // The order of these joins is kept by both engines: first the few, then their rows.
            Some(few) => {
                part.from_subquery(few.clone(), "n").cross_join(aliased("reader", "r"));
                part.and_where(Expr::col(("r", "docket")).eq(Expr::col(("n", "id"))));
            }
            None => {
                part.from_as("reader", "r");
            }
        }
        part.and_where(Expr::col(("r", "unit")).eq(unit)).cond_where(self.found(("r", "docket")));
        if !self.columns.is_empty() {
            part.cross_join(aliased("docket", "d"));
            part.and_where(Expr::col(("d", "id")).eq(Expr::col(("r", "docket")))).cond_where(self.columns.clone());
        }
        if let Some(after) = &page.after {
            let value = match sort.key {
                SortKey::Updated => Expr::val(after.key.parse::<i64>().map_err(|_| StoreError::Cursor)?),
                SortKey::Due | SortKey::Opened => Expr::val(after.key.as_str()),
            };
            let here = Expr::tuple([Expr::col(key), Expr::col(("r", "docket"))]);
            let there = Expr::tuple([value, Expr::val(after.docket)]);
            part.and_where(if sort.descending { here.lt(there) } else { here.gt(there) });
        }
        Ok(part)
    }

    pub(super) async fn count(&self, db: &impl ConnectionTrait) -> Result<Count, StoreError> {
        if self.units.is_empty() {
            return Ok(Count { least: 0, more: false });
        }
        if let (true, Some((words, _))) = (self.only_words, &self.words) {
            let count = counted(db, filter::found(self.backend, words), COUNTED).await?;
            return Ok(Count { least: Ord::min(count, COUNTED), more: count > COUNTED });
        }
        let mut inner = Query::select();
        let mut whole = true;
        if let Some(few) = &self.few {
            inner.distinct().column(("n", "id")).from_subquery(few.clone(), "n").cond_where(self.found(("n", "id")));
        } else {
            let units = Expr::col("unit").is_in(self.units.iter().copied());
            let narrowed = !self.columns.is_empty() || self.words.is_some();
            let limit = match self.words {
                Some((_, Lookup::Asked(_))) => SEARCHED,
                _ if narrowed => LOOKED_AT,
                _ => COUNTED,
            };
            let mut read =
                Query::select().expr_as(Expr::col("docket"), "id").from("reader").and_where(units).to_owned();
            read.distinct().limit(limit + 1);
            whole = !narrowed || counted(db, read.clone(), limit).await? <= limit;
            inner.column(("n", "id")).from_subquery(read, "n").cond_where(self.found(("n", "id")));
        }
        if !self.columns.is_empty() {
            // As a value of each row: as a join PostgreSQL would first read all that the columns fit.
            let mut fits = Query::select().expr(Expr::cust("count(*)")).from_as("docket", "d").to_owned();
            fits.and_where(Expr::col(("d", "id")).eq(Expr::col(("n", "id")))).cond_where(self.columns.clone());
            inner.and_where(Expr::SubQuery(None, Box::new(fits.into())).gt(0));
        }
        let count = counted(db, inner.to_owned(), COUNTED).await?;
        Ok(Count { least: Ord::min(count, COUNTED), more: count > COUNTED || !whole })
    }
}

/// How many rows a query has, at most one more than `limit`.
async fn counted(db: &impl ConnectionTrait, mut query: SelectStatement, limit: u64) -> Result<u64, StoreError> {
    query.limit(limit + 1);
    number(db, Query::select().expr(Expr::cust("count(*)")).from_subquery(query, "c")).await
}

async fn number(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<u64, StoreError> {
    let row = db.query_one(query).await?;
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

/// The part of the filter that leaves few dockets, if one does.
async fn few(
    db: &impl ConnectionTrait,
    limit: u64,
    filter: &Filter,
    scope: &Scope,
    words: &Words,
) -> Result<Option<SelectStatement>, StoreError> {
    let mut narrow = Vec::new();
    if !words.is_empty() {
        narrow.push(filter::found(db.get_database_backend(), words));
    }
    let mut among = |name: &'static str, wanted: Vec<&str>| {
        if !wanted.is_empty() {
            let any = column(name).is_in(wanted);
            narrow.push(Query::select().column(("d", "id")).from_as("docket", "d").and_where(any).to_owned());
        }
    };
    among("state", filter.states.iter().map(String::as_str).collect());
    among("standing", filter.standings.iter().map(|it| it.name()).collect());
    among("grouping", filter.group.iter().map(String::as_str).collect());
    among("kind", filter.kinds.iter().map(String::as_str).collect());
    among("kind", scope.kinds.iter().flatten().map(String::as_str).collect());
    for mut query in narrow {
        if counted(db, query.clone(), limit).await? <= limit {
            return Ok(Some(query.limit(limit + 1).to_owned()));
        }
    }
    Ok(None)
}
