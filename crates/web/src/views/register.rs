//! 登记簿 what a kind says of itself to pages, and how any of them becomes a row, a page, a line of an export.

use super::{
    Lens, light,
    timeline::{self, Said},
};
use crate::{reply::Reply, visit::Visit};
use docket::{Docket, Light, Standing};
use ledger::{Item, Plan, Problem};
use office::{
    EventRow, Row,
    caller::Caller,
    export::Cell,
    permission::Leave,
    register::{self, Register, possible},
    show_docket::Shown,
};
use pages::{
    Frame, Words,
    form::Form,
    forms::register::{Known, Register as Page},
    page::{Body, Fact, RegisterPage, RegisterRow, Section},
    part::{Choice, FileView, Link},
};
use std::future::{Future, ready};

/// Every kind with a face, handed to `$each!`.
#[macro_export]
macro_rules! faces {
    ($each:ident) => {
        $each!(
            ledger::Finding,
            ledger::Meeting,
            ledger::SpotCheck,
            ledger::Indicator,
            ledger::Duty,
            ledger::Promise,
            ledger::Project,
            ledger::Practice,
            ledger::Voice
        )
    };
}

/// 面 what a register says of itself to pages. What has a default may be left out.
pub trait Face: Register {
    /// Its forms, states and columns.
    const PAGE: &'static Page;

