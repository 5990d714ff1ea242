//! Drafts as a file of records, in the manner of the samples.

use std::sync::Arc;

use super::draft::Draft;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind},
    record::{Field, YamlValue, revise, schema_line},
};

/// What every record of a file may share.
const SHARED: [Field; 8] = [
    Field::Kind,
    Field::Level,
    Field::Session,
    Field::Phase,
    Field::Category,
    Field::Assigned,
    Field::ReplyDue,
    Field::Publicity,
];

/// The file called `name` that holds the drafts; `from` is what its first line says.
///
/// # Errors
/// A value that cannot be written.
pub(super) fn file(
    name: &str,
    from: &str,
    drafts: &[Draft],
) -> Result<Arc<SourceFile>, Diagnostics> {
    let shared: Vec<Field> = SHARED.into_iter().filter(|it| is_shared(*it, drafts)).collect();
    let map = |fields: Vec<(Field, YamlValue)>| {
        let entry = |(field, value): (Field, YamlValue)| (field.chinese().to_owned(), value);
        YamlValue::Map(fields.into_iter().map(entry).collect())
    };
    let value = |draft: &Draft, field: Field| Some((field, draft.values.get(&field)?.clone()));
    let first = drafts.first();
    let defaults = shared.iter().filter_map(|&it| value(first?, it)).collect();
    let own = |draft: &Draft| {
        let fields = Field::written().filter(|it| !shared.contains(it));
        map(fields.filter_map(|it| value(draft, it)).collect())
    };
    let wanted = YamlValue::Map(vec![
        ("公共".to_owned(), map(defaults)),
        ("案件".to_owned(), YamlValue::List(drafts.iter().map(own).collect())),
    ]);
    let schema = schema_line("records", 1);
    let skeleton = format!("{schema}# {from}\n公共:\n\n案件:\n");
    let text = revise(&SourceFile::new(name, SourceKind::Records, skeleton), &wanted)?;
    Ok(SourceFile::new(name, SourceKind::Records, text))
}

/// Whether all records say the same of a field.
fn is_shared(field: Field, drafts: &[Draft]) -> bool {
    let mut values = drafts.iter().map(|it| it.values.get(&field));
    let Some(Some(first)) = values.next() else { return false };
    let is_whole = drafts.len() > 1 || matches!(field, Field::Kind | Field::Session);
    is_whole && values.all(|it| it == Some(first))
}

/// Where the records of a file begin.
#[derive(Debug)]
pub(super) struct Beginnings {
    bytes: Vec<usize>,
}

impl Beginnings {
    /// Of a file that [`file`] wrote.
    pub(super) fn of(text: &str) -> Self {
        let mut at: usize = 0;
        let mut bytes = Vec::new();
        for line in text.split_inclusive('\n') {
            if line.starts_with("  - ") {
                bytes.push(at);
            }
            at = at.saturating_add(line.len());
        }
        Self { bytes }
    }

    /// Which record a place is in, and which field; `None` in what all records share.
    pub(super) fn spot(&self, place: &Place) -> Option<(usize, Option<Field>)> {
        let start = place.range.start;
        // A record begins where its first key does.
        let nth = self.bytes.partition_point(|&it| it <= start).checked_sub(1)?;
        let begin = *self.bytes.get(nth)?;
        let rest = place.file.text.get(start..)?;
        let end = start.saturating_add(rest.find('\n').unwrap_or(rest.len()));
        let lines = place.file.text.get(begin..end)?.lines().rev();
        let is_whole = place.text().contains('\n');
        let key = lines.filter(|_| !is_whole).find_map(|it| {
            let line = it.strip_prefix("  - ").or_else(|| it.strip_prefix("    "))?;
            Field::named(line.split_once(':').map(|(key, _)| key)?)
        });
        Some((nth, key))
    }
}

/// Messages of the check that are errors, in this file.
pub(super) fn errors<'a>(
    found: &'a Diagnostics,
    file: &'a SourceFile,
) -> impl Iterator<Item = &'a Diagnostic> {
    let is_here = |it: &&Diagnostic| it.place.as_ref().is_some_and(|it| it.file.name == file.name);
    let is_error = |it: &&Diagnostic| it.severity == crate::diagnostic::Severity::Error;
    found.iter().filter(is_error).filter(is_here)
}
