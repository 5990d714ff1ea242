//! Where every figure is printed, and which digits were typed by hand: the document's tree read
//! once from top to bottom.

use std::{slice, sync::Arc};

use crate::{
    diagnostic::{Place, SourceKind},
    document::{
        Block, BlockContent, CaseNode, Chart, ClaimNode, Document, FigureNode, Heading, Inline,
        InlineContent, Level, ListItem, Part, plain_text,
    },
};

/// Something printed that a checker must be able to account for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The section of the first level, such as `一、基本情况`; `标题` or `正文` before the first.
    pub section: String,
    /// The sentence, as printed.
    pub sentence: Arc<str>,
    /// What is printed there.
    pub printed: Printed,
    /// Where its source stands.
    pub origin: Place,
}

/// What a mention prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// A figure or one of its parts.
    Figure {
        /// The declared name.
        name: String,
        /// The parts, none for the figure itself.
        parts: Vec<String>,
        /// As printed.
        text: String,
    },
    /// A field of a case.
    Case {
        /// Its number.
        number: String,
        /// The field's Chinese name.
        field: String,
        /// As printed.
        text: String,
    },
    /// A claim that was held against the records.
    Claim {
        /// The population it speaks of.
        population: String,
        /// The condition that every case of it meets.
        condition: String,
        /// As printed.
        text: String,
    },
    /// Digits that stand in the words themselves.
    Digits {
        /// The number as typed, with the character that follows it.
        text: String,
        /// Who wrote them: a person in prose, or a template.
        written_by: SourceKind,
    },
}

/// Every mention of `document`, in reading order.
pub fn mentions(document: &Document) -> Vec<Mention> {
    let mut reader = Reader { section: "标题".to_owned(), mentions: Vec::new() };
    reader.paragraph(&[&document.head.overline]);
    reader.paragraph(&[&document.head.title]);
    document.head.marks.iter().for_each(|it| reader.paragraph(&[it]));
    // The digits of 报告场合 are those of the document's head.
    reader.paragraph(&[&document.head.speaker]);
    if let Some(letterhead) = &document.head.letterhead {
        "版头".clone_into(&mut reader.section);
        // The digits of 份号 and 发文字号 are those of the document's head.
        letterhead.mark.organs.iter().for_each(|it| reader.paragraph(&[it]));
        letterhead.attendance.iter().for_each(|it| reader.paragraph(&[&it.names]));
    }
    "正文".clone_into(&mut reader.section);
    reader.paragraph(&[&document.head.addressees]);
    reader.blocks(&document.body);
    if let Some(signature) = &document.signature {
        "署名".clone_into(&mut reader.section);
        // The date's digits are those of the document's head.
        signature.signatories.iter().for_each(|it| reader.paragraph(&[it]));
    }
    if let Some(imprint) = &document.imprint {
        "版记".clone_into(&mut reader.section);
        reader.paragraph(&[&imprint.copies_to]);
        reader.paragraph(&[&imprint.printing_office]);
    }
    reader.mentions
}

struct Reader {
    section: String,
    mentions: Vec<Mention>,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.content {
                BlockContent::Heading(heading) => self.heading(heading),
                BlockContent::Paragraph(text)
                | BlockContent::ListItem(ListItem { text, .. })
                | BlockContent::Quotation(text) => self.paragraph(&[text]),
                BlockContent::Columns(_) | BlockContent::PictureRow(_) => {
                    self.blocks(block.inner());
                }
                BlockContent::SideBox(side_box) => {
                    self.paragraph(&[&side_box.title]);
                    self.blocks(&side_box.blocks);
                }
                BlockContent::Cover(cover) => cover.texts().for_each(|it| self.paragraph(&[it])),
                // What it lists is told where it stands.
                BlockContent::Contents(_) => {}
                BlockContent::Part(part) => self.part(part),
                BlockContent::Table(table) => table.texts().for_each(|it| self.paragraph(&[it])),
                BlockContent::Picture(picture) => self.paragraph(&[&picture.caption]),
                BlockContent::Chart(chart) => self.chart(chart),
                BlockContent::Annex(annex) => {
                    let number = annex.number.map(|it| it.to_string()).unwrap_or_default();
                    self.section = format!("附件{number}");
                    self.paragraph(&[&annex.title]);
                    self.blocks(&annex.blocks);
                }
            }
        }
    }

    fn heading(&mut self, heading: &Heading) {
        if heading.level == Level::First {
            let text = plain_text(&heading.text);
            self.section = format!("{}{}", heading.number, text.trim_end_matches('。'));
        }
        self.paragraph(&[&heading.text, &heading.rest]);
    }

    fn part(&mut self, part: &Part) {
        if !part.title.is_empty() {
            self.section = plain_text(&part.title);
            self.paragraph(&[&part.title]);
        }
        self.blocks(&part.blocks);
    }

    fn paragraph(&mut self, runs: &[&[Inline]]) {
        let mut line = Line::default();
        for run in runs {
            line.push(run);
        }
        self.line(line);
    }

    /// Every number of a chart, its sentence what it says in words: `各类数量：民生保障17件`.
    fn chart(&mut self, chart: &Chart) {
        chart.written().for_each(|it| self.paragraph(&[it]));
        let title = plain_text(&chart.caption);
        for series in &chart.series {
            for (category, point) in chart.categories.iter().zip(&series.points) {
                let Some(point) = point else { continue };
                let mut line = Line { text: category.plain_text(), ..Line::default() };
                if chart.series.len() > 1 {
                    line.text.insert_str(0, &format!("{}：", series.name.plain_text()));
                }
                if !title.is_empty() {
                    line.text.insert_str(0, &format!("{title}："));
                }
                line.push(slice::from_ref(&point.label));
                line.text.push_str(chart.counted_in());
                self.line(line);
            }
        }
    }

    fn line(&mut self, mut line: Line) {
        for note in std::mem::take(&mut line.notes) {
            self.paragraph(&[&note]);
        }
        let mut sentences = sentences(&line.text).peekable();
        for (at, printed, origin) in line.found {
            while sentences.next_if(|(end, _)| *end <= at).is_some() {}
            let sentence = sentences.peek().map_or_else(|| "".into(), |(_, it)| Arc::clone(it));
            let section = self.section.clone();
            self.mentions.push(Mention { section, sentence, printed, origin });
        }
    }
}

