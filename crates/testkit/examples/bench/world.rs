//! A district to measure in: the demo's units, many items, as many callers as wanted.

use crate::Outcome;
use docket::Role;
use jiff::Timestamp;
use ledger::{
    Due, Parties,
    item::{Act, Content, Item, ItemFacts, Open},
};
use office::{
    Office, Place, World,
    caller::Caller,
    world::{Chance, Clock},
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use store::Job;
use vocab::{AccountId, DocketId, UnitId};

struct Machine(AtomicU64);

impl Clock for Machine {
    #[allow(clippy::disallowed_methods, reason = "a benchmark measures the real clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl Chance for Machine {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).to_le_bytes();
            chunk.iter_mut().zip(drawn).for_each(|(byte, drawn)| *byte = drawn);
        }
    }
}

/// Opens an empty district.
pub async fn open(place: &Place) -> Outcome<Office> {
    let world = World {
        clock: Arc::new(Machine(AtomicU64::new(1))),
        chance: Arc::new(Machine(AtomicU64::new(1))),
        program: "no-such-program".into(),
    };
    Ok(Office::open(place, world).await?)
}

/// Somebody of the lead office.
pub fn lead_office() -> Caller {
    Caller {
        account: AccountId(1),
        login: "bench".to_owned(),
        display: "bench".to_owned(),
        role: Role::LeadOffice,
        unit: Some(UnitId(1)),
        must_change: false,
    }
}

/// Opens items, two hundred in one act; gives their numbers.
pub async fn items(office: &Office, count: u32) -> Outcome<Vec<DocketId>> {
    const AT_ONCE: u32 = 200;
    let mut all = Vec::new();
    for first in (0..count).step_by(AT_ONCE as usize) {
        let moment = office.moment(&lead_office(), None);
        let job = Job::new(moment.now, moment.actor.clone(), Vec::new(), move |desk| {
            let cx = moment.context();
            let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
            let numbers = first..count.min(first + AT_ONCE);
            numbers.map(|no| desk.open::<Item>(Act::Open(item(no)), facts, &cx)).collect::<Result<Vec<_>, _>>()
        });
        all.extend(office.store().perform(job).await?.map_err(|it| it.code)?);
    }
    Ok(all)
}

fn item(no: u32) -> Open {
    Open {
        content: Content {
            path: format!("3-（一）-{no}"),
            indicator: format!("指标{}", no % 15),
            title: format!("压缩第{no}类事项的办理时限"),
            text: "低压无配套工程项目全流程不超过2个工作日，按月通报进展。".to_owned(),
            remark: String::new(),
            quote: None,
            source: String::new(),
            figures: Vec::new(),
        },
        parties: Parties { lead: Some(UnitId(1 + i64::from(no % 60))), ..Parties::default() },
        due: Due::Day(jiff::civil::date(2030, 12, 20)),
        steps: Vec::new(),
        milestones: Vec::new(),
    }
}
