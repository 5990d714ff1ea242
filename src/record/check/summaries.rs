//! 汇总: numbers handed in for a batch. They must add up, and agree with case records where there
//! are any (rule X16).

use super::{Known, condition, entries::map, leaf};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        AsOf, Batch, Case, Field, Summary, Written, keys,
        raw::{Key, Node},
    },
};

/// The highest number that a summary may have.
const MOST: u32 = 1_000_000;

/// All 汇总, held against the cases of their batches.
pub(super) fn read(
    node: Option<&Node>,
    batches: &[Batch],
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Vec<Summary> {
    let Some(node) = node else { return Vec::new() };
    let mut summaries = Vec::new();
    for (key, value) in map(node, keys::SUMMARIES.0, found).unwrap_or_default() {
        let Some(batch) = batches.iter().find(|it| it.name == key.text) else {
            let written = Written { text: key.text.clone(), place: key.place.clone() };
            let names = batches.iter().map(|it| it.name.as_str());
            found.push(leaf::outside(&written, "汇总的批次", "没有声明", names));
            continue;
        };
        if let Some(summary) = summary(key, value, known, found) {
            found.extend(sums(&summary));
            found.extend(disagreement(&summary, batch, known.cases));
            summaries.push(summary);
        }
    }
    summaries
}

fn summary(key: &Key, node: &Node, known: Known<'_>, found: &mut Diagnostics) -> Option<Summary> {
    let what = format!("汇总“{}”", key.text);
    let bounds = 0..=MOST;
    let (mut total, mut source, mut classes) = (None, None, Vec::new());
    for (name, value) in map(node, &what, found)? {
        let label = format!("{what}的{}", name.text);
        if name.text == keys::TOTAL.0 || name.text == keys::TOTAL.1 {
            total = leaf::integer(value, &label, &bounds, found);
        } else if name.text == keys::SOURCE.0 || name.text == keys::SOURCE.1 {
            source = leaf::sentence(value, &label, found).map(|it| it.text);
        } else if name.text == keys::DATE.0 || name.text == keys::DATE.1 {
            leaf::date(value, &label, found);
        } else {
            let written = Written { text: name.text.clone(), place: name.place.clone() };
            let Some(field) = condition::named_field(&written, &what, found) else { continue };
            let mut counts = Vec::new();
            for (class, count) in map(value, &label, found)? {
                let known_classes = known.vocabulary.classes(field);
                if let Some(options) = known_classes.filter(|it| !it.contains(&class.text.as_str()))
                {
                    let class = Written { text: class.text.clone(), place: class.place.clone() };
                    found.push(leaf::outside(&class, &label, "不在可选之列", options));
                }
                let label = format!("{label}的{}", class.text);
                counts.push((class.text.clone(), leaf::integer(count, &label, &bounds, found)?));
            }
            classes.push((field, counts));
        }
    }
    let missing = match (total, &source) {
        (None, _) => Some(("总数", "请写“总数: 91”")),
        (_, None) => Some(("来源", "请写明取自哪份材料，如“来源: 区人大代表工委来函”")),
        _ => None,
    };
    if let Some((name, cure)) = missing {
        let cause = format!("{what}缺少必填的“{name}”");
        found.push(Diagnostic::error(cause).at(&key.place).cure(cure));
    }
    let (total, source) = (total?, source?);
    Some(Summary { batch: key.text.clone(), total, classes, source, place: key.place.clone() })
}

/// Classes that do not add up to 总数.
fn sums(summary: &Summary) -> Vec<Diagnostic> {
    let sum = |classes: &[(String, u32)]| classes.iter().map(|it| u64::from(it.1)).sum::<u64>();
    let total = u64::from(summary.total);
    let wrong = summary.classes.iter().filter(|(_, classes)| sum(classes) != total);
    wrong
        .map(|(field, classes)| {
            let cause = format!(
                "汇总“{}”按{}合计{}件，总数{total}件",
                summary.batch,
                field.chinese(),
                sum(classes)
            );
            Diagnostic::error(cause).rule(Rule::X16).at(&summary.place).cure("请核对来件后改正")
        })
        .collect()
}

/// Where the batch has case records: the numbers that they give otherwise.
fn disagreement(summary: &Summary, batch: &Batch, cases: &[Case]) -> Option<Diagnostic> {
    let as_of = AsOf::END_OF_TIME;
    let of_batch: Vec<&Case> =
        cases.iter().filter(|it| batch.condition.matches(it, as_of)).collect();
    if of_batch.is_empty() {
        return None;
    }
    let mut others = Vec::new();
    if usize::try_from(summary.total) != Ok(of_batch.len()) {
        others.push(format!("总数{}件，台账{}件", summary.total, of_batch.len()));
    }
    for (field, classes) in &summary.classes {
        for (class, count) in classes {
            let has = |it: &&&Case| it.values(*field, as_of).iter().any(|it| it == class);
            let counted = of_batch.iter().filter(has).count();
            if usize::try_from(*count) != Ok(counted) {
                let field: Field = *field;
                others.push(format!("{}“{class}”{count}件，台账{counted}件", field.chinese()));
            }
        }
    }
    (!others.is_empty()).then(|| {
        Diagnostic::error(format!("汇总“{}”与台账不一致：{}", batch.name, others.join("；")))
            .rule(Rule::X16)
            .at(&summary.place)
            .cure("请核对是台账不全还是来件有误，改正一处；台账已全的，可以删去汇总")
    })
}
