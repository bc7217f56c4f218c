//! 登记簿: indicators, duties, promises, key projects and practices of the demo's year, by the use cases that people use.

use super::{
    draws::Draws,
    people::Cast,
    supervision::{act, state},
};
use crate::{
    Answer, Failure, Office,
    act_on_item::{ActOnItem, act_on_item},
    caller::Caller,
    list_dockets::{Kind, counts},
    origin::indicators,
    premise::Premise,
};
use jiff::{ToSpan, civil::Date};
use ledger::{
    Duty, Evidence, EvidenceKind, Indicator, Item, Paper, Practice, Project, Promise, Rhythm,
    duty::{self, DutyKind},
    indicator::{self, Field, Rank, Target},
    item::{self, Stage},
    practice::{self, Level},
    project::{self, Answered, NeedKind, Phase},
    promise,
};
use std::collections::BTreeMap;
use store::{By, Filter};
use vocab::{DocketId, Money, UnitId};

const CENTRE: &str = "区政务服务中心";
const MARKET: &str = "区市场监管局";
const PLANNING: &str = "区发改委";
const HOUSING: &str = "区住建局";

const DUTIES: [(&str, DutyKind, &str, Rhythm); 4] = [
    ("窗口负责人会议", DutyKind::Meeting, CENTRE, Rhythm::Month),
    ("窗口人员业务培训", DutyKind::Training, CENTRE, Rhythm::Month),
    ("惠企政策进园区", DutyKind::Publicity, PLANNING, Rhythm::Month),
    ("向区人大常委会汇报市场监管工作", DutyKind::Report, MARKET, Rhythm::Quarter),
];

/// What was promised to whom by which unit, months until it is due, and whether it is kept; `None` is still open.
const PROMISES: [(&str, &str, &str, i32, Option<bool>); 5] = [
    ("园区二路南段通车", "洛川轴承园入园企业", HOUSING, 5, Some(true)),
    ("项目备案当日办结", "区工商联会员企业", PLANNING, 3, Some(true)),
    ("政务大厅周六延时服务", "社会公众", CENTRE, 2, Some(true)),
    ("老厂房消防改造补助到位", "河图纺织有限公司", PLANNING, 6, Some(false)),
    ("商铺招牌备案一次办成", "西街商户", MARKET, 14, None),
];

const PROJECTS: [(&str, &str, &str, i64, Phase); 4] = [
    ("精密轴承产业园", "先进制造", PLANNING, 52_000, Phase::Signed),
    ("冷链物流中心", "现代物流", PLANNING, 18_500, Phase::Planned),
    ("城北标准化厂房", "园区配套", HOUSING, 9_600, Phase::Started),
    ("老城停车综合体", "城市更新", HOUSING, 6_200, Phase::Started),
];

const PRACTICES: [(&str, &str, &str, &str); 3] = [
    ("一张表办开业", CENTRE, "开办企业", "把设立、刻章、税务、社保四张表并成一张，后台分发，企业少填信息四成。"),
    ("招牌备案容缺先办", MARKET, "市场监管", "材料缺一项先收下、先备案，十日内补齐，半年无一例失信。"),
    ("项目帮办周例会", PLANNING, "项目建设", "每周四下午各部门同坐一桌，当场拍板的事项占七成。"),
];

/// 登记簿 what is under way, kept from day to day.
#[derive(Default)]
pub struct Registers {
    units: BTreeMap<String, UnitId>,
    indicators: Vec<DocketId>,
    duties: Vec<DocketId>,
    promises: Vec<(DocketId, usize)>,
    projects: Vec<DocketId>,
    practices: Vec<DocketId>,
}

