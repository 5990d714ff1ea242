//! 活动计数: activities up to the document's date. They are counted in their own measure word and
//! never added to cases.

use super::{
    Exact, Figure, FigureKind, Parts, PopulationSize, Refusal, expression, ratio::length,
    scope::Scope,
};
use crate::{
    chinese::{date, wording},
    record::{Activity, ActivityCondition},
};

/// What all of them together are called.
const ACTIVITIES: &str = "活动";

impl Scope<'_> {
    /// 活动计数.
    pub(super) fn activity_count(&self, condition: &ActivityCondition) -> Figure {
        let has_come = |it: &&Activity| it.date <= self.as_of.date;
        let held: Vec<&Activity> = self.register.activities.iter().filter(has_come).collect();
        let counted: Vec<&Activity> =
            held.iter().copied().filter(|it| condition.matches(it)).collect();
        let dated = |it: &&Activity| format!("{}{}", date::year_month_day(it.date), it.name);
        let exact = Exact::Integer(length(counted.len()));
        let expression = expression::activities(ACTIVITIES, condition);
        let figure = Figure {
            activities: counted.iter().map(dated).collect(),
            parts: Parts::default(),
            population: PopulationSize { name: ACTIVITIES.to_owned(), size: held.len() },
            ..self.figure(FigureKind::ActivityCount, exact, expression, &[])
        };
        let names: Vec<&str> = counted.iter().map(|it| it.name.as_str()).collect();
        let names = if names.is_empty() {
            let cause = format!("“{}”一次也没有，印不出名称", self.declaration.name);
            Err(Refusal::new(cause, "请删去这处引用，或核实活动"))
        } else {
            Ok(wording::enumerate(&names))
        };
        figure
            .with("次数", counted.len().to_string())
            .with("总体", held.len().to_string())
            .give("名称", names)
            .finished()
    }
}
