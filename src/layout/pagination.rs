//! Divides strips among pages: none is cut, headings stay with their text, footnotes stand at the
//! foot of the page that has their mark.

use super::{
    Colour, OutlineEntry, Page, PageItem, Pages, Rule,
    measure::Measure,
    need::{Need, needs},
    strip::{OutlineMark, Strip, moved},
};
use crate::{
    document::Orientation,
    style::gb9704::{
        BINDING_MARGIN_MM, FOOTNOTE_PITCH_PT, FOOTNOTE_RULE_SHARE, LINE_PITCH_PT, PAGE_HEIGHT_MM,
        PAGE_WIDTH_MM, PT_PER_MM, TABLE_RULE_PT, TOP_MARGIN_MM, TYPE_AREA_HEIGHT_MM,
    },
};

/// What rounding may add to a sum of heights, in pt.
pub(super) const TOLERANCE: f64 = 1e-6;

/// Sets `strips` in pages; `notes` are the lines of the footnotes that they refer to.
pub(super) fn paginate(strips: Vec<Strip>, notes: &[Vec<Strip>]) -> Paginated {
    let needs: Vec<Need> = needs(&strips, notes);
    let mut book = Book::new(notes);
    for (strip, need) in strips.into_iter().zip(needs) {
        let turns = strip.begins_page || strip.orientation != book.page.orientation;
        if !book.page.is_empty() && (turns || !book.page.fits(&strip, need)) {
            book.turn();
            if strip.after_blank_page {
                book.turn();
            }
        }
        if let Some(foot) = strip.foot {
            book.finish_notes();
            if foot.on_even_page {
                book.turn_to_even_page();
            }
        }
        if book.page.is_empty() {
            book.page.orientation = strip.orientation;
        }
        book.page_of.push(book.pages.len());
        if let Some(columns) = strip.columns {
            book.place_columns(columns);
            continue;
        }
        if book.page.is_empty() {
            for row in strip.header.iter().flat_map(|it| it.iter()) {
                book.place(row.clone());
            }
        }
        book.place(strip);
    }
    book.turn();
    while book.page.has_notes() {
        book.turn();
    }
    Paginated {
        pages: Pages { pages: book.pages, outline: book.outline, elements: Vec::new() },
        page_of: book.page_of,
        room: book.room,
    }
}

/// Strips in pages, and where they have come to stand.
pub(super) struct Paginated {
    pub(super) pages: Pages,
    /// The page of each strip, from 0.
    page_of: Vec<usize>,
    /// Height in pt that is left on each page.
    room: Vec<f64>,
}

impl Paginated {
    /// The page of the strip at `index`, from 0.
    pub(super) fn page_of(&self, index: usize) -> Option<usize> {
        self.page_of.get(index).copied()
    }

    /// Whether the strip at `index` begins a page although the page before has `height` pt left.
    pub(super) fn is_carried(&self, index: usize, height: f64) -> bool {
        let before = index.checked_sub(1).and_then(|it| self.page_of(it));
        let begins_page = before.is_some() && self.page_of(index) != before;
        begins_page && self.room_before(index) + TOLERANCE >= height
    }

    /// Height in pt that is left on the page of the strip before the one at `index`.
    pub(super) fn room_before(&self, index: usize) -> f64 {
        let before = index.checked_sub(1).and_then(|it| self.page_of(it));
        before.and_then(|it| self.room.get(it)).copied().unwrap_or_default()
    }
}

/// The page being filled.
#[derive(Default)]
pub(super) struct Filling {
    strips: Vec<(f64, Strip)>,
    pub(super) bottom: f64,
    notes: Vec<Strip>,
    notes_height: f64,
    pub(super) orientation: Orientation,
    /// Where its grid of lines begins: below a title that stands where a 版头 wants it.
    grid_top: f64,
    /// Height of what stands at its very foot.
    foot: f64,
}

impl Filling {
    pub(super) fn is_empty(&self) -> bool {
        self.strips.is_empty()
    }

    /// The top of the next line of the grid.
    pub(super) fn next_line(&self) -> f64 {
        self.top_for(&Strip::blank_line())
    }

    /// Whether footnotes stand on it.
    fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }

    /// The room below `top` with footnotes of `more` pt besides those that the page has.
    pub(super) fn room_below(&self, top: f64, more: f64) -> f64 {
        let notes = self.notes_height + more;
        let gap = if notes > 0.0 { FOOTNOTE_PITCH_PT } else { 0.0 };
        Measure::of(self.orientation).height - top - gap - notes
    }

    /// Where a strip would begin.
    fn top_for(&self, strip: &Strip) -> f64 {
        strip_top(strip, self.bottom - self.grid_top) + self.grid_top
    }

    fn fits(&self, strip: &Strip, need: Need) -> bool {
        need.text <= self.room_below(self.top_for(strip), need.notes) + TOLERANCE
    }
}

/// Pages so far.
pub(super) struct Book<'a> {
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
    pub(super) page: Filling,
    notes: &'a [Vec<Strip>],
    /// The lines of footnotes that the page had no room for.
    carried: Vec<Strip>,
    page_of: Vec<usize>,
    room: Vec<f64>,
}

impl<'a> Book<'a> {
    fn new(notes: &'a [Vec<Strip>]) -> Self {
        Self {
            pages: Vec::new(),
            outline: Vec::new(),
            page: Filling::default(),
            notes,
            carried: Vec::new(),
            page_of: Vec::new(),
            room: Vec::new(),
        }
    }

