//! What `huibao check` finds in a document of letters: all letters composed, nothing written.

use std::{collections::BTreeSet, sync::Arc};

use super::{letters::letters_before, workers::on_all_cores};
use crate::{
    build::{Composed, Letter, LetterText, LetterTexts, Options, Prepared},
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    record::Stage,
};

/// All that is wrong with the letters of the document that `file` holds, each thing once: what is
/// wrong with the document itself is found in every letter.
pub(super) fn letter_faults(prepared: &Prepared, file: &Arc<SourceFile>) -> Diagnostics {
    let (batch, mut found) = prepared.batch(file, Options::default());
    let Some(batch) = batch else { return found };
    let list = prepared.project.output(None, &batch.folder(), "对账.json");
    let before = letters_before(&list);
    let faults = on_all_cores(
        &batch.letters,
        |letter| {
            let (composed, mut faults) = batch.compose(letter);
            let issued = composed.filter(|it| it.stage == Stage::Issued);
            faults.extend(issued.and_then(|it| differs(letter, &it, &before, file)));
            faults
        },
        || (),
    );
    let mut told = BTreeSet::new();
    for diagnostic in faults.iter().flat_map(Diagnostics::iter) {
        if told.insert(format!("{}{:?}", diagnostic.cause, diagnostic.place)) {
            found.extend([diagnostic.clone()]);
        }
    }
    found
}

/// What is told of an issued letter that would be another by the register of today.
fn differs(
    letter: &Letter<'_>,
    composed: &Composed,
    before: &LetterTexts,
    file: &SourceFile,
) -> Option<Diagnostic> {
    let now = LetterText::of(letter.subject, composed);
    let then = before.of(&now).filter(|it| it.is_signed())?;
    let count = then.differences(&now).len();
    let number = &now.number;
    (count > 0).then(|| {
        Diagnostic::warning(format!("{number}号的函已印发，按现有台账有{count}处不同"))
            .in_file(file.name.as_str())
            .cure("请核对台账；运行“huibao build”，哪几处不同写在对账单里，印发的文件不动")
    })
}
