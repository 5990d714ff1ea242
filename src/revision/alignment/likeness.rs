//! How alike two texts are, whatever their figures say.

use std::cmp::Ordering;

/// Fewer characters than this say too little of where a text comes from.
pub(super) const TELLING: usize = 6;

/// A text made ready to be held against others: the pairs of characters that follow each other,
/// sorted. Every figure counts as one character, so that a count that changed changes nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Profile {
    pairs: Vec<(char, char)>,
}

impl Profile {
    pub(super) fn of(text: &str) -> Self {
        Self::of_characters(text, true)
    }

    /// The same, digits as they are: numbers tell rows of a table apart.
    pub(super) fn literal(text: &str) -> Self {
        Self::of_characters(text, false)
    }

    fn of_characters(text: &str, masks: bool) -> Self {
        let mut characters = Vec::with_capacity(text.len() / 3);
        for character in text.chars().filter(|it| !it.is_whitespace()) {
            let character = if masks && character.is_ascii_digit() { '0' } else { character };
            if !masks || character != '0' || characters.last() != Some(&'0') {
                characters.push(character);
            }
        }
        // The text's ends count as characters: a word alone is like itself.
        let next = characters.iter().copied().chain(['\0']);
        let first = ['\0'].into_iter().chain(characters.iter().copied());
        let mut pairs: Vec<(char, char)> = first.zip(next).collect();
        if characters.is_empty() {
            pairs.clear();
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// From 0, nothing in common, to 1, the same words: twice what both have, of all that they have.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let all = self.pairs.len() + other.pairs.len();
        if all == 0 {
            return 1.0;
        }
        ratio(self.common(other).saturating_mul(2), all)
    }

    /// How much of this text the other holds, from 0 to 1.
    pub(super) fn held_by(&self, other: &Self) -> f64 {
        if self.pairs.is_empty() { 0.0 } else { ratio(self.common(other), self.pairs.len()) }
    }

    /// How long the text is, in pairs of characters.
    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }

    fn common(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut common = 0;
        while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
            match our.cmp(their) {
                Ordering::Less => _ = ours.next(),
                Ordering::Greater => _ = theirs.next(),
                Ordering::Equal => {
                    common += 1;
                    ours.next();
                    theirs.next();
                }
            }
        }
        common
    }
}

fn ratio(part: usize, of: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    number(part) / number(of)
}
