//! 标注 in the head of a document.

use super::{closing::several, entries::Entries, leaf};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    record::{Written, keys},
    style::gb9704::MARKS_AT_MOST,
};

/// 标注, one a line; no more than the first page has room for.
pub(super) fn marks(entries: &Entries<'_>, found: &mut Diagnostics) -> Vec<Written> {
    let mut marks = several(entries, keys::PAGE_MARKS, leaf::sentence, found);
    if let Some(more) = marks.get(MARKS_AT_MOST) {
        let cause = format!("标注最多{MARKS_AT_MOST}行，写了{}行", marks.len());
        let cure = "请只留办理结果、公开属性这样要紧的，其余写在附注里";
        found.push(Diagnostic::error(cause).at(&more.place).cure(cure));
    }
    marks.truncate(MARKS_AT_MOST);
    marks
}
