//! The head of a document: what each key is and what it takes.

use super::{
    form::{Entry, Form, Table},
    settings_table::TEXT,
    shapes,
};
use crate::record::{Field, Shape, Stage, keys};

/// The head of a file of `documents/`.
pub(super) static HEAD: Table = Table {
    name: "head",
    keys: keys::HEAD_KEYS,
    required: &[keys::TEMPLATE, keys::TITLE, keys::AS_OF],
    entries: &[
        Entry(keys::TEMPLATE, "用哪个模板，如“汇报”", TEXT),
        Entry(keys::TITLE, "标题，可以用引用；太长会自动分行", TEXT),
        Entry(
            keys::TITLE_LINES,
            "自己给标题分行，如[第一行, 第二行]，连起来与标题一字不差",
            Form::ListOf(&TEXT),
        ),
        Entry(keys::AS_OF, "数字统计到哪一天，如2021-07-05", Form::Shape(Shape::Day)),
        Entry(
            keys::STAGE,
            "文件走到了哪一步，默认讨论稿；已印发的不再生成",
            Form::OneOf(|| Stage::ALL.map(Stage::chinese).to_vec()),
        ),
        Entry(
            keys::LEVELS,
            "用哪几级标题，如“一、1.”，默认“一、（一）1.（1）”",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(keys::ADDRESSEES, "主送机关，不用写冒号", TEXT),
        Entry(keys::SIGNATORY, "落款单位", TEXT),
        Entry(
            keys::ISSUE_DATE,
            "成文日期；讨论稿和送审稿可以只写年月",
            Form::Pattern(shapes::DAY_OR_MONTH),
        ),
        Entry(keys::PRINTED_ON, "印发的日子，不早于成文日期", Form::Shape(Shape::Day)),
        Entry(keys::PUBLISHED_ON, "上网公开的日子，不早于印发日期", Form::Shape(Shape::Day)),
        Entry(
            keys::SIGNATURE_POSITION,
            "署名放在题下还是文末，默认题下",
            Form::OneOf(|| vec!["题下", "文末"]),
        ),
        Entry(
            keys::GROUPING,
            "起草“办理成效”时按什么分组，默认分类",
            Form::OneOf(|| [Field::Category, Field::Keywords].map(Field::chinese).to_vec()),
        ),
    ],
};
