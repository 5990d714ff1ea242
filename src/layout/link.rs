//! Links in typed text: web addresses, which look like all other words.

use std::ops::Range;

use super::{Role, Target, compositor::Compositor, letter::Letter};
use crate::{diagnostic::Place, document::address_pieces, style::TextStyle};

impl Compositor<'_> {
    /// The letters of typed text; a web address in it is a link, unless it stands in one.
    pub(super) fn text_with_addresses(
        &mut self,
        text: &str,
        style: TextStyle,
        origin: &Place,
    ) -> Vec<Letter> {
        let mut letters = Vec::new();
        for (range, is_address) in address_pieces(text) {
            let Some(piece) = text.get(range.clone()) else { continue };
            let origin = origin_of(range, text, origin);
            letters.extend(if is_address && !self.structure.is_in_link() {
                let link = Role::Link(Target::Address(piece.to_owned()));
                self.element(link, |it| it.letters_of(piece, style, &origin))
            } else {
                self.letters_of(piece, style, &origin)
            });
        }
        letters
    }
}

/// Where a piece of `text` comes from, as near as its origin tells.
fn origin_of(piece: Range<usize>, text: &str, origin: &Place) -> Place {
    if origin.text() == text {
        let start = origin.range.start;
        Place::new(&origin.file, start + piece.start..start + piece.end)
    } else {
        origin.clone()
    }
}
