//! 登记: an enterprise raises a voice.

use super::{Terms, Voice, VoiceRules, VoiceStage};
use crate::step::{self, By};
use crate::{FileRef, calendar, refusals};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 登记. Anybody, without an account. Who it was stands in the erasable table under `raiser`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 登记号
    pub number: String,
    /// 类别 code of the rules.
    pub matter: String,
    /// 指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// The unit that the raiser thinks concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concerns: Option<UnitId>,
    /// 情况
    pub text: String,
    /// 期望
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wish: String,
    /// 对承办单位保密
    #[serde(default)]
    pub confidential: bool,
    /// Row in the erasable table.
    pub raiser: i64,
    /// Slow hash of the code on the receipt; never the code itself.
    pub code_hash: String,
    /// Files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
    /// What it runs under; the rules write it, whatever the caller says.
    #[serde(default)]
    pub terms: Terms,
}

impl Open {
    pub(super) fn decide(mut self, rules: &VoiceRules, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::Raiser.check("voice.open", cx.actor, None, &[])?;
        step::text("text", &self.text)?;
        if !rules.matter.iter().any(|it| it.code == self.matter) {
            return Err(Refusal::new(refusals::VOICE_MATTER).with("matter", &self.matter));
        }
        self.terms = Terms {
            rules: rules.name.clone(),
            forward: rules.forward.value,
            handle: rules.handle.value,
            extend: rules.extend.value,
            near: rules.near.value,
            react: rules.react.value,
            reopen: rules.reopen.value,
            returns: rules.returns.value,
            disputes: rules.disputes.value,
        };
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Voice {
        Voice {
            number: self.number.clone(),
            matter: self.matter.clone(),
            indicator: self.indicator.clone(),
            concerns: self.concerns,
            text: self.text.clone(),
            wish: self.wish.clone(),
            confidential: self.confidential,
            raiser: self.raiser,
            code_hash: self.code_hash.clone(),
            files: self.files.clone(),
            stage: VoiceStage::Raised,
            due_on: calendar::plus(day, self.terms.handle),
            terms: self.terms.clone(),
            received_on: day,
            unit: None,
            assigned_on: None,
            accepted_on: None,
            returns: Vec::new(),
            extended_on: None,
            answers: Vec::new(),
            told_on: None,
            lapse_on: None,
            disputed_on: Vec::new(),
            rating: None,
            additions: Vec::new(),
            forwarded_to: None,
            merged_into: None,
            items: Vec::new(),
            ending: None,
            closed_on: None,
        }
    }
}
