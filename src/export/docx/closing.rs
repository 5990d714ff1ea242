//! What closes the text: 署名 and 成文日期 where the layout has put them, 附注 (GB/T 9704-2012,
//! 7.3.5, 7.3.6).

use docx_rs::{DocumentChild, LineSpacing, Run, Tab, TabValueType};

use super::{
    body::Body,
    measure::{cells, pitch_in_twips, to_unsigned, whole},
    style::Style,
};
use crate::{
    document::{Inline, Signature, SignaturePosition, Signing},
    layout::{LinePlace, SignatureLine, SignatureText},
};

impl Body<'_> {
    /// Lets the last paragraphs of the text go to a new page with 署名 where the layout does so: whole,
    /// as Word and `LibreOffice` divide a paragraph that is kept with the next each in its own way.
    pub(super) fn keep_with_signature(&mut self) {
        let carried = self.manuscript.laid.closing.carried_paragraphs;
        for child in self.children.iter_mut().rev().take(carried) {
            if let DocumentChild::Paragraph(paragraph) = child {
                paragraph.property.keep_next = Some(true);
                paragraph.property.widow_control = Some(true);
                if self.manuscript.laid.closing.carries_whole {
                    paragraph.property.keep_lines = Some(true);
                }
            }
        }
    }

    /// Lets what has been added since `start` go with 署名 where one follows.
    pub(super) fn keep_since(&mut self, start: usize) {
        if !self.manuscript.laid.closing.keeps_names {
            return;
        }
        for child in self.children.iter_mut().skip(start) {
            if let DocumentChild::Paragraph(paragraph) = child {
                paragraph.property.keep_next = Some(true);
            }
        }
    }

    /// 署名 and 成文日期 at the end. The space of seals and stamps is blank lines and indents.
    pub(super) fn signature_at_end(&mut self) {
        let Some(signature) = self.signature(SignaturePosition::AtEnd) else { return };
        for line in &self.manuscript.laid.closing.signature {
            self.signature_line(signature, line);
        }
    }

    fn signature_line(&mut self, signature: &Signature, line: &SignatureLine) {
        let texts: Vec<&[Inline]> = match line.text {
            SignatureText::Signatories { first, count } => {
                signature.signatories.iter().skip(first).take(count).map(Vec::as_slice).collect()
            }
            SignatureText::IssueDate => vec![&signature.issue_date],
        };
        let is_row = matches!(line.place, LinePlace::Centres(_));
        let style = match line.text {
            SignatureText::IssueDate => Style::IssueDate,
            SignatureText::Signatories { .. } if is_row => Style::SignatoryRow,
            SignatureText::Signatories { .. } if signature.signing == Signing::Stamp => {
                Style::SignerPost
            }
            SignatureText::Signatories { .. } => Style::Signatory,
        };
        let mut runs = Vec::new();
        for text in texts {
            if is_row {
                runs.push(Run::new().add_tab());
            }
            runs.extend(self.runs(text));
        }
        // Rounded down: a page that is full has no twip to spare.
        let blank = whole((line.above * f64::from(self.pitch())).floor());
        let mut paragraph = self.paragraph(style, runs);
        if line.above > 0.0 {
            paragraph = paragraph.line_spacing(LineSpacing::new().before(to_unsigned(blank)));
        }
        let paragraph = match &line.place {
            LinePlace::FromRight(indent) => {
                paragraph.indent(None, None, Some(cells(*indent)), None)
            }
            LinePlace::Centres(centres) => centres.iter().fold(paragraph, |it, centre| {
                let place = usize::try_from(cells(*centre)).unwrap_or_default();
                it.add_tab(Tab::new().val(TabValueType::Center).pos(place))
            }),
        };
        self.add(paragraph);
    }

    /// 附注.
    pub(super) fn remark(&mut self) {
        let remark = &self.manuscript.document.remark;
        if !remark.is_empty() {
            let runs = self.runs(remark);
            let follows_date = !self.manuscript.laid.closing.signature.is_empty();
            let style = if follows_date { Style::Remark } else { Style::RemarkAlone };
            let mut paragraph = self.paragraph(style, runs);
            let above = pitch_in_twips(self.manuscript.laid.closing.above_remark);
            if above > 0 {
                paragraph = paragraph.line_spacing(LineSpacing::new().before(to_unsigned(above)));
            }
            self.add(paragraph);
        }
    }
}
