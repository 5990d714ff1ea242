//! Where every figure is printed, and which digits were typed by hand: the document's tree read
//! once from top to bottom.

use crate::{
    diagnostic::{Place, SourceKind},
    document::{Block, BlockContent, Document, Heading, Inline, InlineContent, Level},
};

/// Something printed that a checker must be able to account for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The section of the first level, such as `一、基本情况`; `标题` or `正文` before the first.
    pub section: String,
    /// The sentence, as printed.
    pub sentence: String,
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
    reader.paragraph(&[&document.head.title]);
    "正文".clone_into(&mut reader.section);
    reader.paragraph(&[&document.head.addressees]);
    reader.blocks(&document.body);
    if let Some(signature) = &document.signature {
        "署名".clone_into(&mut reader.section);
        // The date's digits are those of the document's head.
        reader.paragraph(&[&signature.signatory]);
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
                BlockContent::Paragraph(text) => self.paragraph(&[text]),
                BlockContent::Table(table) => {
                    self.paragraph(&[&table.caption]);
                    for cell in table.rows.iter().flatten() {
                        self.paragraph(&[&cell.text]);
                    }
                }
                BlockContent::Picture(picture) => self.paragraph(&[&picture.caption]),
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
            let text = crate::document::plain_text(&heading.text);
            self.section = format!("{}{}", heading.number, text.trim_end_matches('。'));
        }
        self.paragraph(&[&heading.text, &heading.rest]);
    }

    fn paragraph(&mut self, runs: &[&[Inline]]) {
        let mut line = Line::default();
        for run in runs {
            line.push(run);
        }
        for note in std::mem::take(&mut line.notes) {
            self.paragraph(&[&note]);
        }
        for (at, printed, origin) in std::mem::take(&mut line.found) {
            let sentence = line.sentence_at(at).to_owned();
            self.mentions.push(Mention {
                section: self.section.clone(),
                sentence,
                printed,
                origin,
            });
        }
    }
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
            let mut found = |printed| self.found.push((at, printed, inline.origin.clone()));
            match &inline.content {
                InlineContent::Text(text) => {
                    for (offset, digits) in numbers(text) {
                        let written_by = inline.origin.file.kind;
                        let printed = Printed::Digits { text: digits, written_by };
                        self.found.push((
                            at.saturating_add(offset),
                            printed,
                            inline.origin.clone(),
                        ));
                    }
                    self.text.push_str(text);
                }
                InlineContent::Strong(inner) => self.push(inner),
                InlineContent::Figure(node) => {
                    found(Printed::Figure {
                        name: node.name.clone(),
                        parts: node.parts.clone(),
                        text: node.text.clone(),
                    });
                    self.text.push_str(&node.text);
                }
                InlineContent::Case(node) => {
                    found(Printed::Case {
                        number: node.number.clone(),
                        field: node.field.clone(),
                        text: node.text.clone(),
                    });
                    self.text.push_str(&node.text);
                }
                InlineContent::Claim(node) => {
                    found(Printed::Claim {
                        population: node.population.clone(),
                        condition: node.condition.clone(),
                        text: node.text.clone(),
                    });
                    self.text.push_str(&node.text);
                }
                InlineContent::Footnote(note) => self.notes.push(note.clone()),
                InlineContent::Missing(what) => {
                    self.text.push_str("【待补：");
                    self.text.push_str(what);
                    self.text.push('】');
                }
            }
        }
    }

    /// The sentence around byte `at`, ended by 。！？ or the paragraph's end.
    fn sentence_at(&self, at: usize) -> &str {
        const ENDS: [char; 3] = ['。', '！', '？'];
        let (before, after) = self.text.split_at_checked(at).unwrap_or((&self.text, ""));
        let start = before.rfind(ENDS).map_or(0, |it| it.saturating_add('。'.len_utf8()));
        let end = after
            .find(ENDS)
            .map_or(self.text.len(), |it| at.saturating_add(it).saturating_add('。'.len_utf8()));
        self.text.get(start..end).unwrap_or(&self.text)
    }
}

/// Each number written in digits, with its byte and the character after it (its unit, mostly); a
/// date is one.
fn numbers(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (at, character) in text.char_indices() {
        let is_digit = character.is_ascii_digit() || ('０'..='９').contains(&character);
        if inside && let Some((_, number)) = found.last_mut() {
            number.push(character);
            inside = is_digit || character == '.';
        } else if is_digit {
            inside = true;
            match found.last_mut().filter(|it| goes_on(it, at)) {
                Some((_, date)) => date.push(character),
                None => found.push((at, character.to_string())),
            }
        }
    }
    found
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
}
