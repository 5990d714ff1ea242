//! Rule X21: what deputies collected in communities, what citizens proposed and what was asked on
//! the spot are never added to 建议 and 提案.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        AsOf, Batch, Case, CaseKind, Condition, Declaration, DeclarationKind, Denominator, Field,
        Register, THIS_BATCH,
    },
};

pub(super) fn check(register: &Register, found: &mut Diagnostics) {
    let mut told: Vec<&str> = Vec::new();
    for declaration in &register.declarations {
        let Some(batch) = register.batches.iter().find(|it| it.name == declaration.batch) else {
            continue;
        };
        if told.contains(&batch.name.as_str()) {
            continue;
        }
        let Some((suggestion, other)) = mixed(&counted(declaration, batch, register)) else {
            continue;
        };
        told.push(&batch.name);
        let wrong = format!(
            "“{}”把{}和{}加在了一起（{}号、{}号）",
            declaration.name,
            suggestion.kind.chinese(),
            other.kind.chinese(),
            suggestion.number,
            other.number
        );
        let cure = format!(
            "请在批次“{}”的条件里写上“类型: {}”，另给{}设一个批次",
            batch.name,
            suggestion.kind.chinese(),
            other.kind.chinese()
        );
        let place: &Place = batch.place.as_ref().unwrap_or(&declaration.place);
        found.push(Diagnostic::of(Rule::X21, wrong).at(place).cure(cure));
    }
    if !told.contains(&THIS_BATCH) {
        check_this_batch(register, found);
    }
}

/// 本次 is what every template counts, whether or not the settings declare a figure of it.
fn check_this_batch(register: &Register, found: &mut Diagnostics) {
    let Some(batch) = register.batches.iter().find(|it| it.name == THIS_BATCH) else { return };
    let is_in = |it: &&Case| it.is_handled() && batch.condition.matches(it, AsOf::END_OF_TIME);
    let cases: Vec<&Case> = register.cases.iter().filter(is_in).collect();
    let Some((suggestion, other)) = mixed(&cases) else { return };
    let (main, beside) = (suggestion.kind.chinese(), other.kind.chinese());
    let (first, second) = (&suggestion.number, &other.number);
    let wrong = format!(
        "“本次”里既有{main}（{first}号），又有{beside}（{second}号），文稿会把它们加在一起"
    );
    let fault = Diagnostic::of(Rule::X21, wrong);
    found.push(match &batch.place {
        Some(place) => fault.at(place).cure(format!(
            "请在批次“本次”的条件里写上“类型: {main}”，另给{beside}设一个批次"
        )),
        None => fault.in_file("huibao.yaml").cure(format!(
            "请写“批次: {{本次: {{类型: {main}}}, {beside}: {{类型: {beside}}}}}”，文稿里用“批次”选取"
        )),
    });
}

/// The cases that make up the number of a declaration; none for what is no number of cases.
fn counted<'a>(declaration: &Declaration, batch: &Batch, register: &'a Register) -> Vec<&'a Case> {
    let own = match &declaration.kind {
        DeclarationKind::Count(condition) => Some(condition),
        DeclarationKind::Partition { field, .. } if *field != Field::Kind => None,
        DeclarationKind::Rate(_) => None,
        _ => return Vec::new(),
    };
    let population = match &declaration.population {
        Denominator::All => None,
        Denominator::Named(name) => {
            register.populations.iter().find(|it| it.name == *name).map(|it| &it.condition)
        }
        Denominator::Those(condition) => Some(condition),
    };
    let conditions: Vec<&Condition> =
        [Some(&batch.condition), population, own].into_iter().flatten().collect();
    let is_counted =
        |it: &&Case| conditions.iter().all(|condition| condition.matches(it, AsOf::END_OF_TIME));
    register.cases.iter().filter(is_counted).collect()
}

/// A suggestion or proposal, and a case that is neither, where both are counted.
fn mixed<'a>(cases: &[&'a Case]) -> Option<(&'a Case, &'a Case)> {
    let is_main = |it: &Case| matches!(it.kind, CaseKind::NpcSuggestion | CaseKind::CppccProposal);
    let main = cases.iter().copied().find(|it| is_main(it))?;
    let other = cases.iter().copied().find(|it| !is_main(it) && it.kind != CaseKind::Transfer)?;
    Some((main, other))
}
