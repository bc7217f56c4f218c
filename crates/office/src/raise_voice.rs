//! 提诉求: an enterprise raises a voice; it gets a number to be called by and a code that only it has.

use crate::{
    Answer, Failure, Office,
    keep_file::{Kept, keep_file},
};
use docket::{Actor, Refusal};
use ledger::voice::{self, Voice, VoiceFacts};
use store::{Job, Person};
use vocab::{DocketId, UnitId};

/// Files of one voice at most.
pub const FILES: usize = 5;
/// Bytes of one file at most.
pub const FILE_BYTES: usize = 6 << 20;
/// Signs of a text at most.
pub const LONGEST: usize = 3_000;
/// Signs of a name at most.
const NAME: usize = 100;
/// Signs of a code: no letter or digit that reads like another one.
const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Length of a code.
const CODE: usize = 10;
/// Papers, scans and pictures.
const MEDIA: [&str; 6] =
    ["application/pdf", "image/png", "image/jpeg", "image/gif", "application/zip", "application/x-ole-storage"];

/// A file as it was handed in: its name and its bytes.
pub type Handed = (String, Vec<u8>);

/// What somebody writes.
#[derive(Clone, Debug, Default)]
pub struct RaiseVoice {
    /// 类别
    pub matter: String,
    /// 指标; may be empty.
    pub indicator: String,
    /// The unit thought concerned.
    pub concerns: Option<UnitId>,
    /// 情况
    pub text: String,
    /// 期望
    pub wish: String,
    /// 企业名称
    pub enterprise: String,
    /// 联系电话
    pub phone: String,
    /// 对承办单位保密
    pub confidential: bool,
    /// Files.
    pub files: Vec<Handed>,
    /// Where the request comes from, for the limit; never stored.
    pub from: String,
}

/// 回执 what the raiser keeps. The code is nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The docket.
    pub id: DocketId,
    /// 登记号
    pub number: String,
    /// 查询码 `K7QPM-3WXYR`
    pub code: String,
}

/// 提诉求
///
/// # Errors
/// [`Failure::Field`] for what is missing or does not fit; `voice.wait` with `seconds` for too many from one address.
pub async fn raise_voice(office: &Office, request: RaiseVoice) -> Answer<Receipt> {
    let now = office.now();
    let key = format!("voice from {}", request.from);
    if let Some(wait) = office.throttle().wait(&key, now) {
        return Err(Refusal::new("voice.wait").with("seconds", wait.as_secs() + 1).into());
    }
    sound(&request)?;
    let kept = keep_files(office, &request.files).await?;
    let code = new_code(office);
    let code_hash = office.hash(&plain(&code)).await?;
    let moment = office.system_moment();
    let moment = crate::open::Moment { actor: Actor::public(), ..moment };
    let job = Job::new(moment.now, Actor::public(), Vec::new(), move |desk| {
        let cx = moment.context();
        let rules = moment.policy.voice_rules(cx.today)?;
        let raiser = desk.new_person();
        let year = cx.today.year();
        let number = format!("SQ{year}-{:04}", desk.next_number(&format!("voice/{year}")));
        let open = voice::Open {
            number: number.clone(),
            matter: request.matter.clone(),
            indicator: request.indicator.clone(),
            concerns: request.concerns,
            text: request.text.clone(),
            wish: request.wish.clone(),
            confidential: request.confidential,
            raiser: raiser.0,
            code_hash: code_hash.clone(),
            files: kept.iter().map(Kept::reference).collect(),
            terms: voice::Terms::default(),
        };
        let id = desk.open::<Voice>(voice::Act::Open(open), VoiceFacts { rules, other: None }, &cx)?;
        let (name, phone) = (request.enterprise.trim().to_owned(), request.phone.trim().to_owned());
        desk.put(Person { id: raiser, name: Some(name), phone: Some(phone), unit: None });
        for file in &kept {
            let row = file.row(desk, Some(id));
            desk.file(row);
        }
        Ok((id, number))
    });
    let (id, number) = office.store().perform(job).await?.map_err(Failure::Refused)?;
    // Each one counts as a try: whoever raises many in a row waits longer and longer.
    office.throttle().wrong(&key, now);
    Ok(Receipt { id, number, code })
}

