//! 版头 of every format (GB/T 9704-2012, 7.2, 10.1 to 10.3).
//!
//! The mark stands in a frame that reaches from the type area's top down to the line of 发文字号, which
//! is the first line of the text below: so the text begins there in every program, whether it takes
//! the space above a paragraph for text that must give way to a frame or not. Lines for 份号 and 紧急
//! 程度 are always at the frame's top, blank where there is none: filled in later, they move nothing.

mod approvers;
mod frame;
pub(super) mod look;
mod marks;
mod official_letter;

use docx_rs::{AlignmentType, LineSpacing, Run};

use self::frame::Frame;
use super::{
    body::Body,
    measure::{half_points, line_pitch, to_unsigned, twips, whole},
    style::Style,
    style_sheet::NO_TEXT_PT,
    text::text_run,
};
use crate::{
    document::{Format, IssuerMark, Letterhead, LetterheadPrinting},
    layout::{SetLetterhead, SetMark},
    style::gb9704,
};

/// Lines of 份号 and 紧急程度.
const COPY_LINES: i32 = 2;
/// Room beside the longest organ for what programs round of its width, in pt.
const ROUNDING_PT: f64 = 2.0;
/// Where the baseline stands in a line of exact height, as a share of it from its top.
const BASELINE_SHARE: f64 = 0.8;

