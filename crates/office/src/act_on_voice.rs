//! 办理诉求: any act of staff on a voice, with the item that it becomes.

use crate::{Answer, Failure, Office, caller::Caller, keep_file::Kept, links, open::Moment};
use docket::{Docket, OnBehalf, Refusal};
use ledger::{
    Due, Item, ItemFacts, Parties,
    item::{self, Assign, Content},
    voice::{Act, LinkItem, Voice, VoiceFacts},
};
use store::{Desk, Job};
use vocab::{DocketId, UnitId};

/// There is no such voice within reach; nobody learns which of the two it is.
const UNKNOWN: &str = "docket.unknown";

/// 新任务 the item that a voice becomes.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// What is to be done, in one line.
    pub title: String,
    /// 牵头单位
    pub lead: UnitId,
    /// 时限
    pub due: Due,
}

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct ActOnVoice {
    /// The voice.
    pub voice: DocketId,
    /// What is to be done.
    pub act: Act,
    /// For 转任务: open this item; without it the act names one that there is.
    pub new_item: Option<NewItem>,
    /// 代录 for which unit, and how that is known.
    pub on_behalf: Option<OnBehalf>,
    /// Files that the act refers to, kept already; they are registered with it.
    pub files: Vec<Kept>,
}

impl ActOnVoice {
    /// An act with nothing beside it.
    #[must_use]
    pub const fn plain(voice: DocketId, act: Act) -> Self {
        Self { voice, act, new_item: None, on_behalf: None, files: Vec::new() }
    }
}

/// 办理诉求
///
/// # Errors
/// [`Failure::Denied`] by the matrix, [`Failure::Missing`] outside the caller's scope, [`Failure::Refused`] by the rules.
pub async fn act_on_voice(office: &Office, caller: &Caller, request: ActOnVoice) -> Answer<()> {
    office.may(caller, request.act.name().name(), request.on_behalf.is_some())?;
    let scope = caller.scope();
    let moment = office.moment(caller, request.on_behalf.clone());
    let job = Job::new(moment.now, moment.actor.clone(), vec![request.voice], move |desk| {
        // Asked inside the act: it may become the caller's, or cease to be, at any moment before.
        let voice: Voice = desk.get(request.voice).ok_or(Refusal::new(UNKNOWN))?;
        if !scope.matches(Voice::KIND, &voice.facets()) {
            return Err(Refusal::new(UNKNOWN));
        }
        decide(desk, &moment, &voice, &request)
    });
    office.store().perform(job).await?.map_err(|refusal| match refusal.code {
        UNKNOWN => Failure::Missing { what: "voice" },
        _ => refusal.into(),
    })
}

fn decide(desk: &mut Desk<'_>, moment: &Moment, voice: &Voice, request: &ActOnVoice) -> Result<(), Refusal> {
    let cx = moment.context();
    let mut act = request.act.clone();
    let mut other = None;
    match &mut act {
        Act::Merge(merge) => {
            // Into itself is into nothing.
            let into: Option<Voice> = Some(merge.into).filter(|it| *it != request.voice).and_then(|it| desk.get(it));
            other = into.as_ref().map(|it| it.stage);
            merge.number = into.map(|it| it.number).unwrap_or_default();
            desk.link(request.voice, links::SAME_AS, merge.into);
        }
        Act::LinkItem(link) => give(desk, moment, voice, request, link)?,
        Act::Answer(answer) => answer.files = request.files.iter().map(Kept::reference).collect(),
        _ => {}
    }
    let facts = VoiceFacts { rules: moment.policy.voice_rules(cx.today)?, other };
    desk.act::<Voice>(request.voice, act, facts, &cx)?;
    for file in &request.files {
        let row = file.row(desk, Some(request.voice));
        desk.file(row);
    }
    Ok(())
}

/// Opens the item where it is a new one, and links it.
fn give(
    desk: &mut Desk<'_>,
    moment: &Moment,
    voice: &Voice,
    request: &ActOnVoice,
    link: &mut LinkItem,
) -> Result<(), Refusal> {
    let cx = moment.context();
    if let Some(new) = &request.new_item {
        let content = Content {
            path: String::new(),
            indicator: voice.indicator.clone(),
            title: new.title.clone(),
            text: voice.text.clone(),
            remark: voice.number.clone(),
            quote: None,
            figures: Vec::new(),
        };
        let parties = Parties { lead: Some(new.lead), ..Parties::default() };
        let open = item::Open { content, parties, due: new.due, steps: Vec::new(), milestones: Vec::new() };
        let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
        link.item = desk.open::<Item>(item::Act::Open(open), facts, &cx)?;
        let assign = Assign { number: String::new(), note: String::new() };
        desk.act::<Item>(link.item, item::Act::Assign(assign), facts, &cx)?;
    } else if desk.get::<Item>(link.item).is_none() {
        return Err(Refusal::new(UNKNOWN));
    }
    desk.link(link.item, links::COMES_FROM, request.voice);
    Ok(())
}
