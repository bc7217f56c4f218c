//! Lists, exports, texts, search, units, overview: what was asked is what is shown, within reach.

use crate::house::{House, LEAD, OTHER, PARTNER};
use axum::http::StatusCode;
use jiff::civil::date;
use ledger::Due;
use std::io::{Cursor, Read};

const DUE: Due = Due::Day(date(2026, 6, 30));

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_list_keeps_its_address_and_says_what_it_understood() {
    let house = House::open().await;
    house.item("压减办电材料", DUE).await;
    house.item_of("开办企业一日办结", Due::Month(date(2026, 12, 31)), PARTNER, "开办企业").await;
    let page = house.page(&house.chief, "/items?to=6%E6%9C%88%E5%BA%95&unit=1").await;
    assert!(page.contains("压减办电材料") && !page.contains("开办企业一日办结"));
    assert!(page.contains("“6月底”按2026年6月30日（周二）筛选。"), "what the day was understood as");
    assert!(
        page.contains("href=\"/items?light=overdue&#38;unit=1&#38;to=6%E6%9C%88%E5%BA%95\""),
        "tabs keep the filters"
    );
    assert!(page.contains("/items/export.xlsx?unit=1&#38;to=6%E6%9C%88%E5%BA%95"), "exports too");
    let page = house.page(&house.chief, "/items?from=%E5%B0%BD%E5%BF%AB").await;
    assert!(page.contains("没有看懂日期“尽快”") && page.contains("压减办电材料"));
    let page = house.page(&house.chief, "/items?q=%E5%8A%9E%E7%94%B5").await;
    assert!(page.contains("压减办电材料") && !page.contains("开办企业一日办结"), "Chinese is found");
    let page = house.page(&house.chief, "/items?q=kbqy").await;
    assert!(page.contains("开办企业一日办结") && !page.contains("压减办电材料"), "by initials too");
    assert_eq!(house.get(&house.chief, "/items?after=nowhere").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn items_of_no_indicator_are_a_choice_of_their_own() {
    let house = House::open().await;
    house.item("压减办电材料", DUE).await;
    house.item_of("整改窗口无人值守", DUE, PARTNER, "").await;
    let page = house.page(&house.chief, "/items?indicator=none").await;
    assert!(page.contains("整改窗口无人值守") && !page.contains("压减办电材料"));
    let page = house.page(&house.chief, "/overview").await;
    assert!(page.contains("<a href=\"/items?indicator=none\">未归入指标</a>"));
}

#[tokio::test]
async fn pages_go_forth_and_back_by_key() {
    let house = House::open().await;
    for no in 1..=120_i8 {
        let day = date(2026, 4, 1).saturating_add(jiff::Span::new().days(no));
        house.item(&format!("任务{no:03}号"), Due::Day(day)).await;
    }
    let follow = |page: &str, rel: &str| {
        let from = page.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
        from.split('"').next().map(|it| it.replace("&#38;", "&"))
    };
    let first = house.page(&house.chief, "/items").await;
    assert!(first.contains("任务001号") && first.contains("任务050号") && !first.contains("任务051号"));
    assert_eq!(follow(&first, "prev"), None);
    let second = house.page(&house.chief, &follow(&first, "next").unwrap()).await;
    assert!(second.contains("任务051号") && second.contains("任务100号") && !second.contains("任务050号"));
    let third = house.page(&house.chief, &follow(&second, "next").unwrap()).await;
    assert!(third.contains("任务120号") && follow(&third, "next").is_none());
    let back = house.page(&house.chief, &follow(&third, "prev").unwrap()).await;
    assert!(back.contains("任务051号") && back.contains("任务100号") && !back.contains("任务101号"));
    let home = house.page(&house.chief, &follow(&back, "prev").unwrap()).await;
    assert!(home.contains("任务001号") && !home.contains("任务051号"));

    let found = house.page(&house.chief, "/search?q=%E4%BB%BB%E5%8A%A1").await;
    let second = house.page(&house.chief, &follow(&found, "next").unwrap()).await;
    let third = house.page(&house.chief, &follow(&second, "next").unwrap()).await;
    let hits = |page: &str| page.split("class=\"hits\"").nth(1).map(|it| it.split("</ol>").next().unwrap().to_owned());
    let back = house.page(&house.chief, &follow(&third, "prev").unwrap()).await;
    assert_eq!(hits(&back), hits(&second), "what was found is turned back as well");
    let home = house.page(&house.chief, &follow(&back, "prev").unwrap()).await;
    assert_eq!((hits(&home), follow(&home, "prev")), (hits(&found), None));
}

#[tokio::test]
async fn exports_hold_what_the_filter_leaves_and_no_phone() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    house.item_of("开办企业一日办结", Due::Standing, PARTNER, "开办企业").await;
    house.problem("办电材料偏多。", &[id]).await;
    let seen = house.get(&house.chief, "/items/export.xlsx?indicator=%E8%8E%B7%E5%BE%97%E7%94%B5%E5%8A%9B").await;
    assert_eq!(seen.status, StatusCode::OK);
    let sheet = part(&seen.bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("压减办电材料") && sheet.contains("办电材料偏多。") && sheet.contains("区发展局、区税务局"));
    assert!(!sheet.contains("开办企业一日办结") && !sheet.contains("13800000142"));
    let seen = house.get(&house.chief, "/items/export.xlsx").await;
    let sheet = part(&seen.bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("持续推进") && sheet.contains("<autoFilter ref=\"A1:M3\"/>"), "two rows under the heading");
    let seen = house.get(&house.chief, "/items/export.docx").await;
    let paper = part(&seen.bytes, "word/document.xml");
    assert!(paper.contains("压减办电材料") && paper.contains("2026年6月30日") && paper.contains("开办企业"));
    let seen = house.get(&house.stranger, "/items/export.xlsx").await;
    assert!(!part(&seen.bytes, "xl/worksheets/sheet1.xml").contains("压减办电材料"), "nothing out of reach");
}

#[tokio::test]
async fn the_text_for_the_chat_names_units_and_measures() {
    let house = House::open().await;
    let id = house.item("压减办电材料", Due::Day(date(2026, 3, 20))).await;
    house.post(&house.liaison, &format!("/items/{id}/accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    house.turn_to(date(2026, 3, 10));
    let near = house.page(&house.chief, "/items/chat?kind=near").await;
    assert!(
        near.contains("【临期提醒】截至3月10日，以下 1 项")
            && near.contains("1. 区发展局")
            && near.contains("时限3月20日")
    );
    house.turn_to(date(2026, 4, 10));
    let text = house.page(&house.chief, "/items/chat?kind=near").await;
    assert!(text.contains("时限3月20日，已过"));
}

#[tokio::test]
async fn ticked_measures_are_urged_together() {
    let house = House::open().await;
    let (one, two) = (house.item("甲", DUE).await.to_string(), house.item("乙", DUE).await.to_string());
    let fields = [("item", one.as_str()), ("item", two.as_str()), ("text", "请尽快签收。"), ("answer_by", "3.10")];
    house.post(&house.chief, "/items/urge", &fields).await.done("/items?done=urge_many");
    for id in [&one, &two] {
        let page = house.page(&house.chief, &format!("/items/{id}")).await;
        assert!(page.contains("请尽快签收。") && page.contains("2026年3月10日"), "{id}");
    }
    house.post(&house.chief, "/items/urge", &[("text", "喂")]).await.back("还没有勾选要催办的措施");
    let again = [("item", one.as_str()), ("text", "请尽快签收。"), ("answer_by", "改天"), ("list", "unit=1")];
    let seen = house.post(&house.chief, "/items/urge", &again).await;
    seen.back("没有看懂这个日期");
    seen.back("value=\"请尽快签收。\"");
    seen.back(&format!("value=\"{one}\" checked"));
    seen.back("href=\"/items?light=overdue&#38;unit=1\"");
    house.post(&house.chief, "/items/urge", &[("item", &one), ("text", " ")]).await.back("请填写");
    assert_eq!(house.post(&house.liaison, "/items/urge", &fields).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn search_finds_items_problems_and_units_and_marks_the_words() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    house.problem("办电材料偏多。", &[id]).await;
    let page = house.page(&house.chief, "/search?q=%E5%8A%9E%E7%94%B5").await;
    assert!(
        page.contains(&format!("/items/{id}")) && page.contains("/problems/") && page.contains("<mark>办电</mark>")
    );
    let page = house.page(&house.chief, "/search?q=%E7%A8%8E%E5%8A%A1").await;
    assert!(page.contains(&format!("/units/{PARTNER}")));
    let page = house.page(&house.stranger, "/search?q=%E5%8A%9E%E7%94%B5").await;
    assert!(page.contains("没有找到"), "nothing out of reach is found");
}

#[tokio::test]
async fn a_unit_shows_its_lights_and_its_record_of_reporting() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    house.post(&house.liaison, &format!("/items/{id}/accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    house.turn_to(date(2026, 4, 20));
    let fields = [("period", "2026-03"), ("done", "三月的进展。")];
    house.post(&house.liaison, &format!("/items/{id}/report"), &fields).await.done(&format!("/items/{id}?done=report"));
    let page = house.page(&house.supervisor, &format!("/units/{LEAD}")).await;
    assert!(page.contains("2026年3月") && page.contains("2026年4月7日"), "due after the holiday of early April");
    assert!(page.contains(&format!("/items?light=near&#38;unit={LEAD}")) || page.contains(&format!("unit={LEAD}")));
    let list = house.page(&house.chief, "/units").await;
    let (lead, other) = (list.find("区发展局").unwrap(), list.find("区气象局").unwrap());
    assert!(lead < other, "who has work stands before who has none");
    assert_eq!(house.get(&house.chief, "/units/77").await.status, StatusCode::NOT_FOUND);
    assert!(house.page(&house.stranger, &format!("/units/{OTHER}")).await.contains("没有在办的事项"));
}

#[tokio::test]
async fn the_overview_counts_by_indicator_and_unit() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    house.item_of("开办企业一日办结", DUE, PARTNER, "开办企业").await;
    house.problem("办电材料偏多。", &[id]).await;
    let page = house.page(&house.supervisor, "/overview").await;
    assert!(page.contains("各指标措施亮灯（项）") && page.contains("开办企业") && page.contains("区税务局"));
    assert!(page.contains("<svg") && page.contains("fill-not_started"));
    assert!(page.contains("/items?indicator=%E8%8E%B7%E5%BE%97%E7%94%B5%E5%8A%9B"));
}
