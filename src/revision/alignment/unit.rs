//! What a text is a stream of: paragraphs and tables.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Line, likeness::Profile, table::Table};

/// A paragraph or a table.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) ids: BTreeSet<&'a str>,
    pub(super) text: String,
    pub(super) profile: Profile,
    pub(super) content: Content<'a>,
}

/// What a unit is.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// One paragraph: its number in the list.
    Paragraph(usize),
    /// A table.
    Table(Table<'a>),
}

impl<'a> Unit<'a> {
    /// What `lines` are made of: their footnotes, or all else.
    pub(super) fn all(lines: &'a [Line<'a>], footnotes: bool) -> Vec<Self> {
        let mut tables: BTreeMap<usize, Table<'a>> = BTreeMap::new();
        let mut order = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if (line.kind == Kind::Footnote) != footnotes {
                continue;
            }
            let Kind::Cell { table, row, column } = line.kind else {
                order.push(Err(at));
                continue;
            };
            let of = tables.entry(table).or_insert_with(|| {
                order.push(Ok(table));
                Table::default()
            });
            of.add(row, column, (at, line));
        }
        let units = order.into_iter().filter_map(|it| match it {
            Ok(table) => tables.remove(&table).map(Self::table),
            Err(at) => lines.get(at).map(|line| Self::paragraph(at, line)),
        });
        units.collect()
    }

    /// The unit of one paragraph.
    pub(super) fn paragraph(at: usize, line: &Line<'a>) -> Self {
        Self {
            ids: line.ids.iter().copied().collect(),
            text: line.text.to_owned(),
            profile: Profile::of(line.text),
            content: Content::Paragraph(at),
        }
    }

    fn table(table: Table<'a>) -> Self {
        let text = table.text();
        let profile = Profile::of(&text);
        Self { ids: table.ids(), text, profile, content: Content::Table(table) }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.content, Content::Table(_))
    }

    /// How alike two units are; what is of another nature has nothing in common.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        if self.is_table() != other.is_table() {
            return 0.0;
        }
        let shares = self.ids.iter().any(|it| other.ids.contains(it));
        self.profile.likeness(&other.profile) + if shares { 1.0 } else { 0.0 }
    }

    pub(super) fn alone(&self) -> Option<usize> {
        match self.content {
            Content::Paragraph(at) => Some(at),
            Content::Table(_) => None,
        }
    }

    /// The numbers of all its paragraphs.
    pub(super) fn members(&self) -> Vec<usize> {
        match &self.content {
            Content::Paragraph(at) => vec![*at],
            Content::Table(table) => table.members().collect(),
        }
    }
}
