//! Rule X2: one 独办; or one 主办 with any number of 会办 and 承办; or two 分办 and more.

use super::super::taken::Taken;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::Field,
};

const ROLES: [Field; 5] = [Field::Sole, Field::Lead, Field::Split, Field::Undertake, Field::Co];

/// Looks at what is written, because a case keeps one lead alone.
pub(in crate::record::check) fn check(owner: &str, taken: &Taken, found: &mut Diagnostics) {
    let mut report = |field: Field, wrong: String, cure: &str| {
        if let Some(place) = taken.place(field) {
            found.push(Diagnostic::of(Rule::X2, wrong).at(place).cure(cure));
        }
    };
    let [sole, lead, split, undertake, co] = ROLES.map(|it| taken.unit_names(it));
    if lead.len() > 1 {
        report(
            Field::Lead,
            format!("{owner}写了{}个主办单位（{}）", lead.len(), lead.join("、")),
            "主办只能有一个：其余请写入“会办”；各办各的，请都写入“分办”",
        );
    }
    if sole.len() > 1 {
        report(
            Field::Sole,
            format!("{owner}写了{}个独办单位（{}）", sole.len(), sole.join("、")),
            "独办只有一个单位：一家牵头的，请写“主办”和“会办”；各办各的，请都写入“分办”",
        );
    }
    if split.len() == 1 {
        report(
            Field::Split,
            format!("{owner}的分办只有{}一个单位", split.join("、")),
            "分办至少有两个单位；由一个单位办理的，请写“主办”",
        );
    }
    let beside = [&lead, &co, &undertake].iter().any(|it| !it.is_empty());
    if !split.is_empty() && beside {
        report(
            Field::Split,
            format!("{owner}既有分办，又有主办或会办"),
            "请只保留一种：分办（两个以上单位各自答复），或主办和会办",
        );
    }
    if !sole.is_empty() && (beside || !split.is_empty()) {
        report(
            Field::Sole,
            format!("{owner}写了独办，又写了别的承办单位"),
            "独办就是只有这一家；还有别家的，请把“独办”改为“主办”",
        );
    }
    for (later, units) in [(Field::Co, &co), (Field::Undertake, &undertake)] {
        for (earlier, others) in [(Field::Lead, &lead), (Field::Undertake, &undertake)] {
            if later != earlier
                && let Some(unit) = units.iter().find(|it| others.contains(it))
            {
                let (role, other) = (later.chinese(), earlier.chinese());
                report(
                    later,
                    format!("{owner}的{unit}既是{other}又是{role}"),
                    &format!("请从“{role}”中删去"),
                );
            }
        }
    }
}
