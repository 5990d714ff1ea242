//! How a text is spelt in YAML: bare where it may be, in quotes where YAML or one of our own rules
//! wants them.

use std::fmt::Write as _;

use crate::{
    diagnostic::{SourceFile, SourceKind},
    record::edit::{YamlValue, read_yaml},
};

/// How a text is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Bare, if it may be.
    Bare,
    /// Between `'`, if it may be.
    Single,
    /// Between `"`.
    Double,
}

/// A text on one line; `is_flow` when it stands in brackets.
pub(super) fn spelt(text: &str, manner: Manner, is_flow: bool) -> String {
    match manner {
        Manner::Bare if is_bare(text, is_flow) => text.to_owned(),
        Manner::Bare | Manner::Single if !text.contains(char::is_control) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        _ => double(text),
    }
}

/// A text on one line as it is to be typed, fit for a value within braces too.
pub fn scalar(text: &str) -> String {
    spelt(text, Manner::Bare, true)
}

/// Whether a bare text reads as itself: both parsers and our rules are asked.
fn is_bare(text: &str, is_flow: bool) -> bool {
    if text.is_empty() || text.trim() != text || text.contains(char::is_control) {
        return false;
    }
    let value = YamlValue::Text(text.to_owned());
    // After a key more is read as a text than at the beginning of a line, where a list's items stand.
    let (around, others) = if is_flow {
        (format!("{{甲: {text}, 乙: 丙}}\n"), YamlValue::Text("丙".to_owned()))
    } else {
        (format!("甲: {text}\n乙:\n  - {text}\n"), YamlValue::List(vec![value.clone()]))
    };
    let file = SourceFile::new("", SourceKind::Records, around);
    let said = read_yaml(&file).ok();
    said.is_some_and(|it| {
        it.get(&["甲"]) == Some(&value)
            && it.get(&["乙"]) == Some(&others)
            && it.entries().len() == 2
    })
}

/// Between `"`, with everything escaped that could be misread.
fn double(text: &str) -> String {
    let mut spelt = String::from("\"");
    for it in text.chars() {
        match it {
            '"' | '\\' => spelt.extend(['\\', it]),
            '\n' => spelt.push_str("\\n"),
            '\t' => spelt.push_str("\\t"),
            it if it.is_control() => {
                let _ = write!(spelt, "\\u{:04x}", u32::from(it));
            }
            it => spelt.push(it),
        }
    }
    spelt + "\""
}

/// Whether a text of several lines can stand as a block after `|`.
pub(super) fn is_block(text: &str) -> bool {
    let lines = text.strip_suffix('\n').unwrap_or(text);
    lines.contains('\n')
        && !lines.ends_with('\n')
        && !lines.starts_with([' ', '\n'])
        && lines.split('\n').all(|it| it.trim_end() == it)
        && !lines.contains(|it: char| it.is_control() && it != '\n')
}

/// A text of several lines after `|`, each line indented by `column`.
pub(super) fn block(text: &str, column: usize) -> String {
    let (mark, lines) = match text.strip_suffix('\n') {
        Some(lines) => ("|", lines),
        None => ("|-", text),
    };
    let mut spelt = mark.to_owned();
    for line in lines.split('\n') {
        spelt.push('\n');
        if !line.is_empty() {
            spelt.extend(std::iter::repeat_n(' ', column));
            spelt.push_str(line);
        }
    }
    spelt
}
