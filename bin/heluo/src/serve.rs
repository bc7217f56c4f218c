//! `heluo serve` and `heluo demo`: the office behind the web server, with the clock's rounds beside it.

use anyhow::Context;
use cli::{DemoArgs, ServeArgs};
use office::{Office, Place, World, demo};
use std::{io::Write, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use web::{Manner, Site};

/// How often the clock goes round.
const ROUND: Duration = Duration::from_secs(60);

/// Serves a district.
pub async fn serve(args: ServeArgs, world: World) -> anyhow::Result<u8> {
    let office = if args.new {
        let password = demo::first_password(&world);
        let office = Office::open(&args.home.place(), world).await.context("cannot make the district")?;
        office::found_district::found_district(&office, &password).await.context("cannot make the first account")?;
        writeln!(std::io::stdout(), "administrator: admin   first password: {password}")?;
        office
    } else {
        args.home.open(world).await?
    };
    let manner = Manner { https: args.https, upload: args.upload << 20, ..Manner::default() };
    until_stopped(office, manner, args.listen).await
}

/// Makes a demo district where there is none, and serves it on this machine.
pub async fn demo(args: DemoArgs, world: World) -> anyhow::Result<u8> {
    anyhow::ensure!(
        args.listen.ip().is_loopback(),
        "demo accounts have a known password and work on loopback only: --listen 127.0.0.1:PORT"
    );
    let place = Place::Folder(args.data.clone());
    if !args.data.join("heluo.sqlite").is_file() {
        writeln!(std::io::stdout(), "making a demo district in {} …", args.data.display())?;
        let making = demo::Making { seed: args.seed, password: args.password.clone() };
        demo::make(&place, &world, &making).await.context("cannot make the demo district")?;
    }
    let office = Office::open(&place, world).await?;
    let accounts = demo::accounts(&office).await?;
    let mut out = std::io::stdout();
    writeln!(out, "\n演示数据（虚构） demo data, invented   password of every account: {}", args.password)?;
    for account in &accounts {
        writeln!(out, "  {:<12} {}", account.login, account.about)?;
    }
    if args.no_serve {
        office.close().await?;
        return Ok(0);
    }
    let demo = accounts.into_iter().map(|it| (it.login, it.about)).collect();
    until_stopped(office, Manner { demo, ..Manner::default() }, args.listen).await
}

async fn until_stopped(office: Office, manner: Manner, listen: std::net::SocketAddr) -> anyhow::Result<u8> {
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let address = listener.local_addr()?;
    writeln!(std::io::stdout(), "\nhttp://{address}\n")?;
    std::io::stdout().flush()?;
    let rounds = tokio::spawn(keep_time(office.clone()));
    let site = Arc::new(Site { office: office.clone(), manner });
    web::serve(listener, &site, stopped()).await?;
    rounds.abort();
    office.close().await?;
    Ok(0)
}

/// What happens by time, round by round. A round that fails is logged and tried again.
async fn keep_time(office: Office) {
    let mut round = tokio::time::interval(ROUND);
    loop {
        round.tick().await;
        if let Err(failure) = office::keep_house::keep_house(&office).await {
            tracing::error!(%failure, "a round of the clock failed");
        }
    }
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        // Without the signal the other one still stops the server.
        Err(_) => return interrupt.await.unwrap_or_default(),
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
