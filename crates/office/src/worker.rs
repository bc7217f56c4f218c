//! 受限读取 documents from outside are read where they can do no harm.
//!
//! Plain text is read in process. Docx, PDF and html go through large parsers that hostile files may exhaust or crash,
//! so they are read by a child process of the same binary with limits on memory and time: bytes in on its standard
//! input, one JSON value out on its standard output, nothing else shared.

mod wire;

use plan::Document;
use plan::read::Unreadable;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

/// The hidden command under which the binary calls itself.
pub const COMMAND: &str = "read-document";

/// Most bytes of an answer; the largest document that the reader lets through stays below.
const MAX_ANSWER: u64 = 128 << 20;

/// How many children may read at the same time; further documents wait for their turn, so that many uploads at once
/// cannot take the machine's memory.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Longest file name that is passed on, in characters.
const MAX_NAME: usize = 200;

/// Reads documents, the dangerous kinds in a child process.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The binary whose `read-document` calls [`child`].
    pub program: PathBuf,
    /// How long a child may take, by the clock on the wall.
    pub time: Duration,
    /// How much address space a child may take, in bytes.
    pub memory: u64,
}

/// 读取失败 why a document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFailure {
    /// The file is not readable; it says itself what to do.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The reader took too long and was stopped.
    #[error("reading `{name}` took longer than {seconds} s")]
    TooLong {
        /// The file.
        name: String,
        /// The limit.
        seconds: u64,
    },
    /// The reader needed too much memory, or crashed in another way; nothing outside it was touched.
    #[error("reading `{name}` failed: {how}")]
    Crashed {
        /// The file.
        name: String,
        /// How the child ended, for the log.
        how: String,
    },
    /// The child could not be started.
    #[error("no reader could be started for `{name}`")]
    NotStarted {
        /// The file.
        name: String,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl ReadFailure {
    /// What happened and what to do, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.zh(),
            Self::TooLong { name, seconds } => {
                format!(
                    "“{name}”读取超过 {seconds} 秒，已停止。请只保留方案正文，用 WPS 或 Word 另存为新的 .docx 后再上传。"
                )
            }
            Self::Crashed { name, .. } => format!(
                "“{name}”结构异常，读取中断，没有留下任何数据。请用 WPS 或 Word 打开，另存为新的 .docx，或复制文字存成 .txt 后再上传。"
            ),
            Self::NotStarted { name, .. } => {
                format!("暂时无法读取“{name}”：读取程序没有启动。请稍后再试；仍不行的，请联系系统管理员。")
            }
        }
    }

    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.en(),
            Self::TooLong { name, seconds } => format!(
                "Reading “{name}” took more than {seconds} seconds and was stopped. Please keep the plan's text alone, \
                 save it as a new .docx in WPS or Word and upload that."
            ),
            Self::Crashed { name, .. } => format!(
                "“{name}” is built in an abnormal way; reading broke off and left nothing behind. Please save it as a \
                 new .docx in WPS or Word, or copy its text into a .txt, and upload that."
            ),
            Self::NotStarted { name, .. } => format!(
                "“{name}” cannot be read just now: the reader did not start. Please try again later; if that fails, \
                 tell the administrator."
            ),
        }
    }
}

impl Worker {
    /// Longest time that a document may take.
    pub const TIME: Duration = Duration::from_secs(8);

    /// Largest address space of a child, in bytes: with the parent's own share it stays below 1 GiB.
    pub const MEMORY: u64 = 768 << 20;

    /// A worker with the usual limits.
    #[must_use]
    pub const fn new(program: PathBuf) -> Self {
        Self { program, time: Self::TIME, memory: Self::MEMORY }
    }

