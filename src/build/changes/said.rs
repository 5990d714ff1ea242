//! What a document says, sentence by sentence, as its base copy has it: what was built can be compared
//! with what would be built long after the records have changed.

use crate::word::{Base, BaseParagraph, SpanKind, Standing};

/// A sentence as printed; the row of a table counts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The section of the first level, such as `一、基本情况`; `标题` or `正文` before the first.
    pub section: String,
    /// What a reader reads.
    pub text: String,
    /// The names of the figures that it prints.
    pub figures: Vec<String>,
}

/// Between the cells of a row.
const CELL: char = '｜';
/// What ends a sentence.
const ENDS: [char; 3] = ['。', '！', '？'];

impl Said {
    /// A sentence of which nothing but its words is known.
    pub fn words(text: &str) -> Self {
        Self { section: String::new(), text: text.to_owned(), figures: Vec::new() }
    }

    /// All that a document says, in reading order.
    pub(super) fn all(base: &Base) -> Vec<Self> {
        let mut reader = Reader { section: "正文".to_owned(), said: Vec::new(), row: None };
        base.paragraphs.iter().for_each(|it| reader.paragraph(it));
        reader.said.retain(|it| !it.text.is_empty());
        reader.said
    }
}

struct Reader {
    section: String,
    said: Vec<Said>,
    /// Table and row of the cell that was read last.
    row: Option<(usize, usize)>,
}

impl Reader {
    fn paragraph(&mut self, paragraph: &BaseParagraph) {
        let row = match paragraph.standing {
            Standing::Cell { table, row, .. } => Some((table, row)),
            Standing::Body | Standing::Footnote(_) => None,
        };
        let goes_on = row.is_some() && self.row == row;
        self.row = row;
        let section = match (&paragraph.standing, paragraph.style.as_str()) {
            (Standing::Footnote(_), _) => "脚注".to_owned(),
            (_, "Title") => "标题".to_owned(),
            (_, "Heading1" | "PartTitle" | "AnnexTitle") => {
                let whole = plain(&paragraph.text);
                whole.split(ENDS).next().unwrap_or_default().clone_into(&mut self.section);
                self.section.clone()
            }
            _ => self.section.clone(),
        };
        if row.is_some() {
            self.cell(section, paragraph, goes_on);
            return;
        }
        let mut start = 0_usize;
        for sentence in paragraph.text.split_inclusive(ENDS) {
            let end = start.saturating_add(sentence.len());
            let figures = figures(paragraph, start..end);
            self.said.push(Said { section: section.clone(), text: plain(sentence), figures });
            start = end;
        }
    }

    fn cell(&mut self, section: String, paragraph: &BaseParagraph, goes_on: bool) {
        let text = plain(&paragraph.text);
        let mut figures = figures(paragraph, 0..paragraph.text.len());
        match self.said.last_mut().filter(|_| goes_on) {
            Some(row) => {
                row.text.push(CELL);
                row.text.push_str(&text);
                row.figures.append(&mut figures);
            }
            None => self.said.push(Said { section, text, figures }),
        }
    }
}

/// The figures that the bytes `range` of a paragraph print.
fn figures(paragraph: &BaseParagraph, range: std::ops::Range<usize>) -> Vec<String> {
    let here = paragraph.spans.iter().filter(|it| {
        it.kind == SpanKind::Figure && it.range.start < range.end && it.range.end > range.start
    });
    let name = |it: &str| it.split('.').next().unwrap_or_default().to_owned();
    here.map(|it| name(&it.reference)).collect()
}

/// A text without what setting it in lines adds.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|it| !matches!(it, '\n' | '\t' | '\u{200d}' | '\u{fffc}'));
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::Span;

    fn paragraph(style: &str, text: &str) -> BaseParagraph {
        BaseParagraph { style: style.to_owned(), text: text.to_owned(), ..BaseParagraph::default() }
    }

    #[test]
    fn sentences_stand_in_their_sections_with_their_figures() {
        let cell = |row, column, text: &str| BaseParagraph {
            standing: Standing::Cell { table: 0, row, column },
            ..paragraph("TableText", text)
        };
        let mut counted = paragraph("Body", "共67件。均已办复。");
        let reference = "总数.件数".to_owned();
        counted.spans = vec![Span { range: 3..5, kind: SpanKind::Figure, reference }];
        let paragraphs = vec![
            paragraph("Title", "关于办理情况\n的汇报"),
            paragraph("Heading1", "一、基本情况"),
            counted,
            cell(0, 0, "甲"),
            cell(0, 1, "12"),
            cell(1, 0, "乙"),
            cell(1, 1, "3"),
        ];
        let told: Vec<String> = Said::all(&Base { format: 1, paragraphs })
            .into_iter()
            .map(|it| format!("{}：{}{:?}", it.section, it.text, it.figures))
            .collect();
        assert_eq!(
            told,
            [
                "标题：关于办理情况的汇报[]",
                "一、基本情况：一、基本情况[]",
                "一、基本情况：共67件。[\"总数\"]",
                "一、基本情况：均已办复。[]",
                "一、基本情况：甲｜12[]",
                "一、基本情况：乙｜3[]",
            ]
        );
    }
}
