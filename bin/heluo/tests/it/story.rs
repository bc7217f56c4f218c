//! 一个区的第一天: from an empty district to a measure that is closed, told in a browser.

use crate::{
    program::{Serving, shared, word, workspace},
    window::Window,
};
use std::{
    fs,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tempfile::TempDir;
use testkit::{browser::Look, postgres::Cluster};

/// Browsers take much of a machine: one story at a time.
pub fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_first_day_on_sqlite() {
    told(None, Look::DESK);
}

#[test]
fn the_first_day_on_postgres() {
    let url = Cluster::shared().unwrap().database().unwrap();
    told(Some(url), Look::DESK);
}

#[test]
fn the_first_day_on_a_phone() {
    told(None, Look::PHONE);
}

#[test]
fn the_first_day_without_scripts() {
    told(None, Look { scripts: false, ..Look::DESK });
}

fn told(database: Option<String>, look: Look) {
    let _alone = alone();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let home = TempDir::new().unwrap();
    let folder = home.path().join("district");
    let mut words = vec!["serve", "--new", "--data", word(&folder)];
    if let Some(url) = &database {
        words.extend(["--database", url]);
    }
    let serving = Serving::start(&words);
    runtime.block_on(async {
        let window = Window::open(&serving, look).await;
        let day = Day { window, home: &home, look };
        day.live(&serving.first_password()).await;
        day.window.close().await;
    });
    assert_eq!(serving.stop(), 0);
    words.retain(|it| *it != "--new");
    words.splice(0..1, ["log", "verify"]);
    let verified = crate::program::heluo(&words).ok();
    assert!(verified.starts_with("sound: "), "{verified}");
}

/// 一天 one window, in which everybody signs in by turns.
struct Day<'a> {
    window: Window,
    home: &'a TempDir,
    look: Look,
}

/// Everybody's own password.
const OWN: &str = "luohe-2026-kaiban";
const ADMIN: &str = "admin";
/// Runs the ledger.
const OFFICE: &str = "wang";
/// Checks and closes.
const CHECKER: &str = "zhao";
/// Fills in for a unit.
const LIAISON: &str = "danwei";
/// Looks on the spot.
const SUPERVISOR: &str = "dudao";

/// A measure of the ledger as its list shows it.
struct Row {
    path: String,
    title: String,
    unit: String,
}

