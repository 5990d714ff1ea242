//! 指标: the declared figures, each of one kind, over batches, populations and years that exist.

use super::{
    declaration::{self, Declared},
    entries::{Entries, map},
    leaf,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        ALL_CASES, Declaration, DeclarationKind, Field, RankedBy, SuppliedFigure, keys, raw::Key,
    },
};

/// All declared figures, in the order in which they are written.
pub(super) fn read(
    entries: &Entries<'_>,
    over: Declared<'_>,
    found: &mut Diagnostics,
) -> Vec<Declaration> {
    let Some(node) = entries.get(keys::FIGURES) else { return Vec::new() };
    let mut declarations = Vec::new();
    for (key, value) in map(node, "指标", found).unwrap_or_default() {
        if leaf::is_referable(&key.text, "指标", &key.place, found) && is_free(key, found) {
            declarations.extend(declaration::read(key, value, over, found));
        }
    }
    for declaration in &declarations {
        check_aliases(declaration, &declarations, found);
    }
    declarations
}

/// What figures say of one another: comparisons and rankings.
pub(super) fn check_references(
    declarations: &[Declaration],
    supplied: &[SuppliedFigure],
    over: Declared<'_>,
    found: &mut Diagnostics,
) {
    let supplied = supplied.iter().map(|it| &it.declaration);
    let all: Vec<&Declaration> = declarations.iter().chain(supplied).collect();
    for declaration in declarations {
        check_comparison(declaration, &all, over, found);
        check_ranking(declaration, &all, found);
        check_cross(declaration, &all, found);
    }
}

/// A figure has its 别名 for itself.
fn check_aliases(it: &Declaration, all: &[Declaration], found: &mut Diagnostics) {
    let others = || all.iter().filter(|other| other.name != it.name);
    for alias in &it.aliases {
        if let Some(other) = others().find(|other| other.is_called(alias)) {
            let cause = format!("指标“{}”的别名“{alias}”已是“{}”的名称", it.name, other.name);
            found.push(Diagnostic::error(cause).at(&it.place).cure("请换一个别名，或删去"));
        }
    }
}

/// `{案0038}`, `{本件.标题}`, `{节.主要措施}` and `{附件.一览表}` mean something else.
fn is_free(key: &Key, found: &mut Diagnostics) -> bool {
    let after = key.text.strip_prefix('案');
    let is_case = after.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let is_taken = is_case || matches!(key.text.as_str(), ALL_CASES | "本件" | "节" | "附件");
    if is_taken {
        found.push(
            Diagnostic::error(format!("指标不能叫“{}”，它在正文里另有所指", key.text))
                .at(&key.place)
                .cure("请改名"),
        );
    }
    !is_taken
}

/// 按 of a ranking is 件数 or a rate: what can be counted for each unit alone.
fn check_ranking(it: &Declaration, all: &[&Declaration], found: &mut Diagnostics) {
    let DeclarationKind::Ranking { by: RankedBy::Rate(name), .. } = &it.kind else { return };
    let is_rate = |it: &&&Declaration| matches!(it.kind, DeclarationKind::Rate(_));
    if all.iter().any(|other| other.is_called(name) && is_rate(&other)) {
        return;
    }
    let rates: Vec<&Declaration> = all.iter().filter(is_rate).copied().collect();
    let names = rates.iter().map(|it| it.name.as_str());
    let own = rates.iter().filter(|it| !it.is_supplied()).map(|it| it.name.as_str());
    let own: Vec<&str> = ["件数"].into_iter().chain(own).collect();
    let known = format!("可以写的有：{}，和内置的占比，如解决采纳率", own.join("、"));
    let cure = match nearest(name, ["件数"].into_iter().chain(names)) {
        Some(near) => format!("是否为“{near}”？{known}"),
        None => known,
    };
    found.push(
        Diagnostic::error(format!("指标“{}”按“{name}”排名，它不是件数，也不是占比", it.name))
            .at(&it.place)
            .cure(cure),
    );
}

