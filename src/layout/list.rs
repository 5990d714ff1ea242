//! 列项 and 引文: paragraphs that stand in from their text.

use super::{
    compositor::Compositor,
    leeway,
    line::in_pt,
    paragraph::{Indents, grid_lines},
    strip::Strip,
    structure::Role,
};
use crate::{
    diagnostic::Place,
    document::{Inline, ListItem},
    style::{
        TextStyle,
        gb9704::{CELL_PITCH_PT, NESTED_ITEM_INDENT_CELLS, QUOTATION_INDENT_CELLS},
    },
};

/// Of a nested item.
const NESTED: Indents =
    Indents { first: NESTED_ITEM_INDENT_CELLS * 2, rest: NESTED_ITEM_INDENT_CELLS };

impl Compositor<'_> {
    /// Sets an item of a list that is not numbered: a paragraph that begins with its mark.
    pub(super) fn list_item(&mut self, item: &ListItem, at: &Place) -> Vec<Strip> {
        let mut letters = self.element(Role::Paragraph, |it| {
            let mut letters = it.letters_of(item.mark(), TextStyle::BODY, at);
            letters.extend(it.letters(&item.text, TextStyle::BODY));
            letters
        });
        leeway::grant(&mut letters, self.typesetting);
        grid_lines(&letters, self.measure, if item.nested { NESTED } else { Indents::PARAGRAPH })
    }

    /// Sets 引文: narrower than the text at both sides, in 楷体.
    pub(super) fn quotation(&mut self, inlines: &[Inline]) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(inlines, TextStyle::QUOTATION));
        let measure = self.measure.narrowed(QUOTATION_INDENT_CELLS * 2);
        let strips = grid_lines(&letters, measure, Indents::PARAGRAPH);
        let indent = in_pt(QUOTATION_INDENT_CELLS, CELL_PITCH_PT);
        strips.into_iter().map(|it| it.moved_right(indent)).collect()
    }
}
