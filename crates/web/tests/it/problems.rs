//! A problem: answered, verified, struck off, looked at again.

use crate::house::House;
use jiff::civil::date;
use ledger::Due;
use vocab::DocketId;

async fn finished(house: &House) -> DocketId {
    let id = house.item("压减办电材料", Due::Day(date(2026, 6, 30))).await;
    let at = |act: &str| format!("/items/{id}/{act}");
    house.post(&house.liaison, &at("accept"), &[]).await.done(&format!("/items/{id}?done=accept"));
    id
}

#[tokio::test]
async fn a_problem_is_struck_off_after_its_measures_and_reopened_when_it_comes_back() {
    let house = House::open().await;
    let item = finished(&house).await;
    let problem = house.problem("办电材料偏多。", &[item]).await;
    let at = |act: &str| format!("/problems/{problem}/{act}");
    let done = |act: &str| format!("/problems/{problem}?done=problem_{act}");
    let proof = [("effect", "材料由 6 项减到 3 项。"), ("evidence_title", "回访记录"), ("evidence_kind", "record")];
    house.post(&house.chief, &at("verify"), &proof).await.back("还有措施没有办结");
    let submit = [("text", "办完了。"), ("evidence_title", "通知"), ("evidence_kind", "paper")];
    let path = format!("/items/{item}/submit");
    house.post(&house.liaison, &path, &submit).await.done(&format!("/items/{item}?done=submit"));
    let path = format!("/items/{item}/close");
    house.post(&house.chief, &path, &[("opinion", "属实。")]).await.done(&format!("/items/{item}?done=close"));
    let page = house.page(&house.chief, "/problems?state=measures_closed").await;
    assert!(page.contains("办电材料偏多。") && page.contains("1 / 1"));

    house.post(&house.chief, &at("verify"), &[("effect", "好")]).await.back("请上传能证明整改效果的材料");
    house.post(&house.chief, &at("verify"), &proof).await.done(&done("verify"));
    let sheet = house.page(&house.chief, &at("print/cancel")).await;
    assert!(sheet.contains("销号审批表") && sheet.contains("材料由 6 项减到 3 项。") && sheet.contains("压减办电材料"));
    house.post(&house.chief, &at("close"), &[("opinion", "同意销号。")]).await.done(&done("close"));
    let page = house.page(&house.chief, &format!("/problems/{problem}")).await;
    assert!(page.contains("已销号") && page.contains("回头看日期"));

    let again = item.to_string();
    let fields = [("finding", "relapsed"), ("text", "又要求提供原件。"), ("reopen", again.as_str())];
    house.post(&house.chief, &at("review"), &fields).await.back("请写明新的时限");
    let mut fields = fields.to_vec();
    fields.push(("reopen_due", "12月底"));
    house.post(&house.chief, &at("review"), &fields).await.done(&done("review"));
    assert!(house.page(&house.chief, &format!("/problems/{problem}")).await.contains("整改中"));
    let page = house.page(&house.liaison, &format!("/items/{item}")).await;
    assert!(page.contains("办理中") && page.contains("2026年12月31日") && page.contains("重新打开，时限定为"));
}

#[tokio::test]
async fn a_measure_is_linked_and_unlinked_with_a_reason() {
    let house = House::open().await;
    let item = finished(&house).await;
    let problem = house.problem("停电时间偏长。", &[]).await;
    let at = |act: &str| format!("/problems/{problem}/{act}");
    assert!(house.page(&house.chief, &format!("/problems/{problem}")).await.contains("没有对应的措施"));
    let id = item.to_string();
    let done = |act: &str| format!("/problems/{problem}?done=problem_{act}");
    house.post(&house.chief, &at("link"), &[]).await.back("请选择一项。");
    house.post(&house.chief, &at("link"), &[("item", &id)]).await.done(&done("link"));
    let page = house.page(&house.liaison, &format!("/problems/{problem}")).await;
    assert!(page.contains("压减办电材料") && page.contains("整改中"), "the unit that answers sees the problem");
    house.post(&house.chief, &at("unlink"), &[("item", &id)]).await.back("请填写“理由”。");
    let fields = [("item", id.as_str()), ("reason", "不是一回事。")];
    house.post(&house.chief, &at("unlink"), &fields).await.done(&done("unlink"));
    let listed = house.page(&house.chief, "/problems?state=open").await;
    assert!(listed.contains("停电时间偏长。"));
}
