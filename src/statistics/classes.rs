//! The classes that a field knows, in the order in which documents list them (reference C8).

use crate::record::{CaseKind, Field, Register};

/// The classes of `field` in order; `None` for a field that takes any words.
pub(super) fn known_classes(register: &Register, field: Field) -> Option<Vec<String>> {
    let fixed = |names: &[&str]| Some(names.iter().map(|&it| it.to_owned()).collect());
    match field {
        Field::Outcome => Some(register.scheme.outcomes.iter().map(|it| it.name.clone()).collect()),
        Field::Category if !register.categories.is_empty() => Some(register.categories.clone()),
        Field::Kind => fixed(&CaseKind::ALL.map(CaseKind::chinese)),
        Field::Publicity => fixed(&["主动公开", "依申请公开", "不予公开"]),
        Field::Satisfaction => fixed(&["满意", "基本满意", "理解", "不满意", "未反馈"]),
        Field::State => fixed(&["已办复", "办理中"]),
        Field::OnTime => fixed(&["是", "否"]),
        _ => None,
    }
}
