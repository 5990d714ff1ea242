//! `huibao draft`: the sections that a template drafts and a clerk has not written yet, put into
//! the clerk's own file as prose with references. What stands there is never touched.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{Body, Options, Prepared};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    document::{Block, BlockContent, Section, plain_text},
};

/// A document file with the drafted sections in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redrafted {
    /// The whole new text of the file.
    pub text: String,
    /// The headings that were added, with their numbers; none when all were written already.
    pub added: Vec<String>,
}

impl Prepared {
    /// `file` with the drafted sections that it lacks; `None` when an error stops it.
    pub fn redraft(&self, file: &Arc<SourceFile>) -> (Option<Redrafted>, Diagnostics) {
        let mut found = Diagnostics::under(&self.register.rules);
        let redrafted = self
            .body_of(file, Options { draft: true, public: false }, &mut found)
            .filter(|_| !found.has_errors())
            .map(|body| redrafted(file, &body));
        (redrafted, found)
    }
}

/// A section that a template drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraftedSection {
    /// Its bytes in the drafted text, from its heading to the next.
    range: Range<usize>,
    /// Where the clerk's section that goes on after it begins in the clerk's file.
    continued_at: Option<usize>,
}

impl DraftedSection {
    /// The sections that open with a heading, of a drafted text of `length` bytes.
    pub(super) fn all(drafted: &[Section], prose: &[Section], length: usize) -> Vec<Self> {
        let start = |it: &Section| it.heading.as_ref().map(|it| it.origin.range.start);
        let ends = drafted.iter().filter_map(start).skip(1).chain([length]);
        let opened = drafted.iter().filter_map(|it| Some((it, start(it)?)));
        opened
            .zip(ends)
            .map(|((section, begin), end)| {
                let continuation =
                    prose.iter().find(|it| it.continues && it.title == section.title);
                Self { range: begin..end, continued_at: continuation.and_then(start) }
            })
            .collect()
    }
}

fn redrafted(file: &SourceFile, body: &Body) -> Redrafted {
    let numbers = numbers(body);
    let mut redrafted = Redrafted { text: String::new(), added: Vec::new() };
    let mut copied = 0;
    let mut waiting = Vec::new();
    for block in &body.blocks {
        let Some(name) = name_of_section(block) else { continue };
        let written_at = if Arc::ptr_eq(&block.origin.file, &body.drafted) {
            let start = block.origin.range.start;
            match body.sections.iter().find(|it| it.range.start == start) {
                Some(DraftedSection { continued_at: Some(at), .. }) => *at,
                Some(section) => {
                    waiting.push(text(&body.drafted, &section.range, &numbers));
                    redrafted.added.push(name);
                    continue;
                }
                None => continue,
            }
        } else {
            block.origin.range.start
        };
        if !waiting.is_empty() {
            let before = file.text.get(..written_at).unwrap_or_default();
            let line = before.rfind('\n').map_or(0, |it| it.saturating_add(1));
            redrafted.push(file.text.get(copied..line).unwrap_or_default(), &mut waiting);
            redrafted.text.push('\n');
            copied = line;
        }
    }
    redrafted.push(file.text.get(copied..).unwrap_or_default(), &mut waiting);
    redrafted
}

/// What a section that `block` opens is called; `None` where it opens none.
fn name_of_section(block: &Block) -> Option<String> {
    match &block.content {
        BlockContent::Heading(it) => Some(format!("{}{}", it.number, words(block.origin.text()))),
        BlockContent::Part(it) if !it.title.is_empty() => Some(plain_text(&it.title)),
        _ => None,
    }
}

impl Redrafted {
    /// Adds what the clerk wrote, then the sections that wait, a blank line before each.
    fn push(&mut self, written: &str, waiting: &mut Vec<String>) {
        self.text.push_str(written);
        for section in waiting.drain(..) {
            if !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            if !self.text.ends_with("\n\n") {
                self.text.push('\n');
            }
            self.text.push_str(&section);
        }
    }
}

/// The numbers of the drafted headings, by the byte where the heading begins.
fn numbers(body: &Body) -> BTreeMap<usize, &str> {
    let mut numbers = BTreeMap::new();
    for block in body.blocks.iter().filter(|it| Arc::ptr_eq(&it.origin.file, &body.drafted)) {
        if let BlockContent::Heading(heading) = &block.content {
            numbers.insert(block.origin.range.start, heading.number.as_str());
        }
    }
    numbers
}

/// A drafted section as a clerk types it: a paragraph a line, headings with their numbers, without
/// the marks at which a template takes prose in.
fn text(drafted: &SourceFile, range: &Range<usize>, numbers: &BTreeMap<usize, &str>) -> String {
    let mut text = String::new();
    let mut at = range.start;
    for line in drafted.text.get(range.clone()).unwrap_or_default().split_inclusive('\n') {
        let typed = line.trim();
        let indent = line.find(typed).unwrap_or_default();
        match numbers.get(&at.saturating_add(indent)) {
            _ if typed.is_empty() || typed.starts_with("{节.") => {}
            Some(number) if !number.is_empty() => text.extend([number, words(typed), "\n"]),
            // Without a number it is a heading by its marks.
            Some(_) | None => text.extend([typed, "\n"]),
        }
        at = at.saturating_add(line.len());
    }
    text
}

/// A heading's line without the marks of its level.
fn words(line: &str) -> &str {
    line.trim_start_matches('#').trim_start()
}
