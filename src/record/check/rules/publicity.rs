//! Rule X9: what is not public, or only in summary, says why, and is not on the web all the same.

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        Case, Field,
        vocabulary::{ON_REQUEST, WITHHELD},
    },
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    let number = &case.number;
    let mut report = |field: Field, wrong: String, cure: &str| {
        found.push(Diagnostic::of(Rule::X9, wrong).at(place_of(case, field)).cure(cure));
    };
    let word = case.publicity.as_deref().unwrap_or_default();
    let class = case.words.publicity(word);
    let is_explained = case.publication.reason.is_some();
    if class.is_some_and(|it| [ON_REQUEST, WITHHELD].contains(&it)) && !is_explained {
        report(
            Field::Publicity,
            format!("{number}号是{word}，但没有写公开理由"),
            "请补写“公开理由”，写明依据",
        );
    } else if case.publication.form.as_deref() == Some("摘要") && !is_explained {
        report(
            Field::PublishForm,
            format!("{number}号以摘要公开，但没有写公开理由"),
            "请补写“公开理由”，写明为什么不公开全文",
        );
    }
    if class != Some(WITHHELD) {
        return;
    }
    let published = [
        (Field::Published, case.publication.date.is_some()),
        (Field::Url, case.publication.url.is_some()),
        (Field::ResultPublic, case.publication.result_public == Some(true)),
    ];
    if let Some((field, _)) = published.into_iter().find(|(_, is)| *is) {
        report(
            field,
            format!("{number}号不予公开，却写了{}", field.chinese()),
            "请核实：没有公开的，请删去；已经公开的，请尽快核实该不该公开",
        );
    }
}
