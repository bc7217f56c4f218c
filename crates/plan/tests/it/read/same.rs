//! One plan in every format gives the same paragraphs, and so the same plan.

use super::case::shown;
use super::convert::{Layout, docx_paragraphs, html, pdf, pdf_of_song};
use plan::read::read;
use std::path::PathBuf;

/// The demonstration plan, and a second one beside the workspace where that folder is there.
pub fn plans() -> Vec<(String, String)> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut paths = vec![root.join("data/demo/plan.txt")];
    let beside = root.join("../shared/plans/yanshi-2022.txt");
    if beside.exists() {
        paths.push(beside);
    } else {
        println!("skipped: {} is not there", beside.display());
    }
    let named = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
    paths.into_iter().map(named).collect()
}

pub fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// What must agree: all characters but blanks, in the same paragraphs; empty paragraphs do not count.
fn words(lines: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
    let word = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    lines.into_iter().map(|line| word(line.as_ref())).filter(|line| !line.is_empty()).collect()
}

fn assert_same(name: &str, file: &str, bytes: &[u8], text: &str) {
    let document = read(file, bytes).unwrap_or_else(|unreadable| unreachable!("{unreadable}"));
    assert_eq!(document.findings, [], "{name} as {file}");
    let (read, written) = (words(shown(&document)), words(text.lines()));
    for (nth, (read, written)) in read.iter().zip(&written).enumerate() {
        assert_eq!(read, written, "{name} as {file}, paragraph {}", nth + 1);
    }
    assert_eq!(read.len(), written.len(), "{name} as {file}");
}

#[test]
fn a_plan_keeps_its_paragraphs_in_every_format() {
    for (name, text) in plans() {
        assert_same(&name, "plan.txt", text.as_bytes(), &text);
        assert_same(&name, "gb.txt", &encoding_rs::GB18030.encode(&text).0, &text);
        assert_same(&name, "crlf.txt", text.replace('\n', "\r\n").as_bytes(), &text);
        assert_same(&name, "plan.docx", &docx_paragraphs(&lines(&text)), &text);
        assert_same(&name, "plan.html", &html(&lines(&text)), &text);
    }
}

#[test]
fn a_pdf_gives_back_its_paragraphs() {
    for (name, text) in plans() {
        let layout = Layout { width: 36.0, indent: 2.0, lines: 38 };
        assert_same(&name, "plan.pdf", &pdf(&lines(&text), &layout), &text);
        let narrow = Layout { width: 28.0, indent: 2.0, lines: 22 };
        assert_same(&name, "narrow.pdf", &pdf(&lines(&text), &narrow), &text);
        assert_same(&name, "song.pdf", &pdf_of_song(&lines(&text), &layout), &text);
    }
}

/// Without first lines set in, a line that ends full at the end of a paragraph cannot be told in every case; most can.
#[test]
fn a_pdf_without_set_in_lines_gives_back_nearly_all_paragraphs() {
    for (name, text) in plans() {
        let layout = Layout { width: 36.0, indent: 0.0, lines: 38 };
        let document = read("flat.pdf", &pdf(&lines(&text), &layout)).unwrap();
        let (read, written) = (words(shown(&document)), words(text.lines()));
        let found = written.iter().filter(|line| read.contains(line)).count();
        assert!(found * 100 >= written.len() * 97, "{name}: {found} of {}", written.len());
    }
}
