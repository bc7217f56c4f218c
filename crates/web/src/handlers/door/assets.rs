//! 静态文件: their names carry a hash of the content, so browsers keep them for ever.

use crate::{reply::Reply, visit::Visit};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

pub(super) async fn page(visit: Visit, Path(name): Path<String>) -> Response {
    match pages::asset(&name) {
        Some((bytes, media)) => {
            ([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, FOR_EVER)], bytes).into_response()
        }
        None => Reply::status(&visit, StatusCode::NOT_FOUND).into_response(),
    }
}
