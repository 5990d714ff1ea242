//! Why a text is no YAML, in a clerk's terms: what the parser says is of no use to them, what the
//! line looks like tells the cause.

use std::{ops::Range, sync::Arc};

use super::{
    line::{Line, unpaired_quote},
    locate::{Reason, Refusal},
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, SourceFile};

/// What stopped the reading of the YAML in `range` of `file`, and every other line that would
/// have stopped it, or lost its meaning, for a reason that we know.
pub(super) fn explain(
    file: &Arc<SourceFile>,
    range: &Range<usize>,
    refusal: &Refusal,
) -> Diagnostics {
    let byte = range.start.saturating_add(refusal.byte).min(range.end);
    let place = Place::new(file, byte..byte);
    match &refusal.reason {
        Reason::Syntax(words) => syntax(file, range, byte, words),
        Reason::Special => special(&place).into(),
        Reason::KeyForm => Diagnostic::error("冒号前面只能是文字")
            .at(&place)
            .cure("以“{”或“[”开头的内容请加单引号")
            .into(),
        Reason::Depth => Diagnostic::error("一层套一层，层数太多")
            .at(&place)
            .cure("请检查这里的缩进和括号")
            .into(),
        Reason::SecondDocument => Diagnostic::error("一个文件里有两段以“---”隔开的内容")
            .at(&place)
            .cure("请删去“---”，或分成两个文件")
            .into(),
    }
}

fn special(place: &Place) -> Diagnostic {
    let before = place.file.text.get(..place.range.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    let mark = before.get(line..).and_then(|it| it.rfind(['&', '!']));
    let start = mark.map_or(place.range.start, |at| line.saturating_add(at));
    let rest = place.file.text.get(start..).unwrap_or_default();
    let length = rest.find([' ', '\n', ',', '}', ']']).unwrap_or(rest.len());
    let place = Place::new(&place.file, start..start.saturating_add(length));
    Diagnostic::error(format!("“{}”在YAML中有特殊含义，不是普通文字", place.text()))
        .at(&place)
        .cure("请给整项内容加单引号")
}

fn syntax(file: &Arc<SourceFile>, range: &Range<usize>, byte: usize, words: &str) -> Diagnostics {
    let mut found = Diagnostics::default();
    let lines: Vec<Line> = Line::all(file, range);
    // The parser notices a fault on its own line or on the next one.
    let after = lines.iter().position(|it| it.start() > byte).unwrap_or(lines.len());
    let noticed = after.saturating_sub(1);
    let suspects = noticed.saturating_sub(1)..=noticed;
    let mut explained = false;
    for (index, line) in lines.iter().enumerate() {
        if let Some(fault) = line.fault(suspects.contains(&index)) {
            explained |= index <= after;
            found.push(fault);
        } else if let Some(trap) = line.trap() {
            explained |= trap.place.as_ref().is_some_and(|it| it.range.start == byte);
            found.push(trap);
        }
    }
    let previous = noticed.checked_sub(1).and_then(|it| lines.get(it));
    let by_words = || lines.get(noticed)?.fault_by_words(previous?, words);
    if !explained {
        let place = Place::new(file, byte..byte);
        found.push(by_words().unwrap_or_else(|| unexplained(&place, words)));
    }
    found
}

fn unexplained(place: &Place, words: &str) -> Diagnostic {
    if words.contains("quoted scalar") {
        return unpaired_quote(place);
    }
    let (cause, cure) = if words.contains("flow") {
        (
            "括号没有配对，或括号里各项之间少了逗号",
            "请检查从左括号起的各项，用半角逗号隔开，用右括号收尾",
        )
    } else {
        ("从这里起读不下去", "请检查本行和上一行的缩进、冒号、引号和括号")
    };
    Diagnostic::error(cause).at(place).cure(cure)
}
