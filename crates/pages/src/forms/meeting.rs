//! 调度会: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 落实方式, `becomes-NAME`; the names of `ledger::meeting::Becomes`.
pub const BECOMES: [&str; 3] = ["item", "finding", "minutes"];

/// 调度会
pub const MEETING: Register = Register {
    name: "meeting",
    word: "meetings",
    states: &["planned", "held", "closed", "void"],
    columns: &["place", "decisions"],
    acts: crate::acts! { "meeting":
        "open" [
            must("title", Takes::Text),
            must("day", Takes::Day),
            may("place", Takes::Text),
            must("units", Takes::Units),
            may("items", Takes::Many),
            may("topics", Takes::Lines),
        ],
        "hold" [must("day", Takes::Day), must("chair", Takes::Text), must("present", Takes::Many)],
        "decide" [
            must("text", Takes::Area),
            must("becomes", Takes::Choice("becomes", &BECOMES)),
            may("unit", Takes::Unit),
            may("due", Takes::Day),
        ],
        "close" [must("minutes", Takes::Area), may("evidence", Takes::Evidence)],
        "amend" [
            must("day", Takes::Day),
            may("place", Takes::Text),
            must("units", Takes::Units),
            may("items", Takes::Many),
            may("topics", Takes::Lines),
        ],
        "cancel" [must("reason", Takes::Text)],
    },
};