impl Body<'_> {
    /// Writes 版头, and gives where in twips below the type area's top it ends; 0 where there is none.
    pub(super) fn letterhead(&mut self) -> i32 {
        let manuscript = self.manuscript;
        let letterhead = manuscript.document.head.letterhead.as_ref();
        let (Some(letterhead), Some(set)) = (letterhead, &manuscript.laid.letterhead) else {
            return 0;
        };
        match manuscript.document.format {
            Format::Letter => self.letter_head(letterhead, set),
            Format::Order => self.order_head(letterhead, set),
            _ => self.file_head(letterhead, set),
        }
    }

    /// 文件 and 纪要.
    fn file_head(&mut self, letterhead: &Letterhead, set: &SetLetterhead) -> i32 {
        self.mark_frames(letterhead, set, COPY_LINES);
        let number_top = twips(set.number_top);
        let lines = match &set.approvers {
            Some(places) => self.approvers(letterhead, places),
            None => self.number_line(letterhead, 0),
        };
        let bottom = number_top + lines * line_pitch();
        let rule_top = set.rule_top.map_or(bottom, twips);
        if letterhead.printing != LetterheadPrinting::Printed {
            return bottom;
        }
        let rule = self.paragraph(Style::RedRule, vec![]);
        let above = LineSpacing::new().before(to_unsigned(rule_top - bottom));
        self.add(rule.line_spacing(above));
        rule_top + twips(gb9704::RED_RULE_MM * gb9704::PT_PER_MM) + twips(NO_TEXT_PT)
    }

    /// 命令: the text follows 令号.
    fn order_head(&mut self, letterhead: &Letterhead, set: &SetLetterhead) -> i32 {
        self.mark_frames(letterhead, set, 0);
        let end = twips(set.end);
        self.number_line(letterhead, end - twips(set.number_top) - line_pitch());
        end
    }

    /// 发文字号 or 令号 in the middle of its line, with so many twips below it.
    fn number_line(&mut self, letterhead: &Letterhead, after: i32) -> i32 {
        let runs = self.runs(&letterhead.document_number);
        let number = self.paragraph(Style::DocumentNumber, runs);
        let spacing = LineSpacing::new().after(to_unsigned(after));
        self.add(if after == 0 { number } else { number.line_spacing(spacing) });
        1
    }

    /// The mark with `copy_lines` lines of 份号, 紧急程度 and 标注 above it.
    fn mark_frames(&mut self, letterhead: &Letterhead, set: &SetLetterhead, copy_lines: i32) {
        let mark = &set.mark;
        let marks = i32::try_from(self.manuscript.document.head.marks.len()).unwrap_or_default();
        let copy_lines = if copy_lines > 0 { copy_lines.max(marks) } else { 0 };
        let above = copy_lines * line_pitch();
        // The frame of joint organs ends where 文件 begins: 标注 needs one as wide as the type area.
        let is_apart = mark.suffix.is_some() && marks > 0;
        let start = if is_apart { above } else { 0 };
        let whole = Frame::of_type_area(start, twips(set.number_top) - start);
        let frame = mark.suffix.map_or(whole, |(left, _)| whole.up_to(twips(left)));
        let copy_frame = if is_apart { Frame::of_type_area(0, above) } else { frame };
        self.copy_lines(letterhead, copy_frame, copy_lines);
        let is_printed = letterhead.printing == LetterheadPrinting::Printed;
        self.mark(is_printed.then_some(&letterhead.mark), mark, frame, above);
        if let (Some((left, _)), true) = (mark.suffix, is_printed) {
            let lines = letterhead.mark.organs.len().saturating_sub(1);
            let middle = mark.pitch * f64::from(u32::try_from(lines).unwrap_or_default()) / 2.0;
            let runs = self.mark_runs(&letterhead.mark.suffix, mark);
            let suffix = self.paragraph(Style::IssuerMark, runs).align(AlignmentType::Left);
            let spacing = mark_spacing(mark, mark.baseline + middle, start);
            self.add(whole.from(twips(left)).around(suffix.line_spacing(spacing)));
        }
    }

    /// So many lines in `frame` for 份号 and 紧急程度 at the left and 标注 at the right.
    fn copy_lines(&mut self, letterhead: &Letterhead, frame: Frame, count: i32) {
        let number = self.runs(&letterhead.copy_number);
        let urgency = letterhead.urgency.map(|it| text_run(it.chinese()));
        let lines = [(Style::CopyNumber, number), (Style::Urgency, Vec::from_iter(urgency))];
        // A line that is blank comes last.
        let (blank, filled): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(_, runs)| runs.is_empty());
        let more = std::iter::repeat_with(|| (Style::PageMark, Vec::new()));
        let lines = filled.into_iter().chain(blank).chain(more);
        let count = usize::try_from(count).unwrap_or_default();
        for (at, (style, runs)) in lines.take(count).enumerate() {
            let line = self.line_with_mark(style, runs, at);
            self.add(frame.around(line));
        }
    }

    /// The organs' lines in `frame`, of which `above` twips are taken; blank without a mark.
    fn mark(&mut self, mark: Option<&IssuerMark>, set: &SetMark, frame: Frame, above: i32) {
        let organs = mark.map(|it| it.organs.as_slice()).unwrap_or_default();
        let blank = [Vec::new()];
        let organs = if organs.is_empty() { &blank } else { organs };
        for (at, organ) in organs.iter().enumerate() {
            let runs = self.mark_runs(organ, set);
            let mut line = self.paragraph(Style::IssuerMark, runs);
            let spacing = mark_spacing(set, set.baseline, above);
            line = line.line_spacing(if at == 0 { spacing } else { line_height(set) });
            if organs.len() > 1 {
                let (left, width) = set.organs;
                let right = frame.width - twips(left + width + ROUNDING_PT);
                line = line.align(AlignmentType::Distribute);
                line = line.indent(Some(twips(left)), None, Some(right.max(0)), None);
            }
            self.add(frame.around(line));
        }
    }

    /// Runs of the mark, in its size and width.
    fn mark_runs(&mut self, text: &[crate::document::Inline], set: &SetMark) -> Vec<Run> {
        let size = usize::try_from(half_points(set.size)).unwrap_or_default();
        let is_condensed = set.stretch < 1.0;
        let fitted = self.runs(text).into_iter().map(|run| {
            let run = if size == usize::try_from(half_points(gb9704::MARK_LARGEST_PT)).unwrap_or(0)
            {
                run
            } else {
                run.size(size)
            };
            if is_condensed { run.stretch(whole(set.stretch * 100.0)) } else { run }
        });
        fitted.collect()
    }
}

/// The mark's lines, `MARK_PITCH_SHARE` of their size high.
fn line_height(set: &SetMark) -> LineSpacing {
    LineSpacing::new()
        .line(twips(set.size * gb9704::MARK_PITCH_SHARE))
        .line_rule(docx_rs::LineSpacingType::Exact)
}

/// The line of the mark whose baseline is to stand at `baseline` pt, `above` twips being taken.
fn mark_spacing(set: &SetMark, baseline: f64, above: i32) -> LineSpacing {
    let top = baseline - BASELINE_SHARE * set.size * gb9704::MARK_PITCH_SHARE;
    line_height(set).before(to_unsigned(twips(top) - above))
}
