//! Rule X26: one figure is printed alike wherever it is printed.

use std::{collections::BTreeSet, sync::Arc};

use super::{PrintedAt, Stated, Writer};
use crate::{
    build::{Composed, lineage::Printed, printed_list::PrintedList},
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Closing, DeclarationKind, Register},
    statistics::Exact,
};

/// A figure as it is printed, once for all places where it is printed so.
#[derive(Clone, Debug)]
pub(super) struct StatedFigure {
    /// Figure and part: `按结果.解决采纳.占比`.
    reference: String,
    /// As printed.
    text: String,
    /// Of a share, what it is a share of.
    share: Option<Share>,
    at: PrintedAt,
}

/// What a share means, and the policies by which it is printed.
#[derive(Clone, Debug)]
struct Share {
    /// What is counted: `办理结果为解决采纳`.
    counted: String,
    /// The cases that it is counted among: `已办复`.
    population: String,
    /// The batch.
    batch: String,
    /// Whether it is one of the shares that a whole is divided into.
    is_of_partition: bool,
    /// The figure's name.
    figure: String,
    /// 小数.
    decimals: u8,
    /// 末尾零 in words.
    zeros: &'static str,
    /// 凑整 in words; of a share that is no part of a whole nothing is adjusted.
    closing: &'static str,
}

impl StatedFigure {
    /// Whether another prints the same figure alike.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.reference == other.reference && self.text == other.text
    }
}

/// The figures that `composed` prints.
pub(super) fn stated(
    composed: &Composed,
    register: &Register,
    document: &Arc<str>,
) -> Vec<StatedFigure> {
    let mut known = BTreeSet::new();
    let mut stated = Vec::new();
    for mention in &composed.mentions {
        let Printed::Figure { name, parts, text } = &mention.printed else { continue };
        let Some(figure) = composed.figures.get(name) else { continue };
        if composed.withheld.is_some() && !is_kept_in_public(parts, text) {
            continue;
        }
        let reference = joined(&figure.name, parts);
        if known.insert((reference.clone(), text.clone())) {
            let share = share(composed, register, (name, parts));
            let at = PrintedAt::new(document, &mention.section, Some(&mention.origin));
            stated.push(StatedFigure { reference, text: text.clone(), share, at });
        }
    }
    stated
}

/// Whether a public copy prints a part as the document does: classes that are folded into 其他 there
/// are listed and numbered otherwise.
fn is_kept_in_public(parts: &[String], text: &str) -> bool {
    let is_counted = parts.last().is_none_or(|it| it != "项数" && it != "名次");
    is_counted && text.starts_with(|it: char| it.is_ascii_digit())
}

/// The figures that an issued document printed.
pub(super) fn stated_then(list: &PrintedList, document: &Arc<str>) -> Vec<StatedFigure> {
    let all = list.figures.iter().flat_map(|it| it.printed.iter().map(move |part| (it, part)));
    all.map(|(figure, part)| StatedFigure {
        reference: joined(&figure.name, &part.parts),
        text: part.text.clone(),
        share: None,
        at: PrintedAt {
            document: Arc::clone(document),
            section: part.place.as_str().into(),
            writer: Writer::Unknown,
        },
    })
    .collect()
}

fn joined(name: &str, parts: &[String]) -> String {
    let path: Vec<&str> = [name].into_iter().chain(parts.iter().map(String::as_str)).collect();
    path.join(".")
}

/// What a printed part says as a share; `None` for what is none, such as a count.
fn share(
    composed: &Composed,
    register: &Register,
    (name, parts): (&str, &[String]),
) -> Option<Share> {
    let figure = composed.figures.get(name)?;
    let lineage = figure.lineage(parts);
    let is_share = matches!(lineage.exact, Exact::Share(_));
    let (counted, population) = lineage.expression.split_once(" ÷ ").filter(|_| is_share)?;
    let declaration = register.declaration(&figure.name)?;
    let is_of_partition = matches!(declaration.kind, DeclarationKind::Partition { .. });
    Some(Share {
        counted: counted.to_owned(),
        population: population.to_owned(),
        batch: declaration.batch.clone(),
        is_of_partition,
        figure: figure.name.clone(),
        decimals: declaration.decimals,
        zeros: declaration.trailing_zeros.chinese(),
        closing: if is_of_partition { declaration.closing } else { Closing::None }.chinese(),
    })
}