impl Registers {
    /// One day of it.
    ///
    /// # Errors
    /// Where a use case does not do what the script asks.
    pub async fn step(&mut self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        if self.units.is_empty() {
            self.units = office.store().units().await?.into_iter().map(|it| (it.short, it.id)).collect();
            self.begin(office, cast, draws, day).await?;
        }
        if day == Date::constant(2026, 3, 18) {
            self.rank(office, cast, draws, day).await?;
        }
        if day.day() == 24 {
            self.hold(office, cast, draws, day).await?;
        }
        if day.day() == 10 {
            self.build(office, cast, draws, day).await?;
        }
        if day.day() == 8 {
            self.learn(office, cast, day).await?;
        }
        for (id, script) in self.promises.clone() {
            keep(office, cast, id, script, day).await?;
        }
        Ok(())
    }

    fn unit(&self, short: &str) -> Answer<UnitId> {
        self.units.get(short).copied().ok_or(Failure::Missing { what: "unit" })
    }

    async fn begin(&mut self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        let names = indicators(office).await?;
        for (no, name) in (1_u32..).zip(names) {
            let open = indicator::Act::Open(indicator::Open { no, name: name.clone(), lead: None });
            let id = act::<Indicator>(office, &cast.office, None, open).await?;
            self.indicators.push(id);
            // Whoever leads most of what is to be done for it.
            let filter = Filter { group: Some(name), ..Filter::default() };
            let led = counts(office, &cast.office, Kind::Item, filter, By::Owner).await?;
            let most = led.iter().max_by_key(|it| it.count).and_then(|it| it.key.parse().ok());
            let entrust = indicator::Entrust { lead: most.map(UnitId) };
            act::<Indicator>(office, &cast.office, Some(id), indicator::Act::Entrust(entrust)).await?;
            for year in [2023, 2024] {
                place(office, cast, draws, id, year, Date::constant(2025, 12, 2)).await?;
            }
        }
        for (title, kind, short, rhythm) in DUTIES {
            let unit = self.unit(short)?;
            let (title, indicator, text) = (title.to_owned(), String::new(), String::new());
            let open = duty::Open { unit, title, kind, rhythm, from: day, until: None, indicator, text };
            self.duties.push(act::<Duty>(office, &cast.office, None, duty::Act::Open(open)).await?);
        }
        for (script, (title, to, short, months, _)) in PROMISES.into_iter().enumerate() {
            let open = promise::Open {
                unit: self.unit(short)?,
                to: to.to_owned(),
                title: title.to_owned(),
                text: String::new(),
                basis: "政企座谈会纪要（演示）".to_owned(),
                made_on: day,
                due: Some(day.saturating_add(months.months())),
            };
            let id = act::<Promise>(office, &cast.office, None, promise::Act::Open(open)).await?;
            self.promises.push((id, script));
        }
        for (name, category, short, wan, phase) in PROJECTS {
            let open = project::Open {
                name: name.to_owned(),
                code: String::new(),
                category: category.to_owned(),
                text: String::new(),
                unit: self.unit(short)?,
                helpers: Vec::new(),
                leader: cast.leader.display.clone(),
                investment: Money::yuan(wan * 10_000),
                this_year: Money::yuan(wan * 3_000),
                due: Some(Date::constant(2027, 6, 30)),
                phase,
            };
            self.projects.push(act::<Project>(office, &cast.office, None, project::Act::Open(open)).await?);
        }
        Ok(())
    }

    /// The province publishes its ranking; then the year's targets are set.
    async fn rank(&self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        for id in &self.indicators {
            place(office, cast, draws, *id, 2025, day).await?;
            let Some(indicator) = state::<Indicator>(office, *id).await? else { continue };
            let Some(last) = indicator.last(Field::Province) else { continue };
            let (floor, stretch) = (last.place, (last.place * 2 / 3).max(1));
            let source = "2026年整改提升方案".to_owned();
            let target =
                Target { year: 2026, field: Field::Province, floor: Some(floor), stretch: Some(stretch), source };
            act::<Indicator>(office, &cast.office, Some(*id), indicator::Act::Aim(indicator::Aim { target })).await?;
        }
        Ok(())
    }

