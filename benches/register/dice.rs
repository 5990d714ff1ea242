//! Numbers that look random and are the same every time.

/// A generator after Steele, Lea and Flood (`SplitMix64`).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of the `nth` case.
    pub(crate) fn of_case(nth: usize) -> Self {
        Self(u64::try_from(nth).unwrap_or_default())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    /// True `times` times out of a hundred.
    pub(crate) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of several words.
    pub(crate) fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = self.below(u64::try_from(words.len()).unwrap_or_default());
        usize::try_from(at).ok().and_then(|it| words.get(it)).copied().unwrap_or_default()
    }

    /// One of several words, but not this one.
    pub(crate) fn other<'a>(&mut self, words: &[&'a str], taken: &str) -> &'a str {
        let others: Vec<&str> = words.iter().copied().filter(|it| *it != taken).collect();
        self.one(&others)
    }

    /// `count` different words that stand beside each other in the list, joined with 、.
    pub(crate) fn some(&mut self, words: &[&str], count: u64) -> String {
        let start = usize::try_from(self.next() >> 32).unwrap_or_default();
        let start = start.checked_rem(words.len()).unwrap_or_default();
        let count = usize::try_from(count).unwrap_or_default();
        words.iter().cycle().skip(start).take(count).copied().collect::<Vec<_>>().join("、")
    }
}
