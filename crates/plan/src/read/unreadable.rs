//! Files that are not read, and what their owner can do about it.

use std::fmt;

/// 无法读取 why a file gave no document, and the cure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Stable code, one of [`Unreadable::codes`].
    pub code: &'static str,
    /// Values for the words, by name; `name` is the file's name.
    pub params: Vec<(&'static str, String)>,
}

impl Unreadable {
    pub(super) const fn new(code: &'static str) -> Self {
        Self { code, params: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The refusal with this code and these parameters, as another process wrote them down. `None` for a code or a
    /// parameter that this version does not have.
    #[must_use]
    pub fn restore(code: &str, params: &[(String, String)]) -> Option<Self> {
        let (code, ..) = WORDS.iter().find(|(known, ..)| *known == code)?;
        let params = params
            .iter()
            .map(|(name, value)| Some((*PARAMS.iter().find(|known| *known == name)?, value.clone())))
            .collect::<Option<Vec<_>>>()?;
        Some(Self { code, params })
    }

    /// Every code.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(code, ..)| *code)
    }

    /// What it is and what to do, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        self.fill(self.words().0)
    }

    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        self.fill(self.words().1)
    }

    fn words(&self) -> (&'static str, &'static str) {
        WORDS.iter().find(|(code, ..)| *code == self.code).map_or(("", ""), |(_, zh, en)| (zh, en))
    }

    fn fill(&self, words: &str) -> String {
        let mut filled = words.to_owned();
        for (name, value) in &self.params {
            // A value may itself hold braces; nothing is filled twice because `name` comes last.
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh())
    }
}

impl std::error::Error for Unreadable {}

const PARAMS: [&str; 5] = ["name", "line", "limit", "size", "place"];

