//! Files that are no plan, broken, huge or made to hurt: each ends with a message that names the file and the cure.

use crate::program::{Ran, heluo_within, word};
use std::{
    fs::{self, File},
    io::Write,
};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Most address space of any one process, in MiB.
const LIMIT: u32 = 1024;

#[track_caller]
fn refused(name: &str, write: impl FnOnce(File), cure: &str) -> Ran {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    write(File::create(&file).unwrap());
    let ran = heluo_within(LIMIT, &["plan", "check", word(&file)]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains(name) && ran.err.contains(cure) && ran.err.contains('请'), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    ran
}

fn docx(file: File, document: impl FnOnce(&mut ZipWriter<File>)) {
    let mut writer = ZipWriter::new(file);
    let options = SimpleFileOptions::default();
    writer.start_file("_rels/.rels", options).unwrap();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    write!(
        writer,
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"r1\" Type=\"{office}\" Target=\"word/document.xml\"/></Relationships>"
    )
    .unwrap();
    writer.start_file("word/document.xml", options).unwrap();
    document(&mut writer);
    writer.finish().unwrap();
}

#[test]
fn a_zip_bomb() {
    let bomb = |file| {
        docx(file, |part| {
            write!(part, "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>").unwrap();
            let filler = vec![b' '; 1 << 20];
            (0..120).for_each(|_| part.write_all(&filler).unwrap());
        });
    };
    refused("炸弹.docx", bomb, "解压后异常庞大");
}

#[test]
fn entities_that_grow() {
    let laughs = |file| {
        docx(file, |part| {
            write!(part, "<!DOCTYPE d [<!ENTITY a0 \"哈\">").unwrap();
            for n in 1..12 {
                write!(part, "<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)).unwrap();
            }
            write!(part, "]><d>&a11;</d>").unwrap();
        });
    };
    refused("实体.docx", laughs, "实体声明");
}

#[test]
fn a_line_without_end() {
    let line = |mut file: File| file.write_all("长".repeat(4 << 20).as_bytes()).unwrap();
    refused("长行.txt", line, "按段落换行");
}

#[test]
fn a_file_larger_than_any_plan() {
    // Sparse, so that it costs no disk.
    refused("大.pdf", |file| file.set_len(3 << 30).unwrap(), "只给方案正文");
}

#[test]
fn nothing_but_noughts() {
    refused("零.txt", |mut file: File| file.write_all(&[0; 100_000]).unwrap(), "docx");
}

#[test]
fn an_encoding_that_nobody_knows() {
    let bytes: Vec<u8> =
        (0..6_000_u32).map(|n| if n % 3 == 0 { 0xff } else { b'A' + u8::try_from(n % 26).unwrap() }).collect();
    refused("编码.txt", |mut file: File| file.write_all(&bytes).unwrap(), "UTF-8");
}

#[test]
fn an_old_word_file_by_any_name() {
    let old = |mut file: File| file.write_all(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on").unwrap();
    for name in ["方案.doc", "方案.wps", "方案.docx"] {
        refused(name, old, ".docx");
    }
}

#[test]
fn a_scan() {
    let pages = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj\n\
        4 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\
        stream\n0\nendstream endobj\n5 0 obj<</Length 24>>stream\n595 0 0 842 0 0 cm /I Do\nendstream endobj\n";
    let scan = |mut file: File| {
        // The table at the end gives the place of each object.
        let mut table = "xref\n0 6\n0000000000 65535 f \n".to_owned();
        for number in 1..6 {
            let place = pages.find(&format!("\n{number} 0 obj")).unwrap() + 1;
            table.push_str(&format!("{place:010} 00000 n \n"));
        }
        let start = pages.len();
        write!(file, "{pages}{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    };
    refused("扫描.pdf", scan, "电子稿");
}

#[test]
fn an_empty_file() {
    refused("空.docx", |_| (), "重新上传");
}

#[test]
fn a_cut_off_file() {
    let folder = TempDir::new().unwrap();
    let whole = folder.path().join("whole.docx");
    docx(File::create(&whole).unwrap(), |part| write!(part, "<w:document xmlns:w=\"w\"/>").unwrap());
    let bytes = fs::read(&whole).unwrap();
    refused("断.docx", |mut file: File| file.write_all(&bytes[..bytes.len() / 2]).unwrap(), "重新取得原文件");
}
