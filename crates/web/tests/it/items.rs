//! The life of an item by forms: who does what, what is refused, what stays.

use crate::house::{House, LEAD};
use axum::http::StatusCode;
use jiff::civil::date;
use ledger::Due;

const DUE: Due = Due::Day(date(2026, 6, 30));
const PDF: &[u8] = b"%PDF-1.7 a paper";

#[tokio::test]
async fn an_item_lives_from_acceptance_to_completion_by_forms() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let at = |act: &str| format!("/items/{id}/{act}");
    let done = |act: &str| format!("/items/{id}?done={act}");
    let page = house.page(&house.liaison, &format!("/items/{id}")).await;
    assert!(page.contains("未开始") && page.contains("签收") && !page.contains("核验办结"), "the unit can accept it");

    house.post(&house.liaison, &at("accept"), &[("liaison", "许宁")]).await.done(&done("accept"));
    let fields = [
        ("period", "2026-03"),
        ("done", "窗口已停收房产证明原件。"),
        ("quantity_figure", "0"),
        ("quantity_value", "1,20"),
        ("next", "联系省公司改系统。"),
        ("evidence_kind", "paper"),
        ("evidence_title", ""),
        ("evidence_number", "星供电〔2026〕7号"),
        ("evidence_dated", "3月1日"),
        ("evidence_sealed", "yes"),
        ("evidence_kind", "picture"),
        ("evidence_title", "窗口照片"),
        ("evidence_number", ""),
        ("evidence_dated", ""),
        ("evidence_sealed", ""),
    ];
    let files = [("evidence_file", "", &b""[..]), ("evidence_file", "窗口.png", b"\x89PNG\r\n picture")];
    house.post_with(&house.liaison, &at("report"), &fields, &files).await.done(&done("report"));
    let page = house.page(&house.chief, &format!("/items/{id}")).await;
    assert!(
        page.contains("窗口已停收房产证明原件。") && page.contains("星供电〔2026〕7号"),
        "the report is in the log"
    );
    assert!(page.contains("120 户") && page.contains("≥ 300 户"), "the quantity stands beside the promise");
    assert!(page.contains("/files/1") && page.contains("窗口照片"), "the file is linked under its title");

    house.post(&house.liaison, &at("submit"), &[("text", "已全部实行承诺制。")]).await.done(&done("submit"));
    assert!(house.page(&house.chief, &format!("/items/{id}")).await.contains("待核验"));
    let sheet = house.page(&house.liaison, &at("print/close")).await;
    assert!(sheet.contains("办结审批表") && sheet.contains("已全部实行承诺制。"));
    house.post(&house.chief, &at("send_back"), &[("reason", "请补充满意度回访。")]).await.done(&done("send_back"));
    let page = house.page(&house.liaison, &format!("/items/{id}")).await;
    assert!(page.contains("请补充满意度回访。") && page.contains("办理中"));
    let fields = [("text", "已补充回访 40 户。"), ("evidence_title", "回访记录"), ("evidence_kind", "record")];
    house
        .post_with(&house.liaison, &at("submit"), &fields, &[("evidence_file", "回访.pdf", PDF)])
        .await
        .done(&done("submit"));
    house.post(&house.chief, &at("close"), &[("opinion", "情况属实。")]).await.done(&done("close"));
    let page = house.page(&house.liaison, &done("close")).await;
    assert!(page.contains("已办结") && page.contains("已办结。"), "light and message");
    for event in ["列入台账", "交办", "签收", "报送进展", "申请办结", "退回重办", "核验办结"] {
        assert!(page.contains(&format!("<b>{event}</b>")), "{event}");
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_with_the_reason_at_its_field() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let accept = format!("/items/{id}/accept");
    house.post(&house.liaison, &accept, &[]).await.done(&format!("/items/{id}?done=accept"));
    let fields = [
        ("period", "2026-03"),
        ("done", ""),
        ("next", "下一步的打算<b>"),
        ("coordination", "请协调省公司"),
        ("coordination_level", "leader"),
    ];
    let seen = house.post(&house.liaison, &format!("/items/{id}/report"), &fields).await;
    seen.back("下一步的打算&#60;b&#62;");
    seen.back("请填写“本期进展”。");
    seen.back("请协调省公司");
    let fields = [("to", "过些日子"), ("reason", "系统改造要等省公司。")];
    let seen = house.post(&house.liaison, &format!("/items/{id}/ask_extension"), &fields).await;
    seen.back("没有看懂这个日期");
    seen.back("系统改造要等省公司。");
    seen.back("过些日子");
    let fields = [("done", "有数量"), ("period", "2026-03"), ("quantity_figure", "0"), ("quantity_value", "很多")];
    house.post(&house.liaison, &format!("/items/{id}/report"), &fields).await.back("请写数字");
    let files = [("evidence_file", "程序.exe", &b"MZ\x90"[..])];
    let seen = house.post_with(&house.liaison, &format!("/items/{id}/submit"), &[("text", "好了")], &files).await;
    seen.back("程序.exe");
    seen.back("请重新选择文件");
}

