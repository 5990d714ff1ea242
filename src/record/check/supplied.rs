//! 内置指标: data in the notation of 指标, read like the office's own.

use std::sync::Arc;

use super::{
    Known, Vocabulary, condition,
    declaration::{self, Declared},
    entries::{Entries, map},
    leaf,
};
use crate::{
    diagnostic::{Diagnostics, SourceFile, SourceKind},
    record::{
        Condition, Field, FieldTest, Need, Population, REPLIED, Register, Role, SuppliedFigure,
        Test, keys,
        raw::{self, Key, Node},
        supplied::SUPPLIED,
    },
};

/// The cases that the reporting office answers for.
const LED: &str = "主办件";
/// The cases on which it gives its opinion to the lead.
const BESIDE: &str = "会办件";

const SHIPPED: &str = include_str!("../supplied_figures.yaml");

/// The file as a tree; `None` when it cannot be read, which a test rules out.
pub(super) fn tree(found: &mut Diagnostics) -> Option<Node> {
    raw::read(&source(), 0..SHIPPED.len(), found)
}

fn source() -> Arc<SourceFile> {
    SourceFile::new(SUPPLIED, SourceKind::Settings, SHIPPED)
}

/// The figures that come with the program, compared with the past figures of `register`.
pub fn supplied_figures(register: &Register) -> Vec<SuppliedFigure> {
    let vocabulary = Vocabulary {
        categories: register.categories.clone(),
        scheme: Some(register.scheme.clone()),
        units: register.units.clone(),
        words: Arc::clone(&register.words),
        others: Vec::new(),
        is_other: false,
    };
    let mut unheard = Diagnostics::default();
    let tree = tree(&mut unheard);
    let over = Declared {
        known: Known { vocabulary: &vocabulary, cases: &register.cases, by_meaning: true },
        batches: &register.batches,
        populations: &register.populations,
        past_figures: &register.past_figures,
        year: Some(register.year),
        supplied: entries(tree.as_ref()),
    };
    read(over, &mut unheard)
}

/// The names of the figures that come with the program, also of those that a register cannot answer.
pub fn supplied_names() -> Vec<String> {
    let tree = tree(&mut Diagnostics::default());
    entries(tree.as_ref()).iter().map(|it| it.0.text.clone()).collect()
}

/// The figures of `tree`, whatever the project declares.
pub(super) fn read(over: Declared<'_>, found: &mut Diagnostics) -> Vec<SuppliedFigure> {
    let over = Declared { known: Known { by_meaning: true, ..over.known }, ..over };
    let figures = over.supplied.iter();
    figures.filter_map(|(key, node)| supplied(key, node, over, found)).collect()
}

/// Their names and values.
pub(super) fn entries(tree: Option<&Node>) -> &[(Key, Node)] {
    tree.and_then(|it| map(it, SUPPLIED, &mut Diagnostics::default())).unwrap_or_default()
}

fn supplied(
    key: &Key,
    node: &Node,
    over: Declared<'_>,
    found: &mut Diagnostics,
) -> Option<SuppliedFigure> {
    let declaration = declaration::supplied(key, node, over, found)?;
    let entries = Entries::open(node, SUPPLIED, &keys::supplied_keys(), found)?;
    let mut needs = Vec::new();
    for name in [keys::EVERY, keys::SOME, keys::SEVERAL] {
        let Some(node) = entries.get(name) else { continue };
        for written in leaf::names(node, SUPPLIED, found) {
            let Some(field) = condition::named_field(&written, SUPPLIED, found) else { continue };
            needs.push(match name {
                keys::EVERY => Need::Every(field),
                keys::SOME => Need::Some(field),
                _ => Need::Several(field),
            });
        }
    }
    let is_surveyed = entries.get(keys::SURVEYED).is_none();
    Some(SuppliedFigure { declaration, needs, is_surveyed })
}

/// 总体 for claims and figures of a project that does not declare them.
pub(super) fn populations() -> [Population; 3] {
    let led = [Role::Sole, Role::Lead, Role::Split].map(Role::chinese);
    [
        population(REPLIED, Field::State, &[REPLIED]),
        population(LED, Field::OwnRole, &led),
        population(BESIDE, Field::OwnRole, &[Role::Co.chinese()]),
    ]
}

fn population(name: &str, field: Field, values: &[&str]) -> Population {
    let place = crate::diagnostic::Place::new(&source(), 0..0);
    let test = Test::OneOf(values.iter().map(|it| (*it).to_owned()).collect());
    let tests = vec![FieldTest { field, test, place: place.clone() }];
    Population { name: name.to_owned(), condition: Condition { tests }, place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::check;

    /// A register that has every batch which some of them are taken from.
    fn register() -> Register {
        let settings = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n批次: {本次: \
                        {届次会议: 六次会议, 类型: 代表建议}, 联系社区: {类型: 联系社区意见}, \
                        往年: {届次会议: 五次会议}}\n";
        let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
        let records = "\
            - {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙}\n\
            - {编号: 1, 类型: 联系社区意见, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙}\n\
            - {编号: 1, 类型: 代表建议, 届次会议: 五次会议, 标题: 一, 提出人: 甲, 主办: 乙, \
            交办日期: 2020-02-03, 答复日期: 2020-04-03, 办理结果: 留作参考, 答复说明: 待研究, \
            回头看: [{日期: 2021-05-06, 原结果: 留作参考, 现结果: 留作参考}]}";
        let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records)];
        let (register, found) = check(&settings, &records);
        register.unwrap_or_else(|| panic!("{found:?}"))
    }

    #[test]
    fn all_of_them_can_be_read() {
        let mut found = Diagnostics::default();
        let tree = tree(&mut found).unwrap();
        assert!(!found.has_errors());
        let register = register();
        assert_eq!(register.supplied.len(), entries(Some(&tree)).len());
        for it in &register.supplied {
            assert!(it.declaration.is_supplied(), "{}", it.declaration.name);
        }
    }

    #[test]
    fn no_two_are_called_the_same() {
        let register = register();
        let all = register.supplied.iter().map(|it| &it.declaration);
        let mut names: Vec<&String> =
            all.flat_map(|it| it.aliases.iter().chain([&it.name])).collect();
        names.sort();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
