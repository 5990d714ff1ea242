//! The parts of a figure by name: what each prints, or why it prints nothing.

use std::{borrow::Cow, collections::BTreeMap};

use super::{CaseList, Part, Printed, Refusal};
use crate::record::Field;

/// Parts by name; the dots of a longer path stay in the name (`居前3.占比`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    printable: BTreeMap<String, Content>,
    refused: BTreeMap<String, Refusal>,
}

/// What a part prints.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Pieces(Vec<Printed>),
    /// A field of each case, put into words when it is asked for.
    Cases(CaseList, Field),
}

impl Parts {
    /// What the part prints; `None` when it has nothing to print, or is not known.
    pub fn get(&self, part: &str) -> Option<Cow<'_, [Printed]>> {
        self.printable.get(part).map(|it| match it {
            Content::Pieces(pieces) => Cow::Borrowed(pieces.as_slice()),
            Content::Cases(cases, field) => Cow::Owned(cases.printed(*field)),
        })
    }

    /// The names of the parts that have something to print.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.printable.keys()
    }

    /// Why a known part has nothing to print.
    pub fn refusal(&self, part: &str) -> Option<&Refusal> {
        self.refused.get(part)
    }

    /// What the part prints or why it prints nothing; `None` when it is not known.
    pub(super) fn printed(&self, part: &str) -> Option<Part> {
        let printable = self.get(part).map(|it| Ok(it.into_owned()));
        printable.or_else(|| self.refusal(part).map(|it| Err(it.clone())))
    }

    /// Sets a part.
    pub(super) fn put(&mut self, name: &str, part: Part) {
        self.put_content(name, part.map(Content::Pieces));
    }

    /// Sets 标题, 简称 and 编号 of `cases`; `whose` is named where there are none.
    pub(super) fn put_cases(&mut self, whose: &str, cases: &CaseList) {
        for field in [Field::Title, Field::ShortTitle, Field::Number] {
            let name = field.chinese();
            let content = if cases.is_empty() {
                Err(Refusal::new(
                    format!("{whose}没有案件，印不出{name}"),
                    "请删去这处引用，或核实台账",
                ))
            } else {
                Ok(Content::Cases(cases.clone(), field))
            };
            self.put_content(name, content);
        }
    }

    fn put_content(&mut self, name: &str, content: Result<Content, Refusal>) {
        self.printable.remove(name);
        self.refused.remove(name);
        match content {
            Ok(content) => drop(self.printable.insert(name.to_owned(), content)),
            Err(refusal) => drop(self.refused.insert(name.to_owned(), refusal)),
        }
    }
}
