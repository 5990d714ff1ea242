//! 凑整: how the printed percentages of a partition are made to add up to 100 (reference C.4).

use super::Ratio;
use crate::record::Closing;

/// The percentages of the classes of a partition, in units of the last place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Each rounded half-up by itself.
    pub rounded: Vec<i128>,
    /// As the policy leaves them; they add up to 100% unless it is 不调整 or the partition does
    /// not add up to its whole.
    pub closed: Vec<i128>,
}

impl Shares {
    /// The shares of `counts` in `whole`.
    ///
    /// A policy acts only when the counts add up to the whole. Then each share is off by half a
    /// unit at most, so that together they miss 100% by no more than n/2 units, which is the other
    /// half of the condition. `None` when the whole is empty.
    pub fn of(counts: &[u64], whole: u64, decimals: u32, policy: Closing) -> Option<Self> {
        let ratios: Vec<Ratio> =
            counts.iter().map(|&it| Ratio::new(it, whole)).collect::<Option<_>>()?;
        let rounded: Vec<i128> = ratios.iter().map(|it| it.percent(decimals).units()).collect();
        let exhaustive = counts.iter().map(|&it| u128::from(it)).sum::<u128>() == u128::from(whole);
        let residual = full(decimals) - rounded.iter().sum::<i128>();
        let closed = if exhaustive && residual != 0 {
            close(&ratios, &rounded, residual, decimals, policy)
        } else {
            rounded.clone()
        };
        Some(Self { rounded, closed })
    }
}

/// 100% in units of the last place.
fn full(decimals: u32) -> i128 {
    100 * 10_i128.saturating_pow(decimals)
}

fn close(
    ratios: &[Ratio],
    rounded: &[i128],
    residual: i128,
    decimals: u32,
    policy: Closing,
) -> Vec<i128> {
    // A class without cases is 0% whatever the policy.
    let mut order: Vec<usize> =
        ratios.iter().enumerate().filter(|(_, it)| !it.is_zero()).map(|(at, _)| at).collect();
    let part = |at: usize| ratios.get(at).map_or(0, |it| it.part());
    match policy {
        Closing::None => return rounded.to_vec(),
        Closing::LargestRemainder => return largest_remainder(ratios, decimals),
        Closing::Largest => order.sort_by_key(|&at| std::cmp::Reverse(part(at))),
        Closing::First => {}
        Closing::Last => order.reverse(),
    }
    put_residual(rounded, residual, &order)
}

/// The first in `order` takes the residual. It cannot fall below 0%; what it cannot give, the next
/// gives.
fn put_residual(rounded: &[i128], mut residual: i128, order: &[usize]) -> Vec<i128> {
    let mut closed = rounded.to_vec();
    for &at in order {
        if let Some(units) = closed.get_mut(at) {
            let moved = residual.max(-*units);
            *units += moved;
            residual -= moved;
        }
    }
    closed
}

/// Hamilton: every share rounded down, the units that are missing given to the largest remainders,
/// the first of equals first.
fn largest_remainder(ratios: &[Ratio], decimals: u32) -> Vec<i128> {
    let floors: Vec<(i128, u128)> = ratios.iter().map(|it| it.percent_floor(decimals)).collect();
    let missing = full(decimals) - floors.iter().map(|&(units, _)| units).sum::<i128>();
    let mut order: Vec<usize> = (0..floors.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(floors.get(at).map(|&(_, remainder)| remainder)));
    let mut closed: Vec<i128> = floors.iter().map(|&(units, _)| units).collect();
    for &at in order.iter().take(usize::try_from(missing).unwrap_or_default()) {
        if let Some(units) = closed.get_mut(at) {
            *units += 1;
        }
    }
    closed
}

#[cfg(test)]
mod tests {
    use super::Shares;
    use crate::record::Closing;

    fn closed(counts: &[u64], decimals: u32, policy: Closing) -> Vec<i128> {
        Shares::of(counts, counts.iter().sum(), decimals, policy).unwrap().closed
    }

    /// 67 suggestions by category as a district published them: 16.4, 35.9, 11.9, 11.9, 23.9.
    const PUBLISHED: [u64; 5] = [11, 24, 8, 8, 16];

    #[test]
    fn each_policy_puts_the_residual_where_it_says() {
        assert_eq!(closed(&PUBLISHED, 1, Closing::None), [164, 358, 119, 119, 239]);
        assert_eq!(closed(&PUBLISHED, 1, Closing::Largest), [164, 359, 119, 119, 239]);
        assert_eq!(closed(&PUBLISHED, 1, Closing::LargestRemainder), [164, 358, 120, 119, 239]);
        assert_eq!(closed(&PUBLISHED, 1, Closing::First), [165, 358, 119, 119, 239]);
        assert_eq!(closed(&PUBLISHED, 1, Closing::Last), [164, 358, 119, 119, 240]);
    }

    #[test]
    fn shares_that_close_by_themselves_are_left_alone() {
        for policy in Closing::ALL {
            assert_eq!(closed(&[148, 8, 4, 12], 1, policy), [860, 47, 23, 70]);
        }
    }

    #[test]
    fn a_class_without_cases_stays_at_zero() {
        assert_eq!(closed(&[0, 1, 1, 1, 0], 1, Closing::First), [0, 334, 333, 333, 0]);
        assert_eq!(closed(&[0, 1, 1, 1, 0], 1, Closing::Last), [0, 333, 333, 334, 0]);
    }

    #[test]
    fn no_share_falls_below_zero() {
        // 200 classes of ½% each are rounded to 1%: 200% together.
        let counts = [1; 200];
        let shares = closed(&counts, 0, Closing::Largest);
        assert_eq!(shares.iter().sum::<i128>(), 100);
        assert!(shares.iter().all(|&it| it >= 0));
    }

    #[test]
    fn a_list_of_classes_that_leaves_cases_out_is_not_closed() {
        let shares = Shares::of(&[11, 24, 8, 8], 67, 1, Closing::Largest).unwrap();
        assert_eq!(shares.closed, [164, 358, 119, 119]);
    }

    #[test]
    fn an_empty_whole_has_no_shares() {
        assert_eq!(Shares::of(&[0, 0], 0, 1, Closing::Largest), None);
    }
}
