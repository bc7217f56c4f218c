//! Files made to break a reader: each ends with a message, none with a panic.

use super::convert::{Layout, docx, docx_of, docx_paragraphs, html, package, paragraph_xml, pdf, pdf_and_pictures};
use plan::document::{Finding, FindingKind};
use plan::read::read;
use proptest::prelude::*;

const LAYOUT: Layout = Layout { width: 30.0, indent: 2.0, lines: 10 };

fn code(file: &str, bytes: &[u8]) -> &'static str {
    read(file, bytes).map_or_else(|unreadable| unreadable.code, |_| "read")
}

#[test]
fn a_part_that_unpacks_without_end_is_refused() {
    let filler = " ".repeat(80 << 20);
    let bomb = docx(&format!("{}{filler}", paragraph_xml("方案")), "", "");
    assert!(bomb.len() < 1 << 20);
    assert_eq!(code("bomb.docx", &bomb), "bomb");
}

#[test]
fn entities_are_refused_before_any_is_expanded() {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let document = format!("<!DOCTYPE d [<!ENTITY l0 \"哈\">{laughs}]><d>&l9;</d>");
    let answer = read("laughs.docx", &docx_of(&document, "", "")).unwrap_err();
    assert_eq!(answer.code, "entities");
    assert!(answer.zh().contains("word/document.xml"));
}

#[test]
fn nesting_without_end_is_refused() {
    let body = format!("{}{}{}", "<w:sdt>".repeat(5_000), paragraph_xml("方案"), "</w:sdt>".repeat(5_000));
    assert_eq!(code("deep.docx", &docx(&body, "", "")), "too_deep");
    assert_eq!(code("deep.html", format!("<html>{}方案", "<div>".repeat(2_000)).as_bytes()), "too_deep");
}

#[test]
fn spans_that_claim_a_million_columns_are_cut_to_what_word_allows() {
    let cell =
        |text: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr>{}</w:tc>", paragraph_xml(text));
    let row = format!("<w:tr>{}{}</w:tr>", cell("甲"), cell("乙"));
    assert_eq!(code("wide.docx", &docx(&format!("<w:tbl>{}</w:tbl>", row.repeat(50)), "", "")), "read");
    let rows = "<tr><td rowspan=4000000000 colspan=4000000000>甲<td>乙".repeat(50);
    assert_eq!(code("wide.html", format!("<html><table>{rows}</table>").as_bytes()), "read");
}

#[test]
fn copies_of_merged_cells_are_limited_in_sum() {
    let long = "长".repeat(100_000);
    let rows = "<tr><td>乙".repeat(400);
    let page = format!("<html><table><tr><td rowspan=0>{long}<td>乙{rows}</table>");
    assert_eq!(code("copies.html", page.as_bytes()), "text_too_large");
}

#[test]
fn a_line_of_twenty_megabytes_is_refused_with_its_place() {
    let text = format!("方案\n{}", "长".repeat(5 << 20));
    let answer = read("long.txt", text.as_bytes()).unwrap_err();
    assert_eq!(answer.code, "line_too_long");
    assert!(answer.zh().contains("第 2 行"));
    assert_eq!(code("long.docx", &docx_paragraphs(&[&"长".repeat(300_000)])), "line_too_long");
    assert_eq!(code("large.txt", "长".repeat(7 << 20).as_bytes()), "file_too_large");
}

