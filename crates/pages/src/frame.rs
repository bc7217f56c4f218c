//! 页框 what every page carries: language, who is signed in, navigation, a message that stays for one page.

use crate::words::Words;
use jiff::civil::Date;
use vocab::UnitId;

/// 当前用户 whom the head of the page shows.
#[derive(Clone, Debug)]
pub struct UserView {
    /// As the person is called.
    pub name: String,
    /// Name of the role, `lead_office`; chooses the navigation.
    pub role: String,
    /// The unit the account belongs to.
    pub unit: Option<(UnitId, String)>,
}

/// 提示 a message about the act just done; shown once.
#[derive(Clone, Debug)]
pub enum Flash {
    /// It is done.
    Done(String),
    /// It is not done, or something is to be known.
    Note(String),
}

/// An entry of the navigation.
pub struct NavLink {
    /// Address.
    pub href: &'static str,
    /// Key of its words.
    pub key: &'static str,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// 页框
#[derive(Clone, Debug)]
pub struct Frame {
    /// The words of the reader's language.
    pub w: Words,
    /// Who is signed in.
    pub user: Option<UserView>,
    /// 区名, `""` while the administrator has not set it.
    pub district: String,
    /// Token of every form.
    pub csrf: String,
    /// Path and query of this page; marks the navigation and is where a change of language returns to.
    pub path: String,
    /// 待办 how much waits for the reader.
    pub todo: u32,
    /// Message about the act just done.
    pub flash: Option<Flash>,
    /// The day in China.
    pub today: Date,
    /// Whether the demo's notice is shown: invented data, loopback only.
    pub demo: bool,
}

impl Frame {
    /// The address of an asset.
    #[must_use]
    pub fn asset(&self, plain: &str) -> String {
        crate::asset::asset_url(plain)
    }

    /// The `lang` attribute.
    #[must_use]
    pub const fn html_lang(&self) -> &'static str {
        match self.w.lang {
            crate::Lang::Zh => "zh-CN",
            crate::Lang::En => "en",
        }
    }

    /// The other language's name for forms.
    #[must_use]
    pub const fn other_lang(&self) -> &'static str {
        match self.w.lang {
            crate::Lang::Zh => "en",
            crate::Lang::En => "zh",
        }
    }

    /// Whether the reader's role is `name`.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.user.as_ref().is_some_and(|user| user.role == name)
    }

    /// Whether the page is of a register.
    fn in_register(&self) -> bool {
        let word = self.path.split(['/', '?']).nth(1).unwrap_or_default();
        // Voices have an entry of their own.
        crate::forms::REGISTERS.iter().any(|it| it.word == word && it.name != "voice")
    }

    /// 导航 by role: who keeps accounts does not work the ledger.
    #[must_use]
    pub fn nav(&self) -> Vec<NavLink> {
        const STAFF: [(&str, &str); 7] = [
            ("/plans", "nav-plans"),
            ("/items", "nav-items"),
            ("/problems", "nav-problems"),
            ("/registers", "nav-registers"),
            ("/voices", "nav-voices"),
            ("/overview", "nav-overview"),
            ("/units", "nav-units"),
        ];
        const ADMIN: [(&str, &str); 4] = [
            ("/admin/units", "nav-admin-units"),
            ("/admin/accounts", "nav-admin-accounts"),
            ("/admin/district", "nav-admin-district"),
            ("/admin/audit", "nav-admin-audit"),
        ];
        // Units do not read plans as a whole; they may have a document of their own checked.
        const UNIT: [(&str, &str); 7] =
            [STAFF[1], STAFF[2], STAFF[3], STAFF[4], STAFF[5], STAFF[6], ("/plans/check", "nav-check")];
        let Some(user) = &self.user else { return Vec::new() };
        let links: &[(&str, &str)] = match user.role.as_str() {
            "administrator" => &ADMIN,
            "unit_head" | "liaison" => &UNIT,
            _ => &STAFF,
        };
        let audit = (user.role == "auditor").then_some(("/admin/audit", "nav-admin-audit"));
        links
            .iter()
            .copied()
            .chain(audit)
            .map(|(href, key)| NavLink {
                href,
                key,
                current: self.path.starts_with(href) || (href == "/registers" && self.in_register()),
            })
            .collect()
    }
}
