//! 方案 from upload to the ledger, and its later version.

use crate::town::{POWER, Town, WATER};
use axum::http::StatusCode;
use docket::Role;
use ledger::plan::{EntryState, Plan};
use office::{caller::at_shell, list_dockets::Kind, show_docket::show};
use std::io::{Cursor, Read};
use vocab::DocketId;

const OFFICE: Role = Role::LeadOffice;

pub const TEXT: &str = "某区2026年营商环境整改提升方案\n\
    一、获得电力指标整改提升方案\n主要问题：\n一是办电材料偏多。\n二是停电时间偏长。\n整改目标：\n获得电力指标进入全省前15名。\n\
    整改措施：\n（一）精简办电材料\n办电材料不超过2项。\n责任单位：区供电公司\n责任人：周启明 13800000142\n完成时限：2026年12月20日\n\
    （二）压缩停电时间\n完成12个老旧小区配电改造。\n责任单位：区供电公司\n完成时限：2026年6月31日\n\
    二、获得用水指标整改提升方案\n主要问题：\n一是报装偏慢。\n整改措施：\n（一）压缩报装时间\n报装时间压缩到3个工作日以内。\n\
    责任单位：区自来水厂\n完成时限：2026年12月底\n（二）公开报装进度\n企业可随时查询。\n责任单位：\n";

async fn plan(town: &Town, id: i64) -> Plan {
    let caller = at_shell(&town.office, Some("lead-office")).await.unwrap();
    show::<Plan>(&town.office, &caller, Kind::Plan, DocketId(id)).await.unwrap().state
}

/// The number of the entry with that title.
fn entry(plan: &Plan, title: &str) -> u32 {
    plan.plan.entries.iter().find(|it| it.title.contains(title)).unwrap_or_else(|| panic!("{title}")).no
}

#[tokio::test]
async fn an_uploaded_plan_is_checked_beside_its_source() {
    let town = Town::open().await;
    let answer = town.upload(OFFICE, "/plans", &[], "方案.txt", TEXT.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let path = answer.header("location").split('?').next().unwrap().to_owned();
    let page = town.get(OFFICE, &path).await.text();
    for words in ["获得电力", "精简办电材料", "id=\"L17\"", "href=\"#L17\"", "逐条审定"] {
        assert!(page.contains(words), "{words}");
    }
    let list = town.get(OFFICE, "/plans").await.text();
    assert!(list.contains("某区2026年营商环境整改提升方案") && list.contains("缺单位或时限"), "{list}");
}

#[tokio::test]
async fn phones_in_the_source_are_shown_to_the_lead_office_alone() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    assert!(town.get(OFFICE, &format!("/plans/{id}")).await.text().contains("13800000142"));
    for role in [Role::Supervisor, Role::Leader, Role::Auditor] {
        let page = town.get(role, &format!("/plans/{id}")).await.text();
        assert!(page.contains("周启明") && !page.contains("13800000142"), "{}", role.name());
    }
    for role in [OFFICE, Role::Auditor] {
        let api = town.read(role, &format!("/api/v1/plans/{id}")).await.text();
        assert!(api.contains("周启明") && !api.contains("13800000142"), "{}", role.name());
    }
}

