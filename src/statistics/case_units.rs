//! 件次: a case counted once for each of its units. It is another unit than 件, and the two are
//! never added.

use super::{Exact, Figure, FigureKind, ratio::length, scope::Scope};
use crate::record::{Case, Condition, Field};

impl Scope<'_> {
    /// 件次.
    pub(super) fn case_units(&self, field: Field, condition: &Condition) -> Figure {
        let units = |it: &Case| it.values(field, self.as_of).len();
        let cases: Vec<&Case> =
            self.matching(condition).into_iter().filter(|it| units(it) > 0).collect();
        let pairs: usize = cases.iter().map(|it| units(it)).sum();
        let whose = self.members(condition);
        let expression = format!("{whose}按{}逐家计件", field.chinese());
        let exact = Exact::Integer(length(pairs));
        self.figure(FigureKind::CaseUnits, exact, expression, &cases)
            .with("件次", pairs.to_string())
            .finished()
    }
}
