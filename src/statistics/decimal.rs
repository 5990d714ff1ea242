//! A number with a fixed count of decimals, exact, as it is printed.

use std::fmt;

use super::Ratio;

/// `35.9` is 359 units of 1 decimal. Never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i128,
    decimals: u32,
}

/// More digits than any printed figure has; bounds all arithmetic well inside `i128`.
const MOST_DIGITS: usize = 18;

impl Decimal {
    /// `units` of the last of `decimals` places.
    pub const fn new(units: i128, decimals: u32) -> Self {
        Self { units, decimals }
    }

    /// The number that `text` spells with ASCII digits and at most one point; `None` for anything
    /// else and for more than 18 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = match text.split_once('.') {
            Some((_, "")) => return None,
            Some(split) => split,
            None => (text, ""),
        };
        let digits = format!("{whole}{part}");
        let plain = !whole.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        if !plain || digits.len() > MOST_DIGITS {
            return None;
        }
        Some(Self::new(digits.parse().ok()?, u32::try_from(part.len()).ok()?))
    }

    /// The difference, with as many decimals as the finer of the two.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self::new(self.at(decimals).saturating_sub(other.at(decimals)), decimals)
    }

    /// Units at a finer count of decimals.
    fn at(self, decimals: u32) -> i128 {
        self.units.saturating_mul(10_i128.saturating_pow(decimals.saturating_sub(self.decimals)))
    }

    /// The number without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self::new(self.units.saturating_abs(), self.decimals)
    }

    /// -1, 0 or 1.
    pub const fn sign(self) -> i128 {
        self.units.signum()
    }

    /// The units of the last place.
    pub const fn units(self) -> i128 {
        self.units
    }

    /// This number as a share of `whole`; `None` when either is below zero or the whole is zero.
    pub fn share_of(self, whole: Self) -> Option<Ratio> {
        let decimals = self.decimals.max(whole.decimals);
        let units = |it: Self| u64::try_from(it.at(decimals)).ok();
        Ratio::new(units(self)?, units(whole)?)
    }

    /// The same number with exactly `decimals` places; digits beyond them are dropped.
    #[must_use]
    pub fn with_decimals(self, decimals: u32) -> Self {
        let dropped = 10_i128.saturating_pow(self.decimals.saturating_sub(decimals));
        Self::new(self.at(decimals).checked_div(dropped).unwrap_or_default(), decimals)
    }

    /// The same number without the zeros at its end: `86.0` becomes `86`.
    #[must_use]
    pub const fn trimmed(self) -> Self {
        let mut it = self;
        while it.decimals > 0 && it.units % 10 == 0 {
            it = Self::new(it.units / 10, it.decimals - 1);
        }
        it
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let scale = 10_u128.saturating_pow(self.decimals);
        let units = self.units.unsigned_abs();
        write!(formatter, "{sign}{}", units / scale)?;
        if self.decimals > 0 {
            let width = usize::try_from(self.decimals).unwrap_or_default();
            write!(formatter, ".{:0width$}", units % scale)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn parse(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn a_printed_number_reads_back_as_it_was_printed() {
        for text in ["0", "67", "85.89", "7.0", "0.05", "100.0000"] {
            assert_eq!(parse(text).to_string(), text);
        }
        for text in ["", ".", "5.", ".5", "1.2.3", "八成", "85.89%", "-1", "1e3", "８５", "约30"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse("1234567890123456789"), None);
    }

    #[test]
    fn a_difference_is_that_of_the_printed_numbers() {
        assert_eq!(parse("92.54").minus(parse("85.89")).to_string(), "6.65");
        assert_eq!(parse("100").minus(parse("94.87")).to_string(), "5.13");
        assert_eq!(parse("86").minus(parse("92.5")).to_string(), "-6.5");
        assert_eq!(parse("86").minus(parse("92.5")).magnitude().to_string(), "6.5");
        assert_eq!(parse("0.1").minus(parse("1")).to_string(), "-0.9");
    }

    #[test]
    fn zeros_at_the_end_may_be_trimmed() {
        assert_eq!(parse("86.0").trimmed().to_string(), "86");
        assert_eq!(parse("12.50").trimmed().to_string(), "12.5");
        assert_eq!(parse("100").trimmed().to_string(), "100");
        assert_eq!(parse("0.00").trimmed().to_string(), "0");
    }

    #[test]
    fn places_can_be_set() {
        assert_eq!(parse("6.65").with_decimals(4).to_string(), "6.6500");
        assert_eq!(parse("6.65").with_decimals(1).to_string(), "6.6");
    }
}