    /// Sees to it that what comes next stands on an even page; what stands on this one stays.
    fn turn_to_even_page(&mut self) {
        let is_odd = self.pages.len().is_multiple_of(2);
        if is_odd {
            self.turn();
        }
    }

    /// Sees to it that all footnotes so far stand on pages.
    fn finish_notes(&mut self) {
        while !self.carried.is_empty() {
            self.turn();
        }
    }

    fn place(&mut self, strip: Strip) {
        let top = match strip.foot {
            Some(_) => Measure::of(strip.orientation).height - strip.height,
            None => self.page.top_for(&strip),
        };
        if strip.foot.is_some() {
            self.page.foot = strip.height;
        }
        self.page.bottom = top + strip.height;
        if strip.begins_grid {
            self.page.grid_top = self.page.bottom;
        }
        self.place_at(top, strip);
    }

    /// Height of the footnotes to `strips`, in pt.
    pub(super) fn notes_of(&self, strips: &[Strip]) -> f64 {
        let notes = strips.iter().flat_map(|it| &it.notes).filter_map(|it| self.notes.get(*it));
        notes.flatten().map(|it| it.height).sum()
    }

    /// Sets a strip at `top` pt below the type area's upper edge.
    pub(super) fn place_at(&mut self, top: f64, mut strip: Strip) {
        if let Some(OutlineMark { depth, text, block }) = strip.outline.take() {
            let y = margins(self.page.orientation).1 + top;
            self.outline.push(OutlineEntry { depth, text, block, page: self.pages.len(), y });
        }
        let bottom = self.page.bottom.max(top + strip.height);
        let notes = self.notes;
        for line in strip.notes.iter().filter_map(|it| notes.get(*it)).flatten() {
            self.place_note(line.clone(), bottom);
        }
        self.page.strips.push((top, strip));
    }

    /// Sets a line of a footnote at the foot of the page, where there is room for it below `bottom`
    /// and no line before it is waiting for the next page.
    fn place_note(&mut self, line: Strip, bottom: f64) {
        let fits = self.page.room_below(bottom, line.height) >= -TOLERANCE;
        if self.carried.is_empty() && fits {
            self.page.notes_height += line.height;
            self.page.notes.push(line);
        } else {
            self.carried.push(line);
        }
    }

    /// Finishes the page and begins another, with what footnotes it has left over. They leave room
    /// for a line of text.
    pub(super) fn turn(&mut self) {
        let Filling { mut strips, bottom, notes, notes_height, foot, orientation, .. } =
            std::mem::take(&mut self.page);
        let gap = if notes.is_empty() { 0.0 } else { FOOTNOTE_PITCH_PT };
        let (left, top) = margins(orientation);
        let measure = Measure::of(orientation);
        self.room.push(measure.height - bottom - gap - notes_height);
        if let Some((_, last)) = strips.last_mut() {
            last.items.append(&mut last.closing);
        }
        let mut items = Vec::new();
        let mut proof = Vec::new();
        for (y, strip) in strips {
            proof.extend(strip.proof.iter().map(|it| it.moved(left, top + y)));
            items.extend(strip.items.into_iter().map(|it| moved(it, left, top + y)));
        }
        let mut y = top + measure.height - foot - notes_height;
        if !notes.is_empty() {
            items.push(PageItem::Rule(note_rule(left, y - FOOTNOTE_PITCH_PT / 2.0, measure.width)));
        }
        for line in notes {
            items.extend(line.items.into_iter().map(|it| moved(it, left, y)));
            y += line.height;
        }
        self.pages.push(Page {
            width: PAGE_WIDTH_MM * PT_PER_MM,
            height: PAGE_HEIGHT_MM * PT_PER_MM,
            orientation,
            items,
            number: Vec::new(),
            proof,
        });
        for line in std::mem::take(&mut self.carried) {
            self.place_note(line, LINE_PITCH_PT);
        }
    }
}

/// Where a strip begins below `bottom` pt of a grid: on its next line, or there.
pub(super) fn strip_top(strip: &Strip, bottom: f64) -> f64 {
    let lines = ((bottom - TOLERANCE) / LINE_PITCH_PT).ceil().max(0.0);
    if strip.on_grid { lines * LINE_PITCH_PT } else { bottom }
}

/// Where the type area begins on a page as it is read, from the left and from the top in pt. On a
/// landscape page 地脚 is at its left and 订口 at its top (GB/T 9704-2012, 8).
fn margins(orientation: Orientation) -> (f64, f64) {
    let (left, top) = match orientation {
        Orientation::Portrait => (BINDING_MARGIN_MM, TOP_MARGIN_MM),
        Orientation::Landscape => {
            (PAGE_HEIGHT_MM - TOP_MARGIN_MM - TYPE_AREA_HEIGHT_MM, BINDING_MARGIN_MM)
        }
    };
    (left * PT_PER_MM, top * PT_PER_MM)
}

/// The rule above the footnotes.
fn note_rule(left: f64, y: f64, width: f64) -> Rule {
    Rule {
        from: (left, y),
        to: (left + width * FOOTNOTE_RULE_SHARE, y),
        thickness: TABLE_RULE_PT,
        colour: Colour::Black,
    }
}
