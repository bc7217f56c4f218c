//! 经过: how one item of the demo goes, from one day on which something is done to the next.

use super::{draws::Draws, people::Cast, script};
use crate::{
    Answer, Failure, Office,
    act_on_item::{ActOnItem, act_on_item},
    caller::Caller,
    keep_file::{Kept, keep_file},
    premise::Premise,
};
use docket::{Channel, OnBehalf};
use jiff::{ToSpan, civil::Date};
use ledger::{
    Due, Evidence, EvidenceKind, Quantity,
    item::{
        Accept, Act, Advise, AskExtension, Close, Decline, Done, Endorse, GrantExtension, Handing, Head, Item,
        ReachMilestone, Reassign, Report, SendBack, Stage, Submit, Urge,
    },
};
use vocab::DocketId;

/// 性情 how the unit behind an item works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Temper {
    /// In time.
    Steady,
    /// Reports late, finishes late.
    Slow,
    /// Sends it back first.
    Reluctant,
    /// Needs more time.
    Asking,
}

/// 经过
pub struct Course {
    item: DocketId,
    temper: Temper,
    /// The next day on which something is done.
    pub wake: Option<Date>,
    sent_back: bool,
    asked: bool,
}

impl Course {
    /// The course of an item that is assigned on `day`.
    pub fn new(item: DocketId, day: Date, draws: &Draws) -> Self {
        let temper = match draws.between(1, 100) {
            1..=64 => Temper::Steady,
            65..=82 => Temper::Slow,
            83..=89 => Temper::Reluctant,
            _ => Temper::Asking,
        };
        let wait = if temper == Temper::Slow { draws.between(2, 9) } else { draws.between(1, 4) };
        Self { item, temper, wake: Some(day.saturating_add(wait.days())), sent_back: false, asked: false }
    }

    /// Does what is to be done on `day`.
    pub async fn step(&mut self, office: &Office, cast: &Cast, draws: &Draws, day: Date) -> Answer<()> {
        let item = office.store().get::<Item>(&docket::Scope::all(), self.item).await?;
        let Some(item) = item else { return Err(Failure::Missing { what: "item" }) };
        let desk = Desk { office, cast, draws, id: self.item, item: &item };
        let rest = match item.stage {
            Stage::Assigned if self.temper == Temper::Reluctant && !self.sent_back => {
                self.sent_back = true;
                let reason = "牵头职责不在本单位，建议重新明确责任分工。".to_owned();
                desk.unit(Act::Decline(Decline { reason }), Vec::new()).await?;
                draws.between(1, 3)
            }
            Stage::Assigned => {
                desk.unit(Act::Accept(Accept { liaison: None }), Vec::new()).await?;
                draws.between(4, 15)
            }
            Stage::Declined => {
                let reason = "经会商，仍由原单位牵头，营商办协调配合单位。".to_owned();
                let act = Reassign { parties: item.parties.clone(), reason };
                desk.by(&cast.office, Act::Reassign(act), None, Vec::new()).await?;
                draws.between(1, 2)
            }
            Stage::Accepted => self.work(&desk, day).await?,
            Stage::Submitted => self.check(&desk).await?,
            _ => {
                self.wake = None;
                return Ok(());
            }
        };
        self.wake = Some(day.saturating_add(rest.max(1).days()));
        Ok(())
    }

    /// Works on it; how many days until the next step.
    async fn work(&mut self, desk: &Desk<'_>, day: Date) -> Answer<i64> {
        let (item, draws) = (desk.item, desk.draws);
        if desk.approve().await? {
            return Ok(1);
        }
        if item.extension.as_ref().is_some_and(|it| it.handed.stands()) {
            let to = item.extension.as_ref().map_or(item.due, |it| it.ask.to);
            let opinion = "情况属实，同意延期，期间按月报送进展。".to_owned();
            let act = Act::GrantExtension(GrantExtension { to, opinion, form: None });
            desk.by(&desk.cast.leader, act, None, Vec::new()).await?;
            return Ok(draws.between(3, 8));
        }
        let slow = self.temper == Temper::Slow;
        if let Some(due) = &item.schedule.next_report {
            let ahead = due.by.saturating_sub(draws.between(0, 3).days());
            let wanted = if slow && draws.chance(35) { due.by.saturating_add(20.days()) } else { ahead };
            if day >= wanted {
                desk.report(due.period).await?;
                return Ok(draws.between(1, 5));
            }
        }
        let late = item.milestones.iter().find(|it| it.reached.is_none() && it.on <= day);
        if let Some(milestone) = late.filter(|_| !slow || draws.chance(30)) {
            let act = ReachMilestone { no: milestone.no, text: script::done(draws), evidence: Vec::new() };
            desk.unit(Act::ReachMilestone(act), Vec::new()).await?;
            return Ok(draws.between(2, 6));
        }
        let Some(last) = item.due.last_day() else { return Ok(draws.between(6, 12)) };
        if self.temper == Temper::Asking && !self.asked && day >= last.saturating_sub(12.days()) && day <= last {
            self.asked = true;
            let to = Due::Day(last.saturating_add(30.days()));
            let ask = AskExtension { to, reason: script::extension(draws), late: false, awaits_head: false };
            desk.unit(Act::AskExtension(ask), Vec::new()).await?;
            return Ok(draws.between(2, 5));
        }
        if slow && day > last && draws.chance(40) {
            let text = "已过完成时限，请三日内书面说明原因和完成时间。".to_owned();
            let act = Urge { text, answer_by: Some(day.saturating_add(3.days())) };
            desk.by(&desk.cast.office, Act::Urge(act), None, Vec::new()).await?;
            return Ok(draws.between(8, 20));
        }
        if draws.chance(4) {
            let act = Act::Advise(Advise { text: script::advice(draws) });
            desk.by(&desk.cast.supervisor, act, None, Vec::new()).await?;
        }
        let lead = if slow { -draws.between(5, 45) } else { draws.between(3, 20) };
        if day >= last.saturating_sub(lead.days()) {
            let (evidence, files) = desk.evidence("完成情况报告", "整改完成情况").await?;
            let submit = Submit { text: script::finished(draws), evidence: vec![evidence], awaits_head: false };
            desk.unit(Act::Submit(submit), files).await?;
            return Ok(draws.between(1, 4));
        }
        Ok(draws.between(2, 6))
    }