    /// Each month some rounds take place; the lead office closes their items.
    async fn hold(&self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        for id in &self.duties {
            let Some(duty) = state::<Duty>(office, *id).await? else { continue };
            let Some(round) = duty.rounds.last().filter(|it| it.held.is_none()) else { continue };
            let Some(liaison) = cast.liaisons.get(&duty.unit) else { continue };
            if round.period != duty.rhythm.containing(day) || !draws.chance(85) {
                continue;
            }
            let hold = duty::Hold {
                period: round.period,
                took_place: day,
                attendance: Some(u32::try_from(draws.between(12, 45)).unwrap_or(12)),
                text: "按计划开展，情况见附件。".to_owned(),
                evidence: vec![paper("签到表", day)],
            };
            act::<Duty>(office, liaison, Some(*id), duty::Act::Hold(hold)).await?;
            close(office, &cast.checker, round.item).await?;
        }
        Ok(())
    }

    /// Each month the projects report; one lacks land, another money.
    async fn build(&self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        for (nth, id) in self.projects.iter().enumerate() {
            let Some(project) = state::<Project>(office, *id).await? else { continue };
            let Some(liaison) = cast.liaisons.get(&project.unit) else { continue };
            if project.phase == Phase::Started {
                let whole = project.investment.unwrap_or_default().0;
                let before = project.progress.last().and_then(|it| it.invested).unwrap_or_default().0;
                let more = whole / 100 * draws.between(3, 7);
                let invested = Some(Money(whole.min(before + more)));
                let report =
                    project::Report { text: "按计划施工，主体工程推进中。".to_owned(), invested };
                act::<Project>(office, liaison, Some(*id), project::Act::Report(report)).await?;
            }
            let (first, second, third) = (day.month() == 4, day.month() == 6, day.month() == 7);
            if first && nth < 2 {
                let kinds = [(NeedKind::Land, "二期缺用地指标"), (NeedKind::Money, "流动资金有缺口")];
                let (kind, text) = kinds.get(nth).copied().unwrap_or((NeedKind::Other, ""));
                let (land, money) = if nth == 0 { (Some(40_000), None) } else { (None, Money::yuan(5_000_000)) };
                let due = Some(day.saturating_add(80.days()));
                let need = project::RaiseNeed { kind, text: text.to_owned(), land, money, due };
                act::<Project>(office, liaison, Some(*id), project::Act::RaiseNeed(need)).await?;
            }
            if second && nth == 0 {
                let help = project::GiveHelp { need: 1, text: "已报市局调剂指标。".to_owned() };
                act::<Project>(office, liaison, Some(*id), project::Act::GiveHelp(help)).await?;
            }
            if third && nth == 0 {
                let text = "指标已落实。".to_owned();
                let answer = project::AnswerNeed { need: 1, answer: Answered::Solved, text };
                act::<Project>(office, &cast.office, Some(*id), project::Act::AnswerNeed(answer)).await?;
                let begun = project::MoveOn { phase: Phase::Started, began: day };
                act::<Project>(office, liaison, Some(*id), project::Act::MoveOn(begun)).await?;
            }
        }
        Ok(())
    }

    /// A practice every other month; each takes a step a month.
    async fn learn(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        for id in self.practices.clone() {
            let Some(known) = state::<Practice>(office, id).await? else { continue };
            let (by, act_) = match known.stage {
                practice::PracticeStage::Submitted => {
                    let opinion = "做法具体，可以推广。".to_owned();
                    (&cast.office, practice::Act::Accept(practice::Accept { opinion }))
                }
                practice::PracticeStage::Library => {
                    (&cast.office, practice::Act::SendUp(practice::SendUp { to: "市营商办".to_owned() }))
                }
                practice::PracticeStage::SentUp => {
                    let source = Paper {
                        number: "第12期".to_owned(),
                        title: "全市营商环境工作简报（演示）".to_owned(),
                        dated: day,
                        file: None,
                    };
                    (&cast.office, practice::Act::Adopt(practice::Adopt { level: Level::City, source }))
                }
                _ => continue,
            };
            act::<Practice>(office, by, Some(id), act_).await?;
        }
        let script = PRACTICES.get(self.practices.len()).copied().filter(|_| day.month() % 2 == 0);
        let Some((title, short, indicator, text)) = script else { return Ok(()) };
        let unit = self.unit(short)?;
        let Some(liaison) = cast.liaisons.get(&unit) else { return Ok(()) };
        let open = practice::Open {
            unit,
            title: title.to_owned(),
            indicator: indicator.to_owned(),
            text: text.to_owned(),
            evidence: Vec::new(),
        };
        let id = act::<Practice>(office, liaison, None, practice::Act::Open(open)).await?;
        act::<Practice>(office, liaison, Some(id), practice::Act::Submit(practice::Submit {})).await?;
        self.practices.push(id);
        Ok(())
    }
}

