//! Short texts in the middle of their measure, such as 图题 and titles in a narrow column: no more lines
//! than they take, parted where their sense is, else as even as they can be.

use std::ops::Range;

use super::{
    compositor::Compositor,
    head,
    letter::{self, Letter},
    line_breaking::break_lines,
    paragraph::centred_ranges,
    strip::Strip,
};
use crate::{document::BlockId, style::TextStyle};

/// What parts a title in two.
const PARTING: [char; 4] = ['：', '，', '、', '　'];

impl Compositor<'_> {
    /// Sets a short text of the block `id`.
    pub(super) fn even_lines(
        &mut self,
        letters: &[Letter],
        style: TextStyle,
        id: &BlockId,
    ) -> Vec<Strip> {
        let ranges = even(letters, self.measure.half_cells(style));
        if ranges.len() > 1 {
            let lines = ranges.iter().filter_map(|it| letters.get(it.clone()).map(head::text));
            self.even_lines.insert(id.clone(), lines.collect());
        }
        centred_ranges(letters, ranges, self.measure, style)
    }
}

/// The lines of `letters`, none wider than `width` half cells.
fn even(letters: &[Letter], width: usize) -> Vec<Range<usize>> {
    let ranges = break_lines(letters, width, width);
    if ranges.len() == 2
        && let Some(at) = parting(letters, width)
    {
        // A blank at the end of a line is nothing.
        let is_blank = letters.get(at - 1).is_some_and(|it| it.character == '　');
        return vec![0..at - usize::from(is_blank), at..letters.len()];
    }
    let is_enough = |it: &usize| break_lines(letters, *it, *it).len() <= ranges.len();
    let narrowest = (1..width).find(is_enough).unwrap_or(width);
    break_lines(letters, narrowest, narrowest)
}

/// Where a text of two lines is parted by a mark, the nearest to its middle.
fn parting(letters: &[Letter], width: usize) -> Option<usize> {
    let widths = |at: usize| {
        let (first, second) = letters.split_at_checked(at)?;
        let widths = [first, second].map(|it| letter::width(letter::printed(it)));
        widths.iter().all(|it| (1..=width).contains(it)).then_some(widths)
    };
    let ends = letters.iter().enumerate().filter(|(_, it)| PARTING.contains(&it.character));
    let parted = ends.filter_map(|(at, _)| Some((at + 1, widths(at + 1)?)));
    parted.min_by_key(|(_, [first, second])| first.abs_diff(*second)).map(|(at, _)| at)
}
