//! Units, accounts, sessions, files and the rest by their keys.

use crate::table::{
    self, Account, Answered, ApiToken, Audit, AuditRow, Background, BackgroundState, Catalogue, FileRow, Person,
    PersonId, Session, Setting, Table, Unit, micros,
};
use crate::{Job, Store, StoreError};
use docket::{Actor, Hash};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Order, SelectStatement};
use vocab::{AccountId, DocketId, UnitId};

/// Which lines of the audit; what is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditPage {
    /// Of this account.
    pub account: Option<AccountId>,
    /// What it was begins so: `account.`.
    pub what: String,
    /// Older than the line with this number.
    pub before: Option<i64>,
    /// Younger than the line with this number, the nearest first.
    pub after: Option<i64>,
}

impl Store {
    async fn all<T: Table>(&self, query: &SelectStatement) -> Result<Vec<T>, StoreError> {
        Ok(table::all(self.reading(), query).await?)
    }

    async fn one<T: Table>(&self, condition: Expr) -> Result<Option<T>, StoreError> {
        Ok(table::one(self.reading(), &table::select::<T>().and_where(condition).to_owned()).await?)
    }

    /// Every unit, in the order of their numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn units(&self) -> Result<Vec<Unit>, StoreError> {
        self.all(table::select::<Unit>().order_by("id", Order::Asc)).await
    }

    /// A unit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unit(&self, id: UnitId) -> Result<Option<Unit>, StoreError> {
        self.one(Expr::col("id").eq(id.0)).await
    }

    /// Every account, in the order of their numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.all(table::select::<Account>().order_by("id", Order::Asc)).await
    }

    /// An account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        self.one(Expr::col("id").eq(id.0)).await
    }

    /// The account that signs in under this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_named(&self, login: &str) -> Result<Option<Account>, StoreError> {
        self.one(Expr::col("login").eq(login)).await
    }

    /// A session, by the hash of its secret. Whether it has expired is for the caller to see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, hash: &str) -> Result<Option<Session>, StoreError> {
        self.one(Expr::col("hash").eq(hash)).await
    }

    /// A token of the API, by its hash. Whether it still holds is for the caller to see.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn token(&self, hash: &str) -> Result<Option<ApiToken>, StoreError> {
        self.one(Expr::col("hash").eq(hash)).await
    }

    /// The tokens of an account, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&self, account: AccountId) -> Result<Vec<ApiToken>, StoreError> {
        let own = Expr::col("account").eq(account.0);
        self.all(table::select::<ApiToken>().and_where(own).order_by("created_at", Order::Asc)).await
    }

    /// A person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.one(Expr::col("id").eq(id.0)).await
    }

    /// Every person, in the order of their numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        self.all(table::select::<Person>().order_by("id", Order::Asc)).await
    }

    /// A file's entry in the register.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn file(&self, id: i64) -> Result<Option<FileRow>, StoreError> {
        self.one(Expr::col("id").eq(id)).await
    }

    /// The files handed in for a docket, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn files_of(&self, docket: DocketId) -> Result<Vec<FileRow>, StoreError> {
        let own = Expr::col("docket").eq(docket.0);
        self.all(table::select::<FileRow>().and_where(own).order_by("id", Order::Asc)).await
    }

    /// A setting.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.one::<Setting>(Expr::col("name").eq(name)).await?.map(|it| it.value))
    }

    /// The youngest revision of every name of policy data, by name: what is in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn catalogue_in_force(&self) -> Result<Vec<Catalogue>, StoreError> {
        let mut all: Vec<Catalogue> =
            self.all(table::select::<Catalogue>().order_by("name", Order::Asc).order_by("at", Order::Desc)).await?;
        all.dedup_by(|older, younger| older.name == younger.name);
        Ok(all)
    }

    /// Every revision of a piece of policy data, youngest first; the first is the one in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revisions(&self, name: &str) -> Result<Vec<Catalogue>, StoreError> {
        let own = Expr::col("name").eq(name);
        self.all(table::select::<Catalogue>().and_where(own).order_by("at", Order::Desc)).await
    }

    /// One revision by its hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revision(&self, name: &str, sm3: Hash) -> Result<Option<Catalogue>, StoreError> {
        self.one(Expr::col("name").eq(name).and(Expr::col("sm3").eq(sm3.0.to_vec()))).await
    }

    /// A background job.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn background(&self, id: i64) -> Result<Option<Background>, StoreError> {
        self.one(Expr::col("id").eq(id)).await
    }

    /// Background jobs in this state, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn backgrounds(&self, state: BackgroundState, limit: u64) -> Result<Vec<Background>, StoreError> {
        let own = Expr::col("state").eq(state.name());
        self.all(table::select::<Background>().and_where(own).order_by("id", Order::Asc).limit(limit)).await
    }

    /// Notes that somebody read something.
    ///
    /// # Errors
    /// When the database fails; then nothing may be shown.
    pub async fn audit(
        &self,
        at: Timestamp,
        who: &Actor,
        what: &str,
        docket: Option<DocketId>,
        detail: &str,
    ) -> Result<(), StoreError> {
        let (what, detail) = (what.to_owned(), detail.to_owned());
        let job = Job::new(at, who.clone(), vec![], move |desk| {
            desk.audit(&what, docket, &detail);
            Ok(())
        });
        self.perform(job).await?.map_err(|_| StoreError::Aborted)
    }

    /// Who did or read what, youngest first: of one account, of one docket, or of all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audits(
        &self,
        account: Option<AccountId>,
        docket: Option<DocketId>,
        limit: u64,
    ) -> Result<Vec<Audit>, StoreError> {
        let mut query = table::select::<AuditRow>();
        if let Some(account) = account {
            query.and_where(Expr::col("account").eq(account.0));
        }
        if let Some(docket) = docket {
            query.and_where(Expr::col("docket").eq(docket.0));
        }
        let rows: Vec<AuditRow> = self.all(query.order_by("id", Order::Desc).limit(limit)).await?;
        Ok(rows.into_iter().map(|it| it.audit).collect())
    }

    /// A page of who did or read what, youngest first, each line with its number: `before` a number, or `after` one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_page(&self, asked: &AuditPage, limit: u64) -> Result<Vec<(i64, Audit)>, StoreError> {
        let mut query = table::select::<AuditRow>();
        if let Some(account) = asked.account {
            query.and_where(Expr::col("account").eq(account.0));
        }
        if !asked.what.is_empty() {
            let literal = asked.what.replace('|', "||").replace('%', "|%").replace('_', "|_");
            query.and_where(Expr::col("what").like(LikeExpr::new(format!("{literal}%")).escape('|')));
        }
        if let Some(before) = asked.before {
            query.and_where(Expr::col("id").lt(before));
        }
        let order = match asked.after {
            Some(after) => {
                query.and_where(Expr::col("id").gt(after));
                Order::Asc
            }
            None => Order::Desc,
        };
        let mut rows: Vec<AuditRow> = self.all(query.order_by("id", order).limit(limit)).await?;
        rows.sort_by_key(|it| std::cmp::Reverse(it.id));
        Ok(rows.into_iter().map(|it| (it.id, it.audit)).collect())
    }

    /// Forgets sessions that ended before `now`, and answers kept for acts since before `answers_until`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(&self, now: Timestamp, answers_until: Timestamp) -> Result<(), StoreError> {
        table::delete::<Session>(self.writing(), Expr::col("expires_at").lt(micros(now))).await?;
        table::delete::<Answered>(self.writing(), Expr::col("at").lt(micros(answers_until))).await?;
        Ok(())
    }
}
