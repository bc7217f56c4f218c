//! 事项: every act on a measure, under the names that the ledger gives its acts and their values.

use super::{LEVELS, behalf, choices, evidence, optional, paper, signed};
use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;
use vocab::DocketId;

/// Every act on a measure that a person does on its page, in the order of a life.
pub const ACTS: [&str; 31] = [
    "assign",
    "accept",
    "decline",
    "report",
    "reach_milestone",
    "submit",
    "summarize",
    "endorse",
    "object",
    "close",
    "settle",
    "send_back",
    "withdraw",
    "ask_extension",
    "grant_extension",
    "refuse_extension",
    "attach",
    "set_milestones",
    "agree_milestones",
    "wait",
    "end_wait",
    "urge",
    "advise",
    "reassign",
    "amend",
    "hold",
    "resume",
    "reopen",
    "split",
    "merge",
    "discard",
];

/// Acts that the lead office may record on a unit's behalf.
pub const RECORDABLE: [&str; 14] = [
    "accept",
    "decline",
    "report",
    "reach_milestone",
    "submit",
    "summarize",
    "endorse",
    "object",
    "withdraw",
    "ask_extension",
    "attach",
    "set_milestones",
    "wait",
    "end_wait",
];

/// What the forms need to know of the measure and the reader.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Version of the measure that the page shows; sent along, so that nobody overwrites what he has not seen.
    pub version: u64,
    /// Units that can be chosen.
    pub units: Vec<Choice>,
    /// 代录: units for which the reader may record; empty for who may not.
    pub behalf: Vec<Choice>,
    /// 牵头单位 now, as a value of `units`.
    pub owner: String,
    /// 配合单位 now, as values of `units`, parted by commas.
    pub partners: String,
    /// 责任领导 now.
    pub leader: String,
    /// 责任人 now, one a line.
    pub persons: String,
    /// One line that names the measure.
    pub title: String,
    /// 措施原文.
    pub text: String,
    /// 备注.
    pub remark: String,
    /// 时限 as it can be typed.
    pub due: String,
    /// The day that was asked for, where an extension is asked.
    pub asked: String,
    /// 期次 that can be reported, the one expected first.
    pub periods: Vec<Choice>,
    /// 约束指标 that are counted: value is the number of the figure in the measure.
    pub counted: Vec<Choice>,
    /// 节点 not yet reached, as choices.
    pub steps: Vec<Choice>,
    /// 节点 not yet reached: day, result, proof.
    pub milestones: Vec<Vec<String>>,
    /// What waits for the head of the unit: `submission`, `extension`, `report/3`.
    pub handings: Vec<Choice>,
    /// The year under way of a standing measure.
    pub year: String,
}

/// The form of the act called `name`; `None` for no such act.
#[must_use]
pub fn offer(words: &Words, name: &str, id: DocketId, facts: &Facts) -> Option<Form> {
    let name = ACTS.into_iter().find(|act| *act == name)?;
    let form = Form::new(name, format!("/items/{id}/{name}"))
        .field(Field::may("version", Input::Hidden).with(facts.version.to_string()));
    Some(if RECORDABLE.contains(&name) {
        let mut form = work(form, words, name, facts);
        form.behalf = behalf(words, &facts.behalf);
        form
    } else {
        check(form, words, name, facts)
    })
}

/// What units do.
fn work(form: Form, words: &Words, name: &str, facts: &Facts) -> Form {
    match name {
        "accept" => form.field(Field::may("liaison", Input::Text)),
        "decline" | "withdraw" => form.field(Field::must("reason", Input::Area)),
        "report" => report(form, words, facts),
        "reach_milestone" => form
            .field(Field::must("no", Input::Select(facts.steps.clone())))
            .field(Field::must("text", Input::Area))
            .field(evidence(words)),
        "submit" => form.field(Field::must("text", Input::Area)).field(evidence(words)),
        "summarize" => form
            .field(Field::may("year", Input::Hidden).with(facts.year.as_str()))
            .field(Field::must("text", Input::Area))
            .field(evidence(words)),
        "endorse" => signed(handing(form, facts)),
        "object" => handing(form, facts).field(Field::must("reason", Input::Area)),
        "ask_extension" => form.field(Field::must("to", Input::Day)).field(Field::must("reason", Input::Area)),
        "attach" => form.field(evidence(words)).field(Field::may("note", Input::Text)),
        "set_milestones" => milestones(form, facts),
        "wait" => paper(
            form.field(Field::must("superior", Input::Text)).field(Field::must("asks", Input::Area)),
            Field::must("paper_number", Input::Text),
        ),
        _ => paper(form.field(Field::must("answer", Input::Area)), Field::may("paper_number", Input::Text)),
    }
}