impl Day<'_> {
    async fn live(&self, first: &str) {
        self.window.begin(ADMIN, first, OWN).await;
        let office = self.account(OFFICE, "王一帆", "营商办", None).await;
        let checker = self.account(CHECKER, "赵核验", "营商办", None).await;
        self.window.begin(OFFICE, &office, OWN).await;
        let plan = self.upload().await;
        self.review(&plan).await;
        self.adopt(&plan).await;
        let (mine, other) = self.two_measures().await;
        self.window.sign_in(ADMIN, OWN).await;
        let liaison = self.account(LIAISON, "李联络", "联络员", Some(&mine.unit)).await;
        let supervisor = self.account(SUPERVISOR, "陆督导", "督导", None).await;
        self.window.begin(LIAISON, &liaison, OWN).await;
        self.accept_report_submit(&mine).await;
        self.window.sign_in(OFFICE, OWN).await;
        self.send_back(&mine).await;
        self.window.sign_in(LIAISON, OWN).await;
        self.submit_again(&mine).await;
        self.window.begin(CHECKER, &checker, OWN).await;
        self.close(&mine).await;
        self.window.sign_in(OFFICE, OWN).await;
        self.record_for_another(&other).await;
        self.find_again(&mine).await;
        self.export().await;
        self.window.begin(SUPERVISOR, &supervisor, OWN).await;
        let finding = self.find_on_the_spot(&mine.unit).await;
        self.window.sign_in(OFFICE, OWN).await;
        let item = self.make_item(&finding, &mine.unit).await;
        self.window.sign_in(LIAISON, OWN).await;
        self.finish(&item).await;
        self.window.sign_in(CHECKER, OWN).await;
        self.close(&item).await;
        self.window.go(&finding).await;
        self.window.sees("已办结").await;
        self.window.sees("随任务更新").await;
    }

    /// An administrator makes an account; its first password.
    async fn account(&self, login: &str, name: &str, role: &str, unit: Option<&str>) -> String {
        let window = &self.window;
        window.go("/admin/accounts").await;
        window.unfold("#act-account_add").await;
        window.fill("#account_add-login", login).await;
        window.fill("#account_add-person", name).await;
        window.choose("#account_add-role", role).await;
        if let Some(unit) = unit {
            window.choose("#account_add-unit", unit).await;
        }
        window.send("account_add").await;
        window.sees(name).await;
        let password = window.read("#new-password").await;
        assert!(password.len() >= 12, "{password}");
        password
    }

    /// The lead office uploads the plan and sees what is wrong with it; the path of its page.
    async fn upload(&self) -> String {
        let window = &self.window;
        let plan = shared("plans/yanshi-2022.txt").unwrap_or_else(|| workspace().join("data/demo/plan.txt"));
        window.go("/plans").await;
        window.sees("还没有方案").await;
        window.hand("#upload-file", &plan).await;
        window.click("#upload-add_units").await;
        window.send("upload").await;
        window.sees("体检结果").await;
        window.sees("请先改这些").await;
        assert!(window.count(".source li").await > 100, "the whole source is shown");
        assert!(window.count(".outline [data-from]").await > 50, "and what was read from it");
        let path = window.path().await;
        path.split(['?', '#']).next().unwrap().to_owned()
    }

    /// One owner by hand, the rest in one go.
    async fn review(&self, plan: &str) {
        let window = &self.window;
        window.go(&format!("{plan}/review?show=owner")).await;
        let lacking = window.count(".entries tbody tr").await;
        assert!(lacking > 1, "the plan names an owner everywhere");
        window.follow(".entries tbody tr .c-title a").await;
        let entry = window.path().await;
        let entry = entry.split("entry=").nth(1).unwrap().split(['#', '&']).next().unwrap().to_owned();
        let unit = self.some_unit(plan).await;
        window.go(&format!("{plan}/review?entry={entry}")).await;
        window.fill("#entry_edit-owner", "区登月办").await;
        window.send("entry_edit").await;
        assert_eq!(window.typed("#entry_edit-owner").await, "区登月办", "what was typed stays");
        window.sees("还没有提交，请先处理下面几处").await;
        window.fill("#entry_edit-owner", &unit).await;
        if window.typed("#entry_edit-due").await.is_empty() {
            window.fill("#entry_edit-due", "12月底").await;
        }
        window.send("entry_edit").await;
        assert!(window.read(&format!("#e{entry}")).await.contains(&unit));
        window.go(&format!("{plan}/review?show=owner")).await;
        assert_eq!(window.count(".entries tbody tr").await, lacking - 1);
        window.unfold("#act-entries_fill").await;
        window.fill("#entries_fill-owner", &unit).await;
        window.fill("#entries_fill-due", "12月底").await;
        window.send("entries_fill").await;
        window.go(&format!("{plan}/review?show=owner")).await;
        assert_eq!(window.count(".entries tbody tr").await, 0, "{}", window.text().await);
    }

    /// The unit of some entry that has one.
    async fn some_unit(&self, plan: &str) -> String {
        self.window.go(&format!("{plan}/review")).await;
        let cells = self.window.read_all(".entries tbody tr td:nth-child(3)").await;
        let named = cells
            .iter()
            .map(|it| it.split_whitespace().next().unwrap_or_default())
            .find(|it| !it.contains("未"))
            .unwrap();
        named.to_owned()
    }

    async fn adopt(&self, plan: &str) {
        let window = &self.window;
        window.go(&format!("{plan}/review")).await;
        assert_eq!(window.count("#adopt .summary").await, 0, "{}", window.read("#adopt").await);
        window.fill("#adopt-number", "河图营商〔2026〕7号").await;
        window.fill("#adopt-issuer", "河图区优化营商环境领导小组").await;
        window.fill("#adopt-issued_on", "2026-11-20").await;
        window.send("adopt").await;
        window.is_at("/items").await;
        assert!(window.count("table.items tbody tr").await > 10);
        window.go(plan).await;
        window.sees("河图营商〔2026〕7号").await;
        window.sees("执行中").await;
    }

    /// A measure, and one of another unit.
    async fn two_measures(&self) -> (Row, Row) {
        let window = &self.window;
        window.go("/items").await;
        let mut rows = Vec::new();
        for (title, unit) in window
            .read_all("table.items .c-title a")
            .await
            .into_iter()
            .zip(window.read_all("table.items .c-owner > a").await)
        {
            rows.push((title, unit));
        }
        let (title, unit) = rows.first().cloned().unwrap();
        let other = rows.iter().find(|it| it.1 != unit).cloned().expect("all measures are one unit's");
        (self.row(&title, &unit).await, self.row(&other.0, &other.1).await)
    }

    async fn row(&self, title: &str, unit: &str) -> Row {
        let window = &self.window;
        window.go("/items").await;
        let titles = window.read_all("table.items .c-title a").await;
        let place = titles.iter().position(|it| it == title).unwrap() + 1;
        window.follow(&format!("table.items tbody tr:nth-child({place}) .c-title a")).await;
        window.sees("待签收").await;
        let path = window.path().await;
        Row { path, title: title.to_owned(), unit: unit.to_owned() }
    }

    async fn accept_report_submit(&self, measure: &Row) {
        let window = &self.window;
        window.sees(&measure.title).await;
        window.go(&measure.path).await;
        window.unfold("#act-accept").await;
        window.send("accept").await;
        window.sees("已签收。").await;
        let file = self.home.path().join("现场照片说明.pdf");
        fs::write(&file, b"%PDF-1.4\n%%EOF\n").unwrap();
        window.unfold("#act-report").await;
        window.fill("#report-done", "本月完成入户走访，问题清单已经移交。").await;
        window.fill("#report-next", "下月复核一遍。").await;
        window.hand("#act-report-form input[name=evidence_file]", &file).await;
        window.send("report").await;
        window.sees("进展已报送。").await;
        window.sees("本月完成入户走访，问题清单已经移交。").await;
        window.sees("现场照片说明.pdf").await;
        window.unfold("#act-submit").await;
        window.fill("#submit-text", "各项任务已经完成，申请办结。").await;
        window.send("submit").await;
        window.sees("办结申请已提交。").await;
        window.sees("待核验").await;
    }

    async fn send_back(&self, measure: &Row) {
        let window = &self.window;
        window.go("/").await;
        window.sees(&measure.title).await;
        window.go(&measure.path).await;
        window.unfold("#act-send_back").await;
        window.fill("#send_back-reason", "请补充加盖公章的文件。").await;
        window.send("send_back").await;
        window.sees("已退回重办。").await;
        window.sees("请补充加盖公章的文件。").await;
    }

    async fn submit_again(&self, measure: &Row) {
        let window = &self.window;
        window.go(&measure.path).await;
        window.sees("请补充加盖公章的文件。").await;
        window.unfold("#act-submit").await;
        window.fill("#submit-text", "文件已经补齐，再次申请办结。").await;
        window.send("submit").await;
        window.sees("办结申请已提交。").await;
    }

    async fn close(&self, measure: &Row) {
        let window = &self.window;
        window.go(&measure.path).await;
        window.unfold("#act-close").await;
        window.fill("#close-opinion", "材料齐全，同意办结。").await;
        window.send("close").await;
        window.sees("已办结。").await;
        window.sees("材料齐全，同意办结。").await;
        assert_eq!(window.count("#act-report").await, 0, "what is closed is not reported on");
    }

    /// 代录
    async fn record_for_another(&self, measure: &Row) {
        let window = &self.window;
        window.go(&measure.path).await;
        window.unfold("#act-accept").await;
        window.unfold("#act-accept .behalf-fields").await;
        window.choose("#accept-behalf_unit", &measure.unit).await;
        window.fill("#accept-said_by", "该单位办公室").await;
        window.fill("#accept-said_at", "11月23日上午").await;
        window.choose("#accept-channel", "电话").await;
        window.send("accept").await;
        window.sees("已签收。").await;
        let said = window.read(".timeline .behalf").await;
        for part in ["代录", &measure.unit, "该单位办公室", "11月23日上午", "电话"] {
            assert!(said.contains(part), "{said}");
        }
    }

    /// Filters and words both narrow the ledger, and the address keeps them.
    async fn find_again(&self, measure: &Row) {
        let window = &self.window;
        window.go("/items").await;
        let all = window.read(".list-count").await;
        window.unfold(".more-filters").await;
        window.choose("#f-unit", &measure.unit).await;
        self.apply().await;
        window.is_at("unit=").await;
        window.until("a shorter list", async || window.read(".list-count").await != all).await;
        let owners = window.read_all("table.items .c-owner > a").await;
        assert!(!owners.is_empty() && owners.iter().all(|it| *it == measure.unit), "{owners:?}");
        window.go("/items").await;
        let words: String = measure.title.chars().take(6).collect();
        window.fill("#f-q", &words).await;
        self.apply().await;
        window.is_at("q=").await;
        window.until("a shorter list", async || window.read(".list-count").await != all).await;
        let titles = window.read_all("table.items .c-title a").await;
        assert!(titles.contains(&measure.title), "{titles:?}");
        let kept = window.path().await;
        window.go(&kept).await;
        assert_eq!(window.read_all("table.items .c-title a").await, titles, "the address keeps what was asked");
    }

    /// Scripts apply filters as they are chosen; without them there is a button.
    async fn apply(&self) {
        if !self.look.scripts {
            self.window.follow(".filters .end .button").await;
        }
    }

    async fn export(&self) {
        let window = &self.window;
        window.go("/items").await;
        window.click("details.export > summary").await;
        window.click("details.export a[href*=xlsx]").await;
        let file: PathBuf = window.downloaded("xlsx").await;
        let mut book = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
        let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert!(sheet.matches("<row ").count() > 10);
    }

    /// 督导 a picture, a line, a unit; the path of the finding.
    async fn find_on_the_spot(&self, unit: &str) -> String {
        let window = &self.window;
        window.go("/registers").await;
        window.follow("a[href='/findings/new']").await;
        let photo = self.home.path().join("窗口.jpg");
        fs::write(&photo, b"\xff\xd8\xff\xe0 a picture").unwrap();
        window.fill("#finding_open-title", "十二号窗口没有一次性告知单").await;
        window.hand("#finding_open-photos", &photo).await;
        window.fill("#finding_open-place", "政务大厅二楼").await;
        window.choose("#finding_open-unit", unit).await;
        window.click("input[name=severity][value=serious]").await;
        window.send("finding_open").await;
        window.sees("已登记。").await;
        window.sees("窗口.jpg").await;
        window.path().await.split('?').next().unwrap().to_owned()
    }

    /// The finding becomes an item of its unit.
    async fn make_item(&self, finding: &str, unit: &str) -> Row {
        let window = &self.window;
        let title = "各窗口补齐一次性告知单".to_owned();
        window.go(finding).await;
        window.unfold("#act-finding_make_item").await;
        window.fill("#finding_make_item-title", &title).await;
        window.fill("#finding_make_item-due", "2099-12-31").await;
        window.send("finding_make_item").await;
        window.sees("已转为任务并交办。").await;
        window.follow(".facts a[href^='/items/']").await;
        let path = window.path().await;
        window.sees("十二号窗口没有一次性告知单").await;
        Row { path, title, unit: unit.to_owned() }
    }

    async fn finish(&self, item: &Row) {
        let window = &self.window;
        window.go(&item.path).await;
        window.unfold("#act-accept").await;
        window.send("accept").await;
        let file = self.home.path().join("告知单.pdf");
        fs::write(&file, b"%PDF-1.4\n%%EOF\n").unwrap();
        window.unfold("#act-submit").await;
        window.fill("#submit-text", "告知单已经补齐。").await;
        window.hand("#act-submit-form input[name=evidence_file]", &file).await;
        window.send("submit").await;
        window.sees("办结申请已提交。").await;
    }
}
