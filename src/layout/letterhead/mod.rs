//! 版头 of every format (GB/T 9704-2012, 7.2, 10.1 to 10.3): one strip from the top of the type area to
//! the title.
//!
//! What has its measure in millimetres stands there whatever else the document has: the mark, the
//! rules. The lines between them, the title and the blank line below it follow at the distances of the
//! standard; the grid of this page's text begins below them.

mod approvers;
mod attendance;
mod lines;
mod mark;
mod official_letter;

use super::{
    Colour, PageItem, ProofFigure, ProofMark, Rule, SetLetterhead,
    compositor::Compositor,
    line::{Alignment, in_pt},
    marks::rows,
    strip::{OutlineMark, Strip},
};
use crate::{
    document::{Document, Format, Inline, Letterhead, LetterheadPrinting, plain_text},
    style::{
        TextStyle,
        gb9704::{
            LINE_PITCH_PT, LINES_ABOVE_TITLE, LINES_BELOW_MARK, LINES_BELOW_ORDER_NUMBER,
            LINES_MAY_RISE_PT, MARK_DROP_MM, ORDER_MARK_DROP_MM, PT_PER_MM, RED_RULE_MM,
            RULE_BELOW_NUMBER_MM, SIZE_3_PT, TYPE_AREA_HEIGHT_PT, TYPE_AREA_WIDTH_PT,
        },
    },
};

/// Blank above and below the em box of a line of 三号 on the grid, in pt.
const HALF_LEADING: f64 = (LINE_PITCH_PT - SIZE_3_PT) / 2.0;

impl Compositor<'_> {
    /// Sets 版头, where the document has one that it brings itself.
    pub(super) fn letterhead(&mut self, document: &Document) -> Option<(SetLetterhead, Strip)> {
        let letterhead = document.head.letterhead.as_ref();
        let letterhead = letterhead.filter(|it| it.printing != LetterheadPrinting::Overlaid)?;
        let marks = &document.head.marks;
        let (set, items) = match document.format {
            Format::Letter => self.letter_head(letterhead, marks),
            Format::Order => self.order_head(letterhead),
            format => self.file_head(letterhead, marks, format),
        };
        let mut strip = Strip { items, ..Strip::of_height(set.height) }.kept_with_next();
        strip.proof = proof_marks(&set);
        if document.format == Format::Order {
            strip.begins_grid = true;
            // The title is not printed (10.2): it leads to the letterhead.
            let text = plain_text(&document.head.title);
            strip.outline = Some(OutlineMark { depth: 0, text, block: None });
        }
        Some((set, strip))
    }

    /// 文件 and 纪要: mark, number or 签发人, red rule (7.2, 10.3).
    fn file_head(
        &mut self,
        letterhead: &Letterhead,
        marks: &[Vec<Inline>],
        format: Format,
    ) -> (SetLetterhead, Vec<PageItem>) {
        let copy_lines = self.copy_lines(letterhead, 0.0);
        let mut items = rows(copy_lines, self.mark_lines(letterhead, marks, 0, 0.0));
        let (mark, drawn) = self.mark(&letterhead.mark, MARK_DROP_MM * PT_PER_MM);
        let printed = letterhead.printing == LetterheadPrinting::Printed;
        items.extend(drawn.into_iter().filter(|_| printed));
        // Without a number, its line is one of those left blank.
        let numbered = letterhead.has_number_line(format);
        let blank = if numbered { LINES_BELOW_MARK } else { LINES_BELOW_MARK - 1 };
        let number_top = mark.lower_edge + in_pt(blank, LINE_PITCH_PT);
        let below_number = HALF_LEADING + SIZE_3_PT + RULE_BELOW_NUMBER_MM * PT_PER_MM;
        let mut rule_top = number_top + below_number;
        let mut approvers = None;
        if !letterhead.approvers.is_empty() {
            let (places, last_line, set) = self.approvers(letterhead, number_top);
            items.extend(set);
            approvers = Some(places);
            rule_top = last_line + below_number;
        } else if numbered {
            items.extend(self.number_line(letterhead, number_top, Alignment::Centre));
        } else {
            rule_top = number_top + LINE_PITCH_PT;
        }
        let rule = red_rule(rule_top);
        let rule_bottom = rule.from.1 + rule.thickness / 2.0;
        items.extend(printed.then_some(PageItem::Rule(rule)));
        let height = rule_bottom + in_pt(LINES_ABOVE_TITLE, LINE_PITCH_PT);
        let rule_top = Some(rule_top);
        (SetLetterhead { mark, number_top, rule_top, approvers, height, end: height }, items)
    }

    /// 命令: mark and 令号; the text follows (10.2).
    fn order_head(&mut self, letterhead: &Letterhead) -> (SetLetterhead, Vec<PageItem>) {
        let (mark, drawn) = self.mark(&letterhead.mark, ORDER_MARK_DROP_MM * PT_PER_MM);
        let printed = letterhead.printing == LetterheadPrinting::Printed;
        let mut items: Vec<PageItem> = drawn.into_iter().filter(|_| printed).collect();
        let number_top = mark.lower_edge + in_pt(LINES_BELOW_MARK, LINE_PITCH_PT);
        items.extend(self.number_line(letterhead, number_top, Alignment::Centre));
        let below = number_top + in_pt(1 + LINES_BELOW_ORDER_NUMBER, LINE_PITCH_PT);
        let height = text_top(below);
        (
            SetLetterhead {
                mark,
                number_top,
                rule_top: None,
                approvers: None,
                height,
                end: height,
            },
            items,
        )
    }
}

/// What a proof measures: the upper edges of the mark's ink and of the rule below it.
fn proof_marks(set: &SetLetterhead) -> Vec<ProofMark> {
    let line = |name: &'static str, y: f64| {
        let figure = ProofFigure::Line { from: (0.0, y), to: (TYPE_AREA_WIDTH_PT, y) };
        ProofMark { name, figure }
    };
    let rule = set.rule_top.map(|it| line("红线", it));
    std::iter::once(line("标志", set.mark.ink_top)).chain(rule).collect()
}

/// Where the lines below `y`, in pt below the type area's top, begin: there, unless so little is wanting
/// to one line more that a program which rounds otherwise would set it on this page.
pub(super) fn text_top(y: f64) -> f64 {
    let wanting = LINE_PITCH_PT - (TYPE_AREA_HEIGHT_PT - y) % LINE_PITCH_PT;
    if wanting < LINES_MAY_RISE_PT { y - wanting } else { y }
}

/// The baseline of a line of 三号 whose top is at `top`.
fn baseline_below(top: f64) -> f64 {
    top + super::paragraph::baseline(LINE_PITCH_PT, TextStyle::BODY)
}

/// 红色分隔线, as wide as the type area (7.2.7); `top` is its upper edge.
fn red_rule(top: f64) -> Rule {
    let thickness = RED_RULE_MM * PT_PER_MM;
    let y = top + thickness / 2.0;
    Rule { from: (0.0, y), to: (TYPE_AREA_WIDTH_PT, y), thickness, colour: Colour::Red }
}
