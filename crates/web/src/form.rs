//! 表单 what a page sent: fields and files, with the session's token checked before anything else is looked at.

use crate::{gate::Visitor, reply::Reply, site::Site, visit::Visit};
use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::{StatusCode, header},
};
use jiff::civil::Date;
use std::sync::Arc;

/// A file that came with a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Name of the field.
    pub field: String,
    /// Name of the file as the browser tells it; never used as a path.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
}

/// 表单
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    uploads: Vec<Upload>,
}

impl Form {
    /// The text of a field without blanks around it, `""` when absent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The text of a field, `None` when it is empty.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// Every value of a field that may stand several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// A number, `None` when empty or no number.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// A day as people write it, read against `today` for the missing year.
    #[must_use]
    pub fn day(&self, name: &str, today: Date) -> Option<Date> {
        crate::day::read(self.text(name), today)
    }

    /// Every field as it was sent, to be put back into a form that goes back with its faults.
    #[must_use]
    pub fn sent(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The files of a field; a field left empty is no file.
    pub fn uploads<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.uploads.iter().filter(move |it| it.field == name && !it.name.is_empty())
    }

    /// The same where the field stands in a table: one for each row, `None` where the row has no file.
    pub fn upload_rows<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Option<&'a Upload>> {
        self.uploads.iter().filter(move |it| it.field == name).map(|it| Some(it).filter(|it| !it.name.is_empty()))
    }

    /// Whether any file came with it.
    #[must_use]
    pub fn has_files(&self) -> bool {
        self.uploads.iter().any(|it| !it.name.is_empty())
    }
}

impl FromRequest<Arc<Site>> for Form {
    type Rejection = Reply;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let visitor = request.extensions().get::<Visitor>().cloned().unwrap_or_default();
        let visit = Visit { site: Arc::clone(site), visitor };
        let limit = site.manner.upload;
        let length = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
        if length.is_some_and(|length| length > limit) {
            return Err(Reply::status(&visit, StatusCode::PAYLOAD_TOO_LARGE));
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("");
        let bad = || Reply::status(&visit, StatusCode::BAD_REQUEST);
        let form = if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, site).await.map_err(|_| bad())?;
            parts(multipart).await.map_err(|status| Reply::status(&visit, status))?
        } else {
            let bytes = Bytes::from_request(request, site)
                .await
                .map_err(|_| Reply::status(&visit, StatusCode::PAYLOAD_TOO_LARGE))?;
            let fields = serde_urlencoded::from_bytes(&bytes).map_err(|_| bad())?;
            Self { fields, uploads: Vec::new() }
        };
        if !visit.visitor.holds(form.text("csrf")) {
            return Err(Reply::status(&visit, StatusCode::FORBIDDEN));
        }
        Ok(form)
    }
}

async fn parts(mut multipart: Multipart) -> Result<Form, StatusCode> {
    let mut form = Form::default();
    while let Some(field) = multipart.next_field().await.map_err(|error| error.status())? {
        let name = field.name().unwrap_or("").to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file) => {
                let bytes = field.bytes().await.map_err(|error| error.status())?;
                form.uploads.push(Upload { field: name, name: file, bytes });
            }
            None => {
                let text = field.text().await.map_err(|error| error.status())?;
                form.fields.push((name, text));
            }
        }
    }
    Ok(form)
}
