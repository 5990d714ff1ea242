//! Block tags of a template, read without Tera: to say which one is not closed, which component
//! calls itself, and to find the loops.

use std::ops::Range;

/// A block tag: `{% for it in cases %}`.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its first word.
    pub(super) keyword: &'a str,
    /// Its bytes with the braces.
    pub(super) range: Range<usize>,
    /// Whether its closing brace is there.
    pub(super) is_closed: bool,
}

/// The block tags in order; those in comments and in `raw` are none.
pub(super) fn all(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    let mut is_raw = false;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let openings = ["{%", "{{", "{#"].map(|it| rest.find(it));
            let start = at + openings.into_iter().flatten().min()?;
            let opening = text.get(start..start + 2)?;
            if opening != "{%" && is_raw {
                at = start + 2;
                continue;
            }
            let end = end(text, start);
            at = end.unwrap_or(text.len());
            if opening != "{%" {
                continue;
            }
            let tag = Tag {
                keyword: first_word(text.get(start + 2..at)?),
                range: start..at,
                is_closed: end.is_some(),
            };
            match (tag.keyword, is_raw) {
                ("raw", false) => is_raw = true,
                ("endraw", true) => is_raw = false,
                (_, true) => {
                    at = start + 2;
                    continue;
                }
                (_, false) => {}
            }
            return Some(tag);
        }
    })
}

/// Where the braces that open at `start` close; marks inside quotes do not count.
fn end(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start + 2..)?;
    let close = match text.get(start..start + 2)? {
        "{%" => "%}",
        "{{" => "}}",
        _ => return inside.find("#}").map(|it| start + 2 + it + 2),
    };
    let mut quote = None;
    let mut is_escaped = false;
    for (at, character) in inside.char_indices() {
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if character == '\\' => is_escaped = true,
            Some(mark) if character == mark => quote = None,
            None if matches!(character, '"' | '\'' | '`') => quote = Some(character),
            None if inside.get(at..)?.starts_with(close) => return Some(start + 2 + at + 2),
            _ => {}
        }
    }
    None
}

fn first_word(inside: &str) -> &str {
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    let end = inside.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    inside.get(..end.unwrap_or(inside.len())).unwrap_or_default()
}
