//! Dates that Excel keeps as the number of days since its epoch.

use chrono::{Days, NaiveDate};

/// What a workbook's serial numbers count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is 1900-01-01; there is a 1900-02-29, which no calendar has.
    #[default]
    Of1900,
    /// 0 is 1904-01-01: workbooks begun on an old Mac.
    Of1904,
}

/// The last day that Excel knows, 9999-12-31.
const LAST: f64 = 2_958_465.0;

/// The day of a serial number; its fraction, a time of day, is left out.
pub fn day(serial: f64, epoch: Epoch) -> Option<NaiveDate> {
    let whole = serial.floor();
    if !(0.0..=LAST).contains(&whole) {
        return None;
    }
    // Within bounds that fit.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2 958 465")]
    let whole = whole as u64;
    let (year, month, first) = match epoch {
        Epoch::Of1904 => (1904, 1, 1),
        // Before its 1900-02-29, which is the 60th day, Excel counts right.
        Epoch::Of1900 if whole == 0 || whole == 60 => return None,
        Epoch::Of1900 if whole < 60 => (1899, 12, 31),
        Epoch::Of1900 => (1899, 12, 30),
    };
    NaiveDate::from_ymd_opt(year, month, first)?.checked_add_days(Days::new(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        let date = |serial, epoch| day(serial, epoch).map(|it| it.to_string());
        for (serial, epoch, expected) in [
            (44302.0, Epoch::Of1900, Some("2021-04-16")),
            (44302.75, Epoch::Of1900, Some("2021-04-16")),
            (42840.0, Epoch::Of1904, Some("2021-04-16")),
            (1.0, Epoch::Of1900, Some("1900-01-01")),
            (59.0, Epoch::Of1900, Some("1900-02-28")),
            (60.0, Epoch::Of1900, None),
            (61.0, Epoch::Of1900, Some("1900-03-01")),
            (0.0, Epoch::Of1900, None),
            (0.0, Epoch::Of1904, Some("1904-01-01")),
            (-1.0, Epoch::Of1900, None),
            (f64::NAN, Epoch::Of1900, None),
            (1e300, Epoch::Of1904, None),
        ] {
            assert_eq!(date(serial, epoch).as_deref(), expected, "{serial}");
        }
    }
}
