//! Why a partition does not add up to its population (rule X16).

use super::scope::Scope;
use crate::{
    diagnostic::{Diagnostic, Place, Rule},
    record::{AsOf, Case, Field},
};

/// A case that belongs to no class, or to several.
pub(super) struct Gap<'a> {
    case: &'a Case,
    /// `未填办理结果`, to be read after the case's number.
    reason: String,
    cure: Cure,
    place: &'a Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cure {
    FillIn,
    ChoosePopulation,
    CorrectClass,
    CountOtherwise,
}

/// More cases than this are not listed one by one.
const MOST_LISTED: usize = 10;

impl<'a> Gap<'a> {
    /// A case without a value of `field`, or with several.
    pub(super) fn without_one_value(
        case: &'a Case,
        field: Field,
        values: usize,
        as_of: AsOf,
    ) -> Self {
        let (reason, cure) = if values > 1 {
            (format!("的{}有{values}个", field.chinese()), Cure::CountOtherwise)
        } else if field.comes_with_reply() && !case.is_replied(as_of.date) {
            ("尚未办复".to_owned(), Cure::ChoosePopulation)
        } else {
            (format!("未填{}", field.chinese()), Cure::FillIn)
        };
        Self { case, reason, cure, place: case.places.get(&field).unwrap_or(&case.place) }
    }

    /// A case whose value is none of the classes.
    pub(super) fn of_unknown_class(case: &'a Case, field: Field, value: &str) -> Self {
        let reason = format!("的{}“{value}”不在所列各类之中", field.chinese());
        let place = case.places.get(&field).unwrap_or(&case.place);
        Self { case, reason, cure: Cure::CorrectClass, place }
    }
}

impl<'a> Scope<'a> {
    /// `“按结果”合计66件，已办复67件，差1件：0041号未填办理结果（第88行）`; `None` when nothing
    /// is left out.
    pub(super) fn gap_diagnostic(
        &self,
        field: Field,
        gaps: &[Gap<'a>],
        classes_declared: bool,
    ) -> Option<Diagnostic> {
        let first = gaps.first()?;
        let name = &self.declaration.name;
        let unit = &self.declaration.measure_word;
        let whole = self.population.cases.len();
        let cause = format!(
            "“{name}”合计{}{unit}，{}{whole}{unit}，差{}{unit}：{}",
            whole.saturating_sub(gaps.len()),
            self.population.name,
            gaps.len(),
            listed(gaps)
        );
        let field = field.chinese();
        let cure = match first.cure {
            Cure::FillIn => format!("请补填{field}"),
            Cure::ChoosePopulation => {
                format!("请为“{name}”写明只含已办复案件的“总体”，或补填答复日期和{field}")
            }
            Cure::CorrectClass if classes_declared => {
                format!("请核实{field}，或在“{name}”的“顺序”里补上这一类")
            }
            Cure::CorrectClass => format!("请核实{field}"),
            Cure::CountOtherwise => {
                format!("分组时一件只能归入一类；一件有多个{field}的，请改用“计数”或“去重计数”")
            }
        };
        Some(Diagnostic::error(cause).rule(Rule::X16).at(first.place).cure(cure))
    }
}

/// The cases by reason: `0041号未填办理结果（第88行）；0052号、0053号尚未办复（第110行、第121行）`.
fn listed(gaps: &[Gap<'_>]) -> String {
    let mut reasons: Vec<(&str, Vec<&Gap<'_>>)> = Vec::new();
    for gap in gaps.iter().take(MOST_LISTED) {
        match reasons.iter_mut().find(|(reason, _)| *reason == gap.reason) {
            Some((_, same)) => same.push(gap),
            None => reasons.push((&gap.reason, vec![gap])),
        }
    }
    let file = gaps.first().map(|it| it.place.file.name.as_str()).unwrap_or_default();
    let clauses: Vec<String> = reasons
        .into_iter()
        .map(|(reason, same)| {
            let numbers: Vec<String> =
                same.iter().map(|it| format!("{}号", it.case.number)).collect();
            let lines: Vec<String> = same.iter().map(|it| line(it.place, file)).collect();
            format!("{}{reason}（{}）", numbers.join("、"), lines.join("、"))
        })
        .collect();
    let more = if gaps.len() > MOST_LISTED { "；等等" } else { "" };
    format!("{}{more}", clauses.join("；"))
}

/// The line; the file too where it is not the one that the message points into.
fn line(place: &Place, file: &str) -> String {
    let (line, _) = place.line_and_column();
    let other = if place.file.name == file { "" } else { &place.file.name };
    format!("{other}第{line}行")
}
