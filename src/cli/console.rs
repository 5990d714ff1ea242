//! Standard output and standard error: answers to the one, messages to the other.

use std::{
    env,
    io::{self, ErrorKind, IsTerminal, Write},
};

use super::status::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Format, render_these};

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

/// Whether answers are shown in colour: at a terminal, where nobody has asked for none (`NO_COLOR`).
pub(super) fn answers_in_colour() -> bool {
    let is_refused = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    io::stdout().is_terminal() && !is_refused
}

/// Prints a message.
pub(super) fn message(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// How many messages are printed at most: more than anyone mends before the next run, and few enough
/// that the first of them can be scrolled back to.
const MOST: usize = 200;

/// Prints the messages, in colour at a terminal; of very many, those that matter most.
pub(super) fn diagnostics(found: &Diagnostics) {
    let shown = found.gravest(MOST);
    print(&shown);
    if shown.len() < found.len() {
        message(&format!(
            "\n共{}处问题，以上只列了{MOST}处，先列错误。请先改这些，改好再运行；要列出全部，请用\
             “huibao check --all”。\n",
            found.len()
        ));
    }
}

/// Prints all messages, in colour at a terminal.
pub(super) fn all_diagnostics(found: &Diagnostics) {
    print(&found.sorted());
}

fn print(found: &[&Diagnostic]) {
    let format = if io::stderr().is_terminal() { Format::Coloured } else { Format::Plain };
    if !found.is_empty() {
        message(&render_these(found, format));
    }
}

/// Prints one message in the form of all others.
pub(super) fn fault(fault: Diagnostic) {
    diagnostics(&Diagnostics::from(fault));
}

/// Prints why something cannot be done, and the status of that.
pub(super) fn refused(found: &Diagnostics) -> Status {
    diagnostics(found);
    Status::of(found)
}
