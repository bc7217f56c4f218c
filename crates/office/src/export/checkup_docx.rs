//! 体检单 what the compiler found in a plan, as a Word paper for the people who mend it.

use super::ExportError;
use super::docx::{
    HEADING, SIZE_3, SIZE_SMALL_4, TEXT, UPRIGHT_WIDTH, cell, heading_row, pack, page, run, subtitle, table, title,
};
use docx_rs::{Docx, Paragraph, TableRow};
use jiff::civil::Date;

/// The whole paper.
#[derive(Clone, Debug)]
pub struct Checkup {
    /// Title of the plan.
    pub plan: String,
    /// The day of the check.
    pub on: Date,
    /// One section a chapter, or a unit.
    pub sections: Vec<CheckupSection>,
}

/// The findings of one chapter or unit.
#[derive(Clone, Debug)]
pub struct CheckupSection {
    /// `三、获得电力`, or the name of the unit.
    pub heading: String,
    /// 必改
    pub must: Vec<Remark>,
    /// 建议
    pub advice: Vec<Remark>,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Where: `第60行`, `第12段`.
    pub place: String,
    /// The words of the plan.
    pub quote: String,
    /// What is wrong with them.
    pub wrong: String,
    /// How to mend it.
    pub mend: String,
}

const NAMES: [&str; 5] = ["序号", "位置", "原文", "问题", "怎么改"];

const WIDTHS: [usize; 5] = [600, 945, 2_700, 2_300, 2_300];

const _: () =
    assert!(WIDTHS[0] + WIDTHS[1] + WIDTHS[2] + WIDTHS[3] + WIDTHS[4] == UPRIGHT_WIDTH, "the columns fill the page");

/// Builds the paper. Sections without findings are named as such, so that nobody thinks they were forgotten.
///
/// # Errors
/// When packing fails.
pub fn checkup_docx(checkup: &Checkup) -> Result<Vec<u8>, ExportError> {
    let count = |group: fn(&CheckupSection) -> &Vec<Remark>| -> usize {
        checkup.sections.iter().map(|section| group(section).len()).sum()
    };
    let (must, advice) = (count(|section| &section.must), count(|section| &section.advice));
    let day = format!("{}年{}月{}日", checkup.on.year(), checkup.on.month(), checkup.on.day());
    let mut paper = page(false)
        .add_paragraph(title("方案体检单"))
        .add_paragraph(subtitle(&format!("《{}》", checkup.plan)))
        .add_paragraph(subtitle(&format!("{day}　必改{must}处　建议{advice}处")));
    for section in &checkup.sections {
        paper = paper.add_paragraph(line(&section.heading, HEADING, SIZE_3).keep_next(true));
        if section.must.is_empty() && section.advice.is_empty() {
            paper = paper.add_paragraph(line("没有发现问题。", TEXT, SIZE_SMALL_4));
        }
        paper = group(paper, "必改", &section.must);
        paper = group(paper, "建议", &section.advice);
    }
    pack(paper)
}

fn line(text: &str, font: &str, size: usize) -> Paragraph {
    Paragraph::new().add_run(run(text, font, size))
}

fn group(paper: Docx, name: &str, remarks: &[Remark]) -> Docx {
    if remarks.is_empty() {
        return paper;
    }
    let row = |(number, remark): (usize, &Remark)| {
        let number = number.to_string();
        let texts = [&number, &remark.place, &remark.quote, &remark.wrong, &remark.mend];
        let cells = (0..).zip(texts.into_iter().zip(WIDTHS)).map(|(at, (text, width))| cell(text, width, at < 2));
        TableRow::new(cells.collect())
    };
    let rows = std::iter::once(heading_row(&NAMES, &WIDTHS)).chain((1..).zip(remarks).map(row)).collect();
    paper
        .add_paragraph(line(&format!("{name}（{}处）", remarks.len()), HEADING, SIZE_SMALL_4).keep_next(true))
        .add_table(table(&WIDTHS, rows))
        .add_paragraph(Paragraph::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use plan::document::Block;

    fn remark(place: &str) -> Remark {
        Remark {
            place: place.to_owned(),
            quote: "11月31日前完成".to_owned(),
            wrong: "没有这一天".to_owned(),
            mend: "请核对日期，11月只有30天".to_owned(),
        }
    }

    #[test]
    fn our_own_reader_reads_groups_and_remarks_back() {
        let section = |heading: &str, must: Vec<Remark>, advice: Vec<Remark>| CheckupSection {
            heading: heading.to_owned(),
            must,
            advice,
        };
        let checkup = Checkup {
            plan: "河图区整改提升方案".to_owned(),
            on: date(2026, 3, 9),
            sections: vec![
                section("十一、政务服务", vec![remark("第210行"), remark("第215行")], vec![remark("第220行")]),
                section("十二、市场监管", Vec::new(), Vec::new()),
            ],
        };
        let document = plan::read::read("体检单.docx", &checkup_docx(&checkup).unwrap()).unwrap();
        let shown: Vec<String> = document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text.clone(),
                Block::Table(table) => {
                    let last = table.rows.last().unwrap();
                    last.iter().map(|cell| cell.paragraphs[0].text.as_str()).collect::<Vec<_>>().join("|")
                }
            })
            .collect();
        assert_eq!(
            shown,
            [
                "方案体检单",
                "《河图区整改提升方案》",
                "2026年3月9日　必改2处　建议1处",
                "十一、政务服务",
                "必改（2处）",
                "2|第215行|11月31日前完成|没有这一天|请核对日期，11月只有30天",
                "建议（1处）",
                "1|第220行|11月31日前完成|没有这一天|请核对日期，11月只有30天",
                "十二、市场监管",
                "没有发现问题。"
            ]
        );
    }
}
