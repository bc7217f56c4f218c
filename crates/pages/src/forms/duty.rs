//! 经常性工作: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 类别, `duty_kind-NAME`; the names of `ledger::duty::DutyKind`.
pub const KINDS: [&str; 4] = ["meeting", "training", "publicity", "report"];

/// 经常性工作
pub const DUTY: Register = Register {
    name: "duty",
    word: "duties",
    states: &["running", "stopped"],
    columns: &["duty_kind", "rhythm", "duty_share"],
    acts: crate::acts! { "duty":
        "open" [
            must("title", Takes::Text),
            must("kind", Takes::Choice("duty_kind", &KINDS)),
            must("unit", Takes::Unit),
            must("rhythm", Takes::Choice("rhythm", &["month", "quarter"])),
            must("from", Takes::Day),
            may("until", Takes::Day),
            may("indicator", Takes::Of),
            may("text", Takes::Area),
        ],
        "hold" [
            must("period", Takes::Of),
            must("took_place", Takes::Day),
            may("attendance", Takes::Number),
            must("text", Takes::Area),
            must("evidence", Takes::Evidence),
        ],
        "stop" [must("reason", Takes::Text)],
    },
};
