//! A computed figure with its lineage.

use serde::{Serialize, Serializer};

use super::{
    CaseList, Exact, Part, Parts, Printed, Refusal, cross_column::Column, pair::past_value,
    printed::plain_text,
};
use crate::{
    chinese::{nearest::nearest, wording},
    diagnostic::{Diagnostics, Place},
    record::PastFigure,
};

/// What kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// 计数
    Count,
    /// 去重计数
    DistinctCount,
    /// 分组
    Partition,
    /// 分布
    Distribution,
    /// 排名
    Ranking,
    /// 交叉
    Cross,
    /// 件次
    CaseUnits,
    /// 活动计数
    ActivityCount,
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

impl FigureKind {
    /// The Chinese name, as it is declared.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Count => "计数",
            Self::DistinctCount => "去重计数",
            Self::Partition => "分组",
            Self::Distribution => "分布",
            Self::Ranking => "排名",
            Self::Cross => "交叉",
            Self::CaseUnits => "件次",
            Self::ActivityCount => "活动计数",
            Self::Rate => "占比",
            Self::Comparison => "比较",
            Self::Earliest => "最早",
            Self::Latest => "最晚",
            Self::Input => "录入",
        }
    }

    /// Whether it has classes, each with a number of its own.
    pub const fn has_classes(self) -> bool {
        matches!(self, Self::Partition | Self::Distribution | Self::Ranking | Self::Cross)
    }

    /// The part that stands for the figure when none is asked for.
    pub const fn main_part(self) -> &'static str {
        match self {
            Self::Count | Self::Cross => "件数",
            Self::DistinctCount => "个数",
            Self::Partition | Self::Distribution | Self::Ranking => "分述",
            Self::CaseUnits => "件次",
            Self::ActivityCount => "次数",
            Self::Rate => "占比",
            Self::Comparison => "比较",
            Self::Earliest | Self::Latest => "年月日",
            Self::Input => "值",
        }
    }
}

impl Serialize for FigureKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.chinese())
    }
}

/// One declared figure, counted; serialised as `figures.json` has it, without its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The declared name.
    pub name: String,
    /// Its kind.
    pub kind: FigureKind,
    /// As `{name}` prints it; `—` when there is nothing to print.
    pub text: String,
    /// Before rounding.
    pub exact: Exact,
    /// Four decimals, rates in percent, where the figure is one number.
    pub decimal: Option<String>,
    /// 凑整's Chinese name, for partitions.
    pub policy: Option<&'static str>,
    /// What the policy did: `城区建设与管理 35.8% → 35.9%`; empty when nothing was adjusted.
    pub adjusted: Vec<String>,
    /// The expression in words: `办理结果为解决采纳 ÷ 已办复`.
    pub expression: String,
    /// 来源 of what no record holds: an input, the past year's printed figure.
    pub source: Option<String>,
    /// 来源 of the past year's figure that it is compared with.
    #[serde(skip)]
    pub past_source: Option<String>,
    /// What past years printed of it, by year: year, number and 来源.
    #[serde(skip)]
    pub past: Vec<PastFigure>,
    /// The figure that a comparison is of; what it prints beside the comparison is that figure's.
    #[serde(skip)]
    pub subject: Option<Box<Figure>>,
    /// 说明, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// 别名.
    #[serde(skip)]
    pub aliases: Vec<String>,
    /// 量词: what follows the number where it is a count.
    #[serde(skip)]
    pub measure_word: String,
    /// Of a distribution or a ranking that lists the first only: `前10（并列，共16项）`.
    #[serde(skip)]
    pub cut: Option<String>,
    /// Whether it comes with the program.
    #[serde(skip)]
    pub is_supplied: bool,
    /// Of a figure that comes with the program: what is wrong with it, to be told when it is
    /// printed.
    #[serde(skip)]
    pub doubts: Diagnostics,
    /// Numbers of the cases in the numerator, in register order.
    pub cases: CaseList,
    /// Of 活动计数: the activities that it counts, by date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// The denominator.
    pub population: PopulationSize,
    /// Its cases; none where no records are counted.
    #[serde(skip)]
    pub population_cases: CaseList,
    /// The items of a partition, in declared order, empty classes included; of a distribution; of
    /// a ranking, from the first to the last; the rows of a 交叉.
    pub items: Vec<FigureItem>,
    /// Of a 交叉: the units of each 系统 together, as rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subtotals: Vec<FigureItem>,
    /// Of a 交叉: the row of all cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum: Option<Box<FigureItem>>,
    /// Of a 交叉: its columns in order.
    #[serde(skip)]
    pub columns: Vec<FigureColumn>,
    /// Of a 交叉: whether a case stands in several rows, so that these do not add up to the cases.
    #[serde(skip)]
    pub overlaps: bool,
    /// The parts that `{name.part}` may ask for, by part, without those of items.
    #[serde(skip)]
    pub parts: Parts,
    /// Where it is declared.
    #[serde(skip)]
    pub place: Place,
}

