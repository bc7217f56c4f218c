//! 载入政策数据: a notice of holidays or a revision of the rules comes into force, and open clocks are computed again.

use crate::{
    Answer, Failure, Office,
    policy::{self, Policy, PolicyFault},
};
use docket::{Scope, Standing};
use ledger::item::{Act, Item, ItemFacts, Reschedule};
use std::collections::BTreeMap;
use store::{Filter, Job, Sort};
use vocab::DocketId;

/// Dockets computed again in one transaction.
const CHUNK: usize = 50;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Texts that were new.
    pub texts: usize,
    /// Items looked at again.
    pub items: usize,
}

/// Checks texts of policy data by name against what is in force, and loads nothing.
///
/// # Errors
/// The faults, with file and line where there is one.
pub async fn check_data(office: &Office, texts: &[(String, String)]) -> Result<Policy, PolicyFault> {
    let mut all: BTreeMap<String, String> =
        office.store().catalogue_in_force().await?.into_iter().map(|it| (it.name, it.body)).collect();
    all.extend(texts.iter().cloned());
    Policy::of(&all)
}

/// 载入政策数据. Called by who operates the machine. Either all texts are sound and kept, or none.
///
/// # Errors
/// The faults of the texts.
pub async fn load_data(office: &Office, texts: Vec<(String, String)>) -> Result<Loaded, LoadFault> {
    let policy = check_data(office, &texts).await?;
    let count = texts.len();
    policy::keep(office.store(), office.now(), texts).await.map_err(PolicyFault::Store)?;
    office.adopt_policy(policy);
    let items = reschedule(office).await?;
    Ok(Loaded { texts: count, items })
}

/// Why policy data was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadFault {
    /// A text is not sound.
    #[error(transparent)]
    Policy(#[from] PolicyFault),
    /// The texts are in force, but open items could not all be computed again; loading again does it.
    #[error("open items could not all be computed again")]
    Reschedule(#[from] Failure),
}

/// 重算日期 of everything under way, in chunks; an event only where a day moves.
async fn reschedule(office: &Office) -> Answer<usize> {
    let filter = Filter {
        kinds: vec!["ledger.item".to_owned()],
        standings: vec![Standing::Waiting, Standing::Open, Standing::Handed],
        ..Filter::default()
    };
    let mut rows = office.store().export(&Scope::all(), &filter, Sort::OPENED).await?;
    let mut ids: Vec<DocketId> = Vec::new();
    while let Some(chunk) = rows.chunk().await? {
        ids.extend(chunk.into_iter().map(|it| it.id));
    }
    for chunk in ids.chunks(CHUNK) {
        let (moment, chunk) = (office.system_moment(), chunk.to_vec());
        let job = Job::new(moment.now, moment.actor.clone(), chunk.clone(), move |desk| {
            let cx = moment.context();
            let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
            for id in &chunk {
                desk.act::<Item>(*id, Act::Reschedule(Reschedule {}), facts, &cx)?;
            }
            Ok(())
        });
        office.store().perform(job).await?.map_err(Failure::Refused)?;
    }
    Ok(ids.len())
}
