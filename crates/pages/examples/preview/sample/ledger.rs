//! Lists: home, ledger, text for the chat, search, overview, units.

use super::{Rendered, TODAY, at, choices, docket, done, frame, unit};
use jiff::civil::{Date, date};
use pages::chart::{Bar, Chart};
use pages::page::*;
use pages::part::*;
use pages::{Template, Words};

type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, usize, Option<Date>, Option<i32>);

const ROWS: [Row; 12] = [
    (
        "3-（一）-2",
        "低压非居民用户办电不再要求提供房产证明原件",
        "overdue",
        "accepted",
        "获得电力",
        4,
        Some(date(2026, 3, 6)),
        Some(-9),
    ),
    (
        "8-（二）",
        "建立民商事案件繁简分流机制，小额诉讼平均审理不超过 30 天",
        "overdue",
        "accepted",
        "执行合同",
        9,
        Some(date(2026, 3, 13)),
        Some(-4),
    ),
    (
        "2-（三）-1",
        "社会投资简易低风险项目实行一次联合验收",
        "unreported",
        "accepted",
        "办理建筑许可",
        2,
        Some(date(2026, 6, 30)),
        Some(70),
    ),
    (
        "5-（一）",
        "新建小区红线外燃气接入由燃气企业投资建设",
        "unreported",
        "accepted",
        "获得用气",
        6,
        Some(date(2026, 9, 30)),
        Some(134),
    ),
    (
        "7-（四）",
        "推广“信易贷”，年内为中小微企业授信不少于 6 亿元",
        "lagging",
        "accepted",
        "获得信贷",
        8,
        Some(date(2026, 12, 31)),
        Some(197),
    ),
    (
        "1-（二）",
        "企业开办全流程压缩到 0.5 个工作日，公章、税控设备免费",
        "near",
        "accepted",
        "开办企业",
        1,
        Some(date(2026, 3, 25)),
        Some(4),
    ),
    (
        "11-（一）-3",
        "设立“办不成事”反映窗口，当场能办的当场办",
        "near",
        "accepted",
        "政务服务",
        0,
        Some(date(2026, 3, 27)),
        Some(6),
    ),
    (
        "6-（二）",
        "存量房转移登记“一窗受理、并行办理”，当日办结",
        "pending",
        "submitted",
        "财产登记",
        3,
        Some(date(2026, 3, 31)),
        None,
    ),
    (
        "9-（一）",
        "政府采购合同签订后 3 个工作日内支付预付款",
        "pending",
        "submitted",
        "政府采购",
        10,
        Some(date(2026, 4, 30)),
        None,
    ),
    (
        "10-（三）",
        "评标场所全程录音录像，资料保存不少于 15 年",
        "normal",
        "accepted",
        "招标投标",
        11,
        Some(date(2026, 10, 31)),
        Some(155),
    ),
    ("13-（五）", "每季度召开一次民营企业座谈会，意见逐条答复", "normal", "accepted", "企业权益保护", 15, None, None),
    (
        "14-（一）",
        "“双公示”信息自作出决定之日起 7 个工作日内报送",
        "not_started",
        "assigned",
        "信用环境",
        13,
        Some(date(2026, 12, 20)),
        Some(190),
    ),
];

fn row(index: usize, row: &Row) -> ItemRow {
    let (no, title, light, state, indicator, owner, due, left) = *row;
    let news = [
        Some("已把材料清单减到 3 项，窗口试行两周"),
        Some("分流规程初稿送审"),
        None,
        None,
        Some("累计授信 0.8 亿元，4 家银行接入"),
        Some("开办专区合并为 2 个窗口"),
    ];
    let news = news.get(index % news.len()).copied().flatten();
    ItemRow {
        id: docket(i64::try_from(index).unwrap_or(0) + 101),
        no: no.into(),
        title: title.into(),
        light: LightView::of(light),
        state: state.into(),
        indicator: indicator.into(),
        owner: (index != 10).then(|| unit(owner)),
        partners: if index.is_multiple_of(3) { vec![unit(0), unit(13)] } else { vec![] },
        due,
        due_written: if due.is_none() { "持续推进".into() } else { String::new() },
        left,
        progress: [Some(60), Some(35), None, Some(10), Some(13), Some(90)].get(index % 6).copied().flatten(),
        news: news.map(|text| News { on: date(2026, 3, 2), text: text.into() }),
        picked: false,
    }
}

