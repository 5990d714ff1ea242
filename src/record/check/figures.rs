//! 指标: the declared figures, each of one kind, over batches, populations and years that exist.

use super::{
    Known, condition, declared,
    entries::{Entries, map},
    field_names, leaf,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        ALL_CASES, Batch, Closing, Condition, Declaration, DeclarationKind, Field, PastFigure,
        Population, THIS_BATCH, TrailingZeros, Written, ZeroClasses, keys,
        raw::{Content, Key, Node},
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
}

/// 小数 when the declaration says nothing.
const DECIMALS: u32 = 1;

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
            declarations.extend(read_one(key, value, over, found));
        }
    }
    for declaration in &declarations {
        check_comparison(declaration, &declarations, over, found);
    }
    declarations
}

/// `{案0038}`, `{本件.标题}` and `{节.主要措施}` mean something else.
fn is_free(key: &Key, found: &mut Diagnostics) -> bool {
    let after = key.text.strip_prefix('案');
    let is_case = after.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let is_taken = is_case || matches!(key.text.as_str(), ALL_CASES | "本件" | "节");
    if is_taken {
        found.push(
            Diagnostic::error(format!("指标不能叫“{}”，它在正文里另有所指", key.text))
                .at(&key.place)
                .cure("请改名"),
        );
    }
    !is_taken
}

/// A declaration while it is read.
struct Reader<'a> {
    entries: Entries<'a>,
    /// How messages call it: `指标“按结果”`.
    what: String,
    over: Declared<'a>,
}

fn read_one(
    key: &Key,
    node: &Node,
    over: Declared<'_>,
    found: &mut Diagnostics,
) -> Option<Declaration> {
    let what = format!("指标“{}”", key.text);
    let entries = Entries::open(node, &what, keys::FIGURE_KEYS, found)?;
    let reader = Reader { entries, what, over };
    let kind_key = reader.kind_key(&key.place, found)?;
    reader.refuse_idle_keys(kind_key, found);
    let batch = reader.batch(found);
    let population = reader.population(found);
    let closings = Closing::ALL.map(|it| (it.chinese(), it));
    let zeros = [("省略", ZeroClasses::Omit), ("写出", ZeroClasses::Print)];
    let trailing = [("保留", TrailingZeros::Keep), ("省略", TrailingZeros::Trim)];
    let decimals = reader.integer(keys::DECIMALS, 0, 4, found).unwrap_or(DECIMALS);
    let default_word = if kind_key == keys::DISTINCT_COUNT { "个" } else { "件" };
    Some(Declaration {
        name: key.text.clone(),
        population,
        batch: batch.unwrap_or_else(|| THIS_BATCH.to_owned()),
        decimals: u8::try_from(decimals).unwrap_or_default(),
        closing: reader.choice(keys::CLOSING, &closings, found).unwrap_or(Closing::Largest),
        trailing_zeros: reader
            .choice(keys::TRAILING_ZEROS, &trailing, found)
            .unwrap_or(TrailingZeros::Keep),
        zero_classes: reader.choice(keys::ZERO_CLASSES, &zeros, found).unwrap_or(ZeroClasses::Omit),
        compared_year: reader.compared_year(kind_key, found),
        wording: reader.wording(keys::WORDING, found),
        first_wording: reader.wording(keys::FIRST_WORDING, found),
        measure_word: reader
            .text(keys::MEASURE_WORD, found)
            .map_or_else(|| default_word.to_owned(), |it| it.text),
        kind: reader.kind(kind_key, found)?,
        place: key.place.clone(),
    })
}

