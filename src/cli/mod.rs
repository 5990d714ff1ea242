//! The commands: parse and print, nothing more.

use std::{ffi::OsString, process::ExitCode};

/// Runs the command of `arguments`; 0 fine, 1 problems in the user's data, 2 wrong use or a file
/// that cannot be read or written.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = arguments.into_iter().count();
    ExitCode::SUCCESS
}
