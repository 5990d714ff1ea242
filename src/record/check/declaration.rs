//! One of 指标: its kind, and what that kind needs.

use super::{Known, condition, declaration_keys::used_by, entries::Entries, leaf};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        ALL_CASES, AsOf, Batch, CASE_UNIT, Case, Closing, Declaration, Denominator, OCCASION_UNIT,
        PastFigure, Population, THIS_BATCH, TrailingZeros, Written, ZeroClasses, keys,
        raw::{Content, Key, Node},
        supplied::SUPPLIED,
    },
};

/// What figures are declared over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared<'a> {
    pub(super) known: Known<'a>,
    pub(super) batches: &'a [Batch],
    pub(super) populations: &'a [Population],
    pub(super) past_figures: &'a [PastFigure],
    pub(super) year: Option<i32>,
    /// 内置指标 as they are written: a declaration that says less than its namesake takes the rest
    /// from it.
    pub(super) supplied: &'a [(Key, Node)],
}

/// 小数 when the declaration says nothing.
const DECIMALS: u32 = 1;

/// A declaration while it is read.
pub(super) struct Reader<'a> {
    pub(super) entries: Entries<'a>,
    /// How messages call it: `指标“按结果”`.
    pub(super) what: String,
    pub(super) over: Declared<'a>,
    /// The figure that comes with the program and this one is, or changes.
    basis: Option<&'a Node>,
}

/// Reads one declaration of the project; `None` when it is not clear what is to be counted.
pub(super) fn read(
    key: &Key,
    node: &Node,
    over: Declared<'_>,
    found: &mut Diagnostics,
) -> Option<Declaration> {
    let what = format!("指标“{}”", key.text);
    let mut entries = Entries::open(node, &what, keys::FIGURE_KEYS, found)?;
    let mut basis = None;
    // 比较 with a year alone asks for a comparison of the namesake.
    let year = entries.get(keys::COMPARISON).filter(|it| {
        leaf::integer(it, &what, &(1954..=2999), &mut Diagnostics::default()).is_some()
    });
    let is_kind = |it: keys::Names| it != keys::COMPARISON || year.is_none();
    if !keys::FIGURE_KINDS.iter().any(|it| is_kind(*it) && entries.has(*it)) {
        basis = over.supplied.iter().find(|(it, _)| it.text == key.text).map(|(_, node)| node);
        let unheard = &mut Diagnostics::default();
        if let Some(supplied) =
            basis.and_then(|it| Entries::open(it, &what, &keys::supplied_keys(), unheard))
        {
            entries.inherit(supplied);
        }
    }
    Reader { entries, what, over, basis }.declaration(key, found)
}

/// Reads one of 内置指标.
pub(super) fn supplied(
    key: &Key,
    node: &Node,
    over: Declared<'_>,
    found: &mut Diagnostics,
) -> Option<Declaration> {
    let what = format!("指标“{}”", key.text);
    let entries = Entries::open(node, &what, &keys::supplied_keys(), found)?;
    Reader { entries, what, over, basis: Some(node) }.declaration(key, found)
}

impl Reader<'_> {
    fn declaration(&self, key: &Key, found: &mut Diagnostics) -> Option<Declaration> {
        let reader = self;
        let kind_key = reader.kind_key(&key.place, found)?;
        reader.refuse_idle_keys(kind_key, found);
        let batch = reader.batch(key, found)?;
        let population = reader.population(found);
        let closings = Closing::ALL.map(|it| (it.chinese(), it));
        let zeros = [("省略", ZeroClasses::Omit), ("写出", ZeroClasses::Print)];
        let trailing = [("保留", TrailingZeros::Keep), ("省略", TrailingZeros::Trim)];
        let decimals = reader.integer(keys::DECIMALS, 0, 4, found).unwrap_or(DECIMALS);
        Some(Declaration {
            name: key.text.clone(),
            population: population.unwrap_or_default(),
            batch,
            decimals: u8::try_from(decimals).unwrap_or_default(),
            closing: reader.choice(keys::CLOSING, &closings, found).unwrap_or(Closing::Largest),
            trailing_zeros: reader
                .choice(keys::TRAILING_ZEROS, &trailing, found)
                .unwrap_or(TrailingZeros::Keep),
            zero_classes: reader
                .choice(keys::ZERO_CLASSES, &zeros, found)
                .unwrap_or(ZeroClasses::Omit),
            compared_year: reader.compared_year(&key.text, kind_key, found),
            wording: reader.wording(keys::WORDING, kind_key, found),
            first_wording: reader.wording(keys::FIRST_WORDING, kind_key, found),
            measure_word: reader.measure_word(kind_key, found),
            description: reader.text(keys::DESCRIPTION, found).map(|it| it.text),
            aliases: reader.aliases(found),
            kind: reader.kind(kind_key, found)?,
            place: key.place.clone(),
        })
    }
}

