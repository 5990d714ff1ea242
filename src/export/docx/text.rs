//! Words as a run, safe for XML.

use docx_rs::{Run, RunFonts};

/// A run of text. The hint makes Word take ambiguous marks such as “ and … as Chinese ones.
pub(super) fn text_run(text: &str) -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia")).add_text(printable(text))
}

/// `text` without the characters that XML 1.0 forbids. The markup reports them to the user; here
/// they would make a file that Word calls corrupt.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .filter(|it| matches!(it, '\t' | ' '..='\u{FFFD}' | '\u{10000}'..) && *it != '\u{7F}')
        .collect()
}
