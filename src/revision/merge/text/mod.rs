//! The words of one paragraph three ways, or of several that were split or joined, as one text.

use std::{collections::BTreeMap, ops::Range};

use super::hunks::{Hunk, Tokens, is_number, tokens};
use crate::{
    revision::words,
    word::{Span, SpanKind},
};

/// So many characters behind a number are looked at for its unit.
const UNIT: usize = 8;
/// Words that both texts have by chance between two changes: no more of them than this.
const ISLAND: usize = 2;

/// A version of a text: its words and what of them the register answers for.
#[derive(Clone, Debug, Default)]
pub(super) struct Version {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
    /// Where one of its paragraphs ends and the next begins.
    pub(super) borders: Vec<usize>,
}

impl Version {
    /// Adds a paragraph.
    pub(super) fn push(&mut self, text: &str, spans: &[Span]) {
        let from = self.text.len();
        if from > 0 {
            self.borders.push(from);
        }
        self.text.push_str(text);
        let shifted = |it: usize| it.saturating_add(from);
        self.spans.extend(spans.iter().map(|it| Span {
            range: shifted(it.range.start)..shifted(it.range.end),
            ..it.clone()
        }));
    }

    pub(super) fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn cuts(&self) -> Vec<usize> {
        let ends = self.spans.iter().flat_map(|it| [it.range.start, it.range.end]);
        let mut cuts: Vec<usize> = ends.chain(self.borders.iter().copied()).collect();
        cuts.sort_unstable();
        cuts
    }

    /// Its words, every span as one that is the same whatever it prints.
    fn by_reference(&self) -> Tokens<(String, Option<SpanKey>)> {
        let fine = tokens(&self.text, &self.cuts());
        let mut coarse = Vec::new();
        let mut spans = self.spans.iter().peekable();
        for range in fine.ranges() {
            while spans.next_if(|it| it.range.end <= range.start).is_some() {}
            match spans.peek().filter(|it| it.range.start <= range.start) {
                Some(span) if span.range.start == range.start => {
                    coarse.push((span.range.clone(), (String::new(), Some(key(span)))));
                }
                Some(_) => {}
                None => {
                    let word: String =
                        self.words(range).chars().filter(|it| *it != super::bare::JOINER).collect();
                    coarse.push((range.clone(), (word, None)));
                }
            }
        }
        Tokens::new(coarse, self.text.len())
    }
}

/// What a span says, whatever it prints.
pub(super) type SpanKey = (u8, String);

/// What `span` says.
pub(super) fn key(span: &Span) -> SpanKey {
    let kind = match span.kind {
        SpanKind::Figure => 0,
        SpanKind::Case => 1,
        SpanKind::Claim => 2,
        SpanKind::Name => 3,
        SpanKind::Annex => 4,
    };
    (kind, span.reference.clone())
}

/// What the new build prints for each reference wherever it prints the same; nothing of the others.
pub(super) type Latest = BTreeMap<SpanKey, Option<String>>;

/// What is done to the person's text; ranges are bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// These words are put in the place of those.
    Put { range: Range<usize>, text: String },
    /// A figure was typed over: the person's words as a deletion, the register's as an insertion.
    Figure {
        range: Range<usize>,
        base: String,
        mine: String,
        theirs: String,
        reference: String,
        unit: String,
    },
    /// Both changed the words: those of the new build as a deletion, the person's as an insertion.
    Words { range: Range<usize>, base: String, mine: String, theirs: String },
}

impl Op {
    pub(super) const fn range(&self) -> &Range<usize> {
        match self {
            Self::Put { range, .. } | Self::Figure { range, .. } | Self::Words { range, .. } => {
                range
            }
        }
    }
}

