//! 登记簿 one file a kind: how it shows itself.

mod finding;
mod voice;
