//! 试体检: a document is checked and shown, and nothing of it is kept.

use super::upload::NO_FILE;
use crate::{
    again::Again,
    form::Form,
    reply::Reply,
    views::{Lens, plan},
    visit::{OrReply, Visit},
};
use axum::http::StatusCode;
use office::{
    Answer, Failure,
    compile_plan::{Compiled, compile_plan},
    directory::Directory,
};
use pages::{
    forms,
    page::{CheckPage, Diagnosis},
};

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    show(&visit, None, None).await
}

pub(super) async fn send(visit: Visit, form: Form) -> Result<Reply, Reply> {
    match compile(&visit, &form).await {
        Ok(compiled) => show(&visit, Some(compiled), None).await,
        Err(failure) => show(&visit, None, Some(Again::new(&visit, "check", form, failure)?)).await,
    }
}

async fn compile(visit: &Visit, form: &Form) -> Answer<Compiled> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let file = form.uploads("file").next().ok_or(NO_FILE)?;
    compile_plan(visit.office(), caller, &file.name, &file.bytes).await
}

async fn show(visit: &Visit, compiled: Option<Compiled>, again: Option<Again>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    // Whoever handed the document in has it anyway.
    let lens = Lens { in_full: true, ..Lens::new(visit, &directory) };
    let mut page = CheckPage {
        frame: visit.frame(&directory),
        form: forms::plan::check(),
        name: None,
        chapters: 0,
        measures: 0,
        source: Vec::new(),
        has_lines: true,
        outline: Vec::new(),
        diagnosis: Diagnosis::default(),
    };
    if let Some(it) = &compiled {
        page.name = Some(it.plan.title.text.clone());
        page.chapters = plan::many(it.plan.chapters.len());
        page.measures = plan::many(it.plan.chapters.iter().map(|chapter| chapter.all_measures().len()).sum());
        page.source = plan::source(it, &lens);
        page.has_lines = it.document.format.has_lines();
        page.outline = plan::outline(it, &lens);
        page.diagnosis = plan::diagnosis(it, &lens);
    }
    if let Some(again) = &again {
        again.put_into(&mut page.form, visit);
    }
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &page)
}
