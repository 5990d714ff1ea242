//! 方框: what stands apart from the text in a border, as wide as its measure; its lines stand in by half
//! a cell at each side. It is never torn where a page holds it.

use std::{collections::BTreeSet, sync::Arc};

use super::{Colour, PageItem, Role, Rule, compositor::Compositor, line::in_pt, strip::Strip};
use crate::{
    document::{BlockId, Inline, SideBox},
    style::{
        TextStyle,
        gb9704::{BOX_EDGE_PT, BOX_GAP_PT, BOX_INSET_CELLS, BOX_RULE_PT, CELL_PITCH_PT},
    },
};

impl Compositor<'_> {
    /// Sets a box: its upper edge, title and what it holds, its lower edge.
    pub(super) fn side_box(&mut self, side_box: &SideBox, id: &BlockId) -> Vec<Strip> {
        let outer = self.measure;
        self.measure = outer.narrowed(BOX_INSET_CELLS);
        let inside = self.element(Role::SideBox, |it| {
            let mut inside = it.box_title(&side_box.title, id);
            inside.extend(it.blocks(&side_box.blocks));
            inside
        });
        self.measure = outer;
        let inset = in_pt(BOX_INSET_CELLS, CELL_PITCH_PT / 2.0);
        let inside = inside.into_iter().map(|it| Strip { on_grid: false, ..it.moved_right(inset) });
        let height: f64 = inside.clone().map(|it| it.height).sum::<f64>() + 2.0 * BOX_EDGE_PT;
        if height <= outer.height {
            whole(inside.collect(), outer.width, height)
        } else {
            self.parted_rows.insert(id.clone(), BTreeSet::from([0]));
            torn(inside.collect(), outer.width)
        }
    }

    fn box_title(&mut self, title: &[Inline], id: &BlockId) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(title, TextStyle::BOX_TITLE));
        let lines = self.even_lines(&letters, TextStyle::BOX_TITLE, id);
        lines.into_iter().map(Strip::kept_with_next).collect()
    }
}

/// A box that stays in one piece, its border drawn at once.
fn whole(inside: Vec<Strip>, width: f64, height: f64) -> Vec<Strip> {
    let (top, bottom) = (BOX_GAP_PT, height - BOX_GAP_PT);
    let mut upper = upper_edge();
    upper.items = vec![level(top, width), level(bottom, width)];
    upper.items.extend(upright(top, bottom, width));
    let kept = std::iter::once(upper).chain(inside).map(Strip::kept_with_next);
    kept.chain([Strip::of_height(BOX_EDGE_PT)]).collect()
}

/// A box that no page holds: its border is drawn piece by piece, and goes on where it is torn.
fn torn(mut inside: Vec<Strip>, width: f64) -> Vec<Strip> {
    let mut upper = upper_edge().kept_with_next();
    upper.items = vec![level(BOX_GAP_PT, width)];
    upper.items.extend(upright(BOX_GAP_PT, BOX_EDGE_PT, width));
    let mut again = Strip::of_height(0.0).kept_with_next();
    again.items = vec![level(0.0, width)];
    let again: Arc<[Strip]> = Arc::new([again]);
    for strip in &mut inside {
        strip.items.extend(upright(0.0, strip.height, width));
        strip.closing.push(level(strip.height, width));
        strip.header.get_or_insert_with(|| Arc::clone(&again));
    }
    if let Some(last) = inside.last_mut() {
        last.keep_with_next = true;
    }
    let lower_rule = BOX_EDGE_PT - BOX_GAP_PT;
    let mut lower = Strip::of_height(BOX_EDGE_PT);
    lower.items = vec![level(lower_rule, width)];
    lower.items.extend(upright(0.0, lower_rule, width));
    std::iter::once(upper).chain(inside).chain([lower]).collect()
}

fn upper_edge() -> Strip {
    Strip { on_grid: true, ..Strip::of_height(BOX_EDGE_PT) }
}

/// The rule from side to side at `y` pt.
fn level(y: f64, width: f64) -> PageItem {
    rule((0.0, y), (width, y))
}

/// The rules at both sides.
fn upright(from: f64, to: f64, width: f64) -> [PageItem; 2] {
    [0.0, width].map(|x| rule((x, from), (x, to)))
}

fn rule(from: (f64, f64), to: (f64, f64)) -> PageItem {
    PageItem::Rule(Rule { from, to, thickness: BOX_RULE_PT, colour: Colour::Black })
}