    /// Values of the columns that the kind adds, in the order of `PAGE.columns`.
    fn cells(&self, lens: &Lens<'_>) -> Vec<String>;

    /// 基本情况 label and value; empty values are left out.
    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact>;

    /// What stands below the facts.
    fn sections(_shown: &Shown<Self>, _lens: &Lens<'_>) -> Vec<Section> {
        Vec::new()
    }

    /// An event in words.
    fn say(event: &Self::Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said;

    /// Lists and values of the forms, of a docket or of one that is to be opened.
    fn known(
        _visit: &Visit,
        _shown: Option<&Shown<Self>>,
        _known: &mut Known,
    ) -> impl Future<Output = Result<(), Reply>> + Send {
        ready(Ok(()))
    }

    /// The act that is the one main thing to do now: the first of these that is offered.
    fn main(&self) -> &'static [&'static str] {
        &[]
    }

    /// Marks that its list can be narrowed to.
    fn marks(_words: &Words) -> Vec<Choice> {
        Vec::new()
    }

    /// A sheet to print, by its name; the address is `/WORD/ID/print/NAME`.
    fn paper(_shown: &Shown<Self>, _name: &str, _lens: &Lens<'_>) -> Option<Paper> {
        None
    }

    /// What the page says besides and only the use cases know; put into the page that is otherwise done.
    fn more(
        _visit: &Visit,
        _shown: &Shown<Self>,
        _lens: &Lens<'_>,
        _page: &mut RegisterPage,
    ) -> impl Future<Output = Result<(), Reply>> + Send {
        ready(Ok(()))
    }

    /// Sheets to print.
    fn sheets(_shown: &Shown<Self>, _words: &Words) -> Vec<Link> {
        Vec::new()
    }
}

/// 打印页
pub struct Paper {
    /// Heading.
    pub title: String,
    /// Label and value.
    pub facts: Vec<Fact>,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A fact that leads nowhere.
#[must_use]
pub fn fact(lens: &Lens<'_>, field: &str, text: impl Into<String>) -> Fact {
    Fact { label: lens.w.code("field", field), text: text.into(), href: String::new() }
}

/// The state of a kind in words.
#[must_use]
pub fn state_word(words: &Words, name: &str, state: &str) -> String {
    words.code(&format!("{name}-state"), state)
}

/// A line of the list.
#[must_use]
pub fn row<D: Face>(row: &Row, state: &D, lens: &Lens<'_>) -> RegisterRow {
    let facets = &row.facets;
    let matters = matches!(facets.standing, Standing::Waiting | Standing::Open);
    RegisterRow {
        id: row.id,
        title: lens.text(&facets.title),
        light: Light::of(facets, lens.today).map(|it| light::of(Some(it))),
        state: state_word(&lens.w, D::NAME, &facets.state),
        owner: facets.owner.map(|id| lens.unit(id)),
        opened_on: facets.opened_on,
        due: facets.days.due_on,
        left: facets.days.due_on.filter(|_| matters).map(|day| lens.left(day)),
        cells: state.cells(lens).iter().map(|it| lens.text(it)).collect(),
    }
}

/// Headings of an export.
#[must_use]
pub fn headings(page: &Page, words: &Words) -> Vec<String> {
    let first = [
        words.t("column-no"),
        words.t("column-what"),
        words.t("column-state"),
        words.t("column-light"),
        words.t("column-owner"),
        words.t("column-partners"),
        words.t("column-opened"),
        words.t("column-due"),
        words.t("column-closed"),
    ];
    first.into_iter().chain(page.columns.iter().map(|it| words.code("field", it))).collect()
}

/// A line of an export; personal data in texts is masked, for a file leaves the house.
#[must_use]
pub fn line<D: Face>(row: &Row, state: &D, lens: &Lens<'_>) -> Vec<Cell> {
    let facets = &row.facets;
    let masked = |text: &str| Cell::Text(vocab::personal::mask(text));
    let light = Light::of(facets, lens.today);
    let units: Vec<&str> = facets.partners.iter().map(|id| lens.directory.unit(*id)).collect();
    let mut cells = vec![
        Cell::Number(u32::try_from(row.id.0).unwrap_or(u32::MAX)),
        masked(&facets.title),
        Cell::Text(state_word(&lens.w, D::NAME, &facets.state)),
        Cell::Text(light.map(|it| lens.w.t(light::of(Some(it)).key())).unwrap_or_default()),
        Cell::Text(facets.owner.map(|id| lens.directory.unit(id).to_owned()).unwrap_or_default()),
        Cell::Text(units.join("、")),
        Cell::Day(Some(facets.opened_on)),
        Cell::Day(facets.days.due_on),
        Cell::Day(facets.days.closed_on),
    ];
    cells.extend(state.cells(lens).iter().map(|it| masked(it)));
    cells
}

/// The address of a docket of any kind that has a page.
#[must_use]
pub fn href(row: &Row) -> String {
    let word = match row.kind.as_str() {
        Item::KIND => "items",
        Problem::KIND => "problems",
        Plan::KIND => "plans",
        kind => register::find(kind).map_or("plans", |it| it.word),
    };
    format!("/{word}/{}", row.id)
}

/// Links to dockets, each with its kind: `任务 压减办电材料`.
#[must_use]
pub fn links<'a>(rows: impl IntoIterator<Item = &'a Row>, lens: &Lens<'_>) -> Vec<Link> {
    let name = |row: &Row| lens.w.code("kind", row.kind.rsplit('.').next().unwrap_or_default());
    let text = |row: &Row| format!("{} {}", name(row), lens.text(&row.facets.title));
    rows.into_iter().map(|row| Link { href: href(row), text: text(row) }).collect()
}

/// The forms of what this caller can do now; the main one stands out.
#[must_use]
pub fn offers<D: Face>(visit: &Visit, caller: &Caller, shown: &Shown<D>, known: &Known) -> Vec<Form> {
    let possible = possible(visit.office(), caller, &shown.state);
    let mut forms = Vec::new();
    for act in D::PAGE.acts {
        let Some((_, leave)) = possible.iter().find(|(name, _)| *name == act.act) else { continue };
        let behalf = if *leave == Leave::OnBehalf { known.behalf.clone() } else { Vec::new() };
        let known = Known { behalf, ..known.clone() };
        forms.push(act.offer(&visit.words(), format!("/{}/{}/{}", D::WORD, shown.row.id, act.word), &known));
    }
    let word = |form: &Form| D::PAGE.acts.iter().find(|it| it.form == form.name).map_or("", |it| it.word);
    let main = shown.state.main().iter().find(|it| forms.iter().any(|form| word(form) == **it));
    for form in &mut forms {
        form.main = main.is_some_and(|it| word(form) == *it);
    }
    forms.sort_by_key(|form| !form.main);
    forms
}

/// The page.
#[must_use]
pub fn page<D: Face>(shown: &Shown<D>, forms: Vec<Form>, frame: Frame, lens: &Lens<'_>) -> RegisterPage {
    let mut sections = D::sections(shown, lens);
    if !shown.linked.is_empty() {
        sections.push(Section { title: lens.w.t("register-links"), body: Body::Links(links(&shown.linked, lens)) });
    }
    let masked = |fact: Fact| Fact { text: lens.text(&fact.text), ..fact };
    RegisterPage {
        frame,
        name: D::NAME,
        word: D::WORD,
        row: row(&shown.row, &shown.state, lens),
        facts: D::facts(shown, lens).into_iter().filter(|it| !it.text.is_empty()).map(masked).collect(),
        sections,
        forms,
        sheets: D::sheets(shown, &lens.w),
        files: shown.files.iter().map(file).collect(),
        timeline: log(&shown.events, shown, lens),
    }
}

/// The log in words.
#[must_use]
pub fn log<D: Face>(events: &[EventRow], shown: &Shown<D>, lens: &Lens<'_>) -> Vec<pages::part::Entry> {
    let prefix = format!("{}.", D::NAME);
    timeline::entries::<D>(events, &prefix, lens, |event| Some(D::say(event, lens, shown)))
}

fn file(row: &office::FileRow) -> FileView {
    FileView {
        id: row.id.to_string(),
        name: row.name.clone(),
        bytes: row.size.unsigned_abs(),
        kind: String::new(),
        number: String::new(),
        dated: String::new(),
        sealed: None,
    }
}
