//! 体检: the stored document of a plan, compiled again for its page. Nothing of it is stored twice; the
//! plans looked at last are kept in memory.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    compile_plan::{Compiled, compile},
    compiled_plans::Source,
    list_dockets::Kind,
    show_docket::{Shown, show},
};
use ledger::plan::Plan;
use std::sync::Arc;
use vocab::DocketId;

/// A plan and its document, compiled.
///
/// # Errors
/// [`Failure::Missing`] where the plan or its document is not there.
pub async fn check_stored_plan(office: &Office, caller: &Caller, id: DocketId) -> Answer<(Shown<Plan>, Arc<Compiled>)> {
    let shown = show::<Plan>(office, caller, Kind::Plan, id).await?;
    let wanted = shown.state.plan.file.as_ref().map(|it| it.0.as_str());
    let file = shown.files.iter().rev().find(|it| Some(it.sm3.to_string().as_str()) == wanted);
    let file = file.ok_or(Failure::Missing { what: "file" })?;
    let source = Source { sm3: file.sm3, name: file.name.clone(), on: office.world().today() };
    if let Some(compiled) = office.compiled_plans().get(&source) {
        return Ok((shown, compiled));
    }
    let bytes = office.store().file_get(file.sm3).await.map_err(Failure::File)?;
    let compiled = Arc::new(compile(office, &file.name, &bytes).await?);
    office.compiled_plans().keep(source, &compiled);
    Ok((shown, compiled))
}
