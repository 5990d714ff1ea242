//! Rule X22: no telephone, identity number or home address in prose.

use super::Sentence;
use crate::{
    chinese::personal,
    diagnostic::{Diagnostic, Diagnostics, Rule},
};

pub(super) fn check(sentence: &Sentence, found: &mut Diagnostics) {
    for (range, what) in personal::find(&sentence.text) {
        if !sentence.is_typed(&range) {
            continue;
        }
        let Some(place) = sentence.place(&range) else { continue };
        found.push(
            Diagnostic::of(Rule::X22, format!("正文里有{}，会随文件印出、上网", what.chinese()))
                .doubtful_unless(what.is_certain())
                .at(&place)
                .cure("请删去"),
        );
    }
}
