//! 抽查: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 核查结论, `verdict-NAME`; the names of `ledger::spot_check::Verdict`.
pub const VERDICTS: [&str; 2] = ["true", "untrue"];

/// 抽查
pub const SPOT_CHECK: Register = Register {
    name: "spotcheck",
    word: "spotchecks",
    states: &["open", "closed", "void"],
    columns: &["chosen", "untrue"],
    acts: crate::acts! { "spotcheck":
        "open" [must("title", Takes::Text), must("size", Takes::Number), must("due", Takes::Day)],
        "found" [
            must("item", Takes::One),
            must("verdict", Takes::Choice("verdict", &VERDICTS)),
            must("text", Takes::Area),
            may("due", Takes::Due),
            may("evidence", Takes::Evidence),
        ],
        "discard" [must("reason", Takes::Text)],
    },
};
