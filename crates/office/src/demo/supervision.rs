//! 督导: findings of the demo's year, a meeting a quarter, a spot check, by the use cases that people use.

use super::{draws::Draws, people::Cast};
use crate::{
    Answer, Failure, Office,
    caller::Caller,
    premise::Premise,
    register::{ActOn, Register, act_on, meeting::proposed},
};
use jiff::{ToSpan, civil::Date};
use ledger::{
    Due, Finding, Meeting, SpotCheck,
    finding::{self, FindingStage, Source},
    meeting::{self, Becomes},
    spot_check::{self, Verdict},
};
use vocab::{DocketId, UnitId};

/// What is found, where, and how bad it is.
const FOUND: [(Source, &str, &str, &str); 10] = [
    (Source::Inspection, "综合窗口没有公示一次性告知清单", "区政务服务中心二楼", "serious"),
    (Source::Observer, "自助服务区两台机器停用，没有提示", "区政务服务中心一楼", "general"),
    (Source::Hotline, "企业反映办电现场勘查等了一周", "", "serious"),
    (Source::Covert, "窗口仍要求提供营业执照复印件", "滨河街道便民服务中心", "grave"),
    (Source::Instruction, "请研究压减临时占道审批时间", "", "serious"),
    (Source::City, "核实办事指南与系统不一致的事项", "", "general"),
    (Source::Proposal, "建议增设工业园区帮办点", "城北工业园", "general"),
    (Source::Inspection, "评标专家休息室监控缺角", "区公共资源交易中心", "serious"),
    (Source::Observer, "叫号系统午间停止取号", "区政务服务中心一楼", "general"),
    (Source::Hotline, "企业反映开户预约电话无人接听", "", "general"),
];

/// 督导 what is under way, kept from day to day.
#[derive(Default)]
pub struct Supervision {
    findings: Vec<DocketId>,
    meeting: Option<DocketId>,
    next: usize,
    /// Items that came up and nobody works on yet.
    pub items: Vec<DocketId>,
}

impl Supervision {
    /// One day of it.
    ///
    /// # Errors
    /// Where a use case does not do what the script asks.
    pub async fn step(&mut self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        if day.day() == 12 || day.day() == 26 {
            self.find(office, cast, day).await?;
        }
        for id in self.findings.clone() {
            let before = state::<Finding>(office, id).await?.and_then(|it| it.item);
            handle(office, cast, draws, id, day).await?;
            let made = state::<Finding>(office, id).await?.and_then(|it| it.item);
            self.items.extend(made.filter(|_| before.is_none()));
        }
        match (day.month() % 3, day.day()) {
            (0, 15) => self.plan(office, cast, day).await?,
            (0, 18) => self.meet(office, cast, day).await?,
            _ => {}
        }
        if day == Date::constant(2026, 9, 20) {
            check(office, cast, day).await?;
        }
        Ok(())
    }

    async fn find(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        let Some((source, title, place, severity)) = FOUND.get(self.next).copied() else { return Ok(()) };
        let unit = cast.liaisons.keys().nth(self.next % cast.liaisons.len().max(1)).copied();
        self.next += 1;
        let by = match source {
            Source::Inspection | Source::Observer | Source::Covert => &cast.supervisor,
            Source::Instruction => &cast.leader,
            _ => &cast.office,
        };
        let open = finding::Open {
            source,
            number: if source == Source::City {
                format!("市营商办〔2026〕{}号", day.month())
            } else {
                String::new()
            },
            title: title.to_owned(),
            text: String::new(),
            place: place.to_owned(),
            indicator: String::new(),
            unit,
            severity: severity.to_owned(),
            due: None,
            photos: Vec::new(),
            near_on: None,
        };
        self.findings.push(act::<Finding>(office, by, None, finding::Act::Open(open)).await?);
        Ok(())
    }

    async fn plan(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        let mut items = proposed(office, &cast.office).await?;
        items.truncate(6);
        let mut units: Vec<UnitId> = items.iter().filter_map(|(row, _)| row.facets.owner).collect();
        units.push(cast.lead_unit);
        units.sort_unstable();
        units.dedup();
        let open = meeting::Open {
            title: format!("{}年{}月营商环境调度会", day.year(), day.month()),
            day: day.saturating_add(3.days()),
            place: "区政府三楼会议室".to_owned(),
            units,
            items: items.iter().map(|(row, _)| row.id).collect(),
            topics: vec!["听取各单位整改进展".to_owned()],
        };
        self.meeting = Some(act::<Meeting>(office, &cast.office, None, meeting::Act::Open(open)).await?);
        Ok(())
    }

