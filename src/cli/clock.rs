//! The clock, for commands that say when something happened and how long it took.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::DateTime;

/// Beijing time is eight hours ahead.
const BEIJING_SECONDS: i64 = 8 * 60 * 60;

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
    let since = now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    let now = DateTime::from_timestamp(seconds.saturating_add(BEIJING_SECONDS), 0);
    now.unwrap_or_default().format("%H:%M:%S").to_string()
}
