//! One integration test binary: a module a capability.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod build;
mod command;
mod docx;
mod export;
mod font;
mod golden;
mod layout;
mod ledger;
mod markup;
mod pdf;
mod png_file;
mod record;
mod revision;
mod statistics;
mod template;
mod text;
mod typefaces;
