//! Verdicts for a program.

use serde::Serialize;

use super::{changed_words::changed, verdict::Verdict};
use crate::{
    build::{Currency, Difference, Handwork, Outdated, sections},
    export::Made,
    revision::merge::{Deed, Edit},
    word::{Base, Review},
};

/// Version of the format.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    files: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: String,
    /// Whether it is huibao's.
    huibao: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    /// `null` where nobody knows.
    as_generated: Option<bool>,
    edits: Vec<EditSaid>,
    /// What looks otherwise beside the words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    looks: Vec<String>,
    comments: usize,
    tracked_changes: usize,
    /// Whether its document was issued.
    issued: bool,
    /// `null` where nobody knows.
    up_to_date: Option<bool>,
    outdated: Vec<Outdate<'a>>,
    /// Paragraphs that are others for other reasons.
    rewritten: usize,
}

#[derive(Serialize)]
struct EditSaid {
    place: String,
    deed: &'static str,
    old: String,
    new: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Words>,
}

#[derive(Serialize)]
struct Words {
    old: String,
    new: String,
}

#[derive(Serialize)]
struct Outdate<'a> {
    place: &'a str,
    reference: &'a str,
    printed: &'a str,
    now: Option<&'a str>,
    sentence: &'a str,
    moved_out: &'a [String],
    moved_into: &'a [String],
    population_moved_out: &'a [String],
    population_moved_into: &'a [String],
}

/// The verdicts as JSON.
pub(super) fn json(verdicts: &[Verdict]) -> String {
    let answer = Answer { format: FORMAT, files: verdicts.iter().map(file).collect() };
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

fn file(verdict: &Verdict) -> Entry<'_> {
    let said = |of: fn(&Made) -> &String| {
        let text = verdict.file.as_ref().map(|it| of(&it.made).as_str());
        text.filter(|it| !it.is_empty())
    };
    let handwork = verdict.file.as_ref().map(|it| &it.handwork);
    let (edits, review) = match handwork {
        Some(Handwork::Edited { edits, review, .. }) => (edits.as_slice(), *review),
        Some(Handwork::Redline(changes)) => {
            (Default::default(), Review { comments: 0, changes: *changes })
        }
        _ => Default::default(),
    };
    let base = verdict.file.as_ref().and_then(|it| it.base.as_ref());
    let (differences, rewritten) = match &verdict.currency {
        Currency::Outdated(Outdated { differences, rewritten }) => {
            (differences.as_slice(), *rewritten)
        }
        _ => Default::default(),
    };
    Entry {
        file: verdict.path.display().to_string(),
        huibao: verdict.file.is_some(),
        document: said(|it| &it.provenance.document),
        revision: said(|it| &it.provenance.revision),
        data: said(|it| &it.provenance.data),
        version: said(|it| &it.version),
        as_generated: handwork.and_then(|it| match it {
            Handwork::Nothing | Handwork::SavedBy(_) | Handwork::Redline(_) => Some(true),
            Handwork::Edited { .. } | Handwork::AddedTo | Handwork::WrittenAnew => Some(false),
            Handwork::Unknown => None,
        }),
        edits: base.map(|base| said_of(edits, base)).unwrap_or_default(),
        looks: match handwork {
            Some(Handwork::Edited { looks, .. }) => looks.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        comments: review.comments,
        tracked_changes: review.changes,
        issued: verdict.is_issued,
        up_to_date: match &verdict.currency {
            Currency::Current => Some(true),
            Currency::Outdated(_) | Currency::OtherData => Some(false),
            Currency::SameData | Currency::Failed | Currency::Unknown => None,
        },
        outdated: differences.iter().map(outdate).collect(),
        rewritten,
    }
}

fn said_of(edits: &[Edit], base: &Base) -> Vec<EditSaid> {
    let sections = sections(base);
    edits
        .iter()
        .map(|edit| {
            let (deed, after) = match &edit.deed {
                Deed::Changed => ("changed", None),
                Deed::Removed => ("removed", None),
                Deed::Moved { .. } => ("moved", None),
                Deed::Split => ("split", None),
                Deed::Joined => ("joined", None),
                Deed::Added { after, .. } => ("added", *after),
            };
            let at = edit.base.first().copied().or(after).unwrap_or_default();
            let then = edit.base.iter().filter_map(|it| base.paragraphs.get(*it));
            let (old, new): (Vec<&str>, Vec<&str>) = (
                then.map(|it| it.text.as_str()).collect(),
                edit.texts.iter().map(String::as_str).collect(),
            );
            let words = match deed {
                "changed" => changed(&old.concat(), &new.concat()),
                _ => Vec::new(),
            };
            EditSaid {
                place: sections.get(at).cloned().unwrap_or_default(),
                deed,
                old: old.join("\n"),
                new: new.join("\n"),
                words: words.into_iter().map(|(old, new)| Words { old, new }).collect(),
            }
        })
        .collect()
}

fn outdate(of: &Difference) -> Outdate<'_> {
    let Difference { place, reference, printed, now, sentence, moved, moved_in_population } = of;
    Outdate {
        place,
        reference,
        printed,
        now: now.as_deref(),
        sentence,
        moved_out: &moved.out,
        moved_into: &moved.into,
        population_moved_out: &moved_in_population.out,
        population_moved_into: &moved_in_population.into,
    }
}
