//! Values that are typed as words: numbers and days within bounds.

use chrono::NaiveDate;

use crate::chinese::date::{self, WrittenDate};

/// At least one; the error is the cure.
pub(super) fn number_of_items(typed: &str) -> Result<usize, String> {
    let items = typed.parse().ok().filter(|it| (1..=9999).contains(it));
    items.ok_or_else(|| "请写1到9999之间的整数".to_owned())
}

/// A day in any form in which records write one; the error is the cure.
pub(super) fn day(typed: &str) -> Result<NaiveDate, String> {
    match date::read(typed) {
        Some(WrittenDate::Day(day)) => Ok(day),
        _ => Err("请写一天的日期，如2021-04-16".to_owned()),
    }
}

/// Up to an hour; the error is the cure.
pub(super) fn number_of_seconds(typed: &str) -> Result<u64, String> {
    let seconds = typed.parse().ok().filter(|it| (1..=3600).contains(it));
    seconds.ok_or_else(|| "请写1到3600之间的整数".to_owned())
}

/// Up to ten years; the error is the cure.
pub(super) fn number_of_days(typed: &str) -> Result<u32, String> {
    let days = typed.parse().ok().filter(|it| *it <= 3660);
    days.ok_or_else(|| "请写0到3660之间的整数".to_owned())
}
