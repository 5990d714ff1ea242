//! The day on which a command is run: nothing below `cli` asks the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};

/// Beijing time is eight hours ahead.
const BEIJING_SECONDS: i64 = 8 * 60 * 60;

/// Today in Beijing.
#[expect(clippy::disallowed_methods, reason = "the clock is read in cli only")]
pub(super) fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    let now = DateTime::from_timestamp(seconds.saturating_add(BEIJING_SECONDS), 0);
    now.unwrap_or_default().date_naive()
}
