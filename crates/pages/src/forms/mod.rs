//! 各项表单 which fields each act asks for, one file an area.

pub mod account;
pub mod admin;
pub mod duty;
pub mod finding;
pub mod indicator;
pub mod item;
pub mod meeting;
pub mod plan;
pub mod practice;
pub mod problem;
pub mod project;
pub mod promise;
pub mod register;
pub mod spot_check;
pub mod voice;

use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;

/// 佐证类别, `evidence-NAME`; the names of `ledger::EvidenceKind`.
pub const EVIDENCE: [&str; 7] = ["paper", "picture", "statistics", "minutes", "record", "link", "other"];

/// 途径 of 代录, `channel-NAME`; the names of `docket::Channel`.
pub const CHANNELS: [&str; 5] = ["phone", "paper", "meeting", "chat", "in_person"];

/// Levels at which something has to be co-ordinated, `level-NAME`.
pub const LEVELS: [&str; 5] = ["lead_office", "leader", "district", "city", "province"];

/// Roles of accounts, `role-NAME`; the names of `docket::Role`.
pub const ROLES: [&str; 7] =
    ["lead_office", "unit_head", "liaison", "supervisor", "leader", "auditor", "administrator"];

/// What a picker of files offers.
pub const DOCUMENTS: &str = ".pdf,.docx,.doc,.xlsx,.jpg,.jpeg,.png,.ofd,.zip";

/// 登记簿 every register, in the order in which pages show them.
pub const REGISTERS: &[register::Register] = &[
    finding::FINDING,
    meeting::MEETING,
    spot_check::SPOT_CHECK,
    indicator::INDICATOR,
    duty::DUTY,
    promise::PROMISE,
    project::PROJECT,
    practice::PRACTICE,
    voice::VOICE,
];

fn choices(words: &Words, area: &str, names: &[&str]) -> Vec<Choice> {
    names.iter().map(|name| Choice::new(name, words.code(area, name))).collect()
}

/// With a first choice that chooses nothing.
fn optional(words: &Words, area: &str, names: &[&str]) -> Vec<Choice> {
    std::iter::once(Choice::new("", words.t("choice-none"))).chain(choices(words, area, names)).collect()
}

/// 佐证材料 as rows: each file with its kind, 文号, date and whether it is sealed.
fn evidence(words: &Words) -> Field {
    let columns = vec![
        ("evidence_file", Input::Files(DOCUMENTS)),
        ("evidence_kind", Input::Select(optional(words, "evidence", &EVIDENCE))),
        ("evidence_title", Input::Text),
        ("evidence_number", Input::Text),
        ("evidence_dated", Input::Day),
        ("evidence_sealed", Input::Select(optional(words, "sealed", &["yes", "no"]))),
    ];
    Field::may("evidence", Input::Rows { columns, rows: Vec::new(), blank: 1 })
}

/// 审批表 a signed sheet that stands for the click: `form_file`, `form_signed_by`, `form_signed_on`.
fn signed(form: Form) -> Form {
    form.field(Field::may("form_file", Input::Files(".pdf,.jpg,.jpeg,.png")))
        .field(Field::may("form_signed_by", Input::Text))
        .field(Field::may("form_signed_on", Input::Day))
}

/// 来文 the paper that asks or answers: `paper_number`, `paper_title`, `paper_dated`, `paper_file`.
fn paper(form: Form, number: Field) -> Form {
    form.field(number)
        .field(Field::may("paper_title", Input::Text))
        .field(Field::may("paper_dated", Input::Day))
        .field(Field::may("paper_file", Input::Files(DOCUMENTS)))
}

/// 代录: for whom, who said it, when, how.
fn behalf(words: &Words, units: &[Choice]) -> Vec<Field> {
    if units.is_empty() {
        return Vec::new();
    }
    let mut list = vec![Choice::new("", words.t("choice-own-name"))];
    list.extend_from_slice(units);
    vec![
        Field::may("behalf_unit", Input::Select(list)),
        Field::may("said_by", Input::Text),
        Field::may("said_at", Input::Text),
        Field::may("channel", Input::Select(optional(words, "channel", &CHANNELS))),
    ]
}
