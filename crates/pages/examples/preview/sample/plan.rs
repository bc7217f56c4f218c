//! Plans: list, check, review, difference.

use super::{Rendered, at, docket, frame};
use jiff::civil::date;
use pages::forms;
use pages::page::*;
use pages::part::{Choice, Count, Link, Pages};
use pages::{Template, Words};

const LINES: [&str; 24] = [
    "星河区2026年营商环境整改提升方案",
    "",
    "为进一步优化营商环境，对照上年度评价反馈的问题，制定本方案。",
    "",
    "三、获得电力指标整改提升方案",
    "主要问题：",
    "一是低压非居民用户办电材料偏多，仍要求提供房产证明原件。",
    "二是部分老旧小区配电容量不足，停电时间偏长。",
    "三是办电进度查询不便，企业不掌握现场勘查时间。",
    "整改目标：",
    "获得电力指标力争进入全省前15名。",
    "整改措施：",
    "（一）精简办电环节和材料",
    "1、低压非居民用户办电环节压缩为 2 个，全过程办电时间不超过 5 个工作日。",
    "2、低压非居民用户办电不再要求提供房产证明原件，实行承诺制。",
    "（二）提升供电可靠性",
    "1、完成 12 个老旧小区配电改造，户均停电时间降到 3.5 小时以内。",
    "2、推行不停电作业，作业化率达到 85%。",
    "责任单位：国网星河供电公司、区住建局",
    "责任人：周启明",
    "完成时限：2026年6月31日",
    "（三）推进办电服务公开透明",
    "通过线上渠道公开办电进度，企业可随时查询。",
    "责任单位：",
];

fn row(id: i64, state: &str, title: &str, numbers: [u32; 5]) -> PlanRow {
    let [chapters, measures, errors, warnings, notes] = numbers;
    let adopted = state == "adopted";
    PlanRow {
        id: docket(id),
        title: title.into(),
        state: state.into(),
        number: if adopted { "星政办〔2025〕18号".into() } else { String::new() },
        issuer: if adopted { "星河区人民政府办公室".into() } else { String::new() },
        adopted_on: adopted.then_some(date(2025, 4, 8)),
        uploaded_at: at(date(2026, 3, 18), 16, 42),
        uploaded_by: "林一舟".into(),
        file: "星河区2026年整改提升方案.docx".into(),
        chapters,
        measures,
        figures: 143,
        errors,
        warnings,
        notes,
    }
}

fn draft() -> PlanRow {
    row(7, "draft", "星河区2026年营商环境整改提升方案", [15, 178, 14, 23, 41])
}

fn mark(no: usize) -> &'static str {
    match no {
        21 | 24 => "error",
        14 | 17 => "warning",
        9 => "note",
        _ => "",
    }
}

fn source() -> Vec<SourceLine> {
    LINES
        .iter()
        .enumerate()
        .map(|(index, text)| SourceLine {
            no: u32::try_from(index).unwrap_or(0) + 1,
            text: (*text).into(),
            mark: mark(index + 1),
        })
        .collect()
}

fn node(kind: &'static str, depth: u8, label: &str, text: &str, lines: (u32, u32)) -> Node {
    Node {
        kind,
        depth,
        label: label.into(),
        text: text.into(),
        from: lines.0,
        to: lines.1,
        units: vec![],
        persons: vec![],
        due: String::new(),
        figures: vec![],
    }
}

fn outline() -> Vec<Node> {
    let owned = |mut it: Node, due: &str| {
        it.units = vec!["国网星河供电公司".into(), "区住建局".into()];
        it.persons = vec!["周启明".into()];
        it.due = due.into();
        it
    };
    let figured = |mut it: Node, figures: &[&str]| {
        it.figures = figures.iter().map(|figure| (*figure).to_owned()).collect();
        it
    };
    vec![
        node("chapter", 0, "三、", "获得电力", (5, 24)),
        node("problem", 1, "一是", "低压非居民用户办电材料偏多", (7, 7)),
        node("problem", 1, "二是", "部分老旧小区配电容量不足，停电时间偏长", (8, 8)),
        node("problem", 1, "三是", "办电进度查询不便", (9, 9)),
        figured(node("goal", 1, "", "力争进入全省前15名", (11, 11)), &["省内位次 ≤ 15"]),
        owned(node("measure", 1, "（一）", "精简办电环节和材料", (13, 15)), "2026年6月31日"),
        figured(node("measure", 2, "1、", "低压非居民用户办电环节压缩为 2 个", (14, 14)), &["= 2 个", "≤ 5 工作日"]),
        node("measure", 2, "2、", "办电不再要求提供房产证明原件", (15, 15)),
        owned(node("measure", 1, "（二）", "提升供电可靠性", (16, 18)), "2026年6月31日"),
        figured(node("measure", 2, "1、", "完成 12 个老旧小区配电改造", (17, 17)), &["= 12 个", "≤ 3.5 小时"]),
        figured(node("measure", 2, "2、", "推行不停电作业", (18, 18)), &["= 85%"]),
        node("measure", 1, "（三）", "推进办电服务公开透明", (22, 23)),
    ]
}

