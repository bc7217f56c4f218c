//! 取文件: whoever may read the docket may read its files.

use crate::{Answer, Failure, Office, caller::Caller, voice_raiser};
use store::FileRow;

/// A file and its bytes.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// What is known of it.
    pub row: FileRow,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// 取文件. Written into the audit: files may hold what the log may not.
///
/// # Errors
/// [`Failure::Missing`] where there is none, or its docket is out of scope.
pub async fn fetch_file(office: &Office, caller: &Caller, id: i64) -> Answer<Fetched> {
    office.may(caller, "file.read", false)?;
    let missing = || Failure::Missing { what: "file" };
    let row = office.store().file(id).await?.ok_or_else(missing)?;
    let docket = row.docket.ok_or_else(missing)?;
    let holder = office.store().get_any(&caller.scope(), docket).await?.ok_or_else(missing)?;
    if voice_raiser::keeps_back(caller, &holder, &row) {
        return Err(missing());
    }
    let bytes = office.store().file_get(row.sm3).await.map_err(Failure::File)?;
    let actor = caller.actor(None);
    office.store().audit(office.now(), &actor, "file.read", Some(docket), &row.id.to_string()).await?;
    Ok(Fetched { row, bytes })
}
