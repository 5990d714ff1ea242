//! The columns of a 一览表: what each shows of a case.

use super::RegisterReferences;
use crate::{
    chinese::{date, nearest::nearest, wording},
    diagnostic::Diagnostic,
    document::{ColumnReference, Unresolved},
    record::{AsOf, Case, Field, Shape},
};

/// 办理进展情况 of a 回头看 list is said in about so many characters (reference E.5b).
const LONGEST_PROGRESS: usize = 200;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// 序号: a running number.
    Serial,
    /// A field of the record, stored or derived.
    Field(Field),
    /// 原办理结果: the one before the last round of 回头看.
    OutcomeBefore,
    /// 办理进展情况: what the last round of 回头看 found.
    Progress,
}

/// How much room a column wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// A number, a date or a word of a few.
    Words,
    /// Names and the like.
    AsContent,
    /// A title: a sentence, of which each list has one.
    Title,
    /// Whole sentences.
    Story,
}

/// A column of a 一览表.
pub(super) struct CaseColumn {
    pub(super) name: String,
    pub(super) heading: String,
    pub(super) shown: Shown,
}

/// What is no field of a record.
const OTHERS: [(&str, Shown); 3] = [
    ("序号", Shown::Serial),
    ("原办理结果", Shown::OutcomeBefore),
    ("办理进展情况", Shown::Progress),
];

/// What a list shows where it does not say.
const USUAL: [&str; 8] = ["序号", "编号", "标题", "提出人", "主办", "会办", "答复日期", "办理结果"];

/// Columns that many ask for and that are called otherwise in a table.
const HEADINGS: [(&str, &str); 3] =
    [("主办", "主办单位"), ("会办", "会办单位"), ("分办", "分办单位")];

impl CaseColumn {
    /// The columns that are asked for, else the usual ones.
    ///
    /// # Errors
    /// The first that is not known.
    pub(super) fn all(asked: &[ColumnReference]) -> Result<Vec<Self>, Unresolved> {
        if asked.is_empty() {
            let usual = USUAL.map(|it| ColumnReference { name: it.to_owned(), heading: None });
            return usual.iter().map(Self::read).collect();
        }
        asked.iter().map(Self::read).collect()
    }

    fn read(asked: &ColumnReference) -> Result<Self, Unresolved> {
        let name = &asked.name;
        let other = OTHERS.iter().find(|it| it.0 == name).map(|it| it.1);
        let field = || Field::named(name).map(Shown::Field);
        let shown = other.or_else(field).ok_or_else(|| {
            let known: Vec<&str> =
                OTHERS.iter().map(|it| it.0).chain(Field::ALL.map(Field::chinese)).collect();
            let list = wording::enumerate(&known);
            let cure = match nearest(name, known.iter().copied()) {
                Some(near) => format!("是否应为“{near}”？可以写：{list}"),
                None => format!("可以写：{list}"),
            };
            Unresolved::new(format!("案件没有“{name}”这一项，列不出来"), cure)
        })?;
        let usual = HEADINGS.iter().find(|it| it.0 == name).map_or(name.as_str(), |it| it.1);
        let heading = asked.heading.clone().unwrap_or_else(|| usual.to_owned());
        Ok(Self { name: name.clone(), heading, shown })
    }

    /// How much room it wants.
    pub(super) fn room(&self) -> Room {
        let Shown::Field(field) = self.shown else {
            return if self.shown == Shown::Progress { Room::Story } else { Room::Words };
        };
        match field.shape() {
            Shape::Clause | Shape::Prose | Shape::List(_) => Room::Story,
            Shape::Title => Room::Title,
            Shape::Text
            | Shape::Names
            | Shape::Named(_)
            | Shape::Session
            | Shape::Choices(_)
            | Shape::Marked(_) => Room::AsContent,
            _ => Room::Words,
        }
    }

    /// What it shows of `case`; `None` where there is nothing, and for running numbers.
    pub(super) fn text(
        &self,
        references: &RegisterReferences<'_>,
        case: &Case,
        as_of: AsOf,
    ) -> Option<String> {
        let round = || case.follow_ups.iter().rfind(|it| it.date <= as_of.date);
        match self.shown {
            Shown::Serial => None,
            Shown::Field(Field::Title) => Some(case.title.clone()),
            Shown::Field(Field::ShortTitle) => case.short_title.clone(),
            Shown::Field(field) if field.is_date() => case.date(field, as_of).map(date::in_table),
            Shown::Field(field) => references.text(case, field),
            Shown::OutcomeBefore => match round() {
                Some(round) => Some(round.before.clone()),
                None => references.text(case, Field::Outcome),
            },
            Shown::Progress => round()?.note.clone(),
        }
    }

    /// A text that is longer than such a list takes.
    pub(super) fn too_long(&self, case: &Case, as_of: AsOf) -> Option<Diagnostic> {
        let round = case.follow_ups.iter().rfind(|it| it.date <= as_of.date)?;
        let length = round.note.as_ref()?.chars().count();
        let is_long = self.shown == Shown::Progress && length > LONGEST_PROGRESS;
        is_long.then(|| {
            Diagnostic::warning(format!(
                "{}号的{}有{length}字，一览表里以{LONGEST_PROGRESS}字左右为宜",
                case.number, self.heading
            ))
            .at(&round.place)
            .cure("请把台账里这一轮回头看的“说明”写短一些")
        })
    }
}
