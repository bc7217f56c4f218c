//! Arguments of `heluo demo` and `heluo serve`; the binary runs them, since it alone starts the web server.

use crate::HomeArgs;
use clap::Args;
use std::net::SocketAddr;

/// Arguments of `heluo demo`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example: heluo demo --data /srv/heluo-demo --listen 127.0.0.1:8080")]
pub struct DemoArgs {
    /// Folder of the demo district; made when absent
    #[arg(long, default_value = "heluo-demo")]
    pub data: std::path::PathBuf,
    /// Address to serve on; loopback only
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Seed of the generated history
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Password of every demo account
    #[arg(long, default_value = "heluo-demo")]
    pub password: String,
    /// Make the district and stop
    #[arg(long)]
    pub no_serve: bool,
}

/// Arguments of `heluo serve`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example: heluo serve --data /var/lib/heluo --listen 127.0.0.1:8080 --https")]
pub struct ServeArgs {
    /// Where the district is.
    #[command(flatten)]
    pub home: HomeArgs,
    /// Make a new district, with an administrator `admin` whose first password is printed
    #[arg(long)]
    pub new: bool,
    /// Address to serve on, behind a proxy that speaks TLS
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// People come by https: cookies are marked secure
    #[arg(long)]
    pub https: bool,
    /// Largest upload, in MiB
    #[arg(long, default_value_t = 32)]
    pub upload: u64,
}
