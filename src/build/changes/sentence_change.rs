//! Which sentences read otherwise: the texts side by side, and of those that differ each beside the one
//! that is most like it.

use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{
    FigureChange,
    likeness::{Likened, Likeness},
    said::Said,
};
use crate::revision::{WordChangeKind, word_changes};

/// A sentence that is another than it was, that is new or gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentenceChange {
    /// The section in which it stands, or stood.
    pub section: String,
    /// As it was; `None` of one that is new.
    pub old: Option<String>,
    /// As it is; `None` of one that is gone.
    pub new: Option<String>,
    /// The changed figures that it prints.
    pub figures: Vec<String>,
    /// What is kept, removed and added, in reading order.
    pub words: Vec<ChangedWords>,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedWords {
    /// Whether both sentences have it.
    pub what: WordsKind,
    /// The words.
    pub text: String,
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsKind {
    /// Both have them.
    Kept,
    /// The old sentence alone has them.
    Removed,
    /// The new sentence alone has them.
    Added,
}

/// Sentences less alike than this are one gone and one new.
const LEAST: Likeness = 40;
/// The same of sentences that do not stand in each other's place.
const LEAST_ELSEWHERE: Likeness = 70;
/// More sentences than this that differ are only paired where they stand side by side: each is held
/// against each.
const MOST: usize = 400;

/// How `new` differs from `old`, in the order of `new`; whether any stands in another order.
pub(super) fn sentence_changes(
    old: &[Said],
    new: &[Said],
    figures: &[FigureChange],
) -> (Vec<SentenceChange>, bool) {
    let gaps = gaps(old, new);
    let mut left = Left::of(old, new, &gaps);
    let reordered = left.take_same();
    for gap in &gaps {
        left.pair(gap.old.clone(), gap.new.clone(), LEAST);
    }
    if left.count() <= MOST {
        left.pair(0..old.len(), 0..new.len(), LEAST_ELSEWHERE);
    }
    (left.changes(&gaps, figures), reordered)
}

/// A stretch that differs.
struct Gap {
    old: Range<usize>,
    new: Range<usize>,
}

fn gaps(old: &[Said], new: &[Said]) -> Vec<Gap> {
    let texts = |it: &[Said]| -> Vec<String> { it.iter().map(|it| it.text.clone()).collect() };
    let (old, new) = (texts(old), texts(new));
    let changes = capture_diff_slices(Algorithm::Patience, &old, &new);
    let differing = changes.into_iter().filter(|it| it.tag() != DiffTag::Equal);
    differing.map(|it| Gap { old: it.old_range(), new: it.new_range() }).collect()
}

/// The sentences that are not the same, and how they have been paired so far.
struct Left<'a> {
    old: Vec<Option<&'a Said>>,
    new: Vec<Option<&'a Said>>,
    /// Places of old and new sentences that belong together.
    pairs: Vec<(usize, usize)>,
    all: (&'a [Said], &'a [Said]),
}

impl<'a> Left<'a> {
    fn of(old: &'a [Said], new: &'a [Said], gaps: &[Gap]) -> Self {
        let within = |said: &'a [Said], range: &dyn Fn(&Gap) -> Range<usize>| {
            let is_in = |at: usize| gaps.iter().any(|it| range(it).contains(&at));
            said.iter().enumerate().map(|(at, it)| is_in(at).then_some(it)).collect()
        };
        Self {
            old: within(old, &|it| it.old.clone()),
            new: within(new, &|it| it.new.clone()),
            pairs: Vec::new(),
            all: (old, new),
        }
    }

    fn count(&self) -> usize {
        let count = |it: &[Option<&Said>]| it.iter().flatten().count();
        count(&self.old).max(count(&self.new))
    }

    /// Sets aside sentences that stand elsewhere; whether there were any.
    fn take_same(&mut self) -> bool {
        let mut any = false;
        for old in &mut self.old {
            let Some(then) = old.map(|it| &it.text) else { continue };
            let same = self.new.iter_mut().find(|it| it.is_some_and(|it| it.text == *then));
            if let Some(new) = same {
                any = true;
                *new = None;
                *old = None;
            }
        }
        any
    }

    /// Pairs what is left in two stretches, those most alike first.
    fn pair(&mut self, old: Range<usize>, new: Range<usize>, least: Likeness) {
        let likened = |said: &[Option<&Said>], range: Range<usize>| -> Vec<(usize, Likened)> {
            let all = said.iter().enumerate().skip(range.start).take(range.len());
            all.filter_map(|(at, it)| it.map(|it| (at, Likened::of(&it.text)))).collect()
        };
        let (old, new) = (likened(&self.old, old), likened(&self.new, new));
        if old.len().max(new.len()) > MOST {
            for ((old, _), (new, _)) in old.iter().zip(&new) {
                self.take(*old, *new);
            }
            return;
        }
        let mut likely = Vec::new();
        for (nth, (old_at, then)) in old.iter().enumerate() {
            for (at, (new_at, now)) in new.iter().enumerate() {
                let likeness = then.to(now);
                if likeness >= least {
                    likely.push((100_usize.abs_diff(likeness), nth.abs_diff(at), *old_at, *new_at));
                }
            }
        }
        likely.sort_unstable();
        for (_, _, old, new) in likely {
            self.take(old, new);
        }
    }

    fn take(&mut self, old: usize, new: usize) {
        if let (Some(then), Some(now)) = (self.old.get_mut(old), self.new.get_mut(new))
            && then.is_some()
            && now.is_some()
        {
            (*then, *now) = (None, None);
            self.pairs.push((old, new));
        }
    }

    /// All that differs; a sentence that is gone stands behind the one that it stood behind.
    fn changes(self, gaps: &[Gap], figures: &[FigureChange]) -> Vec<SentenceChange> {
        let (old, new) = self.all;
        let place_of = |at: usize| {
            let Some(gap) = gaps.iter().find(|it| it.old.contains(&at)) else { return (at, 0, at) };
            let before = self
                .pairs
                .iter()
                .filter(|(then, now)| (gap.old.start..at).contains(then) && gap.new.contains(now));
            before.max().map_or((gap.new.start, 0, at), |(_, now)| (*now, 2, at))
        };
        let pairs =
            self.pairs.iter().map(|(then, now)| ((*now, 1, 0), old.get(*then), new.get(*now)));
        let gone = self.old.iter().enumerate().filter(|(_, it)| it.is_some());
        let gone = gone.map(|(at, it)| (place_of(at), *it, None));
        let added = self.new.iter().enumerate().filter(|(_, it)| it.is_some());
        let added = added.map(|(at, it)| ((at, 1, 0), None, *it));
        let mut all: Vec<_> = pairs.chain(gone).chain(added).collect();
        all.sort_by_key(|(place, ..)| *place);
        all.into_iter().filter_map(|(_, old, new)| change(old, new, figures)).collect()
    }
}

