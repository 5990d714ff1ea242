//! The whole register of a project, checked: settings, vocabulary, declarations, cases.

use std::sync::Arc;

use super::{
    Activity, Case, Condition, Deadlines, Declaration, OutcomeScheme, OwnWords, Summary,
    SuppliedFigure, UnitRegistry,
};
use crate::{
    diagnostic::{Place, RuleLevels},
    style::Typesetting,
};

/// 台账: everything that `huibao.yaml` and `records/` hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// 单位.
    pub office: Office,
    /// 年份 of the work reported on.
    pub year: i32,
    /// 字体.
    pub faces: FacePreference,
    /// 排版.
    pub typesetting: Typesetting,
    /// 分类: the categories in order.
    pub categories: Vec<String>,
    /// 规则: those that the office has changed.
    pub rules: RuleLevels,
    /// 时限.
    pub deadlines: Deadlines,
    /// 口径表.
    pub scheme: OutcomeScheme,
    /// The words for 公开属性 and 满意度.
    pub words: Arc<OwnWords>,
    /// 单位名录.
    pub units: UnitRegistry,
    /// 批次; the first is 本次.
    pub batches: Vec<Batch>,
    /// 总体.
    pub populations: Vec<Population>,
    /// 历年, as printed then.
    pub past_figures: Vec<PastFigure>,
    /// 指标.
    pub declarations: Vec<Declaration>,
    /// 内置指标, those too that the project declares itself.
    pub supplied: Vec<SuppliedFigure>,
    /// 活动, by date.
    pub activities: Vec<Activity>,
    /// 汇总: the numbers of batches that have no case records.
    pub summaries: Vec<Summary>,
    /// 停用词: words of titles that say nothing, besides the shipped ones.
    pub stop_words: Vec<String>,
    /// 案件, in the order of files and records.
    pub cases: Vec<Case>,
}

impl Register {
    /// The declaration of the figure called `name`: the project's own before those that come with
    /// the program, names before 别名.
    pub fn declaration(&self, name: &str) -> Option<&Declaration> {
        let all = || self.declarations.iter().chain(self.supplied.iter().map(|it| &it.declaration));
        all().find(|it| it.name == name).or_else(|| all().find(|it| it.is_called(name)))
    }
}

/// 单位: who reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// 名称: the full name.
    pub name: String,
    /// 简称, such as `区政府`.
    pub short_name: String,
    /// 办公机构: the office that sees to it, such as `区政府办公室`.
    pub secretariat: String,
}

/// 字体: which faces are looked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacePreference {
    /// 内置
    Bundled,
    /// 本机优先
    Local,
}

/// One outcome of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// As printed: 解决采纳.
    pub name: String,
    /// What it means.
    pub class: OutcomeClass,
}

/// What an outcome means, whatever it is called (reference D.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeClass {
    /// 已解决: adopted or solved.
    Adopted,
    /// 正在解决: in progress.
    InProgress,
    /// 计划解决: planned.
    Planned,
    /// 留作参考: for reference.
    Reference,
    /// 暂难解决: cannot be done for now.
    Infeasible,
}

impl OutcomeClass {
    /// All classes.
    pub const ALL: [Self; 5] =
        [Self::Adopted, Self::InProgress, Self::Planned, Self::Reference, Self::Infeasible];

    /// The Chinese name as written in a 口径表.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Adopted => "已解决",
            Self::InProgress => "正在解决",
            Self::Planned => "计划解决",
            Self::Reference => "留作参考",
            Self::Infeasible => "暂难解决",
        }
    }
}

/// 批次: cases that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its name.
    pub name: String,
    /// Which cases of the register belong to it.
    pub condition: Condition,
    /// Where it is declared; `None` for the 本次 of a project that declares none.
    pub place: Option<Place>,
}

/// 总体: a named denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// Its name.
    pub name: String,
    /// Which cases of the batch belong to it.
    pub condition: Condition,
    /// Where it is declared.
    pub place: Place,
}

/// One figure of a past year, as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastFigure {
    /// The year.
    pub year: i32,
    /// The name of the figure, such as `公开率`.
    pub name: String,
    /// As printed: `94.87%` or `78`.
    pub printed: String,
    /// 来源.
    pub source: String,
    /// Where it stands.
    pub place: Place,
}

impl PastFigure {
    /// Whether it is a percentage.
    pub fn is_rate(&self) -> bool {
        self.printed.ends_with('%')
    }
}