/// A column of a 交叉.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureColumn {
    /// How references call it.
    pub name: String,
    /// The field or figure of which it is a class.
    pub group: Option<String>,
    /// Whether it counts 件次.
    pub counts_units: bool,
    /// Whether it prints shares.
    pub is_rate: bool,
    /// 说明 of the figure that it is.
    pub description: Option<String>,
}

impl FigureColumn {
    pub(super) fn of(column: &Column<'_>) -> Self {
        let description = &column.declaration.description;
        Self {
            name: column.name.clone(),
            group: column.group.clone(),
            counts_units: column.units.is_some(),
            is_rate: column.is_rate,
            description: description.clone().filter(|_| column.group.is_none()),
        }
    }
}

/// One class of a partition, one value of a distribution or a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureItem {
    /// The class's name.
    pub name: String,
    /// Its share as printed, after the policy; `—` when the population is empty. Of a ranking what
    /// decides the rank: the count or the rate.
    pub text: String,
    /// The share before rounding.
    pub exact: Exact,
    /// The share in percent, four decimals.
    pub decimal: Option<String>,
    /// The expression of the share in words: `办理结果为解决采纳 ÷ 已办复`.
    pub expression: String,
    /// Numbers of its cases.
    pub cases: CaseList,
    /// Its rank in a ranking, from 1; equals share one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Of a row of units: the 系统 that they belong to.
    #[serde(skip)]
    pub group: Option<String>,
    /// Of a row of a 交叉: its numbers, one a column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<FigureItem>,
    /// What the closing policy did to its share, as in [`Figure::adjusted`].
    #[serde(skip)]
    pub adjusted: Option<String>,
    /// The parts that `{name.item.part}` may ask for: 件数, 占比, 名次, 标题, 简称, 编号.
    #[serde(skip)]
    pub parts: Parts,
}

/// The denominator of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PopulationSize {
    /// Its name: the declared population, or the batch, `全部` for the first.
    pub name: String,
    /// How many cases it has.
    pub size: usize,
}

impl Figure {
    /// What `{name.parts…}` prints; the figure itself when `parts` is empty. A part that is one
    /// figure has the path by which it was asked for.
    ///
    /// # Errors
    /// The part is unknown, or has nothing to print as of the date.
    pub fn printed(&self, parts: &[String]) -> Part {
        let mut pieces = self.part(parts)?;
        if let [Printed::Figure { path, .. }] = pieces.as_mut_slice() {
            *path = parts.to_vec();
        }
        Ok(pieces)
    }

    fn part(&self, parts: &[String]) -> Part {
        let path =
            if parts.is_empty() { self.kind.main_part().to_owned() } else { parts.join(".") };
        if let Some(part) = self.parts.printed(&path) {
            return part;
        }
        let [first, rest @ ..] = parts else { return Err(self.unknown_part(&path)) };
        match self.item(first) {
            Some(item) => item.part(&self.name, rest),
            None if rest.is_empty() || self.parts.get(first).is_some() => {
                Err(self.unknown_part(&path))
            }
            None => Err(self.unknown_part(first)),
        }
    }

