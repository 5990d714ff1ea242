//! 脚注: definitions collected before the text that refers to them is read.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    line::{Line, LineKind},
    span::Span,
};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceFile};

/// The footnotes that a source defines.
pub(super) struct Footnotes<'a> {
    definitions: BTreeMap<&'a str, Definition<'a>>,
}

struct Definition<'a> {
    line: Span<'a>,
    text: Span<'a>,
    used: bool,
}

/// What a reference to a footnote finds.
pub(super) enum Lookup<'a> {
    /// Its text.
    Found(Span<'a>),
    /// It has been printed before.
    Used,
    /// Nothing.
    Undefined,
}

impl<'a> Footnotes<'a> {
    /// Collects the definitions among `lines`; a second one of the same label is an error.
    pub(super) fn collect(
        lines: &[Line<'a>],
        file: &Arc<SourceFile>,
        found: &mut Diagnostics,
    ) -> Self {
        let mut definitions = BTreeMap::new();
        for line in lines {
            let LineKind::Footnote { label, text } = line.kind else { continue };
            let definition = Definition { line: line.span, text, used: false };
            if definitions.contains_key(label.text) {
                found.push(
                    Diagnostic::error(format!("脚注“{}”写了两次", label.text))
                        .at(&line.span.place(file))
                        .cure("请删去一处，或另起一个编号"),
                );
            } else {
                definitions.insert(label.text, definition);
            }
        }
        Self { definitions }
    }

    /// Gives the text of `label`, once: a footnote stands in one place.
    pub(super) fn take(&mut self, label: &str) -> Lookup<'a> {
        match self.definitions.get_mut(label) {
            Some(definition) if definition.used => Lookup::Used,
            Some(definition) => {
                definition.used = true;
                Lookup::Found(definition.text)
            }
            None => Lookup::Undefined,
        }
    }

    /// Warns of each footnote that the text does not refer to, because it is not printed.
    pub(super) fn warn_of_unused(&self, file: &Arc<SourceFile>, found: &mut Diagnostics) {
        for (label, definition) in &self.definitions {
            if !definition.used {
                found.push(
                    Diagnostic::warning(format!("正文没有引用脚注“{label}”，它不会印出"))
                        .at(&definition.line.place(file))
                        .cure(format!("请在正文中写“[^{label}]”，或删去这一行")),
                );
            }
        }
    }
}
