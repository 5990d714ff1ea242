//! `huibao merge --write-back`: what was edited goes into the texts that the document is made of.

use super::{console, merge::Built, status::Status};
use crate::{
    build::{Prepared, wanted},
    diagnostic::Diagnostic,
    project::rewrite_together,
    word::Package,
};

/// Writes what `merged` has otherwise than `theirs`, the document as it is built now.
pub(super) fn run(
    prepared: &Prepared,
    built: &Built<'_>,
    theirs: &Package,
    merged: &Package,
) -> Result<Status, Status> {
    let Built { file, subject, options, composed } = built;
    if options.public {
        let cause = "公开版由文档删减而成，改动没有写回";
        let cure = "请改文档本身，或在documents里的正文里改";
        console::fault(Diagnostic::error(cause).in_file(file.name.as_str()).cure(cure));
        return Err(Status::Problems);
    }
    let (wanted, undecided) = wanted(&composed.document, theirs, merged).map_err(|it| {
        console::fault(Diagnostic::error(it.to_string()));
        Status::Unusable
    })?;
    let written = prepared.write_back(file, *subject, *options, &wanted);
    let written = written.map_err(|it| console::refused(&it))?;
    console::diagnostics(&undecided);
    console::diagnostics(&written.left);
    if written.files.is_empty() {
        console::answer("没有可以写回的改动。\n")?;
    } else {
        let project = &prepared.project;
        let texts = written.files.iter().map(|it| (project.path(&it.name), it.text.as_str()));
        rewrite_together(&texts.collect::<Vec<_>>()).map_err(|it| console::refused(&it))?;
        console::answer(&format!("已写回：\n{}", written.report()))?;
    }
    Ok(if undecided.is_empty() && written.is_whole() { Status::Fine } else { Status::Problems })
}
