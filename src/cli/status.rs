//! The exit status of a command.

use std::process::ExitCode;

use crate::diagnostic::{Diagnostics, Severity};

/// How a command ended; a later one is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// Fine.
    Fine,
    /// Problems in the user's data or document.
    Problems,
    /// Wrong use, or a file that cannot be read or written.
    Unusable,
}

impl Status {
    /// What `found` means: an error that points into a text is one of the user's data, one that
    /// names a file alone is one of the file.
    pub(super) fn of(found: &Diagnostics) -> Self {
        let errors = found.iter().filter(|it| it.severity == Severity::Error);
        let statuses =
            errors.map(|it| if it.place.is_some() { Self::Problems } else { Self::Unusable });
        statuses.max().unwrap_or(Self::Fine)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => Self::SUCCESS,
            Status::Problems => Self::from(1),
            Status::Unusable => Self::from(2),
        }
    }
}
