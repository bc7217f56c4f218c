//! 文件 what was handed in with a docket.

mod download;

use crate::route::{Gate, Route, page};

/// Routes of files.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![page("/files/{id}", Gate::Act("file.read"), download::page)]
}
