//! 单位、账号、本区.

use super::{ROLES, choices};
use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;
use vocab::{AccountId, UnitId};

/// 新增单位: `name`, `aliases` (one a line).
#[must_use]
pub fn unit() -> Form {
    Form::new("unit_add", "/admin/units")
        .field(Field::must("name", Input::Text))
        .field(Field::may("aliases", Input::Area))
}

/// 修改单位: the same, filled.
#[must_use]
pub fn unit_edit(id: UnitId, name: &str, aliases: &[String]) -> Form {
    let mut form = Form::new("unit_edit", format!("/admin/units/{id}"))
        .field(Field::must("name", Input::Text).with(name))
        .field(Field::may("aliases", Input::Area).with(aliases.join("\n")));
    (form.main, form.open) = (true, true);
    form
}

/// 停用 or 启用 a unit; `active` says how it stands now.
#[must_use]
pub fn unit_active(id: UnitId, active: bool) -> Form {
    let (name, act) = if active { ("unit_deactivate", "deactivate") } else { ("unit_activate", "activate") };
    Form::new(name, format!("/admin/units/{id}/{act}"))
}

/// 本区设置: `district`, its name, and `region`, its code.
#[must_use]
pub fn district(name: &str, region: &str) -> Form {
    let mut form = Form::new("district", "/admin/district")
        .field(Field::must("district", Input::Text).with(name))
        .field(Field::may("region", Input::Text).with(region));
    (form.main, form.open) = (true, true);
    form
}

fn account_fields(form: Form, words: &Words, units: &[Choice]) -> Form {
    let mut list = vec![Choice::new("", words.t("choice-no-unit"))];
    list.extend_from_slice(units);
    form.field(Field::must("person", Input::Text))
        .field(Field::must("role", Input::Select(choices(words, "role", &ROLES))))
        .field(Field::may("unit", Input::Select(list)))
}

/// 新增账号: `login`, `person`, `role`, `unit`. A first password is made and shown once.
#[must_use]
pub fn account(words: &Words, units: &[Choice]) -> Form {
    let form = Form::new("account_add", "/admin/accounts").field(Field::must("login", Input::Text));
    account_fields(form, words, units)
}

/// 修改账号: `person`, `role`, `unit`, filled.
#[must_use]
pub fn account_edit(
    words: &Words,
    id: AccountId,
    units: &[Choice],
    person: &str,
    role: &str,
    unit: Option<UnitId>,
) -> Form {
    let mut form = account_fields(Form::new("account_edit", format!("/admin/accounts/{id}")), words, units);
    let values = [person.to_owned(), role.to_owned(), unit.map(|id| id.to_string()).unwrap_or_default()];
    for (field, value) in form.fields.iter_mut().zip(values) {
        field.value = value;
    }
    (form.main, form.open) = (true, true);
    form
}

/// 重置密码: a new one is made and shown once.
#[must_use]
pub fn reset_password(id: AccountId) -> Form {
    Form::new("reset_password", format!("/admin/accounts/{id}/reset-password"))
}

/// 停用 or 启用 an account; `active` says how it stands now.
#[must_use]
pub fn account_active(id: AccountId, active: bool) -> Form {
    let (name, act) = if active { ("account_deactivate", "deactivate") } else { ("account_activate", "activate") };
    Form::new(name, format!("/admin/accounts/{id}/{act}"))
}