#[test]
fn archives_with_too_many_entries_are_refused_unread() {
    let names: Vec<String> = (0..12_000).map(|n| format!("word/{n}")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(code("many.docx", &package(&entries)), "bomb");
}

#[test]
fn files_cut_off_at_any_place_end_with_a_message() {
    let whole = docx_paragraphs(&["一、获得电力指标整改提升方案", "主要问题："]);
    for length in (4..whole.len() - 22).step_by(97) {
        assert_eq!(code("cut.docx", &whole[..length]), "broken_docx", "cut at {length}");
    }
    let whole = pdf(&["一、获得电力指标整改提升方案", "主要问题："], &LAYOUT);
    for length in (16..whole.len()).step_by(401) {
        let answer = code("cut.pdf", &whole[..length]);
        assert!(["broken_pdf", "scan", "read", "locked_pdf"].contains(&answer), "cut at {length}: {answer}");
    }
}

#[test]
fn a_scan_is_recognised() {
    let answer = read("扫描.pdf", &pdf_and_pictures(&[], &LAYOUT, 3)).unwrap_err();
    assert_eq!(answer.code, "scan");
    assert!(answer.zh().contains("扫描"));
}

#[test]
fn a_page_of_pictures_among_pages_of_text_is_told() {
    let bytes = pdf_and_pictures(&["获得电力指标整改提升方案"], &LAYOUT, 2);
    let document = read("mixed.pdf", &bytes).unwrap();
    assert_eq!(document.findings, [Finding { line: 0, count: 2, kind: FindingKind::PagesWithoutText }]);
}

proptest! {
    #[test]
    fn random_bytes_never_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..2_000),
        name in "[a-z]{1,4}\\.(txt|md|html|docx|pdf)",
    ) {
        let _ = read(&name, &bytes);
    }

    #[test]
    fn random_text_never_panics(text in "\\PC{0,400}", name in "x\\.(txt|md)") {
        if let Ok(document) = read(&name, text.as_bytes()) {
            prop_assert!(!document.blocks.is_empty());
        }
    }

    #[test]
    fn random_markup_never_panics(parts in proptest::collection::vec(
        prop_oneof![
            Just("<table>".to_owned()), Just("</table>".to_owned()), Just("<tr>".to_owned()),
            Just("<td rowspan=3 colspan=0>".to_owned()), Just("<ol start=-3 type=i>".to_owned()),
            Just("<li value=99999999999>".to_owned()), Just("</ol>".to_owned()), Just("<pre>\n".to_owned()),
            Just("<p>".to_owned()), Just("<br>".to_owned()), "[甲乙 \n&<>;]{0,6}",
        ], 0..60)) {
        let _ = read("x.html", format!("<html>{}", parts.concat()).as_bytes());
    }

    #[test]
    fn random_word_elements_never_panic(parts in proptest::collection::vec(
        prop_oneof![
            Just("<w:p>".to_owned()), Just("</w:p>".to_owned()), Just("<w:tbl>".to_owned()),
            Just("</w:tbl>".to_owned()), Just("<w:tr>".to_owned()), Just("</w:tr>".to_owned()),
            Just("<w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val=\"3\"/></w:tcPr>".to_owned()), Just("</w:tc>".to_owned()),
            Just("<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>".to_owned()),
            Just("<w:r><w:t>甲</w:t></w:r>".to_owned()), Just("<w:fldChar w:fldCharType=\"end\"/>".to_owned()),
        ], 0..40)) {
        let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"8\"><w:lvlText w:val=\"%9%0%\"/></w:lvl>\
                         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        let _ = read("x.docx", &docx(&parts.concat(), numbering, ""));
    }

    #[test]
    fn a_changed_byte_in_a_docx_never_panics(at in 0_usize..4_000, byte in any::<u8>()) {
        let mut bytes = docx_paragraphs(&["一、获得电力指标整改提升方案", "主要问题："]);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read("x.docx", &bytes);
    }

    #[test]
    fn lines_come_back_from_html_and_docx_as_they_went_in(
        lines in proptest::collection::vec("[一二（）、：:甲乙&<>\"a-c0-9]{1,12}", 1..20),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let from_docx = read("x.docx", &docx_paragraphs(&lines)).unwrap();
        prop_assert_eq!(super::case::shown(&from_docx), lines.clone());
        let from_html = read("x.html", &html(&lines)).unwrap();
        prop_assert_eq!(super::case::shown(&from_html), lines);
    }
}
