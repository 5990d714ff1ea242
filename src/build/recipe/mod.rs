//! What a document was made of: one hash that decides whether its files would be the same, and one for
//! each thing that a person can change, by which a build says why they are not.

mod fingerprint;
mod reasons;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

use self::fingerprint::fingerprint;
pub use self::reasons::reasons;
use super::{
    Options, Prepared,
    lineage::{Mention, Printed},
};
use crate::{
    diagnostic::SourceFile,
    document::{self, Document},
    export::{Properties, Provenance, VERSION},
    layout::{Face, Laid},
    project::MadeOf,
    record::{Case, DocumentHead, Subject},
    style::Typesetting,
};

/// How long the fingerprints are that a reader is shown.
const SHOWN: usize = 12;
/// Enough to tell that a case was changed; a register has thousands.
const OF_CASE: usize = 8;
/// A face's directory stands at its beginning and has the checksum of each of its tables.
const DIRECTORY: usize = 4096;

/// What a document was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Of the same revision, a document's files are the same bytes: 12 hexadecimal digits.
    pub revision: String,
    /// A hash of the figures and facts that it states, in the order in which it does.
    pub data: String,
    /// The things that a person can change.
    pub made_of: MadeOf,
}

impl Recipe {
    /// What the files of the document called `name` say of it.
    pub(super) fn provenance(&self, name: &str) -> Provenance {
        let Self { revision, data, .. } = self;
        Provenance { document: name.to_owned(), revision: revision.clone(), data: data.clone() }
    }
}

/// What a recipe is worked out from.
pub(super) struct Ingredients<'a> {
    pub(super) name: &'a str,
    pub(super) head: &'a DocumentHead,
    pub(super) subject: Option<Subject<'a>>,
    pub(super) options: Options,
    pub(super) document: &'a Document,
    pub(super) mentions: &'a [Mention],
    pub(super) properties: &'a Properties,
    pub(super) pictures: &'a BTreeMap<String, Arc<[u8]>>,
    pub(super) laid: &'a Laid,
}

/// The fingerprints of what all documents of a project share, worked out when the first asks.
#[derive(Debug, Default)]
pub(super) struct SharedPrints(OnceLock<Prints>);

#[derive(Debug)]
struct Prints {
    settings: String,
    records: String,
    templates: String,
    cases: BTreeMap<String, String>,
}

impl Prepared {
    fn prints(&self) -> &Prints {
        self.prints.0.get_or_init(|| {
            let project = &self.project;
            Prints {
                settings: fingerprint(&project.settings.text),
                records: of_files(&project.records),
                templates: of_files(&project.templates),
                cases: of_cases(self.register.cases.iter()),
            }
        })
    }

    /// The recipe of what was composed.
    pub(super) fn recipe(&self, of: &Ingredients<'_>) -> Recipe {
        let Ingredients { head, mentions, laid, properties, .. } = *of;
        let faces = of_faces(laid);
        let pictures: Vec<(&String, &[u8])> =
            of.pictures.iter().map(|(path, bytes)| (path, &**bytes)).collect();
        let pictures = fingerprint(&pictures);
        let Properties { title, author, as_of, web, .. } = properties;
        let web: Vec<(&str, &str)> = web.iter().map(|it| (it.label, it.text.as_str())).collect();
        let shown = (title, author, as_of, web);
        let typesetting = shown_by(laid.typesetting);
        let made_by = (VERSION, document::FORMAT, of.name);
        let whole = (of.document, made_by, shown, typesetting, &faces, &pictures);
        let revision = cut(fingerprint(&whole), SHOWN);
        let prints = self.prints();
        let made_of = MadeOf {
            program: VERSION.to_owned(),
            settings: prints.settings.clone(),
            records: prints.records.clone(),
            cases: match of.subject {
                Some(subject) => of_cases(spoken_of(subject.case, mentions, self)),
                None => prints.cases.clone(),
            },
            head: fingerprint(&written_above(head)),
            prose: fingerprint(&head.prose.text()),
            templates: prints.templates.clone(),
            faces,
            pictures,
            draft: of.options.draft,
        };
        let data: Vec<Vec<&str>> = mentions.iter().filter_map(stated).collect();
        Recipe { revision, data: cut(fingerprint(&data), SHOWN), made_of }
    }
}

/// Which 排版 it is.
fn shown_by(typesetting: Typesetting) -> String {
    format!("{typesetting:?}")
}

/// The YAML of a document's head, with the lines that close it in.
fn written_above(head: &DocumentHead) -> &str {
    let place = &head.prose;
    place.file.text.get(..place.range.start).unwrap_or_default()
}

/// What a mention says of the register, for whoever holds it against the register again; nothing of what
/// was typed.
fn stated(mention: &Mention) -> Option<Vec<&str>> {
    match &mention.printed {
        Printed::Figure { name, parts, text } => {
            let parts = parts.iter().map(String::as_str);
            Some(["数", name.as_str()].into_iter().chain(parts).chain([text.as_str()]).collect())
        }
        Printed::Case { number, field, text } => Some(vec!["案", number, field, text]),
        Printed::Claim { population, condition, text } => {
            Some(vec!["断言", population, condition, text])
        }
        Printed::Digits { .. } => None,
    }
}

/// The cases that a letter about `case` speaks of.
fn spoken_of<'a>(
    case: &'a Case,
    mentions: &[Mention],
    prepared: &'a Prepared,
) -> impl Iterator<Item = &'a Case> {
    let number = |it: &Mention| match &it.printed {
        Printed::Case { number, .. } => Some(number.clone()),
        _ => None,
    };
    let mut others: BTreeSet<String> = mentions.iter().filter_map(number).collect();
    others.remove(&case.number);
    let all = if others.is_empty() { &[][..] } else { &prepared.register.cases };
    [case].into_iter().chain(all.iter().filter(move |it| others.contains(&it.number)))
}

fn of_cases<'a>(cases: impl Iterator<Item = &'a Case>) -> BTreeMap<String, String> {
    let mut values: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for case in cases {
        let given = case.places.iter().map(|(field, place)| (field.chinese(), place.text()));
        values.entry(&case.number).or_default().extend(given);
    }
    let print = |(number, values): (&str, Vec<(&str, &str)>)| {
        (number.to_owned(), cut(fingerprint(&values), OF_CASE))
    };
    values.into_iter().map(print).collect()
}

fn of_files(files: &[Arc<SourceFile>]) -> String {
    let files: Vec<(&str, &str)> =
        files.iter().map(|it| (it.name.as_str(), it.text.as_str())).collect();
    fingerprint(&files)
}

/// The faces that the document is set in, and no others that are at hand.
fn of_faces(laid: &Laid) -> String {
    let used: BTreeSet<usize> =
        laid.cast.values().copied().chain(laid.strays.keys().copied()).collect();
    let faces = used.iter().filter_map(|it| Some((*it, laid.faces.get(*it)?)));
    let faces: Vec<_> = faces.map(|(index, it)| (index, of_face(it))).collect();
    let cast: Vec<_> = laid.cast.iter().map(|(role, it)| (format!("{role:?}"), it)).collect();
    fingerprint(&(faces, cast))
}

fn of_face(face: &Face) -> (&str, u32, usize, &[u8]) {
    // A bundled face is the program's, whose version is looked at.
    let directory = if face.is_bundled() { 0 } else { DIRECTORY.min(face.data.len()) };
    let beginning = face.data.get(..directory).unwrap_or_default();
    (&face.postscript_name, face.index, face.data.len(), beginning)
}

fn cut(mut hash: String, length: usize) -> String {
    hash.truncate(length);
    hash
}
