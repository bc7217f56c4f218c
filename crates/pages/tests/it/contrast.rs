//! 对比度: the tokens of both themes, by the formula of WCAG 2.2.

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [u8; 3]>;

/// The tokens of the light theme and of the dark one, which overrides it.
fn themes() -> [(&'static str, Tokens); 2] {
    let sheet = include_str!("../../assets/tokens.css");
    let (light, dark) = sheet.split_once("@media").unwrap();
    let light = tokens(light);
    let dark = light.clone().into_iter().chain(tokens(dark)).collect();
    [("light", light), ("dark", dark)]
}

fn tokens(sheet: &str) -> Tokens {
    sheet
        .split(';')
        .filter_map(|part| part.split_once("--")?.1.split_once(": #"))
        .filter_map(|(name, hex)| {
            let part = |at: usize| u8::from_str_radix(hex.trim().get(at..at + 2)?, 16).ok();
            Some((name.to_owned(), [part(0)?, part(2)?, part(4)?]))
        })
        .collect()
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
}

#[test]
fn text_stands_out_from_every_ground_it_is_set_on() {
    let grounds = ["paper", "surface", "sunk", "accent-soft"];
    let pairs = |text: &'static str, least: f64, grounds: &[&'static str]| {
        grounds.iter().map(|ground| (text, *ground, least)).collect::<Vec<_>>()
    };
    let mut wanted =
        pairs("ink", 7.0, &["paper", "surface", "sunk", "accent-soft", "red-soft", "amber-soft", "green-soft", "mark"]);
    for text in ["muted", "accent", "overdue-text", "amber-text", "green-text", "pending-text", "quiet-text"] {
        wanted.extend(pairs(text, 4.5, &grounds));
    }
    wanted.extend([("accent-ink", "accent", 4.5), ("red", "surface", 4.5), ("overdue-text", "red-soft", 4.5)]);
    wanted.extend([("amber-text", "amber-soft", 4.5), ("muted", "amber-soft", 4.5)]);
    // Signs and borders of controls are graphics: 3 to 1.
    for sign in ["overdue", "unreported", "lagging", "near", "pending", "normal", "not_started", "done", "line-strong"]
    {
        wanted.extend(pairs(sign, 3.0, &["paper", "surface"]));
    }
    for (theme, tokens) in themes() {
        for (text, ground, least) in &wanted {
            let found = contrast(*tokens.get(*text).unwrap(), *tokens.get(*ground).unwrap());
            assert!(found >= *least, "{theme}: {text} on {ground} is {found:.2}, less than {least}");
        }
    }
}
