//! What the project is held against: what was built last, or another state of the project.

use std::{fs, sync::Arc};

use super::Past;
use crate::{
    build::{Edition, LetterText, LetterTexts, Options, Prepared},
    cli::{letters::letters_before, workers::on_all_cores},
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    project::{Earlier, Project, State, read_result},
    record::Register,
};

/// The earlier state.
pub(super) enum Then {
    /// What was built last.
    Built,
    /// Another project, or another state of this one.
    Project(Box<Past>),
}

/// An earlier state of one document.
pub(super) enum Known {
    /// It is known; what is wrong with it, where that is known too.
    Edition(Box<Edition>, Option<Diagnostics>),
    /// There was none.
    Nothing,
    /// It cannot be known: why was told, or is told now.
    Unknown(Diagnostics),
}

impl Then {
    /// The other project.
    pub(super) fn project(&self) -> Option<&Past> {
        match self {
            Self::Built => None,
            Self::Project(past) => Some(past),
        }
    }

    /// Its register, where it is known.
    pub(super) fn register(&self) -> Option<&Register> {
        self.project().map(|it| &it.prepared.register)
    }

    /// How the document called `name` was, that is a document of `now`.
    pub(super) fn edition(&self, now: &Prepared, name: &str, options: Options) -> Known {
        match self {
            Self::Built => built(&now.project, name),
            Self::Project(past) => {
                let Some(file) = document(&past.prepared, name) else { return Known::Nothing };
                let (composed, found) = past.prepared.compose(file, options);
                let register = &past.prepared.register;
                match composed.as_ref().map(|it| Edition::of(it, register)) {
                    Some(Ok(edition)) => Known::Edition(Box::new(edition), Some(found)),
                    Some(Err(fault)) => Known::Unknown(fault.into()),
                    None => Known::Unknown(found),
                }
            }
        }
    }

    /// What the letters of the document called `name` said, in `folder`.
    pub(super) fn letters(&self, now: &Prepared, name: &str, options: Options) -> LetterTexts {
        match self {
            Self::Built => letters_before(&now.project.output(None, name, "对账.json")),
            Self::Project(past) => {
                let prepared = &past.prepared;
                let Some(file) = document(prepared, name) else { return LetterTexts::default() };
                let (Some(batch), _) = prepared.batch(file, options) else {
                    return LetterTexts::default();
                };
                let texts = on_all_cores(
                    &batch.letters,
                    |letter| {
                        let (composed, _) = batch.compose(letter);
                        composed.map(|it| LetterText::of(letter.subject, &it))
                    },
                    || (),
                );
                LetterTexts::new(texts.into_iter().flatten().collect())
            }
        }
    }

    /// The names of the documents that there were and are not in `now`.
    pub(super) fn gone(&self, now: &Project) -> Vec<String> {
        let Some(past) = self.project() else { return Vec::new() };
        let is_there = |name: &str| {
            let unreadable = now.unreadable.iter().any(|it| it.stem == name);
            unreadable || now.documents.iter().any(|it| Project::stem(it) == name)
        };
        let then = past.prepared.project.documents.iter().map(|it| Project::stem(it));
        then.filter(|it| !is_there(it)).map(str::to_owned).collect()
    }
}

fn document<'a>(prepared: &'a Prepared, name: &str) -> Option<&'a Arc<SourceFile>> {
    prepared.project.documents.iter().find(|it| Project::stem(it) == name)
}

/// What the last build left of a document: in the state, where the text belongs to the figures; else in
/// the folder of results.
fn built(project: &Project, name: &str) -> Known {
    let path = project.output(None, name, "figures.json");
    let shown = path.display().to_string();
    let there = path.exists().then(|| read_result(&path));
    let earlier = State::of(&project.root).earlier(name);
    let figures: Vec<String> = earlier.iter().filter_map(Earlier::figures).collect();
    // A list that no kept version has comes of a later build, which made no DOCX.
    let is_kept = match &there {
        Some(Ok(list)) => figures.contains(list),
        Some(Err(_)) | None => true,
    };
    let kept = earlier.first().zip(figures.first()).filter(|_| is_kept);
    let edition = match (kept, there) {
        (Some((version, list)), _) => Edition::built(&shown, list, version.docx().ok().as_deref()),
        (None, None) => return Known::Nothing,
        (None, Some(list)) => {
            let docx = if earlier.is_empty() {
                fs::read(project.output(None, name, "docx")).ok()
            } else {
                None
            };
            list.and_then(|it| Edition::built(&shown, &it, docx.as_deref()))
        }
    };
    match edition {
        Ok(edition) => Known::Edition(Box::new(edition), None),
        Err(fault) => {
            let cure = "请重新生成一次，以后再比较";
            let fault = Diagnostic { cure: Some(cure.to_owned()), ..fault };
            Known::Unknown(fault.into())
        }
    }
}
