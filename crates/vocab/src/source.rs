//! 依据 where a value or rule comes from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 依据 the instrument and article that a value, rule or refusal rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name and number of the paper, as printed: `国办发明电〔2024〕12号`.
    pub instrument: String,
    /// Article or paragraph, `""` for the whole paper.
    #[serde(default)]
    pub article: String,
    /// The day on which somebody last compared this with the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<Date>,
}
