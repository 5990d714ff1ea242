//! `::: 一览表`: a row a case of a figure, those of a class together below its name.

use super::{
    RegisterReferences, Withheld,
    case_column::{CaseColumn, Room, Shown},
    filled_table::{cell, note, strong_cell, whole_row, words},
};
use crate::{
    diagnostic::Diagnostics,
    document::{
        CaseNode, Cell, CellAlignment, ColumnWidth, Extent, FigureNode, InlineContent, Table,
        TableReference, Unresolved, plain_text,
    },
    record::{AsOf, CASE_UNIT, Case, Field},
    statistics::{CaseList, Figure, FigureItem},
};

/// Characters on a line of a column that tells a story.
const STORY: u32 = 12;
/// The most characters of a column of words that are kept on one line.
const MOST_WORDS: u32 = 6;

/// Half cells that a text takes.
fn halves(text: &str) -> usize {
    text.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()
}

/// What a list is made of.
struct List<'a> {
    references: &'a RegisterReferences<'a>,
    figure: &'a Figure,
    asked: &'a TableReference,
    withheld: Option<&'a Withheld>,
    as_of: AsOf,
    columns: Vec<CaseColumn>,
}

/// The cases of a class, or of the whole figure.
struct Group<'a> {
    /// The class; `None` for all of them.
    name: Option<&'a str>,
    cases: Vec<&'a Case>,
}

/// The table of the cases of `figure`, and what is doubtful about it.
pub(super) fn table(
    references: &RegisterReferences<'_>,
    figure: &Figure,
    asked: &TableReference,
    withheld: Option<&Withheld>,
) -> Result<(Table, Diagnostics), Unresolved> {
    if figure.cases.is_empty() {
        return Err(Unresolved::new(
            format!("“{}”没有案件，列不出一览表", figure.name),
            "请换一个指标，或删去这张表；用汇总录入的批次没有逐件的记录",
        ));
    }
    let as_of = references.register.as_of(references.as_of);
    let columns = CaseColumn::all(&asked.columns)?;
    let mut list = List { references, figure, asked, withheld, as_of, columns };
    let groups = list.groups()?;
    list.leave_out_empty_columns(&groups);
    let mut doubts = Diagnostics::default();
    let rows = list.rows(&groups, &mut doubts)?;
    let alignment = |it: &CaseColumn| match it.shown {
        Shown::Serial => CellAlignment::Centre,
        _ => CellAlignment::Left,
    };
    let table = Table {
        widths: list.widths(&rows),
        columns: list.columns.iter().map(alignment).collect(),
        header_rows: 1,
        rows,
        notes: note(&list.notes(&groups), &asked.place),
        ..Table::default()
    };
    Ok((table, doubts))
}

