//! A survey of a batch: the named figures that its records can answer, and how its cases are spread
//! over fields, without a declaration.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Figure, FigureKind, PopulationSize, Refusal, Unanswered, count, scope::batch};
use crate::{
    diagnostic::{Diagnostics, Place, SourceFile, SourceKind},
    record::{Condition, Declaration, DeclarationKind, Field, Register, THIS_BATCH},
};

/// Figures of a batch as of a date.
#[derive(Clone, Debug, Serialize)]
pub struct Survey {
    /// 截至.
    pub as_of: NaiveDate,
    /// The batch.
    pub batch: PopulationSize,
    /// Figures of one value; none when fields were asked for.
    pub figures: Vec<Figure>,
    /// How the cases are spread, a field each, under the field's name.
    pub distributions: Vec<Figure>,
    /// Figures that the records cannot answer.
    #[serde(skip)]
    pub unanswered: Vec<Unanswered>,
}

/// The fields of a survey when none is asked for.
const FIELDS: [Field; 13] = [
    Field::Kind,
    Field::Category,
    Field::Outcome,
    Field::Publicity,
    Field::Satisfaction,
    Field::AssignedMonth,
    Field::Lead,
    Field::Co,
    Field::ProposerGroup,
    Field::Streets,
    Field::Keywords,
    Field::TitleWords,
    Field::Leaders,
];

/// How many values of a field that takes any words are listed in a survey of all: there may be
/// hundreds.
const MOST: usize = 10;

impl Survey {
    /// Surveys the batch called `name` of `register`: all that can be said, or only `fields`; of
    /// each field the first `top` values where that is given.
    ///
    /// # Errors
    /// There is no such batch.
    pub fn of(
        mut register: Register,
        as_of: NaiveDate,
        name: &str,
        fields: &[Field],
        top: Option<usize>,
    ) -> Result<(Self, Diagnostics), Refusal> {
        let mut size = batch(&register, register.as_of(as_of), name)?.size();
        let is_of_all = fields.is_empty();
        let summary = register.summaries.iter().find(|it| it.batch == name && size.size == 0);
        let handed_in: Option<Vec<Field>> =
            summary.map(|it| it.classes.iter().map(|(field, _)| *field).collect());
        if let Some(summary) = summary {
            size.size = usize::try_from(summary.total).unwrap_or(usize::MAX);
            if let Some(field) = fields.iter().find(|it| summary.classes_of(**it).is_none()) {
                return Err(unsaid(name, *field));
            }
            if top.is_some() {
                return Err(Refusal::new(
                    format!("批次“{name}”只有汇总，没有逐件的记录，各类都列出"),
                    "请去掉“--前”",
                ));
            }
        }
        // What is about another batch by its nature says nothing of this one.
        register.supplied.retain(|it| it.declaration.batch == THIS_BATCH && it.is_surveyed);
        let supplied = &register.supplied;
        register
            .declarations
            .retain(|own| is_of_all && supplied.iter().any(|it| it.declaration.name == own.name));
        if !is_of_all {
            register.supplied.clear();
        }
        let asked = match &handed_in {
            Some(classes) if is_of_all => classes.as_slice(),
            _ if is_of_all => &FIELDS,
            _ => fields,
        };
        let spread: Vec<Declaration> = asked
            .iter()
            .map(|field| {
                if handed_in.is_some() {
                    return spread_over(
                        *field,
                        DeclarationKind::Partition { field: *field, classes: None },
                    );
                }
                let is_open = register.classes(*field).is_none() && !field.is_month();
                let most = (is_of_all && is_open).then_some(MOST);
                distribution(*field, top.or(most))
            })
            .collect();
        register.declarations.extend(spread);
        let supplied = register.supplied.iter_mut().map(|it| &mut it.declaration);
        for declaration in register.declarations.iter_mut().chain(supplied) {
            name.clone_into(&mut declaration.batch);
        }
        let (counted, found) = count(&register, as_of);
        // What the handed-in numbers do not say is no fault of a survey.
        let found = if handed_in.is_some() { Diagnostics::default() } else { found };
        let is_spread = |it: &Figure| it.place.file.name == SURVEY;
        let (mut distributions, figures): (Vec<Figure>, Vec<Figure>) =
            counted.figures.into_iter().partition(is_spread);
        distributions.retain(|it| !is_of_all || !it.items.is_empty());
        let figures = figures.into_iter().filter(|it| is_one_value(it.kind)).collect();
        let unanswered = if handed_in.is_some() { Vec::new() } else { counted.unanswered };
        Ok((Self { as_of, batch: size, figures, distributions, unanswered }, found))
    }
}

/// The file that its own declarations are said to stand in.
const SURVEY: &str = "统计";

/// Why a batch of which only 汇总 is known is not spread over `field`.
fn unsaid(batch: &str, field: Field) -> Refusal {
    let field = field.chinese();
    Refusal::new(
        format!("批次“{batch}”只有汇总，没有逐件的记录，汇总里没有按{field}的分类"),
        format!("请在汇总里补上{field}的分类，或补录案件"),
    )
}

fn distribution(field: Field, top: Option<usize>) -> Declaration {
    let kind = DeclarationKind::Distribution { field, condition: Condition::default(), top };
    spread_over(field, kind)
}

fn spread_over(field: Field, kind: DeclarationKind) -> Declaration {
    let source = SourceFile::new(SURVEY, SourceKind::Settings, "");
    Declaration::new(field.chinese(), kind, Place::new(&source, 0..0))
}

impl DeclarationKind {
    /// Whether the figure is one number or day.
    pub(super) const fn is_one_value(&self) -> bool {
        matches!(
            self,
            Self::Count(..)
                | Self::DistinctCount(..)
                | Self::CaseUnits(..)
                | Self::Rate(..)
                | Self::Earliest(..)
                | Self::Latest(..)
        )
    }
}

const fn is_one_value(kind: FigureKind) -> bool {
    matches!(
        kind,
        FigureKind::Count
            | FigureKind::DistinctCount
            | FigureKind::CaseUnits
            | FigureKind::Rate
            | FigureKind::Earliest
            | FigureKind::Latest
    )
}
