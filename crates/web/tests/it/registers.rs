//! Registers: a finding becomes an item and follows it, a meeting decides, a spot check takes up again.

use crate::house::House;
use axum::http::StatusCode;
use jiff::civil::date;
use std::io::{Cursor, Read};

/// The number at the end of where an act led to.
fn number(location: &str) -> i64 {
    location.split('?').next().unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

async fn found(house: &House) -> i64 {
    let fields = [
        ("title", "十二号窗口没有一次性告知单"),
        ("place", "政务大厅二楼"),
        ("unit", "1"),
        ("severity", "serious"),
        ("source", "inspection"),
        ("text", "群众来电 13812340142 反映"),
    ];
    let photo = ("photos", "窗口.jpg", &b"\xff\xd8\xff picture"[..]);
    let seen = house.post_with(&house.supervisor, "/findings", &fields, &[photo]).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
    assert!(seen.location.ends_with("?done=finding_open"), "{}", seen.location);
    number(&seen.location)
}

/// The item is accepted, handed in and closed.
async fn finish(house: &House, item: i64) {
    let at = |act: &str| format!("/items/{item}/{act}");
    let done = |act: &str| format!("/items/{item}?done={act}");
    house.post(&house.liaison, &at("accept"), &[]).await.done(&done("accept"));
    let submit = [("text", "办完了。"), ("evidence_title", "通知"), ("evidence_kind", "paper")];
    house.post(&house.liaison, &at("submit"), &submit).await.done(&done("submit"));
    house.post(&house.chief, &at("close"), &[("opinion", "属实。")]).await.done(&done("close"));
}

#[tokio::test]
async fn a_finding_becomes_an_item_and_is_closed_with_it() {
    let house = House::open().await;
    let id = found(&house).await;
    let path = format!("/findings/{id}");
    let at = |act: &str| format!("{path}/{act}");
    let done = |act: &str| format!("{path}?done=finding_{act}");

    let page = house.page(&house.supervisor, &path).await;
    assert!(page.contains("待处理") && page.contains("较重") && page.contains("窗口.jpg"), "{page}");
    assert!(page.contains("138****0142") && !page.contains("13812340142"), "a phone is masked");
    assert_eq!(house.get(&house.stranger, &path).await.status, StatusCode::NOT_FOUND, "another unit does not see it");
    assert!(house.page(&house.liaison, "/findings").await.contains("十二号窗口没有一次性告知单"));

    house.post(&house.liaison, &at("answer"), &[("text", "")]).await.back("请补上这一项");
    house.post(&house.liaison, &at("answer"), &[("text", "已贴出告知单。")]).await.done(&done("answer"));
    let make = [("title", "各窗口补齐一次性告知单"), ("unit", "1"), ("due", "4月底")];
    let seen = house.post(&house.liaison, &at("make_item"), &make).await;
    assert_eq!(seen.status, StatusCode::FORBIDDEN);
    let lacking = [("title", "各窗口补齐一次性告知单"), ("unit", ""), ("due", "不知道")];
    let seen = house.post(&house.chief, &at("make_item"), &lacking).await;
    seen.back("没有看懂这个日期");
    assert!(seen.text().contains("各窗口补齐一次性告知单"), "what was typed is still there");
    house.post(&house.chief, &at("make_item"), &make).await.done(&done("make_item"));

    let page = house.page(&house.chief, &path).await;
    let item: i64 = page.split("href=\"/items/").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let shown = house.page(&house.liaison, &format!("/items/{item}")).await;
    assert!(shown.contains(&format!("href=\"{path}\"")), "the item leads back to what it came from");
    finish(&house, item).await;
    let page = house.page(&house.chief, &path).await;
    assert!(page.contains("已办结") && page.contains("发现的状态随它的任务变化"), "{page}");
    let again = [("due", "12月底"), ("reason", "又没有了。")];
    let reopen = format!("/items/{item}/reopen");
    house.post(&house.chief, &reopen, &again).await.done(&format!("/items/{item}?done=reopen"));
    assert!(house.page(&house.chief, &path).await.contains("已转任务"));
}

#[tokio::test]
async fn a_finding_joins_an_item_or_is_declined_with_a_reason() {
    let house = House::open().await;
    let item = house.item("各窗口补齐告知单", ledger::Due::Day(date(2026, 6, 30))).await.to_string();
    let id = found(&house).await;
    let at = |act: &str| format!("/findings/{id}/{act}");
    house.post(&house.chief, &at("join_item"), &[("item", "999")]).await.back("不存在或已经办结");
    house
        .post(&house.chief, &at("join_item"), &[("item", &item)])
        .await
        .done(&format!("/findings/{id}?done=finding_join_item"));
    assert!(house.page(&house.chief, &format!("/findings/{id}")).await.contains("已转任务"));
    house.post(&house.chief, &at("decline"), &[("reason", "不用办。")]).await.back("现在的状态是");
    let id = found(&house).await;
    let path = format!("/findings/{id}/decline");
    house
        .post(&house.chief, &path, &[("reason", "属省级平台。")])
        .await
        .done(&format!("/findings/{id}?done=finding_decline"));
    assert!(house.page(&house.supervisor, "/findings?state=declined").await.contains("十二号窗口"));
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_told_and_nothing_is_done() {
    let house = House::open().await;
    let id = found(&house).await;
    let path = format!("/findings/{id}/answer");
    let send = |text: &'static str| [("text", text), ("version", "1")];
    house.post(&house.liaison, &path, &send("第一次答复。")).await.done(&format!("/findings/{id}?done=finding_answer"));
    house.post(&house.liaison, &path, &send("没有看到第一次。")).await.back("有了新的变化");
    assert_eq!(house.page(&house.chief, &format!("/findings/{id}")).await.matches("没有看到第一次").count(), 0);
}

#[tokio::test]
async fn a_register_is_listed_searched_and_exported_within_reach() {
    let house = House::open().await;
    found(&house).await;
    for (who, reaches) in [(&house.chief, true), (&house.liaison, true), (&house.stranger, false)] {
        for path in ["/findings?q=%E4%B8%80%E6%AC%A1%E6%80%A7", "/search?q=%E4%B8%80%E6%AC%A1%E6%80%A7"] {
            let page = house.page(who, path).await;
            assert_eq!(page.contains("href=\"/findings/1\""), reaches, "{path}");
        }
        let file = house.get(who, "/findings/export.xlsx").await;
        assert_eq!(file.status, StatusCode::OK);
        let mut text = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes)).unwrap();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text.contains("十二号窗口没有一次性告知单"), reaches);
        assert!(text.contains("严重程度"));
    }
    assert!(house.page(&house.chief, "/registers").await.contains("在办 1 项"));
    assert!(house.page(&house.chief, "/findings?state=closed").await.contains("没有符合这些条件"));
    assert!(house.page(&house.supervisor, "/findings/new").await.contains("先拍照"));
}

