//! The rows of a workbook that came back, under the columns that we know.

use super::Returned;
use crate::ledger::{
    columns::{Column, normal},
    form,
    page::{Slot, Topic},
    records::{IDENTITY, Identity},
    sheet::{Cell, Kind, Row, Sheet, letters},
    stamp::Stamp,
};
use crate::record::Field;

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Incoming {
    pub(super) topic: Topic,
    /// Where it stands: file, sheet and row.
    pub(super) place: String,
    /// Whether the workbook is one that a unit got.
    pub(super) is_of_unit: bool,
    /// The texts under the columns that we know, empty ones too.
    pub(super) cells: Vec<(Slot, String)>,
    pub(super) stamp: Option<Stamp>,
}

/// The rows of all sheets that we know; what is left out is told in `unfit`.
pub(super) fn rows(file: &Returned, unfit: &mut Vec<String>) -> Vec<Incoming> {
    let mut rows = Vec::new();
    for sheet in &file.workbook.sheets {
        match topic(sheet) {
            Some(topic) => rows.extend(sheet_rows(file, sheet, topic, unfit)),
            None if sheet.rows.is_empty() => {}
            None => unfit.push(format!(
                "{}“{}”：没有“编号”一列，或不是台账导出的表，整张没有看",
                file.name, sheet.name
            )),
        }
    }
    rows
}

/// What a sheet is about, by its name or by its columns.
fn topic(sheet: &Sheet) -> Option<Topic> {
    let (heads, _) = heading(sheet)?;
    let named = Topic::all().into_iter().find(|it| it.name() == sheet.name.trim());
    let has_title =
        heads.cells.iter().any(|it| Column::headed(&it.text) == Some(Column::Field(Field::Title)));
    named.or_else(|| has_title.then_some(Topic::Cases))
}

/// The row of the headers, and the rows below it.
fn heading(sheet: &Sheet) -> Option<(&Row, &[Row])> {
    let is_number = |it: &Cell| Column::headed(&it.text) == Some(Column::Field(Field::Number));
    let at = sheet.rows.iter().position(|it| it.cells.iter().any(is_number))?;
    let (above, below) = sheet.rows.split_at_checked(at.saturating_add(1))?;
    Some((above.last()?, below))
}

fn sheet_rows(
    file: &Returned,
    sheet: &Sheet,
    topic: Topic,
    unfit: &mut Vec<String>,
) -> Vec<Incoming> {
    let Some((heads, below)) = heading(sheet) else { return Vec::new() };
    let mut columns: Vec<(u32, Slot)> = Vec::new();
    for head in &heads.cells {
        match slot(topic, &head.text) {
            Some(slot) if columns.iter().all(|(_, it)| *it != slot) => {
                columns.push((head.column, slot));
            }
            Some(slot) => unfit.push(format!(
                "{}“{}”：有两列都是“{}”，只看左边一列",
                file.name,
                sheet.name,
                slot.header()
            )),
            None if Column::headed(&head.text) == Some(Column::Serial) => {}
            None => unfit.push(format!(
                "{}“{}”：记录里没有“{}”这一项，这一列没有看",
                file.name, sheet.name, head.text
            )),
        }
    }
    let is_of_unit = topic == Topic::Cases && columns.iter().any(|(_, it)| *it == Slot::Role);
    let rows = below.iter().filter_map(|row| {
        let place = format!("{}“{}”第{}行", file.name, sheet.name, row.number);
        let cells = columns.iter().filter_map(|(column, slot)| {
            Some((*slot, text(row.cell(*column), *slot, &place, unfit)?))
        });
        let cells: Vec<(Slot, String)> = cells.collect();
        let stamp = cells.iter().find(|(slot, _)| *slot == Slot::Stamp);
        let stamp = stamp.and_then(|(_, text)| Stamp::read(text));
        // A row that was copied to make another brings the stamp of the first.
        let names = cells.iter().filter(|(it, _)| it.is_name(topic) && it.is_stamped(topic));
        let is_own = |stamp: &Stamp| names.clone().all(|(it, text)| stamp.says(it.header(), text));
        let stamp = stamp.filter(is_own);
        let row = Incoming { topic, place, is_of_unit, cells, stamp };
        (!row.says_nothing() || row.names_something()).then_some(row)
    });
    rows.collect()
}

