//! 诉求: what enterprises of the demo district raise, and what comes of it. A seed of its own, so that the items' year
//! stays what it was.

use super::{draws::Draws, people::Cast};
use crate::{
    Answer, Office,
    caller::Caller,
    premise::Premise,
    raise_voice::{RaiseVoice, raise_voice},
    react_to_voice::react,
    register::{ActOn, act_on},
};
use docket::{Channel, OnBehalf};
use jiff::{ToSpan, civil::Date};
use ledger::{
    Due,
    voice::{self, Act, Outcome, Voice},
};
use vocab::{DocketId, UnitId};

/// Days from one voice to the next.
const RHYTHM: i64 = 6;

/// What is raised: kind of matter, words, wish.
const RAISED: [(&str, &str, &str); 12] = [
    ("not_accepted", "办理厂房扩建的规划手续，材料交了两次，窗口一直没有出受理单。", "请说明还缺什么，并出具受理单。"),
    ("fees", "施工图审查时被要求另交一笔审图费，没有收费依据。", "退还费用。"),
    ("benefits", "申报的技术改造补助去年已经公示，到现在没有拨付。", "请明确拨付时间。"),
    ("inspections", "一个月内三个部门分别来查消防，查的内容一样。", "希望合并检查。"),
    ("cutoffs", "园区变电站检修停电两天，没有提前通知，原料报废。", "以后提前三天通知。"),
    ("agents", "办理环评时被要求找指定的一家机构。", "允许自己选机构。"),
    ("payment", "道路绿化工程验收一年多，尾款没有付清。", "按合同付清尾款。"),
    ("other", "厂区门口道路坑洼，货车进出困难。", "尽快修补。"),
    ("not_accepted", "变更经营范围在网上提交后五天没有回音。", "请尽快办理。"),
    ("benefits", "小微企业的房租减免还没有兑现。", "退还多交的房租。"),
    ("fees", "用电报装时被收取一笔计量箱费用。", "请核实并退还。"),
    ("other", "招不到熟练焊工，希望组织一次专场招聘。", "安排招聘会。"),
];

const ENTERPRISES: [&str; 10] = [
    "洛书精密机械厂",
    "河图纸品加工厂",
    "云台食品作坊",
    "青石建材经营部",
    "伊水冷链服务社",
    "白马轴承加工厂",
    "龙泉印务社",
    "北坡家具厂",
    "南桥物流部",
    "东关电子配件厂",
];

/// 去向 what comes of a voice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Confirmed,
    Disputed,
    Silent,
    Unsupported,
    Partly,
    Unresolved,
    Returned,
    Forwarded,
    Merged,
    Withdrawn,
    Extended,
    Late,
    Task,
}

/// In this order, again and again.
const FATES: [Fate; 18] = [
    Fate::Confirmed,
    Fate::Partly,
    Fate::Confirmed,
    Fate::Returned,
    Fate::Silent,
    Fate::Confirmed,
    Fate::Unsupported,
    Fate::Disputed,
    Fate::Confirmed,
    Fate::Forwarded,
    Fate::Extended,
    Fate::Confirmed,
    Fate::Merged,
    Fate::Unresolved,
    Fate::Confirmed,
    Fate::Withdrawn,
    Fate::Task,
    Fate::Late,
];

struct Course {
    id: DocketId,
    fate: Fate,
    unit: UnitId,
    step: u32,
    wake: Date,
}

/// 诉求 all that are under way.
pub struct Voices {
    draws: Draws,
    raised: usize,
    courses: Vec<Course>,
}

impl Voices {
    pub const fn new() -> Self {
        Self { draws: Draws::new(78), raised: 0, courses: Vec::new() }
    }

    /// One day: perhaps a new voice, and the next step of those whose day has come.
    pub async fn live(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        let since = super::BEGINS.until(day).map_or(0, |it| it.get_days());
        if i64::from(since) % RHYTHM == 0 {
            self.raise(office, cast, day).await?;
        }
        let earlier = self.courses.iter().map(|it| it.id).min();
        for course in self.courses.iter_mut().filter(|it| it.wake <= day) {
            let pause = course.step(office, cast, &self.draws, earlier).await?;
            course.step += 1;
            course.wake = day.saturating_add(pause.days());
        }
        self.courses.retain(|it| it.step < OVER);
        Ok(())
    }

    async fn raise(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        let units: Vec<UnitId> = cast.liaisons.keys().copied().collect();
        let at = self.raised;
        self.raised += 1;
        let Some((matter, text, wish)) = RAISED.get(at * 5 % RAISED.len()) else { return Ok(()) };
        let Some(fate) = FATES.get(at % FATES.len()) else { return Ok(()) };
        let Some(unit) = units.get(at % units.len().max(1)) else { return Ok(()) };
        let enterprise = ENTERPRISES.get(at * 3 % ENTERPRISES.len()).copied().unwrap_or_default();
        let request = RaiseVoice {
            matter: (*matter).to_owned(),
            text: (*text).to_owned(),
            wish: (*wish).to_owned(),
            concerns: Some(*unit).filter(|_| self.draws.chance(40)),
            enterprise: enterprise.to_owned(),
            phone: format!("0379-6555{:04}", at % 10_000),
            confidential: at % 4 == 1,
            from: format!("demo {at}"),
            ..RaiseVoice::default()
        };
        let id = raise_voice(office, request).await?.id;
        let wake = day.saturating_add(self.draws.between(1, 4).days());
        self.courses.push(Course { id, fate: *fate, unit: *unit, step: 0, wake });
        Ok(())
    }
}

/// A step that never comes.
const OVER: u32 = 100;

