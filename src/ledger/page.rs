//! A sheet of a 台账 as text: what it is about, its columns, its rows. Writing a workbook and
//! taking one back go by this one description.

use super::{columns::Column, items, records::IDENTITY};
use crate::record::{Field, ListKey, Shape};

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// One row a case.
    Cases,
    /// One row a unit of a case, whatever its role.
    Units,
    /// One row an item of this list of a case.
    Items(Field),
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slot {
    /// A field of the case.
    Field(Field),
    /// 满意度, 办理态度.
    Attitude,
    /// 满意度, 办理结果.
    Result,
    /// 本单位角色, or the role of the row's unit.
    Role,
    /// 序号 of the item in its list.
    Ordinal,
    /// A value of the item.
    Item(&'static ListKey),
    /// 核对码: what the row said when it went out (see [`super::stamp`]).
    Stamp,
}

/// One row: its cells in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) cells: Vec<String>,
    /// Which cells are to be filled in by whom the workbook is for.
    pub(super) open: Vec<bool>,
}

/// A whole sheet.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) topic: Topic,
    pub(super) slots: Vec<Slot>,
    pub(super) lines: Vec<Line>,
}

impl Topic {
    /// All topics in the order of the sheets.
    pub(super) fn all() -> Vec<Self> {
        let is_list = |it: &Field| {
            matches!(it.shape(), Shape::List(_) | Shape::Marked(_)) || *it == Field::Proposers
        };
        let lists = Field::written().filter(is_list).map(Self::Items);
        [Self::Cases, Self::Units].into_iter().chain(lists).collect()
    }

    /// The name of its sheet.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Cases => "台账",
            Self::Units => "承办单位",
            Self::Items(field) => field.chinese(),
        }
    }

    /// Whether its sheet is there even when there is nothing to say.
    pub(super) fn is_standing(self) -> bool {
        matches!(
            self,
            Self::Cases
                | Self::Items(
                    Field::Contacts | Field::Measures | Field::Commitments | Field::Feedback
                )
        )
    }

    /// The columns of a sheet about items; none of the one about cases, where it depends on what
    /// the register has.
    pub(super) fn item_slots(self) -> Vec<Slot> {
        let mut slots: Vec<Slot> = IDENTITY.map(Slot::Field).to_vec();
        slots.push(Slot::Field(Field::Title));
        let field = match self {
            Self::Cases => return slots,
            Self::Units => {
                slots.push(Slot::Role);
                Field::Lead
            }
            Self::Items(Field::Proposers) => Field::Proposers,
            Self::Items(field) => {
                slots.push(Slot::Ordinal);
                field
            }
        };
        slots.extend(items::keys(field).into_iter().flat_map(|it| it.keys).map(Slot::Item));
        slots.push(Slot::Stamp);
        slots
    }
}

impl Slot {
    /// The header of its column.
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Field(field) => Column::Field(field).header(),
            Self::Attitude => Column::Attitude.header(),
            Self::Result => Column::Result.header(),
            Self::Role => "角色",
            Self::Ordinal => "序号",
            Self::Item(key) => key.names.0,
            Self::Stamp => "核对码",
        }
    }

    /// The form of its values; `None` of a column that no record holds.
    pub(super) fn shape(self) -> Option<Shape> {
        match self {
            Self::Field(field) => Some(field.shape()),
            Self::Attitude | Self::Result => Some(Shape::Satisfaction),
            Self::Item(key) => Some(key.shape),
            Self::Role | Self::Ordinal | Self::Stamp => None,
        }
    }

    /// Whether a stamp holds it: what may change, and what tells the row from others.
    pub(super) fn is_stamped(self, topic: Topic) -> bool {
        match self {
            Self::Field(field) => topic == Topic::Cases || IDENTITY.contains(&field),
            Self::Stamp => false,
            _ => true,
        }
    }

    /// Whether it says which row this is, so that it is never taken for a change.
    pub(super) fn is_name(self, topic: Topic) -> bool {
        match self {
            Self::Field(field) => topic != Topic::Cases || IDENTITY.contains(&field),
            Self::Role | Self::Ordinal | Self::Stamp => true,
            Self::Attitude | Self::Result => false,
            Self::Item(key) => topic.head() == Some(key.names),
        }
    }
}

impl Topic {
    /// The key of an item that tells it from the others of its list, where one does.
    pub(super) fn head(self) -> Option<crate::record::Names> {
        match self {
            Self::Units => items::keys(Field::Lead)?.head,
            Self::Items(Field::Proposers) => items::keys(Field::Proposers)?.head,
            Self::Cases | Self::Items(_) => None,
        }
    }
}
