//! Rule X28: every letter has a number of its own.

use std::collections::BTreeMap;

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Case, Field},
};

/// The number of one letter.
struct Numbered<'a> {
    case: &'a Case,
    /// What the record calls it.
    label: &'static str,
    number: &'a str,
    place: &'a Place,
}

/// Reports numbers that an earlier letter has.
pub(super) fn check(cases: &[Case], found: &mut Diagnostics) {
    let mut first: BTreeMap<&str, Numbered<'_>> = BTreeMap::new();
    for letter in cases.iter().flat_map(letters) {
        if let Some(earlier) = first.get(letter.number) {
            found.push(repeated(&letter, earlier));
        } else {
            first.insert(letter.number, letter);
        }
    }
}

/// The letters about a case that have a number.
fn letters<'a>(case: &'a Case) -> impl Iterator<Item = Numbered<'a>> {
    let of = move |label, number: &'a Option<String>, place: &'a Place| {
        let number = number.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
        Some(Numbered { case, label, number, place })
    };
    let reply = of("答复文号", &case.reply.number, place_of(case, Field::ReplyNumber));
    let opinions = case.unit_steps.iter();
    let opinions = opinions.filter_map(move |it| of("意见文号", &it.opinion_number, &it.place));
    let again = case.rehandlings.iter();
    let again = again.filter_map(move |it| of("重新答复的文号", &it.number, &it.place));
    reply.into_iter().chain(opinions).chain(again)
}

fn repeated(letter: &Numbered<'_>, earlier: &Numbered<'_>) -> Diagnostic {
    let (line, _) = earlier.place.line_and_column();
    let wrong = format!(
        "{}号的{}“{}”与{}第{line}行{}号的{}相同",
        letter.case.number,
        letter.label,
        letter.number,
        earlier.place.file.name,
        earlier.case.number,
        earlier.label
    );
    Diagnostic::of(Rule::X28, wrong)
        .at(letter.place)
        .cure("每份函各有一个文号，并办的也是一件一份；请核实，改正编错的一个")
}
