//! 读表单: the fields of an act of a register, by its description, become the act.

use crate::{form::Form, handlers::items::parse::Reader};
use jiff::civil::Date;
use ledger::{Evidence, EvidenceKind};
use pages::forms::register::{Act, Ask, Takes};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Reads the form of `act`; what cannot be used is noted in `read`.
pub(super) fn act<A: DeserializeOwned>(act: &Act, read: &mut Reader<'_>) -> Option<A> {
    let mut fields = Map::new();
    for ask in act.asks {
        if let Some(value) = value(ask, read) {
            fields.insert(ask.name.to_owned(), value);
        } else if ask.must && !read.faults.iter().any(|it| it.field == ask.name) {
            read.fault(ask.name, "missing");
        }
    }
    fields.insert("act".to_owned(), Value::from(act.word));
    // With every field that must be there the act can be read; a table that lies shows in its test.
    serde_json::from_value(Value::Object(fields)).ok().filter(|_| read.faults.is_empty())
}

/// The value of a field; `None` where it was left empty or cannot be used.
fn value(ask: &Ask, read: &mut Reader<'_>) -> Option<Value> {
    let form = read.form;
    let typed = form.some(ask.name).map(|it| it.replace("\r\n", "\n"));
    let numbers = || form.all(ask.name).filter_map(|it| it.parse::<i64>().ok()).collect::<Vec<_>>();
    match ask.takes {
        Takes::Text | Takes::Area | Takes::Of => typed.map(Value::from),
        Takes::Lines => {
            typed.map(|it| it.lines().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().into())
        }
        Takes::Day => read.day(ask.name).map(|it| it.to_string().into()),
        Takes::Due => read.maybe_due(ask.name).map(|it| it.to_string().into()),
        Takes::Number | Takes::Docket | Takes::Unit | Takes::One => {
            let number = typed?.parse::<i64>().ok();
            if number.is_none() {
                read.fault(ask.name, if ask.takes == Takes::Number { "number" } else { "choice" });
            }
            number.map(Value::from)
        }
        Takes::Check => Some(form.ticked(ask.name).into()),
        Takes::Units | Takes::Many => Some(numbers().into()).filter(|_| !numbers().is_empty()),
        Takes::Choice(_, names) => {
            let chosen = names.iter().find(|it| typed.as_deref() == Some(**it));
            if chosen.is_none() && typed.is_some() {
                read.fault(ask.name, "choice");
            }
            chosen.map(|it| Value::from(*it))
        }
        Takes::Evidence => json(&read.evidence()),
        Takes::Photos => json(&photos(ask.name, form, read)),
        Takes::Signed => read.signed().map(|it| json!(it)),
    }
}

fn json(evidence: &[Evidence]) -> Option<Value> {
    (!evidence.is_empty()).then(|| json!(evidence))
}

/// Pictures are told by their ending, which only chooses a word.
fn photos<'a>(field: &'static str, form: &'a Form, read: &mut Reader<'a>) -> Vec<Evidence> {
    let mut photos = Vec::new();
    for upload in form.uploads(field) {
        let title = upload.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let ending = title.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let picture = matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "heic" | "webp" | "gif" | "mp4" | "mov");
        let kind = if picture { EvidenceKind::Picture } else { EvidenceKind::Paper };
        let file = Some(read.keep(upload));
        photos.push(Evidence { kind, title, number: String::new(), dated: None, sealed: false, file });
    }
    photos
}

/// A reader of this form.
pub(super) fn reader(form: &Form, today: Date) -> Reader<'_> {
    Reader::new(form, today)
}