impl Op {
    /// What of it is done to the paragraph that takes up the bytes `of` of the text, counted from its
    /// beginning; words that go over several paragraphs are put into the first.
    pub(super) fn within(&self, of: &Range<usize>, done: &mut bool) -> Option<Self> {
        let range = self.range();
        let is_here = if range.is_empty() {
            !*done && of.start <= range.start && range.end <= of.end
        } else {
            range.start < of.end && of.start < range.end
        };
        if !is_here {
            return None;
        }
        let is_first = !std::mem::replace(done, true);
        let local = |at: usize| at.clamp(of.start, of.end).saturating_sub(of.start);
        let range = local(range.start)..local(range.end);
        let mut own = self.clone();
        match &mut own {
            Self::Put { range: it, text } => {
                *it = range;
                if !is_first {
                    text.clear();
                }
            }
            Self::Figure { range: it, .. } if is_first => *it = range,
            Self::Figure { .. } => return Some(Self::Put { range, text: String::new() }),
            Self::Words { range: it, theirs, .. } => {
                *it = range;
                if !is_first {
                    theirs.clear();
                }
            }
        }
        Some(own)
    }
}

/// Words of the register that are put in the place of old ones: where in the person's text, what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fresh {
    pub(super) at: usize,
    pub(super) span: Span,
    pub(super) old: String,
    pub(super) new: String,
}

/// What becomes of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// In the order of the text; none overlap but those within [`Op::Words`].
    pub(super) ops: Vec<Op>,
    pub(super) fresh: Vec<Fresh>,
    /// Figures that the person took out, with what the register says now.
    pub(super) deleted: Vec<(Span, String)>,
}

/// Where a span of the base copy is in the person's text.
enum Found {
    /// Its words stand there.
    Intact(Range<usize>),
    /// Others stand there in their place.
    Typed(Range<usize>),
    /// Nothing stands there.
    Gone,
}

/// The three versions of a text put together.
pub(super) fn merged(base: &Version, mine: &Version, theirs: &Version, latest: &Latest) -> Outcome {
    let old = tokens(&base.text, &base.cuts());
    let new = tokens(&mine.text, &mine.borders);
    let merger = Merger {
        base,
        mine,
        theirs,
        words: new.ranges().to_vec(),
        by_me: old.hunks(&new),
        claimed: Vec::new(),
        outcome: Outcome::default(),
    };
    merger.run(latest)
}

/// The figures of `mine`, which was made of `base`, as the register says them now; no other words are
/// looked at.
pub(super) fn refreshed(base: &Version, mine: &Version, latest: &Latest) -> Outcome {
    // What the register no longer says anywhere, it says nothing of.
    let mut known = base.clone();
    known.spans.retain(|it| latest.get(&key(it)).is_some_and(Option::is_some));
    let mut now = Version::default();
    let mut at = 0;
    for span in &known.spans {
        now.text.push_str(base.words(&(at..span.range.start)));
        let start = now.text.len();
        now.text.push_str(latest.get(&key(span)).and_then(Option::as_deref).unwrap_or_default());
        now.spans.push(Span { range: start..now.text.len(), ..span.clone() });
        at = span.range.end;
    }
    now.text.push_str(base.words(&(at..base.text.len())));
    let mut outcome = merged(&known, mine, &now, latest);
    outcome.deleted.clear();
    outcome
}

struct Merger<'a> {
    base: &'a Version,
    mine: &'a Version,
    theirs: &'a Version,
    /// The words of the person's text.
    words: Vec<Range<usize>>,
    /// What the person changed.
    by_me: Vec<Hunk>,
    /// Numbers of the person's text that stand for figures.
    claimed: Vec<Range<usize>>,
    outcome: Outcome,
}

