//! The proof: what was written is composed again, in memory, and must print what is wanted.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Piece,
    applied::{Applied, Expected, of},
    home::Ground,
    part::Part,
    reading::Reading,
    rewritten::{Refusal, Rewritten},
    unit::printed,
};
use crate::{
    build::{Prepared, prepare},
    diagnostic::{Diagnostics, Severity, SourceFile},
    document::Document,
    record::{Case, Subject, reword, template_head},
};

/// What the parts of a document are written into, and how it is composed.
pub(super) struct Proof<'r, 'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) file: &'r Arc<SourceFile>,
    pub(super) piece: Piece<'r>,
    pub(super) reading: &'r Reading<'a>,
    pub(super) parts: &'r [Part],
    pub(super) rewritten: &'r BTreeMap<usize, Rewritten>,
}

/// Parts that come out as they are wanted.
pub(super) struct Proven<'r, 'a> {
    /// The texts with them.
    pub(super) applied: Applied<'r, 'a>,
    /// The files that change.
    pub(super) files: Vec<Arc<SourceFile>>,
}

impl<'r, 'a> Proof<'r, 'a> {
    /// As many of the parts as come out together, and why each of the others does not.
    pub(super) fn all(&self) -> (Vec<usize>, Vec<(usize, Refusal)>) {
        let mut taken = Vec::new();
        let mut left = Vec::new();
        let all: Vec<usize> = self.rewritten.keys().copied().collect();
        self.take(&all, &mut taken, &mut left);
        taken.sort_unstable();
        (taken, left)
    }

    /// Takes what of `parts` comes out together with what is taken already: all of it, else each half
    /// by itself.
    fn take(&self, parts: &[usize], taken: &mut Vec<usize>, left: &mut Vec<(usize, Refusal)>) {
        if parts.is_empty() {
            return;
        }
        let together: Vec<usize> = taken.iter().chain(parts).copied().collect();
        match (self.proven(&together), parts) {
            (Ok(_), _) => taken.extend(parts),
            (Err((_, refusal)), [only]) => left.push((*only, refusal)),
            (Err((Some(at), refusal)), _) if parts.contains(&at) => {
                left.push((at, refusal));
                let others: Vec<usize> = parts.iter().filter(|it| **it != at).copied().collect();
                self.take(&others, taken, left);
            }
            _ => {
                let (one, other) = parts.split_at(parts.len().div_ceil(2));
                self.take(one, taken, left);
                self.take(other, taken, left);
            }
        }
    }

    /// `parts` in their files, if the document then comes out as it is wanted.
    ///
    /// # Errors
    /// Why not, and the part at fault where it is known.
    pub(super) fn proven(
        &self,
        parts: &[usize],
    ) -> Result<Proven<'r, 'a>, (Option<usize>, Refusal)> {
        let rewritten: BTreeMap<usize, Rewritten> =
            parts.iter().filter_map(|at| Some((*at, self.rewritten.get(at)?.clone()))).collect();
        let applied = Applied::of(self.reading, self.piece.levels, self.parts, &rewritten)
            .map_err(|(at, refusal)| (Some(at), refusal))?;
        let broken = |found: &Diagnostics| {
            let error = found.iter().find(|it| it.severity == Severity::Error);
            (None, Refusal::Broken(error.map(|it| it.cause.clone())))
        };
        let files = self.files(&applied).map_err(|it| broken(&it))?;
        let (prepared, document) = self.composed(&files).map_err(|it| broken(&it))?;
        let prepared = prepared.as_ref().unwrap_or(self.prepared);
        if holds(&applied, &Reading::of(prepared, &document, self.piece.subject.is_some())) {
            Ok(Proven { applied, files })
        } else {
            Err((None, Refusal::Broken(None)))
        }
    }

