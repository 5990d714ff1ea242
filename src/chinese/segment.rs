//! Words of a title that say what it is about, found by jieba and a list of words that say nothing.

/// Why no words can be found: the program was built without the word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWordList;

#[cfg(feature = "keywords")]
pub use with_list::Segmenter;
#[cfg(not(feature = "keywords"))]
pub use without_list::Segmenter;

#[cfg(feature = "keywords")]
mod with_list {
    use std::collections::BTreeSet;

    use jieba_rs::Jieba;

    use super::NoWordList;

    /// Words that say nothing, one a line.
    const STOP_WORDS: &str = include_str!("stop_words.txt");

    /// Parts of speech that say what a title is about: nouns of all kinds, verbs and adjectives
    /// used as nouns, abbreviations, idioms, and what the list does not know.
    const TELLING: [&str; 8] = ["n", "vn", "an", "j", "l", "i", "x", "nz"];

    /// Finds words.
    #[derive(Debug)]
    pub struct Segmenter {
        jieba: Jieba,
        stops: BTreeSet<String>,
    }

    impl Segmenter {
        /// One that keeps `known` words whole and passes over `stops` besides its own list.
        ///
        /// # Errors
        /// The program was built without the word list.
        pub fn new<'a>(
            known: impl IntoIterator<Item = &'a str>,
            stops: impl IntoIterator<Item = &'a str>,
        ) -> Result<Self, NoWordList> {
            let mut jieba = Jieba::new();
            for word in known.into_iter().filter(|it| it.chars().count() > 1) {
                jieba.add_word(word, None, Some("nz"));
            }
            let shipped = STOP_WORDS.lines().map(str::trim);
            let shipped = shipped.filter(|it| !it.is_empty() && !it.starts_with('#'));
            let stops = shipped.chain(stops).map(str::to_owned).collect();
            Ok(Self { jieba, stops })
        }

        /// Passes over the words of `text`, such as the name of the office itself.
        pub fn pass_over(&mut self, text: &str) {
            let words = self.jieba.cut(text, true).into_iter().map(|it| it.word.to_owned());
            let bare = |it: String| it.trim_end_matches(['市', '区', '县']).to_owned();
            let words: Vec<String> = words.collect();
            self.stops.extend(words.iter().cloned().map(bare));
            self.stops.extend(words);
        }

        /// The telling words of `title`, each once, in the order in which they stand there.
        pub fn words(&self, title: &str) -> Vec<String> {
            let mut words: Vec<String> = Vec::new();
            for tagged in self.jieba.tag(title, true) {
                let word = tagged.word;
                let is_telling = TELLING.contains(&tagged.tag) || tagged.tag.starts_with('n');
                let is_word = word.chars().count() > 1 && word.chars().all(is_ideograph);
                let is_new = !words.iter().any(|it| it == word);
                if is_telling && is_word && is_new && !self.stops.contains(word) {
                    words.push(word.to_owned());
                }
            }
            words
        }
    }

    const fn is_ideograph(it: char) -> bool {
        matches!(it, '\u{4e00}'..='\u{9fff}')
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_title_is_told_by_its_nouns() {
            let segmenter = Segmenter::new(["技防设施"], ["区域"]).unwrap();
            let words = segmenter.words("关于进一步加强开放性公共区域技防设施建设的建议");
            assert_eq!(words, ["技防设施"]);
            assert_eq!(
                segmenter.words("关于完善社区养老服务、推动社区食堂建设的提案"),
                ["社区", "养老", "食堂"]
            );
        }
    }
}

#[cfg(not(feature = "keywords"))]
mod without_list {
    use super::NoWordList;

    /// Finds no words.
    #[derive(Clone, Copy, Debug)]
    pub struct Segmenter {}

    impl Segmenter {
        /// None can be made.
        ///
        /// # Errors
        /// The program was built without the word list.
        pub fn new<'a>(
            _known: impl IntoIterator<Item = &'a str>,
            _stops: impl IntoIterator<Item = &'a str>,
        ) -> Result<Self, NoWordList> {
            Err(NoWordList)
        }

        /// Does nothing.
        pub fn pass_over(&mut self, _text: &str) {}

        /// No words.
        pub fn words(&self, _title: &str) -> Vec<String> {
            Vec::new()
        }
    }
}
