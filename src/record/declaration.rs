//! 指标: a figure as it is declared in `huibao.yaml`; `statistics` counts it.

use super::{ActivityCondition, CASE_UNIT, Condition, Field, OCCASION_UNIT, THIS_BATCH};
use crate::diagnostic::Place;

/// A declared figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its name; unique.
    pub name: String,
    /// What it is.
    pub kind: DeclarationKind,
    /// 总体: the denominator.
    pub population: Denominator,
    /// 批次: the batch's name; `本次` when none is given.
    pub batch: String,
    /// 小数: decimals of percentages, 0 to 4.
    pub decimals: u8,
    /// 凑整: how a partition's percentages are closed to 100.
    pub closing: Closing,
    /// 末尾零: whether `86.0%` keeps its zero.
    pub trailing_zeros: TrailingZeros,
    /// 零项: whether classes without cases are printed.
    pub zero_classes: ZeroClasses,
    /// 比较: the past year that it is compared with.
    pub compared_year: Option<i32>,
    /// 句式: the wording of one item of a partition, with `{项}`, `{件数}`, `{占比}`,
    /// `{总体}` and, of a ranking, `{名次}`.
    pub wording: Option<String>,
    /// 首项句式: the wording of the first item where it differs.
    pub first_wording: Option<String>,
    /// 量词: the measure word of a count; when none is given, `件`, `个` for 去重计数
    /// and `次` for 活动计数.
    pub measure_word: String,
    /// 说明: what it means, in a sentence.
    pub description: Option<String>,
    /// 别名: other names that it answers to.
    pub aliases: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

impl Declaration {
    /// One with nothing but a kind, over all of 本次.
    pub fn new(name: &str, kind: DeclarationKind, place: Place) -> Self {
        let measure_word = match kind {
            DeclarationKind::DistinctCount(..) => "个",
            DeclarationKind::CaseUnits(..) => CASE_UNIT,
            DeclarationKind::ActivityCount(_) => OCCASION_UNIT,
            _ => "件",
        };
        Self {
            name: name.to_owned(),
            kind,
            population: Denominator::All,
            batch: THIS_BATCH.to_owned(),
            decimals: 1,
            closing: Closing::Largest,
            trailing_zeros: TrailingZeros::Keep,
            zero_classes: ZeroClasses::Omit,
            compared_year: None,
            wording: None,
            first_wording: None,
            measure_word: measure_word.to_owned(),
            description: None,
            aliases: Vec::new(),
            place,
        }
    }
}

/// 总体: what a figure is counted over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Denominator {
    /// All cases of the batch.
    #[default]
    All,
    /// The declared population of that name.
    Named(String),
    /// The cases of the batch that meet a condition written in the declaration itself.
    Those(Condition),
}

/// The kinds of figures (the design's table).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeclarationKind {
    /// 计数: cases.
    Count(Condition),
    /// 去重计数: distinct values of a field among the cases of the condition.
    DistinctCount(Field, Condition),
    /// 分组: a partition by a field, in declared order.
    Partition {
        /// The field; it has one value a case.
        field: Field,
        /// 顺序: the classes in order, where the declaration lists them itself.
        classes: Option<Vec<String>>,
    },
    /// 分布: how many cases have each value of a field that may have several; no partition.
    Distribution {
        /// The field.
        field: Field,
        /// 条件: the cases that are meant.
        condition: Condition,
        /// 前: only the values with the most cases, those as large as the last of them too.
        top: Option<usize>,
    },
    /// 排名: the values of a field from the first to the last.
    Ranking {
        /// The field.
        field: Field,
        /// 条件: the cases that are meant.
        condition: Condition,
        /// 前: only so many, those that share the last rank too.
        top: Option<usize>,
        /// 按: what decides the rank.
        by: RankedBy,
    },
    /// 交叉: counts of two ways, as a table has them.
    Cross {
        /// 行: the fields whose values are the rows; several only where all of them name units.
        rows: Vec<Field>,
        /// 列: a field with one value a case, of which every class is a column, or a figure that can
        /// be counted for each row alone, by name.
        columns: Vec<String>,
    },
    /// 件次: pairs of a case and one of its units.
    CaseUnits(Field, Condition),
    /// 活动计数: activities, not cases.
    ActivityCount(ActivityCondition),
    /// 占比: the share of cases that meet a condition.
    Rate(Condition),
    /// 比较: another figure against a past year.
    Comparison {
        /// The figure's name.
        of: String,
    },
    /// 最早: the earliest date of a field.
    Earliest(Field, Condition),
    /// 最晚: the latest date of a field.
    Latest(Field, Condition),
    /// 录入: what no record holds.
    Input {
        /// 值, as printed.
        value: String,
        /// 来源.
        source: String,
        /// 日期, as typed.
        date: Option<String>,
    },
}

/// 按: what the rank of a value is decided by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RankedBy {
    /// 件数: how many cases have it.
    Count,
    /// A figure of the kind 占比, by name, counted over the cases that have it.
    Rate(String),
}

/// 凑整: how percentages of a partition are closed to 100 (reference C.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// 不调整
    None,
    /// 最大项
    Largest,
    /// 最大余额
    LargestRemainder,
    /// 首项
    First,
    /// 末项
    Last,
}

impl Closing {
    /// All policies.
    pub const ALL: [Self; 5] =
        [Self::None, Self::Largest, Self::LargestRemainder, Self::First, Self::Last];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::None => "不调整",
            Self::Largest => "最大项",
            Self::LargestRemainder => "最大余额",
            Self::First => "首项",
            Self::Last => "末项",
        }
    }
}

/// 末尾零: what becomes of the zeros at the end of a percentage (reference C3); all of 100 is
/// `100%` either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailingZeros {
    /// 保留: `86.0%`
    Keep,
    /// 省略: `86%`
    Trim,
}

impl TrailingZeros {
    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Keep => "保留",
            Self::Trim => "省略",
        }
    }
}

/// 零项: what becomes of classes without cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroClasses {
    /// 省略
    Omit,
    /// 写出
    Print,
}
