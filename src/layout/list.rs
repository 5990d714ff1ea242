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
    document::{Block, BlockContent, ListItem},
    style::{
        TextStyle,
        gb9704::{CELL_PITCH_PT, NESTED_ITEM_INDENT_CELLS, QUOTATION_INDENT_CELLS},
    },
};

/// Of a nested item.
const NESTED: Indents =
    Indents { first: NESTED_ITEM_INDENT_CELLS * 2, rest: NESTED_ITEM_INDENT_CELLS };

impl Compositor<'_> {
    /// Sets a list that is not numbered: `items`, each with those nested in it after it. Nested ones
    /// that follow none are items by themselves.
    pub(super) fn list(&mut self, items: &[&Block]) -> Vec<Strip> {
        let of_none = items.iter().take_while(|it| is_nested(it)).count();
        let (of_none, others) = items.split_at(of_none);
        let groups = of_none.chunks(1).chain(others.chunk_by(|_, next| is_nested(next)));
        self.element(Role::List, |it| {
            let items = groups.filter_map(<[_]>::split_first);
            items.flat_map(|(item, nested)| it.list_item(item, nested)).collect()
        })
    }

    /// Sets an item, a paragraph that begins with its mark, and those nested in it: a list that is a
    /// part of its text.
    fn list_item(&mut self, block: &Block, nested: &[&Block]) -> Vec<Strip> {
        let BlockContent::ListItem(item) = &block.content else { return Vec::new() };
        self.in_block(&block.id, |it| {
            it.element(Role::ListItem, |it| {
                let mark =
                    |it: &mut Self| it.letters_of(item.mark(), TextStyle::BODY, &block.origin);
                let mut letters = it.element(Role::Label, mark);
                it.element(Role::ListText, |it| {
                    letters.extend(it.letters(&item.text, TextStyle::BODY));
                    leeway::grant(&mut letters, it.typesetting);
                    let indents = if item.nested { NESTED } else { Indents::PARAGRAPH };
                    let mut strips = grid_lines(&letters, it.measure, indents);
                    if !nested.is_empty() {
                        strips.extend(it.list(nested));
                    }
                    strips
                })
            })
        })
    }

    /// Sets 引文 of `paragraphs`: narrower than the text at both sides, in 楷体.
    pub(super) fn quotation(&mut self, paragraphs: &[&Block]) -> Vec<Strip> {
        let set = |it: &mut Self| paragraphs.iter().flat_map(|block| it.quoted(block)).collect();
        self.element(Role::Quotation, set)
    }

    /// Sets a paragraph of 引文.
    fn quoted(&mut self, block: &Block) -> Vec<Strip> {
        let BlockContent::Quotation(inlines) = &block.content else { return Vec::new() };
        let letters = self.in_block(&block.id, |it| {
            it.element(Role::Paragraph, |it| it.letters(inlines, TextStyle::QUOTATION))
        });
        let measure = self.measure.narrowed(QUOTATION_INDENT_CELLS * 2);
        let strips = grid_lines(&letters, measure, Indents::PARAGRAPH);
        let indent = in_pt(QUOTATION_INDENT_CELLS, CELL_PITCH_PT);
        strips.into_iter().map(|it| it.moved_right(indent)).collect()
    }
}

fn is_nested(block: &Block) -> bool {
    matches!(block.content, BlockContent::ListItem(ListItem { nested: true, .. }))
}
