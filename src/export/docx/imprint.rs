//! 版记: frames at the foot of the last page, one for each item and each rule (GB/T 9704-2012, 7.4).
//!
//! Frames hold to the paragraph after them: one of no height that ends the document, so that 版记 goes
//! along with the last page when text is added. A floating table would not be shown by
//! `LibreOffice`, and a frame of several items loses its rules there. An item that grows by a line
//! must be given the room by hand: its frame says where it stands.

use docx_rs::{Paragraph, Run};

use super::{
    body::Body,
    measure::{to_unsigned, twips, twips_of_mm, type_area_width},
    section::{PageNumbering, Section},
    style::Style,
    text::text_run,
};
use crate::{
    document::{Imprint, Orientation},
    layout::ImprintPart,
    style::{TextStyle, gb9704},
};

/// Height of the frame of a rule, pt: no more than a program needs to draw the rule.
const RULE_FRAME_PT: f64 = 2.0;
/// Share of a line of exact height that stands below the baseline.
const BELOW_BASELINE: f64 = 0.2;

impl Body<'_> {
    /// 版记 and the paragraph that it holds to, at the very end.
    pub(super) fn imprint(&mut self) {
        let Some(imprint) = &self.manuscript.laid.closing.imprint else { return };
        self.part_tables();
        self.turn_to(Orientation::Portrait);
        if imprint.follows_blank_page {
            let numbering = PageNumbering::None;
            self.begin_section(Section { numbering, ..Section::default() });
            let blank_page = self.paragraph(Style::ImprintAnchor, vec![]);
            self.add(blank_page);
        }
        let lines: usize = imprint.parts.iter().map(|it| it.lines()).sum();
        let mut y = twips_of_mm(gb9704::TOP_MARGIN_MM + gb9704::TYPE_AREA_HEIGHT_MM)
            - lines_in_twips(lines);
        for part in &imprint.parts {
            let paragraph = self.imprint_part(*part, y);
            self.add(paragraph);
            y += lines_in_twips(part.lines());
        }
        let anchor = self.paragraph(Style::ImprintAnchor, vec![]);
        self.add(if imprint.has_own_page { anchor.page_break_before(true) } else { anchor });
    }

    /// One item or rule, its top `y` twips from the page's.
    fn imprint_part(&mut self, part: ImprintPart, y: i32) -> Paragraph {
        let document = self.manuscript.document;
        let none = Imprint::default();
        let imprint = document.imprint.as_ref().unwrap_or(&none);
        let (style, runs) = match part {
            ImprintPart::OuterRule => (Style::ImprintOuterRule, vec![]),
            ImprintPart::InnerRule => (Style::ImprintInnerRule, vec![]),
            ImprintPart::Addressees(_) => {
                let mut runs = self.labelled_runs("主送：", document.head.addressees(), None);
                runs.push(text_run("。"));
                (Style::ImprintRecipients, runs)
            }
            ImprintPart::CopiesTo(_) => {
                let runs = self.labelled_runs("抄送：", &imprint.copies_to, None);
                (Style::ImprintRecipients, runs)
            }
            ImprintPart::Printing(_) => {
                let mut runs = self.runs(&imprint.printing_office);
                runs.push(Run::new().add_tab());
                runs.extend(self.runs(&imprint.printed_on));
                (Style::ImprintPrinting, runs)
            }
        };
        let (y, height) = match part {
            ImprintPart::OuterRule => {
                (y - twips_of_mm(gb9704::IMPRINT_OUTER_RULE_MM / 2.0), twips(RULE_FRAME_PT))
            }
            ImprintPart::InnerRule => {
                (y - twips_of_mm(gb9704::IMPRINT_INNER_RULE_MM / 2.0), twips(RULE_FRAME_PT))
            }
            item => (y - text_rise(), lines_in_twips(item.lines())),
        };
        let paragraph = self.paragraph(style, runs);
        paragraph
            .wrap("around")
            .v_anchor("page")
            .h_anchor("margin")
            .frame_x(0)
            .frame_y(y)
            .frame_width(to_unsigned(type_area_width()))
            .frame_height(to_unsigned(height))
            .h_rule("exact")
    }
}

/// How much higher a text stands in the PDF than in a line of exact height, in twips.
fn text_rise() -> i32 {
    let (pitch, size) = (gb9704::IMPRINT_PITCH_PT, TextStyle::IMPRINT.size);
    twips((1.0 - BELOW_BASELINE) * pitch - (pitch - size) / 2.0 - gb9704::EM_ASCENT * size)
}

fn lines_in_twips(lines: usize) -> i32 {
    let lines = i32::try_from(lines).unwrap_or_default();
    lines.saturating_mul(twips(gb9704::IMPRINT_PITCH_PT))
}
