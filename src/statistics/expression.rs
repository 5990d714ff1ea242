//! How a figure was counted, in the words of the figure sheet.

use crate::record::{
    ALL_CASES, ActivityCondition, Condition, Field, FieldTest, NO, OutcomeScheme, Test, YES,
};

/// `办理结果为解决采纳或正在解决，且有领导阅批`; `全部` for no condition.
pub(super) fn condition(it: &Condition, scheme: &OutcomeScheme) -> String {
    if it.tests.is_empty() {
        return ALL_CASES.to_owned();
    }
    it.tests.iter().map(|it| test(it, scheme)).collect::<Vec<_>>().join("，且")
}

fn test(it: &FieldTest, scheme: &OutcomeScheme) -> String {
    let field = label(it.field);
    match &it.test {
        Test::OneOf(values) => one_of(it.field, values, scheme),
        Test::Present => format!("有{field}"),
        Test::Absent => format!("无{field}"),
    }
}

/// `办理结果为解决采纳或正在解决`, `已办复`, `按期办复`. What an outcome means is told by the names
/// that the scheme has for it.
pub(super) fn one_of(field: Field, values: &[String], scheme: &OutcomeScheme) -> String {
    match (field, values) {
        (Field::State, [state]) => state.clone(),
        (Field::OnTime, [only]) if only == YES => "按期办复".to_owned(),
        (Field::ThreeContacts, [only]) if only == YES => "三次沟通齐全".to_owned(),
        (Field::OnTime, [only]) if only == NO => "未按期办复".to_owned(),
        // Where there are several schemes, the names of one would not say what is counted.
        (Field::OutcomeClass, _) if scheme.others.is_empty() => {
            let is_meant = |class: &str| values.iter().any(|it| it == class);
            let outcomes = scheme.outcomes.iter().filter(|it| is_meant(it.class.chinese()));
            let names: Vec<&str> = outcomes.map(|it| it.name.as_str()).collect();
            let (field, names) = if names.is_empty() {
                (field, values.join("或"))
            } else {
                (Field::Outcome, names.join("或"))
            };
            format!("{}为{names}", field.chinese())
        }
        _ => format!("{}为{}", label(field), values.join("或")),
    }
}

/// The activities that are meant: `活动中类型为会议或部署会，且有媒体`.
pub(super) fn activities(all: &str, it: &ActivityCondition) -> String {
    let tests = it.tests.iter().map(|(field, test)| match test {
        Test::OneOf(values) => format!("{}为{}", field.chinese(), values.join("或")),
        Test::Present => format!("有{}", field.chinese()),
        Test::Absent => format!("无{}", field.chinese()),
    });
    let tests: Vec<String> = tests.collect();
    if tests.is_empty() { all.to_owned() } else { format!("{all}中{}", tests.join("，且")) }
}

/// A field's name; of one that rests on 口径对照, with these words.
pub(super) fn label(field: Field) -> String {
    let note = match field {
        Field::Unified | Field::UnifiedNow => "（按口径对照）",
        _ => "",
    };
    format!("{}{note}", field.chinese())
}

/// The cases of `population` that meet `condition`: `已办复中有领导阅批`; the population itself
/// for no condition.
pub(super) fn members(population: &str, it: &Condition, scheme: &OutcomeScheme) -> String {
    if it.tests.is_empty() {
        population.to_owned()
    } else {
        format!("{population}中{}", condition(it, scheme))
    }
}
