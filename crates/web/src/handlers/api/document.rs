//! 文件 that comes with a request: as a form's file, or as the bytes themselves with their name in the address.

use crate::{
    reply::Reply,
    site::Site,
    visit::{OrReply, Visit},
};
use axum::{
    body::to_bytes,
    extract::{FromRequest, Multipart, Request},
    http::{StatusCode, header},
};
use office::Failure;
use std::{collections::BTreeMap, sync::Arc};

/// A document as a program sends it.
pub(super) struct Document {
    pub name: String,
    pub bytes: Vec<u8>,
    pub add_units: bool,
}

/// Reads it; one over the limit is refused before it is read.
pub(super) async fn read(visit: &Visit, request: Request) -> Result<Document, Reply> {
    let too_large = || Reply::status(visit, StatusCode::PAYLOAD_TOO_LARGE);
    let limit = visit.site.manner.upload;
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let query: BTreeMap<String, String> =
        serde_urlencoded::from_str(request.uri().query().unwrap_or("")).unwrap_or_default();
    let add_units = query.get("add_units").is_some_and(|it| matches!(it.as_str(), "yes" | "true" | "1"));
    let named = query.get("name").cloned().unwrap_or_default();
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("");
    let (name, bytes) = if kind.starts_with("multipart/form-data") {
        from_form(&visit.site, request).await.map_err(|status| Reply::status(visit, status))?
    } else {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        (String::new(), to_bytes(request.into_body(), limit).await.map_err(|_| too_large())?.to_vec())
    };
    let name = if named.is_empty() { name } else { named };
    if name.is_empty() || bytes.is_empty() {
        let field = if bytes.is_empty() { "file" } else { "name" };
        return Err(Failure::Field { field, code: "file.missing" }).or_reply(visit);
    }
    Ok(Document { name, bytes, add_units })
}

async fn from_form(site: &Arc<Site>, request: Request) -> Result<(String, Vec<u8>), StatusCode> {
    let mut form = Multipart::from_request(request, site).await.map_err(|_| StatusCode::BAD_REQUEST)?;
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        if let Some(name) = field.file_name().map(str::to_owned) {
            let bytes = field.bytes().await.map_err(|error| error.status())?;
            return Ok((name, bytes.to_vec()));
        }
    }
    Ok((String::new(), Vec::new()))
}
