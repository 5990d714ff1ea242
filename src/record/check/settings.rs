//! `huibao.yaml`: who reports, the vocabulary, batches, populations.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Known, Vocabulary, activities,
    completed::Standards,
    condition, deadlines, declaration,
    entries::{Entries, map},
    figures, leaf, other_schemes, own_words, past, rules, scheme, summaries, supplied, typesetting,
    units,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        ALL_CASES, AsOf, Batch, Case, Condition, FacePreference, Field, Office, Population,
        Register, THIS_BATCH, keys,
        raw::{Key, Node},
    },
};

/// 版本 of the format of `huibao.yaml` that this program reads.
const FORMAT: u32 = 1;

/// Opens the settings; `None` when they are no map, or of a version that this program does not
/// know.
pub(super) fn open<'a>(root: &'a Node, found: &mut Diagnostics) -> Option<Entries<'a>> {
    // A newer version may have any keys: they are looked at only when the version is ours.
    let mut unsure = Diagnostics::default();
    let entries = Entries::open(root, "huibao.yaml", keys::SETTINGS, &mut unsure);
    let version = entries.as_ref().and_then(|it| it.get(keys::VERSION));
    let typed = version.and_then(|it| leaf::text(it, "版本", &mut Diagnostics::default()));
    if let Some(newer) = typed.filter(|it| it.text.parse::<u32>().is_ok_and(|it| it > FORMAT)) {
        let cause = format!("huibao.yaml是版本{}的，本程序只认得版本{FORMAT}", newer.text);
        found.push(Diagnostic::error(cause).at(&newer.place).cure("请升级huibao后再用"));
        return None;
    }
    found.append(unsure);
    let entries = entries?;
    let version = entries.require(keys::VERSION, "huibao.yaml", "请在开头写“版本: 1”", found);
    version.and_then(|it| leaf::integer(it, "版本", &(FORMAT..=FORMAT), found));
    Some(entries)
}

/// The words that records may use.
pub(super) fn vocabulary(entries: &Entries<'_>, found: &mut Diagnostics) -> Vocabulary {
    let categories = entries.get(keys::CATEGORIES);
    let categories = categories.map(|it| leaf::names(it, "分类", found)).unwrap_or_default();
    for category in &categories {
        leaf::is_referable(&category.text, "分类", &category.place, found);
    }
    let scheme = match entries.get(keys::OUTCOME_SCHEME) {
        Some(node) => scheme::read(node, found),
        None => scheme::shipped(scheme::DEFAULT),
    };
    let units = units::read(entries, found);
    let words = own_words::read(entries, found);
    let scheme = scheme.and_then(|it| other_schemes::read(entries, it, found));
    let categories = leaf::texts(categories);
    let others = scheme.iter().flat_map(|it| &it.others).map(|it| Vocabulary {
        categories: categories.clone(),
        scheme: Some(it.scheme.clone()),
        units: units.clone(),
        words: Arc::clone(&words),
        others: Vec::new(),
        is_other: true,
    });
    let others = others.collect();
    Vocabulary { categories, scheme, words, units, others, is_other: false }
}

/// The cases as far as they could be read.
pub(super) struct Read {
    pub(super) cases: Vec<Case>,
    /// Whether that is all of them: what the settings say of cases is not held against a part.
    pub(super) are_whole: bool,
}

