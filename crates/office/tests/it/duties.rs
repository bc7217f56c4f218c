//! 经常性工作 on both engines: the clock makes the items, attendance hands them in.

use crate::district::{District, district, on_both_engines};
use docket::Scope;
use ledger::{
    Evidence, EvidenceKind, Item, Rhythm,
    duty::{self, Act, Duty, DutyKind},
    item::{self, Stage},
};
use office::{
    Answer,
    act_on_item::{ActOnItem, act_on_item},
    caller::Caller,
    premise::Premise,
    register::{ActOn, act_on},
    run_timers::run_timers,
};
use vocab::{DocketId, UnitId};

impl District {
    async fn on_duty(&self, who: &Caller, docket: Option<DocketId>, act: Act) -> Answer<DocketId> {
        let request = ActOn::<Duty> { docket, act, on_behalf: None, files: vec![], premise: Premise::default() };
        Ok(act_on(&self.office, who, request).await?.docket)
    }

    async fn day(&self, day: &str) {
        self.clock.turn_to(day);
        run_timers(&self.office).await.unwrap();
    }

    async fn duty(&self, id: DocketId) -> Duty {
        self.office.store().get::<Duty>(&Scope::all(), id).await.unwrap().unwrap()
    }

    async fn item(&self, id: DocketId) -> Item {
        self.office.store().get::<Item>(&Scope::all(), id).await.unwrap().unwrap()
    }
}

fn meeting() -> Act {
    let (title, text, indicator) = ("窗口负责人会议".to_owned(), String::new(), String::new());
    let from = "2026-03-02".parse().unwrap();
    let (kind, rhythm) = (DutyKind::Meeting, Rhythm::Month);
    Act::Open(duty::Open { unit: UnitId(1), title, kind, rhythm, from, until: None, indicator, text })
}

fn held(period: &str, day: &str) -> Act {
    let evidence = Evidence {
        kind: EvidenceKind::Minutes,
        title: "会议纪要".to_owned(),
        number: String::new(),
        dated: None,
        sealed: false,
        file: None,
    };
    Act::Hold(duty::Hold {
        period: period.parse().unwrap(),
        took_place: day.parse().unwrap(),
        attendance: Some(23),
        text: "通报上月差评".to_owned(),
        evidence: vec![evidence],
    })
}

async fn each_month_becomes_an_item_that_attendance_hands_in(postgres: bool) {
    let district = district(postgres).await;
    let id = district.on_duty(&district.chief, None, meeting()).await.unwrap();
    district.day("2026-03-02").await;
    let first = district.duty(id).await.rounds[0].clone();
    let item = district.item(first.item).await;
    assert_eq!((item.stage, item.parties.lead), (Stage::Assigned, Some(UnitId(1))));
    assert_eq!(item.content.title, "窗口负责人会议（2026-03）");

    district.day("2026-03-20").await;
    district.on_duty(&district.liaison, Some(id), held("2026-03", "2026-03-20")).await.unwrap();
    assert_eq!(district.item(first.item).await.stage, Stage::Submitted);
    let close = item::Act::Close(item::Close { opinion: "属实".to_owned(), form: None });
    let request =
        ActOnItem { item: first.item, act: close, on_behalf: None, files: vec![], premise: Premise::default() };
    act_on_item(&district.office, &district.checker, request).await.unwrap();
    assert!(district.duty(id).await.rounds[0].settled_on.is_some());

    // Nobody held April; May comes all the same, and the share says what was missed.
    district.day("2026-05-04").await;
    let duty = district.duty(id).await;
    let periods: Vec<String> = duty.rounds.iter().map(|it| it.period.to_string()).collect();
    assert_eq!(periods, ["2026-03", "2026-04", "2026-05"]);
    assert_eq!(duty.share("2026-05-04".parse().unwrap()), (1, 2));
}

async fn what_is_stopped_makes_no_more_items(postgres: bool) {
    let district = district(postgres).await;
    let id = district.on_duty(&district.chief, None, meeting()).await.unwrap();
    district.day("2026-03-02").await;
    let stop = Act::Stop(duty::Stop { reason: "并入大厅例会".to_owned() });
    district.on_duty(&district.chief, Some(id), stop).await.unwrap();
    district.day("2026-06-01").await;
    assert_eq!(district.duty(id).await.rounds.len(), 1);
}

on_both_engines!(each_month_becomes_an_item_that_attendance_hands_in, what_is_stopped_makes_no_more_items);
