//! 设置本区: name and code.

use super::district;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use office::{district::District, save_district::save_district};

pub(super) async fn send(visit: Visit, form: Form) -> Result<Reply, Reply> {
    let request = District { name: form.text("district").to_owned(), region: form.text("region").to_owned() };
    match save_district(visit.office(), visit.caller()?, request).await {
        Ok(()) => Ok(Reply::see_other("/admin/district?done=district")),
        Err(failure) => district::show(&visit, Some(Again::new(&visit, "district", form, failure)?)).await,
    }
}
