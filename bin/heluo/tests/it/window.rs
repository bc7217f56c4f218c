//! What somebody does in a browser, in words: go, see, fill, choose, send. Everything waits for its condition.

use crate::program::Serving;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use testkit::{
    axe,
    browser::{Browser, Look},
};
use thirtyfour::prelude::*;

/// After this a page counts as one that never shows what is waited for.
const NEVER: Duration = Duration::from_secs(60);
/// Between two looks.
const BLINK: Duration = Duration::from_millis(50);
/// No page has more places at which the keyboard stops.
const MOST_STOPS: usize = 300;

/// A window at the pages of one server.
pub struct Window {
    browser: Browser,
    site: String,
}

impl Window {
    pub async fn open(serving: &Serving, look: Look) -> Self {
        let browser = Browser::open(look).await.unwrap_or_else(|why| panic!("{why}"));
        Self { browser, site: serving.page("") }
    }

    pub async fn close(self) {
        self.browser.close().await;
    }

    pub async fn go(&self, path: &str) {
        self.browser.window.goto(format!("{}{path}", self.site)).await.unwrap();
    }

    /// The path and query of the page.
    pub async fn path(&self) -> String {
        let url = self.browser.window.current_url().await.unwrap();
        url.as_str().strip_prefix(&self.site).unwrap_or_else(|| panic!("led away to {url}")).to_owned()
    }