fn change(
    old: Option<&Said>,
    new: Option<&Said>,
    figures: &[FigureChange],
) -> Option<SentenceChange> {
    let either = new.or(old)?;
    let printed = |name: &str| {
        [old, new].into_iter().flatten().any(|it| it.figures.iter().any(|it| it == name))
    };
    let mut names: Vec<String> = Vec::new();
    for change in figures {
        if printed(&change.figure) && !names.contains(&change.figure) {
            names.push(change.figure.clone());
        }
    }
    let text = |it: Option<&Said>| it.map(|it| it.text.clone());
    Some(SentenceChange {
        section: either.section.clone(),
        words: changed_words(old.map_or("", |it| &it.text), new.map_or("", |it| &it.text)),
        old: text(old),
        new: text(new),
        figures: names,
    })
}

fn changed_words(old: &str, new: &str) -> Vec<ChangedWords> {
    let words =
        |what, text: Option<&str>| ChangedWords { what, text: text.unwrap_or_default().to_owned() };
    let changes = word_changes(old, new).into_iter().map(|it| match it.kind {
        WordChangeKind::Kept => words(WordsKind::Kept, new.get(it.new)),
        WordChangeKind::Removed => words(WordsKind::Removed, old.get(it.old)),
        WordChangeKind::Added => words(WordsKind::Added, new.get(it.new)),
    });
    changes.filter(|it| !it.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &[&str], new: &[&str]) -> (Vec<String>, bool) {
        let said = |it: &[&str]| -> Vec<Said> { it.iter().map(|it| Said::words(it)).collect() };
        let (changes, reordered) = sentence_changes(&said(old), &said(new), &[]);
        let line = |it: SentenceChange| {
            format!("{}→{}", it.old.unwrap_or_default(), it.new.unwrap_or_default())
        };
        (changes.into_iter().map(line).collect(), reordered)
    }

    #[test]
    fn a_sentence_stands_beside_the_one_that_it_was() {
        let old =
            ["共收到67件。", "已全部办复。", "其中62件已经解决，5件正在解决。", "下一步抓紧。"];
        let new =
            ["共收到68件。", "其中63件已经解决，5件正在解决。", "今后继续努力。", "下一步抓紧。"];
        let expected = [
            "共收到67件。→共收到68件。",
            "已全部办复。→",
            "其中62件已经解决，5件正在解决。→其中63件已经解决，5件正在解决。",
            "→今后继续努力。",
        ];
        let (changes, reordered) = told(&old, &new);
        assert_eq!(changes, expected);
        assert!(!reordered);
    }

    #[test]
    fn what_only_stands_elsewhere_is_no_change_of_words() {
        assert_eq!(told(&["甲。", "乙。", "丙。"], &["乙。", "丙。", "甲。"]), (Vec::new(), true));
        assert_eq!(told(&["甲。", "乙。"], &["甲。", "乙。"]), (Vec::new(), false));
        let moved =
            told(&["去年办了三件实事。", "乙。", "丙。"], &["乙。", "丙。", "去年办了四件实事。"]);
        assert_eq!(moved.0, ["去年办了三件实事。→去年办了四件实事。"]);
    }

    #[test]
    fn the_words_that_differ_are_marked() {
        let words = changed_words("其中62件已经解决。", "其中63件已经解决。");
        let told: Vec<(WordsKind, &str)> =
            words.iter().map(|it| (it.what, it.text.as_str())).collect();
        let expected = [
            (WordsKind::Kept, "其中"),
            (WordsKind::Removed, "62件"),
            (WordsKind::Added, "63件"),
            (WordsKind::Kept, "已经解决。"),
        ];
        assert_eq!(told, expected);
    }
}
