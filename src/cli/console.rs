//! Standard output and standard error: answers to the one, messages to the other.

use std::{
    env,
    io::{self, ErrorKind, IsTerminal, Write},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::status::Status;
use crate::diagnostic::{Diagnostic, Diagnostics, Format, Severity, render_these};

/// What was said while it was kept instead of printed.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// The answers.
    pub(super) answers: String,
    /// The messages.
    pub(super) messages: String,
    /// How many errors are among them.
    pub(super) errors: usize,
    /// How many warnings are among them.
    pub(super) warnings: usize,
    /// The documents whose files were written.
    pub(super) written: Vec<String>,
}

/// What is being kept, by all threads.
static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

/// Keeps what is said while `work` runs.
pub(super) fn kept<R>(work: impl FnOnce() -> R) -> (R, Kept) {
    *now_kept() = Some(Kept::default());
    let result = work();
    (result, now_kept().take().unwrap_or_default())
}

/// A thread that came to grief leaves what it kept.
fn now_kept() -> MutexGuard<'static, Option<Kept>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes that files of a document were written.
pub(super) fn written(document: &str) {
    if let Some(kept) = now_kept().as_mut() {
        kept.written.push(document.to_owned());
    }
}

/// Prints an answer; a reader that has gone away is no error of ours, a full disk is told.
pub(super) fn answer(text: &str) -> Result<(), Status> {
    if let Some(kept) = now_kept().as_mut() {
        kept.answers.push_str(text);
        return Ok(());
    }
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

/// Prints a message at once, whatever is being kept.
pub(super) fn message_now(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints a message.
pub(super) fn message(text: &str) {
    match now_kept().as_mut() {
        Some(kept) => kept.messages.push_str(text),
        None => message_now(text),
    }
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
    if let Some(kept) = now_kept().as_mut() {
        let count = |of| found.iter().filter(|it| it.severity == of).count();
        kept.errors = kept.errors.saturating_add(count(Severity::Error));
        kept.warnings = kept.warnings.saturating_add(count(Severity::Warning));
    }
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
