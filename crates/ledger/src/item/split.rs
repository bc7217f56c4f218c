//! 拆分: one item becomes several.

use super::{Content, Item, Open, Stage, Void};
use crate::step::{self, By, Step};
use crate::{Due, Parties, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 拆分. The lead office, with a reason, into two parts or more. The item leaves the ledger and keeps its history;
/// [`Split::opened`] gives the items that take its place, opened in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// What takes its place.
    pub parts: Vec<Part>,
    /// Why.
    pub reason: String,
}

/// 分项 one of the items that take its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// One line.
    pub title: String,
    /// What of the text is its own.
    #[serde(default)]
    pub text: String,
    /// Who answers for it.
    #[serde(default)]
    pub parties: Parties,
    /// Until when.
    pub due: Due,
    /// Which figures it takes over, by their number in the item, from 0.
    #[serde(default)]
    pub figures: Vec<u32>,
}

impl Split {
    /// The items to open, in order; their path is the old one with `/1`, `/2` ….
    #[must_use]
    pub fn opened(&self, from: &Item) -> Vec<Open> {
        let figures = |part: &Part| {
            let numbered = (0..).zip(&from.content.figures);
            numbered.filter(|(no, _)| part.figures.contains(no)).map(|(_, figure)| figure.clone()).collect()
        };
        let content = |no: u32, part: &Part| Content {
            path: format!("{}/{no}", from.content.path),
            indicator: from.content.indicator.clone(),
            title: part.title.clone(),
            text: if part.text.is_empty() { from.content.text.clone() } else { part.text.clone() },
            remark: String::new(),
            quote: from.content.quote.clone(),
            source: from.content.source.clone(),
            figures: figures(part),
        };
        let open = |(no, part): (u32, &Part)| Open {
            content: content(no, part),
            parties: part.parties.clone(),
            due: part.due,
            steps: Vec::new(),
            milestones: Vec::new(),
        };
        (1..).zip(&self.parts).map(open).collect()
    }
}

impl Step<Item> for Split {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.stage != Stage::Submitted
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        if self.parts.len() < 2 {
            return Err(Refusal::new(refusals::SPLIT_PARTS));
        }
        for part in &self.parts {
            step::text("title", &part.title)?;
            let known = |no: &u32| usize::try_from(*no).is_ok_and(|no| no < now.content.figures.len());
            if let Some(unknown) = part.figures.iter().find(|no| !known(no)) {
                return Err(Refusal::new(refusals::FIGURE_UNKNOWN).with("figure", unknown));
            }
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        let parts = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        now.leave(Void::Split { reason: self.reason.clone(), parts });
    }
}

impl Item {
    /// Takes the item out of the ledger.
    pub(super) fn leave(&mut self, void: Void) {
        self.stage = Stage::Void;
        self.void = Some(void);
        self.submission = None;
        self.extension = None;
        self.waiting = None;
        self.held = None;
    }
}