#[tokio::test]
async fn a_page_that_is_out_of_date_changes_nothing_and_loses_nothing() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let path = format!("/items/{id}/accept");
    let version = version(&house.page(&house.liaison, &format!("/items/{id}")).await);
    let urge = [("text", "请尽快签收。"), ("version", version.as_str())];
    house.post(&house.chief, &format!("/items/{id}/urge"), &urge).await.done(&format!("/items/{id}?done=urge"));
    let fields = [("liaison", "许宁"), ("version", version.as_str())];
    let seen = house.post(&house.liaison, &path, &fields).await;
    seen.back("您打开页面以后，这一项有了新的变化");
    seen.back("value=\"许宁\"");
    seen.back("这段时间里：");
    seen.back("<b>催办</b>");
    seen.back("请尽快签收。");
    let now = self::version(&seen.text());
    assert_ne!(now, version, "the form that came back is of the version shown now");
    let fields = [("liaison", "许宁"), ("version", now.as_str())];
    house.post(&house.liaison, &path, &fields).await.done(&format!("/items/{id}?done=accept"));
}

#[tokio::test]
async fn an_item_outside_every_plan_is_opened_by_hand_and_lives_like_the_others() {
    let house = House::open().await;
    assert!(house.page(&house.chief, "/items").await.contains("href=\"/items/new\""));
    assert!(!house.page(&house.liaison, "/items").await.contains("href=\"/items/new\""), "the lead office alone");
    assert!(house.page(&house.chief, "/items/new").await.contains("单独立项"));
    let mut fields = vec![
        ("title", "规范涉企检查"),
        ("source", "2月27日企业座谈会"),
        ("indicator", "监管执法"),
        ("owner", ""),
        ("partners", "2"),
        ("partners", "3"),
        ("persons", "周宁"),
        ("due", "6月底"),
        ("text", "同一企业一年内不重复检查。"),
        ("assign", "yes"),
    ];
    let seen = house.post(&house.chief, "/items", &fields).await;
    seen.back("请选择一项。");
    for typed in ["规范涉企检查", "2月27日企业座谈会", "监管执法", "周宁", "6月底", "同一企业一年内不重复检查。"]
    {
        seen.back(typed);
    }
    fields[3].1 = "1";
    for (field, wrong, says) in
        [("title", "", "请填写"), ("source", "", "请填写“来源”。"), ("due", "有空时", "没有看懂这个日期")]
    {
        let changed = |it: &(&'static str, &'static str)| if it.0 == field { (it.0, wrong) } else { *it };
        let fields: Vec<_> = fields.iter().map(changed).collect();
        house.post(&house.chief, "/items", &fields).await.back(says);
    }
    let seen = house.post(&house.chief, "/items", &fields).await;
    seen.done("/items/1?done=open");
    let page = house.page(&house.liaison, &seen.location).await;
    for told in ["已立项。", "单独立项：2月27日企业座谈会", "待签收", "周宁", "区税务局", "区气象局"]
    {
        assert!(page.contains(told), "{told}");
    }
    house.post(&house.liaison, "/items/1/accept", &[]).await.done("/items/1?done=accept");
    let listed = house.page(&house.chief, "/items?indicator=%E7%9B%91%E7%AE%A1%E6%89%A7%E6%B3%95").await;
    assert!(listed.contains("规范涉企检查"));
}

