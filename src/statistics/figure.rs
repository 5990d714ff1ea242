//! A computed figure with its lineage.

use std::collections::BTreeMap;

use crate::diagnostic::Place;

/// What kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// 计数
    Count,
    /// 去重计数
    DistinctCount,
    /// 分组
    Partition,
    /// 占比
    Rate,
    /// 比较
    Comparison,
    /// 最早
    Earliest,
    /// 最晚
    Latest,
    /// 录入
    Input,
}

/// One declared figure, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The declared name.
    pub name: String,
    /// Its kind.
    pub kind: FigureKind,
    /// As `{name}` prints it.
    pub text: String,
    /// Unreduced: `24/67`; an integer or an ISO date by kind; for a partition the counts joined by `+`.
    pub exact: String,
    /// Four decimals, where the figure is a number.
    pub decimal: Option<String>,
    /// 凑整's Chinese name, for partitions.
    pub policy: Option<&'static str>,
    /// What the policy did: `城区建设与管理 35.8% → 35.9%`; empty when nothing was adjusted.
    pub adjusted: Vec<String>,
    /// The expression in words: `办理结果为解决采纳 ÷ 已办复`.
    pub expression: String,
    /// Numbers of the cases in the numerator, in register order.
    pub cases: Vec<String>,
    /// The denominator.
    pub population: PopulationSize,
    /// The items of a partition, in declared order, empty classes included.
    pub items: Vec<FigureItem>,
    /// The parts that `{name.part}` may ask for, by part, without those of items.
    pub parts: BTreeMap<String, Vec<Printed>>,
    /// Where it is declared.
    pub place: Place,
}

/// One class of a partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureItem {
    /// The class's name.
    pub name: String,
    /// Numbers of its cases.
    pub cases: Vec<String>,
    /// The parts that `{name.item.part}` may ask for: 件数, 占比, 标题, 简称, 编号.
    pub parts: BTreeMap<String, Vec<Printed>>,
}

/// The denominator of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationSize {
    /// Its name: the declared population, or the batch.
    pub name: String,
    /// How many cases it has.
    pub size: usize,
}

/// A piece of what a part prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Words between figures.
    Words(String),
    /// A figure: the path below the figure's name that gives it alone, and its text.
    Figure {
        /// For example `["解决采纳", "占比"]`.
        path: Vec<String>,
        /// For example `92.54%`.
        text: String,
    },
    /// A field of a case, such as a quoted title.
    Case {
        /// The case's number.
        number: String,
        /// The field's Chinese name.
        field: &'static str,
        /// What is printed.
        text: String,
    },
}

/// All figures of a project as of one date, in declared order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Figures {
    /// The figure of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|it| it.name == name)
    }
}
