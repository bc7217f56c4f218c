//! 诉求人回应: confirm, dispute, rate, add or withdraw, by the number and the code of the receipt.

use crate::{
    Answer, Failure, Office,
    keep_file::Kept,
    raise_voice::{Handed, LONGEST, keep_files},
    track_voice::{Key, unlock},
};
use docket::Actor;
use ledger::{
    step::By,
    voice::{Act, Voice, VoiceFacts},
};
use store::Job;
use vocab::DocketId;

/// What the raiser asks for.
#[derive(Clone, Debug)]
pub struct ReactToVoice {
    /// What opens it.
    pub key: Key,
    /// What is to be done: an act of [`By::Raiser`].
    pub act: Act,
    /// Files, for 补充.
    pub files: Vec<Handed>,
}

/// 诉求人回应
///
/// # Errors
/// As [`crate::track_voice::track_voice`]; [`Failure::Refused`] by the rules.
pub async fn react_to_voice(office: &Office, request: ReactToVoice) -> Answer<()> {
    let (id, _) = unlock(office, &request.key).await?;
    let kept = keep_files(office, &request.files).await?;
    react(office, id, request.act, kept).await
}

/// The same, once the key was proved.
pub(crate) async fn react(office: &Office, id: DocketId, mut act: Act, kept: Vec<Kept>) -> Answer<()> {
    if act.name().by() != By::Raiser {
        return Err(Failure::Denied { act: act.name().name() });
    }
    let words = match &mut act {
        Act::Add(add) => {
            add.files = kept.iter().map(Kept::reference).collect();
            &add.text
        }
        Act::Dispute(dispute) => &dispute.reason,
        Act::Confirm(confirm) => &confirm.text,
        Act::Rate(rate) => &rate.text,
        Act::Withdraw(withdraw) => &withdraw.reason,
        _ => return Err(Failure::Denied { act: act.name().name() }),
    };
    if words.chars().count() > LONGEST {
        return Err(Failure::Field { field: "text", code: "voice_long" });
    }
    let moment = crate::open::Moment { actor: Actor::public(), ..office.system_moment() };
    let job = Job::new(moment.now, Actor::public(), vec![id], move |desk| {
        let cx = moment.context();
        let facts = VoiceFacts { rules: moment.policy.voice_rules(cx.today)?, other: None };
        desk.act::<Voice>(id, act.clone(), facts, &cx)?;
        for file in &kept {
            let row = file.row(desk, Some(id));
            desk.file(row);
        }
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}
