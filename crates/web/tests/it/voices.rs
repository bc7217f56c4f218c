//! 企业诉求: raised, tracked and judged without an account; a confidential raiser is known to the lead office alone.

use crate::town::{Answer, POWER, Town, urlencoded};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use docket::Role;

const ENTERPRISE: &str = "洛书精密机械厂";
const PHONE: &str = "13812340142";

/// Somebody outside, with the receipt in a cookie where there is one.
fn outside(method: Method, receipt: &str, path: &str) -> axum::http::request::Builder {
    let cookie = if receipt.is_empty() { "lang=zh".to_owned() } else { format!("lang=zh; {receipt}") };
    Request::builder().method(method).uri(path).header(header::COOKIE, cookie).header("sec-fetch-site", "same-origin")
}

async fn see(town: &Town, receipt: &str, path: &str) -> Answer {
    town.send(outside(Method::GET, receipt, path).body(Body::empty()).unwrap()).await
}

async fn send(town: &Town, receipt: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    town.send(urlencoded(outside(Method::POST, receipt, path), fields)).await
}

fn told(confidential: bool) -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![
        ("matter", "fees"),
        ("text", "用电报装时被收取一笔计量箱费用。"),
        ("wish", "请核实并退还。"),
        ("enterprise", ENTERPRISE),
        ("phone", PHONE),
    ];
    if confidential {
        fields.push(("confidential", "yes"));
    }
    fields
}

/// Raises one; the cookie that holds its receipt.
async fn raise(town: &Town, confidential: bool) -> String {
    let answer = send(town, "", "/voice", &told(confidential)).await;
    assert_eq!(answer.header("location"), "/voice/receipt", "{}", answer.text());
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

async fn staff(town: &Town, who: Role, act: &str, fields: &[(&str, &str)]) {
    let answer = town.form(who, &format!("/voices/1/{act}"), fields).await;
    assert_eq!(answer.header("location"), format!("/voices/1?done=voice_{act}"), "{}", answer.text());
}

async fn answered(town: &Town, confidential: bool) -> String {
    let receipt = raise(town, confidential).await;
    let unit = POWER.to_string();
    staff(town, Role::LeadOffice, "assign", &[("unit", &unit), ("note", "请先联系企业")]).await;
    staff(town, Role::Liaison, "accept", &[]).await;
    staff(town, Role::Liaison, "answer", &[("outcome", "resolved"), ("text", "费用已退还。")]).await;
    receipt
}

#[tokio::test]
async fn a_voice_goes_from_the_form_to_a_rating_without_an_account() {
    let town = Town::open().await;
    let receipt = raise(&town, false).await;
    let page = see(&town, &receipt, "/voice/receipt").await.text();
    assert!(page.contains("SQ2026-0001") && page.contains("<svg class=\"qr\""), "{page}");
    let code = receipt.rsplit_once('~').unwrap().1;
    assert!(page.contains(code) && !page.contains(&format!("no=SQ2026-0001&amp;{code}")));
    let mine = see(&town, &receipt, "/voice/mine").await.text();
    assert!(mine.contains("待受理") && mine.contains("2026年11月29日"), "the fifth day after receipt: {mine}");
    assert!(mine.contains("河南省优化营商环境条例第七十八条"));

    let unit = POWER.to_string();
    staff(&town, Role::LeadOffice, "assign", &[("unit", &unit), ("note", "内部的话")]).await;
    staff(&town, Role::Liaison, "accept", &[]).await;
    staff(&town, Role::Liaison, "answer", &[("outcome", "partly"), ("text", "先退一半。")]).await;
    let mine = see(&town, &receipt, "/voice/mine").await.text();
    assert!(!mine.contains("先退一半。"), "what is not checked is not told");
    assert!(!mine.contains("内部的话") && !mine.contains("liaison某"), "neither notes nor persons");
    staff(&town, Role::LeadOffice, "tell", &[]).await;
    let mine = see(&town, &receipt, "/voice/mine").await.text();
    assert!(mine.contains("先退一半。") && mine.contains("部分解决") && mine.contains("区供电公司"));

    let back = send(&town, &receipt, "/voice/mine/dispute", &[("reason", "")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(&town, &receipt, "/voice/mine/dispute", &[("reason", "还差一半")]).await;
    assert_eq!(done.header("location"), "/voice/mine?done=voice_dispute", "{}", done.text());
    staff(&town, Role::Liaison, "answer", &[("outcome", "resolved"), ("text", "余款已退。")]).await;
    staff(&town, Role::LeadOffice, "tell", &[]).await;
    let done = send(&town, &receipt, "/voice/mine/confirm", &[("stars", "5"), ("text", "谢谢")]).await;
    assert_eq!(done.header("location"), "/voice/mine?done=voice_confirm", "{}", done.text());
    let page = town.get(Role::LeadOffice, "/voices/1").await.text();
    assert!(page.contains("已办结") && page.contains("企业认可") && page.contains("还差一半"), "{page}");
    let units = town.get(Role::LeadOffice, "/voices/units").await.text();
    assert!(units.contains("区供电公司") && units.contains("1/1"), "{units}");
}

/// What each role sees of who raised it: `F` name and phone, `M` covered, `.` nothing.
const MATRIX: [(Role, char, char); 6] = [
    (Role::LeadOffice, 'F', 'F'),
    (Role::UnitHead, 'F', '.'),
    (Role::Liaison, 'F', '.'),
    (Role::Supervisor, 'M', '.'),
    (Role::Leader, 'M', '.'),
    (Role::Auditor, 'M', '.'),
];

#[tokio::test]
async fn who_raised_it_is_seen_as_the_matrix_says_wherever_one_looks() {
    for confidential in [false, true] {
        let town = Town::open().await;
        let receipt = answered(&town, confidential).await;
        for (role, open, hidden) in MATRIX {
            let expected = if confidential { hidden } else { open };
            let page = town.get(role, "/voices/1").await;
            assert_eq!(page.status, StatusCode::OK, "{}", role.name());
            let text = page.text();
            let seen = match (text.contains(ENTERPRISE), text.contains(PHONE), text.contains("洛书*****")) {
                (true, true, false) => 'F',
                (false, false, true) => 'M',
                (false, false, false) => '.',
                other => panic!("{} {other:?}", role.name()),
            };
            assert_eq!(seen, expected, "{} confidential={confidential}", role.name());
            // Lists, search, export and API never carry it, for anybody.
            for path in [
                "/voices",
                "/search?q=%E8%AE%A1%E9%87%8F%E7%AE%B1",
                "/search?q=%E6%B4%9B%E4%B9%A6%E7%B2%BE%E5%AF%86",
                "/voices/units",
            ] {
                let text = town.get(role, path).await.text();
                assert!(!text.contains(PHONE) && !text.contains(ENTERPRISE), "{path}");
            }
            for path in ["/api/v1/voices", "/api/v1/voices/1"] {
                let answer = town.read(role, path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path} {}", answer.text());
                assert!(!answer.text().contains(PHONE) && !answer.text().contains(ENTERPRISE), "{path}");
            }
            let book = town.get(role, "/voices/export.xlsx").await;
            assert_eq!(book.status, StatusCode::OK);
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&book.bytes)).unwrap();
            for at in 0..zip.len() {
                let mut text = Vec::new();
                std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut text).unwrap();
                let text = String::from_utf8_lossy(&text);
                assert!(!text.contains(PHONE) && !text.contains(ENTERPRISE), "export of {}", role.name());
            }
        }
        assert!(see(&town, &receipt, "/voice/mine").await.text().contains("计量箱"));
    }
}

