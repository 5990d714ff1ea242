//! One kind of message for every fault in a user's files, whether YAML, template or prose.
//!
//! A stage never stops at the first fault: it pushes into [`Diagnostics`] and goes on, so that a
//! clerk sees all problems of all files in one run. Only `cli` turns them into text.

mod render;
mod source;

pub use render::{Format, render};
pub use source::{Place, SourceFile, SourceKind};

/// How much a [`Diagnostic`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误: nothing is built from the file.
    Error,
    /// 警告: built, but a person should look.
    Warning,
    /// 提示: for information.
    Note,
}

/// One fault: where, what is wrong and how to put it right, in Chinese a clerk reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The rule that found it, such as `X2`, where the rule has a name.
    pub rule: Option<&'static str>,
    /// The characters at fault; `None` when no text can be shown (a missing file).
    pub place: Option<Place>,
    /// The file's name where there is no place to point at.
    pub file: Option<String>,
    /// What is wrong: one sentence without 。at its end.
    pub cause: String,
    /// What to do about it: one sentence without 。at its end.
    pub cure: Option<String>,
}

impl Diagnostic {
    /// An error with its cause; add the place and the cure.
    pub fn error(cause: impl Into<String>) -> Self {
        Self::new(Severity::Error, cause)
    }

    /// A warning with its cause.
    pub fn warning(cause: impl Into<String>) -> Self {
        Self::new(Severity::Warning, cause)
    }

    /// A note with its cause.
    pub fn note(cause: impl Into<String>) -> Self {
        Self::new(Severity::Note, cause)
    }

    fn new(severity: Severity, cause: impl Into<String>) -> Self {
        Self { severity, rule: None, place: None, file: None, cause: cause.into(), cure: None }
    }

    /// Points at `place`.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Names a file of which no text can be shown.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    /// Names the rule that found it.
    #[must_use]
    pub fn rule(mut self, rule: &'static str) -> Self {
        self.rule = Some(rule);
        self
    }
}

/// All faults found so far, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds the faults of another stage.
    pub fn append(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|it| it.severity == Severity::Error)
    }

    /// Whether none was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The faults in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// The faults by file and place, as they are shown; faults without a place come first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.found.iter().collect();
        found.sort_by_key(|it| {
            let place = it.place.as_ref();
            (place.map(|at| (at.file.name.clone(), at.range.start)), it.severity)
        });
        found
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, faults: T) {
        self.found.extend(faults);
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { found: vec![diagnostic] }
    }
}