/// The whole register.
pub(super) fn register(
    entries: &Entries<'_>,
    vocabulary: Vocabulary,
    Read { mut cases, are_whole }: Read,
    found: &mut Diagnostics,
) -> Option<Register> {
    let office = read_office(entries, found);
    let deadlines = deadlines::read(entries, found);
    let standards = Standards {
        office: office.as_ref(),
        scheme: vocabulary.scheme.as_ref(),
        words: &vocabulary.words,
        units: &vocabulary.units,
        deadlines: &deadlines,
    };
    for case in &mut cases {
        standards.complete(case);
        units::check_dates(case, &vocabulary.units, found);
    }
    rules::check_limits(&cases, &deadlines, found);
    rules::check(&cases, vocabulary.scheme.as_ref(), found);
    if are_whole {
        rules::check_whole(&cases, found);
    }
    let cases_known: &[Case] = if are_whole { &cases } else { &[] };
    let known = Known { vocabulary: &vocabulary, cases: cases_known, by_meaning: false };
    let year = entries
        .require(keys::YEAR, "huibao.yaml", "请写所报告工作的年份，如“年份: 2021”", found)
        .and_then(|it| leaf::integer(it, "年份", &(1954..=2999), found))
        .and_then(|it| i32::try_from(it).ok());
    let faces = [("内置", FacePreference::Bundled), ("本机优先", FacePreference::Local)];
    let faces = entries.get(keys::FACES).and_then(|it| leaf::choice(it, "字体", &faces, found));
    let batches = read_batches(entries, known, found);
    let populations = read_populations(entries, &batches, known, found);
    let past_figures = past::read(entries, year, found);
    let shipped = supplied::tree(found);
    let declared = declaration::Declared {
        known,
        batches: &batches,
        populations: &populations,
        past_figures: &past_figures,
        year,
        supplied: supplied::entries(shipped.as_ref()),
    };
    let declarations = figures::read(entries, declared, found);
    let supplied = supplied::read(declared, found);
    figures::check_references(&declarations, &supplied, declared, found);
    let concerned = activities::Concerned {
        cases: known.cases,
        batch: batches.first(),
        units: &known.vocabulary.units,
    };
    let activities = activities::read(entries, concerned, found);
    let summaries = summaries::read(entries.get(keys::SUMMARIES), &batches, known, found);
    let stop_words = entries.get(keys::STOP_WORDS);
    let stop_words = stop_words.map(|it| leaf::names(it, "停用词", found)).unwrap_or_default();
    let mut register = Register {
        office: office?,
        rules: found.levels().clone(),
        year: year?,
        faces: faces.unwrap_or(FacePreference::Bundled),
        typesetting: typesetting::read(entries, found),
        deadlines,
        batches,
        populations,
        past_figures,
        declarations,
        supplied,
        activities,
        scheme: vocabulary.scheme?,
        categories: vocabulary.categories,
        units: vocabulary.units,
        words: vocabulary.words,
        summaries,
        stop_words: leaf::texts(stop_words),
        cases,
    };
    find_title_words(&mut register, found);
    Some(register)
}

/// 标题词, when a figure asks for them: finding them takes a moment.
fn find_title_words(register: &mut Register, found: &mut Diagnostics) {
    let mut asking = register.declarations.iter().filter(|it| it.asks_for(Field::TitleWords));
    let Some(place) = asking.next().map(|it| it.place.clone()) else { return };
    if register.find_title_words().is_err() {
        let cause = "这个程序没有带分词词典，数不了标题词";
        let cure = "请换用带词典的程序，或改用“关键词”";
        found.push(Diagnostic::error(cause).at(&place).cure(cure));
    }
}

