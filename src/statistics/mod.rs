//! Counts, partitions, rates and comparisons over the register, as of a date; every figure knows
//! its cases and its formula. Exact rationals inside, rounded half-up once.

mod activity_count;
mod case_list;
mod case_units;
mod claim;
mod classes;
mod clause;
mod closing;
mod comparison;
mod cross;
mod cross_cell;
mod cross_column;
mod decimal;
mod distribution;
mod division;
mod due_list;
mod exact;
mod expression;
mod figure;
mod figures;
mod gap;
mod in_words;
mod lineage;
mod need;
mod pair;
mod partition;
mod parts;
mod percent;
mod printed;
mod ranking;
mod ratio;
mod refusal;
mod scope;
mod standing;
mod summed;
mod survey;
mod tally;
mod valued;

use chrono::NaiveDate;

pub use case_list::CaseList;
pub use claim::{Claim, claim};
pub use closing::Shares;
pub use decimal::Decimal;
pub use due_list::{Due, DueCount, DueList, UnitDues};
pub use exact::Exact;
pub use figure::{Figure, FigureColumn, FigureItem, FigureKind, PopulationSize};
pub use figures::{Figures, Unanswered};
pub use lineage::Lineage;
pub use parts::Parts;
pub use printed::{Part, Printed, plain_text};
pub use ratio::Ratio;
pub use refusal::Refusal;
pub use survey::Survey;

use crate::{
    diagnostic::Diagnostics,
    record::{Declaration, DeclarationKind, Register},
};
use case_list::Roster;
use scope::Scope;

/// All figures as of a date: those that the project declares, then those that come with the program
/// and that the records can answer. And what keeps the declared ones from being printed: a partition
/// that does not add up (X16), a past figure that is missing (X18). A figure without a value, such as
/// a rate of no cases, is no fault until a document asks for it; then [`Figure::printed`] refuses.
pub fn count(register: &Register, as_of: NaiveDate) -> (Figures, Diagnostics) {
    all_figures((register, &Roster::new(&register.cases)), as_of)
}

/// The same for a public copy: what only cases have that are not public is `其他` there.
pub fn count_for_public(register: &Register, as_of: NaiveDate) -> (Figures, Diagnostics) {
    let mut roster = Roster::new(&register.cases);
    roster.is_for_public = true;
    all_figures((register, &roster), as_of)
}

fn all_figures(
    (register, roster): (&Register, &Roster<'_>),
    as_of: NaiveDate,
) -> (Figures, Diagnostics) {
    let mut found = Diagnostics::default();
    let mut all: Vec<Figure> = register
        .declarations
        .iter()
        .filter_map(|it| counted((register, roster), as_of, it, &mut found))
        .collect();
    let (supplied, unanswered) = supplied((register, roster), as_of);
    all.extend(supplied);
    let mut figures = Figures { figures: Vec::new(), unanswered };
    for declaration in &register.declarations {
        let figure = match &declaration.kind {
            DeclarationKind::Comparison { of } => {
                compared(register, declaration, of, &all, &mut found)
            }
            _ => all.iter().find(|it| it.name == declaration.name).cloned(),
        };
        figures.figures.extend(figure.map(|it| comparison::with_past(it, declaration, register)));
    }
    figures.figures.extend(all.into_iter().filter(|it| it.is_supplied));
    (figures, found)
}

/// The figures that come with the program, the project declaring no others of their names; those
/// that the records cannot answer by name, with the reason.
fn supplied(
    (register, roster): (&Register, &Roster<'_>),
    as_of: NaiveDate,
) -> (Vec<Figure>, Vec<Unanswered>) {
    let (mut figures, mut unanswered) = (Vec::new(), Vec::new());
    for it in &register.supplied {
        let declaration = &it.declaration;
        if register.declarations.iter().any(|own| own.name == declaration.name) {
            continue;
        }
        let Ok(scope) = Scope::new((register, roster), as_of, declaration) else { continue };
        let mut doubts = Diagnostics::default();
        if let Some(refusal) = scope.unmet(it) {
            let names = declaration.aliases.iter().chain([&declaration.name]).cloned().collect();
            unanswered.push(Unanswered {
                names,
                refusal,
                is_one_value: declaration.kind.is_one_value(),
                is_partly_known: scope.is_partly_known(it),
            });
        } else if let Some(figure) = counted((register, roster), as_of, declaration, &mut doubts) {
            let figure = Figure { doubts, ..figure };
            figures.push(comparison::with_past(figure, declaration, register));
        }
    }
    (figures, unanswered)
}

/// The figure of `declaration`, unless it is a comparison of another.
fn counted(
    (register, roster): (&Register, &Roster<'_>),
    as_of: NaiveDate,
    declaration: &Declaration,
    found: &mut Diagnostics,
) -> Option<Figure> {
    let scope = match Scope::new((register, roster), as_of, declaration) {
        Ok(scope) => scope,
        Err(Refusal { cause, cure }) => {
            let refusal = Refusal::new(format!("“{}”：{cause}", declaration.name), cure);
            found.push(refusal.at(&declaration.place));
            return None;
        }
    };
    match scope.summed() {
        Some(Ok(figure)) => {
            return Some(comparison::compared(figure, declaration, register, found));
        }
        Some(Err(refusal)) => {
            found.push(refusal.at(&declaration.place));
            return None;
        }
        None => {}
    }
    let figure = match &declaration.kind {
        DeclarationKind::Count(condition) => scope.count(condition),
        DeclarationKind::DistinctCount(field, condition) => scope.distinct_count(*field, condition),
        DeclarationKind::CaseUnits(field, condition) => scope.case_units(*field, condition),
        DeclarationKind::ActivityCount(condition) => scope.activity_count(condition),
        DeclarationKind::Rate(condition) => scope.rate(condition, found),
        DeclarationKind::Input { value, source, date } => {
            scope.input(value, source, date.as_deref())
        }
        DeclarationKind::Partition { field, classes } => {
            return Some(scope.partition(*field, classes.as_deref(), found));
        }
        DeclarationKind::Distribution { field, condition, top } => {
            return Some(scope.distribution(*field, condition, *top, found));
        }
        DeclarationKind::Ranking { field, condition, top, by } => {
            return Some(scope.ranking(*field, condition, (*top, by), found));
        }
        DeclarationKind::Cross { rows, columns } => {
            return Some(scope.cross(rows, columns, found));
        }
        DeclarationKind::Earliest(field, condition) => {
            return Some(scope.date(FigureKind::Earliest, *field, condition));
        }
        DeclarationKind::Latest(field, condition) => {
            return Some(scope.date(FigureKind::Latest, *field, condition));
        }
        DeclarationKind::Comparison { .. } => return None,
    };
    Some(comparison::compared(figure, declaration, register, found))
}

/// The figure of a declared comparison with the figure called `of`.
fn compared(
    register: &Register,
    declaration: &Declaration,
    of: &str,
    counted: &[Figure],
    found: &mut Diagnostics,
) -> Option<Figure> {
    let subject = counted.iter().find(|it| it.is_called(of));
    let subject_declaration = register.declaration(of);
    let (Some(subject), Some(subject_declaration)) = (subject, subject_declaration) else {
        let names: Vec<&str> = counted.iter().map(|it| it.name.as_str()).collect();
        let cause = format!("“{}”所比的“{of}”不是可比的指标", declaration.name);
        found.push(figure::unknown(&cause, of, &names).at(&declaration.place));
        return None;
    };
    comparison::comparison(declaration, subject, subject_declaration, register, found)
}
