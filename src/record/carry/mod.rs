//! 结转: the settings and records with which the next year begins, made of this year's as texts, so
//! that what a clerk wrote beside them stays.

mod batches;
mod comparisons;
mod open_cases;
mod past_years;
mod settings;
mod tree;

use std::sync::Arc;

use super::{AsOf, Case, OutcomeClass, Register};
use crate::diagnostic::SourceFile;

/// The batch of last year's open cases.
const LOOK_BACK: &str = "回头看";

/// What a year's documents printed, as 历年 keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenYear {
    /// The names of figures and what was printed of them.
    pub figures: Vec<(String, String)>,
    /// 来源.
    pub source: String,
}

/// The beginning of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewYear {
    /// 年份.
    pub year: i32,
    /// The text of `huibao.yaml`.
    pub settings: String,
    /// The files of `records/`: their paths below the project folder, and texts.
    pub records: Vec<(String, String)>,
    /// 办理结果 of the open cases in the order of the scheme, and how many cases have each.
    pub open: Vec<(String, usize)>,
    /// What a person should know of it.
    pub remarks: Vec<String>,
}

/// The year after that of `register`, which `settings` and `records` hold; `session` is its 届次会议
/// where it is known.
pub fn carry_over(
    register: &Register,
    settings: &Arc<SourceFile>,
    records: &[Arc<SourceFile>],
    frozen: Option<&FrozenYear>,
    session: Option<&str>,
) -> NewYear {
    let year = register.year.saturating_add(1);
    let open: Vec<&Case> = register.cases.iter().filter(|it| is_open(register, it)).collect();
    let counts: Vec<(String, usize)> = register
        .scheme
        .outcomes
        .iter()
        .map(|it| {
            let now = |case: &&&Case| case.outcome_now(AsOf::END_OF_TIME) == Some(&it.name);
            (it.name.clone(), open.iter().filter(now).count())
        })
        .filter(|it| it.1 > 0)
        .collect();
    let mut remarks = Vec::new();
    let new = settings::New { register, year, frozen, session, open: &open };
    let settings = settings::carried(settings, &new, &mut remarks);
    remarks.extend(left_behind(register));
    let mut files = vec![(format!("records/{year}.yaml"), open_cases::empty(year, session))];
    if !open.is_empty() {
        let text = open_cases::text(records, &open, register.year, &counts);
        files.push((format!("records/{LOOK_BACK}-{}.yaml", register.year), text));
    }
    NewYear { year, settings, records: files, open: counts, remarks }
}

/// Whether the outcome, as it is by now, says that the matter goes on, whatever the scheme calls it.
fn is_open(register: &Register, case: &Case) -> bool {
    let now = case.outcome_now(AsOf::END_OF_TIME);
    let outcome = register.scheme.outcomes.iter().find(|it| Some(it.name.as_str()) == now);
    outcome.is_some_and(|it| matches!(it.class, OutcomeClass::InProgress | OutcomeClass::Planned))
}

/// What is not carried and not finished either.
fn left_behind(register: &Register) -> Option<String> {
    let unreplied = register.cases.iter().filter(|it| it.replied.is_none() && it.is_handled());
    let numbers: Vec<&str> = unreplied.map(|it| it.number.as_str()).collect();
    (!numbers.is_empty()).then(|| {
        format!(
            "上年还有{}件没有答复（{}），没有结转，请在上年的台账里办结",
            numbers.len(),
            shortened(&numbers)
        )
    })
}

/// The first of many names.
fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown = names.get(..SHOWN).unwrap_or(names).join("、");
    if names.len() > SHOWN { format!("{shown}等") } else { shown }
}