pub fn items() -> Vec<ItemRow> {
    ROWS.iter().enumerate().map(|(index, it)| row(index, it)).collect()
}

fn pick(lights: &[&str]) -> Vec<ItemRow> {
    items().into_iter().filter(|item| lights.contains(&item.light.name())).collect()
}

fn tab(light: Option<&str>, n: u32, current: bool) -> LightTab {
    let href = light.map_or_else(|| "/items".to_owned(), |name| format!("/items?light={name}"));
    LightTab { light: light.map(LightView::of), count: Count { n, more: n == 1_000 }, href, current }
}

fn tabs(current: Option<&str>) -> Vec<LightTab> {
    let counts = [
        ("overdue", 2),
        ("unreported", 5),
        ("lagging", 3),
        ("near", 8),
        ("pending", 6),
        ("normal", 118),
        ("not_started", 9),
        ("done", 27),
    ];
    std::iter::once(tab(None, 178, current.is_none()))
        .chain(counts.map(|(name, n)| tab(Some(name), n, current == Some(name))))
        .collect()
}

fn indicators() -> Vec<Choice> {
    ["开办企业", "办理建筑许可", "获得电力", "获得用水", "获得用气", "财产登记", "获得信贷", "执行合同"]
        .map(|name| Choice::new(name, name))
        .to_vec()
}

fn ledger(w: Words) -> LedgerPage {
    LedgerPage {
        frame: frame(w, "/items"),
        tabs: tabs(None),
        query: Query { sort: "due".into(), ..Query::default() },
        query_string: "sort=due".into(),
        remarks: vec![],
        chips: vec![],
        states: vec!["drafted", "assigned", "declined", "accepted", "submitted", "closed", "routine"],
        units: choices(0..16),
        indicators: indicators(),
        items: items(),
        count: Count { n: 178, more: false },
        pages: Pages { prev: None, next: Some("/items?after=c1".into()) },
        urge: Some(pages::forms::item::urge_many("")),
        opens: true,
    }
}

fn filtered(w: Words) -> LedgerPage {
    LedgerPage {
        frame: done(frame(w, "/items?light=near&unit=2&to=12月底"), "已向 3 个单位发出催办。"),
        tabs: tabs(Some("near")),
        query: Query {
            light: "near".into(),
            unit: "2".into(),
            to: "12月底".into(),
            sort: "due".into(),
            ..Query::default()
        },
        query_string: "light=near&unit=2&to=12月底".into(),
        remarks: vec!["12月底 按 2026年12月31日（周四）筛选".into()],
        chips: vec![
            Link { href: "/items?unit=2&to=12月底".into(), text: "临近".into() },
            Link { href: "/items?light=near&to=12月底".into(), text: "区市场监管局".into() },
            Link { href: "/items?light=near&unit=2".into(), text: "时限到 12月底".into() },
        ],
        items: vec![],
        count: Count::exact(0),
        pages: Pages::default(),
        ..ledger(w)
    }
}

fn home(w: Words) -> HomePage {
    let group = |name, lights: &[&str], n, href: &str| DeskGroup {
        name,
        items: pick(lights),
        total: Count { n, more: n >= 1_000 },
        href: href.into(),
    };
    let living = [("/plans", 2, 1), ("/items", 151, 14), ("/overview", 15, 0)];
    let tiles = home::TILES.iter().enumerate().map(|(index, name)| match living.get(index) {
        Some((href, n, waits)) => Tile { name, href: Some(href), number: Count::exact(*n), waits: *waits },
        None => Tile { name, href: None, number: Count::default(), waits: 0 },
    });
    HomePage {
        frame: frame(w, "/"),
        tiles: tiles.collect(),
        desk: vec![
            group("overdue", &["overdue"], 2, "/items?light=overdue"),
            group("check", &["pending"], 6, "/items?light=pending"),
            group("unreported", &["unreported"], 2, "/items?light=unreported"),
            group("near", &["near"], 8, "/items?light=near"),
        ],
    }
}

