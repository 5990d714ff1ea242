//! Writing back: edits of the finished text come out of the next build, and what nobody touched keeps
//! its source.

mod edited;
mod file;
mod particular;
mod random;

use std::sync::Arc;

use huibao::{
    build::{Options, Prepared, Wanted, WrittenBack, WrittenStyle, prepare},
    diagnostic::{Format, SourceFile, render},
    document::{Document, Passage, PassageKey, passages},
    project::Project,
};

use crate::build::write_back::edited::Edited;

/// What `file` of `prepared` is composed to.
fn document(prepared: &Prepared, file: &Arc<SourceFile>) -> Document {
    let (composed, found) = prepared.compose(file, Options::default());
    let told = || render(&found, Format::Plain);
    composed.unwrap_or_else(|| panic!("{}: {}", file.name, told())).document
}

/// The project with `files` in the place of those of the same name.
fn with_files(project: &Project, files: &[Arc<SourceFile>]) -> Prepared {
    let mut project = project.clone();
    for file in files {
        let all = project.records.iter_mut().chain(&mut project.documents);
        all.filter(|it| it.name == file.name).for_each(|it| *it = Arc::clone(file));
    }
    let (prepared, found) = prepare(project);
    prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

/// All that a document prints, as it is wanted when nothing is changed.
fn as_is(document: &Document) -> Vec<Wanted> {
    let wanted =
        |it: &Passage<'_>| Wanted { from: vec![it.key.clone()], text: it.text(), style: None };
    passages(document).iter().map(wanted).collect()
}

/// Key and words of each passage, without labels: numbers are renewed.
fn words(document: &Document) -> Vec<(PassageKey, String)> {
    let words = |it: &Passage<'_>| it.text()[it.label.len()..].to_owned();
    passages(document).iter().map(|it| (it.key.clone(), words(it))).collect()
}

#[test]
fn nothing_edited_writes_nothing() {
    for sample in edited::SAMPLES {
        for edited in Edited::all(sample) {
            let written = edited.written(&as_is(&edited.document)).unwrap();
            assert_eq!(written, WrittenBack::default(), "{}", edited.file.name);
        }
    }
}