/// Why two figures may not be printed as they are.
enum Contradiction<'a> {
    /// The same part of the same figure.
    Itself,
    /// The same share by other policies.
    Policies(&'a Share, &'a Share),
    /// The same cases among others.
    Populations(&'a Share, &'a Share),
}

/// Holds the figures of a document against each other and against those of other documents.
pub(super) fn hold(stated: &Stated, before: &[&Stated], found: &mut Diagnostics) {
    for (nth, figure) in stated.figures.iter().enumerate() {
        let own = stated.figures.iter().take(nth).map(|it| (it, true));
        let others = before.iter().flat_map(|it| &it.figures).map(|it| (it, false));
        let contradicted = own.chain(others).find_map(|(other, is_own)| {
            Some((other, contradiction(figure, other, is_own)?, is_own))
        });
        if let Some((other, why, is_own)) = contradicted {
            found.push(figure.at.point(fault(figure, (other, is_own), &why)));
        }
    }
}

fn contradiction<'a>(
    one: &'a StatedFigure,
    other: &'a StatedFigure,
    is_own: bool,
) -> Option<Contradiction<'a>> {
    if one.text == other.text {
        return None;
    }
    if one.reference == other.reference {
        return Some(Contradiction::Itself);
    }
    let (Some(share), Some(its)) = (&one.share, &other.share) else { return None };
    let is_same = share.counted == its.counted && share.batch == its.batch;
    if is_same && share.population == its.population {
        return Some(Contradiction::Policies(share, its));
    }
    // Within one document the words around them say among what is counted.
    (is_same && !is_own && share.is_of_partition == its.is_of_partition)
        .then_some(Contradiction::Populations(share, its))
}

/// A contradiction between documents is an error; within one, a reader sees both.
fn fault(
    figure: &StatedFigure,
    (other, is_own): (&StatedFigure, bool),
    why: &Contradiction<'_>,
) -> Diagnostic {
    let StatedFigure { reference, text, at, .. } = figure;
    let (its, then) = (&other.reference, &other.text);
    let there = if is_own { other.at.in_same_document() } else { other.at.in_words() };
    let (what, cure) = match why {
        Contradiction::Itself => (String::new(), of_another_day()),
        Contradiction::Policies(share, its) => (
            format!("，都是“{} ÷ {}”", share.counted, share.population),
            format!(
                "请在两处引用同一个指标，或在huibao.yaml里把“{}”和“{}”的{}写成一样",
                share.figure,
                its.figure,
                unlike(share, its)
            ),
        ),
        Contradiction::Populations(share, its) => (
            format!("：一个除以“{}”，一个除以“{}”", share.population, its.population),
            format!(
                "请在两份文件里引用同一个指标，或在huibao.yaml里把“{}”和“{}”的“总体”或“口径”写成一样",
                share.figure, its.figure
            ),
        ),
    };
    let there = format!("{there}的{{{its}}}印成{then}");
    let cause = format!("{}的{{{reference}}}印成{text}，{there}{what}", at.in_words());
    Diagnostic::of(Rule::X26, cause).cure(cure).doubtful_unless(!is_own)
}

/// The cure where one of two documents was issued, or built before the records changed.
fn of_another_day() -> String {
    "两份文件截至同一天，请核实台账是否改错；台账无误的，已印发的不能改，请与领导商量怎样说明"
        .to_owned()
}

/// The policy in which two shares differ, with both values: `小数（2位、1位）`.
fn unlike(share: &Share, its: &Share) -> String {
    if share.decimals != its.decimals {
        format!("小数（{}位、{}位）", share.decimals, its.decimals)
    } else if share.zeros != its.zeros {
        format!("末尾零（{}、{}）", share.zeros, its.zeros)
    } else {
        format!("凑整（{}、{}）", share.closing, its.closing)
    }
}
