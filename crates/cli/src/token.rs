//! `heluo token create`

use crate::{FOUND, HomeArgs, Shell};
use clap::{Args, Subcommand};
use office::Failure;

/// What can be done with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token by which a program acts as an account; it is shown once
    #[command(after_help = "Example: heluo token create --data /var/lib/heluo --account wang --label 数据上报")]
    Create(CreateArgs),
}

/// Arguments of `heluo token create`.
#[derive(Args, Debug)]
pub struct CreateArgs {
    #[command(flatten)]
    home: HomeArgs,
    /// Login name of the account
    #[arg(long)]
    account: String,
    /// What it is for
    #[arg(long, default_value = "")]
    label: String,
}

pub(crate) async fn run(TokenCommand::Create(args): TokenCommand, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let office = args.home.open(shell.world.clone()).await?;
    match office::create_token::create_token(&office, &args.account, &args.label).await {
        Ok(token) => {
            writeln!(shell.output, "{}", token.secret)?;
            writeln!(shell.errors, "valid until {}; it is not shown again", token.expires_at)?;
            Ok(0)
        }
        Err(Failure::Missing { .. }) => {
            writeln!(shell.errors, "no active account {}", args.account)?;
            Ok(FOUND)
        }
        Err(failure) => Err(failure.into()),
    }
}
