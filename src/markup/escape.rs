//! Which characters are marks, and data made safe from being taken for them.

use std::ops::Range;

use super::{
    ordinal::{self, Ordinal},
    span::is_blank,
};

/// Whether a backslash before `character` makes it a plain character.
pub(super) fn is_mark(character: char) -> bool {
    character.is_ascii_punctuation() || "·•｛｝（）、．：＋＜＾！＞".contains(character)
}

/// `text` as data: parsed again, it is one run of the same words and never structure, wherever a
/// template puts it. Line breaks become spaces.
pub fn escape(text: &str) -> String {
    let guarded = guarded(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if is_line_break(character) {
            escaped.push(' ');
            continue;
        }
        if guarded.contains(&Some(at)) || is_inline_mark(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Marks that mean something anywhere in a line.
fn is_inline_mark(character: char) -> bool {
    matches!(character, '\\' | '*' | '{' | '}' | '｛' | '｝' | '[' | ']' | '`' | '<' | '|')
}

/// Marks that mean something at the beginning of a line or as all that a cell holds.
const OPENING: [char; 19] = [
    '-', '*', '·', '•', '>', '＞', '#', ':', '：', '~', '、', '.', '．', '）', ')', '^', '＾',
    '＜', '！',
];

/// The characters that mean something where they stand: one that would open a line, one that ends
/// a heading's number, a `+` that would end a heading.
fn guarded(text: &str) -> [Option<usize>; 2] {
    let start = text.trim_start_matches(is_blank);
    let offset = text.len() - start.len();
    let opening = if start.starts_with(OPENING) {
        Some(offset)
    } else {
        ordinal::read(start).map(|it| {
            let (Ordinal::Heading(_, length) | Ordinal::Ambiguous(length)) = it;
            let bracket = start.starts_with(['（', '(']);
            let number = start.get(..length).unwrap_or_default();
            let last = number.chars().next_back().map_or(0, char::len_utf8);
            if bracket { offset } else { offset + length - last }
        })
    };
    let end = text.trim_end_matches(is_blank);
    let before = end.strip_suffix(['+', '＋']);
    let plus = before.filter(|it| it.is_empty() || it.ends_with(is_blank)).map(str::len);
    [opening, plus]
}

/// The characters that `source`, words within a line, prints, each with the bytes that stand for it.
pub fn characters(source: &str) -> Vec<(char, Range<usize>)> {
    let mut characters = Vec::new();
    let mut typed = source.char_indices().peekable();
    while let Some((start, character)) = typed.next() {
        let escaped = typed.next_if(|&(_, it)| character == '\\' && is_mark(it));
        let (at, printed) = escaped.unwrap_or((start, character));
        let printed_as = if printed == '\t' { ' ' } else { printed };
        characters.push((printed_as, start..at + printed.len_utf8()));
    }
    characters
}

/// `text` as words within a line, where nothing begins or ends with it.
pub fn escape_within(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if is_inline_mark(character) {
            escaped.push('\\');
        }
        escaped.push(if is_line_break(character) { ' ' } else { character });
    }
    escaped
}

/// `line`, which is typed and may hold marks of its own, so that it neither begins nor ends with what
/// would make it more than words.
pub fn guard(line: &str) -> String {
    let is_open = !line.starts_with("**");
    let [opening, plus] = guarded(line);
    let opening = opening.or_else(|| line.starts_with('|').then_some(0)).filter(|_| is_open);
    let mut guarded = line.to_owned();
    for at in [plus, opening].into_iter().flatten() {
        guarded.insert(at, '\\');
    }
    guarded
}

/// `heading` without the number that it opens with.
pub fn without_number(heading: &str) -> &str {
    match ordinal::read(heading) {
        Some(Ordinal::Heading(_, length)) => heading.get(length..).unwrap_or_default().trim_start(),
        Some(Ordinal::Ambiguous(_)) | None => heading,
    }
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