impl Merger<'_> {
    fn run(mut self, latest: &Latest) -> Outcome {
        let (old, new) = (self.base.by_reference(), self.theirs.by_reference());
        let mut printed: BTreeMap<usize, String> = BTreeMap::new();
        for (old_token, new_token) in old.same(&new) {
            let at = |of: &[Range<usize>], it: usize| of.get(it).cloned().unwrap_or_default();
            let (old, new) = (at(old.ranges(), old_token), at(new.ranges(), new_token));
            printed.insert(old.start, self.theirs.words(&new).to_owned());
        }
        let mut known = BTreeMap::new();
        for (nth, span) in self.base.spans.iter().enumerate() {
            let here = printed.get(&span.range.start).cloned();
            let value = here.or_else(|| latest.get(&key(span)).cloned().flatten());
            known.insert(nth, value);
        }
        self.words_of(&joined(&old.hunks(&new), self.base));
        for (nth, span) in self.base.spans.clone().iter().enumerate() {
            let Some(value) = known.get(&nth).cloned().flatten() else { continue };
            self.figure(span, value);
        }
        self.in_order()
    }

    /// The words that the new build changed.
    fn words_of(&mut self, by_them: &[Hunk]) {
        let by_me = joined(&self.by_me, self.base);
        let mut rest = by_them.iter().peekable();
        while let Some(hunk) = rest.next() {
            let mut region = hunk.old.clone();
            let is_disputed = by_me.iter().any(|it| disputes(hunk, it));
            // Whatever either of both changed and this reaches into belongs to it.
            loop {
                let reached = by_me.iter().find(|it| is_disputed && reaches_out(&region, &it.old));
                let next = || rest.next_if(|it| is_disputed && it.old.start < region.end);
                let Some(more) = reached.or_else(next) else { break };
                region = region.start.min(more.old.start)..region.end.max(more.old.end);
            }
            let theirs = self.theirs.words(&image(by_them, &region)).to_owned();
            if !is_disputed {
                // Both added the same.
                let added = self.mine.words(&image(&self.by_me, &region));
                if region.is_empty() && added == theirs {
                    continue;
                }
                let start = after(&self.by_me, region.start);
                let end = before(&self.by_me, region.end).max(start);
                self.outcome.ops.push(Op::Put { range: start..end, text: theirs });
                continue;
            }
            let range = image(&self.by_me, &region);
            let base = self.base.words(&region).to_owned();
            let mine = self.mine.words(&range).to_owned();
            self.outcome.ops.push(Op::Words { range, base, mine, theirs });
        }
    }

    /// A span of the base copy for which the new build prints `value`.
    fn figure(&mut self, span: &Span, value: String) {
        let old = self.base.words(&span.range).to_owned();
        match self.find(span) {
            Found::Intact(range) => {
                let is_replaced = self.outcome.ops.iter().any(|it| {
                    matches!(it, Op::Put { range: of, .. } if of.start <= range.start && range.end <= of.end && !of.is_empty())
                });
                if old != value && !is_replaced {
                    let fresh =
                        Fresh { at: range.start, span: span.clone(), old, new: value.clone() };
                    self.outcome.fresh.push(fresh);
                    self.outcome.ops.push(Op::Put { range, text: value });
                }
            }
            Found::Typed(range) => {
                let typed = self.mine.words(&range);
                if typed != value && (span.kind == SpanKind::Figure || old != value) {
                    let reference = span.reference.clone();
                    self.outcome.ops.push(Op::Figure {
                        unit: self.unit(&range),
                        mine: typed.to_owned(),
                        range,
                        base: old,
                        theirs: value,
                        reference,
                    });
                }
            }
            Found::Gone => {
                if span.kind == SpanKind::Figure {
                    self.outcome.deleted.push((span.clone(), value));
                }
            }
        }
    }

    /// The unit of the number that the person typed at `range`.
    fn unit(&self, range: &Range<usize>) -> String {
        let rest = self.mine.text.get(range.start..).unwrap_or_default();
        let near: String = rest.chars().take(range.len().saturating_add(UNIT)).collect();
        let first = words(&near).into_iter().next().unwrap_or_default();
        near.get(range.len()..first.end).unwrap_or_default().to_owned()
    }

    /// Where a span is in the person's text.
    fn find(&mut self, span: &Span) -> Found {
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
        let Some(chosen) = chosen else { return Found::Gone };
        self.claimed.push(chosen.clone());
        let behind = self.mine.text.get(chosen.end..).unwrap_or_default();
        let suffix = if behind.starts_with(rest) { rest.len() } else { 0 };
        Found::Typed(chosen.start..chosen.end.saturating_add(suffix))
    }

    /// What was found, in the order of the text.
    fn in_order(self) -> Outcome {
        let mut outcome = self.outcome;
        outcome.ops.sort_by_key(|it| (it.range().start, it.range().end));
        let all = outcome.ops.clone();
        outcome.ops.retain(|op| match op {
            Op::Put { range, text } => self.mine.words(range) != text,
            Op::Figure { .. } => true,
            // Words that both changed to the same are not disputed.
            Op::Words { range, theirs, .. } => {
                let within: Vec<Op> = all
                    .iter()
                    .filter(|it| {
                        matches!(it, Op::Put { range: of, .. } if range.start <= of.start && of.end <= range.end)
                    })
                    .cloned()
                    .collect();
                let of = applied(self.mine.words(range), &within, range.start);
                !super::bare::is_same(&of, theirs)
            }
        });
        outcome.fresh.sort_by_key(|it| it.at);
        outcome
    }
}

