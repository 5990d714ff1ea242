//! How alike two sentences are, whatever numbers stand in them.

use std::collections::BTreeMap;

/// Likeness of sentences in hundredths.
pub(super) type Likeness = usize;

/// A sentence made ready to be compared with many.
pub(super) struct Likened {
    /// Its pairs of neighbouring characters, each with how often it occurs.
    pairs: BTreeMap<(char, char), usize>,
    count: usize,
    masked: String,
}

impl Likened {
    pub(super) fn of(text: &str) -> Self {
        let masked = masked(text);
        let mut pairs: BTreeMap<(char, char), usize> = BTreeMap::new();
        for pair in masked.chars().zip(masked.chars().skip(1)) {
            let count = pairs.entry(pair).or_default();
            *count = count.saturating_add(1);
        }
        let count = pairs.values().sum();
        Self { pairs, count, masked }
    }

    /// From 0 to 100: what share of both sentences is the same.
    pub(super) fn to(&self, other: &Self) -> Likeness {
        if self.masked == other.masked {
            return 100;
        }
        let shared: usize = self
            .pairs
            .iter()
            .map(|(pair, count)| other.pairs.get(pair).map_or(0, |it| (*it).min(*count)))
            .sum();
        let all = self.count.saturating_add(other.count);
        shared.saturating_mul(200).checked_div(all).unwrap_or_default()
    }
}

/// `text` with every number as one 0: a sentence whose figures have changed is the same sentence.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for character in text.chars() {
        let is_number = character.is_ascii_digit() || character == '.';
        match (is_number, masked.ends_with('0')) {
            (true, true) => {}
            (true, false) => masked.push('0'),
            _ => masked.push(character),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_figures_make_no_other_sentence() {
        let likeness = |one: &str, other: &str| Likened::of(one).to(&Likened::of(other));
        assert_eq!(likeness("共62件，占92.54%。", "共103件，占8%。"), 100);
        assert_eq!(likeness("12", "7"), 100);
        assert_eq!(likeness("均已办复。", "其中3件正在解决。"), 0);
        assert!(likeness("已全部办复，无一超过时限。", "已全部办复，1件超过时限。") > 50);
    }
}
