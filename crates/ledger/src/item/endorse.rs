//! 单位负责人同意: what a liaison filled in becomes the unit's word.

use super::{Handed, Head, Item};
use crate::step::{self, By, Step};
use crate::{Form, refusals};
use docket::{Actor, Context, Refusal, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 待审批内容 what waits for the head of the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Handing {
    /// The report of that number.
    Report {
        /// From 1.
        no: u32,
    },
    /// 申请办结, or the summary of the year.
    Submission,
    /// 申请延期
    Extension,
}

/// 单位负责人同意. The head of the unit for which it was filled in. The lead office may record it for a head who does
/// not sign in, with the signed form, which then stands for the click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorse {
    /// What is approved.
    #[serde(flatten)]
    pub handing: Handing,
    /// The signed form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

impl Item {
    /// What was handed in under that name, if it is there.
    #[must_use]
    pub fn handed(&self, handing: Handing) -> Option<&Handed> {
        match handing {
            Handing::Report { no } => self.reports.iter().find(|filed| filed.no == no).map(|filed| &filed.handed),
            Handing::Submission => self.submission.as_ref().map(|it| &it.handed),
            Handing::Extension => self.extension.as_ref().map(|it| &it.handed),
        }
    }

    pub(super) fn handed_mut(&mut self, handing: Handing) -> Option<&mut Handed> {
        match handing {
            Handing::Report { no } => {
                self.reports.iter_mut().find(|filed| filed.no == no).map(|filed| &mut filed.handed)
            }
            Handing::Submission => self.submission.as_mut().map(|it| &mut it.handed),
            Handing::Extension => self.extension.as_mut().map(|it| &mut it.handed),
        }
    }
}

/// That it waits for a head, and that the actor stands for the unit which filled it in.
pub(super) fn waits_for(now: &Item, handing: Handing, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(handed) = now.handed(handing).filter(|handed| handed.awaits_head()) else {
        return Err(Refusal::new(refusals::NOTHING_TO_ENDORSE));
    };
    let unit = cx.actor.for_unit();
    if unit != handed.unit {
        let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
        return Err(Refusal::new(refusals::NOT_YOUR_UNIT).with("act", "item.endorse").with("unit", unit));
    }
    Ok(())
}

impl Step<Item> for Endorse {
    const BY: By = By::Head;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.awaits_head()
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        waits_for(now, self.handing, cx)?;
        if cx.actor.role == Role::LeadOffice && self.form.is_none() {
            return Err(Refusal::new(refusals::FORM_MISSING));
        }
        step::form(self.form.as_ref(), cx)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        if let Some(handed) = now.handed_mut(self.handing) {
            handed.head = Head::Approved { on: day, form: self.form.clone() };
        }
    }
}