#[tokio::test]
async fn a_wrong_code_reads_like_an_unknown_number_and_soon_has_to_wait() {
    let town = Town::open().await;
    raise(&town, false).await;
    let wrong = send(&town, "", "/voice/track", &[("number", "SQ2026-0001"), ("code", "AAAAA-AAAAA")]).await;
    let unknown = send(&town, "", "/voice/track", &[("number", "SQ2026-0001"), ("code", "")]).await;
    let other = send(&town, "", "/voice/track", &[("number", "SQ2026-9999"), ("code", "AAAAA-AAAAA")]).await;
    for answer in [&wrong, &unknown, &other] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("登记号或查询码不对"));
    }
    let plain = |answer: &Answer| answer.text().replace("SQ2026-0001", "").replace("SQ2026-9999", "");
    assert_eq!(plain(&wrong), plain(&other));
    for _ in 0..2 {
        send(&town, "", "/voice/track", &[("number", "SQ2026-0001"), ("code", "AAAAA-AAAAA")]).await;
    }
    let late = send(&town, "", "/voice/track", &[("number", "SQ2026-0001"), ("code", "AAAAA-AAAAA")]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_form_with_a_fault_keeps_what_was_typed_and_registers_nothing() {
    let town = Town::open().await;
    let mut fields = told(true);
    fields.retain(|(name, _)| *name != "text");
    fields.push(("text", "洛书精密机械厂被多收了费用。"));
    let answer = send(&town, "", "/voice", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains("您选了保密，但这里写了企业名称") && text.contains("请核实并退还。"), "{text}");
    assert!(!text.contains("data-keep"), "nothing typed is kept on the machine of somebody without an account");
    let list = town.get(Role::LeadOffice, "/voices").await.text();
    assert!(list.contains("还没有收到诉求"), "{list}");
    for _ in 0..5 {
        raise(&town, false).await;
    }
    let sixth = send(&town, "", "/voice", &told(false)).await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_voice_becomes_a_task_linked_both_ways_and_a_duplicate_is_suggested() {
    let town = Town::open().await;
    raise(&town, false).await;
    raise(&town, false).await;
    let page = town.get(Role::LeadOffice, "/voices/1").await.text();
    assert!(page.contains("可能是同一件事") && page.contains("SQ2026-0002") && page.contains("同一家企业"), "{page}");
    let unit = POWER.to_string();
    let fields = [("title", "清理计量箱收费"), ("unit", unit.as_str()), ("due", "2027-03-31")];
    staff(&town, Role::LeadOffice, "make_item", &fields).await;
    let page = town.get(Role::LeadOffice, "/voices/1").await.text();
    assert!(page.contains("href=\"/items/3\""), "{page}");
    let shown = town.read(Role::LeadOffice, "/api/v1/items/3").await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text());
    let merged = town.form(Role::LeadOffice, "/voices/2/merge", &[("into", "1")]).await;
    assert_eq!(merged.header("location"), "/voices/2?done=voice_merge", "{}", merged.text());
}
