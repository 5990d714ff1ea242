//! What stands around the text: 标题, 主送, 署名, 成文日期, and the files' properties.

use super::Options;
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::{Document, Head, Inline, InlineContent, Signature, Signing, plain_text},
    export::{MetadataLine, Properties},
    markup::{self, Notation},
    record::{DocumentHead, Office, Stage, WebMetadata, Written},
};

/// A document's head and how its texts are read.
#[derive(Clone, Copy)]
pub(super) struct HeadText<'a> {
    /// The head.
    pub(super) head: &'a DocumentHead,
    /// Who reports.
    pub(super) office: &'a Office,
    /// How its texts are read.
    pub(super) notation: Notation<'a>,
    /// How the document is composed.
    pub(super) options: Options,
}

impl HeadText<'_> {
    /// 标题 and 主送.
    pub(super) fn head(&self, found: &mut Diagnostics) -> Head {
        Head {
            letterhead: self.letterhead(found),
            marks: self.head.marks.iter().map(|it| self.inlines(it, found)).collect(),
            overline: self
                .head
                .overline
                .as_ref()
                .map_or_else(Vec::new, |it| self.inlines(it, found)),
            title: self.inlines(&self.head.title, found),
            title_lines: self.head.title_lines.clone(),
            occasion: self.occasion(),
            speaker: self.speaker(found),
            addressees: self.addressees(found),
        }
    }

    /// 报告场合 with its ——.
    fn occasion(&self) -> Vec<Inline> {
        let occasion = self.head.occasion.iter();
        occasion.map(|it| mark(&it.printed(), &it.meeting)).collect()
    }

    /// 报告人: post and name, a blank between them.
    fn speaker(&self, found: &mut Diagnostics) -> Vec<Inline> {
        let Some(speaker) = &self.head.speaker else { return Vec::new() };
        let mut inlines = self.inlines(&speaker.post, found);
        inlines.push(mark("　", &speaker.post));
        inlines.extend(self.inlines(&speaker.name, found));
        inlines
    }

    /// 主送 with its full-width colon (GB/T 9704-2012, 7.3.2).
    fn addressees(&self, found: &mut Diagnostics) -> Vec<Inline> {
        let written = &self.head.addressees;
        let mut inlines = self.joined(written, "、", found);
        inlines.extend(written.last().map(|it| mark("：", it)));
        inlines
    }

    /// 署名 and 成文日期, where the document is signed; a 正式稿 must know its day, signed or not, unless
    /// it is spoken on a day of its own.
    pub(super) fn signature(&self, found: &mut Diagnostics) -> Option<Signature> {
        if self.head.signatories.is_empty() && self.head.occasion.is_some() {
            return None;
        }
        let content = self.issue_date(found);
        let DocumentHead { signing, signature_position: position, .. } = *self.head;
        let written = match signing {
            Signing::Stamp => &self.head.signer_posts,
            Signing::Seal | Signing::Unsealed => &self.head.signatories,
        };
        let first = written.first()?;
        let issue_date = vec![Inline { origin: first.place.clone(), content }];
        let signatories = written.iter().map(|it| self.inlines(it, found)).collect();
        Some(Signature { signatories, issue_date, position, signing })
    }

    /// 附注 in its brackets (GB/T 9704-2012, 7.3.6).
    pub(super) fn remark(&self, found: &mut Diagnostics) -> Vec<Inline> {
        let Some(written) = &self.head.remark else { return Vec::new() };
        let words = self.inlines(written, found);
        // Nothing is left of how to reach somebody in what is published.
        if words.is_empty() {
            return Vec::new();
        }
        let mut inlines = vec![mark("（", written)];
        inlines.extend(words);
        inlines.push(mark("）", written));
        inlines
    }

    /// Before the document is signed the day stays open.
    fn issue_date(&self, found: &mut Diagnostics) -> InlineContent {
        let stage = self.head.stage;
        match self.head.issue_date {
            Some(date) if !stage.is_dated() && self.head.format.has_letterhead() => {
                InlineContent::Text(date.opened().printed())
            }
            Some(date) if !stage.is_dated() || date.date().is_some() => {
                InlineContent::Text(date.printed())
            }
            None if !stage.is_dated() => {
                use chrono::Datelike;
                InlineContent::Text(format!("{}年　月　日", self.head.as_of.year()))
            }
            None if self.head.unread.contains(&"成文日期") => {
                InlineContent::Text(String::new())
            }
            _ if self.options.draft => InlineContent::Missing("成文日期".to_owned()),
            date => {
                let stage = stage.chinese();
                let (cause, place, cure) = match date {
                    Some(_) => (
                        format!("成文日期没有写到日，状态为“{stage}”的必须写到日"),
                        &self.head.issue_date_place,
                        "请写出年月日，如2025-07-19",
                    ),
                    None => (
                        format!("状态为“{stage}”的，必须有完整的成文日期"),
                        &self.head.stage_place,
                        "请在文件开头写上“成文日期: 年-月-日”",
                    ),
                };
                let cure = self.or_unsigned(cure, "成文日期");
                found.push(Diagnostic::error(cause).at(place).cure(cure));
                InlineContent::Text(String::new())
            }
        }
    }

    /// What to do about `what`, which a signed document must have: `cure`, or say that it is not
    /// signed. Letters have it from their records.
    pub(super) fn or_unsigned(&self, cure: &str, what: &str) -> String {
        if self.head.each_case.is_some() {
            let by_record = Stage::BY_RECORD;
            return format!(
                "请在台账里补上这一件的{what}；有的已签发、有的没有的，写“状态: {by_record}”"
            );
        }
        format!("{cure}；尚未签发的，把“状态”改为送审稿")
    }

    /// What is written item by item, with a mark between.
    pub(super) fn joined(
        &self,
        written: &[Written],
        between: &str,
        found: &mut Diagnostics,
    ) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for (it, nth) in written.iter().zip(0_usize..) {
            inlines.extend((nth > 0).then(|| mark(between, it)));
            inlines.extend(self.inlines(it, found));
        }
        inlines
    }

    pub(super) fn inlines(&self, written: &Written, found: &mut Diagnostics) -> Vec<Inline> {
        let (inlines, faults) = markup::parse_inline(&written.place, &self.notation);
        found.append(faults);
        inlines
    }

    /// What the files say of themselves.
    pub(super) fn properties(&self, document: &Document) -> Properties {
        // As printed: a reference in 署名 is told elsewhere when it gives nothing.
        let mut unheard = Diagnostics::default();
        let signed = self.head.signatories.iter();
        let signed: Vec<String> =
            signed.map(|it| plain_text(&self.inlines(it, &mut unheard))).collect();
        Properties {
            title: plain_text(&document.head.title),
            author: signed.first().unwrap_or(&self.office.name).clone(),
            as_of: self.head.as_of,
            web: self.web(&signed),
            provenance: None,
        }
    }

    /// 公开信息; who publishes is who signed, where nothing else is said.
    fn web(&self, signed: &[String]) -> Vec<MetadataLine> {
        let Some(web) = &self.head.web else { return Vec::new() };
        let line =
            |(label, it): &(&'static str, Written)| MetadataLine { label, text: it.text.clone() };
        let mut lines: Vec<MetadataLine> = web.lines.iter().map(line).collect();
        if !lines.iter().any(|it| it.label == WebMetadata::ISSUER) {
            let text =
                if signed.is_empty() { self.office.name.clone() } else { signed.join("、") };
            lines.insert(0, MetadataLine { label: WebMetadata::ISSUER, text });
        }
        lines
    }
}

/// A mark of ours beside what is written.
fn mark(mark: &str, beside: &Written) -> Inline {
    let content = InlineContent::Text(mark.to_owned());
    Inline { origin: beside.place.clone(), content }
}