    /// Reads the file `name` with this content.
    ///
    /// # Errors
    /// [`ReadFailure::Unreadable`] for what the reader refuses, the others when the child ended without an answer.
    pub async fn read(&self, name: &str, bytes: &[u8]) -> Result<Document, ReadFailure> {
        if bytes.len() > plan::read::MAX_PACKED_BYTES || !plan::read::needs_guard(name, bytes) {
            return Ok(plan::read::read(name, bytes)?);
        }
        // Never closed, so this is always a turn.
        let _turn = TURNS.acquire().await;
        let mut child = self.start(name).map_err(|source| ReadFailure::NotStarted { name: name.to_owned(), source })?;
        let ended = tokio::time::timeout(self.time, exchange(&mut child, bytes)).await;
        let Ok(ended) = ended else {
            // The child is also killed when dropped; here it is waited for, so that none is left behind.
            let _ = child.kill().await;
            return Err(self.too_long(name));
        };
        let (answer, status) = ended.map_err(|error| crashed(name, error.to_string()))?;
        if over_time(status) {
            return Err(self.too_long(name));
        }
        if !status.success() {
            return Err(crashed(name, status.to_string()));
        }
        wire::parse(&answer).map_err(|error| crashed(name, error.to_string()))?.map_err(ReadFailure::from)
    }

    fn start(&self, name: &str) -> io::Result<Child> {
        let plain: String = name.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
        let child = Command::new(&self.program)
            .arg(COMMAND)
            .arg(format!("--name={plain}"))
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        limit(&child, self.memory, self.time.as_secs().max(1))?;
        Ok(child)
    }

    fn too_long(&self, name: &str) -> ReadFailure {
        ReadFailure::TooLong { name: name.to_owned(), seconds: self.time.as_secs() }
    }
}

fn crashed(name: &str, how: String) -> ReadFailure {
    ReadFailure::Crashed { name: name.to_owned(), how }
}

/// Whether the child was stopped by its limit on processor time.
fn over_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

/// Sends the bytes and takes the answer at the same time, for a pipe holds little.
async fn exchange(child: &mut Child, bytes: &[u8]) -> io::Result<(Vec<u8>, ExitStatus)> {
    let (mut input, output) = (child.stdin.take(), child.stdout.take());
    let send = async {
        if let Some(mut input) = input.take() {
            // A child that ends before it has read everything says why by its status.
            let _ = input.write_all(bytes).await;
        }
    };
    let receive = async {
        let mut answer = Vec::new();
        if let Some(output) = output {
            output.take(MAX_ANSWER + 1).read_to_end(&mut answer).await?;
        }
        Ok::<_, io::Error>(answer)
    };
    let ((), answer) = tokio::join!(send, receive);
    let answer = answer?;
    if answer.len() as u64 > MAX_ANSWER {
        child.start_kill()?;
    }
    Ok((answer, child.wait().await?))
}

/// Limits the child before it is given a byte. It then waits on its standard input, so it cannot have done anything
/// yet, and it need not be trusted to limit itself.
#[cfg(target_os = "linux")]
fn limit(child: &Child, memory: u64, seconds: u64) -> io::Result<()> {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = child.id().and_then(|id| Pid::from_raw(id.try_into().ok()?));
    let set = |resource, current, maximum| {
        prlimit(pid, resource, Rlimit { current: Some(current), maximum: Some(maximum) }).map(drop)
    };
    if pid.is_none() {
        return Err(io::Error::other("the reader ended at once"));
    }
    set(Resource::As, memory, memory)?;
    set(Resource::Cpu, seconds, seconds + 1)?;
    // It writes no file, and a crash leaves no copy of the document on the disk.
    set(Resource::Fsize, 0, 0)?;
    set(Resource::Core, 0, 0)?;
    Ok(())
}

/// Other systems cannot limit another process; there the clock on the wall alone holds.
#[cfg(not(target_os = "linux"))]
fn limit(_child: &Child, _memory: u64, _seconds: u64) -> io::Result<()> {
    Ok(())
}

