//! 企业诉求 told on a phone: raised without an account, assigned, answered, confirmed and rated.

use crate::{
    demo::copied,
    program::{Serving, heluo, word},
    story::alone,
    window::Window,
};
use testkit::browser::Look;

/// The password of every account of the demo.
const DEMO: &str = "heluo-demo";

#[test]
fn an_enterprise_is_heard_on_a_phone() {
    let _alone = alone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let copy = copied();
    let folder = copy.path().join("demo");
    let serving = Serving::start(&["serve", "--data", word(&folder)]);
    runtime.block_on(async {
        let window = Window::open(&serving, Look::PHONE).await;
        tell(&window).await;
        window.close().await;
    });
    assert_eq!(serving.stop(), 0);
    let verified = heluo(&["log", "verify", "--data", word(&folder)]).ok();
    assert!(verified.starts_with("sound: "), "{verified}");
}

async fn tell(window: &Window) {
    window.go("/voice").await;
    window.click("#act-voice_raise-form input[name=matter][value=fees]").await;
    window.fill("#voice_raise-text", "园区物业按户加收一笔看护费。").await;
    window.fill("#voice_raise-enterprise", "西坡包装厂").await;
    window.fill("#voice_raise-phone", "0379-65550188").await;
    window.click("#voice_raise-confidential").await;
    window.send("voice_raise").await;
    window.is_at("/voice/receipt").await;
    let (number, code) = (window.read("#voice-number").await, window.read("#voice-code").await);
    assert_eq!(window.count("svg.qr").await, 1);

    window.sign_in("wang", DEMO).await;
    window.go(&format!("/voices?mark=number:{number}")).await;
    window.follow("table.rows tbody td.c-title a").await;
    window.sees("西坡包装厂").await;
    let voice = window.path().await;
    window.unfold("#act-voice_assign").await;
    window.choose("#voice_assign-unit", "区市场监管局").await;
    window.send("voice_assign").await;

    window.sign_in("shichang2", DEMO).await;
    window.go(&voice).await;
    window.sees("企业要求对承办单位保密").await;
    assert!(!window.text().await.contains("西坡包装厂"), "the unit does not learn who raised it");
    window.follow("form[action$='/accept'] button").await;
    window.unfold("#act-voice_answer").await;
    window.choose("#voice_answer-outcome", "已解决").await;
    window.fill("#voice_answer-text", "已责令停止加收。").await;
    window.send("voice_answer").await;

    window.sign_in("zhao", DEMO).await;
    window.go(&voice).await;
    window.unfold("#act-voice_tell").await;
    window.send("voice_tell").await;

    window.go("/voice/track").await;
    window.fill("#voice_track-number", &number).await;
    window.fill("#voice_track-code", &code.to_lowercase()).await;
    window.send("voice_track").await;
    window.sees("已责令停止加收。").await;
    window.unfold("#act-voice_confirm").await;
    window.click("#act-voice_confirm-form input[name=stars][value='5']").await;
    window.send("voice_confirm").await;
    window.sees("谢谢您的评价").await;
    window.sees("已办结").await;
}