    /// The files with the texts of `applied` in them; those alone that change.
    fn files(&self, applied: &Applied<'_, '_>) -> Result<Vec<Arc<SourceFile>>, Diagnostics> {
        let mut prose: Option<String> = None;
        let mut head = Vec::new();
        let mut fields: BTreeMap<&str, (&Arc<SourceFile>, Vec<_>)> = BTreeMap::new();
        for (ground, sheet) in self.reading.grounds.iter().zip(&applied.sheets) {
            let text = sheet.text();
            if text == ground.text() {
                continue;
            }
            match ground {
                Ground::Prose(_) => prose = Some(text),
                Ground::Head(_, value) => head.push((value.place.range.clone(), text)),
                Ground::Field(file, value) => {
                    let of_file = fields.entry(&file.name).or_insert_with(|| (file, Vec::new()));
                    of_file.1.push((value.place.range.clone(), text));
                }
            }
        }
        let mut files = Vec::new();
        for (file, words) in fields.into_values() {
            files.push(SourceFile::new(file.name.as_str(), file.kind, reword(file, &words)?));
        }
        if prose.is_some() || !head.is_empty() {
            let text = with_head(self.file, prose.as_deref().unwrap_or(&self.file.text), &head)?;
            files.push(SourceFile::new(self.file.name.as_str(), self.file.kind, text));
        }
        Ok(files)
    }

    /// The document as `files` make it, and what it was composed with where records changed.
    fn composed(
        &self,
        files: &[Arc<SourceFile>],
    ) -> Result<(Option<Prepared>, Document), Diagnostics> {
        let own = files.iter().find(|it| it.name == self.file.name).unwrap_or(self.file);
        let mut project = self.prepared.project.clone();
        let mut has_records = false;
        for record in &mut project.records {
            if let Some(file) = files.iter().find(|it| it.name == record.name) {
                *record = Arc::clone(file);
                has_records = true;
            }
        }
        if !has_records {
            let Piece { subject, options, .. } = self.piece;
            let (document, found) = self.prepared.tree(own, subject, options);
            return Ok((None, document.ok_or(found)?));
        }
        let (prepared, found) = prepare(project);
        let prepared = prepared.ok_or(found)?;
        let subject = self.piece.subject.and_then(|it| same(it, &prepared));
        let (document, found) = prepared.tree(own, subject, self.piece.options);
        let document = document.ok_or(found)?;
        Ok((Some(prepared), document))
    }
}

/// The same case and addressee in another register.
fn same<'a>(subject: Subject<'_>, prepared: &'a Prepared) -> Option<Subject<'a>> {
    let (old, is) = (subject.case, |it: &&Case| {
        let one = (&it.number, &it.id, &it.session, it.kind);
        one == (&subject.case.number, &subject.case.id, &subject.case.session, subject.case.kind)
    });
    let case = prepared.register.cases.iter().find(is)?;
    let addressee = subject.addressee.and_then(|it| {
        let at = old.proposers.iter().position(|one| std::ptr::eq(one, it))?;
        case.proposers.get(at)
    });
    Some(Subject { case, addressee })
}

/// `text`, which has the head of `file`, with other values there.
fn with_head(
    file: &Arc<SourceFile>,
    text: &str,
    values: &[(std::ops::Range<usize>, String)],
) -> Result<String, Diagnostics> {
    let Some(range) = template_head(file).filter(|_| !values.is_empty()) else {
        return Ok(text.to_owned());
    };
    let head = file.text.get(range.clone()).unwrap_or_default();
    let head = SourceFile::new(file.name.as_str(), file.kind, head);
    let shifted = values.iter().map(|(it, value)| {
        let of_head = |at: usize| at.saturating_sub(range.start);
        (of_head(it.start)..of_head(it.end), value.clone())
    });
    let new = reword(&head, &shifted.collect::<Vec<_>>())?;
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    Ok(format!("{before}{new}{after}"))
}

/// Whether a document prints what `applied` is to make of it.
fn holds(applied: &Applied<'_, '_>, reading: &Reading<'_>) -> bool {
    let mut notes = applied.all_notes();
    let mut wanted = applied.all_expected().into_iter().filter(|it| !is_nothing(it));
    for read in &reading.passages {
        let is = of(read);
        if is_nothing(&is) {
            continue;
        }
        let print = printed(&read.units);
        let is_it = |it: &Expected| {
            it.style == is.style
                && it.words == is.words
                && it.printed.as_ref().is_none_or(|it| *it == print)
        };
        if read.is_footnote() {
            let Some(at) = notes.iter().position(is_it) else { return false };
            notes.remove(at);
        } else if !wanted.next().is_some_and(|it| is_it(&it)) {
            return false;
        }
    }
    wanted.next().is_none() && notes.is_empty()
}

/// Cells without words come and go with nothing.
fn is_nothing(it: &Expected) -> bool {
    it.words.is_empty()
}
