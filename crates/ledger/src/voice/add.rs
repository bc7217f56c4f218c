//! 补充: the raiser adds to what was said.

use super::{Addition, Voice};
use crate::FileRef;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 补充. The raiser, until it is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Add {
    /// In words.
    pub text: String,
    /// Files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRef>,
}

impl Step<Voice> for Add {
    const BY: By = By::Raiser;

    fn open(now: &Voice) -> bool {
        !now.stage.is_over()
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.additions.push(Addition { on: day, text: self.text.clone() });
        now.files.extend(self.files.iter().cloned());
    }
}
