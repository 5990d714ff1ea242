//! Rule X16 in prose: a number stands before the measure word of what it counts. 件次 are not printed
//! as 件, and units are not printed as cases.

use super::{
    Ground,
    sentence::{Piece, PieceKind, Sentence},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{CASE_UNIT, Declaration, DeclarationKind},
};

/// Measure words that may take each other's place, a line for what they count; 个 counts nearly all.
const ALIKE: [&[&str]; 6] = [
    &["件", "条", "项", "个", "宗", "篇", "份"],
    &[CASE_UNIT],
    &["次", "场", "场次", "轮", "趟"],
    &["人", "名", "位", "个"],
    &["人次"],
    &["家", "个", "户"],
];

/// Words that begin with what looks like a measure word.
const OTHER_WORDS: [&str; 20] = [
    "人大", "人民", "人员", "人才", "人均", "家庭", "家长", "家属", "场所", "场地", "项目", "条件",
    "条例", "名单", "位于", "次日", "次年", "个人", "个别", "户籍",
];

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    for piece in sentence.pieces() {
        let PieceKind::Figure { name, parts } = &piece.kind else { continue };
        let after = sentence.text.get(piece.range.end..).unwrap_or_default();
        let Some(printed) = measure_word(after) else { continue };
        let word = piece.range.end..piece.range.end.saturating_add(printed.len());
        let Some(counted) = counted_in(name, parts, ground).filter(|_| sentence.is_typed(&word))
        else {
            continue;
        };
        if are_unlike(counted, printed) {
            found.push(fault(sentence, piece, (name, parts), (counted, printed)));
        }
    }
}

/// The measure word that `text` begins with.
fn measure_word(text: &str) -> Option<&'static str> {
    let is_other = OTHER_WORDS.iter().any(|it| text.starts_with(it));
    let known = ALIKE.iter().copied().flatten().copied().filter(|it| text.starts_with(it));
    known.max_by_key(|it| it.len()).filter(|_| !is_other)
}

/// Whether two measure words count different things; one that is not known may count anything.
fn are_unlike(one: &str, other: &str) -> bool {
    let is_known = |word: &str| ALIKE.iter().any(|it| it.contains(&word));
    let are_alike = ALIKE.iter().any(|it| it.contains(&one) && it.contains(&other));
    is_known(one) && is_known(other) && !are_alike
}

fn fault(
    sentence: &Sentence,
    piece: &Piece,
    (name, parts): (&str, &[String]),
    (counted, printed): (&str, &str),
) -> Diagnostic {
    let number = sentence.text.get(piece.range.clone()).unwrap_or_default();
    let told = if counted == CASE_UNIT && printed == "件" {
        // The values of a 分布 may be words.
        let several = if parts.is_empty() { "几家单位" } else { "几个" };
        let told =
            format!("这里的“{name}”是{number}件次，不是{number}件：一件有{several}，就算几件次");
        Diagnostic::warning(told)
            .cure(format!("请在“件”后面加上“次”；要印件数的，请写{{{name}.件数}}"))
    } else {
        let told = format!("这里的“{name}”是{number}{counted}，不是{number}{printed}");
        Diagnostic::warning(told).cure(format!(
            "请把“{printed}”改为“{counted}”，或核对要引用的是不是它；量词不对的，在指标里写明“量词”"
        ))
    };
    told.rule(Rule::X16).at(&piece.origin)
}

/// What the part of that figure is counted in; `None` where it is no number, or one that was typed.
fn counted_in<'a>(name: &str, parts: &[String], ground: Ground<'a>) -> Option<&'a str> {
    let declaration: &Declaration = ground.register.declaration(name)?;
    let own = declaration.measure_word.as_str();
    let is_of_units = matches!(
        declaration.kind,
        DeclarationKind::CaseUnits(..) | DeclarationKind::DistinctCount(..)
    );
    let of_cases = if is_of_units { "件" } else { own };
    let counts = is_of_units
        || matches!(
            declaration.kind,
            DeclarationKind::Count(_) | DeclarationKind::ActivityCount(_)
        );
    match parts {
        [] => Some(own).filter(|_| counts),
        [.., part] => match part.as_str() {
            "个数" => Some(own),
            CASE_UNIT => Some(CASE_UNIT),
            "件数" | "合计" | "其余" => Some(of_cases),
            _ => None,
        },
    }
}