fn bars(names: &[&str], parts: &[[u32; 6]]) -> Vec<Bar> {
    let lights = ["overdue", "unreported", "near", "pending", "normal", "done"];
    names
        .iter()
        .zip(parts)
        .map(|(name, counts)| Bar {
            name: (*name).into(),
            href: format!("/items?indicator={name}"),
            parts: lights
                .iter()
                .zip(counts)
                .filter(|(_, n)| **n > 0)
                .map(|(light, n)| (LightView::of(light), *n))
                .collect(),
        })
        .collect()
}

fn overview(w: Words) -> OverviewPage {
    let names = ["开办企业", "办理建筑许可", "获得电力", "获得用水", "获得用气", "财产登记", "获得信贷", "执行合同"];
    let parts = [
        [0, 0, 2, 1, 6, 3],
        [0, 2, 1, 0, 14, 2],
        [1, 0, 0, 1, 9, 4],
        [0, 0, 1, 0, 7, 1],
        [0, 1, 0, 0, 8, 0],
        [0, 0, 0, 2, 9, 5],
        [0, 0, 3, 0, 11, 0],
        [1, 0, 0, 0, 10, 2],
    ];
    let chart = |id, title: &str, axis: &str, names: &[&str], parts: &[[u32; 6]]| Chart {
        id,
        title: w.t(title),
        axis: w.t(axis),
        bars: bars(names, parts),
        source: w.t("overview-source"),
    };
    let by_unit =
        ["国网星河供电公司", "区法院", "区住建局", "星河燃气公司", "区金融局", "区市场监管局", "区自然资源局"];
    let unit_parts = [
        [1, 0, 0, 1, 9, 4],
        [1, 0, 0, 0, 10, 2],
        [0, 2, 1, 0, 14, 2],
        [0, 1, 0, 0, 8, 0],
        [0, 0, 3, 0, 11, 0],
        [0, 0, 2, 1, 9, 3],
        [0, 0, 0, 2, 9, 5],
    ];
    OverviewPage {
        frame: frame(w, "/overview"),
        lights: tabs(None).into_iter().filter_map(|it| Some((it.light?, it.count, it.href))).collect(),
        by_indicator: chart("by-indicator", "overview-by-indicator", "column-indicator", &names, &parts),
        by_unit: chart("by-unit", "overview-by-unit", "column-unit", &by_unit, &unit_parts),
        indicators: names
            .iter()
            .zip([12, 19, 15, 9, 9, 16, 14, 13])
            .map(|(name, total)| IndicatorRow {
                name: (*name).into(),
                href: format!("/items?indicator={name}"),
                done: total / 4,
                total,
                cancelled: 1,
                problems: 4,
                target: if total > 12 { "力争进入全省前 15 名".into() } else { String::new() },
            })
            .collect(),
        at: at(TODAY, 9, 30),
    }
}

