//! 事项页 one measure: how it stands, what can be done, why, and what happened.

use crate::Frame;
use crate::form::Form;
use crate::part::{DueView, Entry, FileView, LightView, Link, Person, UnitRef};
use askama::Template;
use jiff::civil::Date;
use vocab::DocketId;

/// 配合单位 with its part, 分项.
#[derive(Clone, Debug)]
pub struct Part {
    /// The unit.
    pub unit: UnitRef,
    /// What it is to do; empty where the plan does not say.
    pub part: String,
}

/// 亮灯说明 from when which light.
#[derive(Clone, Debug)]
pub struct LightDay {
    /// The light.
    pub light: LightView,
    /// From this day on; `None` where nothing sets it.
    pub on: Option<Date>,
    /// Whether it has come.
    pub come: bool,
}

/// 节点
#[derive(Clone, Debug)]
pub struct Milestone {
    /// The day; a period's last day for monthly reports.
    pub on: Date,
    /// 预期成果.
    pub result: String,
    /// 佐证要求.
    pub proof: String,
    /// How it stands.
    pub light: LightView,
    /// What was reported; empty where nothing was.
    pub reported: String,
}

/// 约束指标 a promised figure and what was measured.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is measured.
    pub subject: String,
    /// The promise, `≤ 2 工作日`.
    pub promised: String,
    /// On what condition; empty where none.
    pub condition: String,
    /// What was measured last; empty where nothing was.
    pub measured: String,
    /// Whether it holds; `None` where unknown.
    pub holds: Option<bool>,
}

/// 事项页
#[derive(Template)]
#[template(path = "item.html")]
pub struct ItemPage {
    /// 页框.
    pub frame: Frame,
    /// Its number in the address.
    pub id: DocketId,
    /// Number as people quote it.
    pub no: String,
    /// The measure in one line.
    pub title: String,
    /// How it stands today.
    pub light: LightView,
    /// 亮灯原因 in words, the one that decides today first; see [`crate::Words::reason`].
    pub reasons: Vec<String>,
    /// On which day which light, worst first.
    pub light_days: Vec<LightDay>,
    /// State as a code.
    pub state: String,
    /// 指标.
    pub indicator: String,
    /// Its plan, at its line.
    pub plan: Link,
    /// 主要问题 that it answers.
    pub problems: Vec<Link>,
    /// What it came from, and whatever else is linked with it.
    pub links: Vec<Link>,
    /// 措施原文.
    pub text: String,
    /// Lines in the plan, first and last.
    pub lines: (u32, u32),
    /// 责任领导; empty where none.
    pub leader: String,
    /// 牵头单位.
    pub owner: Option<UnitRef>,
    /// 配合单位.
    pub parts: Vec<Part>,
    /// 责任人, 联络员.
    pub persons: Vec<Person>,
    /// 时限.
    pub due: DueView,
    /// 延期次数.
    pub extensions: u32,
    /// 0–100 where progress is counted.
    pub progress: Option<u8>,
    /// What it waits for besides its unit: 待上级, an extension asked; empty where nothing.
    pub waits: String,
    /// Opinions of supervisors and leaders that stand, newest first.
    pub advice: Vec<Entry>,
    /// 节点.
    pub milestones: Vec<Milestone>,
    /// 约束指标.
    pub figures: Vec<Figure>,
    /// 佐证材料.
    pub files: Vec<FileView>,
    /// 办理过程, newest first.
    pub timeline: Vec<Entry>,
    /// The address of the older part of the timeline.
    pub older: Option<String>,
    /// What the reader can do now, the main one first; see [`crate::forms::item`].
    pub forms: Vec<Form>,
    /// 审批表 to print, as kinds: `close`, `extension`.
    pub sheets: Vec<&'static str>,
}

impl ItemPage {
    /// The main act.
    pub(crate) fn main(&self) -> Option<&Form> {
        self.forms.iter().find(|form| form.main)
    }
}
