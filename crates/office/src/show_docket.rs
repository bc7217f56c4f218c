//! 查看: one docket with its log, its links and its files, within the caller's scope.

use crate::{Answer, Failure, Office, caller::Caller, links, list_dockets::Kind, voice_raiser};
use docket::Docket;
use store::{EventRow, FileRow, Row};
use vocab::DocketId;

/// 卷宗 one docket and what belongs to it.
#[derive(Clone, Debug)]
pub struct Shown<D> {
    /// What lists see of it.
    pub row: Row,
    /// Its state.
    pub state: D,
    /// Its log, oldest first.
    pub events: Vec<EventRow>,
    /// What it is linked to, or what is linked to it, as far as the caller reaches.
    pub linked: Vec<Row>,
    /// Its files.
    pub files: Vec<FileRow>,
}

/// 查看
///
/// # Errors
/// [`Failure::Missing`] also for what is out of the caller's scope: nobody learns that it is there.
pub async fn show<D: Docket>(office: &Office, caller: &Caller, kind: Kind, id: DocketId) -> Answer<Shown<D>> {
    office.may(caller, kind.read(), false)?;
    let missing = Failure::Missing { what: kind.name() };
    let (scope, store) = (caller.scope(), office.store());
    let row = store.get_any(&scope, id).await?.filter(|it| it.kind == D::KIND).ok_or(missing)?;
    let state = row.open::<D>()?.ok_or(Failure::Missing { what: kind.name() })?;
    let to = store.links_from(id, None).await?.into_iter().map(|it| it.target);
    // A plan is not shown with every item that comes from it.
    let from = store.links_to(id, None).await?.into_iter().filter(|it| it.kind != links::OF_PLAN).map(|it| it.source);
    let ids: Vec<DocketId> = to.chain(from).collect();
    let mut files = store.files_of(id).await?;
    files.retain(|it| !voice_raiser::keeps_back(caller, &row, it));
    Ok(Shown { events: store.events(id).await?, linked: store.get_many(&scope, &ids).await?, files, row, state })
}