impl<'a> List<'a> {
    /// The cases by class where the figure has classes, in the order that is asked for.
    fn groups(&self) -> Result<Vec<Group<'a>>, Unresolved> {
        let of = |name, cases: &CaseList| -> Group<'a> {
            let all = &self.references.register.cases;
            let cases = cases.places().filter_map(|at| all.get(at));
            // A number says which case it is, though others bear it too.
            let is_told = |it: &&Case| self.withheld.is_none_or(|hidden| !hidden.has(&it.number));
            Group { name, cases: cases.filter(is_told).collect() }
        };
        let mut groups: Vec<Group<'a>> = if self.figure.kind.has_classes() {
            let items = self.figure.items.iter().filter(|it| !it.cases.is_empty());
            items.map(|it| of(Some(it.name.as_str()), &it.cases)).collect()
        } else {
            vec![of(None, &self.figure.cases)]
        };
        if let Some(name) = &self.asked.order {
            let asked = [crate::document::ColumnReference { name: name.clone(), heading: None }];
            let by = CaseColumn::all(&asked)?;
            for group in &mut groups {
                group.cases.sort_by_cached_key(|it| {
                    let column = by.first();
                    let date = column.and_then(|column| match column.shown {
                        Shown::Field(field) if field.is_date() => it.date(field, self.as_of),
                        _ => None,
                    });
                    let text = column.and_then(|by| by.text(self.references, it, self.as_of));
                    (date.is_none(), date, text.is_none(), text)
                });
            }
        }
        Ok(groups)
    }

    /// A column that says nothing of any case is none; a public copy names nobody.
    fn leave_out_empty_columns(&mut self, groups: &[Group<'_>]) {
        let (references, as_of) = (self.references, self.as_of);
        let is_public = self.withheld.is_some();
        let cases = || groups.iter().flat_map(|it| &it.cases);
        self.columns.retain(|column| {
            let names_people = matches!(
                column.shown,
                Shown::Field(Field::Proposers | Field::Signer | Field::ExtensionApprover)
            );
            let is_filled = || cases().any(|it| column.text(references, it, as_of).is_some());
            column.shown == Shown::Serial || (!(is_public && names_people) && is_filled())
        });
    }

    fn rows(
        &self,
        groups: &[Group<'_>],
        doubts: &mut Diagnostics,
    ) -> Result<Vec<Vec<Cell>>, Unresolved> {
        let at = &self.asked.place;
        let width = self.columns.len();
        let header = self.columns.iter().map(|it| cell(vec![words(&it.heading)], at));
        let mut rows = vec![header.collect::<Vec<Cell>>()];
        let mut serial: usize = 0;
        for group in groups {
            if let Some(name) = group.name {
                let mut line = vec![words(format!("{name}　小计"))];
                line.extend([self.counted(&[name, "件数"])?, words("件")]);
                rows.push(whole_row(strong_cell(line, at), width));
            }
            let first = rows.len();
            for case in &group.cases {
                serial = serial.saturating_add(1);
                rows.push(self.row(case, serial));
                doubts.extend(self.columns.iter().filter_map(|it| it.too_long(case, self.as_of)));
            }
            self.merge(rows.get_mut(first..).unwrap_or_default());
        }
        if groups.iter().any(|it| it.name.is_some()) {
            let mut line = vec![words("合计　"), self.counted(&["件数"])?, words("件")];
            if self.overlaps() {
                line.extend([
                    words("（"),
                    self.counted(&[CASE_UNIT])?,
                    words(CASE_UNIT),
                    words("）"),
                ]);
            }
            rows.push(whole_row(strong_cell(line, at), width));
        }
        Ok(rows)
    }

    fn row(&self, case: &Case, serial: usize) -> Vec<Cell> {
        let cells = self.columns.iter().map(|column| {
            let text = match column.shown {
                Shown::Serial => Some(serial.to_string()),
                _ => column.text(self.references, case, self.as_of),
            };
            let node = text.map(|text| {
                let (number, field) = (case.number.clone(), column.name.clone());
                InlineContent::Case(CaseNode { number, field, text })
            });
            cell(node.into_iter().collect(), &case.place)
        });
        cells.collect()
    }

    /// Words of a few characters stay on one line, and what tells a story has room for it; the other
    /// columns share what is left.
    fn widths(&self, rows: &[Vec<Cell>]) -> Vec<ColumnWidth> {
        let columns = self.columns.iter().enumerate();
        columns
            .map(|(at, column)| match column.room() {
                Room::Story => ColumnWidth::Characters(STORY),
                Room::AsContent => ColumnWidth::FromContent,
                Room::Title => ColumnWidth::Sentence,
                Room::Words => {
                    let own = rows.iter().filter_map(|it| it.get(at));
                    let own =
                        own.filter(|it| matches!(it.extent, Extent::Covers { columns: 1, .. }));
                    let longest = own.map(|it| halves(&plain_text(&it.text)).div_ceil(2)).max();
                    match longest.and_then(|it| u32::try_from(it).ok()) {
                        Some(characters @ 1..=MOST_WORDS) => ColumnWidth::Characters(characters),
                        _ => ColumnWidth::FromContent,
                    }
                }
            })
            .collect()
    }

    /// Makes one cell of equal neighbours in the columns of 合并; what is one in a column is so only
    /// within what is one in the columns before it.
    fn merge(&self, rows: &mut [Vec<Cell>]) {
        let place = |name: &String| self.columns.iter().position(|it| it.name == *name);
        let columns: Vec<usize> = self.asked.merged.iter().filter_map(place).collect();
        let text = |row: &[Cell], at: &usize| row.get(*at).map(|it| plain_text(&it.text));
        let texts: Vec<Vec<Option<String>>> =
            rows.iter().map(|row| columns.iter().map(|at| text(row, at)).collect()).collect();
        for (depth, column) in columns.iter().enumerate() {
            let mut start = 0;
            for equals in texts.chunk_by(|a, b| a.get(..=depth) == b.get(..=depth)) {
                let end = equals.len().saturating_add(start);
                let run = rows.get_mut(start..end).unwrap_or_default();
                cover(run.iter_mut().filter_map(|it| it.get_mut(*column)), equals.len());
                start = end;
            }
        }
    }

    /// The part of the figure as a node of the tree.
    fn counted(&self, parts: &[&str]) -> Result<InlineContent, Unresolved> {
        let parts: Vec<String> = parts.iter().map(|it| (*it).to_owned()).collect();
        let text = crate::statistics::plain_text(&self.figure.printed(&parts)?);
        Ok(InlineContent::Figure(FigureNode { name: self.figure.name.clone(), parts, text }))
    }

    /// Whether a public case is not listed, because one that is not public has its number.
    fn leaves_out_public(&self) -> bool {
        let all = &self.references.register.cases;
        let mut cases = self.figure.cases.places().filter_map(|at| all.get(at));
        cases.any(|it| {
            it.is_public(self.as_of) && self.withheld.is_some_and(|hidden| hidden.has(&it.number))
        })
    }

    /// Whether a case stands in several classes.
    fn overlaps(&self) -> bool {
        let listed: usize = self.figure.items.iter().map(|it| it.cases.len()).sum();
        listed > self.figure.cases.len()
    }

    /// Whether it does so because several units handle it apart, and each is a class.
    fn overlaps_by_unit(&self) -> bool {
        let all = &self.references.register.cases;
        let classes = |at: usize| {
            let has = move |it: &&FigureItem| it.cases.places().any(|place| place == at);
            self.figure.items.iter().filter(has)
        };
        self.figure.cases.places().all(|at| {
            let split = all.get(at).map(|it| it.split.as_slice()).unwrap_or_default();
            classes(at).count() < 2 || classes(at).all(|it| split.contains(&it.name))
        })
    }

    /// Whether it shows a term that is put off for one of its cases.
    fn shows_put_off(&self, groups: &[Group<'_>]) -> bool {
        let shows_term = self.columns.iter().any(|it| it.shown == Shown::Field(Field::ReplyDue));
        let mut cases = groups.iter().flat_map(|it| &it.cases);
        shows_term && cases.any(|it| it.extension.until.is_some())
    }

    fn notes(&self, groups: &[Group<'_>]) -> Vec<String> {
        let mut notes = Vec::new();
        if self.overlaps() {
            let why = if self.overlaps_by_unit() {
                "一件由几家分办的，在各家名下都列出"
            } else {
                "一件归入几类的，各类都列出"
            };
            notes.push(format!("{why}；小计相加为{CASE_UNIT}，合计按件计"));
        }
        if self.shows_put_off(groups) {
            notes.push("已批准延期的，期限为延期后的日期".to_owned());
        }
        let told: usize = groups.iter().map(|it| it.cases.len()).sum();
        let all: usize = match self.figure.items.as_slice() {
            [] => self.figure.cases.len(),
            items => items.iter().map(|it| it.cases.len()).sum(),
        };
        if told < all {
            let too = if self.leaves_out_public() { "，与其同号的也不列" } else { "" };
            notes.push(format!("没有主动公开的不列出{too}，件数照全部案件计"));
        }
        notes
    }
}

/// Lets the first of `height` cells below each other cover the others.
fn cover<'c>(cells: impl Iterator<Item = &'c mut Cell>, height: usize) {
    for (above, cell) in cells.enumerate() {
        if above == 0 {
            cell.extent = Extent::Covers { columns: 1, rows: height };
        } else {
            *cell = Cell { text: Vec::new(), extent: Extent::Covered { left: 0, above } };
        }
    }
}