/// A promise is reported a week before its day and confirmed two days later, or found not kept a week after it.
async fn keep(office: &Office, cast: &Cast, id: DocketId, script: usize, day: Date) -> Answer<()> {
    let Some((.., kept)) = PROMISES.get(script).copied() else { return Ok(()) };
    let Some(known) = state::<Promise>(office, id).await? else { return Ok(()) };
    let Some(due) = known.due else { return Ok(()) };
    let left = day.until(due).map_or(0, |it| it.get_days());
    let (by, asked) = match (kept, left, known.stage) {
        (_, 0.., promise::PromiseStage::Open) if known.published.is_none() => {
            let place = "区政府网站政务公开栏".to_owned();
            (&cast.office, promise::Act::Publish(promise::Publish { place }))
        }
        (Some(true), 7, promise::PromiseStage::Open) => {
            let Some(liaison) = cast.liaisons.get(&known.unit) else { return Ok(()) };
            let evidence = vec![paper("现场照片", day)];
            (liaison, promise::Act::Claim(promise::Claim { text: "已兑现。".to_owned(), evidence }))
        }
        (Some(true), ..=5, promise::PromiseStage::Claimed) => {
            let opinion = "现场看过，属实。".to_owned();
            (&cast.office, promise::Act::Confirm(promise::Confirm { opinion }))
        }
        (Some(false), ..=-7, promise::PromiseStage::Open) => {
            let reason = "上级资金没有下达，本年不能兑现，已向企业说明。".to_owned();
            (&cast.office, promise::Act::Fail(promise::Fail { reason }))
        }
        _ => return Ok(()),
    };
    act::<Promise>(office, by, Some(id), asked).await?;
    Ok(())
}

/// A place in the province's ranking of a year.
async fn place(office: &Office, cast: &Cast, draws: &Draws, id: DocketId, year: i16, dated: Date) -> Answer<()> {
    let title = format!("全省{year}年度营商环境评价结果通报（演示）");
    let source = Paper { number: String::new(), title, dated, file: None };
    let place = u32::try_from(draws.between(8, 80)).unwrap_or(8);
    let rank = Rank { year, field: Field::Province, place, of: Some(103), source };
    let record = indicator::Act::RecordRank(indicator::RecordRank { rank });
    act::<Indicator>(office, &cast.office, Some(id), record).await?;
    Ok(())
}

async fn close(office: &Office, by: &Caller, item: DocketId) -> Answer<()> {
    // One that waits for the head of its unit is closed another time.
    let known = office.store().get::<Item>(&docket::Scope::all(), item).await?;
    let ready = known.is_some_and(|it| it.stage == Stage::Submitted && !it.awaits_head());
    if !ready {
        return Ok(());
    }
    let opinion = "佐证齐全，同意办结。".to_owned();
    let act = item::Act::Close(item::Close { opinion, form: None });
    let request = ActOnItem { item, act, on_behalf: None, files: Vec::new(), premise: Premise::default() };
    act_on_item(office, by, request).await.map(drop)
}

fn paper(title: &str, dated: Date) -> Evidence {
    Evidence {
        kind: EvidenceKind::Record,
        title: title.to_owned(),
        number: String::new(),
        dated: Some(dated),
        sealed: true,
        file: None,
    }
}
