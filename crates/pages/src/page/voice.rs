//! 企业诉求 pages of the public, the poster for the window, and the table of units.

use super::Fact;
use crate::Frame;
use crate::form::Form;
use crate::part::{FileView, Qr, UnitRef};
use askama::Template;
use jiff::civil::Date;

/// 提诉求、查进度 a form on a page of its own.
#[derive(Template)]
#[template(path = "voice_form.html")]
pub struct VoiceFormPage {
    /// 页框.
    pub frame: Frame,
    /// `raise` or `track`: chooses the words.
    pub name: &'static str,
    /// The form.
    pub form: Form,
}

/// 回执
#[derive(Template)]
#[template(path = "voice_receipt.html")]
pub struct VoiceReceiptPage {
    /// 页框.
    pub frame: Frame,
    /// 登记号
    pub number: String,
    /// 查询码
    pub code: String,
    /// Where it is tracked.
    pub address: String,
    /// The same as a QR code.
    pub qr: Option<Qr>,
    /// The last day for an answer.
    pub due: Date,
}

/// 一步 what happened, in plain words, without the names of persons.
#[derive(Clone, Debug)]
pub struct VoiceStep {
    /// The day.
    pub on: Date,
    /// What.
    pub title: String,
    /// In words; may be empty.
    pub text: String,
}

/// 我的诉求
#[derive(Template)]
#[template(path = "voice_mine.html")]
pub struct VoiceMinePage {
    /// 页框.
    pub frame: Frame,
    /// 登记号
    pub number: String,
    /// State, as its raiser is told.
    pub state: String,
    /// What comes next, and who has to do it.
    pub next: String,
    /// What was raised.
    pub text: String,
    /// Label and value.
    pub facts: Vec<Fact>,
    /// How the days are counted.
    pub clock: Vec<String>,
    /// The answer that stands: result, words, basis; empty before.
    pub answer: Vec<Fact>,
    /// Files of the answer and the raiser's own.
    pub files: Vec<FileView>,
    /// What the raiser can do.
    pub forms: Vec<Form>,
    /// What happened, newest first.
    pub steps: Vec<VoiceStep>,
}

/// 窗口海报
#[derive(Template)]
#[template(path = "voice_poster.html")]
pub struct VoicePosterPage {
    /// 页框.
    pub frame: Frame,
    /// The public form.
    pub address: String,
    /// The same as a QR code.
    pub qr: Option<Qr>,
    /// Calendar days until an answer.
    pub days: u32,
}

/// 单位办理情况 a line.
#[derive(Clone, Debug)]
pub struct VoiceUnitRow {
    /// The unit.
    pub unit: UnitRef,
    /// 承办
    pub received: u64,
    /// 已答复
    pub answered: u64,
    /// 按时答复率
    pub on_time: String,
    /// 答复用时中位数
    pub median: String,
    /// 解决率
    pub resolved: String,
    /// 满意率
    pub satisfied: String,
    /// 退单
    pub returned: u64,
}

/// 诉求统计
#[derive(Template)]
#[template(path = "voice_units.html")]
pub struct VoiceUnitsPage {
    /// 页框.
    pub frame: Frame,
    /// Units, those with most first.
    pub rows: Vec<VoiceUnitRow>,
}