/// The column under a header.
fn slot(topic: Topic, header: &str) -> Option<Slot> {
    let bare = normal(header);
    let own = [Slot::Role, Slot::Stamp].into_iter().chain(topic.item_slots());
    let mut own = own.filter(|it| topic != Topic::Cases || !matches!(it, Slot::Item(_)));
    if let Some(slot) = own.find(|it| normal(it.header()) == bare) {
        return Some(slot);
    }
    match Column::headed(header)? {
        Column::Attitude if topic == Topic::Cases => Some(Slot::Attitude),
        Column::Result if topic == Topic::Cases => Some(Slot::Result),
        Column::Field(field) if !field.is_derived() && topic == Topic::Cases => {
            Some(Slot::Field(field))
        }
        Column::Field(field) if Slot::Field(field).is_name(topic) && IDENTITY.contains(&field) => {
            Some(Slot::Field(field))
        }
        _ => None,
    }
}

/// The text of a cell; `None` for one that holds no value, which is told.
fn text(cell: Option<&Cell>, slot: Slot, place: &str, unfit: &mut Vec<String>) -> Option<String> {
    let Some(cell) = cell else { return Some(String::new()) };
    let why = match cell.kind {
        Kind::Error => format!("“{}”是公式的错误，不是内容", cell.text),
        Kind::Uncounted => "有公式但没有结果，请用Excel或WPS打开这个文件、保存一次再来".to_owned(),
        Kind::Text | Kind::Number | Kind::Date => {
            let shape = slot.shape();
            let text = match shape {
                Some(shape) => form::normal(&cell.text, shape),
                None => cell.text.trim().to_owned(),
            };
            return Some(text);
        }
    };
    let column = letters(cell.column);
    unfit.push(format!("{place}{column}列“{}”：{why}，这一格没有看", slot.header()));
    None
}

impl Incoming {
    /// The text under a column.
    pub(super) fn get(&self, slot: Slot) -> &str {
        let found = self.cells.iter().find(|(it, _)| *it == slot);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// The same without what it was when it went out.
    pub(super) fn unstamped(&self) -> Self {
        Self { stamp: None, ..self.clone() }
    }

    /// The cells that may bring a change.
    pub(super) fn values(&self) -> impl Iterator<Item = (Slot, &str)> {
        let values = self.cells.iter().filter(|(slot, _)| !slot.is_name(self.topic));
        values.map(|(slot, text)| (*slot, text.as_str()))
    }

    /// Whether it is a row of a list that names its case and may be left unfilled.
    fn names_something(&self) -> bool {
        let mut names = self.cells.iter().filter(|(it, _)| it.is_name(self.topic));
        self.topic != Topic::Cases && names.any(|(_, text)| !text.is_empty())
    }

    /// Whether it names an item by its head.
    pub(super) fn names_item(&self) -> bool {
        let is_head =
            |it: &Slot| matches!(it, Slot::Item(key) if self.topic.head() == Some(key.names));
        self.cells.iter().any(|(it, text)| is_head(it) && !text.is_empty())
    }

    /// Whether it has nothing but what an empty row of ours has.
    pub(super) fn says_nothing(&self) -> bool {
        let is_empty = self.values().all(|(_, text)| text.is_empty());
        match self.topic {
            Topic::Cases => is_empty && self.get(Slot::Field(Field::Number)).is_empty(),
            _ => is_empty && self.stamp.is_none(),
        }
    }

    /// What it says of which case it is.
    pub(super) fn identity(&self) -> Identity {
        let text = |field| self.get(Slot::Field(field)).to_owned();
        Identity {
            session: text(Field::Session),
            kind: text(Field::Kind),
            number: text(Field::Number),
        }
    }
}
