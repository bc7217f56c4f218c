//! 典型案例: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 采用级别, `practice_level-NAME`; the names of `ledger::practice::Level`.
pub const LEVELS: [&str; 4] = ["nation", "province", "city", "district"];

/// 典型案例
pub const PRACTICE: Register = Register {
    name: "practice",
    word: "practices",
    states: &["draft", "submitted", "library", "sent_up", "adopted", "void"],
    columns: &["indicator", "practice_level"],
    acts: crate::acts! { "practice":
        "open" [
            must("title", Takes::Text),
            must("unit", Takes::Unit),
            may("indicator", Takes::Of),
            must("text", Takes::Area),
            may("evidence", Takes::Photos),
        ],
        "submit" [],
        "edit" [must("title", Takes::Text), may("indicator", Takes::Of), must("text", Takes::Area)],
        "accept" [may("opinion", Takes::Area)],
        "send_back" [must("reason", Takes::Area)],
        "send_up" [must("to", Takes::Text)],
        "adopt" [must("level", Takes::Choice("practice_level", &LEVELS)), must("source", Takes::Paper)],
        "discard" [must("reason", Takes::Text)],
    },
};
