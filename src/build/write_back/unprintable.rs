//! Characters that a text may not have or no face prints: with them the next build would fail.

use super::{part::Part, rewritten::Refusal};
use crate::{chinese::character, document::NOTE_MARK, layout::Faces};

/// Why `part` is not written, where what is wanted of it cannot be printed.
pub(super) fn unprintable(part: &Part, faces: &Faces) -> Option<Refusal> {
    let words: String = part.wanted.iter().map(|(text, _)| text.replace(NOTE_MARK, "")).collect();
    let hidden = words.chars().find(|it| character::is_forbidden(*it));
    let cause = if let Some(it) = hidden {
        format!("有一个看不见的字符U+{:04X}，文档里不允许", u32::from(it))
    } else {
        let it = faces.lacking(&words)?;
        format!("没有一种字体有“{it}”（U+{:04X}），印出来会是空白", u32::from(it))
    };
    Some(Refusal::Broken(Some(cause)))
}
