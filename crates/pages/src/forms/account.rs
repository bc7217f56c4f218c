//! 登录、密码.

use crate::form::{Field, Form, Input};

/// 登录: `login`, `password`, and `next`, the path to go on to.
#[must_use]
pub fn sign_in(next: &str) -> Form {
    let mut form = Form::new("sign_in", "/sign-in")
        .field(Field::must("login", Input::Text))
        .field(Field::must("password", Input::Password))
        .field(Field::may("next", Input::Hidden).with(next));
    (form.main, form.open) = (true, true);
    form
}

/// 修改密码: `password`, `new_password`, `repeat_password`.
#[must_use]
pub fn password() -> Form {
    let mut form = Form::new("password", "/password")
        .field(Field::must("password", Input::Password))
        .field(Field::must("new_password", Input::NewPassword))
        .field(Field::must("repeat_password", Input::NewPassword));
    (form.main, form.open) = (true, true);
    form
}
