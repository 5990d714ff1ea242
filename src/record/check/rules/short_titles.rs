//! Rule X20: 简称 is taken from 标题.

use super::place_of;
use crate::{
    chinese::abridged::is_abridged,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, Field},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    let Some(short) = &case.short_title else { return };
    if is_abridged(short, &case.title) || case.aliases.contains(short) {
        return;
    }
    let wrong = format!("{}号的简称“{short}”不是从标题里取的", case.number);
    found.push(
        Diagnostic::of(Rule::X20, wrong)
            .at(place_of(case, Field::ShortTitle))
            .cure("请用标题里的字；约定俗成的叫法，请也写入“别名”"),
    );
}
