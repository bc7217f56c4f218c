//! 查进度: the number and the code of the receipt open a voice, and nothing else does.

use crate::{Answer, Failure, Office, password, raise_voice::plain};
use docket::{Actor, Docket, Refusal, Scope};
use ledger::Voice;
use store::{EventRow, FileRow, Filter, PageRequest, Sort};
use vocab::DocketId;

/// 凭据 what the raiser holds, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// 登记号
    pub number: String,
    /// 查询码
    pub code: String,
    /// Where the request comes from, for the limit; never stored.
    pub from: String,
}

/// A voice as its raiser sees it.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// The docket.
    pub id: DocketId,
    /// Its state.
    pub voice: Voice,
    /// Its log, oldest first.
    pub events: Vec<EventRow>,
    /// Its files.
    pub files: Vec<FileRow>,
}

/// 查进度
///
/// # Errors
/// `voice.no_match` for an unknown number and a wrong code alike; `voice.wait` with `seconds` after too many of them.
pub async fn track_voice(office: &Office, key: &Key) -> Answer<Tracked> {
    let (id, voice) = unlock(office, key).await?;
    Ok(Tracked { events: office.store().events(id).await?, files: office.store().files_of(id).await?, id, voice })
}

/// A file of a voice that its raiser has opened. Written into the audit, as every reading of a file.
///
/// # Errors
/// [`Failure::Missing`] where it is none of its files.
pub async fn voice_file(office: &Office, tracked: &Tracked, id: i64) -> Answer<(FileRow, Vec<u8>)> {
    let row = tracked.files.iter().find(|it| it.id == id).ok_or(Failure::Missing { what: "file" })?;
    let bytes = office.store().file_get(row.sm3).await.map_err(Failure::File)?;
    office.store().audit(office.now(), &Actor::public(), "file.read", Some(tracked.id), &row.id.to_string()).await?;
    Ok((row.clone(), bytes))
}

/// The voice that `key` opens.
///
/// # Errors
/// As [`track_voice`].
pub(crate) async fn unlock(office: &Office, key: &Key) -> Answer<(DocketId, Voice)> {
    let now = office.now();
    let number = key.number.trim().to_ascii_uppercase();
    let limits = [format!("voice {number}"), format!("code from {}", key.from)];
    if let Some(wait) = limits.iter().filter_map(|it| office.throttle().wait(it, now)).max() {
        return Err(Refusal::new("voice.wait").with("seconds", wait.as_secs() + 1).into());
    }
    let filter =
        Filter { kinds: vec![Voice::KIND.to_owned()], tag: Some(format!("number:{number}")), ..Filter::default() };
    let page = PageRequest { limit: 1, states: true, counted: false, ..PageRequest::default() };
    let row = office.store().list(&Scope::all(), &filter, Sort::OPENED, &page).await?.rows.pop();
    let found = match &row {
        Some(row) => row.open::<Voice>()?.map(|voice| (row.id, voice)).filter(|(_, voice)| voice.number == number),
        None => None,
    };
    // The slow hash runs for unknown numbers too, so that time tells nothing.
    let kept = found.as_ref().map_or_else(|| office.nobodys_secret().to_owned(), |(_, voice)| voice.code_hash.clone());
    let typed = plain(&key.code);
    let right = tokio::task::spawn_blocking(move || password::verify(&typed, &kept)).await.unwrap_or(false);
    match found.filter(|_| right) {
        Some(found) => {
            limits.iter().for_each(|it| office.throttle().right(it));
            Ok(found)
        }
        None => {
            limits.iter().for_each(|it| office.throttle().wrong(it, now));
            Err(Failure::Refused(Refusal::new("voice.no_match")))
        }
    }
}
