//! 文档 what a reader hands to the compiler: paragraphs and tables in order, whatever the file was.

/// 格式 the kind of file the text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text; paragraphs are the file's lines.
    Text,
    /// Markdown; paragraphs are the file's lines.
    Markdown,
    /// Word 2007 and later.
    Docx,
    /// A saved web page.
    Html,
    /// PDF with a text layer; visual lines are joined to paragraphs again.
    Pdf,
}

impl Format {
    /// Whether the numbers of paragraphs are line numbers that a person finds in an editor.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        matches!(self, Self::Text | Self::Markdown)
    }
}

/// 文档 a file after reading, before any understanding. Text is verbatim (no trimming, no folding).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it came from.
    pub format: Format,
    /// What it holds, in order of reading.
    pub blocks: Vec<Block>,
    /// What the reader had to change or leave out; the compiler makes a diagnostic of each.
    pub findings: Vec<Finding>,
}

/// 读取附注 something of the file that did not arrive as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The paragraph's `line`; 0 where the finding is about the whole file.
    pub line: u32,
    /// How many places of this kind: characters, footnotes, pages.
    pub count: u32,
    /// What happened.
    pub kind: FindingKind,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// 控制字符 (NUL, escape …) now stand as U+FFFD, one for one.
    ControlCharacters,
    /// 乱码 bytes that are no text in the file's encoding now stand as U+FFFD.
    BadBytes,
    /// 脚注 footnotes and endnotes were left out.
    Footnotes,
    /// 修订 deleted text of tracked changes was left out.
    DeletedText,
    /// 扫描页 pages of a PDF without text (pictures) were left out.
    PagesWithoutText,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 段落
    Paragraph(Paragraph),
    /// 表格
    Table(Table),
}

/// 段落 one line of a text file, one paragraph of a document. Empty ones are kept in text files (they have a line
/// number) and dropped elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Line number from 1 in text files; ordinal of the paragraph (cells of tables counted too) elsewhere.
    pub line: u32,
    /// Verbatim, automatic numbering of Word or html lists put in front as it is shown (`（一）`, `1.`).
    pub text: String,
}

/// 表格 rows of cells; a merged cell is repeated in every row and column it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Rows from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// 单元格
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The cell's paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// True for the copies of a merged cell after its first place.
    pub repeated: bool,
}
