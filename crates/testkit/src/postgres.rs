//! A PostgreSQL of one's own: a cluster in memory, started for a test process and gone with it.

use std::io::{Error, Result, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

/// What to do where the server is missing.
const MISSING: &str = "PostgreSQL is not installed: `apt-get install postgresql`, or run `cargo xtask test` as root";

/// Keeps the server running until standard input ends, which it does when the test process ends, however that may be.
/// The line `kill` ends the server as a power cut would; it is started again.
const KEEPER: &str = r#"
dir=$1; bin=$2; buffers=$3
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || exit 1
(while [ ! -e "$dir/stop" ]; do
    "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=300 -c shared_buffers="$buffers" \
        >>"$dir/log" 2>&1 </dev/null
    sleep 0.05
done) &
while read -r word; do
    [ "$word" = kill ] && kill -9 "$(head -n 1 "$dir/data/postmaster.pid")"
done
touch "$dir/stop"
kill -INT "$(head -n 1 "$dir/data/postmaster.pid")"
wait
rm -rf "$dir"
"#;

/// A running server that nobody else uses. It is stopped and its folder removed when this is dropped.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    keeper: Mutex<ChildStdin>,
    _child: Child,
    databases: AtomicU32,
}

impl Cluster {
    /// The server that all tests of this process share.
    ///
    /// # Errors
    /// When there is no server on this machine, with what to install.
    pub fn shared() -> Result<&'static Self> {
        static SHARED: OnceLock<std::result::Result<Cluster, String>> = OnceLock::new();
        SHARED
            .get_or_init(|| Self::start().map_err(|it| it.to_string()))
            .as_ref()
            .map_err(|it| Error::other(it.as_str()))
    }

    /// Starts a server with little memory of its own.
    ///
    /// # Errors
    /// When there is no server on this machine, with what to install, or it does not come up.
    pub fn start() -> Result<Self> {
        Self::start_with("128MB")
    }

    /// Starts a server with so much memory (`shared_buffers`).
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn start_with(buffers: &str) -> Result<Self> {
        let programs = programs().ok_or_else(|| Error::other(MISSING))?;
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = tempfile::Builder::new().prefix("heluo-pg-").tempdir_in(parent)?.keep();
        let root = Command::new("id").arg("-u").output()?.stdout == b"0\n";
        let mut command = if root {
            // The server refuses to run as root.
            let owned = Command::new("chown").arg("postgres").arg(&folder).status()?;
            if !owned.success() {
                return Err(Error::other(MISSING));
            }
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]);
            command
        } else {
            Command::new("env")
        };
        command.args(["sh", "-c", KEEPER, "keeper"]).arg(&folder).arg(&programs).arg(buffers);
        // In a group of its own, so that a signal to the tests does not end the keeper before it has tidied up.
        let mut child = command.stdin(Stdio::piped()).current_dir("/").process_group(0).spawn()?;
        let keeper = child.stdin.take().ok_or_else(|| Error::other("the keeper has no input"))?;
        let keeper = Mutex::new(keeper);
        let cluster = Self { folder, programs, keeper, _child: child, databases: AtomicU32::new(0) };
        cluster.ready()?;
        Ok(cluster)
    }

    /// A fresh database; its address.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn database(&self) -> Result<String> {
        let name = format!("d{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = self.client("createdb").arg(&name).output()?;
        if !made.status.success() {
            return Err(Error::other(String::from_utf8_lossy(&made.stderr).into_owned()));
        }
        Ok(format!("postgres://postgres@localhost/{name}?host={}", self.folder.display()))
    }

    /// Ends the server at once, without any tidying, as a power cut would, and waits until it is up again.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn kill(&self) -> Result<()> {
        self.cut()?;
        self.ready()
    }

    /// Ends the server at once and does not wait.
    ///
    /// # Errors
    /// When its keeper is gone.
    pub fn cut(&self) -> Result<()> {
        let mut keeper = self.keeper.lock().map_err(|_| Error::other("the keeper is gone"))?;
        keeper.write_all(b"kill\n").and_then(|()| keeper.flush())
    }

    /// Waits until the server answers.
    ///
    /// # Errors
    /// When it does not come up within half a minute, with its log.
    pub fn ready(&self) -> Result<()> {
        for _ in 0..600 {
            std::thread::sleep(Duration::from_millis(50));
            let answer = self.client("psql").args(["-qtc", "SELECT 1", "postgres"]).output()?;
            if answer.status.success() {
                return Ok(());
            }
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(Error::other(format!("PostgreSQL does not come up:\n{log}")))
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.arg("-h").arg(&self.folder).args(["-U", "postgres"]);
        command
    }
}

/// Where the programs of the newest server are.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|it| it.path().join("bin"));
    let number = |path: &Path| -> Option<u32> { path.parent()?.file_name()?.to_str()?.parse().ok() };
    versions.filter(|it| it.join("initdb").exists()).max_by_key(|it| number(it))
}
