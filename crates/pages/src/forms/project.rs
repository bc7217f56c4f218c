//! 重点项目: what its acts ask for.

use super::register::{Register, Takes, may, must};

/// 需求类别, `need-NAME`; the names of `ledger::project::NeedKind`.
pub const NEEDS: [&str; 7] = ["land", "money", "utilities", "approval", "labour", "clearance", "other"];

/// 重点项目
pub const PROJECT: Register = Register {
    name: "project",
    word: "projects",
    states: &["planned", "signed", "started", "producing", "void"],
    columns: &["category", "investment", "project_invested", "project_needs"],
    acts: crate::acts! { "project":
        "open" [
            must("name", Takes::Text),
            must("unit", Takes::Unit),
            must("phase", Takes::Choice("project-state", &["planned", "signed", "started"])),
            may("code", Takes::Text),
            may("category", Takes::Text),
            may("helpers", Takes::Units),
            may("leader", Takes::Text),
            may("investment", Takes::Money),
            may("this_year", Takes::Money),
            may("due", Takes::Day),
            may("text", Takes::Area),
        ],
        "report" [must("text", Takes::Area), may("invested", Takes::Money)],
        "raise_need" [
            must("kind", Takes::Choice("need", &NEEDS)),
            must("text", Takes::Area),
            may("land", Takes::Number),
            may("money", Takes::Money),
            may("due", Takes::Day),
        ],
        "give_help" [must("need", Takes::One), must("text", Takes::Area)],
        "answer_need" [
            must("need", Takes::One),
            must("answer", Takes::Choice("need_answer", &["solved", "partly", "unsolvable"])),
            must("text", Takes::Area),
        ],
        "move_on" [
            must("phase", Takes::Choice("project-state", &["signed", "started", "producing"])),
            must("began", Takes::Day),
        ],
        "amend" [
            may("code", Takes::Text),
            may("leader", Takes::Text),
            may("investment", Takes::Money),
            may("this_year", Takes::Money),
            may("due", Takes::Day),
            must("reason", Takes::Text),
        ],
        "discard" [must("reason", Takes::Text)],
    },
};
