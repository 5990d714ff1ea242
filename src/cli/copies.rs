//! Which copies are made of a document, each in which formats: the web edition is always of the
//! public copy, whatever the others are of.

use std::sync::Arc;

use super::{
    arguments::{Build, FileFormat},
    console,
};
use crate::{
    build::{Options, Prepared},
    diagnostic::SourceFile,
    export::{Docx, Exporter, Html, Pdf},
};

/// One of the copies that are made of a document.
pub(super) struct Copy {
    /// How it is composed.
    pub(super) options: Options,
    /// The formats that it is made in; at least one.
    pub(super) formats: Vec<FileFormat>,
    /// Whether it is a proof, and nothing else is made.
    pub(super) is_proof: bool,
}

/// The copies that are asked for of the document that `file` holds; why there is no web edition is
/// told.
pub(super) fn copies(prepared: &Prepared, arguments: &Build, file: &Arc<SourceFile>) -> Vec<Copy> {
    let paper: Vec<FileFormat> = match arguments.format.as_slice() {
        [] => vec![FileFormat::Docx, FileFormat::Pdf],
        chosen => chosen.iter().copied().filter(|it| *it != FileFormat::Html).collect(),
    };
    let is_for_the_web = arguments.format.contains(&FileFormat::Html);
    let web = if is_for_the_web { web(prepared, file) } else { Vec::new() };
    let copy = |public, formats: Vec<FileFormat>| Copy {
        options: Options { draft: arguments.draft, public },
        formats,
        is_proof: arguments.proof,
    };
    let copies = if arguments.public {
        vec![copy(true, [paper, web].concat())]
    } else {
        vec![copy(false, paper), copy(true, web)]
    };
    copies.into_iter().filter(|it| !it.formats.is_empty()).collect()
}

/// HTML, where the document is for the web.
fn web(prepared: &Prepared, file: &Arc<SourceFile>) -> Vec<FileFormat> {
    if let Some(refusal) = prepared.web_refusal(file) {
        console::diagnostics(&refusal.into());
        return Vec::new();
    }
    if let Some(doubt) = prepared.web_doubt(file) {
        console::diagnostics(&doubt.into());
    }
    vec![FileFormat::Html]
}

impl FileFormat {
    /// What writes it.
    pub(super) fn exporter(self) -> &'static dyn Exporter {
        match self {
            Self::Docx => &Docx,
            Self::Pdf => &Pdf,
            Self::Html => &Html,
        }
    }
}