/// Chinese numerals, of which several make one.
const NUMERALS: &str = "〇零一二三四五六七八九十百千";

/// The text that `ops` make of `text`, tracked changes accepted; `text` begins at the byte `from` of what
/// they speak of.
pub(super) fn applied(text: &str, ops: &[Op], from: usize) -> String {
    let mut made = String::new();
    let mut at = from;
    let end = from.saturating_add(text.len());
    let get = |range: Range<usize>| {
        text.get(range.start.saturating_sub(from)..range.end.saturating_sub(from))
            .unwrap_or_default()
    };
    for op in ops {
        let (range, new) = match op {
            Op::Put { range, text } => (range, text),
            Op::Figure { range, theirs, .. } => (range, theirs),
            Op::Words { .. } => continue,
        };
        made.push_str(get(at..range.start.max(at)));
        made.push_str(new);
        at = range.end.max(at);
    }
    made.push_str(get(at..end.max(at)));
    made
}

/// Whether `other` reaches into `region` and out of it.
const fn reaches_out(region: &Range<usize>, other: &Range<usize>) -> bool {
    let reaches = other.start < region.end && other.end > region.start;
    reaches && (other.start < region.start || other.end > region.end)
}

/// Whether both changed the same words.
const fn disputes(by_them: &Hunk, by_me: &Hunk) -> bool {
    let (one, other) = (&by_them.old, &by_me.old);
    one.start < other.end && other.start < one.end
}

/// The bytes of the new text that stand for `region` of the old, whose ends lie within no hunk; with what was
/// added at its ends.
fn image(hunks: &[Hunk], region: &Range<usize>) -> Range<usize> {
    let start = before(hunks, region.start);
    start..after(hunks, region.end).max(start)
}

/// The byte of the new text for the byte `at` of the old, in front of what was added there.
fn before(hunks: &[Hunk], at: usize) -> usize {
    let is_before = |it: &&Hunk| it.old.end < at || (it.old.end == at && !it.old.is_empty());
    new_place(hunks.iter().take_while(is_before).last(), at)
}

/// The same, behind what was added there.
fn after(hunks: &[Hunk], at: usize) -> usize {
    new_place(hunks.iter().take_while(|it| it.old.end <= at).last(), at)
}

fn new_place(last: Option<&Hunk>, at: usize) -> usize {
    last.map_or(at, |it| it.new.end.saturating_add(at.saturating_sub(it.old.end)))
}

/// `hunks` with those taken together between which both texts have next to nothing in common, unless it
/// is a span of `base`.
fn joined(hunks: &[Hunk], base: &Version) -> Vec<Hunk> {
    let mut all: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        let is_near = |last: &&mut Hunk| {
            let between = last.old.end..hunk.old.start;
            let has_span = base
                .spans
                .iter()
                .any(|it| it.range.start < between.end && between.start < it.range.end);
            base.words(&between).chars().count() <= ISLAND && !has_span
        };
        match all.last_mut().filter(is_near) {
            Some(last) => (last.old.end, last.new.end) = (hunk.old.end, hunk.new.end),
            None => all.push(hunk.clone()),
        }
    }
    all
}