/// What the lead office, leaders and supervisors do.
fn check(form: Form, words: &Words, name: &str, facts: &Facts) -> Form {
    match name {
        "assign" => form.field(Field::may("number", Input::Text)).field(Field::may("note", Input::Text)),
        "close" => signed(form.field(Field::must("opinion", Input::Area))),
        "settle" => signed(
            form.field(Field::must("outcome", Input::Radio(choices(words, "outcome", &["routine", "carry_over"]))))
                .field(Field::must("opinion", Input::Area)),
        ),
        "grant_extension" => signed(
            form.field(Field::must("to", Input::Day).with(facts.asked.as_str()))
                .field(Field::must("opinion", Input::Area)),
        ),
        "refuse_extension" => signed(form.field(Field::must("reason", Input::Area))),
        "agree_milestones" => form.field(Field::may("note", Input::Text)),
        "urge" => form.field(Field::must("text", Input::Area)).field(Field::may("answer_by", Input::Day)),
        "advise" => form.field(Field::must("text", Input::Area)),
        "reassign" => form
            .field(Field::must("owner", Input::Select(facts.units.clone())).with(facts.owner.as_str()))
            .field(Field::may("partners", Input::Checks(facts.units.clone())).with(facts.partners.as_str()))
            .field(Field::may("leader", Input::Text).with(facts.leader.as_str()))
            .field(Field::may("persons", Input::Area).with(facts.persons.as_str()))
            .field(Field::must("reason", Input::Area)),
        "amend" => form
            .field(Field::must("title", Input::Text).with(facts.title.as_str()))
            .field(Field::must("text", Input::Area).with(facts.text.as_str()))
            .field(Field::may("remark", Input::Text).with(facts.remark.as_str()))
            .field(Field::must("due", Input::Day).with(facts.due.as_str()))
            .field(Field::must("reason", Input::Area)),
        "split" => split(form, facts),
        "merge" => form.field(Field::must("into", Input::Number)).field(Field::must("reason", Input::Area)),
        "reopen" => form.field(Field::must("due", Input::Day)).field(Field::must("reason", Input::Area)),
        _ => form.field(Field::must("reason", Input::Area)),
    }
}

fn report(form: Form, words: &Words, facts: &Facts) -> Form {
    let form =
        form.field(Field::must("period", Input::Select(facts.periods.clone()))).field(Field::must("done", Input::Area));
    let form = if facts.counted.is_empty() {
        form
    } else {
        let rows = facts.counted.iter().map(|figure| vec![figure.value.clone(), String::new()]).collect();
        let columns =
            vec![("quantity_figure", Input::Select(facts.counted.clone())), ("quantity_value", Input::Number)];
        form.field(Field::may("quantities", Input::Rows { columns, rows, blank: 0 }))
    };
    form.field(Field::may("hindrance", Input::Area))
        .field(Field::may("next", Input::Area))
        .field(Field::may("coordination", Input::Area))
        .field(Field::may("coordination_level", Input::Select(optional(words, "level", &LEVELS))))
        .field(evidence(words))
}

fn handing(form: Form, facts: &Facts) -> Form {
    let first = facts.handings.first().map(|choice| choice.value.clone()).unwrap_or_default();
    form.field(Field::must("handing", Input::Radio(facts.handings.clone())).with(first))
}

fn milestones(form: Form, facts: &Facts) -> Form {
    let columns =
        vec![("milestone_on", Input::Day), ("milestone_result", Input::Text), ("milestone_proof", Input::Text)];
    let rows = facts.milestones.clone();
    form.field(Field::may("milestones", Input::Rows { columns, rows, blank: 2 }))
        .field(Field::must("reason", Input::Text))
}

fn split(form: Form, facts: &Facts) -> Form {
    let units = std::iter::once(Choice::new("", "")).chain(facts.units.iter().cloned()).collect();
    let columns = vec![("part_title", Input::Text), ("part_owner", Input::Select(units)), ("part_due", Input::Day)];
    form.field(Field::must("parts", Input::Rows { columns, rows: Vec::new(), blank: 3 }))
        .field(Field::must("reason", Input::Area))
}

/// 单独立项: `title`, `source`, `indicator`, `owner`, `partners`, `leader`, `persons`, `due`, `text`, `assign`.
/// Where no plan is in force yet there is no indicator to choose, so one is written.
#[must_use]
pub fn open(words: &Words, units: &[Choice], indicators: &[Choice]) -> Form {
    let chosen = |list: &[Choice]| {
        let first = Choice::new("", words.t("choice-none"));
        Input::Select(std::iter::once(first).chain(list.iter().cloned()).collect())
    };
    let indicator = if indicators.is_empty() { Input::Text } else { chosen(indicators) };
    let mut form = Form::new("open", "/items")
        .field(Field::must("title", Input::Text))
        .field(Field::must("source", Input::Text))
        .field(Field::must("indicator", indicator))
        .field(Field::must("owner", chosen(units)))
        .field(Field::may("partners", Input::Checks(units.to_vec())))
        .field(Field::may("leader", Input::Text))
        .field(Field::may("persons", Input::Area))
        .field(Field::must("due", Input::Day))
        .field(Field::may("text", Input::Area))
        .field(Field::may("assign", Input::Check).with("yes"));
    (form.main, form.open) = (true, true);
    form
}

/// 批量催办: `text`, `answer_by`; the measures come as `item`, ticked in the list that `list` is the query of.
#[must_use]
pub fn urge_many(list: &str) -> Form {
    Form::new("urge_many", "/items/urge")
        .field(Field::may("list", Input::Hidden).with(list))
        .field(Field::must("text", Input::Text))
        .field(Field::may("answer_by", Input::Day))
}
