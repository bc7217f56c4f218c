//! 更正: what was taken down wrong is put right.

use super::{Promise, PromiseStage, open};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 更正. The lead office, with the reason; what is left out stays as it is. Another due day is named here too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// 承诺对象
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// 承诺事项
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 承诺内容
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// 依据
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// 兑现期限
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Why.
    pub reason: String,
}

impl Step<Promise> for Amend {
    const BY: By = By::LeadOffice;

    fn open(now: &Promise) -> bool {
        matches!(now.stage, PromiseStage::Open | PromiseStage::Claimed)
    }

    fn check(&self, now: &Promise, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        for (field, text) in [("to", &self.to), ("title", &self.title)] {
            text.as_ref().map_or(Ok(()), |text| step::text(field, text))?;
        }
        open::days(now.made_on, self.due, cx)
    }

    fn apply(&self, now: &mut Promise, _day: Date, _actor: &Actor) {
        let set = |old: &mut String, new: &Option<String>| {
            if let Some(new) = new {
                old.clone_from(new);
            }
        };
        set(&mut now.to, &self.to);
        set(&mut now.title, &self.title);
        set(&mut now.text, &self.text);
        set(&mut now.basis, &self.basis);
        now.due = self.due.or(now.due);
    }
}
