//! What a figure is before it is rounded or worded.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Decimal, Ratio};

/// The exact value, by kind of figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Exact {
    /// A count.
    Integer(u64),
    /// A rate, unreduced.
    Share(Ratio),
    /// A date; ISO 8601 in JSON.
    Date(NaiveDate),
    /// The shares of a partition's classes, in declared order.
    List(Vec<Ratio>),
    /// What was typed, or a difference: `62/67 - 85.89%`.
    Words(String),
    /// Nothing: a rate of no cases, the latest of no dates.
    Nothing,
}

impl Exact {
    /// Four decimals, rates in percent (`35.8209` for 24/67); `None` for what is no one number.
    pub fn decimal(&self) -> Option<String> {
        match self {
            Self::Integer(count) => Some(Decimal::new(i128::from(*count), 0)),
            Self::Share(ratio) => Some(ratio.percent(4)),
            Self::Words(words) => Decimal::parse(words.trim_end_matches('%')),
            Self::Date(_) | Self::List(_) | Self::Nothing => None,
        }
        .map(|it| it.with_decimals(4).to_string())
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(count) => write!(formatter, "{count}"),
            Self::Share(ratio) => write!(formatter, "{ratio}"),
            Self::Date(date) => write!(formatter, "{date}"),
            Self::List(ratios) => {
                let counts: Vec<String> = ratios.iter().map(|it| it.part().to_string()).collect();
                formatter.write_str(&counts.join("+"))
            }
            Self::Words(words) => formatter.write_str(words),
            Self::Nothing => formatter.write_str("—"),
        }
    }
}