/// Code, Chinese, English.
const WORDS: [(&str, &str, &str); 27] = [
    (
        "empty",
        "“{name}”是空文件，没有内容。请确认选对了文件后重新上传。",
        "“{name}” is empty. Please check that it is the right file and upload it again.",
    ),
    (
        "no_text",
        "“{name}”里没有读到文字。内容如果是图片，请换用含文字的版本（docx、txt 或可以选中文字的 PDF）。",
        "No text was found in “{name}”. If its content is a picture, please use a version with text \
         (docx, txt, or a PDF whose text can be selected).",
    ),
    (
        "doc",
        "“{name}”是旧版 Word（.doc）或 WPS（.wps）文件。请用 WPS 或 Word 打开，另存为 .docx 后再上传。",
        "“{name}” is an old Word (.doc) or WPS (.wps) file. Please open it in WPS or Word, save it as .docx and \
         upload that.",
    ),
    (
        "locked_office",
        "“{name}”设有打开密码。请用 WPS 或 Word 打开，取消密码后另存为 .docx 再上传。",
        "“{name}” is locked with a password. Please open it in WPS or Word, remove the password, save it as .docx \
         and upload that.",
    ),
    (
        "locked_pdf",
        "“{name}”是设有密码的 PDF。请取消密码后另存，或改用 .docx 版本。",
        "“{name}” is a PDF locked with a password. Please save it without the password, or use the .docx version.",
    ),
    (
        "scan",
        "“{name}”是扫描件或图片 PDF，没有可选中的文字。请找起草单位要电子稿（.docx），或先做文字识别，另存为 .docx 后再上传。",
        "“{name}” is a scan: a PDF of pictures without text. Please ask its author for the .docx, or run text \
         recognition first and save the result as .docx.",
    ),
    (
        "image",
        "“{name}”是图片，读不出文字。请改用 .docx 或 .txt 电子稿。",
        "“{name}” is a picture; its text cannot be read. Please use the .docx or .txt version.",
    ),
    (
        "sheet",
        "“{name}”是电子表格。请把表格复制到 Word 或 WPS 文字里，存为 .docx 后再上传。",
        "“{name}” is a spreadsheet. Please copy the table into Word or WPS Writer, save it as .docx and upload that.",
    ),
    (
        "slides",
        "“{name}”是演示文稿。请把文字复制到 Word 或 WPS 文字里，存为 .docx 后再上传。",
        "“{name}” is a slide deck. Please copy its text into Word or WPS Writer, save it as .docx and upload that.",
    ),
    (
        "ofd",
        "“{name}”是 OFD 版式文件，目前还不能直接读取。请用 OFD 阅读器导出文字，或改用 .docx 版本。",
        "“{name}” is an OFD file, which is not read yet. Please export its text with an OFD reader, or use the .docx \
         version.",
    ),
    (
        "odt",
        "“{name}”是 OpenDocument 文件。请用 WPS、Word 或 LibreOffice 打开，另存为 .docx 后再上传。",
        "“{name}” is an OpenDocument file. Please open it in WPS, Word or LibreOffice, save it as .docx and upload \
         that.",
    ),
    (
        "rtf",
        "“{name}”是 RTF 文件。请用 WPS 或 Word 打开，另存为 .docx 后再上传。",
        "“{name}” is an RTF file. Please open it in WPS or Word, save it as .docx and upload that.",
    ),
    (
        "web_archive",
        "“{name}”是单个文件网页（.mht）。请用 WPS 或 Word 打开，另存为 .docx 后再上传。",
        "“{name}” is a web archive (.mht). Please open it in WPS or Word, save it as .docx and upload that.",
    ),
    (
        "word_xml",
        "“{name}”是 Word XML 文件。请用 WPS 或 Word 打开，另存为 .docx 后再上传。",
        "“{name}” is a Word XML file. Please open it in WPS or Word, save it as .docx and upload that.",
    ),
    (
        "archive",
        "“{name}”是压缩包。请先解压，再上传其中的方案文件（.docx、.txt、.pdf）。",
        "“{name}” is an archive. Please unpack it and upload the plan inside (.docx, .txt, .pdf).",
    ),
    (
        "not_text",
        "“{name}”不是文字文件，认不出是什么格式。请上传 .docx、.txt、.md、.html 或可以选中文字的 .pdf。",
        "“{name}” is not a text and of no kind that is known here. Please upload .docx, .txt, .md, .html, or a .pdf \
         whose text can be selected.",
    ),
    (
        "encoding",
        "“{name}”的文字编码认不出来（既不是 UTF-8、UTF-16，也不是 GB18030）。请用记事本打开，另存为 UTF-8 编码后再上传。",
        "The encoding of “{name}” is not known (neither UTF-8, UTF-16 nor GB18030). Please open it in an editor, save \
         it as UTF-8 and upload that.",
    ),
    (
        "broken_docx",
        "“{name}”的 docx 结构已损坏或不完整（{place}）。请用 WPS 或 Word 打开并重新另存为 .docx；打不开的，请重新取得原文件。",
        "“{name}” is damaged or cut off as a docx ({place}). Please open it in WPS or Word and save it as .docx again; \
         if that fails, fetch the original once more.",
    ),
    (
        "broken_pdf",
        "“{name}”的 PDF 已损坏、不完整，或字体编码特殊，读不出文字（{place}）。请重新导出 PDF（嵌入字体），或改用 .docx 版本。",
        "“{name}” is damaged or cut off as a PDF, or its fonts are encoded in a special way ({place}). Please export \
         it again with fonts embedded, or use the .docx version.",
    ),
    (
        "bomb",
        "“{name}”解压后异常庞大（{place}），不像正常的 Word 文件，已停止读取。请用 WPS 或 Word 打开，另存为新的 .docx。",
        "“{name}” unpacks to an abnormal size ({place}), unlike any Word file, and was not read further. Please open \
         it in WPS or Word and save it as a new .docx.",
    ),
    (
        "entities",
        "“{name}”的 {place} 里带有 DTD 实体声明，正常的 Word 文件没有，已停止读取。请用 WPS 或 Word 打开，另存为新的 .docx。",
        "“{name}” declares DTD entities in {place}, which Word never does, and was not read further. Please open it in \
         WPS or Word and save it as a new .docx.",
    ),
    (
        "too_deep",
        "“{name}”的结构嵌套超过 {limit} 层，已停止读取。请用 WPS 或 Word 打开，只保留文字和表格，另存为新的 .docx。",
        "“{name}” is nested deeper than {limit} levels and was not read further. Please open it in WPS or Word, keep \
         text and tables only, and save it as a new .docx.",
    ),
    (
        "file_too_large",
        "“{name}”有 {size} MB，超过 {limit} MB 的上限。请去掉图片和附件，只上传方案正文。",
        "“{name}” has {size} MB; the limit is {limit} MB. Please leave out pictures and annexes and upload the plan \
         alone.",
    ),
    (
        "text_too_large",
        "“{name}”读到第 {line} 段时文字已超过 {limit} MB，不像一份方案，已停止读取。请只上传方案正文。",
        "“{name}” holds more than {limit} MB of text by paragraph {line}, unlike any plan, and was not read further. \
         Please upload the plan alone.",
    ),
    (
        "too_many_paragraphs",
        "“{name}”超过 {limit} 段，不像一份方案，已停止读取。请只上传方案正文。",
        "“{name}” has more than {limit} paragraphs, unlike any plan, and was not read further. Please upload the plan \
         alone.",
    ),
    (
        "line_too_long",
        "“{name}”第 {line} 行（段）超过 {limit} 字，没有分段，已停止读取。请按段落换行后再上传。",
        "Line (paragraph) {line} of “{name}” is longer than {limit} characters. Please break the text into paragraphs \
         and upload it again.",
    ),
    (
        "table_too_large",
        "“{name}”的表格超过 {limit} 格（第 {line} 段附近），已停止读取。请只保留方案所用的表格。",
        "A table of “{name}” has more than {limit} cells (near paragraph {line}) and was not read further. Please keep \
         only the tables of the plan.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_worded_once_in_both_languages_and_names_the_file() {
        let mut codes: Vec<_> = Unreadable::codes().collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), WORDS.len());
        for (code, zh, en) in WORDS {
            assert!(zh.contains("{name}") && en.contains("{name}"), "{code}");
            assert!(zh.contains("请") && en.contains("lease"), "{code} gives no cure");
        }
    }

    #[test]
    fn words_have_no_blanks_left_once_every_parameter_is_given() {
        for code in Unreadable::codes() {
            let all = PARAMS.iter().fold(Unreadable::new(code), |unreadable, name| unreadable.with(name, "x"));
            assert!(!all.zh().contains('{') && !all.en().contains('{'), "{code}");
        }
    }

    #[test]
    fn a_refusal_survives_being_written_down() {
        let before = Unreadable::new("too_deep").with("limit", 200).with("name", "方案{limit}.docx");
        let params: Vec<_> = before.params.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
        assert_eq!(Unreadable::restore("too_deep", &params), Some(before.clone()));
        assert!(before.zh().contains("方案{limit}.docx"));
        assert_eq!(Unreadable::restore("no_such_code", &params), None);
    }
}
