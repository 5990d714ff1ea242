//! The day on which a command is run: nothing below `cli` asks the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};

/// Beijing time is eight hours ahead.
const BEIJING_SECONDS: i64 = 8 * 60 * 60;

/// Today in Beijing.
pub(super) fn today() -> NaiveDate {
    in_beijing().date_naive()
}

/// This moment in Beijing: `2025-07-05 09:30:00.125`. Later moments are greater texts.
pub(super) fn now() -> String {
    in_beijing().format("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

#[expect(clippy::disallowed_methods, reason = "the clock is read in cli only")]
fn in_beijing() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    let now =
        DateTime::from_timestamp(seconds.saturating_add(BEIJING_SECONDS), since.subsec_nanos());
    now.unwrap_or_default()
}

/// This moment in Beijing, to the minute.
pub(super) fn moment() -> NaiveDateTime {
    let now = in_beijing().naive_utc();
    now.with_second(0).and_then(|it| it.with_nanosecond(0)).unwrap_or(now)
}