    async fn meet(&mut self, office: &Office, cast: &Cast, day: Date) -> Answer<()> {
        let Some(id) = self.meeting.take() else { return Ok(()) };
        let Some(meeting) = state::<Meeting>(office, id).await? else { return Ok(()) };
        let present: Vec<UnitId> = meeting.units.iter().copied().take(meeting.units.len().max(2) - 1).collect();
        let unit = present.first().copied();
        let hold = meeting::Hold { day, chair: cast.leader.display.clone(), present };
        act::<Meeting>(office, &cast.office, Some(id), meeting::Act::Hold(hold)).await?;
        let decisions = [
            ("逾期任务一周内拿出补进度的办法", Becomes::Item, unit, Some(day.saturating_add(30.days()))),
            ("核实企业反映的重复报送材料", Becomes::Finding, unit, None),
            ("每周五通报进展", Becomes::Minutes, None, None),
        ];
        for (text, becomes, unit, due) in decisions {
            let decide = meeting::Decide { text: text.to_owned(), becomes, unit, due, made: None };
            act::<Meeting>(office, &cast.office, Some(id), meeting::Act::Decide(decide)).await?;
        }
        if day.month() < 12 {
            let minutes = "会议听取了上会任务的进展，议定了下一步安排，由营商办督办落实。".to_owned();
            let close = meeting::Close { minutes, evidence: Vec::new() };
            act::<Meeting>(office, &cast.office, Some(id), meeting::Act::Close(close)).await?;
        }
        Ok(())
    }
}

/// The unit answers after some days; then the finding is dealt with.
async fn handle(office: &Office, cast: &Cast, draws: &Draws, id: DocketId, day: Date) -> Answer<()> {
    let Some(found) = state::<Finding>(office, id).await? else { return Ok(()) };
    let age = found.opened_on.until(day).map_or(0, |span| span.get_days());
    if found.stage != FindingStage::Open || !draws.chance(60) {
        return Ok(());
    }
    let (Some(unit), 3..) = (found.unit, age) else { return Ok(()) };
    if found.answers.is_empty() {
        let Some(liaison) = cast.liaisons.get(&unit) else { return Ok(()) };
        let answer = finding::Answer { text: "已到现场核实，正在整改。".to_owned(), evidence: Vec::new() };
        act::<Finding>(office, liaison, Some(id), finding::Act::Answer(answer)).await?;
        return Ok(());
    }
    let act_ = match found.source {
        Source::Proposal => finding::Act::Decline(finding::Decline {
            reason: "已列入明年计划，书面答复代表。".to_owned(),
        }),
        Source::Observer => {
            finding::Act::Close(finding::Close { opinion: "现场复查，已经改好。".to_owned() })
        }
        _ if age > 6 => finding::Act::MakeItem(finding::MakeItem {
            title: format!("整改：{}", found.title),
            text: String::new(),
            unit,
            due: Due::Day(day.saturating_add(45.days())),
            item: None,
        }),
        _ => return Ok(()),
    };
    act::<Finding>(office, &cast.office, Some(id), act_).await?;
    Ok(())
}

/// 抽查 three of what is closed; all but the last of the sample are looked at.
async fn check(office: &Office, cast: &Cast, day: Date) -> Answer<()> {
    let due = day.saturating_add(20.days());
    let open = spot_check::Open {
        title: "三季度办结事项抽查".to_owned(),
        size: 3,
        due,
        population: Vec::new(),
        seed: String::new(),
        chosen: Vec::new(),
    };
    let opened = act::<SpotCheck>(office, &cast.checker, None, spot_check::Act::Open(open)).await;
    let id = match opened {
        Ok(id) => id,
        // Nothing was closed until then.
        Err(Failure::Refused(_)) => return Ok(()),
        Err(failure) => return Err(failure),
    };
    let Some(drawn) = state::<SpotCheck>(office, id).await? else { return Ok(()) };
    for item in drawn.chosen.iter().skip(1) {
        let text = "调阅佐证并回访，与申报一致。".to_owned();
        let found = spot_check::Found { item: *item, verdict: Verdict::True, text, due: None, evidence: Vec::new() };
        act::<SpotCheck>(office, &cast.checker, Some(id), spot_check::Act::Found(found)).await?;
    }
    Ok(())
}

pub(super) async fn act<D: Register>(
    office: &Office,
    by: &Caller,
    docket: Option<DocketId>,
    act: D::Act,
) -> Answer<DocketId> {
    let request = ActOn::<D> { docket, act, on_behalf: None, files: Vec::new(), premise: Premise::default() };
    Ok(act_on(office, by, request).await?.docket)
}

pub(super) async fn state<D: Register>(office: &Office, id: DocketId) -> Answer<Option<D>> {
    Ok(office.store().get::<D>(&docket::Scope::all(), id).await?)
}
