//! Out and in again: a register as a workbook and the workbook as a register.

use std::sync::Arc;

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    ledger::{
        Records,
        export::Ledger,
        rewritten, sheet,
        update::{Returned, Update},
    },
    record::{Field, ListKeys, Shape, UnitRegistry, YamlValue, revise},
};
use proptest::{collection::vec, prelude::*, sample::select};

fn text(it: impl Into<String>) -> YamlValue {
    YamlValue::Text(it.into())
}

/// What Excel, YAML or our own rules trip over.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "=1+1",
        "+5",
        "-3",
        "@甲",
        "0038",
        "1e5",
        "TRUE",
        "#REF!",
        "_x0041_",
        "&<>",
        "'",
        "\"",
        ": ",
        " #",
        "，",
        "甲",
        "区长",
        "２０２１",
        "100%",
        "2021-04-16",
        "（",
        "😀",
        "null",
        "[",
        "{",
    ];
    vec(select(pieces.to_vec()), 1..4).prop_map(|it| it.concat().trim().to_owned())
}

fn any_name() -> impl Strategy<Value = String> {
    select(vec!["区民政局", "甲", "=乙", "0012", "区房管局（筹）", "新桥街道", "@丙"])
        .prop_map(str::to_owned)
}

fn any_names() -> BoxedStrategy<Vec<String>> {
    proptest::collection::btree_set(any_name(), 1..4)
        .prop_map(|it| it.into_iter().collect())
        .boxed()
}

fn any_date() -> BoxedStrategy<YamlValue> {
    (1u32..13, 1u32..29, any::<bool>())
        .prop_map(|(month, day, is_chinese)| {
            text(if is_chinese {
                format!("2021年{month}月{day}日")
            } else {
                format!("2021-{month:02}-{day:02}")
            })
        })
        .boxed()
}

fn one_of(words: &'static [&'static str]) -> BoxedStrategy<YamlValue> {
    select(words.to_vec()).prop_map(text).boxed()
}

/// A value of a shape, written in any way that a record may.
fn any_value(shape: Shape) -> BoxedStrategy<YamlValue> {
    match shape {
        Shape::Day => any_date(),
        Shape::YesNo => one_of(&["是", "否"]),
        Shape::Whole => (1u32..10).prop_map(|it| text(it.to_string())).boxed(),
        Shape::Choice(words) => one_of(words),
        Shape::Prose => vec(any_text(), 1..3).prop_map(|it| text(it.join("\n"))).boxed(),
        Shape::Names | Shape::Choices(_) => (any_names(), any::<bool>())
            .prop_map(|(names, is_list)| {
                if is_list {
                    YamlValue::List(names.into_iter().map(text).collect())
                } else {
                    text(names.join("、"))
                }
            })
            .boxed(),
        Shape::SatisfactionAxes => prop_oneof![
            one_of(&["满意", "不满意"]),
            (one_of(&["满意", "理解"]), one_of(&["满意", "不满意"])).prop_map(|(one, other)| {
                YamlValue::Map(vec![("态度".to_owned(), one), ("结果".to_owned(), other)])
            }),
        ]
        .boxed(),
        Shape::Named(keys) => any_named(keys),
        Shape::List(keys) => any_list(keys),
        Shape::Marked(keys) => prop_oneof![one_of(&["是", "否"]), any_list(keys)].boxed(),
        _ => any_text().prop_map(text).boxed(),
    }
}

/// Names, one of which may say more.
fn any_named(keys: &'static ListKeys) -> BoxedStrategy<YamlValue> {
    (any_names(), any_map(keys), any::<bool>())
        .prop_map(move |(names, more, says_more)| {
            if !says_more {
                return text(names.join("、"));
            }
            let mut items: Vec<YamlValue> = names.iter().map(text).collect();
            let head = (keys.head.unwrap().0.to_owned(), items[0].clone());
            let rest = more.into_iter().filter(|(key, _)| *key != head.0);
            items[0] = YamlValue::Map(std::iter::once(head.clone()).chain(rest).collect());
            YamlValue::List(items)
        })
        .boxed()
}

fn any_list(keys: &'static ListKeys) -> BoxedStrategy<YamlValue> {
    vec(any_map(keys).prop_map(YamlValue::Map), 1..3).prop_map(YamlValue::List).boxed()
}

/// Some of the keys of a list's items, the first among them.
fn any_map(keys: &'static ListKeys) -> BoxedStrategy<Vec<(String, YamlValue)>> {
    let values: Vec<_> = keys
        .keys
        .iter()
        .map(|key| any_value(key.shape).prop_map(|it| (key.names.0.to_owned(), it)).boxed())
        .collect();
    (values, vec(any::<bool>(), keys.keys.len()))
        .prop_map(|(values, kept)| {
            let kept = values.into_iter().zip(kept).enumerate();
            kept.filter(|(at, (_, is_kept))| *at == 0 || *is_kept).map(|(_, (it, _))| it).collect()
        })
        .boxed()
}

/// The fields of a case after those that name it; units in one way only.
fn any_case() -> impl Strategy<Value = Vec<(Field, YamlValue)>> {
    let named = [Field::Number, Field::Kind, Field::Session, Field::Title];
    let roles = [Field::Sole, Field::Split];
    let fields = Field::written().filter(move |it| !named.contains(it) && !roles.contains(it));
    let fields: Vec<Field> = fields.collect();
    proptest::sample::subsequence(fields, 3..12).prop_flat_map(|fields| {
        let values: Vec<_> =
            fields.into_iter().map(|it| any_value(it.shape()).prop_map(move |v| (it, v))).collect();
        values
    })
}

