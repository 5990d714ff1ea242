//! What a declared figure counts: conditions, fields, classes, what was typed.

use super::{condition, declaration::Reader, entries::Entries, field_names, leaf};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        AsOf, Condition, DeclarationKind, Field, RankedBy, keys,
        raw::{Content, Node},
    },
};

impl Reader<'_> {
    /// What the figure is; `kind` is the key that says so.
    pub(super) fn kind(
        &self,
        kind: keys::Names,
        found: &mut Diagnostics,
    ) -> Option<DeclarationKind> {
        let node = self.entries.require(kind, &self.what, "请在冒号后写明", found)?;
        Some(match kind {
            keys::COUNT => DeclarationKind::Count(self.condition(node, found)?),
            keys::RATE => DeclarationKind::Rate(self.condition(node, found)?),
            keys::DISTINCT_COUNT => {
                let field = self.field(node, found)?;
                DeclarationKind::DistinctCount(field, self.extra_condition(found)?)
            }
            keys::PARTITION => self.partition(node, found)?,
            keys::DISTRIBUTION => DeclarationKind::Distribution {
                field: self.class_field(node, found)?,
                condition: self.extra_condition(found)?,
                top: self.top(found),
            },
            keys::RANKING => DeclarationKind::Ranking {
                field: self.class_field(node, found)?,
                condition: self.extra_condition(found)?,
                top: self.top(found),
                by: self.ranked_by(found),
            },
            keys::CROSS => self.cross(node, found)?,
            keys::CASE_UNITS => {
                let field = self.unit_field(node, found)?;
                DeclarationKind::CaseUnits(field, self.extra_condition(found)?)
            }
            keys::ACTIVITY_COUNT => {
                DeclarationKind::ActivityCount(self.activity_condition(node, found)?)
            }
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
        let dates: Vec<Field> = Field::ALL.into_iter().filter(|it| it.is_date()).collect();
        let field = self.field(node, found)?;
        self.one_of(field, &dates, "不是日期", node, found)
    }

    /// A field whose values name classes, units or persons, not texts and dates.
    fn class_field(&self, node: &Node, found: &mut Diagnostics) -> Option<Field> {
        let classes: Vec<Field> = Field::ALL.into_iter().filter(|it| it.is_shared()).collect();
        let field = self.field(node, found)?;
        let field = self.one_of(field, &classes, "各件都不相同，数不出分布", node, found)?;
        self.refuse_unreferable_classes(field, found);
        Some(field)
    }

    /// 行 and 列. What a column names shows when all figures are read.
    fn cross(&self, node: &Node, found: &mut Diagnostics) -> Option<DeclarationKind> {
        let what = self.label(keys::CROSS);
        let entries = Entries::open(node, &what, keys::CROSS_KEYS, found)?;
        let cure = "请写明每一行是什么，如“行: 主办”";
        let node = entries.require(keys::ROWS, &what, cure, found)?;
        let mut rows = Vec::new();
        for written in leaf::names(node, &format!("{what}的{}", keys::ROWS.0), found) {
            let field = condition::named_field(&written, &self.what, found)?;
            let fields: Vec<Field> = Field::ALL.into_iter().filter(|it| it.is_shared()).collect();
            let fault = "各件都不相同，分不成行";
            rows.push(self.one_at(field, &fields, fault, &written.place, found)?);
        }
        if rows.len() > 1 && !rows.iter().all(|it| it.is_of_units()) {
            let cause = format!("{what}的{}写了几项，不都是单位", keys::ROWS.0);
            let cure = "请只写一项，如“行: 分类”；几项都是单位的才能合成一行，如“行: 主办、分办”";
            found.push(Diagnostic::error(cause).at(&node.place).cure(cure));
            return None;
        }
        for field in &rows {
            self.refuse_unreferable_classes(*field, found);
        }
        let columns = entries
            .get(keys::COLUMNS)
            .map(|it| leaf::texts(leaf::names(it, &format!("{what}的{}", keys::COLUMNS.0), found)));
        Some(DeclarationKind::Cross { rows, columns: columns.unwrap_or_default() })
    }

    fn unit_field(&self, node: &Node, found: &mut Diagnostics) -> Option<Field> {
        let field = self.field(node, found)?;
        self.one_of(field, &Field::OF_UNITS, "不是单位，数不出件次", node, found)
    }

    fn top(&self, found: &mut Diagnostics) -> Option<usize> {
        self.integer(keys::TOP, 1, 9999, found).and_then(|it| usize::try_from(it).ok())
    }

    /// Whether a figure of that name is a rate shows when all are read.
    fn ranked_by(&self, found: &mut Diagnostics) -> RankedBy {
        match self.text(keys::RANKED_BY, found) {
            Some(written) if written.text != "件数" => RankedBy::Rate(written.text),
            _ => RankedBy::Count,
        }
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
        self.one_at(field, fields, fault, &node.place, found)
    }

    fn one_at(
        &self,
        field: Field,
        fields: &[Field],
        fault: &str,
        at: &Place,
        found: &mut Diagnostics,
    ) -> Option<Field> {
        let is_one = fields.contains(&field);
        if !is_one {
            let cause = format!("{}的字段“{}”{fault}", self.what, field.chinese());
            let cure = format!("可以用的有：{}", field_names(fields.iter().copied()));
            found.push(Diagnostic::error(cause).at(at).cure(cure));
        }
        is_one.then_some(field)
    }

    fn partition(&self, node: &Node, found: &mut Diagnostics) -> Option<DeclarationKind> {
        let single: Vec<Field> = Field::ALL.into_iter().filter(|it| it.is_single()).collect();
        let field = self.field(node, found)?;
        let fault = if field.is_shared() {
            "一件可以有几个值，不能分组；请改用“分布”"
        } else {
            "各件都不相同，不能分组"
        };
        let field = self.one_of(field, &single, fault, node, found)?;
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

    /// Values of a field that takes any words become names of classes here.
    fn refuse_unreferable_classes(&self, field: Field, found: &mut Diagnostics) {
        if self.over.known.vocabulary.classes(field).is_some() {
            return;
        }
        for case in self.over.known.cases {
            let Some(place) = case.places.get(&field) else { continue };
            for value in case.values(field, AsOf::END_OF_TIME) {
                leaf::is_referable(&value, field.chinese(), place, found);
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
