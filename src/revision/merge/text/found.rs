//! Where what the register answers for is in the person's text.

use std::ops::Range;

use super::{
    Merger,
    hunks::{Hunk, after, before, is_number, tokens},
};
use crate::{chinese::numeral, revision::words, word::Span};

/// So many characters behind a number are looked at for its unit.
const UNIT: usize = 8;
/// Chinese numerals, of which several make one.
const NUMERALS: &str = "〇零一二三四五六七八九十百千";

/// Where a span of the base copy is in the person's text.
pub(super) enum Found {
    /// Its words stand there.
    Intact(Range<usize>),
    /// Others stand there in their place.
    Typed(Range<usize>),
    /// Nothing stands there.
    Gone,
}

impl Merger<'_> {
    /// The unit of the number that the person typed at `range`.
    pub(super) fn unit(&self, range: &Range<usize>) -> String {
        if self.mine.words(range).chars().all(|it| NUMERALS.contains(it)) {
            let rest = self.mine.text.get(range.end..).unwrap_or_default();
            let near: String = ['1'].into_iter().chain(rest.chars().take(UNIT)).collect();
            let first = words(&near).into_iter().next().unwrap_or_default();
            return near.get(1..first.end).unwrap_or_default().to_owned();
        }
        let rest = self.mine.text.get(range.start..).unwrap_or_default();
        let near: String = rest.chars().take(range.len().saturating_add(UNIT)).collect();
        let first = words(&near).into_iter().next().unwrap_or_default();
        near.get(range.len()..first.end).unwrap_or_default().to_owned()
    }

    /// Where a span is in the person's text.
    pub(super) fn find(&mut self, span: &Span) -> Found {
        let Range { start, end } = span.range;
        let touching = |it: &&Hunk| it.old.start < end && it.old.end > start;
        let touched: Vec<Hunk> = self.by_me.iter().filter(touching).cloned().collect();
        let (Some(first), Some(last)) = (touched.first(), touched.last()) else {
            let from = after(&self.by_me, start);
            let to = before(&self.by_me, end).max(from);
            return self.with_numerals(from..to, span);
        };
        let region = first.old.start.min(start)..last.old.end.max(end);
        let from =
            if first.old.start <= start { first.new.start } else { after(&self.by_me, start) };
        let to = if last.old.end >= end { last.new.end } else { before(&self.by_me, end) };
        let place = from..to.max(from);
        let words = self.base.words(&span.range).to_owned();
        let written = self.mine.words(&place);
        if let Some(at) = written.find(&words).filter(|_| region != span.range) {
            let from = place.start.saturating_add(at);
            let range = from..from.saturating_add(words.len());
            let is_whole = self.words.iter().any(|it| it.start == range.start)
                && self.words.iter().any(|it| it.end == range.end);
            if is_whole && !self.claimed.contains(&range) {
                self.claimed.push(range.clone());
                return Found::Intact(range);
            }
        }
        let parts = tokens(&words, &[]);
        let number = parts
            .ranges()
            .first()
            .filter(|it| is_number(words.get((*it).clone()).unwrap_or_default()));
        if let Some(number) = number {
            let rest = words.get(number.end..).unwrap_or_default();
            if !rest.contains(|it: char| it.is_ascii_digit()) {
                return self.find_number(&region, &place, (end, rest));
            }
        }
        if region == span.range && !place.is_empty() {
            return Found::Typed(self.trimmed(place, &words));
        }
        Found::Gone
    }

    /// What stands at `range` of the person's text, which says the words of `span`: of another figure where a
    /// numeral was put beside it.
    fn with_numerals(&self, range: Range<usize>, span: &Span) -> Found {
        let is_numeral = |it: char| NUMERALS.contains(it);
        let words = self.base.words(&span.range);
        if !words.starts_with(is_numeral) || !words.ends_with(is_numeral) {
            return Found::Intact(range);
        }
        let text = |of: &str, range: Range<usize>| of.get(range).unwrap_or_default().to_owned();
        let bytes = |it: &str| it.len();
        let before = |of: &str, at: usize| {
            let text = text(of, 0..at);
            bytes(&text).saturating_sub(bytes(text.trim_end_matches(is_numeral)))
        };
        let behind = |of: &str, at: usize| {
            let text = text(of, at..of.len());
            bytes(&text).saturating_sub(bytes(text.trim_start_matches(is_numeral)))
        };
        let (base, mine) = (&self.base.text, &self.mine.text);
        let grown = before(mine, range.start) > before(base, span.range.start)
            || behind(mine, range.end) > behind(base, span.range.end);
        if !grown {
            return Found::Intact(range);
        }
        let start = range.start.saturating_sub(before(mine, range.start));
        Found::Typed(start..range.end.saturating_add(behind(mine, range.end)))
    }

    /// `place` without the words in front of the first number, where a figure of digits is looked for.
    fn trimmed(&self, place: Range<usize>, figure: &str) -> Range<usize> {
        if !is_number(figure) {
            return place;
        }
        let mut within =
            self.words.iter().filter(|it| place.start <= it.start && it.end <= place.end);
        let number = within.find(|it| is_number(self.mine.words(it)));
        number.map_or(place.clone(), |it| it.start..place.end)
    }

    /// The number that stands at `place` of the person's text for a figure, where all of `region` was
    /// rewritten; of the figure, its end in the base copy and what it prints behind the number.
    fn find_number(
        &mut self,
        region: &Range<usize>,
        place: &Range<usize>,
        (end, rest): (usize, &str),
    ) -> Found {
        let first = |it: Option<&str>| it.and_then(|it| it.chars().next());
        let wanted = first(Some(rest)).or_else(|| first(self.base.text.get(end..)));
        let numbers: Vec<Range<usize>> = self
            .words
            .iter()
            .filter(|it| place.start <= it.start && it.end <= place.end)
            .filter(|it| is_number(self.mine.words(it)) && !self.claimed.contains(it))
            .cloned()
            .collect();
        let rivals = self.base.spans.iter().filter(|it| {
            let is_within = region.start <= it.range.start && it.range.end <= region.end;
            is_within && is_number(self.base.words(&it.range))
        });
        let is_alone = rivals.count() >= numbers.len();
        let same_unit = |it: &&Range<usize>| first(self.mine.text.get(it.end..)) == wanted;
        let chosen = numbers.iter().find(same_unit);
        let chosen = chosen.or_else(|| numbers.first().filter(|_| is_alone)).cloned();
        let chosen = chosen.or_else(|| self.find_numeral(place, wanted));
        let Some(chosen) = chosen else { return Found::Gone };
        self.claimed.push(chosen.clone());
        let behind = self.mine.text.get(chosen.end..).unwrap_or_default();
        let suffix = if behind.starts_with(rest) { rest.len() } else { 0 };
        Found::Typed(chosen.start..chosen.end.saturating_add(suffix))
    }

    /// The Chinese numeral at `place` of the person's text behind which the character `wanted` stands.
    fn find_numeral(&self, place: &Range<usize>, wanted: Option<char>) -> Option<Range<usize>> {
        let mut rest = self.mine.words(place);
        let mut at = place.start;
        while let Some(start) = rest.find(|it| NUMERALS.contains(it)) {
            let numeral = rest.get(start..).unwrap_or_default();
            let end = numeral.find(|it| !NUMERALS.contains(it)).unwrap_or(numeral.len());
            let from = at.saturating_add(start);
            let found = from..from.saturating_add(end);
            let behind = self.mine.text.get(found.end..).and_then(|it| it.chars().next());
            if behind == wanted && !self.claimed.contains(&found) {
                return Some(found);
            }
            rest = numeral.get(end..).unwrap_or_default();
            at = found.end;
        }
        None
    }
}

/// Whether what was typed says `value`, be it as a Chinese numeral.
pub(super) fn says(typed: &str, value: &str) -> bool {
    typed == value || numeral::parse(typed).is_some_and(|it| it.to_string() == value)
}