#[tokio::test]
async fn a_meeting_takes_up_what_is_late_and_its_decision_is_an_item() {
    let house = House::open().await;
    let late = house.item("压减办电材料", ledger::Due::Day(date(2026, 3, 20))).await;
    let well = house.item("开通线上查询", ledger::Due::Day(date(2026, 9, 30))).await;
    house.post(&house.liaison, &format!("/items/{well}/accept"), &[]).await.done(&format!("/items/{well}?done=accept"));
    house.turn_to(date(2026, 3, 25));
    let form = house.page(&house.chief, "/meetings/new").await;
    assert!(form.contains("压减办电材料 · 逾期") && !form.contains("开通线上查询"), "{form}");

    let item = late.to_string();
    let fields = [("title", "三月调度会"), ("day", "3.26"), ("units", "1"), ("units", "2"), ("items", item.as_str())];
    house.post(&house.chief, "/meetings", &fields[..1]).await.back("请补上这一项");
    let seen = house.post(&house.chief, "/meetings", &fields).await;
    let id = number(&seen.location);
    let path = format!("/meetings/{id}");
    seen.done(&format!("{path}?done=meeting_open"));
    assert!(house.page(&house.liaison, &path).await.contains("压减办电材料"), "a unit that is asked sees the agenda");
    assert!(house.page(&house.chief, &format!("{path}/print/agenda")).await.contains("三月调度会 会议议程"));
    assert_eq!(house.get(&house.chief, &format!("{path}/print/minutes")).await.status, StatusCode::NOT_FOUND);

    let at = |act: &str| format!("{path}/{act}");
    let done = |act: &str| format!("{path}?done=meeting_{act}");
    let hold = [("day", "3.26"), ("chair", "陈副区长"), ("present", "1")];
    house.post(&house.chief, &at("hold"), &hold).await.back("还没到");
    house.turn_to(date(2026, 3, 26));
    house.post(&house.chief, &at("hold"), &hold).await.done(&done("hold"));
    let decide = [("text", "四月底前补齐告知单"), ("becomes", "item"), ("unit", "1")];
    house.post(&house.chief, &at("decide"), &decide).await.back("立为任务要有时限");
    assert!(!house.page(&house.chief, "/items").await.contains("四月底前补齐告知单"), "nothing was opened");
    let decide = [("text", "四月底前补齐告知单"), ("becomes", "item"), ("unit", "1"), ("due", "4月底")];
    house.post(&house.chief, &at("decide"), &decide).await.done(&done("decide"));
    let decide = [("text", "核实办电收费"), ("becomes", "finding")];
    house.post(&house.chief, &at("decide"), &decide).await.done(&done("decide"));
    assert!(house.page(&house.liaison, "/items").await.contains("四月底前补齐告知单"));
    assert!(house.page(&house.chief, "/findings?mark=source:meeting").await.contains("核实办电收费"));
    house.post(&house.chief, &at("close"), &[("minutes", "会议听取了进展。")]).await.done(&done("close"));
    let minutes = house.page(&house.chief, &format!("{path}/print/minutes")).await;
    assert!(
        minutes.contains("会议听取了进展。") && minutes.contains("缺席单位") && minutes.contains("四月底前补齐告知单")
    );
}

