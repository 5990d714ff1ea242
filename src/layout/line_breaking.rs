//! Breaks a paragraph into lines as Word does with `kinsoku` on and nothing compressed: a mark that
//! does not fit takes the character before it to the next line (GB/T 15834-2011, 5.1).

use std::ops::Range;

use super::{leeway::conceded, letter::Letter};

/// Marks after which an address or number longer than a whole line is broken for choice.
const JOINTS: &str = "/.-_?&=,:;";

/// The lines of `letters` as ranges that together hold every letter once, in order. The first line
/// is `first` half cells wide, the others `rest`. Spaces at a line's end take no room.
pub(super) fn break_lines(letters: &[Letter], first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, first);
    while start < letters.len() {
        let end = line_end(letters, start, width);
        lines.push(start..end);
        (start, width) = (end, rest);
    }
    lines
}

fn line_end(letters: &[Letter], start: usize, width: usize) -> usize {
    let left = letters.get(start..).unwrap_or_default();
    let fitting = fitting(left, width);
    let fitting = start + fitting + conceded(left, fitting, width);
    if fitting == letters.len() {
        return fitting;
    }
    let breaks = |at: &usize| match letters.get(at - 1..=*at) {
        Some([before, after]) => before.may_part_from(after),
        _ => false,
    };
    (start + 1..=fitting)
        .rev()
        .find(breaks)
        .unwrap_or_else(|| forced_end(letters, start, fitting.max(start + 1)))
}

/// How many letters fit into `width` half cells.
fn fitting(letters: &[Letter], width: usize) -> usize {
    let mut taken = 0;
    letters
        .iter()
        .position(|it| {
            taken += it.halves;
            taken > width && it.character != ' '
        })
        .unwrap_or(letters.len())
}

/// Where a word that is longer than the line is broken.
fn forced_end(letters: &[Letter], start: usize, fitting: usize) -> usize {
    let line = letters.get(start..fitting).unwrap_or_default();
    let joint = line.iter().rposition(|it| JOINTS.contains(it.character));
    joint.filter(|at| *at >= line.len() / 2).map_or(fitting, |at| start + at + 1)
}
