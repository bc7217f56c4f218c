//! 上传方案: a document becomes a draft; one that cannot be read goes back with the reader's words.

use super::list;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use office::{
    Failure,
    import_plan::{ImportPlan, import_plan},
};

/// The form without its file.
pub(super) const NO_FILE: Failure = Failure::Field { field: "file", code: "file.missing" };

pub(super) async fn send(visit: Visit, form: Form) -> Result<Reply, Reply> {
    match import(&visit, &form).await {
        Ok(id) => Ok(Reply::see_other(&format!("/plans/{id}?done=upload"))),
        Err(failure) => {
            let again = Again::new(&visit, "upload", form, failure)?;
            list::show(&visit, &list::Asked::default(), Some(again)).await
        }
    }
}

async fn import(visit: &Visit, form: &Form) -> office::Answer<vocab::DocketId> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let file = form.uploads("file").next().ok_or(NO_FILE)?;
    let request = ImportPlan {
        name: file.name.clone(),
        bytes: file.bytes.to_vec(),
        add_units: form.ticked("add_units"),
        once: None,
    };
    import_plan(visit.office(), caller, request).await
}