/// The sentences of a paragraph, ended by 。！？ or its end, each with the byte where it ends.
fn sentences(text: &str) -> impl Iterator<Item = (usize, Arc<str>)> {
    text.split_inclusive(['。', '！', '？']).scan(0_usize, |end, sentence| {
        *end = end.saturating_add(sentence.len());
        Some((*end, sentence.into()))
    })
}

/// A paragraph as printed, with what was found in it and at which byte.
#[derive(Default)]
struct Line {
    text: String,
    found: Vec<(usize, Printed, Place)>,
    notes: Vec<Vec<Inline>>,
}

impl Line {
    fn push(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let at = self.text.len();
            match &inline.content {
                InlineContent::Strong(inner) => self.push(inner),
                InlineContent::Footnote(note) => self.notes.push(note.clone()),
                InlineContent::Text(text) => {
                    for (offset, text) in numbers(text) {
                        let written_by = inline.origin.file.kind;
                        let digits = Printed::Digits { text, written_by };
                        self.found.push((at.saturating_add(offset), digits, inline.origin.clone()));
                    }
                }
                content => {
                    let printed = printed(content).map(|it| (at, it, inline.origin.clone()));
                    self.found.extend(printed);
                }
            }
            if !matches!(inline.content, InlineContent::Strong(_)) {
                self.text.push_str(&plain_text(slice::from_ref(inline)));
            }
        }
    }
}

/// What a reference prints; `None` for what is no reference.
fn printed(content: &InlineContent) -> Option<Printed> {
    Some(match content {
        InlineContent::Figure(FigureNode { name, parts, text }) => {
            Printed::Figure { name: name.clone(), parts: parts.clone(), text: text.clone() }
        }
        InlineContent::Case(CaseNode { number, field, text }) => {
            Printed::Case { number: number.clone(), field: field.clone(), text: text.clone() }
        }
        InlineContent::Claim(ClaimNode { population, condition, text }) => Printed::Claim {
            population: population.clone(),
            condition: condition.clone(),
            text: text.clone(),
        },
        _ => return None,
    })
}

/// Each number written in digits, with its byte and the character after it (its unit, mostly); a
/// date is one.
fn numbers(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if inside && let Some((_, number)) = found.last_mut() {
            let decimals = character == '.' && characters.peek().is_some_and(|it| is_digit(it.1));
            inside = is_digit(character) || decimals;
            if inside || is_unit(character) {
                number.push(character);
            }
        } else if is_digit(character) {
            inside = true;
            match found.last_mut().filter(|it| goes_on(it, at)) {
                Some((_, date)) => date.push(character),
                None => found.push((at, character.to_string())),
            }
        }
    }
    found
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// Whether a character after a number says of what it is: a letter, a hanzi, a sign such as %.
fn is_unit(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '%' | '％' | '‰' | '°' | '℃' | '㎡' | '㎥')
}

/// Whether digits at byte `at` belong to the date that `number` begins.
fn goes_on((start, number): &(usize, String), at: usize) -> bool {
    start.saturating_add(number.len()) == at && number.ends_with(['年', '月'])
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_come_with_the_character_after_them() {
        let found: Vec<String> = numbers("2021年共230台，约3.5万平方米，达100%，12月31日前，第5")
            .into_iter()
            .map(|it| it.1)
            .collect();
        assert_eq!(found, ["2021年", "230台", "3.5万", "100%", "12月31日", "5"]);
    }

    #[test]
    fn a_mark_after_a_number_is_none_of_it() {
        let found: Vec<String> =
            numbers("共3。其中2、1，约4.5；No. 6.").into_iter().map(|it| it.1).collect();
        assert_eq!(found, ["3", "2", "1", "4.5", "6"]);
    }
}
