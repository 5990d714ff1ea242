//! Rule X13: only a 代表建议 can have been a motion of deputies.

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, CaseKind, Field},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    if !case.motion_converted || case.kind == CaseKind::NpcSuggestion {
        return;
    }
    let (number, kind) = (&case.number, case.kind.chinese());
    let wrong = format!("{number}号写了议案转建议，类型却是{kind}");
    found.push(
        Diagnostic::of(Rule::X13, wrong)
            .at(place_of(case, Field::MotionConverted))
            .cure("议案转成的只能是代表建议：请核对“类型”，或删去“议案转建议”"),
    );
}
