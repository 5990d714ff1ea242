//! What a paragraph prints, piece by piece, each with the bytes that it was made of.

use std::sync::Arc;

use crate::{
    diagnostic::{Place, SourceFile},
    document::{Inline, InlineContent, NOTE_MARK, Passage, plain_text},
    markup,
};

/// The smallest that a person's edit keeps or takes away as a whole: a character that was typed, or all
/// that a reference prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// What is printed; `NOTE_MARK` for the mark of a footnote.
    pub(super) text: String,
    /// How it is typed.
    pub(super) source: String,
    /// Whether it stands in bold.
    pub(super) strong: bool,
    /// What it is.
    pub(super) nature: Nature,
    /// Where it is typed; where a new word was put in, the place it took.
    pub(super) origin: Place,
}

/// What a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A character as typed.
    Word,
    /// A character that a person has put in.
    New,
    /// A reference, with what it prints.
    Reference(Vec<InlineContent>),
    /// The mark of a footnote, by its label.
    Footnote(String),
    /// What prints nothing and belongs to the unit before it.
    Silent,
    /// What the program makes of the records and the head: nobody typed it.
    Made(InlineContent),
    /// Where one paragraph ends and the next begins.
    Border,
}

impl Unit {
    /// The end of a paragraph.
    pub(super) fn border(after: &Place) -> Self {
        Self {
            text: "\n".to_owned(),
            source: String::new(),
            strong: false,
            nature: Nature::Border,
            origin: after.clone(),
        }
    }

    /// Whether it is one character, typed before or now.
    pub(super) const fn is_word(&self) -> bool {
        matches!(self.nature, Nature::Word | Nature::New)
    }

    /// Whether it prints what a person cannot type.
    pub(super) const fn is_printed_for_them(&self) -> bool {
        matches!(self.nature, Nature::Reference(_) | Nature::Made(_))
    }
}

/// The units of a passage.
pub(super) fn units(passage: &Passage<'_>) -> Vec<Unit> {
    let mut reader = Reader { units: Vec::new(), end: None };
    let inlines: Vec<&Inline> = passage.parts.iter().copied().flatten().collect();
    reader.read(&inlines, false);
    reader.units
}

struct Reader {
    units: Vec<Unit>,
    /// Where what was read last ends.
    end: Option<Place>,
}

impl Reader {
    fn read(&mut self, inlines: &[&Inline], strong: bool) {
        let mut rest = inlines;
        while let Some((inline, after)) = rest.split_first() {
            if let InlineContent::Strong(inner) = &inline.content {
                self.read(&inner.iter().collect::<Vec<_>>(), true);
                rest = after;
                continue;
            }
            let is_reference = is_reference(inline);
            let together = if is_reference {
                rest.iter().take_while(|it| it.origin == inline.origin).count()
            } else {
                1
            };
            let (read, after) = rest.split_at_checked(together).unwrap_or((rest, &[]));
            rest = after;
            self.between(&inline.origin);
            match &inline.content {
                _ if is_reference => self.reference(inline, read, strong),
                InlineContent::Footnote(_) => {
                    self.push(inline, &NOTE_MARK.to_string(), strong, footnote(inline));
                }
                InlineContent::Text(text) => self.words(inline, text, strong),
                content => {
                    let text = plain_text(std::slice::from_ref(*inline));
                    self.push(inline, &text, strong, Nature::Made(content.clone()));
                }
            }
            self.end = Some(inline.origin.clone());
        }
    }

    /// What stands between two inlines and is no part of either: what a reference made unneeded.
    fn between(&mut self, next: &Place) {
        let Some(last) = self.end.take().filter(|it| Arc::ptr_eq(&it.file, &next.file)) else {
            return;
        };
        let between = last.range.end..next.range.start;
        let silent = last.file.text.get(between.clone()).unwrap_or_default().replace("**", "");
        if silent.is_empty() || silent.contains('\n') {
            return;
        }
        let origin = Place::new(&last.file, between);
        let strong = self.units.last().is_some_and(|it| it.strong);
        let (text, nature) = (String::new(), Nature::Silent);
        self.units.push(Unit { text, source: silent, strong, nature, origin });
    }

    fn words(&mut self, inline: &Inline, text: &str, strong: bool) {
        let Place { file, range } = &inline.origin;
        let typed = markup::characters(inline.origin.text());
        if typed.iter().map(|it| it.0).ne(text.chars()) {
            let nature = Nature::Made(inline.content.clone());
            return self.push(inline, text, strong, nature);
        }
        for (character, bytes) in typed {
            let start = range.start.saturating_add(bytes.start);
            let origin = Place::new(file, start..range.start.saturating_add(bytes.end));
            self.units.push(Unit {
                text: character.to_string(),
                source: origin.text().to_owned(),
                strong,
                nature: Nature::Word,
                origin,
            });
        }
    }

    fn reference(&mut self, inline: &Inline, read: &[&Inline], strong: bool) {
        let contents: Vec<InlineContent> = read.iter().map(|it| it.content.clone()).collect();
        let text: String = read.iter().map(|it| plain_text(std::slice::from_ref(*it))).collect();
        self.push(inline, &text, strong, Nature::Reference(contents));
    }

    fn push(&mut self, inline: &Inline, text: &str, strong: bool, nature: Nature) {
        self.units.push(Unit {
            text: text.to_owned(),
            source: inline.origin.text().to_owned(),
            strong,
            nature,
            origin: inline.origin.clone(),
        });
    }
}

/// Whether an inline, or several of one origin, is what a reference in braces prints.
fn is_reference(inline: &Inline) -> bool {
    let source = inline.origin.text();
    source.starts_with('{')
        && source.ends_with('}')
        && !source.contains('\n')
        && !matches!(inline.content, InlineContent::Missing(_) | InlineContent::Footnote(_))
}

fn footnote(inline: &Inline) -> Nature {
    let source: &Arc<SourceFile> = &inline.origin.file;
    let mark = source.text.get(inline.origin.range.clone()).unwrap_or_default();
    let label = mark.trim_start_matches("[^").trim_end_matches(']');
    Nature::Footnote(label.to_owned())
}

/// What `units` print.
pub(super) fn printed(units: &[Unit]) -> String {
    units.iter().map(|it| it.text.as_str()).collect()
}
