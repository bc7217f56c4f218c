//! A real browser: Debian's chromium behind its own driver.
//!
//! Where one of the two is absent a test fails and says what to install; `cargo xtask test` installs them.

use serde_json::json;
use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, error::WebDriverError};

/// Name of the folder for downloads, inside the profile.
const DOWNLOADS: &str = "downloads";

/// How long the driver may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// 浏览器 one window with a profile of its own. The driver ends with it.
pub struct Browser {
    /// The window.
    pub window: WebDriver,
    driver: Driver,
}

/// What a window is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// Whether pages are told that the reader prefers dark colours.
    pub dark: bool,
}

impl Look {
    /// A desk's screen.
    pub const DESK: Self = Self { width: 1440, height: 900, scripts: true, dark: false };
    /// A phone; the page is shown as on one.
    pub const PHONE: Self = Self { width: 390, height: 844, scripts: true, dark: false };

    const fn is_phone(self) -> bool {
        self.width < 500
    }
}

struct Driver {
    process: Child,
    profile: TempDir,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Gone already is as good.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Why there is no browser.
#[derive(Debug)]
pub enum NoBrowser {
    /// A program is not installed.
    Absent(&'static str),
    /// The machine refused.
    Io(std::io::Error),
    /// The driver did not start in time.
    Late,
    /// The driver refused.
    Driver(Box<WebDriverError>),
}

impl std::fmt::Display for NoBrowser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent(program) => {
                write!(f, "{program} is not installed: apt-get install chromium chromium-driver fonts-noto-cjk")
            }
            Self::Io(error) => write!(f, "the browser's driver cannot be started: {error}"),
            Self::Late => f.write_str("the browser's driver did not start in time"),
            Self::Driver(error) => write!(f, "the browser's driver refused: {error}"),
        }
    }
}

impl std::error::Error for NoBrowser {}

impl From<std::io::Error> for NoBrowser {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<WebDriverError> for NoBrowser {
    fn from(error: WebDriverError) -> Self {
        Self::Driver(Box::new(error))
    }
}

impl Browser {
    /// A window that looks like this.
    ///
    /// # Errors
    /// See [`NoBrowser`].
    pub async fn open(look: Look) -> Result<Self, NoBrowser> {
        let program = found("chromedriver", "chromium-driver")?;
        let chromium = found("chromium", "chromium")?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let profile = TempDir::new()?;
        let process = Command::new(program)
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let driver = Driver { process, profile };
        let capabilities = capabilities(&chromium, driver.profile.path(), look)?;
        let address = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        loop {
            match WebDriver::new(&address, capabilities.clone()).await {
                Ok(window) => return Ok(Self { window, driver }),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// The folder into which it downloads.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.driver.profile.path().join(DOWNLOADS)
    }

    /// Closes the window and ends the driver.
    pub async fn close(self) {
        // The driver's end closes what the window did not.
        self.window.quit().await.ok();
        drop(self.driver);
    }
}

fn capabilities(chromium: &Path, profile: &Path, look: Look) -> Result<ChromeCapabilities, NoBrowser> {
    let Look { width, height, scripts, dark } = look;
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&chromium.display().to_string())?;
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=zh-CN",
    ] {
        chrome.add_arg(argument)?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    if dark {
        chrome.add_arg("--blink-settings=preferredColorScheme=0")?;
    }
    // A window has borders and a least width; what the page is shown is told here.
    let (phone, ratio) = (look.is_phone(), if look.is_phone() { 2.0 } else { 1.0 });
    let metrics = json!({ "width": width, "height": height, "pixelRatio": ratio, "mobile": phone, "touch": phone });
    chrome.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    let mut preferences = json!({
        "download.default_directory": profile.join(DOWNLOADS),
        "download.prompt_for_download": false,
        "intl.accept_languages": "zh-CN",
    });
    if !scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    chrome.add_experimental_option("prefs", preferences)?;
    Ok(chrome)
}

fn found(name: &'static str, package: &'static str) -> Result<PathBuf, NoBrowser> {
    let usual = Path::new("/usr/bin").join(name);
    if usual.is_file() { Ok(usual) } else { Err(NoBrowser::Absent(package)) }
}
