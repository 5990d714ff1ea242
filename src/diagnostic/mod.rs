//! One kind of message for every fault in a user's files, whether YAML, template or prose.
//!
//! A stage never stops at the first fault: it pushes into [`Diagnostics`] and goes on, so that a
//! clerk sees all problems of all files in one run. Only `cli` turns them into text.

mod found;
mod levels;
mod render;
mod rule;
mod rule_book;
mod source;

pub use found::Diagnostics;
pub use levels::{Level, RuleLevels};
pub use render::{Format, render, render_these};
pub use rule::Rule;
pub use rule_book::Explanation;
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

impl Severity {
    /// As it is told.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Note => "提示",
        }
    }
}

/// One fault: where, what is wrong and how to put it right, in Chinese a clerk reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// The rule that it breaks, where the rule has a name.
    pub rule: Option<Rule>,
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

    /// A fault of `rule`, as serious as the rule.
    pub fn of(rule: Rule, cause: impl Into<String>) -> Self {
        Self::new(rule.severity(), cause).rule(rule)
    }

    /// Names the rule that it breaks.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// The same fault where there is doubt: a warning.
    #[must_use]
    pub fn doubtful_unless(mut self, is_certain: bool) -> Self {
        if !is_certain {
            self.severity = Severity::Warning;
        }
        self
    }

    /// What messages are sorted by.
    fn order(&self) -> (Option<(&str, usize)>, Severity) {
        let place = self.place.as_ref();
        (place.map(|at| (at.file.name.as_str(), at.range.start)), self.severity)
    }
}
