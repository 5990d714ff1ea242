//! What a file printed against what would be printed now: which of the words that the register answers
//! for are others, and how many paragraphs besides.

use std::collections::{BTreeMap, VecDeque};

use super::{Composed, Difference, Prepared, base_place, printed_list::PrintedList};
use crate::{
    export::{Docx, ExportError},
    revision::{
        alignment::{Step, align, lines},
        merge::{Deed, Written, edits},
    },
    statistics::{Figures, plain_text},
    word::{Base, BaseParagraph, Package, Span, SpanKind},
};

/// How far a file is behind what would be printed now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outdated {
    /// What the register no longer gives as it was printed, in reading order.
    pub differences: Vec<Difference>,
    /// How many paragraphs are others for other reasons: what a person wrote, a template, a record's
    /// own words.
    pub rewritten: usize,
}

impl Outdated {
    /// Whether the file says what would be printed now.
    pub fn is_current(&self) -> bool {
        self.differences.is_empty() && self.rewritten == 0
    }
}

impl Prepared {
    /// How far the file that was written as `base` says is behind `now`. `lists` are what its
    /// `figures.json` may be, for the cases by which its figures are others.
    ///
    /// # Errors
    /// [`ExportError`] when the library that writes DOCX refuses.
    pub fn outdated(
        &self,
        base: &Base,
        lists: &[String],
        now: &Composed,
    ) -> Result<Outdated, ExportError> {
        let written = now.export(&Docx)?;
        // It was written a moment ago, with its base copy.
        let package = Package::read(&written).ok();
        let latest = package.and_then(|it| Base::kept_in(&it)).unwrap_or_default();
        let lists = lists.iter().filter_map(|it| PrintedList::read("", it).ok()).collect();
        let looker = Looker { prepared: self, figures: &now.figures, lists };
        Ok(looker.look(base, &latest.paragraphs))
    }
}

/// What the register answers for: what it is, and how a reference names it.
type Key<'a> = (&'static str, &'a str);

/// What is printed of each, in reading order.
type Spoken<'a> = BTreeMap<Key<'a>, VecDeque<&'a str>>;

struct Looker<'a> {
    prepared: &'a Prepared,
    figures: &'a Figures,
    lists: Vec<PrintedList>,
}

impl Looker<'_> {
    fn look(&self, base: &Base, now: &[BaseParagraph]) -> Outdated {
        let sections = base_place::sections(base);
        let base = &base.paragraphs;
        let steps = align(&lines(base), &lines(now));
        let everywhere = spoken(now.iter());
        let mut differences = Vec::new();
        for step in &steps {
            let mut here = spoken(step.after().iter().filter_map(|it| now.get(*it)));
            for at in step.before() {
                let Some((paragraph, section)) = base.get(*at).zip(sections.get(*at)) else {
                    continue;
                };
                for (span, key) in keyed(paragraph) {
                    let of_now = here.get_mut(&key).and_then(VecDeque::pop_front);
                    let of_now = of_now.or_else(|| everywhere.get(&key)?.front().copied());
                    let of_now = of_now.map(str::to_owned).or_else(|| self.counted(&key));
                    let difference = self.difference(paragraph, span, of_now);
                    let section = || section.clone();
                    differences
                        .extend(difference.map(|it| (*at, Difference { place: section(), ..it })));
                }
            }
        }
        differences.sort_by_key(|(at, _)| *at);
        Outdated {
            differences: differences.into_iter().map(|it| it.1).collect(),
            rewritten: rewritten(base, now, &steps),
        }
    }

    /// What the register gives for what is no longer printed.
    fn counted(&self, (kind, reference): &Key<'_>) -> Option<String> {
        if *kind != FIGURE {
            return None;
        }
        let mut parts = reference.split('.').map(str::to_owned);
        let figure = self.figures.get(&parts.next()?)?;
        let parts: Vec<String> = parts.collect();
        figure.printed(&parts).ok().map(|it| plain_text(&it))
    }

    /// How the words of a span differ from those of now; `None` where they do not, and where nothing of
    /// them is left to be held against.
    fn difference(
        &self,
        paragraph: &BaseParagraph,
        span: &Span,
        now: Option<String>,
    ) -> Option<Difference> {
        let printed = paragraph.words(span);
        let is_gone = now.is_none() && span.kind != SpanKind::Figure;
        if now.as_deref() == Some(printed) || is_gone {
            return None;
        }
        let register = &self.prepared.register;
        let mut moved = self
            .lists
            .iter()
            .filter_map(|it| it.moved(&span.reference, printed, self.figures, register));
        let (moved, moved_in_population) = moved.next().unwrap_or_default();
        Some(Difference {
            place: String::new(),
            reference: span.reference.clone(),
            printed: printed.to_owned(),
            now,
            sentence: base_place::sentence(&paragraph.text, span.range.start).to_owned(),
            moved,
            moved_in_population,
        })
    }
}

const FIGURE: &str = "figure";

/// The spans of a paragraph that the register answers for.
fn keyed(paragraph: &BaseParagraph) -> impl Iterator<Item = (&Span, Key<'_>)> {
    paragraph.spans.iter().filter_map(|span| {
        let kind = match span.kind {
            SpanKind::Figure => FIGURE,
            SpanKind::Case => "case",
            SpanKind::Claim => "claim",
            SpanKind::Name | SpanKind::Annex => return None,
        };
        Some((span, (kind, span.reference.as_str())))
    })
}

fn spoken<'a>(paragraphs: impl Iterator<Item = &'a BaseParagraph>) -> Spoken<'a> {
    let mut spoken = Spoken::new();
    for paragraph in paragraphs {
        for (span, key) in keyed(paragraph) {
            spoken.entry(key).or_default().push_back(paragraph.words(span));
        }
    }
    spoken
}

/// How many paragraphs differ in more than what the register answers for.
fn rewritten(base: &[BaseParagraph], now: &[BaseParagraph], steps: &[Step]) -> usize {
    let (base, now): (Vec<_>, Vec<_>) =
        (base.iter().map(masked).collect(), now.iter().map(masked).collect());
    let written = now.into_iter().map(|it| Written { text: it.text, ..Written::default() });
    let edits = edits(&base, &written.collect::<Vec<_>>(), steps);
    // One that was moved and changed is told twice.
    let counts = |it: &&crate::revision::merge::Edit| !matches!(it.deed, Deed::Moved { .. });
    edits.iter().filter(counts).count()
}

/// A paragraph with the same mark for all that the register answers for.
fn masked(paragraph: &BaseParagraph) -> BaseParagraph {
    let mut text = String::new();
    let mut end = 0;
    for (span, _) in keyed(paragraph) {
        text.push_str(paragraph.text.get(end..span.range.start).unwrap_or_default());
        text.push('\u{1}');
        end = span.range.end;
    }
    text.push_str(paragraph.text.get(end..).unwrap_or_default());
    BaseParagraph { text, ..paragraph.clone() }
}
