//! Rule X16 in prose: 件次 are not printed as 件.

use super::{
    Ground,
    sentence::{Piece, PieceKind, Sentence},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{CASE_UNIT, DeclarationKind},
};

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    for piece in sentence.pieces() {
        let PieceKind::Figure { name, parts } = &piece.kind else { continue };
        let after = sentence.text.get(piece.range.end..).unwrap_or_default();
        if !after.starts_with("件") || after.starts_with(CASE_UNIT) {
            continue;
        }
        let word = piece.range.end..piece.range.end.saturating_add("件".len());
        if sentence.is_typed(&word) && is_case_units(name, parts, ground) {
            found.push(
                fault(sentence, piece, (name, parts))
                    .cure(format!("请在“件”后面加上“次”；要印件数的，请写{{{name}.件数}}")),
            );
        }
    }
}

fn fault(sentence: &Sentence, piece: &Piece, (name, parts): (&str, &[String])) -> Diagnostic {
    // The values of a 分布 may be words.
    let several = if parts.is_empty() { "几家单位" } else { "几个" };
    let printed = sentence.text.get(piece.range.clone()).unwrap_or_default();
    let told =
        format!("这里的“{name}”是{printed}件次，不是{printed}件：一件有{several}，就算几件次");
    Diagnostic::warning(told).rule(Rule::X16).at(&piece.origin)
}

/// Whether the part of that figure is a number of 件次.
fn is_case_units(name: &str, parts: &[String], ground: Ground<'_>) -> bool {
    match parts {
        [] => ground
            .register
            .declaration(name)
            .is_some_and(|it| matches!(it.kind, DeclarationKind::CaseUnits(..))),
        [part] => part == CASE_UNIT,
        _ => false,
    }
}
