//! 无障碍与安全: landmarks, labels, headings, and nothing inline.

use crate::{all, page, rendered, text, texts};
use scraper::{Html, Selector};
use std::collections::BTreeSet;

#[test]
fn nothing_is_inline() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        assert!(all(&page, "style, [style]").is_empty(), "{name}: style");
        for script in all(&page, "script") {
            assert!(script.value().attr("src").is_some() && text(script).is_empty(), "{name}: script");
        }
        for element in all(&page, "*") {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                assert!(!value.trim_start().to_ascii_lowercase().starts_with("javascript:"), "{name}: {value}");
            }
        }
    }
}

#[test]
fn nothing_comes_from_another_host() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        for element in all(&page, "[src], [href], [action]") {
            for attribute in ["src", "href", "action"] {
                let Some(address) = element.value().attr(attribute) else { continue };
                assert!(address.starts_with(['/', '#']) && !address.starts_with("//"), "{name}: {address}");
            }
        }
    }
}

#[test]
fn every_page_has_its_landmarks_and_one_first_heading() {
    for (name, lang, html) in rendered() {
        let page = Html::parse_document(&html);
        for css in ["header", "main#main", "footer", "a.skip[href='#main']", "title", "meta[name=viewport]"] {
            assert_eq!(all(&page, css).len(), 1, "{name}: {css}");
        }
        let headings = texts(&page, "h1");
        assert!(headings.len() == 1 && headings.iter().all(|it| !it.is_empty()), "{name}: {headings:?}");
        let declared = all(&page, "html").first().and_then(|it| it.value().attr("lang")).unwrap();
        assert!(declared.starts_with(lang.name()), "{name}");
    }
}

#[test]
fn no_heading_skips_a_level() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        let mut last = 1;
        for heading in all(&page, "main h1, main h2, main h3") {
            let level: u8 = heading.value().name()[1..].parse().unwrap();
            assert!(level <= last + 1, "{name}: {}", text(heading));
            last = level;
        }
    }
}

#[test]
fn no_id_stands_twice_and_every_link_inside_the_page_has_its_target() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        let mut ids = BTreeSet::new();
        for element in all(&page, "[id]") {
            let id = element.value().attr("id").unwrap();
            assert!(ids.insert(id), "{name}: {id} stands twice");
        }
        let lines = |target: &str| target.strip_prefix('L').is_some_and(|no| no.parse::<u32>().is_ok());
        for link in all(&page, "a[href^='#']") {
            let target = link.value().attr("href").unwrap().trim_start_matches('#');
            // The samples show a part of their source; the whole plan is longer.
            assert!(ids.contains(target) || lines(target), "{name}: #{target}");
        }
        for attribute in ["aria-labelledby", "aria-describedby", "for"] {
            for element in all(&page, &format!("[{attribute}]")) {
                for id in element.value().attr(attribute).unwrap().split(' ') {
                    assert!(ids.contains(id), "{name}: {attribute} {id}");
                }
            }
        }
    }
}

#[test]
fn a_light_is_a_sign_and_a_word() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        for light in all(&page, ".light") {
            let shown = text(light);
            let word = shown.trim_start_matches(|sign: char| "■□▲△◆●○✓–".contains(sign)).trim();
            assert!(!word.is_empty() && word != shown.trim(), "{name}: {shown}");
        }
    }
}

#[test]
fn tables_name_their_columns_and_cards_repeat_them() {
    let ledger = page("ledger");
    let heads = texts(&ledger, "table.items thead th");
    assert_eq!(heads, ["勾选", "亮灯", "措施", "牵头单位", "时限", "进度", "最新进展"]);
    let cells = Selector::parse("td[data-label]").unwrap();
    let row = all(&ledger, "table.items tbody tr").into_iter().next().unwrap();
    let labels: Vec<_> = row.select(&cells).filter_map(|cell| cell.value().attr("data-label")).collect();
    assert_eq!(labels, ["牵头单位", "时限", "进度", "最新进展"]);
}

#[test]
fn every_bar_of_a_chart_stands_in_the_table_behind_it() {
    let overview = page("overview");
    for chart in ["#by-indicator", "#by-unit"] {
        let names = texts(&overview, &format!("{chart} .bar-name"));
        assert_eq!(names, texts(&overview, &format!("{chart} tbody th")));
        assert!(names.len() > 5);
        assert_eq!(all(&overview, &format!("{chart} svg")).len(), names.len());
    }
}

#[test]
fn the_navigation_follows_the_role() {
    assert_eq!(texts(&page("ledger"), ".nav a"), ["方案", "台账", "问题", "督导", "诉求", "概览", "单位"]);
    assert_eq!(texts(&page("ledger"), ".nav a[aria-current]"), ["台账"]);
    assert_eq!(texts(&page("admin_units"), ".nav a"), ["单位管理", "账号管理", "本区设置", "审计"]);
    assert!(texts(&page("public"), ".nav a").is_empty());
}

#[test]
fn the_public_home_shows_neither_plan_nor_ledger() {
    let home = page("public");
    assert_eq!(texts(&home, ".tile h3"), ["事项", "诉求", "信用", "核验", "公示"]);
    for link in all(&home, "a[href]") {
        let address = link.value().attr("href").unwrap();
        assert!(["/", "/sign-in", "/voice", "/voice/track", "#main"].contains(&address), "{address}");
    }
}

#[test]
fn nine_tiles_stand_in_their_order_and_six_are_not_in_use() {
    let home = page("home");
    let tiles = texts(&home, ".tile h3");
    assert_eq!(tiles, ["方案", "台账", "指标", "事项", "证照", "信用", "监管", "项目", "诉求"]);
    assert_eq!(texts(&home, ".tile .not-yet"), vec!["尚未启用"; 6]);
}