fn read_office(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<Office> {
    let cure = "请写“单位: {名称: 某某区人民政府, 简称: 区政府}”";
    let node = entries.require(keys::OFFICE, "huibao.yaml", cure, found)?;
    let office = Entries::open(node, "单位", keys::OFFICE_KEYS, found)?;
    office.require(keys::NAME, "单位", "请写单位全称", found)?;
    let mut text = |name: keys::Names| {
        let what = format!("单位的{}", name.0);
        office.get(name).and_then(|it| leaf::sentence(it, &what, found)).map(|it| it.text)
    };
    let name = text(keys::NAME)?;
    let short_name = text(keys::SHORT_NAME).unwrap_or_else(|| name.clone());
    let secretariat = text(keys::SECRETARIAT).unwrap_or_else(|| format!("{short_name}办公室"));
    Some(Office { name, short_name, secretariat })
}

/// 批次, with 本次 in front: all cases when it is not declared.
fn read_batches(entries: &Entries<'_>, known: Known<'_>, found: &mut Diagnostics) -> Vec<Batch> {
    // A slip of the pen makes a batch empty, which is told better than value by value.
    let unsuspecting = Known { cases: &[], ..known };
    let named = read_conditions(entries, keys::BATCHES, unsuspecting, found);
    let mut batches: Vec<Batch> = named
        .into_iter()
        .map(|(name, condition, place)| Batch { name, condition, place: Some(place) })
        .collect();
    let summed = entries.get(keys::SUMMARIES);
    let summed = summed.and_then(|it| map(it, keys::SUMMARIES.0, &mut Diagnostics::default()));
    let is_summed =
        |name: &str| summed.is_some_and(|it| it.iter().any(|(key, _)| key.text == name));
    for batch in batches.iter().filter(|it| !is_summed(&it.name)) {
        warn_when_empty(batch, known.cases, found);
    }
    if !batches.iter().any(|it| it.name == THIS_BATCH) {
        let condition = Condition::default();
        batches.push(Batch { name: THIS_BATCH.to_owned(), condition, place: None });
    }
    batches.sort_by_key(|it| it.name != THIS_BATCH);
    batches
}

fn warn_when_empty(batch: &Batch, cases: &[Case], found: &mut Diagnostics) {
    let is_empty = !cases.iter().any(|it| batch.condition.matches(it, AsOf::END_OF_TIME));
    if let Some(place) = batch.place.as_ref().filter(|_| is_empty && !cases.is_empty()) {
        let sessions: BTreeSet<&str> = cases.iter().map(|it| it.session.as_str()).collect();
        let sessions: Vec<&str> = sessions.into_iter().collect();
        found.push(
            Diagnostic::warning(format!("批次“{}”里一件也没有", batch.name))
                .at(place)
                .cure(format!("请核对条件；台账里的届次会议有：{}", sessions.join("、"))),
        );
    }
}

fn read_populations(
    entries: &Entries<'_>,
    batches: &[Batch],
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Vec<Population> {
    let named = read_conditions(entries, keys::POPULATIONS, known, found);
    for (name, _, place) in &named {
        if batches.iter().any(|it| it.name == *name) {
            found.push(
                Diagnostic::error(format!("总体“{name}”与批次同名")).at(place).cure("请改名"),
            );
        }
    }
    let populations = named.into_iter();
    let mut populations: Vec<Population> =
        populations.map(|(name, condition, place)| Population { name, condition, place }).collect();
    for supplied in supplied::populations() {
        let is_taken = populations.iter().any(|it| it.name == supplied.name)
            || batches.iter().any(|it| it.name == supplied.name);
        if !is_taken {
            populations.push(supplied);
        }
    }
    populations
}

fn read_conditions(
    entries: &Entries<'_>,
    names: keys::Names,
    known: Known<'_>,
    found: &mut Diagnostics,
) -> Vec<(String, Condition, Place)> {
    let Some(node) = entries.get(names) else { return Vec::new() };
    let mut conditions = Vec::new();
    for (Key { text: name, place }, value) in map(node, names.0, found).unwrap_or_default() {
        let what = format!("{}“{name}”", names.0);
        let batch = (names == keys::BATCHES).then(|| other_schemes::condition_alone(value));
        if name == ALL_CASES {
            found.push(
                Diagnostic::error(format!("{}不能叫“全部”，它指本次的所有案件", names.0))
                    .at(place)
                    .cure("请改名"),
            );
        } else if leaf::is_referable(name, names.0, place, found)
            && let Some(condition) =
                condition::read(batch.as_ref().unwrap_or(value), &what, known, found)
        {
            conditions.push((name.clone(), condition, place.clone()));
        }
    }
    conditions
}
