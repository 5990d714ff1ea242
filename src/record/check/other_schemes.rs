//! Batches that name a 口径表 of their own, and 口径对照: how their outcomes are called in this
//! year's terms. Nothing is mapped that is not written there.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    entries::{Entries, map},
    leaf, scheme,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        Field, OtherScheme, OutcomeScheme, Written,
        keys::{self, Names},
        raw::{Content, Key, Node},
    },
};

/// Adds to `main` the schemes that batches name, with their mappings; `None` when it is not clear
/// by which of them a case is read.
pub(super) fn read(
    entries: &Entries<'_>,
    mut main: OutcomeScheme,
    found: &mut Diagnostics,
) -> Option<OutcomeScheme> {
    let batches =
        entries.get(keys::BATCHES).and_then(|it| map(it, "批次", &mut Diagnostics::default()));
    let mappings = entries.get(keys::UNIFIED_OUTCOMES);
    let mappings = mappings.and_then(|it| map(it, "口径对照", found)).unwrap_or_default();
    let mut used: Vec<&str> = Vec::new();
    let mut others = Vec::new();
    let mut is_clear = true;
    for (batch, node) in batches.unwrap_or_default() {
        let Some(named) = scheme_of(node) else { continue };
        let scheme = scheme::read(named, found);
        let cases = cases_of(&batch.text, node, found);
        let (Some(scheme), Some((kinds, sessions))) = (scheme, cases) else {
            is_clear = false;
            continue;
        };
        let mapping = mappings.iter().find(|(key, _)| key.text == scheme.name);
        let unified = match mapping {
            Some((key, node)) => {
                used.push(&key.text);
                mapped(key, node, &scheme, &main, found)
            }
            None if scheme.name == main.name => continue,
            None => {
                found.push(unmapped(&batch.text, &scheme, &main, &named.place));
                BTreeMap::new()
            }
        };
        others.push(OtherScheme { scheme, kinds, sessions, unified: Arc::new(unified) });
    }
    if !is_clear {
        return None;
    }
    for (key, _) in mappings.iter().filter(|(key, _)| !used.contains(&key.text.as_str())) {
        found.push(
            Diagnostic::error(format!("口径对照里的“{}”没有哪个批次用作口径表", key.text))
                .at(&key.place)
                .cure("请核对名称；用它的批次写成“{类型: 政协提案, 口径表: 沪政协}”"),
        );
    }
    main.others = others;
    Some(main)
}

/// What a batch gives as its 口径表.
fn scheme_of(batch: &Node) -> Option<&Node> {
    let Content::Map(entries) = &batch.content else { return None };
    entries.iter().find(|(key, _)| is(key, keys::OUTCOME_SCHEME)).map(|(_, node)| node)
}

/// A batch without its 口径表, which is no condition.
pub(super) fn condition_alone(batch: &Node) -> Node {
    let mut batch = batch.clone();
    if let Content::Map(entries) = &mut batch.content {
        entries.retain(|(key, _)| !is(key, keys::OUTCOME_SCHEME));
    }
    batch
}

fn is(key: &Key, names: Names) -> bool {
    key.text == names.0 || key.text == names.1
}

/// 类型 and 届次会议 of a batch: what shows which scheme a record is read by before it is read.
fn cases_of(
    batch: &str,
    node: &Node,
    found: &mut Diagnostics,
) -> Option<(Vec<String>, Vec<String>)> {
    let (mut kinds, mut sessions) = (Vec::new(), Vec::new());
    let Content::Map(entries) = &node.content else { return None };
    for (key, value) in entries.iter().filter(|(key, _)| !is(key, keys::OUTCOME_SCHEME)) {
        // What is wrong with a value is told where the condition is read.
        let mut unheard = Diagnostics::default();
        match Field::named(&key.text) {
            Some(Field::Kind) => kinds = leaf::texts(leaf::names(value, "", &mut unheard)),
            Some(Field::Session) => sessions = leaf::texts(leaf::names(value, "", &mut unheard)),
            _ => {
                found.push(
                    Diagnostic::error(format!(
                        "批次“{batch}”有自己的口径表，条件里就只能写类型和届次会议"
                    ))
                    .at(&key.place)
                    .cure("请删去这一项，或把口径表写到只按类型、届次会议划分的批次里"),
                );
                return None;
            }
        }
    }
    if kinds.is_empty() && sessions.is_empty() {
        let cause = format!("批次“{batch}”有自己的口径表，没有写是哪些类型、哪次会议的");
        let cure = "请写明，如“{类型: 政协提案, 口径表: 沪政协}”";
        found.push(Diagnostic::error(cause).at(&node.place).cure(cure));
        return None;
    }
    Some((kinds, sessions))
}

/// What a scheme without a mapping is told, with the mapping that its meanings suggest.
fn unmapped(
    batch: &str,
    scheme: &OutcomeScheme,
    main: &OutcomeScheme,
    place: &Place,
) -> Diagnostic {
    let suggested = |class| main.outcomes.iter().find(|it| it.class == class);
    let pairs = scheme.outcomes.iter().map(|it| {
        format!("{}: {}", it.name, suggested(it.class).map_or("……", |it| it.name.as_str()))
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    let cause = format!(
        "批次“{batch}”用口径表“{}”，没有写它和本届口径表“{}”的对照",
        scheme.name, main.name
    );
    let cure = format!("请在huibao.yaml里写“口径对照: {{{}: {{{pairs}}}}}”，逐项核实", scheme.name);
    Diagnostic::error(cause).at(place).cure(cure)
}

/// One of 口径对照: every outcome of the scheme, in this year's terms.
fn mapped(
    key: &Key,
    node: &Node,
    scheme: &OutcomeScheme,
    main: &OutcomeScheme,
    found: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let what = format!("口径对照“{}”", key.text);
    let mut unified = BTreeMap::new();
    for (own, value) in map(node, &what, found).unwrap_or_default() {
        let names = || scheme.outcomes.iter().map(|it| it.name.as_str());
        if !names().any(|it| it == own.text) {
            let written = Written { text: own.text.clone(), place: own.place.clone() };
            let fault = format!("不在口径表“{}”内", scheme.name);
            found.push(leaf::outside(&written, &what, &fault, names()));
        }
        let label = format!("{what}的“{}”", own.text);
        let Some(to) = leaf::text(value, &label, found) else { continue };
        let ours = || main.outcomes.iter().map(|it| it.name.as_str());
        if ours().any(|it| it == to.text) {
            unified.insert(own.text.clone(), to.text);
        } else {
            found.push(leaf::outside(&to, &label, "不在本届口径表内", ours()));
        }
    }
    let lacking = scheme.outcomes.iter().filter(|it| !unified.contains_key(&it.name));
    let lacking: Vec<&str> = lacking.map(|it| it.name.as_str()).collect();
    if !lacking.is_empty() {
        found.push(
            Diagnostic::error(format!("{what}缺少{}", lacking.join("、")))
                .at(&key.place)
                .cure(format!("请补上，各对应“{}”的一种结果", main.name)),
        );
    }
    unified
}
