//! `huibao draft`: the sections that a template drafts and a clerk has not written yet, put into
//! the clerk's own file as prose with references. What stands there is never touched.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{Body, Options, Prepared};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    document::{Block, BlockContent, Section, plain_text},
    record::template_head,
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
            .map(|body| redrafted(file, &body, &|_| true));
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

/// `file` with those of the sections that it lacks that `is_wanted`, by where they begin in the draft.
fn redrafted(file: &SourceFile, body: &Body, is_wanted: &dyn Fn(usize) -> bool) -> Redrafted {
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
                Some(_) if !is_wanted(start) => continue,
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

/// A part of a draft that a clerk's file can take over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DraftedPart {
    /// What stands before the first heading.
    Opening,
    /// A section, by where it begins in the draft.
    Section(usize),
    /// An annex, by its bytes in the draft: it belongs to no section.
    Annex(usize, usize),
}

impl DraftedPart {
    /// The part of the draft of `body` in which the byte `at` stands.
    pub(super) fn at(body: &Body, at: usize) -> Self {
        let is_annex = |it: &&Block| {
            matches!(it.content, BlockContent::Annex(_))
                && Arc::ptr_eq(&it.origin.file, &body.drafted)
                && it.origin.range.contains(&at)
        };
        if let Some(annex) = body.blocks.iter().find(is_annex) {
            return Self::Annex(annex.origin.range.start, annex.origin.range.end);
        }
        let section = body.sections.iter().find(|it| it.range.contains(&at));
        section.map_or(Self::Opening, |it| Self::Section(it.range.start))
    }

    /// What a person would call it.
    pub(super) fn called(&self, body: &Body) -> String {
        let opens = |at: usize| move |it: &&Block| it.origin.range.start == at;
        let own = || body.blocks.iter().filter(|it| Arc::ptr_eq(&it.origin.file, &body.drafted));
        match self {
            Self::Opening => "开头".to_owned(),
            Self::Section(at) => {
                own().find(opens(*at)).and_then(name_of_section).unwrap_or_default()
            }
            Self::Annex(at, _) => match own().find(opens(*at)).map(|it| &it.content) {
                Some(BlockContent::Annex(it)) => format!("附件《{}》", plain_text(&it.title)),
                _ => String::new(),
            },
        }
    }
}

/// `file` with `parts` of the draft of `body` in it, written as a clerk would; a section that goes on
/// after the draft's is made one with it.
pub(super) fn taken_over(file: &SourceFile, body: &Body, parts: &BTreeSet<DraftedPart>) -> String {
    let is_wanted = |at: usize| parts.contains(&DraftedPart::Section(at));
    let mut taken = redrafted(file, body, &is_wanted).text;
    let numbers = numbers(body);
    for section in body.sections.iter().filter(|it| is_wanted(it.range.start)) {
        if let Some(at) = section.continued_at {
            let drafted = text(&body.drafted, &section.range, &numbers);
            taken = continued(&taken, file, at, &drafted);
        }
    }
    if parts.contains(&DraftedPart::Opening) {
        let end = body.sections.first().map_or(body.drafted.text.len(), |it| it.range.start);
        let opening = text(&body.drafted, &(0..end), &numbers);
        let head = template_head(&SourceFile::new("", file.kind, taken.as_str()));
        let prose = head.map_or(0, |it| {
            let rest = taken.get(it.end..).unwrap_or_default();
            it.end.saturating_add(rest.find('\n').map_or(rest.len(), |it| it.saturating_add(1)))
        });
        let mut with = Redrafted { text: String::new(), added: Vec::new() };
        with.push(taken.get(..prose).unwrap_or_default(), &mut vec![opening]);
        let rest = taken.get(prose..).unwrap_or_default();
        if !rest.trim().is_empty() && !rest.starts_with('\n') {
            with.text.push('\n');
        }
        with.text.push_str(rest);
        taken = with.text;
    }
    for part in parts {
        let DraftedPart::Annex(start, end) = part else { continue };
        let mut annex = text(&body.drafted, &(*start..*end), &numbers);
        if !annex.ends_with('\n') {
            annex.push('\n');
        }
        let mut with = Redrafted { text: String::new(), added: Vec::new() };
        with.push(&taken, &mut vec![annex]);
        taken = with.text;
    }
    taken
}

/// `taken` with what the template drafted of a section under the clerk's heading of it, which no longer
/// says that it goes on. The heading stands at the byte `at` of `file`.
fn continued(taken: &str, file: &SourceFile, at: usize, drafted: &str) -> String {
    let heading = file.text.get(at..).and_then(|it| it.split('\n').next()).unwrap_or_default();
    let Some(at) = taken.find(heading) else { return taken.to_owned() };
    let bare = heading.trim_end().trim_end_matches(['+', '＋']).trim_end();
    let below = drafted.split_once('\n').map_or("", |it| it.1);
    let rest = taken.get(at.saturating_add(heading.len())..).unwrap_or_default();
    let before = taken.get(..at).unwrap_or_default();
    format!("{before}{bare}\n{}{rest}", below.trim_end_matches('\n'))
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