fn finding(severity: &'static str, code: &str, kind: &str, line: u32, message: &str, help: &str) -> Diagnostic {
    Diagnostic {
        code: code.into(),
        kind: kind.into(),
        severity,
        line,
        column: 1,
        message: message.into(),
        help: help.into(),
        also: None,
    }
}

fn diagnosis() -> Diagnosis {
    let contradiction = Diagnostic {
        also: Some((17, "此处又写“户均停电时间降到 3.5 小时以内”，第 88 行写的是 4 小时".into())),
        ..finding(
            "error",
            "figure/contradicts",
            "数字前后不一",
            88,
            "同一个承诺写了两个数。",
            "请确定一个，两处改成一样。",
        )
    };
    Diagnosis::arrange(vec![
        finding("error", "due/no-such-day", "日期不存在", 21, "6 月没有 31 日。", "请改为 2026年6月30日 或其他日期。"),
        finding(
            "error",
            "owner/missing",
            "缺责任单位",
            24,
            "“责任单位：”后面没有写单位，措施（三）没有单位负责。",
            "请补上牵头单位，排在第一位。",
        ),
        contradiction,
        finding("warning", "goal/vague", "目标没有数", 14, "“压缩为 2 个”没有写从几个压缩。", "建议写明现在是几个。"),
        finding("warning", "goal/vague", "目标没有数", 17, "“降到 3.5 小时以内”没有写现状。", "建议写明上年数据。"),
        finding("warning", "label/width", "编号写法不一", 112, "括号一半全角、一半半角。", "请统一为（一）。"),
        finding(
            "note",
            "problem/unanswered",
            "问题没有对应措施",
            9,
            "没有找到直接对应“进度查询不便”的措施，可能是（三）。",
            "审定时可以手工对应。",
        ),
    ])
}

fn entries() -> Vec<ReviewEntry> {
    let entry = |id: &str, no: &str, title: &str, owner: &str, due, from| ReviewEntry {
        id: id.into(),
        no: no.into(),
        title: title.into(),
        indicator: "获得电力".into(),
        owner: owner.into(),
        partners: if owner.is_empty() { vec![] } else { vec!["区住建局".into()] },
        persons: if owner.is_empty() { vec![] } else { vec!["周启明".into()] },
        due,
        due_written: String::new(),
        from,
        to: from,
        state: "kept".into(),
        reason: String::new(),
        lacks: if owner.is_empty() { vec!["owner".into(), "due".into()] } else { vec![] },
    };
    let june = Some(date(2026, 6, 30));
    let power = "国网星河供电公司";
    let mut all = vec![
        entry("31", "3-（一）-1", "低压非居民用户办电环节压缩为 2 个", power, june, 14),
        entry("32", "3-（一）-2", "低压非居民用户办电不再要求提供房产证明原件", power, june, 15),
        entry("33", "3-（二）-1", "完成 12 个老旧小区配电改造", power, june, 17),
        entry("34", "3-（二）-2", "推行不停电作业", power, june, 18),
        entry("35", "3-（三）", "推进办电服务公开透明", "", None, 22),
    ];
    if let Some(one) = all.get_mut(1) {
        one.state = "fixed".into();
    }
    if let Some(one) = all.get_mut(3) {
        (one.state, one.reason) = ("dropped".into(), "属日常工作，不单列".into());
    }
    all
}

fn checked(w: Words) -> CheckPage {
    CheckPage {
        frame: frame(w, "/plans/check"),
        form: forms::plan::check(),
        name: Some("星河区2026年营商环境整改提升方案".into()),
        chapters: 15,
        measures: 178,
        source: source(),
        has_lines: true,
        outline: outline(),
        diagnosis: diagnosis(),
    }
}