    /// Waits for the head, then for the checker.
    async fn check(&mut self, desk: &Desk<'_>) -> Answer<i64> {
        if desk.approve().await? {
            return Ok(desk.draws.between(1, 3));
        }
        if !self.sent_back && desk.draws.chance(22) {
            self.sent_back = true;
            let act = Act::SendBack(SendBack { reason: script::returned(desk.draws) });
            desk.by(&desk.cast.checker, act, None, Vec::new()).await?;
            return Ok(desk.draws.between(3, 7));
        }
        let close = Close { opinion: "佐证齐全，现场核验属实，同意办结。".to_owned(), form: None };
        desk.by(&desk.cast.checker, Act::Close(close), None, Vec::new()).await?;
        Ok(1)
    }
}

/// What a step needs.
struct Desk<'a> {
    office: &'a Office,
    cast: &'a Cast,
    draws: &'a Draws,
    id: DocketId,
    item: &'a Item,
}

impl Desk<'_> {
    async fn by(&self, who: &Caller, act: Act, on_behalf: Option<OnBehalf>, files: Vec<Kept>) -> Answer<()> {
        let request = ActOnItem { item: self.id, act, on_behalf, files, premise: Premise::default() };
        act_on_item(self.office, who, request).await.map(|_| ())
    }

    /// The lead unit does it; where it never signs in, the lead office writes down what it said.
    async fn unit(&self, act: Act, files: Vec<Kept>) -> Answer<()> {
        let lead = self.item.parties.lead;
        if let Some(liaison) = lead.and_then(|unit| self.cast.liaisons.get(&unit)) {
            return self.by(liaison, act, None, files).await;
        }
        let on_behalf = lead.map(|unit| OnBehalf {
            unit,
            said_by: "单位联络员".to_owned(),
            said_at: self.office.world().today().to_string(),
            channel: self
                .draws
                .pick(&[Some(Channel::Phone), Some(Channel::Chat), Some(Channel::Paper)])
                .unwrap_or(Channel::Phone),
        });
        self.by(&self.cast.office, act, on_behalf, files).await
    }

    /// The head of the unit approves what waits for him; whether anything did.
    async fn approve(&self) -> Answer<bool> {
        let waits = |handing: Handing| {
            self.item.handed(handing).is_some_and(|it| matches!(it.head, Head::Awaited)).then_some(handing)
        };
        let report = self.item.reports.iter().rev().find_map(|it| waits(Handing::Report { no: it.no }));
        let waiting = report.or_else(|| waits(Handing::Submission)).or_else(|| waits(Handing::Extension));
        let head = self.item.parties.lead.and_then(|unit| self.cast.heads.get(&unit));
        let (Some(handing), Some(head)) = (waiting, head) else { return Ok(false) };
        self.by(head, Act::Endorse(Endorse { handing, form: None }), None, Vec::new()).await?;
        Ok(true)
    }

    async fn report(&self, period: ledger::Period) -> Answer<()> {
        let (evidence, files) = if self.draws.chance(45) {
            let (evidence, files) = self.evidence("进展情况说明", "阶段性进展").await?;
            (vec![evidence], files)
        } else {
            (Vec::new(), Vec::new())
        };
        let report = Report {
            period,
            done: script::done(self.draws),
            quantities: self.quantities(),
            hindrance: script::hindrance(self.draws),
            next: script::next(self.draws),
            coordination: None,
            evidence,
            awaits_head: false,
        };
        self.unit(Act::Report(report), files).await
    }

    /// Counted figures grow with the time gone by, some faster, some slower.
    fn quantities(&self) -> Vec<Done> {
        let (Some(end), today) = (self.item.due.last_day(), self.office.world().today()) else { return Vec::new() };
        let days = |from: Date, to: Date| i64::from(from.until(to).map_or(0, |span| span.get_days())).max(1);
        let whole = days(self.item.opened_on, end);
        let gone = days(self.item.opened_on, today).min(whole);
        let pace = self.draws.between(55, 118);
        let counted = (0..).zip(&self.item.content.figures).filter(|(_, it)| it.counted);
        counted
            .map(|(figure, it)| {
                let ones = it.value.millionths() / 1_000_000;
                let done = (ones * gone * pace / (whole * 100)).clamp(0, ones);
                Done { figure, value: Quantity::from_millionths(done * 1_000_000) }
            })
            .collect()
    }

    async fn evidence(&self, name: &str, title: &str) -> Answer<(Evidence, Vec<Kept>)> {
        let no = self.draws.between(3, 180);
        let today = self.office.world().today();
        let text = format!("{name}（演示材料，内容虚构）\n\n{}\n\n{today}\n", self.item.content.title);
        let kept = keep_file(self.office, &format!("{name}{no}.txt"), text.into_bytes()).await?;
        let evidence = Evidence {
            kind: EvidenceKind::Paper,
            title: title.to_owned(),
            number: format!("河图〔2026〕{no}号"),
            dated: Some(today),
            sealed: self.draws.chance(70),
            file: Some(kept.reference()),
        };
        Ok((evidence, vec![kept]))
    }
}