/// The keys that mean something for a kind, besides 批次, 总体 and 量词.
fn used_by(kind: keys::Names) -> &'static [keys::Names] {
    match kind {
        keys::COUNT | keys::RATE => &[keys::COMPARISON, keys::DECIMALS, keys::TRAILING_ZEROS],
        keys::DISTINCT_COUNT => {
            &[keys::CONDITION, keys::COMPARISON, keys::DECIMALS, keys::TRAILING_ZEROS]
        }
        keys::PARTITION => &[
            keys::DECIMALS,
            keys::CLOSING,
            keys::TRAILING_ZEROS,
            keys::ZERO_CLASSES,
            keys::CLASSES,
            keys::WORDING,
            keys::FIRST_WORDING,
        ],
        keys::COMPARISON => &[keys::YEAR, keys::DECIMALS, keys::TRAILING_ZEROS],
        keys::INPUT => &[keys::SOURCE, keys::DATE],
        _ => &[keys::CONDITION],
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
        let common = [keys::BATCH, keys::POPULATION, keys::MEASURE_WORD, kind];
        for name in keys::FIGURE_KEYS {
            let is_used = common.contains(name) || used_by(kind).contains(name);
            if let Some(place) = self.entries.key_place(*name).filter(|_| !is_used) {
                found.push(
                    Diagnostic::error(format!("{}是{}，用不上“{}”", self.what, kind.0, name.0))
                        .at(place)
                        .cure("请删去，或核对指标的种类"),
                );
            }
        }
    }

    fn label(&self, name: keys::Names) -> String {
        format!("{}的{}", self.what, name.0)
    }

    fn text(&self, name: keys::Names, found: &mut Diagnostics) -> Option<Written> {
        leaf::sentence(self.entries.get(name)?, &self.label(name), found)
    }

    fn integer(
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

    fn batch(&self, found: &mut Diagnostics) -> Option<String> {
        let written = self.text(keys::BATCH, found)?;
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

    fn population(&self, found: &mut Diagnostics) -> Option<String> {
        let written = self.text(keys::POPULATION, found).filter(|it| it.text != ALL_CASES)?;
        let names = || self.over.populations.iter().map(|it| it.name.as_str());
        if !names().any(|it| it == written.text) {
            found.push(leaf::outside(
                &written,
                &format!("{}的总体", self.what),
                "没有声明",
                names().chain([ALL_CASES]),
            ));
        }
        Some(written.text)
    }

    /// The year after 比较, or after 年份 when the figure is itself a comparison; without one, the
    /// year before.
    fn compared_year(&self, kind: keys::Names, found: &mut Diagnostics) -> Option<i32> {
        let name = if kind == keys::COMPARISON { keys::YEAR } else { keys::COMPARISON };
        let typed = self.integer(name, 1954, 2999, found).and_then(|it| i32::try_from(it).ok());
        if kind == keys::COMPARISON && !self.entries.has(keys::YEAR) {
            return self.over.year.and_then(|it| it.checked_sub(1));
        }
        typed
    }

    /// A wording, its marks known.
    fn wording(&self, name: keys::Names, found: &mut Diagnostics) -> Option<String> {
        const MARKS: [&str; 4] = ["项", "件数", "占比", "总体"];
        let written = self.text(name, found)?;
        let marks = written.text.split('{').skip(1).map(|it| it.split('}').next().unwrap_or(it));
        for mark in marks.filter(|it| !MARKS.contains(it)) {
            let cure = match nearest(mark, MARKS) {
                Some(near) => format!("是否为“{{{near}}}”？"),
                None => "可以写的有：{项}、{件数}、{占比}、{总体}".to_owned(),
            };
            found.push(
                Diagnostic::error(format!("{}里没有“{{{mark}}}”这一空", self.label(name)))
                    .at(&written.place)
                    .cure(cure),
            );
        }
        Some(written.text)
    }

    fn kind(&self, kind: keys::Names, found: &mut Diagnostics) -> Option<DeclarationKind> {
        let node = self.entries.require(kind, &self.what, "请在冒号后写明", found)?;
        Some(match kind {
            keys::COUNT => DeclarationKind::Count(self.condition(node, found)?),
            keys::RATE => DeclarationKind::Rate(self.condition(node, found)?),
            keys::DISTINCT_COUNT => {
                let field = self.field(node, found)?;
                DeclarationKind::DistinctCount(field, self.extra_condition(found)?)
            }
            keys::PARTITION => self.partition(node, found)?,
            keys::COMPARISON => {
                let of = leaf::text(node, &self.label(kind), found)?;
                DeclarationKind::Comparison { of: of.text }
            }
            keys::INPUT => self.input(node, found)?,
            _ => {
                let field = self.date_field(node, found)?;
                let condition = self.extra_condition(found)?;
                if kind == keys::EARLIEST {
                    DeclarationKind::Earliest(field, condition)
                } else {
                    DeclarationKind::Latest(field, condition)
                }
            }
        })
    }

    fn condition(&self, node: &Node, found: &mut Diagnostics) -> Option<Condition> {
        condition::read(node, &self.what, self.over.known, found)
    }

    fn extra_condition(&self, found: &mut Diagnostics) -> Option<Condition> {
        match self.entries.get(keys::CONDITION) {
            Some(node) => self.condition(node, found),
            None => Some(Condition::default()),
        }
    }

    fn field(&self, node: &Node, found: &mut Diagnostics) -> Option<Field> {
        let written = leaf::text(node, &self.what, found)?;
        condition::named_field(&written, &self.what, found)
    }

    fn date_field(&self, node: &Node, found: &mut Diagnostics) -> Option<Field> {
        const DATES: [Field; 2] = [Field::Assigned, Field::Replied];
        let field = self.field(node, found)?;
        self.one_of(field, &DATES, "不是日期", node, found)
    }

    /// Reports a field that is none of `fields`.
    fn one_of(
        &self,
        field: Field,
        fields: &[Field],
        fault: &str,
        node: &Node,
        found: &mut Diagnostics,
    ) -> Option<Field> {
        let is_one = fields.contains(&field);
        if !is_one {
            let cause = format!("{}的字段“{}”{fault}", self.what, field.chinese());
            let cure = format!("可以用的有：{}", field_names(fields.iter().copied()));
            found.push(Diagnostic::error(cause).at(&node.place).cure(cure));
        }
        is_one.then_some(field)
    }

    fn partition(&self, node: &Node, found: &mut Diagnostics) -> Option<DeclarationKind> {
        const SINGLE: [Field; 9] = [
            Field::Kind,
            Field::Session,
            Field::Category,
            Field::Lead,
            Field::Outcome,
            Field::Publicity,
            Field::Satisfaction,
            Field::State,
            Field::OnTime,
        ];
        let field = self.field(node, found)?;
        let fault = "不能分组：一件可以有几个值，或各件都不相同";
        let field = self.one_of(field, &SINGLE, fault, node, found)?;
        self.refuse_unreferable_classes(field, found);
        let classes = self.entries.get(keys::CLASSES).map(|node| {
            let written = leaf::names(node, &self.label(keys::CLASSES), found);
            if let Some(known) = self.over.known.vocabulary.classes(field) {
                let what = self.label(keys::CLASSES);
                for class in written.iter().filter(|it| !known.contains(&it.text.as_str())) {
                    found.push(leaf::outside(class, &what, "不在可选之列", known.iter().copied()));
                }
            }
            leaf::texts(written)
        });
        Some(DeclarationKind::Partition { field, classes })
    }

    /// The values of 主办 and 届次会议 become names of classes here.
    fn refuse_unreferable_classes(&self, field: Field, found: &mut Diagnostics) {
        if !matches!(field, Field::Lead | Field::Session) {
            return;
        }
        for case in self.over.known.cases {
            let value = if field == Field::Lead { case.lead.as_ref() } else { Some(&case.session) };
            if let (Some(value), Some(place)) = (value, case.places.get(&field)) {
                leaf::is_referable(value, field.chinese(), place, found);
            }
        }
    }

    fn input(&self, node: &Node, found: &mut Diagnostics) -> Option<DeclarationKind> {
        let value = leaf::sentence(node, &self.label(keys::INPUT), found);
        let cure = "台账里没有的数要写明取自哪里，如“来源: 区政府办公室培训通知”";
        self.entries.require(keys::SOURCE, &self.what, cure, found)?;
        let source = self.text(keys::SOURCE, found);
        let date = self.entries.get(keys::DATE);
        if let Some(date) = date {
            leaf::date(date, &self.label(keys::DATE), found)?;
        }
        let typed = |it: &Node| match &it.content {
            Content::Text(text, _) => Some(text.trim().to_owned()),
            _ => None,
        };
        Some(DeclarationKind::Input {
            value: value?.text,
            source: source?.text,
            date: date.and_then(typed),
        })
    }
}

/// Rule X18: a comparison names a figure that can be compared, and a past year that has it.
fn check_comparison(
    it: &Declaration,
    all: &[Declaration],
    over: Declared<'_>,
    found: &mut Diagnostics,
) {
    let Some(year) = it.compared_year else { return };
    let name = if let DeclarationKind::Comparison { of } = &it.kind { of } else { &it.name };
    let Some(of) = declared(all, name) else {
        let cure = match nearest(name, all.iter().map(|it| it.name.as_str())) {
            Some(near) => format!("是否为“{near}”？请改正"),
            None => "请先在“指标”里声明它".to_owned(),
        };
        let cause = format!("指标“{}”所比较的“{name}”没有声明", it.name);
        found.push(Diagnostic::error(cause).at(&it.place).cure(cure));
        return;
    };
    let is_rate = match of.kind {
        DeclarationKind::Rate(_) => true,
        DeclarationKind::Count(_) | DeclarationKind::DistinctCount(..) => false,
        _ => {
            let cause = format!("指标“{}”所比较的“{name}”不是计数或占比", it.name);
            found.push(Diagnostic::error(cause).at(&it.place).cure("请比较计数、去重计数或占比"));
            return;
        }
    };
    match over.past_figures.iter().find(|it| it.year == year && it.name == *name) {
        None => found.push(
            Diagnostic::error(format!("历年{year}年没有“{name}”，无法比较"))
                .rule("X18")
                .at(&it.place)
                .cure(format!("请在“历年”的{year}下补上“{name}”和来源，或去掉比较")),
        ),
        Some(past) if past.printed.ends_with('%') != is_rate => {
            let cause = format!("历年{year}年的“{name}”（{}）与今年的不是一种数", past.printed);
            let cure = if is_rate { "占比请带%" } else { "件数请写整数，不带%" };
            found.push(Diagnostic::error(cause).at(&past.place).cure(cure));
        }
        Some(_) => {}
    }
}
