//! The commands: parse and print, nothing more.
//!
//! Answers go to standard output, messages to standard error. Exit status: 0 fine, 1 problems in
//! the user's data or document, 2 wrong use or a file that cannot be read or written.

mod arguments;
mod build;
mod carry;
mod changed_words;
mod check;
mod clock;
mod console;
mod copies;
mod diff;
mod draft;
mod due;
mod due_table;
mod eject;
mod explain;
mod export;
mod face_report;
mod faces;
mod figure_table;
mod figures;
mod import;
mod issued;
mod letter_faults;
mod letters;
mod merge;
mod merge_report;
mod merged_before;
mod misuse;
mod new;
mod progress;
mod reconciliation;
mod redline;
mod renewal;
mod schema;
mod stats;
mod stats_table;
mod status;
mod table;
mod today;
mod update;
mod verify;
mod watch;
mod workers;
mod workshop;
mod write_back;

use std::{ffi::OsString, process::ExitCode};

use arguments::{Arguments, Command};
use clap::error::ErrorKind;
use status::Status;

/// Runs the command of `arguments` and gives the process's exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return declined(&error).into(),
    };
    let ended = match &arguments.command {
        Command::New(it) => new::run(it),
        Command::Draft(it) => draft::run(it),
        Command::Check(it) => check::run(it),
        Command::Build(it) => build::run(it),
        Command::Diff(it) => diff::run(it),
        Command::Figures(it) => figures::run(it),
        Command::Due(it) => due::run(it),
        Command::Import(it) => import::run(it),
        Command::Export(it) => export::run(it),
        Command::Schema(it) => schema::run(it),
        Command::Stats(it) => stats::run(it),
        Command::Watch(it) => watch::run(it),
        Command::Merge(it) => merge::run(it),
        Command::Verify(it) => verify::run(it),
    };
    ended.unwrap_or_else(|status| status).into()
}

/// Help and version are answers; everything else that clap refuses is a message in Chinese.
fn declined(error: &clap::Error) -> Status {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return console::answer(&error.to_string()).err().unwrap_or(Status::Fine);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console::message(&error.to_string());
        }
        _ => console::fault(misuse::message(error)),
    }
    Status::Unusable
}
