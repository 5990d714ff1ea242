//! Headings: alone on their line, or run into the paragraph behind their first 。

use std::ops::Range;

use super::{
    escape::escape,
    ordinal::{self, Ordinal},
    reader::Reader,
    span::{Span, is_blank},
};
use crate::{
    diagnostic::Place,
    document::{Heading, Inline, InlineContent, Level, Numbering},
};

/// A heading as it is read.
pub(super) struct ReadHeading {
    pub(super) heading: Heading,
    /// Its text without blanks, references unresolved: the section's key.
    pub(super) key: String,
    /// Whether it ends with ` +`.
    pub(super) continues: bool,
}

impl<'a> Reader<'a> {
    /// Reads a heading that opens with `count` of `#`; a number after them is dropped too.
    pub(super) fn hashes(
        &mut self,
        line: Span<'a>,
        count: usize,
        text: Span<'a>,
    ) -> Option<ReadHeading> {
        let levels = self.notation.levels;
        let Some(&level) = levels.get(count.saturating_sub(1)) else {
            let cause = format!("本文只有{}级标题，这里是第{count}级", levels.len());
            let cure = "请减少“#”，或在文件开头的“层次”里补上这一级；要印出井号，请写“\\#”";
            self.error(line.first(count), cause, cure);
            return None;
        };
        let number = match ordinal::read(text.text) {
            Some(Ordinal::Heading(_, length)) => length,
            Some(Ordinal::Ambiguous(_)) | None => 0,
        };
        self.heading(line, level, text.after(number).trim())
    }

    /// Reads a heading that opens with a number.
    pub(super) fn numbered(&mut self, line: Span<'a>, ordinal: Ordinal) -> Option<ReadHeading> {
        match ordinal {
            Ordinal::Heading(level, length) if self.notation.numbering == Numbering::Unnumbered => {
                let number = line.first(length);
                let cause = format!("本文的标题不编号，这里写了序号“{}”", number.text);
                let hashes = "#".repeat(level.depth());
                let cure = format!(
                    "若是标题，请把序号换成“{hashes} ”；若是正文，请写“{}”",
                    escape(number.text)
                );
                self.error(number, cause, cure);
                None
            }
            Ordinal::Heading(level, length) if self.notation.levels.contains(&level) => {
                self.heading(line, level, line.after(length).trim())
            }
            Ordinal::Heading(level, length) => {
                let levels: String = self.notation.levels.iter().map(|it| it.example()).collect();
                let cause = format!("“{}”一级不在本文的层次（{levels}）之内", level.example());
                let number = line.first(length);
                let cure = format!(
                    "请改用其中的一级，或在文件开头的“层次”里补上；若不是标题，请写“{}”",
                    escape(number.text)
                );
                self.error(number, cause, cure);
                None
            }
            Ordinal::Ambiguous(length) => {
                let number = line.first(length);
                let cause = format!("分不清“{}”是标题的序号还是正文", number.text);
                let cure =
                    format!("若是标题，请在序号后空一格；若是正文，请写“{}”", escape(number.text));
                self.error(number, cause, cure);
                None
            }
        }
    }

    fn heading(&mut self, line: Span<'a>, level: Level, text: Span<'a>) -> Option<ReadHeading> {
        let continued = text.text.strip_suffix(['+', '＋']).filter(|it| it.ends_with(is_blank));
        let words = continued.map_or(text, |it| text.first(it.len()).trim());
        if continued.is_some() && self.notation.levels.first() != Some(&level) {
            let mark = text.after(continued.map_or(0, str::len));
            let cure = "请删去“+”；要印出它，请写“\\+”";
            self.error(mark, "只有最高一级标题后面可以写“+”", cure);
        }
        if words.text.is_empty() {
            self.error(line, "标题没有文字", "请写上标题，或删去这一行");
            return None;
        }
        let sentence = self.sentence(words);
        let stop = sentence.stop.unwrap_or(words.end());
        let (text, rest) = cut(sentence.inlines, stop);
        let key = key(&text);
        let heading = Heading { level, number: String::new(), text, rest };
        Some(ReadHeading { heading, key, continues: continued.is_some() })
    }
}

/// The text of a heading without blanks and its 。, references as they are written.
fn key(heading: &[Inline]) -> String {
    let mut key = String::new();
    push_key(heading, &mut key);
    key.retain(|it| !is_blank(it));
    key.truncate(key.trim_end_matches('。').len());
    key
}

fn push_key(inlines: &[Inline], key: &mut String) {
    let mut last = None;
    for inline in inlines {
        match &inline.content {
            InlineContent::Text(text) => key.push_str(text),
            InlineContent::Strong(inner) => push_key(inner, key),
            InlineContent::Footnote(_) => {}
            // One reference may give several inlines of the same origin.
            _ if last == Some(inline.origin.range.start) => {}
            _ => key.push_str(inline.origin.text()),
        }
        last = Some(inline.origin.range.start);
    }
}

/// Where the words of a heading end and the rest of its paragraph begins.
fn cut(inlines: Vec<Inline>, stop: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut heading = Vec::new();
    let mut rest: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Range { start, end } = inline.origin.range;
        let footnote = matches!(inline.content, InlineContent::Footnote(_));
        if end <= stop || (footnote && rest.is_empty()) {
            heading.push(inline);
            continue;
        }
        match inline.content {
            InlineContent::Strong(inner) if start < stop => {
                let (first, second) = cut(inner, stop);
                let border = if second.is_empty() { end } else { stop };
                let file = &inline.origin.file;
                heading.extend(strong(first, Place::new(file, start..border)));
                rest.extend(strong(second, Place::new(file, border..end)));
            }
            content => rest.push(Inline { origin: inline.origin, content }),
        }
    }
    trim_start(&mut rest);
    (heading, rest)
}

fn strong(inner: Vec<Inline>, origin: Place) -> Option<Inline> {
    (!inner.is_empty()).then_some(Inline { origin, content: InlineContent::Strong(inner) })
}

/// Drops the blanks at the beginning of a paragraph.
fn trim_start(inlines: &mut Vec<Inline>) {
    let Some(Inline { origin, content: InlineContent::Text(text) }) = inlines.first_mut() else {
        return;
    };
    let trimmed = text.trim_start_matches(is_blank);
    origin.range.start += text.len() - trimmed.len();
    *text = trimmed.to_owned();
    if text.is_empty() {
        inlines.remove(0);
    }
}
