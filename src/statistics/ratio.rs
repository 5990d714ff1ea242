//! A share as it was counted: `24/67`, unreduced.

use std::{cmp::Ordering, fmt};

use serde::{Serialize, Serializer};

use super::Decimal;

/// A part of a whole; the whole is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    part: u64,
    whole: u64,
}

impl Ratio {
    /// `part` of `whole`; `None` when there is no whole to be part of.
    pub const fn new(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 { None } else { Some(Self { part, whole }) }
    }

    /// In percent, rounded half-up once (reference C1).
    pub fn percent(self, decimals: u32) -> Decimal {
        let (units, remainder) = self.percent_floor(decimals);
        let up = remainder.saturating_mul(2) >= u128::from(self.whole);
        Decimal::new(units.saturating_add(i128::from(up)), decimals)
    }

    /// Whole units of the last place of the percentage, and what is left over, in units of
    /// one `whole`th.
    pub(super) fn percent_floor(self, decimals: u32) -> (i128, u128) {
        let scaled = u128::from(self.part)
            .saturating_mul(100)
            .saturating_mul(10_u128.saturating_pow(decimals));
        let whole = u128::from(self.whole);
        (i128::try_from(scaled / whole).unwrap_or(i128::MAX), scaled % whole)
    }

    /// Whether the part is the whole.
    pub const fn is_full(self) -> bool {
        self.part == self.whole
    }

    /// Whether the part is nothing.
    pub const fn is_zero(self) -> bool {
        self.part == 0
    }

    /// The part.
    pub const fn part(self) -> u64 {
        self.part
    }

    /// The whole.
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// Which of two shares is the larger, exactly.
    pub fn compare(self, other: Self) -> Ordering {
        let product = |part: u64, whole: u64| u128::from(part).saturating_mul(u128::from(whole));
        product(self.part, other.whole).cmp(&product(other.part, self.whole))
    }
}

/// A count in the width of exact arithmetic.
pub(super) fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.part, self.whole)
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    fn percent(part: u64, whole: u64, decimals: u32) -> String {
        Ratio::new(part, whole).unwrap().percent(decimals).to_string()
    }

    #[test]
    fn published_shares_are_reproduced() {
        assert_eq!(percent(11, 67, 1), "16.4");
        assert_eq!(percent(24, 67, 1), "35.8");
        assert_eq!(percent(62, 67, 2), "92.54");
        assert_eq!(percent(62, 67, 4), "92.5373");
        assert_eq!(percent(8, 172, 1), "4.7");
        assert_eq!(percent(35, 44, 1), "79.5");
        assert_eq!(percent(20, 91, 1), "22.0");
    }

    #[test]
    fn a_half_goes_up() {
        assert_eq!(percent(1, 8, 0), "13");
        assert_eq!(percent(1, 200, 0), "1");
        assert_eq!(percent(1, 16, 1), "6.3");
        assert_eq!(percent(3, 16, 1), "18.8");
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(Ratio::new(0, 0), None);
    }
}
