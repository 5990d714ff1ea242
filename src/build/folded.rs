//! A text as it is compared with others: without spaces, stars and quotation marks.

use std::ops::Range;

/// A text without what does not change its words, and where its characters stood.
pub(super) struct Folded {
    text: String,
    /// Of each character: its byte here, its bytes in the text itself.
    characters: Vec<(usize, Range<usize>)>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::new(), characters: Vec::new() };
        for (at, character) in text.char_indices().filter(|it| !is_ornament(it.1)) {
            let range = at..at.saturating_add(character.len_utf8());
            folded.characters.push((folded.text.len(), range));
            folded.text.push(character);
        }
        folded
    }

    /// Where `words`, themselves folded, stand in the text.
    pub(super) fn find(&self, words: &str) -> Vec<Range<usize>> {
        let found = self.text.match_indices(words);
        found.filter_map(|(at, it)| self.bytes(at..at.saturating_add(it.len()))).collect()
    }

    fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut within = self.characters.iter().filter(|it| range.contains(&it.0));
        let first = within.next()?;
        let last = within.next_back().unwrap_or(first);
        Some(first.1.start..last.1.end)
    }
}

/// `text` without what does not change its words.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|it| !is_ornament(*it)).collect()
}

fn is_ornament(character: char) -> bool {
    const MARKS: [char; 13] =
        ['*', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '"', '\u{200b}'];
    character.is_whitespace() || MARKS.contains(&character)
}
