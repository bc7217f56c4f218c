//! 管理: units, accounts, the district, the audit.

mod accounts;
mod activate_account;
mod activate_unit;
mod audit;
mod district;
mod reset_password;
mod save_account;
mod save_district;
mod save_unit;
mod units;

use crate::route::{Gate, Route, form, page};

/// Routes of administration.
#[must_use]
pub fn routes() -> Vec<Route> {
    let (units, accounts) = (Gate::Act("unit.save"), Gate::Act("account.save"));
    vec![
        page("/admin/units", units, units::page),
        form("/admin/units", units, save_unit::add),
        page("/admin/units/{id}", units, units::one),
        form("/admin/units/{id}", units, save_unit::edit),
        form("/admin/units/{id}/activate", units, activate_unit::on),
        form("/admin/units/{id}/deactivate", units, activate_unit::off),
        page("/admin/accounts", Gate::Act("account.read"), accounts::page),
        form("/admin/accounts", accounts, save_account::add),
        page("/admin/accounts/{id}", Gate::Act("account.read"), accounts::one),
        form("/admin/accounts/{id}", accounts, save_account::edit),
        form("/admin/accounts/{id}/reset-password", accounts, reset_password::send),
        form("/admin/accounts/{id}/activate", accounts, activate_account::on),
        form("/admin/accounts/{id}/deactivate", accounts, activate_account::off),
        page("/admin/district", Gate::Act("district.save"), district::page),
        form("/admin/district", Gate::Act("district.save"), save_district::send),
        page("/admin/audit", Gate::Act("audit.read"), audit::page),
    ]
}
