//! 校样: the pages with 版心, grid and measures laid over them, for a person to look at.
//!
//! Measures are read off the finished pages, in mm as a ruler would read them from the page's left
//! and top edge. What no page shows, such as where a seal will sit, stands in a page's marks: whoever
//! sets it adds a [`ProofMark`] to its strip or page.

mod mark;
mod ruler;

use std::collections::BTreeMap;

pub use self::mark::{ProofFigure, ProofMark};

use self::ruler::Ruler;
use super::{
    Colour, Element, GlyphRun, Laid, Page, PageItem, Pages, Role,
    compositor::Compositor,
    line::{Alignment, in_pt},
};
use crate::style::{
    TextStyle, Typesetting,
    gb9704::{
        BINDING_MARGIN_MM, CELL_PITCH_PT, CELLS_PER_LINE, LINE_PITCH_PT, LINES_PER_PAGE,
        PAGE_HEIGHT_MM, PAGE_WIDTH_MM, PT_PER_MM, TOP_MARGIN_MM, TYPE_AREA_HEIGHT_MM,
        TYPE_AREA_HEIGHT_PT, TYPE_AREA_WIDTH_MM, TYPE_AREA_WIDTH_PT,
    },
};

const LEFT: f64 = BINDING_MARGIN_MM * PT_PER_MM;
const TOP: f64 = TOP_MARGIN_MM * PT_PER_MM;
const RIGHT: f64 = LEFT + TYPE_AREA_WIDTH_PT;
const BOTTOM: f64 = TOP + TYPE_AREA_HEIGHT_PT;
/// Where the margins are measured: below the page's top and right of its left edge, in pt.
const SPANS_AT: (f64, f64) = (12.0, 20.0);
/// Blank beside words, in pt.
const GAP: f64 = 3.0;
/// Pitch of the words in the margin, in pt.
const WORDS_PITCH: f64 = 7.5;
/// Every so many cells have their number.
const NUMBERED_CELLS: usize = 5;

/// The same document as a proof.
pub fn proof(laid: &Laid) -> Laid {
    let pictures = BTreeMap::new();
    let mut ruler = Ruler::new(Compositor::new(&laid.faces, &pictures, Typesetting::default()));
    let mut proof = laid.clone();
    let Pages { pages, elements, .. } = &mut proof.pages;
    for page in pages {
        if page.orientation.is_portrait() {
            draw_grid(&mut ruler);
            let items = std::mem::take(&mut page.items);
            page.items = [std::mem::take(&mut ruler.items), items].concat();
        }
        draw_margins(&mut ruler);
        let mut marks = measured(page, elements, &mut ruler);
        marks.extend(page.proof.iter().map(|it| it.on_sheet(page)));
        draw_marks(&mut ruler, marks);
        page.number.append(&mut ruler.items);
    }
    proof
}

/// The 22 lines of 版心, numbered, of 28 cells (GB/T 9704-2012, 5.2.3).
fn draw_grid(ruler: &mut Ruler<'_>) {
    for number in 1..=LINES_PER_PAGE {
        let y = TOP + in_pt(number, LINE_PITCH_PT);
        ruler.grid((LEFT, y), (RIGHT, y));
        ruler.words(&number.to_string(), LEFT - GAP, y - LINE_PITCH_PT / 2.0, Alignment::Right);
    }
    for number in 1..=CELLS_PER_LINE {
        let x = LEFT + in_pt(number, CELL_PITCH_PT);
        ruler.grid((x, TOP), (x, BOTTOM));
        if number % NUMBERED_CELLS == 0 {
            let middle = TOP - GAP - TextStyle::PROOF.size / 2.0;
            ruler.words(&number.to_string(), x - CELL_PITCH_PT / 2.0, middle, Alignment::Centre);
        }
    }
}

