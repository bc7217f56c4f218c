//! 无障碍: every page of the demo district before a judge of accessibility, and a report made with the keyboard alone.

use crate::{
    demo::copied,
    program::{Serving, heluo, word, workspace},
    story::alone,
    window::Window,
};
use std::{collections::BTreeSet, fs, path::Path};
use testkit::browser::Look;
use thirtyfour::Key;

/// Password of every demo account.
const PASSWORD: &str = "heluo-demo";

/// What is no page to read.
const FILES: [&str; 7] = [".xlsx", ".docx", "/files/{id}", "/assets/{name}", "/healthz", "/readyz", "/robots.txt"];
/// What needs the cookie of a receipt, which nobody here has.
const RECEIPTS: [&str; 2] = ["/voice/mine", "/voice/receipt"];

/// Every page of the program as its table of routes has it, with who may see it.
fn pages() -> Vec<(String, bool)> {
    let table = fs::read_to_string(workspace().join("crates/web/tests/it/routes.txt")).unwrap();
    let rows = table.lines().map(|row| row.split_whitespace().collect::<Vec<_>>());
    let pages = rows.filter(|it| it[0] == "GET" && it[2] == "page" && !FILES.iter().any(|end| it[1].ends_with(end)));
    pages.map(|it| (it[1].to_owned(), it[3] == "anybody")).collect()
}

/// Whether `path` is one that the route `pattern` answers.
fn answers(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(want, is)| match *want {
            "{id}" => is.parse::<u64>().is_ok(),
            want => want.starts_with('{') || want == is,
        })
}

#[test]
fn a_route_answers_a_path_with_its_number() {
    assert!(answers("/items/{id}", "/items/7") && answers("/items/{id}/print/{sheet}", "/items/7/print/close"));
    assert!(!answers("/items/{id}", "/items/new") && !answers("/items", "/items/7"));
}

#[test]
fn no_page_at_a_desk_keeps_anybody_out() {
    judged(Look::DESK);
}

#[test]
fn no_page_on_a_phone_in_the_dark_keeps_anybody_out() {
    judged(Look { dark: true, ..Look::PHONE });
}

fn judged(look: Look) {
    let _alone = alone();
    let copy = copied();
    let folder = copy.path().join("demo");
    let plan = workspace().join("data/demo/plan.txt");
    let draft = heluo(&["plan", "import", word(&plan), "--data", word(&folder), "--account", "wang"]).ok();
    let changed = copy.path().join("changed.txt");
    fs::write(&changed, fs::read_to_string(&plan).unwrap().replace("2026年12月31日", "2026年11月30日")).unwrap();
    let serving = Serving::start(&["demo", "--data", word(&folder)]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut walk = Walk {
            window: Window::open(&serving, look).await,
            links: BTreeSet::new(),
            faults: Vec::new(),
            printed: BTreeSet::new(),
        };
        assert_eq!(walk.window.is_dark().await, look.dark);
        walk.window.sign_in("wang", PASSWORD).await;
        walk.prepare(draft.trim(), &changed).await;
        walk.all().await;
        walk.window.close().await;
        // Most registers print nothing; of these it is known that they do.
        for register in ["/items", "/problems", "/meetings"] {
            assert!(walk.printed.contains(register), "no sheet of {register}, only of {:?}", walk.printed);
        }
        assert!(walk.faults.is_empty(), "{}", walk.faults.join("\n"));
    });
    assert_eq!(serving.stop(), 0);
}

struct Walk {
    window: Window,
    /// Where the pages seen so far lead.
    links: BTreeSet<String>,
    faults: Vec<String>,
    /// The registers of which a sheet to print was judged.
    printed: BTreeSet<String>,
}

impl Walk {
    /// Finds what lists alone do not lead to: a draft, an adopted plan that was sent again with changes.
    async fn prepare(&mut self, draft: &str, changed: &Path) {
        self.look(&format!("/plans/{draft}")).await;
        self.look("/plans").await;
        let plans: Vec<_> = self.links.iter().filter(|it| answers("/plans/{id}", it)).cloned().collect();
        for plan in plans {
            self.look(&plan).await;
            if self.window.count("#replace-file").await > 0 {
                self.window.unfold("#act-replace").await;
                self.window.hand("#replace-file", changed).await;
                self.window.send("replace").await;
                return self.look(&plan).await;
            }
        }
        panic!("no plan can be sent again");
    }