type Case = Vec<(Field, YamlValue)>;

/// A file with these cases, 公共 for all of them, a comment before each.
fn register(cases: &[Case]) -> Arc<SourceFile> {
    let cases = cases.iter().enumerate().map(|(nth, fields)| {
        let named =
            [(Field::Number, format!("{:04}", nth + 1)), (Field::Title, format!("标题{nth}"))];
        let named = named.map(|(field, it)| (field, text(it)));
        let mut all: Case = named.into_iter().chain(fields.clone()).collect();
        all.sort_by_key(|(field, _)| *field);
        YamlValue::Map(all.into_iter().map(|(it, v)| (it.chinese().to_owned(), v)).collect())
    });
    let common = [("类型", "代表建议"), ("届次会议", "区六届人大二次会议"), ("领导阅批", "区长")];
    let common = common.map(|(key, it)| (key.to_owned(), text(it)));
    let said = YamlValue::Map(vec![
        ("公共".to_owned(), YamlValue::Map(common.to_vec())),
        ("案件".to_owned(), YamlValue::List(cases.collect())),
    ]);
    let head = "公共: {类型: 代表建议, 届次会议: 区六届人大二次会议, 领导阅批: 区长}\n案件:\n";
    let file = SourceFile::new("records/2021.yaml", SourceKind::Records, head);
    let written =
        revise(&file, &said).unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    let mut count = 0;
    let lines = written.lines().map(|line| {
        if line.starts_with("  - ") {
            count += 1;
            format!("  # 注{count}\n{line}\n")
        } else {
            format!("{line}\n")
        }
    });
    SourceFile::new("records/2021.yaml", SourceKind::Records, lines.collect::<String>())
}

fn records(file: &Arc<SourceFile>) -> Records {
    Records::read(&[Arc::clone(file)]).unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)))
}

/// The workbook of a ledger as it is read back.
fn returned(ledger: &Ledger) -> Returned {
    let bytes = ledger.workbook(None).unwrap();
    let workbook = sheet::read("台账.xlsx", &bytes).unwrap();
    Returned { name: "台账.xlsx".to_owned(), workbook }
}

/// The same without the column that says what was exported: as one that another register made.
fn foreign(mut returned: Returned) -> Returned {
    for sheet in &mut returned.workbook.sheets {
        let Some(heads) = sheet.rows.first() else { continue };
        let stamp = heads.cells.iter().find(|it| &*it.text == "核对码").map(|it| it.column);
        for row in &mut sheet.rows {
            row.cells.retain(|it| Some(it.column) != stamp);
        }
    }
    returned
}

/// The records as an update leaves them, read from the text that it makes.
fn updated(before: &Records, update: &Update) -> (Arc<SourceFile>, Records) {
    let files = rewritten(before, &update.records)
        .unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    let file = Arc::clone(&files[0]);
    let records = records(&file);
    (file, records)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_goes_out_comes_back_unchanged(cases in vec(any_case(), 1..4)) {
        let file = register(&cases);
        let records = records(&file);
        let mut ledgers = Ledger::by_unit(&records, None);
        ledgers.push(Ledger::whole(&records));
        let returned: Vec<Returned> = ledgers.iter().map(returned).collect();
        let update = Update::of(&records, &returned, &UnitRegistry::default());
        prop_assert!(!update.changes_anything() && !update.has_problems(), "{}\n{}", file.text, update.report());
    }

    #[test]
    fn a_workbook_makes_of_another_register_the_one_it_was_exported_from(
        cases in vec((any_case(), any_case(), vec(0u8..3, 60)), 1..4),
        kept in 0usize..4,
    ) {
        let wanted: Vec<Case> = cases.iter().map(|(it, ..)| it.clone()).collect();
        // Of each value the other register has the same, another or none.
        let other: Vec<Case> = cases.iter().take(kept).map(|(case, others, how)| {
            let fields = case.iter().zip(how).filter_map(|((field, value), how)| {
                // An empty cell never erases, so what the other list says more would stay.
                let is_list = matches!(field.shape(), Shape::Named(_) | Shape::List(_) | Shape::Marked(_));
                let others = if is_list { &[] } else { others.as_slice() };
                let else_ = others.iter().find(|(it, _)| it == field).map(|(_, it)| it.clone());
                match how { 0 => Some((*field, value.clone())), 1 => Some((*field, else_?)), _ => None }
            });
            fields.collect()
        }).collect();
        let (wanted, other) = (register(&wanted), register(&other));
        let exported = Ledger::whole(&records(&wanted));
        let before = records(&other);
        let update = Update::of(&before, &[foreign(returned(&exported))], &UnitRegistry::default());
        prop_assert!(!update.has_problems(), "{}", update.report());
        let (after, records) = updated(&before, &update);
        let again = Ledger::whole(&records);
        prop_assert_eq!(again.cells(), exported.cells(), "{}\n---\n{}\n---\n{}", wanted.text, other.text, after.text);
        for line in other.text.lines().filter(|it| it.contains("# 注")) {
            prop_assert!(after.text.contains(line));
        }
    }
}
