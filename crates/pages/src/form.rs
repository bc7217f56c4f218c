//! 表单 forms as data: one shape for every act, so that each field is labelled and each fault stands at its field.

use crate::part::{Choice, Entry};
use crate::words::Words;

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Text,
    /// Several lines.
    Area,
    /// A day as people write it: 2022-12-31, 12.31, 12月底. Plain text, so that the server can understand all of them.
    Day,
    /// A number.
    Number,
    /// A password.
    Password,
    /// A password that is being chosen.
    NewPassword,
    /// One of a list.
    Select(Vec<Choice>),
    /// One of a few, all shown.
    Radio(Vec<Choice>),
    /// Any of a few, all shown.
    Checks(Vec<Choice>),
    /// Yes or not.
    Check,
    /// Files; the endings that the picker offers, `.docx,.pdf`.
    Files(&'static str),
    /// Rows of a small table; each column is sent as often as there are rows.
    Rows {
        /// Columns: name and what it takes.
        columns: Vec<(&'static str, Self)>,
        /// Rows filled so far.
        rows: Vec<Vec<String>>,
        /// Blank rows shown after them; the script adds more.
        blank: usize,
    },
    /// Sent unseen.
    Hidden,
}

/// 栏目 one field. Its words are those of [`Form::label`] and [`Form::help`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name in the form and in the words.
    pub name: &'static str,
    /// What it takes.
    pub input: Input,
    /// Whether it must be filled.
    pub required: bool,
    /// What it holds.
    pub value: String,
    /// What is wrong with it and how to mend it; empty where nothing is.
    pub fault: String,
    /// What was understood, `2022年12月31日（周六）`; empty where there is nothing to say.
    pub understood: String,
}

impl Field {
    /// A field that must be filled.
    #[must_use]
    pub const fn must(name: &'static str, input: Input) -> Self {
        Self { name, input, required: true, value: String::new(), fault: String::new(), understood: String::new() }
    }

    /// A field that may stay empty.
    #[must_use]
    pub const fn may(name: &'static str, input: Input) -> Self {
        Self { name, input, required: false, value: String::new(), fault: String::new(), understood: String::new() }
    }

    /// The same with a value.
    #[must_use]
    pub fn with(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Whether `value` is chosen; several chosen values are parted by commas.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.value == value || self.value.split(',').any(|one| one == value)
    }
}

/// 表单
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Name of the act, `report`: `act-NAME` is its title, `act-NAME-button` its button, `act-NAME-about` what it does.
    pub name: &'static str,
    /// Tells several forms of one name on a page apart, `-3`; empty where there is but one.
    pub place: String,
    /// Where it is posted.
    pub action: String,
    /// Fields in order.
    pub fields: Vec<Field>,
    /// 代录 fields, folded; for the lead office only.
    pub behalf: Vec<Field>,
    /// Whether the page shows it as the one main thing to do.
    pub main: bool,
    /// Whether it is shown opened.
    pub open: bool,
    /// Why the act as a whole was not done; empty where nothing is wrong.
    pub refusal: String,
    /// What somebody else did since the page was read, newest first, where that is why it was not done.
    pub news: Vec<Entry>,
}

impl Form {
    /// A form without fields.
    #[must_use]
    pub fn new(name: &'static str, action: impl Into<String>) -> Self {
        Self {
            name,
            place: String::new(),
            action: action.into(),
            fields: Vec::new(),
            behalf: Vec::new(),
            main: false,
            open: false,
            refusal: String::new(),
            news: Vec::new(),
        }
    }