fn review(w: Words) -> ReviewPage {
    let id = docket(7);
    let facts = forms::plan::EntryFacts {
        title: "推进办电服务公开透明".into(),
        text: "通过线上渠道公开办电进度，企业可随时查询。".into(),
        ..Default::default()
    };
    let mut edit = forms::plan::entry_edit(id, "35", facts);
    edit.refill(&[
        ("title".into(), "推进办电服务公开透明".into()),
        ("owner".into(), "星河供电".into()),
        ("due".into(), "9月31日".into()),
        ("text".into(), "通过线上渠道公开办电进度，企业可随时查询。".into()),
    ]);
    edit.fault("due", "9 月没有 31 日，请改为 9月30日 或其他日期。");
    edit.understood("owner", "认作 国网星河供电公司");
    let others =
        entries().into_iter().take(4).map(|it| Choice::new(it.id, format!("{} {}", it.no, it.title))).collect();
    let problems = vec![Choice::new("3", "一是 办电材料偏多"), Choice::new("5", "三是 办电进度查询不便")];
    ReviewPage {
        frame: frame(w, "/plans/7/review?entry=35"),
        plan: draft(),
        tabs: vec![
            (Link { href: "/plans/7/review".into(), text: w.t("all") }, Count::exact(178), true),
            (Link { href: "/plans/7/review?show=lacking".into(), text: w.t("lack-owner") }, Count::exact(9), false),
            (Link { href: "/plans/7/review?show=fixed".into(), text: w.t("entry-fixed") }, Count::exact(12), false),
            (Link { href: "/plans/7/review?show=dropped".into(), text: w.t("entry-dropped") }, Count::exact(1), false),
        ],
        entries: entries(),
        show: String::new(),
        open: Some(OpenEntry {
            id: "35".into(),
            problems: vec!["三是办电进度查询不便，企业不掌握现场勘查时间。".into()],
            figures: vec![],
            forms: vec![
                edit,
                forms::plan::entry_link(id, "35", problems, "5"),
                forms::plan::entry_split(id, "35", "通过线上渠道公开办电进度\n企业可随时查询"),
                forms::plan::entry_merge(id, "35", others),
                forms::plan::entry_drop(id, "35"),
            ],
            prev: Some("34".into()),
            next: None,
        }),
        source: source().split_off(16),
        lit: (22, 23),
        fill: Some(forms::plan::entries_fill(
            id,
            vec![Choice::new("lacking", w.code("which", "lacking")), Choice::new("ticked", w.code("which", "ticked"))],
        )),
        blocks: vec![
            Block { text: "3-（三） 缺牵头单位".into(), href: "/plans/7/review?entry=35#opened".into() },
            Block { text: "3-（三） 缺完成时限".into(), href: "/plans/7/review?entry=35#opened".into() },
        ],
        adopt: Some(forms::plan::adopt(id, "星河区人民政府办公室")),
    }
}

fn difference(w: Words) -> DifferencePage {
    let id = docket(5);
    let change = |field, before: &str, after: &str| Change { field, before: before.into(), after: after.into() };
    let change_forms = |no, lacks| vec![forms::plan::accept_change(id, no, lacks), forms::plan::refuse_change(id, no)];
    let entry = |kind, no: &str, title: &str, item: Option<i64>, changes, forms| DifferenceRow {
        kind,
        about: "item",
        no: no.into(),
        title: title.into(),
        item: item.map(docket),
        changes,
        forms,
    };
    DifferencePage {
        frame: frame(w, "/plans/5/difference/8"),
        running: row(5, "adopted", "星河区2025年营商环境整改提升方案", [15, 171, 0, 4, 20]),
        changed: PlanRow { file: "整改提升方案（修订）.docx".into(), ..draft() },
        rows: vec![
            entry("removed", "4-（三）", "开展用水满意度回访", Some(120), vec![], change_forms(1, false)),
            entry(
                "changed",
                "3-（一）-1",
                "低压非居民用户办电环节压缩为 2 个",
                Some(101),
                vec![
                    change("due", "2026年6月30日", "2026年5月31日"),
                    change("text", "不超过 5 个工作日", "不超过 3 个工作日"),
                ],
                change_forms(2, false),
            ),
            entry("added", "3-（四）", "设立用电服务专员", None, vec![], change_forms(3, true)),
        ],
        same: 168,
        accept_all: Some(forms::plan::accept_changes(id)),
    }
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let plans = vec![
        draft(),
        row(5, "adopted", "星河区2025年营商环境整改提升方案", [15, 171, 0, 4, 20]),
        row(3, "discarded", "整改方案（征求意见稿）", [15, 160, 31, 52, 60]),
    ];
    let list = |plans| PlansPage {
        frame: frame(w, "/plans"),
        plans,
        upload: Some(forms::plan::upload()),
        pages: Pages::default(),
    };
    let check = PlanPage {
        frame: frame(w, "/plans/7"),
        plan: draft(),
        source: source(),
        has_lines: true,
        outline: outline(),
        diagnosis: diagnosis(),
        forms: vec![forms::plan::discard(docket(7))],
        changes: 2,
        reviewable: true,
    };
    let clean = PlanPage {
        plan: row(5, "adopted", "星河区2025年营商环境整改提升方案", [15, 171, 0, 0, 0]),
        diagnosis: Diagnosis::default(),
        frame: frame(w, "/plans/5"),
        source: source(),
        has_lines: false,
        outline: outline(),
        forms: vec![forms::plan::replace(docket(5))],
        changes: 2,
        reviewable: false,
    };
    let untouched = ReviewPage { open: None, lit: (0, 0), blocks: vec![], ..review(w) };
    vec![
        ("plans", list(plans).render()),
        ("plans_empty", list(vec![]).render()),
        ("plan", check.render()),
        ("plan_clean", clean.render()),
        ("check", checked(w).render()),
        ("check_start", CheckPage { name: None, ..checked(w) }.render()),
        ("review", review(w).render()),
        ("review_start", untouched.render()),
        ("difference", difference(w).render()),
    ]
}