impl Course {
    /// The next step; how many days until the one after it.
    async fn step(&mut self, office: &Office, cast: &Cast, draws: &Draws, earlier: Option<DocketId>) -> Answer<i64> {
        let lead = &cast.office;
        match (self.step, self.fate) {
            (0, Fate::Forwarded) => {
                let (to, reason) = ("市税务局".to_owned(), "属税务机关职权，已电话衔接。".to_owned());
                self.end(office, lead, Act::Forward(voice::Forward { to, reason })).await?;
            }
            (0, Fate::Merged) if earlier.is_some_and(|it| it != self.id) => {
                let into = earlier.unwrap_or(self.id);
                self.end(office, lead, Act::Merge(voice::Merge { into, number: String::new() })).await?;
            }
            (0, _) => self.assign(office, lead).await?,
            (1, Fate::Withdrawn) => {
                react(office, self.id, Act::Withdraw(voice::Withdraw { reason: "已自行解决。".into() }), vec![])
                    .await?;
                self.step = OVER;
            }
            (1, Fate::Returned) => {
                let reason = "不属本单位职责，建议由营商办另行交办。".to_owned();
                self.by_unit(office, cast, Act::Decline(voice::Decline { reason })).await?;
                self.unit = cast.liaisons.keys().copied().find(|it| *it != self.unit).unwrap_or(self.unit);
                self.fate = Fate::Confirmed;
                // Begins again with the other unit.
                self.assign(office, lead).await?;
                self.step = 0;
            }
            (1, _) => self.by_unit(office, cast, Act::Accept(voice::Accept {})).await?,
            (2, Fate::Late) => self.step = OVER,
            (2, Fate::Extended) if cast.heads.contains_key(&self.unit) => {
                let reason = "需要现场勘查并请专家论证。".to_owned();
                let head = cast.heads.get(&self.unit).unwrap_or(lead);
                self.act(office, head, None, Act::Extend(voice::Extend { reason, form: None })).await?;
                self.fate = Fate::Confirmed;
                self.step = 1;
                return Ok(draws.between(20, 35));
            }
            (2, Fate::Task) => {
                let due = Due::Day(office.world().today().saturating_add(90.days()));
                let make = voice::MakeItem {
                    title: "清理涉企不合理收费".to_owned(), unit: self.unit, due, item: None
                };
                self.act(office, lead, None, Act::MakeItem(make)).await?;
                self.answer(office, cast).await?;
            }
            (2, _) => {
                self.answer(office, cast).await?;
                return Ok(draws.between(1, 3));
            }
            (3, _) => self.act(office, &cast.checker, None, Act::Tell(voice::Tell { note: String::new() })).await?,
            (4, Fate::Silent) => self.step = OVER,
            (4, Fate::Disputed) => {
                let reason = "答复说已办，窗口还是没有出受理单。".to_owned();
                react(office, self.id, Act::Dispute(voice::Dispute { reason }), vec![]).await?;
                self.fate = Fate::Partly;
                self.step = 1;
                return Ok(draws.between(3, 10));
            }
            (4, fate) => {
                let stars = match fate {
                    Fate::Unresolved | Fate::Unsupported => draws.between(1, 3),
                    _ => draws.between(3, 5),
                };
                let stars = u8::try_from(stars).unwrap_or(5);
                let text = if stars > 3 { "办得快，谢谢。" } else { "希望以后早点告知。" };
                react(office, self.id, Act::Confirm(voice::Confirm { stars, text: text.to_owned() }), vec![]).await?;
                self.step = OVER;
            }
            _ => self.step = OVER,
        }
        Ok(draws.between(1, 9))
    }

    async fn assign(&self, office: &Office, lead: &Caller) -> Answer<()> {
        let note = "请先与企业联系，核实情况。".to_owned();
        self.act(office, lead, None, Act::Assign(voice::Assign { unit: self.unit, note })).await
    }

    async fn answer(&self, office: &Office, cast: &Cast) -> Answer<()> {
        let (outcome, text, basis) = match self.fate {
            Fate::Unsupported => {
                (Outcome::Unsupported, "现行政策没有这项补助，已向企业说明。", "区惠企政策清单（2026年版）第3项")
            }
            Fate::Partly => (Outcome::Partly, "已解决一部分，其余正在协调，下月底前答复。", ""),
            Fate::Unresolved => (Outcome::Unresolved, "涉及历史遗留问题，暂时没有解决办法，已列入专题研究。", ""),
            _ => (Outcome::Resolved, "已联系企业并现场办结。", ""),
        };
        let (text, basis) = (text.to_owned(), basis.to_owned());
        let answer = voice::Answer { outcome, text, basis, evidence: Vec::new() };
        self.by_unit(office, cast, Act::Answer(answer)).await
    }

    async fn end(&mut self, office: &Office, caller: &Caller, act: Act) -> Answer<()> {
        self.act(office, caller, None, act).await?;
        self.step = OVER;
        Ok(())
    }

    /// By the unit's liaison, or recorded for a unit that never signs in.
    async fn by_unit(&self, office: &Office, cast: &Cast, act: Act) -> Answer<()> {
        match cast.liaisons.get(&self.unit) {
            Some(liaison) => self.act(office, liaison, None, act).await,
            None => {
                let told = OnBehalf {
                    unit: self.unit,
                    said_by: "单位办公室".to_owned(),
                    said_at: office.world().today().to_string(),
                    channel: Channel::Phone,
                };
                self.act(office, &cast.office, Some(told), act).await
            }
        }
    }

    async fn act(&self, office: &Office, caller: &Caller, on_behalf: Option<OnBehalf>, act: Act) -> Answer<()> {
        let premise = Premise::default();
        let request = ActOn::<Voice> { docket: Some(self.id), act, on_behalf, files: Vec::new(), premise };
        act_on(office, caller, request).await.map(|_| ())
    }
}
