//! 台账 the list of measures, and the text to paste into a group chat.

use crate::Frame;
use crate::form::Form;
use crate::part::{Choice, Count, ItemRow, LightView, Link, Pages};
use askama::Template;

/// 灯 as a tab above the list.
#[derive(Clone, Debug)]
pub struct LightTab {
    /// The light; `None` for all.
    pub light: Option<LightView>,
    /// How many.
    pub count: Count,
    /// The list with this light and the other filters kept.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// 筛选 what the address asks for, as it is shown in the filters. Empty means not asked.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// `light`.
    pub light: String,
    /// `state`.
    pub state: String,
    /// `unit`, a number.
    pub unit: String,
    /// `indicator`.
    pub indicator: String,
    /// `plan`, a number.
    pub plan: String,
    /// `mark`, a mark of the ledger: `extension_asked`, `returned`; desks lead to it.
    pub mark: String,
    /// `q`, words to search.
    pub q: String,
    /// `from`, first due day as typed.
    pub from: String,
    /// `to`, last due day as typed.
    pub to: String,
    /// `sort`: `due`, `updated`, `opened`.
    pub sort: String,
}

impl Query {
    /// The sort keys in order; the first is the default.
    pub(crate) const SORTS: [&'static str; 3] = ["due", "updated", "opened"];

    pub(crate) fn sorts_by(&self, name: &str) -> bool {
        self.sort == name
    }

    pub(crate) fn in_state(&self, name: &str) -> bool {
        self.state == name
    }

    /// Whether anything besides the sort is asked.
    #[must_use]
    pub fn narrow(&self) -> bool {
        [&self.light, &self.state, &self.unit, &self.indicator, &self.plan, &self.mark, &self.q, &self.from, &self.to]
            .into_iter()
            .any(|it| !it.is_empty())
    }
}

/// 台账
#[derive(Template)]
#[template(path = "ledger.html")]
pub struct LedgerPage {
    /// 页框.
    pub frame: Frame,
    /// 灯.
    pub tabs: Vec<LightTab>,
    /// 筛选.
    pub query: Query,
    /// The same as a query string, `light=overdue&unit=3`, without the page; exports take it.
    pub query_string: String,
    /// What a filter's value was understood as, or why it was not: one sentence each.
    pub remarks: Vec<String>,
    /// The filters in force in words, each with the address without it.
    pub chips: Vec<Link>,
    /// States to choose from, codes.
    pub states: Vec<&'static str>,
    /// Units to choose from.
    pub units: Vec<Choice>,
    /// Indicators to choose from.
    pub indicators: Vec<Choice>,
    /// 台账行.
    pub items: Vec<ItemRow>,
    /// How many there are.
    pub count: Count,
    /// 翻页.
    pub pages: Pages,
    /// 催办 of what is selected; see [`crate::forms::item::urge_many`]. `None` for who may not.
    pub urge: Option<Form>,
    /// Whether the reader may open an item by hand.
    pub opens: bool,
}

/// 单独立项
#[derive(Template)]
#[template(path = "item_new.html")]
pub struct OpenItemPage {
    /// 页框.
    pub frame: Frame,
    /// See [`crate::forms::item::open`].
    pub form: Form,
}

/// 群发文字 未报 and 临期 as text.
#[derive(Template)]
#[template(path = "chat.html")]
pub struct ChatPage {
    /// 页框.
    pub frame: Frame,
    /// `unreported` or `near`.
    pub kind: String,
    /// The text.
    pub text: String,
    /// How many measures stand in it.
    pub count: Count,
}
