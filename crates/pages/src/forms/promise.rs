//! 政府承诺: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 政府承诺
pub const PROMISE: Register = Register {
    name: "promise",
    word: "promises",
    states: &["open", "claimed", "kept", "broken", "void"],
    columns: &["promise_to", "made_on"],
    acts: crate::acts! { "promise":
        "open" [
            must("title", Takes::Text),
            must("to", Takes::Text),
            must("unit", Takes::Unit),
            must("made_on", Takes::Day),
            may("due", Takes::Day),
            may("basis", Takes::Text),
            may("text", Takes::Area),
        ],
        "claim" [must("text", Takes::Area), may("evidence", Takes::Evidence)],
        "confirm" [must("opinion", Takes::Area)],
        "send_back" [must("reason", Takes::Area)],
        "publish" [must("place", Takes::Text)],
        "fail" [must("reason", Takes::Area)],
        "amend" [
            may("title", Takes::Text),
            may("to", Takes::Text),
            may("due", Takes::Day),
            may("basis", Takes::Text),
            may("text", Takes::Area),
            must("reason", Takes::Text),
        ],
        "discard" [must("reason", Takes::Text)],
    },
};