#[tokio::test]
async fn what_cannot_be_read_goes_back_to_the_form_with_the_reason() {
    let town = Town::open().await;
    for path in ["/plans", "/plans/check"] {
        let answer = town.upload(OFFICE, path, &[], "方案.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("方案.doc") && answer.text().contains(".docx"), "{path}");
        let answer = town.form(OFFICE, path, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("请选择一个文件"), "{path}");
    }
    let answer = town.upload(OFFICE, "/plans", &[], "通知.txt", "关于放假的通知。".as_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("没有读出整改措施"));
    assert_eq!(town.read(OFFICE, "/api/v1/plans").await.json()["count"], 0);
}

#[tokio::test]
async fn a_check_alone_keeps_nothing() {
    let town = Town::open().await;
    let answer = town.upload(Role::Liaison, "/plans/check", &[], "方案.txt", TEXT.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("精简办电材料") && answer.text().contains("体检结果"));
    assert_eq!(town.read(OFFICE, "/api/v1/plans").await.json()["count"], 0);
    assert_eq!(town.get(OFFICE, "/files/1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_paper_of_the_check_is_by_chapter_or_by_unit() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    for (query, heading) in [("", "获得用水指标整改提升方案"), ("?by=unit", "供电公司")] {
        let answer = town.get(OFFICE, &format!("/plans/{id}/checkup.docx{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let mut paper = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut paper).unwrap();
        assert!(paper.contains(heading) && paper.contains("第17行"), "{query}");
        assert!(!paper.contains("13800000142"));
    }
}

#[tokio::test]
async fn entries_are_filtered_mended_and_filled_in_until_the_plan_can_be_adopted() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    let review = format!("/plans/{id}/review");
    let lacking = town.get(OFFICE, &format!("{review}?show=owner")).await.text();
    assert!(lacking.contains("公开报装进度") && !lacking.contains("精简办电材料</a>"), "{lacking}");

    let adopt = [("number", "某政办〔2026〕3号"), ("issuer", "某区政府办"), ("issued_on", "2026-11-20")];
    let refused = town.form(OFFICE, &format!("/plans/{id}/adopt"), &adopt).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = plan(&town, id).await;
    let open = entry(&now, "公开报装进度");
    assert!(refused.text().contains("还不能转入台账"), "{}", refused.text());
    assert!(refused.text().contains(&format!("entry={open}#opened")), "it links what is lacking");
    assert!(refused.text().contains("某政办〔2026〕3号"), "what was typed stays");

    let wrong = town
        .form(OFFICE, &format!("/plans/{id}/entries/{open}/edit"), &[("owner", "区气象局"), ("title", "公开进度")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("-fault\"><span aria-hidden=\"true\">■</span> 没有叫“")
            && wrong.text().contains("value=\"公开进度\"")
    );

    let water = entry(&now, "压缩报装时间");
    let opened = town.get(OFFICE, &format!("{review}?entry={water}")).await.text();
    let told = opened.split("id=\"entry_edit-partners-read\">").nth(1).unwrap_or_default();
    let unmatched = "方案里写的“区自来水厂”还没有登记";
    assert!(told.trim_start().starts_with(unmatched), "what no unit goes by is told at its field: {opened}");

    let none = [("which", "ticked"), ("owner", "水务局"), ("due", "")];
    assert_eq!(
        town.form(OFFICE, &format!("/plans/{id}/entries/fill"), &none).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let fill = [("which", "lacking"), ("owner", "水务局"), ("due", "2026年12月")];
    let filled = town.form(OFFICE, &format!("/plans/{id}/entries/fill"), &fill).await;
    assert_eq!(filled.status, StatusCode::SEE_OTHER, "{}", filled.text());
    let now = plan(&town, id).await;
    assert!(now.plan.leaves().all(|it| it.parties.lead.is_some() && it.due.is_some()));
    let kept = now.plan.entry(entry(&now, "精简办电材料")).unwrap();
    assert_eq!((kept.parties.lead, kept.due.unwrap().to_string().as_str()), (Some(POWER), "2026-12-20"));
    assert_eq!(now.plan.entry(open).unwrap().parties.lead, Some(WATER));

    let adopted =
        town.form(OFFICE, &format!("/plans/{id}/adopt"), &[adopt.as_slice(), &[("assign", "yes")]].concat()).await;
    assert_eq!(adopted.header("location"), format!("/items?plan={id}&done=adopt"), "{}", adopted.text());
    let items = town.read(OFFICE, &format!("/api/v1/items?plan={id}")).await.json();
    assert_eq!(items["count"].as_u64().unwrap(), now.plan.leaves().count() as u64);
    assert!(items["rows"].as_array().unwrap().iter().all(|it| it["state"] == "assigned"), "{items}");
    assert_eq!(town.get(OFFICE, &review).await.status, StatusCode::SEE_OTHER, "nothing is left to review");
}

#[tokio::test]
async fn entries_are_split_merged_dropped_restored_and_linked() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    let now = plan(&town, id).await;
    let (first, second) = (entry(&now, "精简办电材料"), entry(&now, "压缩停电时间"));
    let act = |no: u32, act: &'static str, fields: Vec<(&'static str, String)>| {
        let (town, path) = (&town, format!("/plans/{id}/entries/{no}/{act}"));
        async move {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            town.form(OFFICE, &path, &fields).await
        }
    };
    let one = act(first, "split", vec![("pieces", "只有一条".into())]).await;
    assert_eq!(one.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(one.text().contains("只有一条") && one.text().contains("至少要有两条"));
    assert_eq!(act(first, "drop", vec![]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
    let kept = act(first, "drop", vec![("reason", "已完成".into()), ("show", "owner".into())]).await;
    assert_eq!(kept.header("location"), format!("/plans/{id}/review?show=owner&entry={first}&done=entry_drop#opened"));
    assert!(matches!(plan(&town, id).await.plan.entry(first).unwrap().state, EntryState::Dropped { .. }));
    let dropped = town.get(OFFICE, &format!("/plans/{id}/review?show=dropped&entry={first}")).await.text();
    assert!(dropped.contains("已完成") && dropped.contains("恢复列入"));
    assert_eq!(act(first, "restore", vec![]).await.status, StatusCode::SEE_OTHER);
    assert!(plan(&town, id).await.plan.entry(first).unwrap().is_kept());

    let problems: Vec<u32> = now.plan.problems.iter().filter(|it| it.chapter == 0).map(|it| it.no).collect();
    let ticked = problems.iter().map(|it| ("problem", it.to_string())).collect();
    assert_eq!(act(second, "link", ticked).await.status, StatusCode::SEE_OTHER);
    let mut linked = plan(&town, id).await.plan.entry(second).unwrap().problems.clone();
    linked.sort_unstable();
    assert_eq!(linked, problems);
    assert_eq!(act(second, "link", vec![]).await.status, StatusCode::SEE_OTHER);
    assert!(plan(&town, id).await.plan.entry(second).unwrap().problems.is_empty());

    assert_eq!(act(first, "merge", vec![("other", second.to_string())]).await.status, StatusCode::SEE_OTHER);
    assert!(matches!(plan(&town, id).await.plan.entry(second).unwrap().state, EntryState::Merged { .. }));
    let pieces = vec![("pieces", "办电材料不超过2项\n完成12个小区改造".into())];
    assert_eq!(act(first, "split", pieces).await.status, StatusCode::SEE_OTHER);
    assert!(plan(&town, id).await.plan.entries.iter().any(|it| it.title == "完成12个小区改造"));
}

#[tokio::test]
async fn a_draft_is_discarded_with_a_reason() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    let path = format!("/plans/{id}/discard");
    assert_eq!(town.form(OFFICE, &path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        town.form(OFFICE, &path, &[("reason", "重新起草")]).await.header("location"),
        "/plans?done=plan_discard"
    );
    assert!(town.get(OFFICE, "/plans?done=plan_discard").await.text().contains("草稿已放弃"));
}

#[tokio::test]
async fn a_later_version_is_taken_over_difference_by_difference() {
    let town = Town::open().await;
    let id = town.plan(TEXT).await;
    let fill = [("which", "lacking"), ("owner", "水务局"), ("due", "2026年12月")];
    town.form(OFFICE, &format!("/plans/{id}/entries/fill"), &fill).await;
    let replace = format!("/plans/{id}/replace");
    let early = town.upload(OFFICE, &replace, &[], "新.txt", TEXT.as_bytes()).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "a draft has no later version");
    let adopt = [("number", "3号"), ("issuer", "区政府办"), ("issued_on", "2026-11-20")];
    let adopted = town.form(OFFICE, &format!("/plans/{id}/adopt"), &adopt).await;
    assert_eq!(adopted.status, StatusCode::SEE_OTHER, "{}", adopted.text());
    let same = town.upload(OFFICE, &replace, &[], "新.txt", TEXT.as_bytes()).await;
    assert!(same.status == StatusCode::UNPROCESSABLE_ENTITY && same.text().contains("没有要更新的内容"));

    let later =
        format!("{}（三）延伸服务到村\n村级代办点实现全覆盖。\n责任单位：\n", TEXT.replace("12个老旧", "15个老旧"));
    let compared = town.upload(OFFICE, &replace, &[], "新.txt", later.as_bytes()).await;
    assert_eq!(compared.header("location"), format!("/plans/{id}/changes?done=replace"), "{}", compared.text());
    let changes = plan(&town, id).await.changes;
    let page = town.get(OFFICE, &format!("/plans/{id}/changes")).await.text();
    assert!(page.contains("延伸服务到村") && page.contains("15个老旧小区"), "{page}");
    let added = changes.iter().find(|it| matches!(it.change, ledger::plan::Change::EntryAdded { .. })).unwrap().no;

    let lacking = town.form(OFFICE, &format!("/plans/{id}/changes/{added}/accept"), &[]).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = town.read(OFFICE, &format!("/api/v1/items?plan={id}")).await.json()["count"].as_u64().unwrap();
    let whole = [("owner", "水务局"), ("due", "持续推进")];
    let taken = town.form(OFFICE, &format!("/plans/{id}/changes/{added}/accept"), &whole).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let after = town.read(OFFICE, &format!("/api/v1/items?plan={id}")).await.json()["count"].as_u64().unwrap();
    assert_eq!(after, before + 1);

    let rest = plan(&town, id).await.changes;
    let refuse = format!("/plans/{id}/changes/{}/refuse", rest.first().unwrap().no);
    assert_eq!(town.form(OFFICE, &refuse, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.form(OFFICE, &refuse, &[("reason", "以原文为准")]).await.status, StatusCode::SEE_OTHER);
    let all = town.form(OFFICE, &format!("/plans/{id}/changes/accept"), &[]).await;
    assert_eq!(all.status, StatusCode::SEE_OTHER, "{}", all.text());
    assert!(plan(&town, id).await.changes.is_empty());
}

#[tokio::test]
async fn a_plan_that_is_looked_at_again_is_not_compiled_again() {
    let town = Town::open().await;
    let id = DocketId(town.plan(TEXT).await);
    let caller = at_shell(&town.office, Some("lead-office")).await.unwrap();
    let look = || office::check_stored_plan::check_stored_plan(&town.office, &caller, id);
    let (first, again) = (look().await.unwrap().1, look().await.unwrap().1);
    assert!(std::sync::Arc::ptr_eq(&first, &again));
    town.pass(jiff::SignedDuration::from_hours(24));
    let tomorrow = look().await.unwrap().1;
    assert!(!std::sync::Arc::ptr_eq(&first, &tomorrow), "days are checked against today");
}
