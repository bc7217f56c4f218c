//! 方案: upload, go over, adopt, replace.

use crate::form::{Field, Form, Input};
use crate::part::Choice;
use vocab::DocketId;

/// What the reader can read.
const READABLE: &str = ".docx,.txt,.md,.html,.htm,.pdf";

/// 试体检: `file`; nothing is kept.
#[must_use]
pub fn check() -> Form {
    let mut form = Form::new("check", "/plans/check").field(Field::must("file", Input::Files(READABLE)));
    (form.main, form.open) = (true, true);
    form
}

/// 上传方案: `file`, and `add_units` whether units that nobody has entered yet are entered with it.
#[must_use]
pub fn upload() -> Form {
    let mut form = Form::new("upload", "/plans")
        .field(Field::must("file", Input::Files(READABLE)))
        .field(Field::may("add_units", Input::Check));
    (form.main, form.open) = (true, true);
    form
}

/// 上传新版本 of a plan that runs: `file`; leads to the difference.
#[must_use]
pub fn replace(id: DocketId) -> Form {
    Form::new("replace", format!("/plans/{id}/replace"))
        .field(Field::must("file", Input::Files(READABLE)))
        .field(Field::may("add_units", Input::Check))
}

/// 放弃草稿: `reason`.
#[must_use]
pub fn discard(id: DocketId) -> Form {
    Form::new("plan_discard", format!("/plans/{id}/discard")).field(Field::must("reason", Input::Text))
}

/// 印发并转入台账: `number` (文号), `issuer` (印发机关), `issued_on`, and `assign` whether all of it is 交办 at once.
#[must_use]
pub fn adopt(id: DocketId, issuer: &str) -> Form {
    let mut form = Form::new("adopt", format!("/plans/{id}/adopt"))
        .field(Field::must("number", Input::Text))
        .field(Field::must("issuer", Input::Text).with(issuer))
        .field(Field::must("issued_on", Input::Day))
        .field(Field::may("assign", Input::Check).with("yes"));
    form.main = true;
    form
}

/// 采纳一处修订: `owner`, `partners`, `due` only where the change brings a measure that lacks them.
#[must_use]
pub fn accept_change(id: DocketId, change: u32, lacks: bool) -> Form {
    let mut form = Form::new("change_accept", format!("/plans/{id}/changes/{change}/accept"));
    form.place = format!("-{change}");
    if !lacks {
        return form;
    }
    form.field(Field::must("owner", Input::Text))
        .field(Field::may("partners", Input::Area))
        .field(Field::must("due", Input::Day))
}

/// 不采纳一处修订: `reason`.
#[must_use]
pub fn refuse_change(id: DocketId, change: u32) -> Form {
    let mut form = Form::new("change_refuse", format!("/plans/{id}/changes/{change}/refuse"));
    form.place = format!("-{change}");
    form.field(Field::must("reason", Input::Text))
}

/// 采纳全部修订 that lack nothing.
#[must_use]
pub fn accept_changes(id: DocketId) -> Form {
    let mut form = Form::new("change_accept_all", format!("/plans/{id}/changes/accept"));
    form.main = true;
    form
}

/// What an entry of a draft holds now, as its form shows it.
#[derive(Clone, Debug, Default)]
pub struct EntryFacts {
    /// One line.
    pub title: String,
    /// 牵头单位, as text: a name the office does not know yet is asked about.
    pub owner: String,
    /// 配合单位, one a line.
    pub partners: String,
    /// 责任领导.
    pub leader: String,
    /// 责任人, one a line.
    pub persons: String,
    /// 措施原文.
    pub text: String,
    /// 时限 as written; 持续推进 for what has no end.
    pub due: String,
    /// 备注.
    pub remark: String,
}

/// 批量补齐: `which` entries (`lacking` or those ticked as `entry`) get the `owner` or the `due`, or both.
#[must_use]
pub fn entries_fill(plan: DocketId, which: Vec<Choice>) -> Form {
    Form::new("entries_fill", format!("/plans/{plan}/entries/fill"))
        .field(Field::may("owner", Input::Text))
        .field(Field::may("due", Input::Day))
        .field(Field::must("which", Input::Radio(which)).with("lacking"))
}

fn address(plan: DocketId, entry: &str, act: &str) -> String {
    format!("/plans/{plan}/entries/{entry}/{act}")
}

/// 修改一条: `title`, `text`, `owner`, `partners`, `leader`, `persons`, `due`, `remark`.
#[must_use]
pub fn entry_edit(plan: DocketId, entry: &str, facts: EntryFacts) -> Form {
    let mut form = Form::new("entry_edit", address(plan, entry, "edit"))
        .field(Field::must("title", Input::Text).with(facts.title))
        .field(Field::must("owner", Input::Text).with(facts.owner))
        .field(Field::may("partners", Input::Area).with(facts.partners))
        .field(Field::may("leader", Input::Text).with(facts.leader))
        .field(Field::may("persons", Input::Area).with(facts.persons))
        .field(Field::must("due", Input::Day).with(facts.due))
        .field(Field::must("text", Input::Area).with(facts.text))
        .field(Field::may("remark", Input::Text).with(facts.remark));
    (form.main, form.open) = (true, true);
    form
}

/// 对应的问题: `problem`, ticked as often as it answers one.
#[must_use]
pub fn entry_link(plan: DocketId, entry: &str, problems: Vec<Choice>, answered: &str) -> Form {
    Form::new("entry_link", address(plan, entry, "link"))
        .field(Field::may("problem", Input::Checks(problems)).with(answered))
}

/// 拆分: `pieces`, each piece on a line of its own.
#[must_use]
pub fn entry_split(plan: DocketId, entry: &str, text: &str) -> Form {
    Form::new("entry_split", address(plan, entry, "split")).field(Field::must("pieces", Input::Area).with(text))
}

/// 合并 others into this one: `other`, ticked.
#[must_use]
pub fn entry_merge(plan: DocketId, entry: &str, others: Vec<Choice>) -> Form {
    Form::new("entry_merge", address(plan, entry, "merge")).field(Field::must("other", Input::Checks(others)))
}

/// 不纳入台账: `reason`.
#[must_use]
pub fn entry_drop(plan: DocketId, entry: &str) -> Form {
    Form::new("entry_drop", address(plan, entry, "drop")).field(Field::must("reason", Input::Text))
}

/// 恢复 what was dropped or merged.
#[must_use]
pub fn entry_restore(plan: DocketId, entry: &str) -> Form {
    Form::new("entry_restore", address(plan, entry, "restore"))
}
