//! Rule X7: what is still to be done is promised with a date, and what is not done is explained.

use super::{gathered::Gathered, place_of};
use crate::{
    diagnostic::{Diagnostics, Rule},
    record::{Case, Field, OutcomeClass},
};

pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    let broken = |breaks: fn(&Case) -> bool| {
        let cases = cases.iter().filter(|it| it.is_handled() && breaks(it));
        cases.map(|it| (it, place_of(it, Field::Outcome))).collect()
    };
    let told = [
        (
            "还要继续办理，但没有写承诺事项",
            "请补写“承诺事项”和“期限”，写明还要做什么、何时做完",
            broken(|it| is_to_be_done(it) && it.commitments.is_empty()),
        ),
        (
            "还要继续办理，但承诺事项没有写期限",
            "请给“承诺事项”补写“期限”",
            broken(|it| {
                is_to_be_done(it)
                    && !it.commitments.is_empty()
                    && it.commitments.iter().all(|it| it.due.is_none())
            }),
        ),
        (
            "没有办成，但没有写明缘由",
            "请补写“答复说明”，写明为什么暂时办不成",
            broken(|it| is_left(it) && !says_why(it)),
        ),
    ];
    for (lack, cure, cases) in told {
        Gathered { rule: Rule::X7, lack: lack.to_owned(), cure, cases }.tell(found);
    }
}

fn is_to_be_done(case: &Case) -> bool {
    matches!(case.outcome_class, Some(OutcomeClass::InProgress | OutcomeClass::Planned))
}

/// The reason stands in 答复说明, in the reply itself or, in many registers, among 措施.
fn says_why(case: &Case) -> bool {
    case.reply.note.is_some() || case.reply.text.is_some() || !case.measures.is_empty()
}

fn is_left(case: &Case) -> bool {
    matches!(case.outcome_class, Some(OutcomeClass::Reference | OutcomeClass::Infeasible))
}
