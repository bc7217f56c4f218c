//! The running site: the office and how it is served.

use office::Office;

/// 站点 what every handler reaches.
pub struct Site {
    /// The use cases.
    pub office: Office,
    /// How it is served.
    pub manner: Manner,
}

/// How a site is served.
#[derive(Clone, Debug)]
pub struct Manner {
    /// People come by https: cookies are marked secure.
    pub https: bool,
    /// Largest upload in bytes.
    pub upload: u64,
    /// Demo accounts to offer at the door: login and role. Empty outside the demo.
    pub demo: Vec<(String, String)>,
}

impl Default for Manner {
    fn default() -> Self {
        Self { https: false, upload: 32 << 20, demo: Vec::new() }
    }
}
