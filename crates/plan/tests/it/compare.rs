//! 比较 a changed plan against the one imported before.

use plan::document::Format;
use plan::{Change, ChangeKind, Options, compare, compile};

use crate::structure::document;

const BEFORE: &str = "\
一、获得用水指标整改提升方案
主要问题：
一是接水慢。
整改目标：
获得用水指标力争进入全省前20名。
整改措施：
（一）精简接水材料。只收申请表一份，其余材料由供水公司内部调取。
责任单位：区水利局
完成时限：2024年6月30日
（二）压缩接水时间。无外线工程的当日接通，有外线工程的三日接通。
责任单位：区水利局
完成时限：2024年9月30日
（三）公开接水费用。在营业厅张贴收费标准和收费依据。
责任单位：区水利局
完成时限：2024年9月30日
";

fn changes(after: &str) -> Vec<Change> {
    let [old, new] = [BEFORE, after].map(|text| compile(&document(text, Format::Text), &Options::default()));
    compare(&old, &new)
}

#[test]
fn a_new_owner_and_a_new_day_are_told_apart() {
    let after =
        BEFORE.replacen("责任单位：区水利局", "责任单位：区供水公司", 1).replacen("2024年6月30日", "2024年7月31日", 1);
    let kinds: Vec<ChangeKind> = changes(&after).into_iter().map(|change| change.kind).collect();
    let owners = |name: &str| vec![format!("责任单位：{name}")];
    assert_eq!(
        kinds,
        [
            ChangeKind::Owners { old: owners("区水利局"), new: owners("区供水公司") },
            ChangeKind::Deadline { old: "2024-06-30".to_owned(), new: "2024-07-31".to_owned() },
        ]
    );
}

#[test]
fn a_measure_put_in_front_moves_the_others_and_loses_none() {
    let after = BEFORE.replacen("（二）压缩", "（三）压缩", 1).replacen("（三）公开", "（四）公开", 1).replacen(
        "（三）压缩",
        "（二）设立接水专窗。由专人受理企业用水申请。\n责任单位：区水利局\n完成时限：2024年9月30日\n（三）压缩",
        1,
    );
    let changes = changes(&after);
    assert!(!changes.iter().any(|change| change.kind == ChangeKind::Removed), "{changes:#?}");
    let added: Vec<&str> = changes.iter().filter(|c| c.kind == ChangeKind::Added).map(|c| c.title.as_str()).collect();
    assert_eq!(added, ["设立接水专窗"]);
    assert_eq!(changes.iter().filter(|c| matches!(c.kind, ChangeKind::Moved { .. })).count(), 2, "{changes:#?}");
}

#[test]
fn a_dropped_measure_is_removed() {
    let at = BEFORE.find("（三）公开").unwrap_or(0);
    let changes = changes(&BEFORE[..at]);
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].title.as_str(), &changes[0].kind), ("公开接水费用", &ChangeKind::Removed));
}
