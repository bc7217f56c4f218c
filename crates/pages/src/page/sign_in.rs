//! 登录 and change of password.

use crate::Frame;
use crate::form::Form;
use askama::Template;

/// 登录
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage {
    /// 页框.
    pub frame: Frame,
    /// See [`crate::forms::account::sign_in`]; a wrong password and too many attempts are its refusal.
    pub form: Form,
    /// Demo accounts to choose from: name, what role it is. Empty outside the demo.
    pub demo_accounts: Vec<(String, String)>,
}

/// 修改密码
#[derive(Template)]
#[template(path = "password.html")]
pub struct PasswordPage {
    /// 页框.
    pub frame: Frame,
    /// See [`crate::forms::account::password`].
    pub form: Form,
    /// Whether it must be changed before anything else.
    pub forced: bool,
}
