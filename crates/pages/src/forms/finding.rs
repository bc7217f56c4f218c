//! 督导发现: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 来源, `source-NAME`; the names of `ledger::finding::Source`.
pub const SOURCES: [&str; 8] =
    ["inspection", "observer", "instruction", "meeting", "city", "covert", "hotline", "proposal"];

/// 督导发现
pub const FINDING: Register = Register {
    name: "finding",
    word: "findings",
    states: &["open", "item", "closed", "declined", "void"],
    columns: &["finding_source", "severity", "place"],
    acts: crate::acts! { "finding":
        "open" [
            must("title", Takes::Text),
            may("photos", Takes::Photos),
            may("place", Takes::Text),
            may("unit", Takes::Unit),
            must("severity", Takes::Of),
            must("source", Takes::Choice("source", &SOURCES)),
            may("due", Takes::Day),
            may("text", Takes::Area),
            may("number", Takes::Text),
            may("indicator", Takes::Of),
        ],
        "answer" [must("text", Takes::Area), may("evidence", Takes::Evidence)],
        "make_item" [
            must("title", Takes::Text),
            may("text", Takes::Area),
            must("unit", Takes::Unit),
            must("due", Takes::Due),
        ],
        "join_item" [must("item", Takes::One), may("note", Takes::Text)],
        "close" [must("opinion", Takes::Area)],
        "decline" [must("reason", Takes::Area)],
        "amend" [
            may("unit", Takes::Unit),
            may("severity", Takes::Of),
            may("due", Takes::Day),
            may("place", Takes::Text),
            may("indicator", Takes::Of),
        ],
        "discard" [must("reason", Takes::Text)],
    },
};
