//! 页面: how the pages of a whole document lie.

use super::{entries::Entries, head::choice};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::{Format, Orientation},
    record::keys,
};

/// 页面; a 版头 and 版记 have their places on upright pages (GB/T 9704-2012, 7), so that only a plain
/// document lies.
pub(super) fn orientation(
    entries: &Entries<'_>,
    format: Format,
    found: &mut Diagnostics,
) -> Orientation {
    let choices = [("竖排", Orientation::Portrait), ("横排", Orientation::Landscape)];
    let said = choice(entries, keys::PAGE, &choices, found).unwrap_or_default();
    if said.is_portrait() || format == Format::Plain {
        return said;
    }
    if let Some(node) = entries.get(keys::PAGE) {
        found.push(
            Diagnostic::error(format!("“{}”格式的文档不能整份横排", format.chinese()))
                .at(&node.place)
                .cure("请删去“页面”；宽表写成“::: 附件（横排） 标题”，或在表的开头写“（横排）”"),
        );
    }
    Orientation::Portrait
}
