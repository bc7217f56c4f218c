//! From starting the program to its first answer, and what it holds when idle.

use crate::{Outcome, line};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub fn run() -> Outcome<()> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/heluo");
    if !program.is_file() {
        crate::say("| start to first answer | not measured: no release build of heluo | | |");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo");
    let made =
        Command::new(&program).args(["demo", "--no-serve", "--data"]).arg(&data).stdout(Stdio::null()).status()?;
    if !made.success() {
        return Err("the demo district could not be made".into());
    }
    let begun = Instant::now();
    let mut served = Command::new(&program)
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn()?;
    let outcome = measure(&mut served, begun);
    served.kill()?;
    served.wait()?;
    outcome
}

fn measure(served: &mut Child, begun: Instant) -> Outcome<()> {
    let lines = BufReader::new(served.stdout.take().ok_or("no output")?).lines();
    let address = lines.map_while(Result::ok).find_map(|it| it.strip_prefix("http://").map(str::to_owned));
    let mut stream = TcpStream::connect(address.ok_or("no address")?)?;
    stream.write_all(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let seconds = begun.elapsed().as_secs_f64();
    line("start to first answer (demo district)", &format!("{:.0} ms", seconds * 1e3), "500 ms", seconds / 0.5);
    std::thread::sleep(Duration::from_secs(3));
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.id()))?;
    let resident = status.lines().find_map(|it| it.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let mib = resident.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1024.0;
    line("idle memory", &format!("{mib:.0} MiB"), "80 MiB", mib / 80.0);
    Ok(())
}