    /// The text that the page shows.
    pub async fn text(&self) -> String {
        match self.browser.window.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until the page shows these words.
    pub async fn sees(&self, words: &str) {
        self.until(&format!("“{words}”"), async || self.text().await.contains(words)).await;
    }

    /// Waits until the address holds these words.
    pub async fn is_at(&self, words: &str) {
        self.until(&format!("address …{words}…"), async || self.path().await.contains(words)).await;
    }

    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let begun = Instant::now();
        while !holds().await {
            if begun.elapsed() > NEVER {
                panic!("never {what} at {}:\n{}", self.path().await, self.text().await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    /// How many of these are on the page now.
    pub async fn count(&self, css: &str) -> usize {
        self.browser.window.find_all(By::Css(css)).await.unwrap().len()
    }

    /// The first of these, once it is there.
    pub async fn find(&self, css: &str) -> WebElement {
        self.until(css, async || self.browser.window.find(By::Css(css)).await.is_ok()).await;
        self.browser.window.find(By::Css(css)).await.unwrap()
    }

    /// The text of the first of these.
    pub async fn read(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// The texts of all of these.
    pub async fn read_all(&self, css: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for one in self.browser.window.find_all(By::Css(css)).await.unwrap() {
            texts.push(one.text().await.unwrap());
        }
        texts
    }

    /// What is typed in a field.
    pub async fn typed(&self, css: &str) -> String {
        self.find(css).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Clicks what leads to no other page.
    pub async fn click(&self, css: &str) {
        let one = self.find(css).await;
        one.scroll_into_view().await.unwrap();
        one.click().await.unwrap();
    }

    /// Clicks what leads to another page, and waits for it.
    pub async fn follow(&self, css: &str) {
        let before = self.find("html").await;
        self.click(css).await;
        self.until(&format!("another page after {css}"), async || before.tag_name().await.is_err()).await;
        self.find("#main").await;
    }

    pub async fn fill(&self, css: &str, words: &str) {
        let field = self.find(css).await;
        field.scroll_into_view().await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }

    /// Gives a file to a field of files.
    pub async fn hand(&self, css: &str, file: &Path) {
        self.find(css).await.send_keys(file.to_str().unwrap()).await.unwrap();
    }

    /// Chooses the one with this label.
    pub async fn choose(&self, css: &str, label: &str) {
        for choice in self.find(css).await.find_all(By::Tag("option")).await.unwrap() {
            if choice.text().await.unwrap().trim() == label {
                return choice.click().await.unwrap();
            }
        }
        panic!("there is no “{label}” to choose in {css} at {}", self.path().await);
    }

    /// Opens what is folded.
    pub async fn unfold(&self, css: &str) {
        if self.find(css).await.prop("open").await.unwrap().as_deref() != Some("true") {
            self.click(&format!("{css} > summary")).await;
        }
    }

    /// Types these keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        self.browser.window.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Whether the focus is on one of these.
    pub async fn is_focused(&self, css: &str) -> bool {
        let ask = "return document.activeElement.matches(arguments[0])";
        self.browser.window.execute(ask, vec![css.into()]).await.unwrap().convert().unwrap()
    }

    /// Goes on by the tabulator until the focus is on one of these.
    pub async fn tab_to(&self, css: &str) {
        self.find(css).await;
        for _ in 0..MOST_STOPS {
            if self.is_focused(css).await {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("the keyboard never comes to {css} at {}", self.path().await);
    }

    /// Whether pages are told that the reader prefers dark colours.
    pub async fn is_dark(&self) -> bool {
        let ask = "return matchMedia('(prefers-color-scheme: dark)').matches";
        self.browser.window.execute(ask, vec![]).await.unwrap().convert().unwrap()
    }

    /// The status with which the page was answered.
    pub async fn status(&self) -> u16 {
        let ask = "return performance.getEntriesByType('navigation')[0].responseStatus";
        self.browser.window.execute(ask, vec![]).await.unwrap().convert().unwrap()
    }

    /// The paths to which the page leads.
    pub async fn links(&self) -> Vec<String> {
        let ask = "return [...document.querySelectorAll('a[href]')].filter(it => it.origin === location.origin)
            .map(it => it.pathname)";
        self.browser.window.execute(ask, vec![]).await.unwrap().convert().unwrap()
    }

    /// What on the page keeps somebody out, at least seriously: the rule and the places.
    pub async fn barriers(&self) -> Vec<String> {
        let judge = axe::script().unwrap_or_else(|why| panic!("{why}"));
        self.browser.window.execute(judge, vec![]).await.unwrap();
        let ask = "const told = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(it => told(it.violations
                .filter(it => it.impact === 'serious' || it.impact === 'critical')
                .map(it => it.id + ': ' + it.nodes.map(it => it.target.join(' ') + ' ' + it.failureSummary).join(' | '))),
                why => told(['the judge failed: ' + why]))";
        self.browser.window.execute_async(ask, vec![]).await.unwrap().convert().unwrap()
    }

    /// Sends the form of this act.
    pub async fn send(&self, act: &str) {
        self.follow(&format!("#act-{act}-form .act-end .button")).await;
    }

    pub async fn sign_in(&self, login: &str, password: &str) {
        self.browser.window.delete_all_cookies().await.unwrap();
        self.go("/sign-in").await;
        self.fill("#sign_in-login", login).await;
        self.fill("#sign_in-password", password).await;
        self.send("sign_in").await;
    }

    /// Signs in for the first time, chooses a password and signs in with it.
    pub async fn begin(&self, login: &str, first: &str, own: &str) {
        self.sign_in(login, first).await;
        self.sees("请先换一个自己的密码").await;
        self.go("/").await;
        self.is_at("/password").await;
        self.fill("#password-password", first).await;
        self.fill("#password-new_password", own).await;
        self.fill("#password-repeat_password", own).await;
        self.send("password").await;
        self.is_at("/sign-in").await;
        self.sign_in(login, own).await;
        self.find("details.me").await;
    }

    /// Waits until a file with this ending is downloaded whole; its path.
    pub async fn downloaded(&self, ending: &str) -> PathBuf {
        let folder = self.browser.downloads();
        let found = || {
            let files = fs::read_dir(&folder).ok()?.flatten().map(|it| it.path());
            files.into_iter().find(|it| it.extension().is_some_and(|it| it == ending))
        };
        self.until(&format!("downloaded .{ending}"), async || found().is_some()).await;
        found().unwrap()
    }

    /// What the page looks like, as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.browser.window.screenshot_as_png().await.unwrap()
    }
}
