//! The projects that files belong to, each opened and checked once.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    build::{Currency, FinishedFile, Prepared},
    cli::{console, faces, workshop},
    export::Made,
    project::{self, OUT, Project, State, read_result},
    record::Stage,
    word::{Package, custom_property},
};

/// The projects so far.
pub(super) struct Projects {
    /// The one that the user named, for all files.
    given: Option<PathBuf>,
    /// `None` of one that cannot be read, which has been told.
    opened: BTreeMap<PathBuf, Option<Prepared>>,
}

/// What a file was made of in its project, by what it says of itself.
struct Earlier {
    docx: Vec<u8>,
    figures: Option<String>,
}

impl Projects {
    pub(super) fn new(given: Option<PathBuf>) -> Self {
        Self { given, opened: BTreeMap::new() }
    }

    /// The folder of the project that `file` belongs to: the one that was named, else the first above it.
    pub(super) fn folder(&self, file: &Path) -> Option<PathBuf> {
        if self.given.is_some() {
            return self.given.clone();
        }
        let whole = fs::canonicalize(file).ok()?;
        whole.ancestors().skip(1).find(|it| project::is_project(it)).map(Path::to_owned)
    }

    /// How the file that says `made` was written, as the project in `folder` remembers it.
    pub(super) fn written(folder: Option<&Path>, made: &Made) -> Option<Package> {
        Package::read(&Earlier::find(folder?, made)?.docx).ok()
    }

    /// Whether `file` is of a document that the project in `folder` says was issued.
    pub(super) fn is_issued(&self, folder: Option<&Path>, file: &FinishedFile) -> bool {
        let document = file.made.provenance.document.split('/').next().unwrap_or_default();
        let prepared = folder.and_then(|it| self.opened.get(it)?.as_ref());
        prepared.is_some_and(|prepared| {
            let mut documents = prepared.project.documents.iter();
            let own = documents.find(|it| Project::stem(it) == document);
            let head = own.and_then(|it| prepared.head(it, None).0);
            head.is_some_and(|it| it.stage == Stage::Issued)
        })
    }

    /// Whether what `file` says still holds in the project in `folder`.
    pub(super) fn currency(&mut self, folder: Option<&Path>, file: &FinishedFile) -> Currency {
        let Some(folder) = folder else { return Currency::Unknown };
        let opened = self.opened.entry(folder.to_owned());
        let prepared = opened.or_insert_with(|| {
            let mut prepared = workshop::prepared(folder).ok()?;
            // What there is to say of faces, a build says.
            let _ = faces::find(&mut prepared, &[]);
            Some(prepared)
        });
        prepared.as_ref().map_or(Currency::Failed, |it| held_against(it, folder, file))
    }
}

fn held_against(prepared: &Prepared, folder: &Path, file: &FinishedFile) -> Currency {
    let Made { provenance, .. } = &file.made;
    if provenance.document.is_empty() {
        return Currency::Unknown;
    }
    let (composed, found) = prepared.compose_named(&provenance.document);
    let Some(composed) = composed else {
        console::diagnostics(&found);
        return Currency::Failed;
    };
    if composed.recipe.revision == provenance.revision {
        return Currency::Current;
    }
    let Some(base) = &file.base else {
        let is_same = composed.recipe.data == provenance.data;
        return if is_same { Currency::SameData } else { Currency::OtherData };
    };
    let beside = folder.join(OUT).join(format!("{}.figures.json", provenance.document));
    let remembered = Earlier::find(folder, &file.made).and_then(|it| it.figures);
    let lists: Vec<String> = remembered.into_iter().chain(read_result(&beside).ok()).collect();
    match prepared.outdated(base, &lists, &composed) {
        Ok(outdated) if outdated.is_current() => Currency::Current,
        Ok(outdated) => Currency::Outdated(outdated),
        Err(refused) => {
            console::message(&format!("{refused}\n"));
            Currency::Failed
        }
    }
}

impl Earlier {
    /// The version that the file was, by its base copy or, of a PDF, by its revision.
    fn find(folder: &Path, made: &Made) -> Option<Self> {
        let Made { provenance, base, .. } = made;
        let versions = State::of(folder).earlier(&provenance.document);
        let is_it = |docx: &[u8]| {
            let package = Package::read(docx).ok()?;
            let revision = custom_property(&package, "huibao.revision")?;
            (revision == provenance.revision).then_some(())
        };
        versions.iter().find_map(|version| {
            if !base.is_empty() && version.id != *base {
                return None;
            }
            let docx = version.docx().ok()?;
            if base.is_empty() {
                is_it(&docx)?;
            }
            Some(Self { docx, figures: version.figures() })
        })
    }
}
