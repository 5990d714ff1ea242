//! Standard output and standard error: answers to the one, messages to the other.

use std::io::{self, ErrorKind, IsTerminal, Write};

use super::status::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Format, render};

/// Prints an answer; a reader that has gone away is no error of ours, a full disk is told.
pub(super) fn answer(text: &str) -> Result<(), Status> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let why = match error.kind() {
                ErrorKind::StorageFull => "磁盘已满".to_owned(),
                _ => error.to_string(),
            };
            fault(
                Diagnostic::error(format!("要显示的内容没有全部写出：{why}"))
                    .cure("请检查输出到的地方，再运行一次"),
            );
            Err(Status::Unusable)
        }
        _ => Ok(()),
    }
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

/// Prints one message in the form of all others.
pub(super) fn fault(fault: Diagnostic) {
    diagnostics(&Diagnostics::from(fault));
}
