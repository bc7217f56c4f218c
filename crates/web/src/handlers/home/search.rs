//! 搜索

use crate::{
    query::address,
    reply::Reply,
    views::{Lens, lens, light},
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use docket::Docket;
use ledger::{Item, Problem};
use office::{Failure, Row, directory::Directory, register, search::search};
use pages::{
    page::{Hit, SearchPage},
    part::Pages,
};

/// Characters of an extract before and after the first hit.
const AROUND: usize = 24;

/// `GET /search?q=…`
pub async fn page(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(raw.as_deref().unwrap_or("")).unwrap_or_default();
    let value = |name: &str| {
        pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let (q, after) = (value("q"), value("after"));
    let after = if after.is_empty() { Ok(None) } else { after.parse().map(Some) };
    let after = after.map_err(Failure::World).or_reply(&visit)?;
    let found = search(visit.office(), visit.caller()?, &q, after).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let units = found.units.iter().map(|it| Hit {
        kind: "unit",
        href: format!("/units/{}", it.id),
        no: String::new(),
        title: it.name.clone(),
        extract: extract(&it.aliases.join("、"), &q),
        light: None,
    });
    let mut hits: Vec<Hit> = units.collect();
    hits.extend(found.dockets.iter().map(|(row, text)| hit(row, text, &q, &lens)));
    let next = found.next.map(|it| address("/search", &[("q", &q), ("after", &it.to_string())]));
    let mut count = lens::count(found.count);
    count.n = count.n.saturating_add(lens::number(found.units.len() as u64));
    let page = SearchPage { frame: visit.frame(&directory), hits, count, pages: Pages { prev: None, next }, q };
    Reply::page(&visit, &page)
}

fn hit(row: &Row, text: &str, q: &str, lens: &Lens<'_>) -> Hit {
    let (kind, area) = match row.kind.as_str() {
        Item::KIND => ("item", "items"),
        Problem::KIND => ("problem", "problems"),
        kind => register::find(kind).map_or(("plan", "plans"), |it| (it.name, it.word)),
    };
    let path = row.open::<Item>().ok().flatten().map(|it| it.content.path);
    Hit {
        kind,
        href: format!("/{area}/{}", row.id),
        no: path.unwrap_or_default(),
        title: lens.text(&row.facets.title),
        extract: extract(&lens.text(text), q),
        light: (!matches!(kind, "plan" | "problem")).then(|| light::today(&row.facets, lens)),
    }
}

/// The place of the text where the first word stands, with every word marked; its beginning where none stands as typed
/// (initials of the pinyin are found too).
fn extract(text: &str, q: &str) -> Vec<(String, bool)> {
    let words: Vec<&str> = q.split_whitespace().collect();
    let signs: Vec<char> = text.chars().collect();
    let length = |at: usize| {
        let rest: String = signs.iter().skip(at).collect();
        let rest = rest.to_lowercase();
        words.iter().filter(|it| rest.starts_with(&it.to_lowercase())).map(|it| it.chars().count()).max()
    };
    let first = (0..signs.len()).find(|at| length(*at).is_some()).unwrap_or(0);
    let from = first.saturating_sub(AROUND);
    let to = (first + AROUND * 3).min(signs.len());
    let mut pieces: Vec<(String, bool)> = Vec::new();
    if from > 0 {
        pieces.push(("…".to_owned(), false));
    }
    let mut marked = 0;
    for at in from..to {
        marked = length(at).unwrap_or(0).max(marked);
        let mark = marked > 0;
        let sign = signs.get(at).copied().unwrap_or_default();
        match pieces.last_mut() {
            Some((piece, same)) if *same == mark => piece.push(sign),
            _ => pieces.push((sign.to_string(), mark)),
        }
        marked = marked.saturating_sub(1);
    }
    if to < signs.len() {
        pieces.push(("…".to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, q: &str) -> String {
        let mark = |(piece, marked): (String, bool)| if marked { format!("[{piece}]") } else { piece };
        extract(text, q).into_iter().map(mark).collect()
    }

    #[test]
    fn every_word_that_was_typed_is_marked() {
        assert_eq!(shown("压缩办电时间，办电材料减到 3 项", "办电 材料"), "压缩[办电]时间，[办电材料]减到 3 项");
        assert_eq!(shown("接入 110kV 线路", "110KV"), "接入 [110kV] 线路");
    }

    #[test]
    fn an_extract_begins_near_the_first_hit() {
        let text = format!("{}办电{}", "前".repeat(100), "后".repeat(200));
        let shown = shown(&text, "办电");
        assert!(shown.starts_with("…前") && shown.contains("[办电]") && shown.ends_with("后…"), "{shown}");
        assert!(shown.chars().count() < 120);
    }

    #[test]
    fn without_a_hit_the_text_begins_at_its_beginning() {
        assert_eq!(shown("压缩办电时间", "ysbd"), "压缩办电时间");
        assert_eq!(shown("", "电"), "");
    }
}
