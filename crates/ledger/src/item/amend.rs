//! 更正: the lead office mends what the item says.

use super::{Item, Stage};
use crate::step::{self, By, Step};
use crate::{Due, Figure, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 更正. The lead office, with a reason: wording, figures, or a day that the plan itself changed (a later day for the
/// unit's sake is an extension). Only what is given changes. A closed item may still be worded better.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amend {
    /// One line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 措施原文
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Label path in the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// 约束指标
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure>>,
    /// 完成时限; not once it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Amend {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        now.stage != Stage::Void
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        if let Some(title) = &self.title {
            step::text("title", title)?;
        }
        let given = [&self.title, &self.text, &self.remark, &self.path].into_iter().any(Option::is_some);
        if !given && self.figures.is_none() && self.due.is_none() {
            return Err(Refusal::new(refusals::NOTHING_CHANGED));
        }
        if self.due.is_some() && (now.stage.is_over() || now.stage == Stage::Submitted) {
            let refusal = Refusal::new(refusals::NOT_NOW).with("act", "item.amend");
            return Err(refusal.with("state", now.state_name()));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        let content = &mut now.content;
        for (place, given) in [
            (&mut content.title, &self.title),
            (&mut content.text, &self.text),
            (&mut content.remark, &self.remark),
            (&mut content.path, &self.path),
        ] {
            if let Some(given) = given {
                place.clone_from(given);
            }
        }
        if let Some(figures) = &self.figures {
            content.figures.clone_from(figures);
        }
        if let Some(due) = self.due {
            now.due = due;
            if now.extended == 0 {
                now.first_due = due;
            }
            // A milestone beyond the new end would be judged after the item itself is over.
            now.milestones.retain(|it| it.reached.is_some() || due.last_day().is_some_and(|last| it.on <= last));
        }
    }
}
