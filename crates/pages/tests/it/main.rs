//! Every page with invented data: words are whole, forms are safe and labelled, nothing is inline.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access;
mod contrast;
mod forms;
mod words;

#[path = "../../examples/preview/sample/mod.rs"]
mod sample;

use pages::{Lang, Words};
use scraper::{ElementRef, Html, Selector};

/// Every page in both languages, as (name, language, HTML).
fn rendered() -> Vec<(String, Lang, String)> {
    [Lang::Zh, Lang::En]
        .into_iter()
        .flat_map(|lang| {
            sample::pages(Words::new(lang))
                .into_iter()
                .map(move |(name, html)| (format!("{name} ({})", lang.name()), lang, html.unwrap()))
        })
        .collect()
}

fn page(name: &str) -> Html {
    let pages = sample::pages(Words::default());
    let (_, html) = pages.into_iter().find(|(it, _)| *it == name).unwrap();
    Html::parse_document(&html.unwrap())
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css).unwrap();
    html.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(html: &Html, css: &str) -> Vec<String> {
    all(html, css).into_iter().map(text).collect()
}
