//! Standard output and standard error: answers to the one, messages to the other.

use std::io::{self, IsTerminal, Write};

use crate::diagnostic::{Diagnostics, Format, render};

/// Prints an answer; a reader that has gone away is no error of ours.
pub(super) fn answer(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Prints a message.
pub(super) fn message(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints all messages, in colour at a terminal.
pub(super) fn diagnostics(found: &Diagnostics) {
    let format = if io::stderr().is_terminal() { Format::Coloured } else { Format::Plain };
    if !found.is_empty() {
        message(&render(found, format));
    }
}
