//! 版头 and 版记: what stands around head and text where the format asks for it.
//!
//! Number and day come after signing: until the document is a 正式稿 their places stay blank, whatever
//! is written in its head.

use chrono::{Datelike, NaiveDate};

use super::head_text::HeadText;
use crate::{
    chinese::date,
    diagnostic::{Diagnostic, Diagnostics, Place},
    document::{Attendance, Format, Imprint, Inline, InlineContent, IssuerMark, Letterhead},
    record::{Written, WrittenImprint, WrittenLetterhead},
};

impl HeadText<'_> {
    /// 版头, where the format has one.
    pub(super) fn letterhead(&self, found: &mut Diagnostics) -> Option<Letterhead> {
        let written = self.head.letterhead.as_ref()?;
        let plain = |it: &Written| words(it, it.text.clone());
        // 份号 counts the copies that are handed out, not what is published.
        let copy_number = written.copy_number.as_ref().filter(|_| !self.options.public);
        Some(Letterhead {
            printing: written.printing,
            copy_number: copy_number.map(plain).into_iter().collect(),
            urgency: written.urgency,
            mark: self.mark(written, found),
            document_number: self.document_number(written, found),
            approvers: written.approvers.iter().map(|it| self.inlines(it, found)).collect(),
            attendance: written
                .attendance
                .iter()
                .map(|(label, names)| Attendance { label, names: self.inlines(names, found) })
                .collect(),
        })
    }

    /// 发文机关标志: 标志 as it is written, else made of the organs (GB/T 9704-2012, 7.2.4, 10.1 to
    /// 10.3).
    fn mark(&self, written: &WrittenLetterhead, found: &mut Diagnostics) -> IssuerMark {
        if let Some(mark) = &written.mark {
            return IssuerMark { organs: vec![self.inlines(mark, found)], suffix: Vec::new() };
        }
        let format = self.head.format;
        if format == Format::Minutes {
            let cure = "请在文件开头加上“标志: 某某会议纪要”";
            let cause = "格式为“纪要”的，必须写明标志";
            found.push(Diagnostic::error(cause).at(&self.head.title.place).cure(cure));
        }
        let issuers: &[Written] =
            if written.issuers.is_empty() { &self.head.signatories } else { &written.issuers };
        let mut organs: Vec<Vec<Inline>> =
            issuers.iter().map(|it| self.inlines(it, found)).collect();
        if organs.is_empty() {
            organs.push(vec![words(&self.head.title, self.office.name.clone())]);
        }
        let suffix = match format {
            Format::File => "文件",
            Format::Order => "令",
            Format::Plain | Format::Letter | Format::Minutes => "",
        };
        let place = issuers.first().unwrap_or(&self.head.title);
        let suffix = (!suffix.is_empty()).then(|| words(place, suffix.to_owned()));
        match organs.as_mut_slice() {
            [only] => {
                only.extend(suffix);
                IssuerMark { organs, suffix: Vec::new() }
            }
            // A letter bears the lead organ's mark alone.
            _ if format == Format::Letter => {
                organs.truncate(1);
                IssuerMark { organs, suffix: Vec::new() }
            }
            _ => IssuerMark { organs, suffix: suffix.into_iter().collect() },
        }
    }

    /// 发文字号: a 正式稿 of a format that is numbered must have it whole.
    fn document_number(&self, written: &WrittenLetterhead, found: &mut Diagnostics) -> Vec<Inline> {
        let is_dated = self.head.stage.is_dated();
        let number = written.document_number.as_ref();
        if let Some(number) = number.filter(|it| !is_dated || it.is_complete()) {
            let content = InlineContent::Text(number.printed(!is_dated));
            return vec![Inline { origin: number.place.clone(), content }];
        }
        if !is_dated || (number.is_none() && self.head.format == Format::Minutes) {
            return Vec::new();
        }
        let example =
            if self.head.format == Format::Order { "第7号" } else { "静府议〔2025〕7号" };
        let (place, cure) = match number {
            Some(open) => (&open.place, format!("请在“号”前填上顺序号，写成“{example}”的样子")),
            None => {
                (&self.head.stage_place, format!("请在文件开头写上“文号: {example}”这样完整的文号"))
            }
        };
        self.required("文号", place, &cure, found)
    }

    /// 版记, where anything of it is written.
    pub(super) fn imprint(&self, found: &mut Diagnostics) -> Option<Imprint> {
        let written = self.head.imprint.as_ref()?;
        let mut copies_to = self.joined(&written.copies_to, "，", found);
        copies_to.extend(written.copies_to.last().map(|it| words(it, "。".to_owned())));
        // A letter's 版记 has no line of 印发机关 (GB/T 9704-2012, 10.1).
        let is_printed = written.printing_office.is_some() && self.head.format != Format::Letter;
        let office = written.printing_office.iter().filter(|_| is_printed);
        let printing_office = office.flat_map(|it| self.inlines(it, found)).collect();
        let printed_on = if is_printed { self.printed_on(written, found) } else { Vec::new() };
        let on_even_page = written.on_even_page;
        Some(Imprint { copies_to, printing_office, printed_on, on_even_page })
    }

    /// 印发日期 with 印发.
    fn printed_on(&self, written: &WrittenImprint, found: &mut Diagnostics) -> Vec<Inline> {
        let Some(office) = &written.printing_office else { return Vec::new() };
        let is_dated = self.head.stage.is_dated();
        let open = |it: NaiveDate| format!("{}年{}月　日", it.year(), it.month());
        let day = match written.printed_on {
            Some(day) if is_dated => date::year_month_day(day),
            Some(day) => open(day),
            None if !is_dated => format!("{}年　月　日", self.head.as_of.year()),
            None => {
                let cure = "请在文件开头写上“印发日期: 年-月-日”";
                return self.required("印发日期", &self.head.stage_place, cure, found);
            }
        };
        vec![words(office, format!("{day}印发"))]
    }

    /// What a 正式稿 must have and has not: an error, in a draft its place.
    fn required(
        &self,
        what: &'static str,
        place: &Place,
        cure: &str,
        found: &mut Diagnostics,
    ) -> Vec<Inline> {
        if self.head.unread.contains(&what) {
            return Vec::new();
        }
        if self.options.draft {
            let content = InlineContent::Missing(what.to_owned());
            return vec![Inline { origin: place.clone(), content }];
        }
        let cause = format!("状态为“{}”的，必须有完整的{what}", self.head.stage.chinese());
        let cure = self.or_unsigned(cure, what);
        found.push(Diagnostic::error(cause).at(place).cure(cure));
        Vec::new()
    }
}

/// Words of ours that stand for what is written.
fn words(written: &Written, words: String) -> Inline {
    Inline { origin: written.place.clone(), content: InlineContent::Text(words) }
}
