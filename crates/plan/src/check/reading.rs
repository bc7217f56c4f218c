//! 读取 what the reader of the file had to change or leave out, and what the frame of the document lacks.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::document::{Finding, FindingKind};
use crate::plan::Span;

pub(super) fn check(cx: &mut Context<'_>, read: &[Finding]) {
    for finding in read {
        let code = match finding.kind {
            FindingKind::ControlCharacters => "document.control_characters",
            FindingKind::BadBytes => "document.bad_bytes",
            FindingKind::Footnotes => "document.footnotes",
            FindingKind::DeletedText => "document.deleted_text",
            FindingKind::PagesWithoutText => "document.pages_without_text",
        };
        let span = Span { line: finding.line.max(1), column: 1, length: 0 };
        cx.report(Diagnostic::new(code, span).with("count", finding.count));
    }
    if cx.plan.title.text.is_empty() && !cx.plan.chapters.is_empty() {
        let head = cx.plan.chapters.first().map(|chapter| chapter.heading.head()).filter(|span| span.line > 0);
        cx.report(Diagnostic::new("document.title_missing", head.unwrap_or(Span { line: 1, column: 1, length: 0 })));
    }
}
