//! 仅 in the head of a document that is one file. It takes cases from the lists of a template and leaves
//! the figures as they were, so such a document may print none that counts all of its batch.

use std::cell::RefCell;

use super::RegisterReferences;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    document::{
        Data, DataReference, InlineContent, Reference, References, Table, TableReference,
        Unresolved,
    },
    record::{DeclarationKind, Denominator},
};

/// References that remember the first of them that counts the whole batch.
pub(super) struct NarrowedReferences<'a> {
    all: &'a dyn References,
    of: &'a RegisterReferences<'a>,
    /// How the first is called: “总数”.
    whole: RefCell<Option<String>>,
}

impl<'a> NarrowedReferences<'a> {
    /// `all`, which are those `of` a register.
    pub(super) fn new(all: &'a dyn References, of: &'a RegisterReferences<'a>) -> Self {
        Self { all, of, whole: RefCell::default() }
    }

    /// What is wrong with 仅, which is written `at`.
    pub(super) fn fault(&self, at: &Place) -> Option<Diagnostic> {
        let name = self.whole.borrow().clone()?;
        Some(
            Diagnostic::error(format!(
                "这份文档写了“仅”，又印出“{name}”：“仅”只减少列出的案件，指标照整个批次计，\
                 两样合不到一起"
            ))
            .at(at)
            .cure(
                "请删去“仅”；要数、要列其中一部分的，在huibao.yaml里声明一个总体和它的指标，\
                 引用那个指标，一览表的“数据”写它的名称；一件一份的，请加上“逐件: 是”",
            ),
        )
    }

    fn remember(&self, name: &str) {
        let mut whole = self.whole.borrow_mut();
        if whole.is_none() && self.counts_all(name) {
            *whole = Some(name.to_owned());
        }
    }

    /// Whether the figure called `name` counts all cases of a batch, as if there were no 仅.
    fn counts_all(&self, name: &str) -> bool {
        let declaration = self.of.register.declaration(name);
        declaration.is_some_and(|it| {
            let is_of_cases = !matches!(
                it.kind,
                DeclarationKind::Input { .. } | DeclarationKind::ActivityCount(_)
            );
            is_of_cases && !matches!(it.population, Denominator::Named(_))
        })
    }
}

impl References for NarrowedReferences<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        match reference.path.first() {
            Some(name) if reference.claim.is_none() => self.remember(name),
            Some(name) if name == "全部" => {
                self.whole.borrow_mut().get_or_insert_with(|| name.clone());
            }
            _ => {}
        }
        self.all.resolve(reference)
    }

    fn prose(&self, reference: &Reference) -> Option<Result<Place, Unresolved>> {
        self.all.prose(reference)
    }

    fn table(&self, reference: &TableReference) -> Result<(Table, Diagnostics), Unresolved> {
        self.remember(&reference.figure);
        self.all.table(reference)
    }

    fn data(&self, reference: &DataReference) -> Result<Data, Unresolved> {
        self.remember(&reference.figure);
        self.all.data(reference)
    }
}
