//! Every text of blocks in reading order, to be changed.

use super::{Block, BlockContent, Inline, ListItem};

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextRole {
    /// It runs on as the paragraphs do.
    Running,
    /// It stands apart: a heading, a title, a caption, a cell.
    Apart,
}

/// Shows `visit` every text of `blocks` in reading order.
pub(super) fn each_text(blocks: &mut [Block], visit: &mut dyn FnMut(&mut [Inline], TextRole)) {
    for block in blocks {
        match &mut block.content {
            BlockContent::Heading(it) => {
                visit(&mut it.text, TextRole::Apart);
                visit(&mut it.rest, TextRole::Running);
            }
            BlockContent::Paragraph(text)
            | BlockContent::ListItem(ListItem { text, .. })
            | BlockContent::Quotation(text) => visit(text, TextRole::Running),
            BlockContent::Table(table) => {
                table.texts_mut().for_each(|it| visit(it, TextRole::Apart));
            }
            BlockContent::Picture(picture) => visit(&mut picture.caption, TextRole::Apart),
            BlockContent::Chart(chart) => visit(&mut chart.caption, TextRole::Apart),
            BlockContent::Cover(cover) => {
                cover.texts_mut().for_each(|it| visit(it, TextRole::Apart));
            }
            BlockContent::SideBox(side_box) => visit(&mut side_box.title, TextRole::Apart),
            BlockContent::Part(part) => visit(&mut part.title, TextRole::Apart),
            BlockContent::Annex(annex) => visit(&mut annex.title, TextRole::Apart),
            BlockContent::Columns(_) | BlockContent::PictureRow(_) | BlockContent::Contents(_) => {}
        }
        each_text(block.inner_mut(), visit);
    }
}
