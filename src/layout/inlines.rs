//! Inlines as letters: each character with the glyph that will stand for it.

use super::{
    Colour,
    compositor::Compositor,
    leeway::{self, Leeway},
    letter::Letter,
    type_case::Picked,
};
use crate::{
    chinese::character,
    diagnostic::{Diagnostic, Place},
    document::{ChangeKind, Inline, InlineContent},
    style::TextStyle,
};

impl Compositor<'_> {
    /// The letters of `inlines`; footnotes are set on the way and their marks put in.
    pub(super) fn letters(&mut self, inlines: &[Inline], style: TextStyle) -> Vec<Letter> {
        let mut letters = Vec::new();
        self.push_inlines(inlines, style, &mut letters);
        leeway::grant(&mut letters, self.typesetting);
        letters
    }

    fn push_inlines(&mut self, inlines: &[Inline], style: TextStyle, into: &mut Vec<Letter>) {
        for inline in inlines {
            let text = match &inline.content {
                InlineContent::Text(text) => {
                    into.extend(self.text_with_addresses(text, style, &inline.origin));
                    continue;
                }
                InlineContent::Figure(node) => &node.text,
                InlineContent::Case(node) => &node.text,
                InlineContent::Claim(node) => &node.text,
                InlineContent::Annex(node) => &node.text,
                InlineContent::Name(node) => &node.text,
                InlineContent::Strong(inner) => {
                    self.push_inlines(inner, TextStyle { bold: true, ..style }, into);
                    continue;
                }
                InlineContent::Footnote(inner) => {
                    into.extend(self.footnote(inner, style, &inline.origin));
                    continue;
                }
                InlineContent::Change(change) => {
                    let colour = match change.kind {
                        ChangeKind::Removed => Colour::Removed,
                        ChangeKind::Added => Colour::Added,
                    };
                    let letters = self.letters_of(&change.text, style, &inline.origin);
                    into.extend(letters.into_iter().map(|it| Letter { colour, ..it }));
                    continue;
                }
                InlineContent::Missing(what) => {
                    let text = format!("【待补：{what}】");
                    let letters = self.letters_of(&text, style, &inline.origin);
                    into.extend(letters.into_iter().map(|it| Letter { colour: Colour::Red, ..it }));
                    continue;
                }
            };
            into.extend(self.letters_of(text, style, &inline.origin));
        }
    }

    /// The letters of `text`, whose source stands at `origin`.
    pub(super) fn letters_of(
        &mut self,
        text: &str,
        style: TextStyle,
        origin: &Place,
    ) -> Vec<Letter> {
        self.cast.entry(style.face).or_insert_with(|| self.faces.of_role(style.face));
        let mut letters = Vec::new();
        for (at, character) in text.char_indices() {
            if character::is_ignorable(character) {
                continue;
            }
            let halves = character::half_cells(character);
            let picked = (halves > 0).then(|| self.case.pick(style.face, character, halves));
            let Some(Picked { face, shape, stands_in }) = picked.flatten() else {
                self.missing.insert(character);
                self.report(no_face(character, text, at, origin));
                continue;
            };
            if stands_in {
                self.strays.entry(face).or_default().insert(character);
            }
            letters.push(Letter {
                character,
                halves,
                face,
                shape,
                style,
                colour: Colour::Black,
                note: None,
                element: self.structure.current,
                leeway: Leeway::default(),
            });
        }
        letters
    }

    /// Adds a fault unless the same has been found before, as where a figure is printed twice.
    fn report(&mut self, fault: Diagnostic) {
        if self.found.iter().all(|it| *it != fault) {
            self.found.push(fault);
        }
    }
}

/// A character that cannot be printed, the one at byte `at` of `text`, which came from `origin`.
fn no_face(character: char, text: &str, at: usize, origin: &Place) -> Diagnostic {
    let as_written = origin.text() == text;
    let within = if as_written { Some(at) } else { origin.text().find(character) };
    let place = within.map_or_else(
        || origin.clone(),
        |at| {
            let start = origin.range.start + at;
            Place::new(&origin.file, start..start + character.len_utf8())
        },
    );
    let code = u32::from(character);
    Diagnostic::error(format!("没有一种字体有“{character}”（U+{code:04X}），印出来会是空白"))
        .at(&place)
        .cure("请核对是否误输；确是此字的，请改用通用的字形")
}
