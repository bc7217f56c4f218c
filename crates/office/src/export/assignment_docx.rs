//! 责任分解表 who does what until when, as a Word table to be sent out with the plan.

use super::ExportError;
use super::docx::{LANDSCAPE_WIDTH, cell, heading_row, pack, page, subtitle, table, title};
use docx_rs::{Paragraph, TableRow, VMergeType};

/// The whole paper.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// `洛川市河图区2026年营商环境指标整改提升责任分解表`
    pub title: String,
    /// 文号 and date of the plan, `""` for a draft without one.
    pub reference: String,
    /// One row a measure, in order of the plan.
    pub rows: Vec<AssignmentRow>,
}

/// One row. Neighbours with the same indicator, or the same problem of it, share one merged cell.
#[derive(Clone, Debug)]
pub struct AssignmentRow {
    /// 序号
    pub number: u32,
    /// 指标
    pub indicator: String,
    /// 主要问题
    pub problem: String,
    /// 整改措施
    pub measure: String,
    /// 牵头单位
    pub lead_units: String,
    /// 责任单位
    pub units: String,
    /// 责任人
    pub persons: String,
    /// 完成时限 as the plan writes it.
    pub due: String,
}

const NAMES: [&str; 8] = ["序号", "指标", "主要问题", "整改措施", "牵头单位", "责任单位", "责任人", "完成时限"];

const WIDTHS: [usize; 8] = [620, 1_050, 2_700, 3_900, 1_300, 1_450, 850, 1_000];

const _: () = {
    let mut sum = 0;
    let mut at = 0;
    while at < WIDTHS.len() {
        sum += WIDTHS[at];
        at += 1;
    }
    assert!(sum == LANDSCAPE_WIDTH, "the columns fill the page");
};

/// Builds the paper.
///
/// # Errors
/// When packing fails.
pub fn assignment_docx(assignment: &Assignment) -> Result<Vec<u8>, ExportError> {
    let mut rows = vec![heading_row(&NAMES, &WIDTHS)];
    let mut above: Option<&AssignmentRow> = None;
    let mut following = assignment.rows.iter().skip(1);
    for row in &assignment.rows {
        rows.push(table_row(row, above, following.next()));
        above = Some(row);
    }
    let mut paper = page(true).add_paragraph(title(&assignment.title));
    if !assignment.reference.is_empty() {
        paper = paper.add_paragraph(subtitle(&assignment.reference));
    }
    // Word wants a paragraph behind the last table.
    pack(paper.add_table(table(&WIDTHS, rows)).add_paragraph(Paragraph::new()))
}

fn table_row(row: &AssignmentRow, above: Option<&AssignmentRow>, below: Option<&AssignmentRow>) -> TableRow {
    let same_indicator = |other: &AssignmentRow| !row.indicator.is_empty() && other.indicator == row.indicator;
    let same_problem =
        |other: &AssignmentRow| same_indicator(other) && !row.problem.is_empty() && other.problem == row.problem;
    let merges = [
        None,
        merge(above.is_some_and(same_indicator), below.is_some_and(same_indicator)),
        merge(above.is_some_and(same_problem), below.is_some_and(same_problem)),
    ];
    let number = row.number.to_string();
    let texts: [&str; 8] =
        [&number, &row.indicator, &row.problem, &row.measure, &row.lead_units, &row.units, &row.persons, &row.due];
    let cells = (0..).zip(texts.into_iter().zip(WIDTHS)).map(|(at, (text, width))| {
        let centred = !matches!(at, 2 | 3);
        match merges.get(at).cloned().flatten() {
            Some(VMergeType::Continue) => cell("", width, centred).vertical_merge(VMergeType::Continue),
            Some(merge) => cell(text, width, centred).vertical_merge(merge),
            None => cell(text, width, centred),
        }
    });
    TableRow::new(cells.collect())
}

const fn merge(with_above: bool, with_below: bool) -> Option<VMergeType> {
    if with_above {
        Some(VMergeType::Continue)
    } else if with_below {
        Some(VMergeType::Restart)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::document::Block;
    use std::io::{Cursor, Read};

    fn row(number: u32, indicator: &str, problem: &str) -> AssignmentRow {
        AssignmentRow {
            number,
            indicator: indicator.to_owned(),
            problem: problem.to_owned(),
            measure: format!("（{number}）开设“云上帮办”坐席<A&B>。\n分两步。\u{1}"),
            lead_units: "区住建局".to_owned(),
            units: "区市场监管局".to_owned(),
            persons: "程远舟".to_owned(),
            due: "2026年6月30日".to_owned(),
        }
    }

    fn paper() -> Vec<u8> {
        let rows = vec![
            row(1, "开办企业", "一是甲。"),
            row(2, "开办企业", "一是甲。"),
            row(3, "开办企业", "二是乙。"),
            row(4, "获得电力", ""),
        ];
        let title = "河图区责任分解表".to_owned();
        assignment_docx(&Assignment { title, reference: "河政办〔2026〕3号".to_owned(), rows }).unwrap()
    }

    #[test]
    fn our_own_reader_reads_the_table_back_with_its_merged_cells() {
        let document = plan::read::read("责任分解表.docx", &paper()).unwrap();
        let [Block::Paragraph(title), Block::Paragraph(reference), Block::Table(table)] = &document.blocks[..] else {
            unreachable!("{:?}", document.blocks)
        };
        assert_eq!((title.text.as_str(), reference.text.as_str()), ("河图区责任分解表", "河政办〔2026〕3号"));
        let text = |row: usize, column: usize| {
            let cell = &table.rows[row][column];
            let texts: Vec<_> = cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
            (texts.join("/"), cell.repeated)
        };
        assert_eq!((0..8).map(|column| text(0, column).0).collect::<Vec<_>>(), NAMES);
        assert_eq!([1, 2, 3, 4].map(|row| text(row, 1).1), [false, true, true, false]);
        assert_eq!([1, 2, 3, 4].map(|row| text(row, 2).1), [false, true, false, false]);
        assert_eq!(text(3, 1).0, "开办企业");
        assert_eq!(text(2, 3).0, "（2）开设“云上帮办”坐席<A&B>。/分两步。");
    }

    #[test]
    fn the_page_is_landscape_and_repeats_its_headings() {
        let mut body = String::new();
        let bytes = paper();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
        assert_eq!(body.matches("<w:tblHeader />").count(), 1);
        assert!(body.contains("w:orient=\"landscape\""));
        assert!(body.contains("仿宋") && body.contains("黑体"));
    }
}