fn units(w: Words) -> (UnitsPage, UnitPage) {
    let card = |index, lights: &[(&str, u32)]| UnitCard {
        unit: unit(index),
        lights: lights.iter().map(|(light, n)| (LightView::of(light), *n)).collect(),
        leads: lights.iter().map(|(_, n)| n).sum(),
        partakes: 7,
    };
    let list = UnitsPage {
        frame: frame(w, "/units"),
        units: vec![
            card(4, &[("overdue", 1), ("pending", 1), ("normal", 9), ("done", 4)]),
            card(9, &[("overdue", 1), ("normal", 10), ("done", 2)]),
            card(2, &[("unreported", 2), ("near", 1), ("normal", 14), ("done", 2)]),
            card(1, &[("near", 2), ("pending", 1), ("normal", 9), ("done", 3)]),
        ],
    };
    let period = |period: &str, due, in_time, late, missing| Period {
        period: period.into(),
        due,
        expected: in_time + late + missing,
        in_time,
        late,
        missing,
    };
    let person = |role: &str, name: &str, phone: &str| Person {
        role: role.into(),
        name: name.into(),
        phone: phone.into(),
        unit: String::new(),
    };
    let one = UnitPage {
        frame: frame(w, "/units/5"),
        unit: unit(4),
        aliases: vec!["国网星河区供电公司".into(), "星河供电公司".into()],
        lights: vec![
            (LightView::of("overdue"), 1, "/items?unit=5&light=overdue".into()),
            (LightView::of("pending"), 1, "/items?unit=5&light=pending".into()),
            (LightView::of("normal"), 9, "/items?unit=5&light=normal".into()),
            (LightView::of("done"), 4, "/items?unit=5&light=done".into()),
        ],
        items: items().into_iter().take(3).collect(),
        count: Count::exact(15),
        href: "/items?unit=5".into(),
        periods: vec![period("2026-02", date(2026, 3, 5), 13, 1, 1), period("2026-01", date(2026, 2, 5), 15, 0, 0)],
        persons: vec![person("责任领导", "周启明", ""), person("联络员", "许宁", "138****0142")],
    };
    (list, one)
}

pub fn pages(w: Words) -> Vec<(&'static str, Rendered)> {
    let empty = LedgerPage {
        items: vec![],
        count: Count::exact(0),
        query: Query::default(),
        pages: Pages::default(),
        urge: None,
        ..ledger(w)
    };
    let text = "【未报提醒】截至3月19日，以下 2 项 2 月进展还没有收到，请在今天下班前报送：\n1. 区住建局：2-（三）-1 社会投资简易低风险项目实行一次联合验收\n2. 星河燃气公司：5-（一） 新建小区红线外燃气接入由燃气企业投资建设\n如已线下报送，请告诉营商办，由我们代录。";
    let chat = ChatPage {
        frame: frame(w, "/items/chat"),
        kind: "unreported".into(),
        text: text.into(),
        count: Count::exact(2),
    };
    let hits = items().into_iter().skip(5).take(3).map(|item| Hit {
        kind: "item",
        href: format!("/items/{}", item.id),
        no: item.no,
        title: item.title,
        extract: vec![
            ("企业".into(), false),
            ("开办".into(), true),
            ("全流程压缩到 0.5 个工作日，公章免费……".into(), false),
        ],
        light: Some(item.light),
    });
    let hits = hits.collect();
    let search = SearchPage {
        frame: frame(w, "/search?q=开办"),
        q: "开办".into(),
        hits,
        count: Count { n: 1_000, more: true },
        pages: Pages { prev: None, next: Some("/search?q=开办&after=3".into()) },
    };
    let nothing = SearchPage {
        frame: frame(w, "/search"),
        q: "水电气".into(),
        hits: vec![],
        count: Count::exact(0),
        pages: Pages::default(),
    };
    let open = OpenItemPage {
        frame: frame(w, "/items/new"),
        form: pages::forms::item::open(&w, &choices(0..16), &indicators()),
    };
    let (list, one) = units(w);
    let quiet = HomePage { desk: vec![], ..home(w) };
    vec![
        ("home", home(w).render()),
        ("home_quiet", quiet.render()),
        ("ledger", ledger(w).render()),
        ("ledger_filtered", filtered(w).render()),
        ("ledger_empty", empty.render()),
        ("item_new", open.render()),
        ("chat", chat.render()),
        ("search", search.render()),
        ("search_empty", nothing.render()),
        ("overview", overview(w).render()),
        ("units", list.render()),
        ("unit", one.render()),
    ]
}
