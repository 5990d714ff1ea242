//! The commands as a clerk runs them: every message and report whole, and what stands on the disk
//! afterwards.

mod build;
mod carry;
mod cited;
mod defects;
mod diff;
mod draft;
mod due;
mod eject;
mod faces;
mod figures;
mod import;
mod incremental;
mod issued;
mod killing;
mod letters;
mod many;
mod merge;
mod misuse;
mod new;
mod public;
mod redline;
mod rules;
mod scene;
mod schema;
mod sections;
mod stats;
mod three_years;
mod update;
mod verify;
#[cfg(unix)]
mod watch;
mod web;
mod write_back;
mod writing;
