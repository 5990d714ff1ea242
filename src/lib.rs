//! huibao（汇报）turns case records of 人大代表建议 and 政协提案 into the formal documents that a
//! government office owes on them, as DOCX and PDF laid out to GB/T 9704-2012.
//!
//! The data go one way: `project` reads the files, `record` checks them, `statistics` counts,
//! `template` drafts, `markup` parses into a `document`, `layout` sets pages and `export` writes
//! bytes. `build` composes these stages and `cli` speaks to the user. A stage knows nothing of the
//! stages after it; `docs/architecture.md` has the picture.

pub mod build;
pub mod chinese;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod layout;
pub mod ledger;
pub mod markup;
pub mod picture;
pub mod project;
pub mod record;
pub mod revision;
pub mod statistics;
pub mod style;
pub mod template;
pub mod typefaces;
pub mod word;
