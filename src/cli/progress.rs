//! A progress bar at a terminal; nothing where a program reads.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer pieces than this are done before a bar can be read.
const FEW: usize = 20;

/// A bar over `pieces`, called `name`; it is taken away when it ends.
pub(super) fn bar(name: &str, pieces: usize) -> ProgressBar {
    if pieces < FEW || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let pieces = u64::try_from(pieces).unwrap_or(u64::MAX);
    let style = ProgressStyle::with_template("{msg}  {bar:30}  {pos}/{len}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("██░");
    ProgressBar::with_draw_target(Some(pieces), ProgressDrawTarget::stderr())
        .with_style(style)
        .with_message(format!("生成《{name}》"))
}
