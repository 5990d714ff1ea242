//! 双栏, 三栏: strips that go down one column, then down the next, and end at the same height.

use super::{
    compositor::Compositor,
    line::in_pt,
    measure::Measure,
    pagination::{Book, TOLERANCE, strip_top},
    strip::{InColumns, Strip},
};
use crate::{
    document::{ColumnCount, Columns},
    style::gb9704::{CELL_PITCH_PT, COLUMN_GAP_CELLS, LINE_PITCH_PT},
};

impl Compositor<'_> {
    /// Sets what stands in columns: one strip that holds the others until there are pages.
    pub(super) fn columns(&mut self, Columns { count, blocks }: &Columns) -> Vec<Strip> {
        let outer = self.measure;
        self.measure = outer.column(*count);
        let strips = self.blocks(blocks);
        self.measure = outer;
        // As high as what its first column begins with, so that a heading before it is not left behind.
        let kept = strips.iter().take_while(|it| it.keep_with_next).count() + 1;
        let height = strips.iter().take(kept).map(|it| it.height).sum();
        let columns = Some(InColumns { count: *count, strips });
        vec![Strip { height, columns, ..Strip::blank_line() }]
    }
}

impl Book<'_> {
    /// Sets strips in columns, from where the page has come to, on as many pages as it takes.
    pub(super) fn place_columns(&mut self, InColumns { count, mut strips }: InColumns) {
        while !strips.is_empty() {
            let top = self.page.next_line();
            let lines = self.lines_left(top, &strips, count);
            let taken = Dealt::of(&strips, lines, count);
            if taken.whole() == 0 && !self.page.is_empty() {
                self.turn_alike();
                continue;
            }
            let dealt = if taken.whole() < strips.len() {
                taken.or_one()
            } else {
                // The end: as few lines as hold everything, which is when all are alike.
                (1..lines)
                    .map(|it| Dealt::of(&strips, it, count))
                    .find(|it| it.whole() == strips.len())
                    .unwrap_or(taken)
            };
            let left = strips.split_off(dealt.whole());
            self.place_beside(top, strips, &dealt, count);
            strips = left;
            if !strips.is_empty() {
                self.turn_alike();
            }
        }
    }

    /// Goes on a page that lies as this one.
    fn turn_alike(&mut self) {
        let orientation = self.page.orientation;
        self.turn();
        self.page.orientation = orientation;
    }

    /// How many lines of the page each column may have, the footnotes of what they hold considered.
    fn lines_left(&self, top: f64, strips: &[Strip], count: ColumnCount) -> usize {
        let most = whole_lines(self.page.room_below(top, 0.0));
        let fits = |lines: &usize| {
            let dealt = Dealt::of(strips, *lines, count);
            let notes = self.notes_of(strips.get(..dealt.whole()).unwrap_or_default());
            in_pt(*lines, LINE_PITCH_PT) <= self.page.room_below(top, notes) + TOLERANCE
        };
        // What no page has room for goes on all the same, its footnotes on the next page.
        let least = if self.page.is_empty() { most } else { 0 };
        (1..=most).rev().find(fits).unwrap_or(least)
    }

    fn place_beside(
        &mut self,
        top: f64,
        mut strips: Vec<Strip>,
        dealt: &Dealt,
        count: ColumnCount,
    ) {
        let measure = Measure::of(self.page.orientation);
        let step = measure.column(count).width + in_pt(COLUMN_GAP_CELLS, CELL_PITCH_PT);
        let mut bottom = top;
        for (nth, held) in dealt.0.iter().enumerate() {
            let left = strips.split_off((*held).min(strips.len()));
            let column = with_header(std::mem::replace(&mut strips, left));
            let mut y = top;
            let last = column.len().saturating_sub(1);
            for (at, mut strip) in column.into_iter().enumerate() {
                if at == last {
                    strip.items.append(&mut strip.closing);
                }
                y = strip_top(&strip, y - top) + top;
                let height = strip.height;
                self.place_at(y, strip.moved_right(in_pt(nth, step)));
                y += height;
            }
            bottom = bottom.max(y);
        }
        self.page.bottom = bottom;
    }
}

/// How many strips stand in each column.
struct Dealt(Vec<usize>);

impl Dealt {
    /// As many as columns of `lines` lines hold.
    fn of(strips: &[Strip], lines: usize, count: ColumnCount) -> Self {
        let height = in_pt(lines, LINE_PITCH_PT);
        let mut from = 0;
        let columns = (0..count.number()).map(|_| {
            let own = held(strips.get(from..).unwrap_or_default(), height);
            from += own;
            own
        });
        Self(columns.collect())
    }

    /// How many stand in all of them.
    fn whole(&self) -> usize {
        self.0.iter().sum()
    }

    /// At least one, on a page that is too small for it: there is no larger one.
    fn or_one(self) -> Self {
        if self.whole() == 0 { Self(vec![1]) } else { self }
    }
}

/// How many of `strips` a column of `height` pt holds; the last of them may be that of a page.
fn held(strips: &[Strip], height: f64) -> usize {
    let header = strips.first().and_then(|it| it.header.as_ref());
    let mut bottom: f64 = header.iter().flat_map(|it| it.iter()).map(|it| it.height).sum();
    let mut whole = 0;
    for (at, strip) in strips.iter().enumerate() {
        bottom = strip_top(strip, bottom) + strip.height;
        if bottom > height + TOLERANCE {
            break;
        }
        if !strip.keep_with_next || at + 1 == strips.len() {
            whole = at + 1;
        }
    }
    whole
}

/// A table's header once more above its rows.
fn with_header(column: Vec<Strip>) -> Vec<Strip> {
    let header = column.first().and_then(|it| it.header.clone());
    let rows = header.iter().flat_map(|it| it.iter().cloned()).collect::<Vec<_>>();
    rows.into_iter().chain(column).collect()
}

fn whole_lines(height: f64) -> usize {
    super::line::times_in(height.max(0.0), LINE_PITCH_PT)
}
