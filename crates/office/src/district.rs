//! 本区 whose installation this is: the name that pages and sheets carry, and its code.

use store::{Store, StoreError};

/// 本区
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct District {
    /// 区名, `""` while nobody has set it.
    pub name: String,
    /// 行政区划代码 by GB/T 2260, `""` while nobody has set it.
    pub region: String,
}

pub(crate) const NAME: &str = "district/name";
pub(crate) const REGION: &str = "district/region";

impl District {
    pub(crate) async fn load(store: &Store) -> Result<Self, StoreError> {
        let name = store.setting(NAME).await?.unwrap_or_default();
        Ok(Self { name, region: store.setting(REGION).await?.unwrap_or_default() })
    }
}