/// 列 of a 交叉 are fields with one value a case, and figures that can be counted for each row.
fn check_cross(it: &Declaration, all: &[&Declaration], found: &mut Diagnostics) {
    let DeclarationKind::Cross { columns, .. } = &it.kind else { return };
    let can_be_column = |it: &&&Declaration| {
        matches!(
            it.kind,
            DeclarationKind::Count(_)
                | DeclarationKind::Rate(_)
                | DeclarationKind::CaseUnits(..)
                | DeclarationKind::Partition { .. }
        )
    };
    let named = |name: &str| all.iter().find(|it| it.is_called(name));
    let is_field = |name: &str| Field::named(name).is_some_and(Field::is_single);
    for name in columns {
        let cause = match named(name) {
            Some(other) if can_be_column(&other) => continue,
            None if is_field(name) => continue,
            Some(_) => format!("指标“{}”的列“{name}”不能按行分开数", it.name),
            None => format!("指标“{}”的列“{name}”不是指标，也不是一件只有一个值的一项", it.name),
        };
        let figures = all.iter().filter(can_be_column).map(|it| it.name.clone());
        let fields = Field::ALL.into_iter().filter(|it| it.is_single());
        let known: Vec<String> = figures.chain(fields.map(|it| it.chinese().to_owned())).collect();
        let known_words = "可以写分组用的一项（如办理结果），或计数、占比、件次、分组的指标";
        let cure = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("是否为“{near}”？{known_words}"),
            None => known_words.to_owned(),
        };
        found.push(Diagnostic::error(cause).at(&it.place).cure(cure));
    }
}

/// Rule X18: a comparison names a figure that can be compared, and a past year that has it. Whether
/// a typed figure is a number at all shows when `statistics` compares it.
fn check_comparison(
    it: &Declaration,
    all: &[&Declaration],
    over: Declared<'_>,
    found: &mut Diagnostics,
) {
    let Some(year) = it.compared_year else { return };
    let name = if let DeclarationKind::Comparison { of } = &it.kind { of } else { &it.name };
    let Some(of) = all.iter().find(|it| it.is_called(name)) else {
        let cure = match nearest(name, all.iter().map(|it| it.name.as_str())) {
            Some(near) => format!("是否为“{near}”？请改正"),
            None => "请先在“指标”里声明它".to_owned(),
        };
        let cause = format!("指标“{}”所比较的“{name}”没有声明", it.name);
        found.push(Diagnostic::error(cause).at(&it.place).cure(cure));
        return;
    };
    let is_rate = match &of.kind {
        DeclarationKind::Rate(_) => true,
        DeclarationKind::Count(_)
        | DeclarationKind::DistinctCount(..)
        | DeclarationKind::CaseUnits(..)
        | DeclarationKind::ActivityCount(_) => false,
        DeclarationKind::Input { value, .. } => value.ends_with('%'),
        _ => {
            let cause = format!("指标“{}”所比较的“{name}”不是计数或占比", it.name);
            found.push(
                Diagnostic::error(cause).at(&it.place).cure("请比较计数、去重计数、占比或录入的数"),
            );
            return;
        }
    };
    match over.past_figures.iter().find(|it| it.year == year && it.name == *name) {
        None => found.push(
            Diagnostic::error(format!("历年{year}年没有“{name}”，无法比较"))
                .rule(Rule::X18)
                .at(&it.place)
                .cure(format!("请在“历年”的{year}下补上“{name}”和来源，或去掉比较")),
        ),
        Some(past) if past.is_rate() != is_rate => {
            let cause = format!("历年{year}年的“{name}”（{}）与今年的不是一种数", past.printed);
            let cure = if is_rate { "占比请带%" } else { "件数请写整数，不带%" };
            found.push(Diagnostic::error(cause).at(&past.place).cure(cure));
        }
        Some(_) => {}
    }
}
