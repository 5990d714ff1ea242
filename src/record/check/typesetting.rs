//! 排版 of `huibao.yaml`: what the office may have done otherwise than Word does by itself.

use super::{entries::Entries, leaf};
use crate::{
    diagnostic::Diagnostics,
    record::keys::{self, Names},
    style::{LineEndMarks, Typesetting},
};

/// The words for 行末标点.
const LINE_END_MARKS: [(&str, LineEndMarks); 3] =
    [("全角", LineEndMarks::Full), ("半角", LineEndMarks::Half), ("悬挂", LineEndMarks::Hanging)];
/// The words for 连续标点.
const MARKS_THAT_MEET: [(&str, bool); 2] = [("全角", false), ("压缩", true)];
/// The words for what may be kept on one line.
const WHOLE: [(&str, bool); 2] = [("可分", false), ("不分", true)];

/// 排版, as by default where nothing is written.
pub(super) fn read(settings: &Entries<'_>, found: &mut Diagnostics) -> Typesetting {
    let node = settings.get(keys::TYPESETTING);
    let entries = node.and_then(|it| Entries::open(it, "排版", keys::TYPESETTING_KEYS, found));
    let Some(entries) = entries else { return Typesetting::default() };
    Typesetting {
        line_end_marks: chosen(&entries, keys::LINE_END_MARKS, &LINE_END_MARKS, found),
        closes_up_marks: chosen(&entries, keys::MARKS_THAT_MEET, &MARKS_THAT_MEET, found),
        keeps_units: chosen(&entries, keys::NUMBERS_AND_UNITS, &WHOLE, found),
        keeps_document_numbers: chosen(&entries, keys::WHOLE_DOCUMENT_NUMBERS, &WHOLE, found),
    }
}

fn chosen<T: Copy + Default>(
    entries: &Entries<'_>,
    name: Names,
    options: &[(&str, T)],
    found: &mut Diagnostics,
) -> T {
    let choice = entries.get(name).and_then(|it| leaf::choice(it, name.0, options, found));
    choice.unwrap_or_default()
}
