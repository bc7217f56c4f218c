//! 编译方案: a file that somebody hands in becomes a compiled plan; nothing is kept.

use crate::{Answer, Failure, Office, caller::Caller};
use plan::{Options, document::Document};

/// 编译结果 the document as it was read, and what the compiler made of it.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The document.
    pub document: Document,
    /// The plan.
    pub plan: plan::Plan,
}

/// 编译方案
///
/// # Errors
/// [`Failure::Unreadable`] with what the file is and what to do.
pub async fn compile_plan(office: &Office, caller: &Caller, name: &str, bytes: &[u8]) -> Answer<Compiled> {
    office.may(caller, "plan.check", false)?;
    compile(office, name, bytes).await
}

/// The same for whoever has leave already.
pub(crate) async fn compile(office: &Office, name: &str, bytes: &[u8]) -> Answer<Compiled> {
    let document = office.worker().read(name, bytes).await.map_err(Failure::Unreadable)?;
    let options = Options { year_hint: None, today: Some(office.world().today()) };
    let work = move || {
        let plan = plan::compile(&document, &options);
        Compiled { document, plan }
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Failure::World(store::StoreError::Aborted))
}