#[tokio::test]
async fn a_day_in_the_past_is_told_and_not_refused() {
    let house = House::open().await;
    let fields = [
        ("title", "补录一项"),
        ("source", "某政办〔2026〕1号"),
        ("indicator", "获得电力"),
        ("owner", "1"),
        ("due", "2026-02-27"),
    ];
    let seen = house.post(&house.chief, "/items", &fields).await;
    seen.done("/items/1?done=open_late");
    let page = house.page(&house.chief, &seen.location).await;
    assert!(page.contains("写的时限已经过去") && page.contains("未交办"), "told, and not assigned unless ticked");
}

fn version(page: &str) -> String {
    let from = page.split("name=\"version\" value=\"").nth(1).unwrap();
    from.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_lead_office_records_for_a_unit_and_says_who_said_it() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let accept = format!("/items/{id}/accept");
    let seen = house.post(&house.chief, &accept, &[("liaison", "许宁")]).await;
    seen.back("请选择替哪个单位记录。");
    let unit = LEAD.to_string();
    let told =
        [("liaison", "许宁"), ("behalf_unit", unit.as_str()), ("said_by", "办公室主任"), ("said_at", "3月2日上午")];
    house.post(&house.chief, &accept, &told).await.back("请选择一项。");
    let mut told = told.to_vec();
    told.push(("channel", "phone"));
    house.post(&house.chief, &accept, &told).await.done(&format!("/items/{id}?done=accept"));
    let page = house.page(&house.supervisor, &format!("/items/{id}")).await;
    assert!(page.contains("代录") && page.contains("办公室主任") && page.contains("电话"));
    told.retain(|(name, _)| *name != "said_by");
    told.push(("period", "2026-03"));
    told.push(("done", "已印发通知。"));
    house.post(&house.chief, &format!("/items/{id}/report"), &told).await.back("代录要写全：请补上“谁说的”。");
}

#[tokio::test]
async fn the_recorder_closes_only_on_the_signed_form() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let unit = LEAD.to_string();
    let told = [("behalf_unit", unit.as_str()), ("said_by", "科长"), ("said_at", "上午"), ("channel", "in_person")];
    house.post(&house.chief, &format!("/items/{id}/accept"), &told).await.done(&format!("/items/{id}?done=accept"));
    let mut submit = told.to_vec();
    submit.extend([("text", "办完了。"), ("evidence_title", "通知"), ("evidence_kind", "paper")]);
    house.post(&house.chief, &format!("/items/{id}/submit"), &submit).await.done(&format!("/items/{id}?done=submit"));
    let close = format!("/items/{id}/close");
    house.post(&house.chief, &close, &[("opinion", "同意。")]).await.back("提交人不能核验自己提交的事项");
    let fields = [("opinion", "同意。"), ("form_signed_by", "周启明"), ("form_signed_on", "2026.3.2")];
    house.post(&house.chief, &close, &fields).await.back("请补上这一项。");
    let scan = [("form_file", "审批表.pdf", PDF)];
    house.post_with(&house.chief, &close, &fields, &scan).await.done(&format!("/items/{id}?done=close"));
    assert!(house.page(&house.second, &format!("/items/{id}")).await.contains("周启明"));
}

