//! The binary, run as a command and as a server.

use rustix::process::{Pid, Signal, kill_process};
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

/// After this a command counts as one that never ends.
const NEVER: Duration = Duration::from_secs(120);

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// What it printed, where it ended well.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }
}

/// Runs `heluo` with these arguments.
pub fn heluo<S: AsRef<OsStr>>(words: &[S]) -> Ran {
    ended(Command::new(env!("CARGO_BIN_EXE_heluo")).args(words), b"")
}

/// The same with something on standard input.
pub fn heluo_reads<S: AsRef<OsStr>>(words: &[S], input: &[u8]) -> Ran {
    ended(Command::new(env!("CARGO_BIN_EXE_heluo")).args(words), input)
}

/// The same with no process of it allowed more address space than this.
pub fn heluo_within<S: AsRef<OsStr>>(mebibytes: u32, words: &[S]) -> Ran {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {} && exec \"$0\" \"$@\"", u64::from(mebibytes) << 10)]);
    ended(command.arg(env!("CARGO_BIN_EXE_heluo")).args(words), b"")
}

fn ended(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdin, stdout, stderr) =
        (child.stdin.take().unwrap(), child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let input = input.to_vec();
    // A command that does not read its input is no fault.
    let feed = std::thread::spawn(move || stdin.write_all(&input).ok());
    let (out, err) = (std::thread::spawn(move || text(stdout)), std::thread::spawn(move || text(stderr)));
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > NEVER {
            child.kill().unwrap();
            panic!("{command:?} never ends");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    feed.join().unwrap();
    Ran { code: status.code().unwrap_or(-1), out: out.join().unwrap(), err: err.join().unwrap() }
}

fn text(mut from: impl Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// 服务 a server of its own on a free port of this machine; killed when dropped.
pub struct Serving {
    /// `127.0.0.1:PORT`
    pub address: String,
    /// What it printed before its address.
    pub said: Vec<String>,
    child: Child,
    rest: Mutex<Receiver<String>>,
}

impl Serving {
    /// Starts `heluo WORDS --listen 127.0.0.1:0` and waits until it says where it serves.
    pub fn start<S: AsRef<OsStr>>(words: &[S]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_heluo"))
            .args(words)
            .args(["--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, rest) = channel();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| send.send(line).unwrap_or_default()));
        let mut said = Vec::new();
        let address = loop {
            let line = rest.recv_timeout(NEVER).expect("the server ended before it served");
            match line.strip_prefix("http://") {
                Some(address) => break address.to_owned(),
                None => said.push(line),
            }
        };
        Self { address, said, child, rest: Mutex::new(rest) }
    }

    /// The address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The first password that it printed.
    pub fn first_password(&self) -> String {
        let line = self.said.iter().find(|line| line.contains("first password:")).expect("no first password");
        line.rsplit(' ').next().unwrap().to_owned()
    }

    /// Asks it to stop, as a service manager does, and waits; its exit code.
    pub fn stop(mut self) -> i32 {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        let status = self.child.wait().unwrap();
        let rest = self.rest.lock().unwrap();
        assert!(rest.iter().all(|line| line.is_empty()), "a server says nothing more than its address");
        status.code().unwrap_or(-1)
    }

    /// Ends it as a power cut would, whatever is under way.
    pub fn kill(&self) {
        kill_process(Pid::from_child(&self.child), Signal::KILL).unwrap();
    }

    /// One request over the JSON API: status and body.
    pub fn api(&self, method: &str, path: &str, token: &str, body: &str) -> (u16, String) {
        self.asks(method, path, token, body).unwrap()
    }

    /// The same where the server may be gone before it has answered.
    pub fn asks(&self, method: &str, path: &str, token: &str, body: &str) -> std::io::Result<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "{method} {path} HTTP/1.0\r\nHost: {}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let parted = answer.split_once("\r\n\r\n");
        let (head, body) = parted.ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        Ok((status.ok_or(std::io::ErrorKind::InvalidData)?, body.to_owned()))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Ended already is as good.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A file beside the workspace that is no part of it; `None`, and a line that says so, where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let file = workspace().join("../shared").join(path).canonicalize().ok();
    if file.is_none() {
        println!("skipped: there is no ../shared/{path} beside the workspace");
    }
    file
}

/// A path as an argument.
pub fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}
