//! Two states of the records held against each other: which cases are new, gone or changed, and what
//! of them is written otherwise.

use serde::Serialize;

use super::{
    form,
    records::{Records, WrittenCase},
};
use crate::record::{Field, YamlValue};

/// What became of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseChange {
    /// 届次会议.
    pub session: String,
    /// 类型.
    pub kind: String,
    /// 编号.
    pub number: String,
    /// 简称, where it has one, else 标题.
    pub title: String,
    /// What it is.
    #[serde(flatten)]
    pub what: CaseChangeKind,
}

/// New, gone or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", content = "fields", rename_all = "snake_case")]
pub enum CaseChangeKind {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// These of its fields are written otherwise.
    Changed(Vec<FieldChange>),
}

/// A field that is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its Chinese key.
    pub field: &'static str,
    /// What was written; empty where nothing was.
    pub old: String,
    /// What is written now; empty where nothing is.
    pub new: String,
}

/// The cases that `new` has otherwise than `old`: those of `new` in their order, then those that are
/// gone.
pub fn case_changes(old: &Records, new: &Records) -> Vec<CaseChange> {
    let (before, now) = (old.by_identity(), new.by_identity());
    let mut changes = Vec::new();
    for case in new.all() {
        let then = before.get(&case.identity()).and_then(|it| old.case(*it));
        let what = match then {
            None => CaseChangeKind::Added,
            Some(then) => {
                let fields = field_changes(then, case);
                if fields.is_empty() {
                    continue;
                }
                CaseChangeKind::Changed(fields)
            }
        };
        changes.push(change(case, what));
    }
    let gone = old.all().filter(|it| !now.contains_key(&it.identity()));
    changes.extend(gone.map(|it| change(it, CaseChangeKind::Removed)));
    changes
}

fn change(case: WrittenCase<'_>, what: CaseChangeKind) -> CaseChange {
    let short = case.shown(Field::ShortTitle);
    let title = if short.is_empty() { case.shown(Field::Title) } else { short };
    let identity = case.identity();
    CaseChange {
        session: identity.session,
        kind: identity.kind,
        number: identity.number,
        title,
        what,
    }
}

fn field_changes(old: WrittenCase<'_>, new: WrittenCase<'_>) -> Vec<FieldChange> {
    let changed = |field: Field| {
        let (old, new) = (said(old, field), said(new, field));
        (old != new).then(|| FieldChange { field: field.chinese(), old, new })
    };
    Field::written().filter_map(changed).collect()
}

/// All that is written for a field, on one line.
fn said(case: WrittenCase<'_>, field: Field) -> String {
    let Some(value) = case.get(field) else { return String::new() };
    match form::shown(value, field.shape()) {
        shown if shown.is_empty() => in_line(value),
        shown if matches!(value, YamlValue::Text(_)) => shown,
        // Of units and persons a record may say more than their names.
        shown if value.items().iter().all(|it| it.text().is_some()) => shown,
        _ => in_line(value),
    }
}

/// A value of any form on one line: `阶段：办理前，方式：面商`.
fn in_line(value: &YamlValue) -> String {
    let joined = |parts: Vec<String>, mark: &str| parts.join(mark);
    match value {
        YamlValue::Empty => String::new(),
        YamlValue::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        YamlValue::List(items) => joined(items.iter().map(in_line).collect(), "；"),
        YamlValue::Map(entries) => {
            let entry = |(key, value): &(String, YamlValue)| format!("{key}：{}", in_line(value));
            joined(entries.iter().map(entry).collect(), "，")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{SourceFile, SourceKind};

    fn records(text: &str) -> Records {
        Records::read(&[SourceFile::new("records/2025.yaml", SourceKind::Records, text)]).unwrap()
    }

    #[test]
    fn what_is_written_otherwise_is_told_whatever_its_form() {
        let old = records(
            "公共: {类型: 代表建议, 公开属性: 主动公开}\n案件:\n  - {编号: 01, 标题: 甲}\n  - \
             {编号: 02, 标题: 乙, 主办: 某局, 满意度: 满意}\n  - {编号: 03, 标题: 丙, 答复日期: 2025.3.1}\n",
        );
        let new = records(
            "公共: {类型: 代表建议}\n案件:\n  - {编号: 02, 标题: 乙, 简称: 小乙, 主办: [{单位: 某局, 联系人: 张}], \
             满意度: {态度: 满意, 结果: 基本满意}, 公开属性: 主动公开}\n  - {编号: 03, 标题: 丙, 答复日期: \
             2025-03-01, 公开属性: 主动公开}\n  - {编号: 04, 标题: 丁}\n",
        );
        let told: Vec<String> = case_changes(&old, &new)
            .into_iter()
            .map(|it| match it.what {
                CaseChangeKind::Added => format!("{}{} 新", it.number, it.title),
                CaseChangeKind::Removed => format!("{}{} 无", it.number, it.title),
                CaseChangeKind::Changed(fields) => {
                    let field = |it: FieldChange| format!(" {}“{}”“{}”", it.field, it.old, it.new);
                    format!("{}{}", it.title, fields.into_iter().map(field).collect::<String>())
                }
            })
            .collect();
        let changed = "小乙 简称“”“小乙” 主办“某局”“单位：某局，联系人：张” \
                       满意度“满意”“态度：满意，结果：基本满意”";
        assert_eq!(told, [changed, "04丁 新", "01甲 无"]);
    }
}
