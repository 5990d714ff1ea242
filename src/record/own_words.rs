//! 公开属性 and 满意度 in the office's own words: records and documents say the word, rules and
//! rates go by its meaning.

use std::sync::{Arc, LazyLock};

use super::{Field, check::shipped_words, vocabulary::SATISFACTION_FROM_WORST};

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWord {
    /// As written and printed: 很满意.
    pub text: String,
    /// The word that rules know: 满意.
    pub meaning: &'static str,
}

/// The words for 公开属性 and for 满意度.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords {
    /// 公开属性, in display order.
    pub publicity: Vec<OwnWord>,
    /// 满意度, from best to worst.
    pub satisfaction: Vec<OwnWord>,
}

/// Those that come with the program.
impl Default for OwnWords {
    fn default() -> Self {
        shipped_words()
    }
}

impl OwnWords {
    /// Those that come with the program.
    pub(super) fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<OwnWords>> = LazyLock::new(|| Arc::new(shipped_words()));
        Arc::clone(&SHIPPED)
    }

    /// The words of a field; `None` for one that goes by no such words.
    pub fn of(&self, field: Field) -> Option<&[OwnWord]> {
        match field {
            Field::Publicity => Some(&self.publicity),
            Field::Satisfaction
            | Field::Attitude
            | Field::Result
            | Field::FirstSatisfaction
            | Field::SecondSatisfaction => Some(&self.satisfaction),
            _ => None,
        }
    }

    /// The words of a field that mean `meaning`.
    pub fn meaning<'a>(
        &'a self,
        field: Field,
        meaning: &'a str,
    ) -> impl Iterator<Item = &'a str> + 'a {
        let all = self.of(field).unwrap_or_default().iter();
        all.filter(move |it| it.meaning == meaning).map(|it| it.text.as_str())
    }

    /// The words that somebody asks for who writes `text`: that word, or else all that mean it.
    pub fn asked<'a>(&'a self, field: Field, text: &'a str) -> Vec<&'a str> {
        let all = self.of(field).unwrap_or_default();
        match all.iter().find(|it| it.text == text) {
            Some(own) => vec![&own.text],
            None => self.meaning(field, text).collect(),
        }
    }

    /// What a word of 公开属性 means.
    pub(super) fn publicity(&self, text: &str) -> Option<&'static str> {
        self.publicity.iter().find(|it| it.text == text).map(|it| it.meaning)
    }

    /// What a word of 满意度 means.
    pub(super) fn satisfaction(&self, text: &str) -> Option<&'static str> {
        self.satisfaction.iter().find(|it| it.text == text).map(|it| it.meaning)
    }

    /// The worst of these words of 满意度: by their meanings, among those that mean the same the
    /// one that the office lists last.
    pub(super) fn worst<'a>(&self, given: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let rank = |text: &&str| {
            let place = self.satisfaction.iter().position(|it| it.text == *text);
            let meaning = self.satisfaction(text);
            let worst = SATISFACTION_FROM_WORST.iter().position(|it| Some(*it) == meaning);
            (worst, std::cmp::Reverse(place))
        };
        given.filter(|it| self.satisfaction(it).is_some()).min_by_key(rank)
    }
}
