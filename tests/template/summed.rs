//! Figures of a batch whose numbers were handed in (汇总), as templates see them.

use huibao::{
    diagnostic::{Format, render},
    record::{Batch, Condition, Declaration, DeclarationKind, Field, FieldTest, Summary, Test},
};

use super::{
    own,
    register::{head, place, register},
    try_draft,
};

const TEMPLATE: &str = r#"{% filter paragraph %}
{% if has(figure="往年件数") %}往年{往年件数}件{% endif %}
{% if not has(figure="往年丙类") %}，没有丙类{% endif %}
{% if figures["往年分类"].concentrated %}，集中在{往年分类.居前2}（{往年分类.居前2.占比}）{% endif %}
{% for it in figures["往年分类"]["items"] %}
{% if not it.zero %}，{{ it.name }}{{ it.count_ref }}件{% endif %}
{% endfor %}。
{% endfilter %}"#;

fn of(field: Field, value: &str) -> Condition {
    let test = Test::OneOf(vec![value.to_owned()]);
    Condition { tests: vec![FieldTest { field, test, place: place() }] }
}

#[test]
fn what_was_handed_in_as_numbers_is_not_taken_for_zero() {
    let mut register = register();
    let condition = of(Field::Session, "区十六届人大五次会议");
    register.batches.push(Batch { name: "往年".to_owned(), condition, place: None });
    let classes = [("甲", 5), ("乙", 4), ("丙", 0), ("丁", 1)];
    let classes = classes.map(|(name, count)| (name.to_owned(), count)).to_vec();
    register.summaries.push(Summary {
        batch: "往年".to_owned(),
        total: 10,
        classes: vec![(Field::Category, classes)],
        source: "来函".to_owned(),
        place: place(),
    });
    for (name, kind) in [
        ("往年件数", DeclarationKind::Count(Condition::default())),
        ("往年丙类", DeclarationKind::Count(of(Field::Category, "丙"))),
        ("往年分类", DeclarationKind::Partition { field: Field::Category, classes: None }),
    ] {
        let mut declaration = Declaration::new(name, kind, place());
        "往年".clone_into(&mut declaration.batch);
        register.declarations.push(declaration);
    }
    let drafted = try_draft(&[own("数.tera", TEMPLATE)], &register, &head("数"))
        .unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    assert_eq!(
        drafted.printed.trim(),
        "往年10件，没有丙类，集中在甲、乙（90.0%），甲5件，乙4件，丁1件。"
    );
}
