//! The words by which two texts differ, for a person to read.

use crate::{
    revision::{WordChangeKind, word_changes},
    word::OBJECT,
};

/// Words that were there and words that are there now.
pub(super) type Words = (String, String);

/// More places than this are not told one by one: the text was written anew.
const MOST: usize = 8;
/// Longer words are shown by their beginning and end.
const LONGEST: usize = 60;
const SHOWN_AT_EACH_END: usize = 24;

/// What of `old` gave way to what of `new`, place by place; of texts that have little in common, all.
pub(super) fn changed(old: &str, new: &str) -> Vec<Words> {
    let mut places: Vec<Words> = Vec::new();
    let mut is_open = false;
    for change in word_changes(old, new) {
        if change.kind == WordChangeKind::Kept {
            is_open = false;
            continue;
        }
        if !is_open {
            places.push(Words::default());
            is_open = true;
        }
        if let Some((was, is)) = places.last_mut() {
            was.push_str(old.get(change.old).unwrap_or_default());
            is.push_str(new.get(change.new).unwrap_or_default());
        }
    }
    if places.len() > MOST { vec![(old.to_owned(), new.to_owned())] } else { places }
}

/// Words in quotation marks, long ones by their beginning and end.
pub(super) fn quoted(words: &str) -> String {
    let plain = |it: &char| *it != OBJECT && !it.is_control();
    let characters: Vec<char> = words.trim().chars().filter(plain).collect();
    let shown = if characters.len() > LONGEST {
        let (start, rest) = characters.split_at(SHOWN_AT_EACH_END);
        let end = rest.get(rest.len().saturating_sub(SHOWN_AT_EACH_END)..).unwrap_or_default();
        start.iter().chain(&['…', '…']).chain(end).collect()
    } else {
        characters.iter().collect::<String>()
    };
    format!("“{shown}”")
}

/// In words, what became of what.
pub(super) fn told((was, is): &Words) -> String {
    match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("加了{}", quoted(is)),
        (_, true) => format!("删了{}", quoted(was)),
        _ => format!("{}改成{}", quoted(was), quoted(is)),
    }
}
