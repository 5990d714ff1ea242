//! How markup asks for what stands in the records, without knowing of records or statistics.

use super::{FigureNode, InlineContent, Table};
use crate::diagnostic::{Diagnostics, Place, Rule};

/// A reference in braces: `{按结果.解决采纳.占比}`, `{案0038.简称}`, `{全部.按期办复: 均按时办复}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The names between the dots, at least one, none empty.
    pub path: Vec<String>,
    /// The words after the colon of a claim, as typed.
    pub claim: Option<String>,
    /// The whole reference with its braces.
    pub place: Place,
}

/// 数据 of a chart: one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataReference {
    /// The figure's name.
    pub figure: String,
    /// 取值: the part of each class, such as 占比; `None` for its number of cases, and for the
    /// figure itself where it is one number.
    pub part: Option<String>,
    /// Whether they are to be joined by a line: then a class without cases is a point like any
    /// other, and a figure that is one number comes with those of past years.
    pub as_line: bool,
}

/// The numbers of one figure in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// What they count, such as 件, or `%`; empty where that is not known.
    pub unit: String,
    /// Whether the figure has classes, of which each has a number; else it is one number.
    pub by_class: bool,
    /// Whether the numbers of its classes may be added: not where a case counts in several.
    pub adds_up: bool,
    /// The numbers.
    pub numbers: Vec<Datum>,
}

/// One number of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Datum {
    /// The class or the year that it belongs to; else the figure's name.
    pub name: String,
    /// Its size in ten-thousandths and what is printed; `None` for a year that is not known.
    pub number: Option<(u64, FigureNode)>,
}

/// A table that the records fill: `::: 统计表 标题`, `::: 一览表 标题`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReference {
    /// What its rows are.
    pub kind: TableKind,
    /// 数据: the figure whose rows or cases it shows.
    pub figure: String,
    /// 列, in order; empty for all that it has.
    pub columns: Vec<ColumnReference>,
    /// 小计: whether units are gathered by 系统, each with a row of its own.
    pub subtotals: bool,
    /// 排序: the column that decides the order of its rows, the largest first; `None` for that of the
    /// figure.
    pub order: Option<String>,
    /// 合并: the columns of which equal neighbours are one cell.
    pub merged: Vec<String>,
    /// 零: what a count of nothing prints; `None` for `0`.
    pub zero: Option<String>,
    /// Where it is asked for.
    pub place: Place,
}

/// What the rows of a table are that the records fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// 统计表: a row a class of a figure.
    Counts,
    /// 一览表: a row a case of a figure.
    Cases,
}

/// One of 列.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReference {
    /// What it shows.
    pub name: String,
    /// What stands above it where that is something else.
    pub heading: Option<String>,
}

/// Why a reference gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// What is wrong, in Chinese, without 。
    pub cause: String,
    /// What to do about it, in Chinese, without 。
    pub cure: String,
    /// For a claim that is not true: the rule that it breaks, and what is printed all the same where
    /// an office has turned that rule down.
    pub untrue: Option<Box<(Rule, InlineContent)>>,
}

impl Unresolved {
    /// A reference that gives nothing.
    pub fn new(cause: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { cause: cause.into(), cure: cure.into(), untrue: None }
    }
}

/// Gives what references stand for; `build` implements it over figures and cases.
pub trait References {
    /// The printed pieces in reading order: one for a figure, several for a sentence of figures.
    ///
    /// # Errors
    /// [`Unresolved`] when the name, a part or the case is unknown, or the claim untrue.
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved>;

    /// Where the prose of a record stands that a reference alone on its line is put in place of,
    /// such as `{案0038.答复正文}`; `None` for a reference that stands for words of a line.
    ///
    /// # Errors
    /// [`Unresolved`] when the case is unknown or has no such prose.
    fn prose(&self, _reference: &Reference) -> Option<Result<Place, Unresolved>> {
        None
    }

    /// The table: its header, rows and notes, and what is doubtful about them.
    ///
    /// # Errors
    /// [`Unresolved`] when the figure or a column is unknown.
    fn table(&self, reference: &TableReference) -> Result<(Table, Diagnostics), Unresolved>;

    /// The numbers that a chart shows of a figure.
    ///
    /// # Errors
    /// [`Unresolved`] when the figure or a part is unknown, or is no number.
    fn data(&self, reference: &DataReference) -> Result<Data, Unresolved>;
}
