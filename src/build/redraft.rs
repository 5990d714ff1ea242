//! `huibao draft`: the sections that a template drafts and a clerk has not written yet, put into
//! the clerk's own file as prose with references. What stands there is never touched.

use std::{collections::BTreeMap, sync::Arc};

use super::{Options, Prepared};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    document::{Block, BlockContent, Level},
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
    #[must_use]
    pub fn redraft(&self, file: &Arc<SourceFile>) -> (Option<Redrafted>, Diagnostics) {
        let mut found = Diagnostics::default();
        let redrafted = self
            .blocks(file, Options { draft: true }, &mut found)
            .filter(|_| !found.has_errors())
            .map(|(blocks, drafted)| redrafted(file, &blocks, &drafted));
        (redrafted, found)
    }
}

fn redrafted(file: &SourceFile, blocks: &[Block], drafted: &Arc<SourceFile>) -> Redrafted {
    let headings = Headings::of(blocks, drafted);
    let mut redrafted = Redrafted { text: String::new(), added: Vec::new() };
    let mut copied = 0;
    let mut waiting = String::new();
    for block in blocks {
        let BlockContent::Heading(heading) = &block.content else { continue };
        if heading.level != headings.top {
            continue;
        }
        if Arc::ptr_eq(&block.origin.file, drafted) {
            waiting.push_str(&headings.section(block.origin.range.start));
            let name = words(block.origin.text());
            redrafted.added.push(format!("{}{name}", heading.number));
        } else if !waiting.is_empty() {
            let before = file.text.get(..block.origin.range.start).unwrap_or_default();
            let line = before.rfind('\n').map_or(0, |it| it.saturating_add(1));
            redrafted.text.push_str(file.text.get(copied..line).unwrap_or_default());
            redrafted.text.push_str(&std::mem::take(&mut waiting));
            copied = line;
        }
    }
    redrafted.text.push_str(file.text.get(copied..).unwrap_or_default());
    if !waiting.is_empty() {
        redrafted.text.truncate(redrafted.text.trim_end().len());
        redrafted.text.push_str("\n\n");
        redrafted.text.push_str(waiting.trim_end());
        redrafted.text.push('\n');
    }
    redrafted
}

/// The headings of a draft that came into the document.
struct Headings<'a> {
    drafted: &'a SourceFile,
    /// The highest level that the document uses.
    top: Level,
    /// Level and number by the byte where the heading begins.
    numbers: BTreeMap<usize, (Level, &'a str)>,
}

impl<'a> Headings<'a> {
    fn of(blocks: &'a [Block], drafted: &'a Arc<SourceFile>) -> Self {
        let mut top = Level::Fourth;
        let mut numbers = BTreeMap::new();
        for block in blocks {
            let BlockContent::Heading(heading) = &block.content else { continue };
            top = top.min(heading.level);
            if Arc::ptr_eq(&block.origin.file, drafted) {
                let number = (heading.level, heading.number.as_str());
                numbers.insert(block.origin.range.start, number);
            }
        }
        Self { drafted, top, numbers }
    }

    /// The drafted section whose heading begins at `start`, numbers as a clerk types them.
    fn section(&self, start: usize) -> String {
        let mut text = String::new();
        let mut at = start;
        for line in self.drafted.text.get(start..).unwrap_or_default().split_inclusive('\n') {
            match self.numbers.get(&at) {
                Some((level, _)) if *level == self.top && at != start => break,
                Some((_, number)) => {
                    text.push_str(number);
                    text.push_str(words(line));
                }
                // A heading of a section that the clerk has written already.
                None if line.starts_with("# ") => break,
                None => text.push_str(line),
            }
            at = at.saturating_add(line.len());
        }
        text.truncate(text.trim_end().len());
        text + "\n\n"
    }
}

/// A heading's line without the marks of its level.
fn words(line: &str) -> &str {
    line.trim_start_matches('#').trim_start()
}
