//! 方案 a plan document from import to adoption, and its later versions.
//!
//! Importing makes a draft; a person reviews it beside the source and adopts it. Leaf measures of levels 1 and 2
//! become items ([`Plan::items`]), problems become problems ([`Plan::problems`]); a level-3 step stays in its parent's
//! text, and a measure with parts is a group whose label leads their paths. A changed plan imported later is compared
//! with the version imported before, and its differences are decided one by one.

mod adopt;
mod compare;
mod compiled;
mod decide_change;
pub mod difference;
mod discard;
mod drop;
mod fix;
mod import;
mod link;
mod merge;
mod restore;
mod split;
mod state;
mod unlink;

pub use adopt::Adopt;
pub use compare::Compare;
pub use compiled::{Chapter, Compiled, Entry, EntryState, PlanProblem, TargetRank, label_path};
pub use decide_change::{AcceptChange, RefuseChange};
pub use difference::{Change, Difference, FieldChange};
pub use discard::Discard;
pub use drop::Drop;
pub use fix::Fix;
pub use import::Import;
pub use link::Link;
pub use merge::Merge;
pub use restore::Restore;
pub use split::{Part, Split};
pub use state::{Adoption, OpenChange, Plan, PlanStage};
pub use unlink::Unlink;

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Plan, kind "plan";
    first /// 导入 a plan document, compiled.
    Import = "import" by By::LeadOffice;
    acts {
    /// 修改一条
    Fix = "fix",
    /// 关联问题
    Link = "link",
    /// 取消关联
    Unlink = "unlink",
    /// 拆分一条
    Split = "split",
    /// 合并几条
    Merge = "merge",
    /// 不列入
    Drop = "drop",
    /// 恢复列入
    Restore = "restore",
    /// 采用
    Adopt = "adopt",
    /// 作废
    Discard = "discard",
    /// 导入修订稿
    Compare = "compare",
    /// 采纳一处修订
    AcceptChange = "accept_change",
    /// 不采纳一处修订
    RefuseChange = "refuse_change",
    }
    also {}
    events {}
}

impl Docket for Plan {
    const KIND: &'static str = "ledger.plan";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, (): (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (now, act) {
            (None, Act::Import(import)) => Ok(vec![Event::Import(import.decide(cx)?)]),
            (None, _) => Err(Refusal::new(refusals::ABSENT)),
            (Some(plan), act) => Ok(vec![plan.step(act, &(), cx)?]),
        }
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Import(import)) => Some(import.apply(day)),
            (Some(mut plan), event) => plan.take(event, day, actor).then_some(plan),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        let mut parts: Vec<&str> = self.plan.chapters.iter().map(|chapter| chapter.heading.as_str()).collect();
        parts.extend(self.adoption.iter().flat_map(|it| [it.number.as_str(), it.issuer.as_str()]));
        parts.join("\n")
    }
}
