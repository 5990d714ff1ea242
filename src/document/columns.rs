//! A text whose sections stand in columns, as those of a 专版 do.

use super::{Annex, Block, BlockContent, BlockId, ColumnCount, Columns};

/// Puts the sections of `blocks` into columns: what stands before the first heading goes across the
/// page above them, annexes stand on pages of their own behind them.
pub fn in_columns(mut blocks: Vec<Block>, count: ColumnCount) -> Vec<Block> {
    let is_annex = |it: &Block| matches!(it.content, BlockContent::Annex(Annex { .. }));
    let is_heading = |it: &Block| matches!(it.content, BlockContent::Heading(_));
    let end = blocks.iter().position(is_annex).unwrap_or(blocks.len());
    let annexes = blocks.split_off(end);
    let start = blocks.iter().position(is_heading).unwrap_or(blocks.len());
    let sections = blocks.split_off(start);
    if let Some(first) = sections.first() {
        let id = BlockId::of(&["columns", first.id.as_str()]);
        let origin = first.origin.clone();
        let content = BlockContent::Columns(Columns { count, blocks: sections });
        blocks.push(Block { id, origin, content });
    }
    blocks.extend(annexes);
    blocks
}
