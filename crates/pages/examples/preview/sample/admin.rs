//! Administration: units, accounts, audit.

use super::{Rendered, TODAY, UNITS, administrator, at, choices, done, unit};
use pages::forms::admin as admin_forms;
use pages::page::*;
use pages::part::Pages;
use pages::{Template, Words};
use vocab::{AccountId, UnitId};

fn account(id: i64, login: &str, name: &str, role: &str, index: Option<usize>, active: bool) -> AccountRow {
    AccountRow {
        id: AccountId(id),
        login: login.into(),
        name: name.into(),
        role: role.into(),
        unit: index.map(unit),
        seen_at: active.then(|| at(TODAY, 8, 41)),
        active,
    }
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let unit_row = |index: usize| UnitRow {
        id: unit(index).id,
        name: unit(index).name,
        aliases: if index == 4 {
            vec!["国网星河区供电公司".into(), "星河供电公司".into()]
        } else {
            vec![]
        },
        accounts: 2,
        active: index != 6,
    };
    let units = UnitsAdminPage {
        frame: administrator(w, "/admin/units"),
        units: (0..UNITS.len()).map(unit_row).collect(),
        unknown: vec![("区供电部".into(), 3), ("市监局".into(), 1)],
        add: admin_forms::unit(),
    };
    let none = UnitsAdminPage {
        frame: administrator(w, "/admin/units"),
        units: vec![],
        unknown: vec![],
        add: admin_forms::unit(),
    };
    let one = unit_row(4);
    let unit_page = UnitAdminPage {
        frame: administrator(w, "/admin/units/5"),
        forms: vec![admin_forms::unit_edit(one.id, &one.name, &one.aliases), admin_forms::unit_active(one.id, true)],
        unit: one,
    };
    let accounts = AccountsPage {
        frame: administrator(w, "/admin/accounts"),
        accounts: vec![
            account(1, "linyizhou", "林一舟", "lead_office", None, true),
            account(2, "xuning", "许宁", "liaison", Some(4), true),
            account(3, "zhouqiming", "周启明", "unit_head", Some(4), true),
            account(4, "chengyuan", "程远", "supervisor", None, false),
        ],
        add: admin_forms::account(&w, &choices(0..16)),
        pages: Pages::default(),
    };
    let account_page = AccountPage {
        frame: done(administrator(w, "/admin/accounts/2"), "密码已重置。"),
        account: account(2, "xuning", "许宁", "liaison", Some(4), true),
        new_password: Some("柳-7392-qarem".into()),
        forms: vec![
            admin_forms::account_edit(&w, AccountId(2), &choices(0..16), "许宁", "liaison", Some(UnitId(5))),
            admin_forms::reset_password(AccountId(2)),
            admin_forms::account_active(AccountId(2), true),
        ],
    };
    let inactive = AccountPage {
        frame: administrator(w, "/admin/accounts/4"),
        account: account(4, "chengyuan", "程远", "supervisor", None, false),
        new_password: None,
        forms: vec![admin_forms::account_active(AccountId(4), false)],
    };
    let district = DistrictPage {
        frame: pages::Frame { district: String::new(), ..administrator(w, "/admin/district") },
        form: admin_forms::district("", ""),
    };
    vec![
        ("admin_units", units.render()),
        ("admin_units_empty", none.render()),
        ("admin_unit", unit_page.render()),
        ("admin_accounts", accounts.render()),
        ("admin_account", account_page.render()),
        ("admin_account_inactive", inactive.render()),
        ("admin_audit", audit(w).render()),
        ("admin_district", district.render()),
    ]
}

fn audit(w: Words) -> AuditPage {
    let audit_row = |who: &str, act: &str, object: &str, detail: &str| AuditRow {
        at: at(TODAY, 9, 12),
        who: who.into(),
        act: act.into(),
        object: object.into(),
        href: if object.is_empty() { String::new() } else { "/items/101".into() },
        detail: detail.into(),
    };
    AuditPage {
        frame: administrator(w, "/admin/audit"),
        rows: vec![
            audit_row("linyizhou", "item.urge", "3-（一）-2", ""),
            audit_row("xuning", "item.close", "3-（一）-2", ""),
            audit_row("linyizhou", "item.close", "6-（二）", "miss/2026-03"),
            audit_row("", "account.sign_in_refused", "", "linyizhou"),
        ],
        who: String::new(),
        act: String::new(),
        pages: Pages { prev: Some("/admin/audit?before=9".into()), next: Some("/admin/audit?after=5".into()) },
    }
}
