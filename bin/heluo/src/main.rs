//! Heluo: configuration, clock and chance; starts the web server or runs a command.
//!
//! This is the only place that reads the machine's clock, its chance, its arguments and its environment.

mod serve;
mod world;

use clap::Parser;
use cli::{Command, Heluo, Shell};
use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let Heluo { command } = Heluo::parse();
    if let Command::ReadDocument { name } = &command {
        // Before anything else is set up: this process exists to be limited.
        let code = world::read_document(name);
        return ExitCode::from(code);
    }
    let log = EnvFilter::try_from_env("HELUO_LOG").unwrap_or_else(|_| EnvFilter::new("warn,heluo=info,web=info"));
    tracing_subscriber::fmt().json().with_env_filter(log).with_writer(std::io::stderr).init();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(run(command)));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // The reader of a pipe may be gone; then there is nobody to tell.
            writeln!(std::io::stderr(), "heluo: {error:#}").ok();
            ExitCode::from(cli::UNREADABLE)
        }
    }
}

async fn run(command: Command) -> anyhow::Result<u8> {
    let world = world::real()?;
    match command {
        Command::Demo(args) => serve::demo(args, world).await,
        Command::Serve(args) => serve::serve(args, world).await,
        command => {
            let mut input = std::io::BufReader::new(std::io::stdin());
            let mut output = std::io::BufWriter::new(std::io::stdout());
            let mut errors = std::io::stderr();
            let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let mut shell = Shell { world, input: &mut input, output: &mut output, errors: &mut errors, colour };
            let outcome = cli::run(command, &mut shell).await;
            match output.flush() {
                // `heluo ledger list | head` is no failure.
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => outcome.or(Ok(0)),
                Err(error) => Err(error.into()),
                Ok(()) => outcome,
            }
        }
    }
}