    /// Whether it is called so: by its name or by another (别名).
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|it| it == name)
    }

    /// The item of that class.
    pub fn item(&self, class: &str) -> Option<&FigureItem> {
        let rows = self.items.iter().chain(&self.subtotals);
        rows.chain(self.sum.as_deref()).find(|it| it.name == class)
    }

    /// Adds a part that is one figure, or why it has nothing to print; a dot in `part` is a step of
    /// its path.
    pub(super) fn give(mut self, part: &str, text: Result<String, Refusal>) -> Self {
        let path: Vec<&str> = part.split('.').collect();
        self.parts.put(part, text.map(|it| vec![Printed::figure(&path, it)]));
        self
    }

    /// Adds a part that is one figure.
    pub(super) fn with(self, part: &str, text: impl Into<String>) -> Self {
        self.give(part, Ok(text.into()))
    }

    /// With the text of its main part, and its numbers with their measure words.
    pub(super) fn finished(self) -> Self {
        let mut finished = self.with_measure_words();
        finished.text = match finished.parts.get(finished.kind.main_part()) {
            Some(pieces) => plain_text(&pieces),
            None => "—".to_owned(),
        };
        finished
    }

    fn unknown_part(&self, part: &str) -> Refusal {
        // Of many past years one is enough to show how they are written.
        let older = self.past.iter().rev().skip(1).map(|it| past_value(it.year));
        let older: Vec<String> = older.collect();
        let parts = self.parts.keys().filter(|it| !older.contains(it)).map(String::as_str);
        let known: Vec<&str> = parts.chain(self.items.iter().map(|it| it.name.as_str())).collect();
        let cause = format!("“{}”没有“{part}”这一部分", self.name);
        // Each 居前N has the same parts of its own: they are listed where one of them is asked for.
        let leading = part.split_once('.').map(|it| it.0).filter(|it| known.contains(it));
        let is_listed = |it: &&str| match leading {
            Some(leading) => it.split_once('.').is_some_and(|it| it.0 == leading),
            None => !it.contains('.'),
        };
        let listed: Vec<&str> = known.iter().copied().filter(is_listed).collect();
        offered(&cause, nearest(part, known), &listed)
    }
}

impl FigureItem {
    /// Of a row of a 交叉: its number in that column.
    pub fn cell(&self, column: &str) -> Option<&Self> {
        self.cells.iter().find(|it| it.name == column)
    }

    /// What the number of a column prints when no part is asked for.
    fn itself(&self, row: &str) -> Part {
        match self.exact {
            Exact::Nothing | Exact::Share(_) => self.part(row, &["占比".to_owned()]),
            _ => Ok(vec![Printed::figure(&[&self.name], &*self.text)]),
        }
    }

    fn part(&self, figure: &str, rest: &[String]) -> Part {
        if let [first, rest @ ..] = rest
            && let Some(cell) = self.cell(first)
        {
            let row = format!("{figure}.{}", self.name);
            return if rest.is_empty() { cell.itself(&row) } else { cell.part(&row, rest) };
        }
        let known = self.parts.keys().map(String::as_str);
        let known: Vec<&str> = known.chain(self.cells.iter().map(|it| it.name.as_str())).collect();
        let path = rest.join(".");
        match self.parts.printed(&path) {
            Some(part) => part,
            None if rest.is_empty() => Err(Refusal::new(
                format!("“{figure}.{}”没有写明要印哪一部分", self.name),
                format!("请在后面加上“.”和其中之一：{}", wording::enumerate(&known)),
            )),
            None => Err(unknown(
                &format!("“{figure}.{}”没有“{path}”这一部分", self.name),
                &path,
                &known,
            )),
        }
    }
}

/// The refusal of `word`, with the nearest of `known`, else all of them.
pub(super) fn unknown(cause: &str, word: &str, known: &[&str]) -> Refusal {
    offered(cause, nearest(word, known.iter().copied()), known)
}

fn offered(cause: &str, near: Option<&str>, known: &[&str]) -> Refusal {
    let known = wording::enumerate(known);
    let cure = match near {
        Some(near) => format!("是否应为“{near}”？可用的有{known}"),
        None => format!("可用的有{known}"),
    };
    Refusal::new(cause, cure)
}