/// Keeps files of somebody without an account.
///
/// # Errors
/// [`Failure::Field`] for too many, too large ones, or ones of another kind than papers and pictures.
pub(crate) async fn keep_files(office: &Office, files: &[Handed]) -> Answer<Vec<Kept>> {
    let fault = |code: &'static str| Failure::Field { field: "files", code };
    if files.len() > FILES {
        return Err(fault("voice_files_many"));
    }
    if files.iter().any(|(_, bytes)| bytes.len() > FILE_BYTES) {
        return Err(fault("voice_file_large"));
    }
    let mut kept = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let file = match keep_file(office, name, bytes.clone()).await {
            Err(Failure::Refused(_)) => return Err(fault("voice_file_kind")),
            other => other?,
        };
        if !MEDIA.contains(&file.media) {
            return Err(fault("voice_file_kind"));
        }
        kept.push(file);
    }
    Ok(kept)
}

/// Whether what somebody wrote can be registered.
fn sound(request: &RaiseVoice) -> Answer<()> {
    let (name, phone) = (request.enterprise.trim(), request.phone.trim());
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let named = |text: &str| text.contains(name) || text.contains(phone);
    let long = |text: &str, most: usize| text.chars().count() > most;
    let faults = [
        ("matter", "choice", request.matter.is_empty()),
        ("text", "missing", request.text.trim().is_empty()),
        ("text", "voice_long", long(&request.text, LONGEST)),
        ("wish", "voice_long", long(&request.wish, LONGEST)),
        ("enterprise", "missing", name.is_empty()),
        ("enterprise", "voice_long", long(name, NAME)),
        ("phone", "voice_phone", !(7..=15).contains(&digits) || phone.chars().any(|it| !"0123456789-+ ".contains(it))),
        ("text", "voice_named", request.confidential && named(&request.text)),
        ("wish", "voice_named", request.confidential && named(&request.wish)),
    ];
    match faults.into_iter().find(|(.., holds)| *holds) {
        Some((field, code, _)) => Err(Failure::Field { field, code }),
        None => Ok(()),
    }
}

fn new_code(office: &Office) -> String {
    let mut code = String::new();
    while code.len() < CODE {
        let mut bytes = [0; 32];
        office.world().chance.fill(&mut bytes);
        // What lies beyond the last whole round would make the first signs likelier.
        let even = bytes.iter().filter(|it| usize::from(**it) < 256 / SIGNS.len() * SIGNS.len());
        let signs = even.filter_map(|it| SIGNS.get(usize::from(*it) % SIGNS.len()));
        code.extend(signs.map(|it| char::from(*it)).take(CODE - code.len()));
    }
    let (head, tail) = code.split_at(CODE / 2);
    format!("{head}-{tail}")
}

/// A code as it is compared: however it was typed.
pub(crate) fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> RaiseVoice {
        RaiseVoice {
            matter: "fees".into(),
            text: "多收费".into(),
            enterprise: "洛书机械厂".into(),
            phone: "0379-65550142".into(),
            ..RaiseVoice::default()
        }
    }

    fn fault(request: &RaiseVoice) -> Option<(&'static str, &'static str)> {
        match sound(request) {
            Err(Failure::Field { field, code }) => Some((field, code)),
            _ => None,
        }
    }

    #[test]
    fn what_is_missing_is_named_by_its_field() {
        assert_eq!(fault(&whole()), None);
        assert_eq!(fault(&RaiseVoice { matter: String::new(), ..whole() }), Some(("matter", "choice")));
        assert_eq!(fault(&RaiseVoice { text: "  ".into(), ..whole() }), Some(("text", "missing")));
        assert_eq!(fault(&RaiseVoice { phone: "12345".into(), ..whole() }), Some(("phone", "voice_phone")));
        assert_eq!(fault(&RaiseVoice { phone: "请打给我1234567".into(), ..whole() }), Some(("phone", "voice_phone")));
        assert_eq!(fault(&RaiseVoice { text: "字".repeat(LONGEST + 1), ..whole() }), Some(("text", "voice_long")));
    }

    #[test]
    fn who_stays_confidential_is_told_when_the_text_names_them() {
        let named = RaiseVoice { text: "洛书机械厂被多收费".into(), ..whole() };
        assert_eq!(fault(&named), None);
        assert_eq!(fault(&RaiseVoice { confidential: true, ..named }), Some(("text", "voice_named")));
    }

    #[test]
    fn a_code_is_compared_however_it_was_typed() {
        assert_eq!(plain(" k7qpm 3wxyr "), "K7QPM3WXYR");
        assert_eq!(plain("K7QPM-3WXYR"), "K7QPM3WXYR");
    }
}
