//! The exit status of a command.

use std::process::ExitCode;

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

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => Self::SUCCESS,
            Status::Problems => Self::from(1),
            Status::Unusable => Self::from(2),
        }
    }
}
