//! 逐件, 份数, 批次 and 仅 in the head of a document, and what `{本件.…}` stands for in values that are
//! checked.

use super::{Known, Vocabulary, condition, entries::Entries, leaf};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    record::{
        AsOf, Copies, DocumentNumber, EachCase, Register, Selection, Subject, SubjectPart,
        WrittenSelection, keys,
        raw::{Content, Node},
    },
};

/// 逐件 with 份数; `None` where the document is one file.
pub(super) fn each_case(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<EachCase> {
    let node = entries.get(keys::EACH_CASE);
    let options = [("是", true), ("否", false), ("true", true), ("false", false)];
    let said = node.and_then(|it| leaf::choice(it, keys::EACH_CASE.0, &options, found));
    let copies = entries.get(keys::COPIES);
    // A value that cannot be read was written by someone who wants letters.
    let Some(node) = node.filter(|_| said != Some(false)) else {
        if let Some(copies) = copies {
            let cause = "不是逐件的文档，“份数”不起作用";
            let cure = "一件一份的，请加上“逐件: 是”；否则删去“份数”";
            found.push(Diagnostic::warning(cause).at(&copies.place).cure(cure));
        }
        return None;
    };
    let place = node.place.clone();
    let copies = copies.and_then(|it| leaf::choice(it, keys::COPIES.0, &Copies::ALL, found));
    Some(EachCase { copies: copies.unwrap_or_default(), place })
}

/// 批次 and 仅 as written.
pub(super) fn selection(entries: &Entries<'_>, found: &mut Diagnostics) -> WrittenSelection {
    WrittenSelection {
        batch: entries.get(keys::BATCH).and_then(|it| leaf::text(it, keys::BATCH.0, found)),
        only: entries.get(keys::ONLY).cloned(),
    }
}

impl Register {
    /// Which of its cases a document is about; what is wrong with 批次 and 仅.
    pub fn selection(&self, written: &WrittenSelection) -> (Selection, Diagnostics) {
        let mut found = Diagnostics::default();
        let batch = written.batch.as_ref().and_then(|it| {
            let at = self.batches.iter().position(|batch| batch.name == it.text);
            if at.is_none() {
                let known: Vec<&str> = self.batches.iter().map(|it| it.name.as_str()).collect();
                let fault = "不在huibao.yaml的“批次”里";
                found.push(leaf::outside(it, keys::BATCH.0, fault, known));
            }
            at
        });
        let vocabulary = Vocabulary {
            categories: self.categories.clone(),
            scheme: Some(self.scheme.clone()),
            words: self.words.clone(),
            units: self.units.clone(),
            others: Vec::new(),
            is_other: false,
        };
        let known = Known { vocabulary: &vocabulary, cases: &self.cases, by_meaning: true };
        let only = written.only.as_ref();
        let only = only.and_then(|it| condition::read(it, keys::ONLY.0, known, &mut found));
        (Selection { batch, only: only.unwrap_or_default() }, found)
    }
}

/// The keys whose values are read as dates, numbers and the like, so that what `{本件.…}` says of the
/// case must stand there before they are read. All others are markup, where it is a reference.
const CHECKED: [keys::Names; 6] = [
    keys::DOCUMENT_NUMBER,
    keys::ISSUE_DATE,
    keys::PRINTED_ON,
    keys::PUBLISHED_ON,
    keys::COPY_NUMBER,
    keys::WEB_METADATA,
];

/// The head as the letter about `subject` has it. A value, or an item of a list, that is nothing but
/// a reference to what the record does not say is as good as not written.
pub(super) fn about(root: &mut Node, subject: Option<Subject<'_>>, as_of: Option<AsOf>) {
    let Content::Map(entries) = &mut root.content else { return };
    for (key, value) in entries {
        let is_checked = CHECKED.iter().any(|it| it.0 == key.text || it.1 == key.text);
        put_in(value, is_checked, subject, as_of);
    }
}

/// Whether the value is left out: it was nothing but a reference that says nothing.
fn put_in(
    node: &mut Node,
    is_checked: bool,
    subject: Option<Subject<'_>>,
    as_of: Option<AsOf>,
) -> bool {
    match &mut node.content {
        Content::Text(text, _) => {
            let Some(part) = sole_part(text) else { return false };
            let says = subject.zip(as_of).and_then(|(it, as_of)| it.says(part, as_of));
            match says {
                Some(says) if is_checked => *text = says,
                // Before it is known which case, nothing is known to be missing.
                None if is_checked || subject.is_some() => {
                    node.content = Content::Empty;
                    return true;
                }
                _ => {}
            }
        }
        Content::List(items) => items.retain_mut(|it| !put_in(it, is_checked, subject, as_of)),
        Content::Map(entries) => {
            entries.retain_mut(|(_, it)| !put_in(it, is_checked, subject, as_of));
        }
        Content::Empty => {}
    }
    false
}

/// The part that a text asks for which is nothing but `{本件.part}`.
fn sole_part(text: &str) -> Option<SubjectPart> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let part = inside.trim().strip_prefix(Subject::KEY)?.strip_prefix('.')?;
    SubjectPart::named(part.trim())
}

/// What is told of a number that is of another series than 机关代字 says.
pub(super) fn other_series(number: &DocumentNumber, code: &str) -> Option<Diagnostic> {
    let printed = number.printed(false);
    (!printed.starts_with(&format!("{code}〔"))).then(|| {
        Diagnostic::warning(format!("文号“{printed}”的机关代字不是“{code}”"))
            .at(&number.place)
            .cure("请核实台账里的文号；这一份另用一个代字的，请改“机关代字”")
    })
}
