//! Blocks one after another, each after its kind. Neighbouring items are one list, neighbouring
//! paragraphs of 引文 one quotation.

use super::{compositor::Compositor, measure::Measure, strip::Strip};
use crate::document::{Block, BlockContent, Orientation};

impl Compositor<'_> {
    /// Sets `blocks` one below the other.
    pub(super) fn blocks<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Block>) -> Vec<Strip> {
        let blocks: Vec<&Block> = blocks.into_iter().collect();
        let runs = blocks.chunk_by(|block, next| is_continued_by(block, next));
        runs.flat_map(|it| self.run(it)).collect()
    }

    /// Sets blocks that are one thing: an item and those after it, or a single block of another kind.
    fn run(&mut self, blocks: &[&Block]) -> Vec<Strip> {
        let Some(block) = blocks.first() else { return Vec::new() };
        let turns_page = std::mem::take(&mut self.turns_page);
        let mut strips = self.run_on(block, blocks);
        match strips.first_mut() {
            Some(first) => first.begins_page |= turns_page,
            None => self.turns_page |= turns_page,
        }
        strips
    }

    /// Sets a run on the page that has been begun.
    fn run_on(&mut self, block: &Block, blocks: &[&Block]) -> Vec<Strip> {
        self.in_block(&block.id, |it| match &block.content {
            BlockContent::Heading(heading) => it.heading(heading, block),
            BlockContent::Paragraph(inlines) => it.paragraph(inlines),
            BlockContent::ListItem(_) => it.list(blocks),
            BlockContent::Quotation(_) => it.quotation(blocks),
            BlockContent::Columns(columns) => it.columns(columns),
            BlockContent::SideBox(side_box) => it.side_box(side_box, &block.id),
            BlockContent::PictureRow(row) => it.picture_row(row, block),
            BlockContent::Table(table) => {
                it.on_pages(table.orientation, |it| it.table(table, &block.id))
            }
            BlockContent::Picture(picture) => it.picture(picture, block),
            BlockContent::Chart(chart) => it.chart(chart, block),
            BlockContent::Annex(annex) => {
                it.on_pages(annex.orientation, |it| it.annex(annex, block))
            }
            BlockContent::Part(part) => it.part(part, block),
            BlockContent::Contents(_) => it.contents(block),
            // It is set before all else.
            BlockContent::Cover(_) => Vec::new(),
        })
    }

    /// What is set on landscape pages, or on such as it would stand on anyway.
    fn on_pages(
        &mut self,
        orientation: Orientation,
        set: impl FnOnce(&mut Self) -> Vec<Strip>,
    ) -> Vec<Strip> {
        if orientation == Orientation::Portrait {
            return set(self);
        }
        let outer = std::mem::replace(&mut self.measure, Measure::of(orientation));
        let strips = set(self);
        self.measure = outer;
        strips.into_iter().map(|it| Strip { orientation, ..it }).collect()
    }
}

/// Whether `next` goes on with the list or 引文 of `block`.
fn is_continued_by(block: &Block, next: &Block) -> bool {
    matches!(
        (&block.content, &next.content),
        (BlockContent::ListItem(_), BlockContent::ListItem(_))
            | (BlockContent::Quotation(_), BlockContent::Quotation(_))
    )
}
