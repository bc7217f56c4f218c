//! The main pages of the demo district, full of life, as the README shows them.
//!
//! `HELUO_PICTURES=1 cargo test -p heluo --test it pictures` takes the pictures anew.

use crate::{
    demo::copied,
    program::{Serving, heluo, word, workspace},
    story::alone,
    window::Window,
};
use serde_json::Value;
use std::fs;
use testkit::browser::Look;

/// Largest picture, in bytes.
const LARGEST: usize = 300_000;

/// What the pictures show; at the full width of a desk's screen some were too large.
const SCREEN: Look = Look { width: 1280, height: 800, scripts: true, dark: false };

/// Password of every demo account.
const PASSWORD: &str = "heluo-demo";

async fn keep(window: &Window, name: &str) {
    let picture = window.picture().await;
    assert!(picture.len() < LARGEST, "{name}: {} bytes", picture.len());
    if std::env::var_os("HELUO_PICTURES").is_some() {
        fs::write(workspace().join(format!("docs/pictures/{name}.png")), picture).unwrap();
    }
}

/// Number of the item under way of another unit than the lead office that is furthest.
fn furthest(folder: &str) -> u64 {
    let list = heluo(&["ledger", "list", "--data", folder, "--account", "wang", "--format", "json"]).ok();
    let items: Vec<Value> = serde_json::from_str(&list).unwrap();
    let open = items.iter().filter(|it| it["state"] == "accepted" && it["owner"] != "区营商办");
    open.max_by_key(|it| it["progress"].as_u64()).unwrap()["id"].as_u64().unwrap()
}

#[test]
fn the_main_pages_of_the_demo_district_are_full_of_life() {
    let _alone = alone();
    let copy = copied();
    let folder = copy.path().join("demo");
    let folder = word(&folder);
    let plan = workspace().join("data/demo/plan.txt");
    let draft = heluo(&["plan", "import", word(&plan), "--data", folder, "--account", "wang"]).ok();
    let draft = format!("/plans/{}", draft.trim());
    let item = format!("/items/{}", furthest(folder));
    let serving = Serving::start(&["demo", "--data", folder]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        desk(&serving, &draft, &item).await;
        phone(&serving).await;
    });
    assert_eq!(serving.stop(), 0);
}

async fn desk(serving: &Serving, draft: &str, item: &str) {
    let window = Window::open(serving, SCREEN).await;
    window.sign_in("wang", PASSWORD).await;
    window.go(draft).await;
    window.sees("体检结果").await;
    keep(&window, "plan-check").await;
    window.go(&format!("{draft}/review?show=owner")).await;
    window.follow(".entries tbody tr .c-title a").await;
    let opened = window.path().await;
    window.go(opened.split('#').next().unwrap()).await;
    window.find("#entry_edit-owner").await;
    keep(&window, "review").await;
    window.go("/items").await;
    assert!(window.count("table.items tbody tr").await > 20);
    for light in ["逾期", "未报", "滞后", "已办结"] {
        window.sees(light).await;
    }
    keep(&window, "ledger").await;
    window.go(item).await;
    window.sees("办理过程").await;
    assert!(window.count(".timeline > li").await > 5);
    keep(&window, "item").await;
    window.go("/overview").await;
    assert!(window.count("figure.chart svg").await > 10);
    keep(&window, "overview").await;
    window.close().await;
}

async fn phone(serving: &Serving) {
    let window = Window::open(serving, Look::PHONE).await;
    window.sign_in("shichang2", PASSWORD).await;
    window.find("#desk .desk-group").await;
    keep(&window, "phone").await;
    window.close().await;
}