/// The child's work: reads the document `name` from `input` and writes the answer to `output`.
/// Gives the exit code: 0 for any answer, a refusal too; 1 when input or output failed.
#[must_use]
pub fn child(name: &str, input: impl Read, mut output: impl Write) -> u8 {
    let mut bytes = Vec::new();
    // One byte more than allowed, so that the reader sees that it is too much.
    if input.take(plan::read::MAX_PACKED_BYTES as u64 + 1).read_to_end(&mut bytes).is_err() {
        return 1;
    }
    let answer = wire::write(plan::read::read(name, &bytes));
    let written = answer.is_ok_and(|answer| output.write_all(&answer).and_then(|()| output.flush()).is_ok());
    u8::from(!written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    const PAGE: &[u8] = "<html><p>一、获得电力指标整改提升方案</p><table><tr><td>甲<td>乙</table>".as_bytes();

    /// Scripts are run one at a time: a file that another child still holds open for writing cannot be started.
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

    /// Reads the page by a worker whose program is this shell script.
    async fn run(folder: &Path, script: &str) -> Result<Document, ReadFailure> {
        let _alone = ONE.lock().await;
        let program = folder.join("reader");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let worker = Worker { program, time: Duration::from_millis(1_500), memory: Worker::MEMORY };
        worker.read("方案.html", PAGE).await
    }

    async fn failure(script: &str) -> ReadFailure {
        run(tempfile::tempdir().unwrap().path(), script).await.unwrap_err()
    }

    #[tokio::test]
    async fn text_is_read_without_a_child() {
        let worker = Worker::new(PathBuf::from("/no/such/program"));
        let document = worker.read("方案.txt", "一、甲".as_bytes()).await.unwrap();
        assert_eq!(document.blocks.len(), 1);
        let refused = worker.read("方案.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").await.unwrap_err();
        assert!(refused.zh().contains("方案.doc") && refused.zh().contains(".docx"));
    }

    #[tokio::test]
    async fn a_page_is_read_by_the_child_as_in_process() {
        let folder = tempfile::tempdir().unwrap();
        let mut answer = Vec::new();
        assert_eq!(child("方案.html", PAGE, &mut answer), 0);
        fs::write(folder.path().join("answer"), &answer).unwrap();
        let script = format!("cat > /dev/null; cat '{}/answer'", folder.path().display());
        let document = run(folder.path(), &script).await.unwrap();
        assert_eq!(document, plan::read::read("方案.html", PAGE).unwrap());
    }

    #[tokio::test]
    async fn the_child_is_told_the_name_alone() {
        let told = "cat > /dev/null; [ \"$*\" = 'read-document --name=方案.html' ] && exit 7";
        let failure = failure(told).await;
        assert!(matches!(&failure, ReadFailure::Crashed { how, .. } if how.contains('7')), "{failure:?}");
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn the_child_is_limited_in_memory_and_processor_time_before_it_reads() {
        let limited = "cat > /dev/null; [ \"$(ulimit -v) $(ulimit -t)\" = '786432 1' ] && exit 7";
        let failure = failure(limited).await;
        assert!(matches!(&failure, ReadFailure::Crashed { how, .. } if how.contains('7')), "{failure:?}");
    }

    #[tokio::test]
    async fn a_child_that_never_ends_is_stopped() {
        let failure = failure("exec sleep 60").await;
        assert!(matches!(failure, ReadFailure::TooLong { seconds: 1, .. }), "{failure:?}");
        assert!(failure.zh().contains("方案.html"));
    }

    #[tokio::test]
    async fn a_child_out_of_processor_time_took_too_long() {
        assert!(matches!(failure("kill -XCPU $$").await, ReadFailure::TooLong { .. }));
    }

    #[tokio::test]
    async fn a_child_that_crashes_or_talks_nonsense_is_told_as_such() {
        for script in
            ["kill -ABRT $$", "exit 3", "cat > /dev/null; echo nonsense", "cat > /dev/null", "exec cat /dev/zero"]
        {
            let failure = failure(script).await;
            let crashed = matches!(failure, ReadFailure::Crashed { .. });
            // A flood may also run into the limit on time on a slow machine.
            let flooded = script.contains("zero") && matches!(failure, ReadFailure::TooLong { .. });
            assert!(crashed || flooded, "{script}: {failure:?}");
            assert!(failure.zh().contains("请") && failure.en().contains("lease"));
        }
    }

    #[tokio::test]
    async fn a_program_that_is_not_there_is_told_as_such() {
        let worker = Worker::new(PathBuf::from("/no/such/program"));
        let failure = worker.read("方案.html", PAGE).await.unwrap_err();
        assert!(matches!(failure, ReadFailure::NotStarted { .. }));
    }

    #[test]
    fn a_child_answers_refusals_too() {
        let mut answer = Vec::new();
        assert_eq!(child("方案.html", &b"<html></html>"[..], &mut answer), 0);
        assert_eq!(wire::parse(&answer).unwrap().unwrap_err().code, "no_text");
    }
}
