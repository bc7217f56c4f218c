//! 登记簿 list, page and form of any register: what differs from kind to kind are words and facts.

use crate::Frame;
use crate::form::Form;
use crate::part::{Choice, Count, Entry, FileView, ItemRow, LightView, Link, Pages, UnitRef};
use askama::Template;
use jiff::civil::Date;
use vocab::DocketId;

/// 一行
#[derive(Clone, Debug)]
pub struct RegisterRow {
    /// Its number in the address.
    pub id: DocketId,
    /// In one line.
    pub title: String,
    /// 灯; `None` for what is only on record or out of the count: its state says it.
    pub light: Option<LightView>,
    /// State in words.
    pub state: String,
    /// 责任单位
    pub owner: Option<UnitRef>,
    /// The day on which it began.
    pub opened_on: Date,
    /// 时限
    pub due: Option<Date>,
    /// Working days left, negative when past; `None` when it no longer matters.
    pub left: Option<i32>,
    /// Values of the columns that the kind adds.
    pub cells: Vec<String>,
}

/// 筛选 what the address asks for, as typed.
#[derive(Clone, Debug, Default)]
pub struct RegisterQuery {
    /// State.
    pub state: String,
    /// Number of the unit.
    pub unit: String,
    /// A mark.
    pub mark: String,
    /// Words searched for.
    pub q: String,
}

impl RegisterQuery {
    /// Whether anything narrows the list.
    #[must_use]
    pub fn narrow(&self) -> bool {
        [&self.state, &self.unit, &self.mark, &self.q].into_iter().any(|it| !it.is_empty())
    }
}

/// 登记簿列表
#[derive(Template)]
#[template(path = "register_list.html")]
pub struct RegisterListPage {
    /// 页框.
    pub frame: Frame,
    /// `finding`: chooses the words.
    pub name: &'static str,
    /// `findings`: its address.
    pub word: &'static str,
    /// Tabs by state: link, how many, whether it is shown.
    pub tabs: Vec<(Link, Count, bool)>,
    /// What the address asks for.
    pub query: RegisterQuery,
    /// Units to choose from.
    pub units: Vec<Choice>,
    /// Marks to choose from; empty where the kind has none.
    pub marks: Vec<Choice>,
    /// Labels of the columns that the kind adds.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<RegisterRow>,
    /// How many.
    pub count: Count,
    /// 翻页.
    pub pages: Pages,
    /// Address of the form that opens one, for whom may.
    pub open: Option<Link>,
    /// Address of the export.
    pub export: String,
}

/// 一项情况
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value.
    pub text: String,
    /// Where it leads; empty where nowhere.
    pub href: String,
}

/// 一节
#[derive(Clone, Debug)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// What it holds.
    pub body: Body,
}

/// What a section holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// Paragraphs as they were written.
    Text(String),
    /// Words from the side of the page, not from a paper.
    Note(String),
    /// A table: headings, rows of text.
    Table(Vec<String>, Vec<Vec<Fact>>),
    /// 台账行.
    Items(Vec<ItemRow>),
    /// 关联.
    Links(Vec<Link>),
}

/// 登记簿页
#[derive(Template)]
#[template(path = "register.html")]
pub struct RegisterPage {
    /// 页框.
    pub frame: Frame,
    /// `finding`: chooses the words.
    pub name: &'static str,
    /// `findings`: its address.
    pub word: &'static str,
    /// Its row.
    pub row: RegisterRow,
    /// Label and value, in order.
    pub facts: Vec<Fact>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// What can be done.
    pub forms: Vec<Form>,
    /// Sheets to print and files to take away.
    pub sheets: Vec<Link>,
    /// Files.
    pub files: Vec<FileView>,
    /// What happened, newest first.
    pub timeline: Vec<Entry>,
}

/// 打印页 a sheet of a docket.
#[derive(Template)]
#[template(path = "register_paper.html")]
pub struct RegisterPaperPage {
    /// 页框.
    pub frame: Frame,
    /// Where the page of the docket is.
    pub back: String,
    /// Heading.
    pub title: String,
    /// Label and value, in order.
    pub facts: Vec<Fact>,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// 登记 a form on a page of its own.
#[derive(Template)]
#[template(path = "register_open.html")]
pub struct RegisterOpenPage {
    /// 页框.
    pub frame: Frame,
    /// `finding`: chooses the words.
    pub name: &'static str,
    /// `findings`: its address.
    pub word: &'static str,
    /// The form.
    pub form: Form,
}

/// 一本登记簿 on the page of all.
#[derive(Clone, Debug)]
pub struct RegisterCard {
    /// `finding`: chooses the words.
    pub name: &'static str,
    /// Its address.
    pub href: String,
    /// How many are not over.
    pub count: Count,
    /// Of these, overdue.
    pub late: Count,
    /// Address of the form that opens one, for whom may.
    pub open: Option<Link>,
}

/// 登记簿 all that the reader may read.
#[derive(Template)]
#[template(path = "registers.html")]
pub struct RegistersPage {
    /// 页框.
    pub frame: Frame,
    /// Registers.
    pub registers: Vec<RegisterCard>,
}
