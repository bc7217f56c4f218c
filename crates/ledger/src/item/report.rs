//! 进展报送: what was done in a period, what hinders, what comes next.

use super::{Filed, Handed, Item, ItemFacts, Stage};
use crate::step::{self, By, Step};
use crate::{Evidence, Period, Quantity, refusals};
use docket::{Actor, Context, Refusal, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 进展报送. A unit responsible for the item, lead or partner; the lead office for it as 代录. A period counts as
/// reported once a report of the lead unit stands: approved by the unit's head, or filed where no approval is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// 期次 the month or quarter it is about.
    pub period: Period,
    /// 本期进展
    pub done: String,
    /// Quantities reached so far, for the figures that are counted.
    #[serde(default)]
    pub quantities: Vec<Done>,
    /// 存在问题
    #[serde(default)]
    pub hindrance: String,
    /// 下一步
    #[serde(default)]
    pub next: String,
    /// 需协调事项
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordination: Option<Coordination>,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Whether the unit's head must approve it first; the rules write it, whatever the caller says.
    #[serde(default)]
    pub awaits_head: bool,
}

/// 完成量 of one counted figure, in total since the beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Number of the figure in the item, from 0.
    pub figure: u32,
    /// The quantity in the figure's unit.
    pub value: Quantity,
}

/// 需协调事项
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordination {
    /// What is to be settled.
    pub text: String,
    /// By whom.
    pub level: CoordinationLevel,
}

/// 协调层级
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoordinationLevel {
    /// 营商办
    LeadOffice,
    /// 分管领导
    Leader,
    /// 区（县）委、政府
    District,
    /// 市级
    City,
    /// 省级
    Province,
}

impl CoordinationLevel {
    /// Nearest first.
    pub const ALL: [Self; 5] = [Self::LeadOffice, Self::Leader, Self::District, Self::City, Self::Province];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeadOffice => "lead_office",
            Self::Leader => "leader",
            Self::District => "district",
            Self::City => "city",
            Self::Province => "province",
        }
    }
}

/// Whether what `actor` fills in must first be approved by the unit's head: only what a liaison fills in, only where
/// the unit wants it. What the lead office records (代录) names who in the unit said it.
pub(super) fn needs_head(facts: &ItemFacts<'_>, actor: &Actor) -> bool {
    facts.head_approves && actor.role == Role::Liaison
}

impl Step<Item> for Report {
    const BY: By = By::Unit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted
    }

    fn fill(&mut self, _now: &Item, facts: &ItemFacts<'_>, cx: &Context<'_>) {
        self.awaits_head = needs_head(facts, cx.actor);
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("done", &self.done)?;
        let expected = now.schedule.rhythm;
        if expected.is_some_and(|rhythm| rhythm != self.period.rhythm()) {
            return Err(Refusal::new(refusals::PERIOD_RHYTHM).with("period", self.period));
        }
        if self.period.first_day() > cx.today || self.period.last_day() < now.opened_on {
            return Err(Refusal::new(refusals::PERIOD_OUTSIDE).with("period", self.period));
        }
        for done in &self.quantities {
            let figure = usize::try_from(done.figure).ok().and_then(|no| now.content.figures.get(no));
            let code = match figure {
                None => refusals::FIGURE_UNKNOWN,
                Some(figure) if !figure.counted => refusals::FIGURE_NOT_COUNTED,
                Some(_) => continue,
            };
            return Err(Refusal::new(code).with("figure", done.figure));
        }
        self.coordination.as_ref().map_or(Ok(()), |it| step::text("coordination", &it.text))
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        let no = u32::try_from(now.reports.len()).unwrap_or(u32::MAX).saturating_add(1);
        let handed = Handed::by(day, actor, self.awaits_head);
        now.reports.push(Filed { no, handed, report: self.clone() });
    }
}

impl Item {
    /// Whether a report of the lead unit for `period` stands.
    #[must_use]
    pub fn has_reported(&self, period: Period) -> bool {
        self.lead_reports().any(|filed| filed.report.period == period)
    }

    /// Reports of the lead unit that stand.
    pub(super) fn lead_reports(&self) -> impl Iterator<Item = &Filed> + '_ {
        self.reports.iter().filter(|filed| filed.handed.stands() && filed.handed.unit == self.parties.lead)
    }
}
