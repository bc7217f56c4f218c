//! 办理 any act of any register, one transaction with whatever follows from it.

use super::Register;
use crate::{
    Answer, Failure, Office,
    caller::Caller,
    keep_file::Kept,
    premise::{self, Premise},
};
use docket::{OnBehalf, Refusal};
use serde::{Deserialize, Serialize};
use store::Job;
use vocab::DocketId;

/// There is no such docket within reach; nobody learns which of the two it is.
const UNKNOWN: &str = "docket.unknown";

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct ActOn<D: Register> {
    /// The docket; `None` opens one.
    pub docket: Option<DocketId>,
    /// What is to be done.
    pub act: D::Act,
    /// 代录 for which unit, and how that is known.
    pub on_behalf: Option<OnBehalf>,
    /// Files that the act refers to, kept already; they are registered with it.
    pub files: Vec<Kept>,
    /// What it rests on.
    pub premise: Premise,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    /// The docket.
    pub docket: DocketId,
    /// Its state now.
    pub state: String,
}

/// 办理
///
/// # Errors
/// [`Failure::Denied`] by the matrix, [`Failure::Missing`] outside the caller's scope, [`Failure::Refused`] by the rules
/// or where the premise does not hold.
pub async fn act_on<D: Register>(office: &Office, caller: &Caller, mut request: ActOn<D>) -> Answer<Acted> {
    office.may(caller, D::name_of(&request.act), request.on_behalf.is_some())?;
    D::prepare(office, caller, &mut request.act).await?;
    let scope = caller.scope();
    let moment = office.acting_moment(caller, request.on_behalf.clone()).await?;
    let once = request.premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), request.docket.into_iter().collect(), move |desk| {
        if let Some(id) = request.docket {
            // Asked inside the act: it may become the caller's, or cease to be, at any moment before.
            let state: D = desk.get(id).ok_or(Refusal::new(UNKNOWN))?;
            if !scope.matches(D::KIND, &state.facets()) {
                return Err(Refusal::new(UNKNOWN));
            }
            request.premise.holds(desk, id)?;
        }
        let docket = D::perform(desk, &moment, request.docket, request.act.clone())?;
        for file in &request.files {
            let row = file.row(desk, Some(docket));
            desk.file(row);
        }
        let state = desk.get::<D>(docket).map(|it| it.facets().state).unwrap_or_default();
        Ok(Acted { docket, state })
    });
    let job = premise::once(once.as_ref(), caller, job);
    office.store().perform(job).await?.map_err(|refusal| match refusal.code {
        UNKNOWN => Failure::Missing { what: D::NAME },
        _ => refusal.into(),
    })
}
