//! A text in lines that is being written into, its manner kept.

use std::ops::Range;

/// The lines of a text and what becomes of each.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, Default)]
struct Line {
    text: String,
    /// Where it begins in the text.
    start: usize,
    /// Other words for stretches of it, by their bytes in the line.
    patches: Vec<(Range<usize>, String)>,
    is_gone: bool,
    before: Vec<String>,
    after: Vec<String>,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn patched(&self) -> String {
        let mut patches: Vec<_> = self.patches.iter().collect();
        patches.sort_by_key(|(range, _)| range.start);
        let mut line = String::with_capacity(self.text.len());
        let mut copied = 0;
        for (range, new) in patches {
            line.push_str(self.text.get(copied..range.start).unwrap_or_default());
            line.push_str(new);
            copied = copied.max(range.end);
        }
        line.push_str(self.text.get(copied..).unwrap_or_default());
        line
    }
}

impl Sheet {
    /// `text` as it is.
    pub(super) fn of(text: &str) -> Self {
        let mut start = 0_usize;
        let lines = text.split('\n').map(|it| {
            let line = Line { text: it.to_owned(), start, ..Line::default() };
            start = start.saturating_add(it.len()).saturating_add(1);
            line
        });
        Self { lines: lines.collect() }
    }

    /// The line in which a byte stands.
    pub(super) fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|it| it.start <= byte).saturating_sub(1)
    }

    /// The blanks that a line begins with.
    pub(super) fn indent(&self, line: usize) -> &str {
        let text = self.lines.get(line).map_or("", |it| it.text.as_str());
        let typed = text.trim_start_matches(|it: char| it.is_whitespace());
        text.strip_suffix(typed).unwrap_or_default()
    }

    /// What stands in a line up to the byte `end` of the text.
    pub(super) fn before(&self, line: usize, end: usize) -> &str {
        let Some(line) = self.lines.get(line) else { return "" };
        line.text.get(..end.saturating_sub(line.start)).unwrap_or_default()
    }

    /// What stands in a line from the byte `start` of the text on.
    pub(super) fn behind(&self, line: usize, start: usize) -> &str {
        let Some(line) = self.lines.get(line) else { return "" };
        line.text.get(start.saturating_sub(line.start)..).unwrap_or_default()
    }

    /// Puts `words` in the place of bytes of the text, which stand in one line.
    pub(super) fn replace(&mut self, bytes: Range<usize>, words: String) {
        let at = self.line_at(bytes.start);
        if let Some(line) = self.lines.get_mut(at) {
            let start = bytes.start.saturating_sub(line.start);
            line.patches.push((start..bytes.end.saturating_sub(line.start), words));
        }
    }

    /// Takes lines away.
    pub(super) fn remove(&mut self, lines: Range<usize>) {
        for line in self.lines.get_mut(lines).unwrap_or_default() {
            line.is_gone = true;
        }
    }

    /// Puts a line after another, after those that were put there before.
    pub(super) fn add_after(&mut self, line: usize, text: String) {
        if let Some(line) = self.lines.get_mut(line) {
            line.after.push(text);
        }
    }

    /// Puts a line before another, after those that were put there before.
    pub(super) fn add_before(&mut self, line: usize, text: String) {
        if let Some(line) = self.lines.get_mut(line) {
            line.before.push(text);
        }
    }

    /// Whether a blank line stands between paragraphs, as far as a line shows.
    fn is_spaced(&self, line: usize) -> bool {
        let is_blank = |at: Option<usize>| at.and_then(|it| self.lines.get(it)).map(Line::is_blank);
        let next = line.checked_add(1).filter(|it| {
            let rest = self.lines.get(*it..).unwrap_or_default();
            rest.iter().any(|it| !it.is_blank())
        });
        let pairs =
            || self.lines.windows(2).filter(|it| it.iter().all(|it| it.text.chars().count() > 12));
        match (is_blank(next), is_blank(line.checked_sub(1))) {
            (Some(true), _) => true,
            (Some(false), Some(before)) => before,
            (None, before) => before.unwrap_or_else(|| pairs().next().is_none()),
            (Some(false), None) => false,
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        let mut text: Vec<String> = Vec::with_capacity(self.lines.len());
        let mut skip_blank = false;
        for (at, line) in self.lines.iter().enumerate() {
            let spaced = self.is_spaced(at);
            for new in &line.before {
                text.push(new.clone());
                text.extend((spaced && !is_item(new)).then(String::new));
            }
            if line.is_gone {
                skip_blank = text.last().is_none_or(|it| it.trim().is_empty() || it == "---");
            } else if !(skip_blank && line.is_blank() && self.has_more(at)) {
                text.push(line.patched());
                skip_blank = false;
            }
            for new in &line.after {
                let follows_item = text.last().is_some_and(|it| is_item(it));
                let is_apart = text.last().is_none_or(|it| it.trim().is_empty());
                let joins = is_apart || (follows_item && is_item(new));
                text.extend((spaced && !joins).then(String::new));
                text.push(new.clone());
                skip_blank = false;
            }
        }
        let blanks = |of: &[String]| of.iter().rev().take_while(|it| it.trim().is_empty()).count();
        let own: Vec<String> = self.lines.iter().map(|it| it.text.clone()).collect();
        let most = blanks(&own);
        while blanks(&text) > most {
            text.pop();
        }
        text.join("\n")
    }

    fn has_more(&self, at: usize) -> bool {
        at.saturating_add(1) < self.lines.len()
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}
