//! The words of one paragraph three ways, or of several that were split or joined, as one text.

mod found;
mod hunks;
mod op;
mod version;

use std::{collections::BTreeMap, ops::Range};

use self::{
    found::{Found, says},
    hunks::{Hunk, after, before, disputes, image, joined, reaches_out, tokens},
};
pub(super) use self::{
    op::{Op, applied},
    version::{Latest, Version, key, latest},
};
use crate::word::{Span, SpanKind};

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
                if !says(typed, &value) && (span.kind == SpanKind::Figure || old != value) {
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