    async fn all(&mut self) {
        let pages = pages();
        assert!(pages.len() > 50, "{} pages", pages.len());
        for (path, _) in pages.iter().filter(|it| it.1 && !it.0.contains('{')) {
            self.see(path).await;
        }
        self.window.sign_in("wang", PASSWORD).await;
        let (numbered, plain): (Vec<_>, Vec<_>) =
            pages.into_iter().filter(|it| !it.1).partition(|it| it.0.contains('{'));
        let (admin, office): (Vec<_>, Vec<_>) = plain.into_iter().partition(|it| it.0.starts_with("/admin"));
        for (path, _) in office {
            self.see(&path).await;
        }
        // What a docket's page leads to is known only after it was seen, so the shorter come first.
        let (admin_numbered, mut numbered): (Vec<_>, Vec<_>) =
            numbered.into_iter().partition(|it| it.0.starts_with("/admin"));
        numbered.sort_by_key(|it| it.0.matches('/').count());
        for (pattern, _) in numbered {
            self.see_one(&pattern).await;
        }
        self.window.sign_in("admin", PASSWORD).await;
        for (path, _) in admin {
            self.see(&path).await;
        }
        for (pattern, _) in admin_numbered {
            self.see_one(&pattern).await;
        }
    }

    /// Judges a page that a route with a number answers.
    async fn see_one(&mut self, pattern: &str) {
        if let Some((register, _)) = pattern.split_once("/{id}/print/") {
            self.look_for(pattern, register).await;
            if !self.links.iter().any(|it| answers(pattern, it)) {
                return;
            }
            self.printed.insert(register.to_owned());
        }
        let found = self.links.iter().find(|it| answers(pattern, it)).cloned();
        match found {
            Some(path) => self.see(&path).await,
            None => self.faults.push(format!("{pattern}: no page of the demo district leads to one")),
        }
    }

    /// Opens dockets of a register until one has what can be printed; some registers print nothing.
    async fn look_for(&mut self, pattern: &str, register: &str) {
        self.look(&format!("{register}?state=closed")).await;
        let one = format!("{register}/{{id}}");
        let dockets: Vec<_> = self.links.iter().filter(|it| answers(&one, it)).take(20).cloned().collect();
        for docket in dockets {
            if self.links.iter().any(|it| answers(pattern, it)) {
                break;
            }
            self.look(&docket).await;
        }
    }

    /// Opens the page at `path` to see where it leads.
    async fn look(&mut self, path: &str) {
        self.window.go(path).await;
        self.links.extend(self.window.links().await);
    }

    /// Judges the page at `path`, which the reader may see.
    async fn see(&mut self, path: &str) {
        self.window.go(path).await;
        let status = self.window.status().await;
        if status != 200 && !RECEIPTS.contains(&path) {
            self.faults.push(format!("{path}: answered with {status}"));
        }
        self.faults.extend(self.window.barriers().await.into_iter().map(|it| format!("{path}: {it}")));
        self.links.extend(self.window.links().await);
    }
}

#[test]
fn a_report_is_made_with_the_keyboard_alone() {
    let _alone = alone();
    let copy = copied();
    let serving = Serving::start(&["demo", "--data", word(&copy.path().join("demo"))]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let window = Window::open(&serving, Look::DESK).await;
        by_keyboard(&window).await;
        window.close().await;
    });
    assert_eq!(serving.stop(), 0);
}

async fn by_keyboard(window: &Window) {
    window.go("/sign-in").await;
    window.tab_to("#sign_in-login").await;
    window.press("shichang2").await;
    window.tab_to("#sign_in-password").await;
    window.press(PASSWORD).await;
    window.press(Key::Enter).await;
    window.find("#desk").await;
    // The first stop leads past the navigation.
    window.press(Key::Tab).await;
    assert!(window.is_focused("a[href='#main']").await, "the first stop is the way to the main part");
    window.press(Key::Enter).await;
    // What waits for acceptance asks for no report.
    window.go("/items?state=accepted").await;
    window.tab_to("#main table.items a[href^='/items/']").await;
    window.press(Key::Enter).await;
    window.is_at("/items/").await;
    window.sees("办理过程").await;
    window.tab_to("#act-report > summary").await;
    window.press(Key::Enter).await;
    window.tab_to("#act-report-form textarea").await;
    window.press("用键盘填报的进展").await;
    window.tab_to("#act-report-form .act-end .button").await;
    window.press(Key::Enter).await;
    window.is_at("done=report").await;
    window.sees("用键盘填报的进展").await;
}