#[tokio::test]
async fn an_item_out_of_reach_is_not_there() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    for path in [format!("/items/{id}"), format!("/items/{id}/print/close"), "/items/999".to_owned()] {
        assert_eq!(house.get(&house.stranger, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let seen = house.post(&house.stranger, &format!("/items/{id}/accept"), &[]).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
    assert!(!house.page(&house.stranger, "/items").await.contains("压减办电材料"));
    assert!(house.page(&house.partner, "/items").await.contains("压减办电材料"), "who helps sees it");
}

#[tokio::test]
async fn who_may_not_act_is_told_so_and_nothing_happens() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let seen = house.post(&house.liaison, &format!("/items/{id}/close"), &[("opinion", "好")]).await;
    assert_eq!(seen.status, StatusCode::FORBIDDEN);
    let mut forged = house.liaison.clone();
    forged.csrf = "of another page".to_owned();
    let seen = house.post(&forged, &format!("/items/{id}/accept"), &[]).await;
    assert_eq!(seen.status, StatusCode::FORBIDDEN);
    let page = house.page(&house.partner, &format!("/items/{id}")).await;
    assert!(!page.contains("action=\"/items/1/accept\""), "only the lead unit is offered to accept");
    assert!(house.page(&house.liaison, &format!("/items/{id}")).await.contains("待签收"));
}

#[tokio::test]
async fn phones_in_a_text_are_masked_for_who_need_not_call() {
    let house = House::open().await;
    let id = house.item("压减办电材料", DUE).await;
    let path = format!("/items/{id}");
    let page = house.page(&house.supervisor, &path).await;
    assert!(page.contains("138****0142") && !page.contains("13800000142"));
    assert!(house.page(&house.chief, &path).await.contains("13800000142"));
}

#[tokio::test]
async fn a_due_day_explains_itself_with_the_days_between() {
    let house = House::open().await;
    // Sunday.
    let id = house.item("端午前完成", Due::Day(date(2026, 6, 21))).await;
    let page = house.page(&house.chief, &format!("/items/{id}")).await;
    assert!(page.contains("2026年6月21日（周日）"), "the date stays");
    assert!(
        page.contains("之前最后一个工作日是2026年6月18日（周四）"),
        "the festival of 19 June is before the weekend"
    );
    assert!(page.contains("放假（国办发明电"), "a day off names its notice");
}

#[tokio::test]
async fn an_extension_is_asked_decided_and_kept_in_the_explanation() {
    let house = House::open().await;
    let id = house.item("压减办电材料", Due::Day(date(2026, 3, 31))).await;
    house.post(&house.liaison, &format!("/items/{id}/accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    let fields = [("to", "4月底"), ("reason", "等省公司改系统。")];
    let path = format!("/items/{id}/ask_extension");
    house.post(&house.liaison, &path, &fields).await.done(&format!("/items/{id}?done=ask_extension"));
    let sheet = house.page(&house.chief, &format!("/items/{id}/print/extension")).await;
    assert!(sheet.contains("延期审批表") && sheet.contains("2026年4月30日"));
    assert!(house.page(&house.chief, "/").await.contains("等待审批延期"));
    let fields = [("to", "2026-04-20"), ("opinion", "同意延到 4 月 20 日。")];
    let path = format!("/items/{id}/grant_extension");
    house.post(&house.chief, &path, &fields).await.done(&format!("/items/{id}?done=grant_extension"));
    let page = house.page(&house.liaison, &format!("/items/{id}")).await;
    assert!(page.contains("最初的时限是2026年3月31日") && page.contains("同意延期到2026年4月20日"));
    assert!(page.contains("已延期 1 次"));
}

#[tokio::test]
async fn a_split_item_leaves_the_ledger_and_its_parts_take_its_place() {
    let house = House::open().await;
    let id = house.item("压减办电材料并缩短时间", DUE).await;
    let fields = [
        ("part_title", "压减办电材料"),
        ("part_owner", ""),
        ("part_due", ""),
        ("part_title", "缩短办电时间"),
        ("part_owner", "2"),
        ("part_due", "12月底"),
        ("reason", "两件事由两家办。"),
    ];
    house.post(&house.chief, &format!("/items/{id}/split"), &fields).await.done(&format!("/items/{id}?done=split"));
    let list = house.page(&house.chief, "/items?state=drafted").await;
    assert!(list.contains("压减办电材料") && list.contains("缩短办电时间") && list.contains("区税务局"));
    assert!(house.page(&house.chief, &format!("/items/{id}")).await.contains("不计入"));
    let whole = "压减办电材料并缩短时间";
    assert!(!house.page(&house.chief, "/items").await.contains(whole), "the whole is out of the list");
    assert!(house.page(&house.chief, "/items?state=void").await.contains(whole), "and still to be found");
}

#[tokio::test]
async fn the_desk_shows_each_what_waits_for_them() {
    let house = House::open().await;
    let id = house.item("压减办电材料", Due::Day(date(2026, 3, 10))).await;
    assert!(house.page(&house.liaison, "/").await.contains("等待签收"));
    assert!(house.page(&house.stranger, "/").await.contains("现在没有等您处理的事。"));
    house.post(&house.liaison, &format!("/items/{id}/accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    house.turn_to(date(2026, 3, 16));
    assert!(house.page(&house.liaison, "/").await.contains("已逾期"));
    let desk = house.page(&house.chief, "/").await;
    assert!(desk.contains("已逾期") && desk.contains("已超 4 个工作日"), "10 to 16 March are four working days");
}
