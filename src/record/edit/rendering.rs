//! Values that the text does not hold yet, written as the samples write theirs: short lists of
//! facts in braces, everything else in lines.

use unicode_width::UnicodeWidthStr;

use super::{
    YamlValue,
    spelling::{self, Manner, spelt},
};

/// Maps of more entries than this are written in lines.
const MOST_IN_BRACES: usize = 4;

/// Braces wider than this, in half-width cells, are written in lines.
const WIDEST_BRACES: usize = 90;

/// A text on one line.
pub(super) fn inline(value: &YamlValue) -> String {
    braced(value, false)
}

/// A value within brackets.
pub(super) fn flow(value: &YamlValue) -> String {
    braced(value, true)
}

fn braced(value: &YamlValue, is_flow: bool) -> String {
    match value {
        YamlValue::Empty => String::new(),
        YamlValue::Text(text) => spelt(text, Manner::Bare, is_flow),
        YamlValue::List(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        YamlValue::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| flow_entry(key, value));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// `key: value` within braces.
pub(super) fn flow_entry(key: &str, value: &YamlValue) -> String {
    let key = spelt(key, Manner::Bare, true);
    format!("{key}: {}", flow(value)).trim_end().to_owned()
}

/// `key: value` on lines of its own, all but the first indented from `column`; without the line
/// break at its end.
pub(super) fn entry(key: &str, value: &YamlValue, column: usize) -> String {
    let key = spelt(key, Manner::Bare, false);
    if fits_line(value) {
        return format!("{key}: {}", inline(value)).trim_end().to_owned();
    }
    match value {
        YamlValue::Text(text) => format!("{key}: {}", several_lines(text, column)),
        _ => format!("{key}:\n{}", lines(value, column.saturating_add(2))),
    }
}

/// What stands after a dash at `column`.
pub(super) fn item(value: &YamlValue, column: usize) -> String {
    let inner = column.saturating_add(2);
    match value {
        YamlValue::Map(entries) if !fits_line(value) => {
            let entries = entries.iter().map(|(key, value)| entry(key, value, inner));
            entries.collect::<Vec<_>>().join(&line_break(inner))
        }
        YamlValue::Text(text) if !fits_line(value) => several_lines(text, column),
        _ => inline(value),
    }
}

/// The items of a list or entries of a map, each on lines of its own from `column` on.
pub(super) fn lines(value: &YamlValue, column: usize) -> String {
    let parts: Vec<String> = match value {
        YamlValue::List(items) => {
            items.iter().map(|it| format!("- {}", item(it, column))).collect()
        }
        YamlValue::Map(entries) => {
            entries.iter().map(|(key, value)| entry(key, value, column)).collect()
        }
        YamlValue::Empty | YamlValue::Text(_) => vec![inline(value)],
    };
    let indentation = " ".repeat(column);
    format!("{indentation}{}", parts.join(&line_break(column)))
}

/// A record after its dash at `column`, on lines of its own however short it is.
pub(super) fn record(value: &YamlValue, column: usize) -> String {
    match value {
        YamlValue::Map(_) => lines(value, column.saturating_add(2)).trim_start().to_owned(),
        _ => item(value, column),
    }
}

/// The first records of a file, below a key at `column`.
pub(super) fn records(items: &[YamlValue], column: usize) -> String {
    let column = column.saturating_add(2);
    let records = items.iter().map(|it| format!("{}- {}", line_break(column), record(it, column)));
    records.collect::<Vec<_>>().join("\n")
}

/// A line break and the indentation of the next line.
pub(super) fn line_break(column: usize) -> String {
    format!("\n{}", " ".repeat(column))
}

/// A text of several lines below a key at `column`.
pub(super) fn several_lines(text: &str, column: usize) -> String {
    spelling::block(text, column.saturating_add(2))
}

/// Whether a value is written on the line of its key.
pub(super) fn fits_line(value: &YamlValue) -> bool {
    match value {
        YamlValue::Empty => true,
        YamlValue::Text(text) => !spelling::is_block(text),
        YamlValue::List(items) => {
            items.is_empty()
                || (items.iter().all(|it| it.text().is_some_and(|it| !it.contains('\n')))
                    && is_narrow(value))
        }
        YamlValue::Map(entries) => {
            let is_short = |it: &YamlValue| !matches!(it, YamlValue::Map(_)) && fits_line(it);
            entries.len() <= MOST_IN_BRACES
                && entries.iter().all(|(_, it)| is_short(it))
                && is_narrow(value)
        }
    }
}

fn is_narrow(value: &YamlValue) -> bool {
    inline(value).width() <= WIDEST_BRACES
}
