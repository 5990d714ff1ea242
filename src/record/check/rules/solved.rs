//! Rule X8: what is called solved has something done, or all that was promised fulfilled.

use super::{gathered::Gathered, place_of};
use crate::{
    diagnostic::{Diagnostics, Rule},
    record::{Case, Field, OutcomeClass},
};

pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    let broken = cases.iter().filter(|it| it.is_handled() && is_solved(it) && !has_grounds(it));
    let cases = broken.map(|it| (it, place_of(it, Field::Outcome))).collect();
    let lack = "已经解决，但没有写措施，承诺事项也没有都完成".to_owned();
    let cure = "请补写“措施”；承诺已兑现的，补写“完成日期”";
    Gathered { rule: Rule::X8, lack, cure, cases }.tell(found);
}

fn is_solved(case: &Case) -> bool {
    case.outcome_class == Some(OutcomeClass::Adopted)
}

fn has_grounds(case: &Case) -> bool {
    let all_closed = || case.commitments.iter().all(|it| it.closed.is_some());
    !case.measures.is_empty()
        || case.reply.text.is_some()
        || (!case.commitments.is_empty() && all_closed())
}