/// 版心 and the margins with their measures (5.2.1).
fn draw_margins(ruler: &mut Ruler<'_>) {
    ruler.rectangle((LEFT, TOP), (TYPE_AREA_WIDTH_PT, TYPE_AREA_HEIGHT_PT));
    let (x, y) = SPANS_AT;
    let across = [
        ("订口", 0.0, BINDING_MARGIN_MM),
        ("版心", BINDING_MARGIN_MM, BINDING_MARGIN_MM + TYPE_AREA_WIDTH_MM),
        ("切口", BINDING_MARGIN_MM + TYPE_AREA_WIDTH_MM, PAGE_WIDTH_MM),
    ];
    for (name, from, to) in across {
        ruler.span((from * PT_PER_MM, y), (to * PT_PER_MM, y));
        let middle = f64::midpoint(from, to) * PT_PER_MM;
        let words = format!("{name} {:.1}", to - from);
        ruler.words(&words, middle, y - WORDS_PITCH / 2.0, Alignment::Centre);
    }
    let down = [
        ("天头", 0.0, TOP_MARGIN_MM),
        ("版心", TOP_MARGIN_MM, TOP_MARGIN_MM + TYPE_AREA_HEIGHT_MM),
        ("地脚", TOP_MARGIN_MM + TYPE_AREA_HEIGHT_MM, PAGE_HEIGHT_MM),
    ];
    for (name, from, to) in down {
        ruler.span((x, from * PT_PER_MM), (x, to * PT_PER_MM));
        let middle = f64::midpoint(from, to) * PT_PER_MM;
        ruler.words(name, x + GAP, middle - WORDS_PITCH / 2.0, Alignment::Left);
        let words = format!("{:.1}", to - from);
        ruler.words(&words, x + GAP, middle + WORDS_PITCH / 2.0, Alignment::Left);
    }
}

/// What can be measured on a page: the dashes of the page number; on an upright page the tops of the
/// title and of the text, and red rules.
fn measured(page: &Page, elements: &[Element], ruler: &mut Ruler<'_>) -> Vec<ProofMark> {
    let dashes = page.number.iter().find_map(PageItem::as_glyphs);
    let dashes = dashes.map(|it| it.baseline - ruler.dash_middle(TextStyle::PAGE_NUMBER));
    let mut marks: Vec<ProofMark> = dashes.map(|y| across("页码", y)).into_iter().collect();
    if !page.orientation.is_portrait() {
        return marks;
    }
    let role = |run: &GlyphRun| run.element.and_then(|it| elements.get(it.0)).map(|it| &it.role);
    let runs = || page.items.iter().filter_map(PageItem::as_glyphs);
    let title = runs().position(|it| role(it) == Some(&Role::Title));
    marks.extend(title.and_then(|at| runs().nth(at)).map(|it| across("标题", it.top())));
    let mut below_title = runs().skip(title.unwrap_or(0));
    let text = below_title.find(|it| role(it) == Some(&Role::Paragraph));
    marks.extend(text.map(|it| across("文字", it.top())));
    for item in &page.items {
        if let PageItem::Rule(rule) = item
            && rule.colour == Colour::Red
        {
            marks.push(across("红线", rule.from.1));
        }
    }
    marks
}

/// A height on a page, shown beside 版心.
fn across(name: &'static str, y: f64) -> ProofMark {
    ProofMark { name, figure: ProofFigure::Line { from: (RIGHT, y), to: (RIGHT + 2.0 * GAP, y) } }
}

/// Marks, and their names with their measures in the outer margin, none upon another.
fn draw_marks(ruler: &mut Ruler<'_>, mut marks: Vec<ProofMark>) {
    marks.sort_by(|one, other| one.figure.height().total_cmp(&other.figure.height()));
    let mut free_from: f64 = 0.0;
    for mark in marks {
        ruler.figure(mark.figure);
        for words in mark.words() {
            let middle = mark.figure.height().max(free_from);
            ruler.words(&words, RIGHT + 3.0 * GAP, middle, Alignment::Left);
            free_from = middle + WORDS_PITCH;
        }
    }
}
