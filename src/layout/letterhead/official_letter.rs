//! 版头 of a 信函: the mark near the page's upper edge, a double rule below it and another one at the
//! foot of the first page (GB/T 9704-2012, 10.1).

use super::HALF_LEADING;
use crate::{
    document::{Inline, Letterhead, LetterheadPrinting},
    layout::{
        Colour, PageItem, Rule, SetLetterhead,
        compositor::Compositor,
        line::{Alignment, in_pt},
        marks::rows,
    },
    style::gb9704::{
        BINDING_MARGIN_MM, LETTER_DOUBLE_RULE_PT, LETTER_LOWER_RULE_MM, LETTER_MARK_DROP_MM,
        LETTER_RULE_AIR_PT, LETTER_RULE_DROP_MM, LETTER_RULE_GAP_PT, LETTER_RULE_LENGTH_MM,
        LETTER_THICK_RULE_PT, LETTER_THIN_RULE_PT, LINE_PITCH_PT, LINES_ABOVE_TITLE,
        PAGE_HEIGHT_MM, PAGE_WIDTH_MM, PT_PER_MM, TOP_MARGIN_MM,
    },
};

impl Compositor<'_> {
    /// 信函: 份号 and 紧急程度 flush left below the upper rule, 发文字号 and below it 标注 flush right.
    pub(super) fn letter_head(
        &mut self,
        letterhead: &Letterhead,
        marks: &[Vec<Inline>],
    ) -> (SetLetterhead, Vec<PageItem>) {
        let top = (LETTER_MARK_DROP_MM - TOP_MARGIN_MM) * PT_PER_MM;
        let (mark, drawn) = self.mark(&letterhead.mark, top);
        let rule_top = mark.ink_bottom + LETTER_RULE_DROP_MM * PT_PER_MM;
        let mut items = Vec::new();
        if letterhead.printing == LetterheadPrinting::Printed {
            items.extend(drawn);
            items.extend(double_rule(rule_top, [LETTER_THICK_RULE_PT, LETTER_THIN_RULE_PT]));
            items
                .extend(double_rule(lower_rule_top(), [LETTER_THIN_RULE_PT, LETTER_THICK_RULE_PT]));
        }
        let number_top = rule_top + LETTER_DOUBLE_RULE_PT + LETTER_RULE_AIR_PT - HALF_LEADING;
        let copy_lines = self.copy_lines(letterhead, number_top);
        let lines = copy_lines.len().max(1 + marks.len());
        let mut right = vec![self.number_line(letterhead, number_top, Alignment::Right)];
        right.extend(self.mark_lines(letterhead, marks, 1, number_top + LINE_PITCH_PT));
        items.extend(rows(copy_lines, right));
        let height = number_top + in_pt(lines + LINES_ABOVE_TITLE, LINE_PITCH_PT);
        let rule_top = Some(rule_top);
        (SetLetterhead { mark, number_top, rule_top, approvers: None, height, end: height }, items)
    }
}

/// Upper edge of the lower double rule, in pt below the type area's top: its lower edge stands 20 mm
/// from that of the page.
fn lower_rule_top() -> f64 {
    (PAGE_HEIGHT_MM - LETTER_LOWER_RULE_MM - TOP_MARGIN_MM) * PT_PER_MM - LETTER_DOUBLE_RULE_PT
}

/// Two red rules from `top`, of these thicknesses, in the middle of the page.
fn double_rule(top: f64, thicknesses: [f64; 2]) -> [PageItem; 2] {
    let left = ((PAGE_WIDTH_MM - LETTER_RULE_LENGTH_MM) / 2.0 - BINDING_MARGIN_MM) * PT_PER_MM;
    let right = left + LETTER_RULE_LENGTH_MM * PT_PER_MM;
    let [upper, lower] = thicknesses;
    let tops = [top, top + upper + LETTER_RULE_GAP_PT];
    let rule = |top: f64, thickness: f64| {
        let y = top + thickness / 2.0;
        PageItem::Rule(Rule { from: (left, y), to: (right, y), thickness, colour: Colour::Red })
    };
    [rule(tops[0], upper), rule(tops[1], lower)]
}
