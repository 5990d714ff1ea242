//! A version of a text, and what the register says of what stands in it.

use std::{collections::BTreeMap, ops::Range};

use super::hunks::{Tokens, tokens};
use crate::{
    revision::merge::bare::JOINER,
    word::{BaseParagraph, Span, SpanKind},
};

/// A version of a text: its words and what of them the register answers for.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Version {
    pub(in super::super) text: String,
    pub(in super::super) spans: Vec<Span>,
    /// Where one of its paragraphs ends and the next begins.
    pub(in super::super) borders: Vec<usize>,
}

impl Version {
    /// Paragraphs as one text.
    pub(in super::super) fn of<'a>(
        paragraphs: impl IntoIterator<Item = &'a BaseParagraph>,
    ) -> Self {
        let mut version = Self::default();
        for paragraph in paragraphs {
            version.push(&paragraph.text, &paragraph.spans);
        }
        version
    }

    /// Adds a paragraph.
    pub(in super::super) fn push(&mut self, text: &str, spans: &[Span]) {
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

    pub(in super::super) fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn cuts(&self) -> Vec<usize> {
        let ends = self.spans.iter().flat_map(|it| [it.range.start, it.range.end]);
        let mut cuts: Vec<usize> = ends.chain(self.borders.iter().copied()).collect();
        cuts.sort_unstable();
        cuts
    }

    /// Its words, every span as one that is the same whatever it prints.
    pub(super) fn by_reference(&self) -> Tokens<(String, Option<SpanKey>)> {
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
                        self.words(range).chars().filter(|it| *it != JOINER).collect();
                    coarse.push((range.clone(), (word, None)));
                }
            }
        }
        Tokens::new(coarse, self.text.len())
    }
}

/// What a span says, whatever it prints.
pub(in super::super) type SpanKey = (u8, String);

/// What `span` says.
pub(in super::super) fn key(span: &Span) -> SpanKey {
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
pub(in super::super) type Latest = BTreeMap<SpanKey, Option<String>>;

/// What the new build prints for each reference.
pub(in super::super) fn latest(paragraphs: &[BaseParagraph]) -> Latest {
    let mut latest = Latest::new();
    for paragraph in paragraphs {
        for span in &paragraph.spans {
            let words = paragraph.words(span);
            let known = latest.entry(key(span)).or_insert_with(|| Some(words.to_owned()));
            if known.as_deref() != Some(words) {
                *known = None;
            }
        }
    }
    latest
}
