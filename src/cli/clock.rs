//! The clock, for commands that say when something happened and how long it took.

use std::time::{Instant, SystemTime};

use super::today;

/// Now.
#[expect(clippy::disallowed_methods, reason = "the clock is read in cli only")]
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}

/// Now, to measure from.
#[expect(clippy::disallowed_methods, reason = "the clock is read in cli only")]
pub(super) fn instant() -> Instant {
    Instant::now()
}

/// The time in Beijing, `09:30:12`.
pub(super) fn time_of_day() -> String {
    let now = today::now();
    now.get(11..19).map(str::to_owned).unwrap_or_default()
}
