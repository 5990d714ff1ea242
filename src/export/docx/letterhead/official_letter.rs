//! 版头 of a 信函 (GB/T 9704-2012, 10.1). A double rule is the upper and the lower border of a
//! paragraph as high as the gap between them: Word's own double borders change places from program
//! to program.

use docx_rs::{LineSpacing, Run};

use super::{BASELINE_SHARE, Frame, line_height};
use crate::{
    document::{Letterhead, LetterheadPrinting},
    export::docx::{
        body::Body,
        measure::{line_pitch, to_unsigned, twips, twips_of_mm},
        style::{Style, URGENCY},
        text::text_run,
    },
    layout::SetLetterhead,
    style::gb9704,
};

impl Body<'_> {
    pub(super) fn letter_head(&mut self, letterhead: &Letterhead, set: &SetLetterhead) -> i32 {
        let mark = &set.mark;
        let line = mark.size * gb9704::MARK_PITCH_SHARE;
        let top = twips(mark.baseline - BASELINE_SHARE * line);
        let rule_top = set.rule_top.map_or(top, twips);
        let is_printed = letterhead.printing == LetterheadPrinting::Printed;
        let frame = Frame::of_type_area(top, rule_top - top);
        let organ = letterhead.mark.organs.first().filter(|_| is_printed);
        let runs = self.mark_runs(organ.map(Vec::as_slice).unwrap_or_default(), mark);
        let paragraph = self.paragraph(Style::IssuerMark, runs).line_spacing(line_height(mark));
        self.add(frame.around(paragraph));
        let rule_end = rule_top + twips(gb9704::LETTER_DOUBLE_RULE_PT);
        if is_printed {
            let type_area_top = twips_of_mm(gb9704::TOP_MARGIN_MM);
            self.double_rule(Style::UpperLetterRule, type_area_top + rule_top);
            let foot = gb9704::PAGE_HEIGHT_MM - gb9704::LETTER_LOWER_RULE_MM;
            let lower = twips_of_mm(foot) - twips(gb9704::LETTER_DOUBLE_RULE_PT);
            self.double_rule(Style::LowerLetterRule, lower);
        }
        let number_top = twips(set.number_top);
        let start = if is_printed { rule_end } else { rule_top };
        let lines = self.letter_lines(letterhead, number_top - start);
        number_top + lines * line_pitch()
    }

    /// 份号 and 紧急程度 at the left, 发文字号 and 标注 at the right of their lines.
    fn letter_lines(&mut self, letterhead: &Letterhead, above: i32) -> i32 {
        let copy_number = self.runs(&letterhead.copy_number);
        let urgency = letterhead.urgency.map(|it| text_run(it.chinese()));
        let (mut runs, rest) = match (copy_number.is_empty(), urgency) {
            (true, urgency) => (urgency.map(|it| it.style(URGENCY)).into_iter().collect(), None),
            (false, urgency) => (copy_number, urgency),
        };
        runs.push(Run::new().add_tab());
        runs.extend(self.runs(&letterhead.document_number));
        let first = self.paragraph(Style::LetterNumber, runs);
        self.add(first.line_spacing(LineSpacing::new().before(to_unsigned(above))));
        let mut rest = rest.map(|it| vec![it]);
        let marks = self.manuscript.document.head.marks.len();
        let more = marks.max(rest.iter().len());
        for at in 0..more {
            let runs = rest.take().unwrap_or_default();
            let line = self.line_with_mark(Style::Urgency, runs, at);
            self.add(line);
        }
        i32::try_from(1 + more).unwrap_or(1)
    }

    /// A double rule in the middle of the page, from `top` twips below the page's upper edge.
    fn double_rule(&mut self, style: Style, top: i32) {
        let margin = (gb9704::PAGE_WIDTH_MM - gb9704::LETTER_RULE_LENGTH_MM) / 2.0;
        let frame = Frame {
            left: twips_of_mm(margin),
            top,
            width: twips_of_mm(gb9704::LETTER_RULE_LENGTH_MM),
            height: None,
        };
        let rule = self.paragraph(style, vec![]);
        self.add(frame.around(rule));
    }
}
