//! 管理 units with their aliases, accounts, and who read or did what.

use crate::Frame;
use crate::form::Form;
use crate::part::{Pages, UnitRef};
use askama::Template;
use jiff::Timestamp;
use vocab::{AccountId, UnitId};

/// 单位 a line of the list.
#[derive(Clone, Debug)]
pub struct UnitRow {
    /// Its number.
    pub id: UnitId,
    /// The name it goes by.
    pub name: String,
    /// Other spellings that plans use.
    pub aliases: Vec<String>,
    /// Accounts that belong to it.
    pub accounts: u32,
    /// Whether it is in use.
    pub active: bool,
}

/// 单位管理
#[derive(Template)]
#[template(path = "admin_units.html")]
pub struct UnitsAdminPage {
    /// 页框.
    pub frame: Frame,
    /// Units by name.
    pub units: Vec<UnitRow>,
    /// Names found in plans that no unit goes by, with how often.
    pub unknown: Vec<(String, u32)>,
    /// See [`crate::forms::admin::unit`].
    pub add: Form,
}

/// 单位管理: one of them.
#[derive(Template)]
#[template(path = "admin_unit.html")]
pub struct UnitAdminPage {
    /// 页框.
    pub frame: Frame,
    /// The unit.
    pub unit: UnitRow,
    /// See [`crate::forms::admin::unit_edit`] and [`crate::forms::admin::unit_active`].
    pub forms: Vec<Form>,
}

/// 账号 a line of the list.
#[derive(Clone, Debug)]
pub struct AccountRow {
    /// Its number.
    pub id: AccountId,
    /// What one signs in with.
    pub login: String,
    /// As the person is called.
    pub name: String,
    /// Role as a code.
    pub role: String,
    /// Unit.
    pub unit: Option<UnitRef>,
    /// Last sign-in.
    pub seen_at: Option<Timestamp>,
    /// Whether it may sign in.
    pub active: bool,
}

/// 账号管理
#[derive(Template)]
#[template(path = "admin_accounts.html")]
pub struct AccountsPage {
    /// 页框.
    pub frame: Frame,
    /// By unit and name.
    pub accounts: Vec<AccountRow>,
    /// See [`crate::forms::admin::account`].
    pub add: Form,
    /// 翻页.
    pub pages: Pages,
}

/// 账号管理: one of them.
#[derive(Template)]
#[template(path = "admin_account.html")]
pub struct AccountPage {
    /// 页框.
    pub frame: Frame,
    /// The account.
    pub account: AccountRow,
    /// A password given out just now, shown once.
    pub new_password: Option<String>,
    /// See [`crate::forms::admin::account_edit`] and its neighbours.
    pub forms: Vec<Form>,
}

/// 本区设置
#[derive(Template)]
#[template(path = "admin_district.html")]
pub struct DistrictPage {
    /// 页框.
    pub frame: Frame,
    /// See [`crate::forms::admin::district`].
    pub form: Form,
}

/// 审计 a line: who did or read what.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// When.
    pub at: Timestamp,
    /// Who, by login; empty where nobody was signed in.
    pub who: String,
    /// What, as the act of the permission matrix: `item.read`.
    pub act: String,
    /// On what, in words.
    pub object: String,
    /// Where it is; empty where nowhere.
    pub href: String,
    /// Particulars as they were written down.
    pub detail: String,
}

/// 审计
#[derive(Template)]
#[template(path = "admin_audit.html")]
pub struct AuditPage {
    /// 页框.
    pub frame: Frame,
    /// Newest first.
    pub rows: Vec<AuditRow>,
    /// `who` as asked.
    pub who: String,
    /// `act` as asked.
    pub act: String,
    /// 翻页.
    pub pages: Pages,
}