impl Reader<'_> {
    /// The key that says what kind of figure it is: one and no more.
    fn kind_key(&self, name: &Place, found: &mut Diagnostics) -> Option<keys::Names> {
        let mut kinds: Vec<keys::Names> =
            keys::FIGURE_KINDS.iter().copied().filter(|it| self.entries.has(*it)).collect();
        if kinds.len() > 1 {
            kinds.retain(|it| *it != keys::COMPARISON);
        }
        let all: Vec<&str> = keys::FIGURE_KINDS.iter().map(|it| it.0).collect();
        match kinds.as_slice() {
            [kind] => return Some(*kind),
            [] => found.push(
                Diagnostic::error(format!("{}没有写明怎么算", self.what))
                    .at(name)
                    .cure(format!("请写其中一种：{}", all.join("、"))),
            ),
            [first, second, ..] => found.push(
                Diagnostic::error(format!("{}既写{}又写{}", self.what, first.0, second.0))
                    .at(self.entries.key_place(*second).unwrap_or(name))
                    .cure("请只留一种，另一种另起一个名称"),
            ),
        }
        None
    }

    fn refuse_idle_keys(&self, kind: keys::Names, found: &mut Diagnostics) {
        // Activities belong to no batch.
        let of_cases = [keys::BATCH, keys::POPULATION, keys::BASIS];
        let of_cases = if kind == keys::ACTIVITY_COUNT { &[] } else { of_cases.as_slice() };
        let common = [keys::MEASURE_WORD, keys::DESCRIPTION, keys::ALIASES, kind];
        for name in keys::FIGURE_KEYS {
            let is_used = [&common, of_cases, used_by(kind)].iter().any(|it| it.contains(name));
            if let Some(place) = self.entries.key_place(*name).filter(|_| !is_used) {
                found.push(
                    Diagnostic::error(format!("{}是{}，用不上“{}”", self.what, kind.0, name.0))
                        .at(place)
                        .cure("请删去，或核对指标的种类"),
                );
            }
        }
    }

    pub(super) fn label(&self, name: keys::Names) -> String {
        format!("{}的{}", self.what, name.0)
    }

    pub(super) fn text(&self, name: keys::Names, found: &mut Diagnostics) -> Option<Written> {
        leaf::sentence(self.entries.get(name)?, &self.label(name), found)
    }

    pub(super) fn integer(
        &self,
        name: keys::Names,
        low: u32,
        high: u32,
        found: &mut Diagnostics,
    ) -> Option<u32> {
        leaf::integer(self.entries.get(name)?, &self.label(name), &(low..=high), found)
    }

    fn choice<T: Copy>(
        &self,
        name: keys::Names,
        options: &[(&str, T)],
        found: &mut Diagnostics,
    ) -> Option<T> {
        leaf::choice(self.entries.get(name)?, &self.label(name), options, found)
    }

    /// The first batch besides 本次 that has cases of which `condition` holds.
    fn batch_with(&self, condition: &Node, name: &Key, found: &mut Diagnostics) -> Option<String> {
        let condition = condition::read(condition, &self.what, self.over.known, found)?;
        let cases = self.over.known.cases;
        let has = |batch: &&Batch| {
            let both = |it: &Case| {
                batch.condition.matches(it, AsOf::END_OF_TIME)
                    && condition.matches(it, AsOf::END_OF_TIME)
            };
            cases.iter().any(both)
        };
        let others = self.over.batches.iter().filter(|it| it.name != THIS_BATCH);
        let batch = others.into_iter().find(has);
        if batch.is_none() && !cases.is_empty() && name.place.file.name != SUPPLIED {
            found.push(
                Diagnostic::error(format!("{}要另一批案件，台账里没有", self.what))
                    .at(&name.place)
                    .cure("请在“批次”里写明是哪些案件，再给这个指标写上“批次”；没有的，请删去这个指标"),
            );
        }
        batch.map(|it| it.name.clone())
    }

    /// The batch that is counted; `None` where a figure of the program's is about a batch that the
    /// project has not.
    fn batch(&self, name: &Key, found: &mut Diagnostics) -> Option<String> {
        let Some(written) = self.text(keys::BATCH, found) else {
            return match self.entries.get(keys::TAKEN_FROM) {
                Some(condition) => self.batch_with(condition, name, found),
                None => Some(THIS_BATCH.to_owned()),
            };
        };
        let names = || self.over.batches.iter().map(|it| it.name.as_str());
        if !names().any(|it| it == written.text) {
            found.push(leaf::outside(
                &written,
                &format!("{}的批次", self.what),
                "没有声明",
                names(),
            ));
        }
        Some(written.text)
    }

    /// A name, or the condition itself.
    fn population(&self, found: &mut Diagnostics) -> Option<Denominator> {
        let basis = self.basis(found);
        let node = self.entries.get(keys::POPULATION).or(basis)?;
        if matches!(node.content, Content::Map(_)) {
            let what = self.label(keys::POPULATION);
            return condition::read(node, &what, self.over.known, found).map(Denominator::Those);
        }
        let what = self.label(keys::POPULATION);
        let written = leaf::sentence(node, &what, found).filter(|it| it.text != ALL_CASES)?;
        let names = || self.over.populations.iter().map(|it| it.name.as_str());
        if !names().any(|it| it == written.text) {
            found.push(leaf::outside(
                &written,
                &format!("{}的总体", self.what),
                "没有声明",
                names().chain([ALL_CASES]),
            ));
        }
        Some(Denominator::Named(written.text))
    }

    /// 口径: one of the denominators that a figure of the program may have, the first when none is
    /// named.
    fn basis(&self, found: &mut Diagnostics) -> Option<&Node> {
        let choices = self.basis.and_then(|it| match &it.content {
            Content::Map(entries) => entries.iter().find(|(key, _)| key.text == keys::BASIS.0),
            _ => None,
        });
        let choices = match choices.map(|(_, it)| &it.content) {
            Some(Content::Map(choices)) => choices.as_slice(),
            _ => &[],
        };
        let node = self.entries.get(keys::BASIS)?;
        if matches!(node.content, Content::Map(_)) && !choices.is_empty() {
            return choices.first().map(|(_, it)| it);
        }
        let written = leaf::text(node, &self.label(keys::BASIS), found)?;
        let chosen = choices.iter().find(|(key, _)| key.text == written.text);
        if chosen.is_none() {
            let names = choices.iter().map(|(key, _)| key.text.as_str());
            let what = self.label(keys::BASIS);
            found.push(if choices.is_empty() {
                Diagnostic::error(format!("{}没有几种口径可选", self.what))
                    .at(&written.place)
                    .cure("请删去“口径”，用“总体”写明分母")
            } else {
                leaf::outside(&written, &what, "不在可选之列", names)
            });
        }
        chosen.map(|(_, it)| it)
    }

    fn aliases(&self, found: &mut Diagnostics) -> Vec<String> {
        let Some(node) = self.entries.get(keys::ALIASES) else { return Vec::new() };
        let what = self.label(keys::ALIASES);
        let mut names = leaf::names(node, &what, found);
        names.retain(|it| leaf::is_referable(&it.text, &what, &it.place, found));
        leaf::texts(names)
    }

    /// 量词: 件次 is what 件次 counts, and nothing else is.
    fn measure_word(&self, kind: keys::Names, found: &mut Diagnostics) -> String {
        let counts_units = kind == keys::CASE_UNITS;
        let usual = match kind {
            keys::DISTINCT_COUNT => "个",
            keys::ACTIVITY_COUNT => OCCASION_UNIT,
            _ if counts_units => CASE_UNIT,
            _ => "件",
        };
        let Some(written) = self.text(keys::MEASURE_WORD, found) else { return usual.to_owned() };
        if (written.text == CASE_UNIT) != counts_units {
            let cause = format!("{}是{}，量词不能是“{}”", self.what, kind.0, written.text);
            let cure = if counts_units {
                "件次是一件对一家单位，请删去“量词”；要数件的，请改用“计数”"
            } else {
                "要数件次的，请改用“件次”，如“{件次: 会办}”"
            };
            found.push(Diagnostic::error(cause).rule(Rule::X16).at(&written.place).cure(cure));
        }
        written.text
    }

    /// The year after 比较, or after 年份 when the figure is itself a comparison; without one, the
    /// year before. A figure of the program is compared with the latest year that is known.
    fn compared_year(&self, name: &str, kind: keys::Names, found: &mut Diagnostics) -> Option<i32> {
        let year = if kind == keys::COMPARISON { keys::YEAR } else { keys::COMPARISON };
        let typed = self.integer(year, 1954, 2999, found).and_then(|it| i32::try_from(it).ok());
        if kind == keys::COMPARISON && !self.entries.has(keys::YEAR) {
            return self.over.year.and_then(|it| it.checked_sub(1));
        }
        if self.basis.is_some() && !self.entries.has(year) {
            return self.latest_known_year(name, kind);
        }
        typed
    }

    /// The latest year before this one that has a figure of that name and kind.
    fn latest_known_year(&self, name: &str, kind: keys::Names) -> Option<i32> {
        let can_be_compared = used_by(kind).contains(&keys::COMPARISON);
        let is_alike = |it: &&PastFigure| it.name == name && it.is_rate() == (kind == keys::RATE);
        let past = self.over.past_figures.iter().filter(is_alike).map(|it| it.year);
        past.filter(|it| can_be_compared && Some(*it) < self.over.year).max()
    }

    /// A wording, its marks known.
    fn wording(
        &self,
        name: keys::Names,
        kind: keys::Names,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let known: &[&str] = if kind == keys::RANKING {
            &["项", "件数", "占比", "总体", "名次"]
        } else {
            &["项", "件数", "占比", "总体"]
        };
        let written = self.text(name, found)?;
        let marks = written.text.split('{').skip(1).map(|it| it.split('}').next().unwrap_or(it));
        for mark in marks.filter(|it| !known.contains(it)) {
            let all: Vec<String> = known.iter().map(|it| format!("{{{it}}}")).collect();
            let cure = match nearest(mark, known.iter().copied()) {
                Some(near) => format!("是否为“{{{near}}}”？"),
                None => format!("可以写的有：{}", all.join("、")),
            };
            found.push(
                Diagnostic::error(format!("{}里没有“{{{mark}}}”这一空", self.label(name)))
                    .at(&written.place)
                    .cure(cure),
            );
        }
        Some(written.text)
    }
}