#[tokio::test]
async fn a_spot_check_can_be_drawn_again_and_reopens_what_is_untrue() {
    let house = House::open().await;
    let fields = [("title", "三月抽查"), ("size", "1"), ("due", "3.31")];
    house.post(&house.chief, "/spotchecks", &fields).await.back("还没有已办结的任务可抽");
    let item = house.item("压减办电材料", ledger::Due::Day(date(2026, 6, 30))).await;
    finish(&house, item.0).await;
    let seen = house.post(&house.chief, "/spotchecks", &fields).await;
    let id = number(&seen.location);
    let path = format!("/spotchecks/{id}");
    let page = house.page(&house.supervisor, &path).await;
    assert!(page.contains("按种子重新计算，结果一致") && page.contains("压减办电材料"), "{page}");
    let (found, number) = (format!("{path}/found"), item.to_string());
    let fields = [("item", number.as_str()), ("verdict", "untrue"), ("text", "窗口仍收原件。")];
    house.post(&house.chief, &found, &fields).await.back("要写明重办时限");
    let mut fields = fields.to_vec();
    fields.push(("due", "4月底"));
    house.post(&house.chief, &found, &fields).await.done(&format!("{path}?done=spotcheck_found"));
    assert!(house.page(&house.chief, &path).await.contains("已完成"));
    let page = house.page(&house.liaison, &format!("/items/{item}")).await;
    assert!(page.contains("办理中") && page.contains("窗口仍收原件。"));
    assert_eq!(house.get(&house.liaison, &path).await.status, StatusCode::FORBIDDEN);
}