    /// The same with one more field.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Every field, also those of 代录.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(&self.behalf)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.fields.iter_mut().chain(&mut self.behalf)
    }

    /// Puts back what was typed; files and passwords cannot be put back. Opens the form.
    pub fn refill(&mut self, sent: &[(String, String)]) {
        self.open = true;
        for field in self.all_mut() {
            match &mut field.input {
                Input::Files(_) | Input::Password | Input::NewPassword => {}
                Input::Rows { columns, rows, .. } => {
                    let typed = rows_of(columns, sent);
                    if !typed.is_empty() {
                        *rows = typed;
                    }
                }
                _ => {
                    let values: Vec<&str> =
                        sent.iter().filter(|(name, _)| name == field.name).map(|(_, value)| value.as_str()).collect();
                    field.value = values.join(",");
                }
            }
        }
    }

    /// Notes what is wrong with a field; a field that the form does not have counts against the form itself.
    pub fn fault(&mut self, name: &str, fault: impl Into<String>) {
        self.open = true;
        let fault = fault.into();
        if let Some(field) = self.all_mut().find(|field| field.name == name) {
            field.fault = fault;
        } else {
            self.refusal = fault;
        }
    }

    /// Notes that the act was refused.
    pub fn refuse(&mut self, refusal: impl Into<String>) {
        self.open = true;
        self.refusal = refusal.into();
    }

    /// Notes what was understood of a field.
    pub fn understood(&mut self, name: &str, text: impl Into<String>) {
        if let Some(field) = self.all_mut().find(|field| field.name == name) {
            field.understood = text.into();
        }
    }

    /// Whether anything is wrong with it.
    #[must_use]
    pub fn faulty(&self) -> bool {
        !self.refusal.is_empty() || self.all().any(|field| !field.fault.is_empty())
    }

    /// Whether files are sent with it.
    #[must_use]
    pub fn multipart(&self) -> bool {
        self.all().any(|field| match &field.input {
            Input::Files(_) => true,
            Input::Rows { columns, .. } => columns.iter().any(|(_, input)| matches!(input, Input::Files(_))),
            _ => false,
        })
    }

    /// Whether something is taken away that is not easily put back: the script asks once more.
    #[must_use]
    pub fn destructive(&self) -> bool {
        matches!(self.name, "entry_drop" | "unit_deactivate" | "account_deactivate" | "reset_password")
            || self.name.ends_with("discard")
            || self.name == "voice_withdraw"
    }

    /// The label of a field: `field-ACT-NAME` where an act calls it otherwise, else `field-NAME`.
    #[must_use]
    pub fn label(&self, words: &Words, field: &Field) -> String {
        let own = words.maybe("field", &format!("{}-{}", self.name, field.name));
        own.unwrap_or_else(|| words.t(&format!("field-{}", field.name)))
    }

    /// The help under the label: `help-ACT-NAME`, else `help-NAME`, else none.
    #[must_use]
    pub fn help(&self, words: &Words, field: &Field) -> Option<String> {
        words.maybe("help", &format!("{}-{}", self.name, field.name)).or_else(|| words.maybe("help", field.name))
    }

    /// What the ids of its fields begin with.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}{}", self.name, self.place)
    }

    /// The element's id.
    #[must_use]
    pub fn id(&self) -> String {
        format!("act-{}", self.key())
    }

    /// Whether it is only a button.
    #[must_use]
    pub fn bare(&self) -> bool {
        self.behalf.is_empty() && self.fields.iter().all(|field| field.input == Input::Hidden)
    }
}

fn rows_of(columns: &[(&'static str, Input)], sent: &[(String, String)]) -> Vec<Vec<String>> {
    let cells: Vec<Vec<&String>> = columns
        .iter()
        .map(|(column, _)| sent.iter().filter(|(name, _)| name == column).map(|(_, value)| value).collect())
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            cells.iter().map(|column| column.get(row).map_or_else(String::new, |cell| (*cell).clone())).collect()
        })
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_survives_a_refusal() {
        let mut form = Form::new("report", "/items/1/report")
            .field(Field::must("progress", Input::Area))
            .field(Field::may("kinds", Input::Checks(vec![Choice::new("a", "A"), Choice::new("b", "B")])));
        form.refill(&sent(&[("progress", "已开通专线"), ("kinds", "a"), ("kinds", "b")]));
        form.fault("progress", "请写明数量");
        let progress = form.fields.first().unwrap();
        assert_eq!((progress.value.as_str(), progress.fault.as_str()), ("已开通专线", "请写明数量"));
        assert!(form.fields.get(1).unwrap().has("b") && form.open && form.faulty());
    }

    #[test]
    fn a_fault_of_no_field_counts_against_the_form() {
        let mut form = Form::new("accept", "/items/1/accept");
        form.fault("version", "别人刚改过");
        assert_eq!(form.refusal, "别人刚改过");
    }

    #[test]
    fn blank_rows_are_not_kept() {
        let columns = vec![("milestone_on", Input::Day), ("milestone_result", Input::Text)];
        let mut form = Form::new("milestones", "/")
            .field(Field::may("milestones", Input::Rows { columns, rows: Vec::new(), blank: 1 }));
        form.refill(&sent(&[
            ("milestone_on", "3月底"),
            ("milestone_result", "方案印发"),
            ("milestone_on", ""),
            ("milestone_result", " "),
        ]));
        let Input::Rows { rows, .. } = &form.fields.first().unwrap().input else { panic!("rows") };
        assert_eq!(rows, &vec![vec!["3月底".to_owned(), "方案印发".to_owned()]]);
    }

    #[test]
    fn a_password_is_never_put_back() {
        let mut form = Form::new("sign_in", "/sign-in").field(Field::must("password", Input::Password));
        form.refill(&sent(&[("password", "secret")]));
        assert_eq!(form.fields.first().unwrap().value, "");
    }
}
