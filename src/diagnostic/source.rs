//! A text that a message, or a node of the document, can point into.

use std::{fmt, ops::Range, sync::Arc};

/// What kind of text a [`SourceFile`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// `huibao.yaml`.
    Settings,
    /// A file of `records/`.
    Records,
    /// A file of `documents/`: its YAML head and its prose.
    Prose,
    /// A template, built in or the project's own.
    Template,
    /// What a template wrote: markup that stands in no file.
    Drafted,
    /// One field of one record, spliced into a document.
    Field,
}

/// A text under the name a user knows it by, held once and shared by all that point into it.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceFile {
    /// The path below the project folder with `/`, such as `records/2021.yaml`; for texts that are
    /// no file, what a user would call them (`模板“汇报”起草的文字`, `0038号的“措施”`).
    pub name: String,
    /// What it holds.
    pub kind: SourceKind,
    /// The whole text, without a byte order mark, line ends as `\n`.
    pub text: String,
    /// Where each line but the first begins: a big file with many faults is not counted through
    /// for each of them.
    lines: Vec<usize>,
}

/// The name alone: every node points into its text, which would be printed a thousand times.
impl fmt::Debug for SourceFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}[{:?}]", self.file.name, self.range)
    }
}

impl SourceFile {
    /// A shared source.
    pub fn new(name: impl Into<String>, kind: SourceKind, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let ends = text.bytes().zip(1_usize..).filter(|&(it, _)| it == b'\n');
        let lines = ends.map(|(_, next)| next).collect();
        Arc::new(Self { name: name.into(), kind, text, lines })
    }

    /// Line and column of a byte, both from 1, the column in characters. A byte beyond the end
    /// counts as the end.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let byte = if self.text.is_char_boundary(byte) { byte } else { self.text.len() };
        let (line, start) = self.line_of(byte);
        let column = self.text.get(start..byte).unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// The line, from 1, in which a byte stands, and where that line begins.
    fn line_of(&self, byte: usize) -> (usize, usize) {
        let passed = self.lines.partition_point(|&it| it <= byte);
        let start = passed.checked_sub(1).and_then(|it| self.lines.get(it));
        (passed.saturating_add(1), start.copied().unwrap_or_default())
    }

    /// The text of the line in which a byte stands, without its end, and where it begins.
    pub(super) fn line(&self, byte: usize) -> (&str, usize) {
        let (_, start) = self.line_of(byte);
        let rest = self.text.get(start..).unwrap_or_default();
        (rest.split('\n').next().unwrap_or_default(), start)
    }
}

/// A range of bytes in a source: the origin of every node and the target of every message.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The text.
    pub file: Arc<SourceFile>,
    /// The bytes, at character boundaries.
    pub range: Range<usize>,
}

impl Place {
    /// A place in `file`.
    pub fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), range }
    }

    /// The text at this place; empty when the range does not fit the text.
    pub fn text(&self) -> &str {
        self.file.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Line and column of the first character, both from 1.
    pub fn line_and_column(&self) -> (usize, usize) {
        self.file.line_and_column(self.range.start)
    }
}
