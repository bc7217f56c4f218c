//! 指标: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 排名范围, `rank_field-NAME`; the names of `ledger::indicator::Field`.
pub const FIELDS: [&str; 2] = ["province", "city"];

/// 指标
pub const INDICATOR: Register = Register {
    name: "indicator",
    word: "indicators",
    states: &["kept"],
    columns: &["indicator_last", "indicator_before", "indicator_target"],
    acts: crate::acts! { "indicator":
        "open" [must("no", Takes::Number), must("name", Takes::Text), may("lead", Takes::Unit)],
        "record_rank" [
            must("year", Takes::Number),
            must("field", Takes::Choice("rank_field", &FIELDS)),
            must("place", Takes::Number),
            may("of", Takes::Number),
            must("source", Takes::Paper),
        ],
        "aim" [
            must("year", Takes::Number),
            must("field", Takes::Choice("rank_field", &FIELDS)),
            may("floor", Takes::Number),
            may("stretch", Takes::Number),
            must("source", Takes::Text),
        ],
        "entrust" [may("lead", Takes::Unit)],
        "withdraw_rank" [
            must("year", Takes::Number),
            must("field", Takes::Choice("rank_field", &FIELDS)),
            must("reason", Takes::Text),
        ],
    },
};
