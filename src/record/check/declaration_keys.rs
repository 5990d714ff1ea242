//! Which keys of a declaration each kind of figure reads.

use crate::record::keys;

/// The keys that mean something for a kind, besides 批次, 总体 and 量词.
pub(super) fn used_by(kind: keys::Names) -> &'static [keys::Names] {
    match kind {
        keys::COUNT | keys::RATE | keys::ACTIVITY_COUNT => {
            &[keys::COMPARISON, keys::DECIMALS, keys::TRAILING_ZEROS]
        }
        keys::DISTINCT_COUNT | keys::CASE_UNITS => {
            &[keys::CONDITION, keys::COMPARISON, keys::DECIMALS, keys::TRAILING_ZEROS]
        }
        keys::PARTITION => &[
            keys::DECIMALS,
            keys::CLOSING,
            keys::TRAILING_ZEROS,
            keys::ZERO_CLASSES,
            keys::CLASSES,
            keys::WORDING,
            keys::FIRST_WORDING,
        ],
        keys::DISTRIBUTION => &[
            keys::CONDITION,
            keys::TOP,
            keys::DECIMALS,
            keys::TRAILING_ZEROS,
            keys::ZERO_CLASSES,
            keys::WORDING,
        ],
        keys::RANKING => &[
            keys::CONDITION,
            keys::TOP,
            keys::RANKED_BY,
            keys::DECIMALS,
            keys::TRAILING_ZEROS,
            keys::WORDING,
        ],
        keys::CROSS => &[keys::DECIMALS, keys::TRAILING_ZEROS, keys::ZERO_CLASSES],
        keys::COMPARISON => &[keys::YEAR, keys::DECIMALS, keys::TRAILING_ZEROS],
        keys::INPUT => &[keys::SOURCE, keys::DATE],
        _ => &[keys::CONDITION],
    }
}
