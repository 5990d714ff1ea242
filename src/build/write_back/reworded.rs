//! What a person made of a paragraph's words, told in its units: what they kept keeps its source, what
//! they typed is new, and what the register answers for is not overwritten.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::unit::{Nature, Unit};
use crate::{
    diagnostic::Place,
    document::{InlineContent, NOTE_MARK},
    markup,
};

/// A text as it is to be typed, and what of the wish was not or not silently done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reworded {
    /// The new units.
    pub(super) units: Vec<Unit>,
    /// What happened to references.
    pub(super) told: Vec<Told>,
}

/// What happened to a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Left as it is, although other words stood there: these.
    Kept {
        /// What prints.
        unit: Unit,
        /// The words that were wanted in its place.
        wanted: String,
    },
    /// Taken away with the words around it, or replaced by words.
    Dropped(Unit),
    /// A reference to several figures became one to each of them.
    Spelt(Unit),
    /// The words of a claim became others.
    Claimed(Unit),
    /// A footnote that a person made: its words are not known here.
    NewFootnote(Unit),
}

/// A stretch of units that are gone and the words in their place.
struct Region<'a> {
    units: &'a [Unit],
    wanted: &'a str,
}

/// `units` as they are to be for the text `wanted`.
pub(super) fn reworded(units: &[Unit], wanted: &str) -> Reworded {
    let mut result = Reworded::default();
    let spelt = spelt_where_needed(units, wanted, &mut result.told);
    let units = spelt.as_deref().unwrap_or(units);
    let kept = kept(units, wanted);
    let mut next = 0;
    let mut at = 0;
    for (nth, range) in kept.into_iter().chain([(units.len(), wanted.len()..wanted.len())]) {
        let gone = units.get(next..nth).unwrap_or_default();
        let new = wanted.get(at..range.start).unwrap_or_default();
        let around = (next.checked_sub(1).and_then(|it| units.get(it)), units.get(nth));
        replace(&Region { units: gone, wanted: new }, around, &mut result);
        result.units.extend(units.get(nth).cloned());
        next = nth.saturating_add(1);
        at = range.end;
    }
    result
}

/// The units that `wanted` still has, by their order, each with its bytes there.
fn kept(units: &[Unit], wanted: &str) -> Vec<(usize, Range<usize>)> {
    let text: String = units.iter().map(|it| it.text.as_str()).collect();
    let (old, new) = (tokens(&text), tokens(wanted));
    let words = |tokens: &[Range<usize>], of: &str| -> Vec<String> {
        tokens.iter().map(|it| of.get(it.clone()).unwrap_or_default().to_owned()).collect()
    };
    let diff = capture_diff_slices(Algorithm::Myers, &words(&old, &text), &words(&new, wanted));
    // The bytes of the old text that are kept, each stretch with where it stands in the new.
    let mut stretches: Vec<(Range<usize>, usize)> = Vec::new();
    for op in diff {
        let DiffOp::Equal { old_index, new_index, len } = op else { continue };
        for nth in 0..len {
            let (Some(was), Some(is)) =
                (old.get(old_index.saturating_add(nth)), new.get(new_index.saturating_add(nth)))
            else {
                continue;
            };
            match stretches.last_mut() {
                Some((range, start))
                    if range.end == was.start && start.saturating_add(range.len()) == is.start =>
                {
                    range.end = was.end;
                }
                _ => stretches.push((was.clone(), is.start)),
            }
        }
    }
    let mut kept = Vec::new();
    let mut start = 0_usize;
    for (nth, unit) in units.iter().enumerate() {
        let end = start.saturating_add(unit.text.len());
        let stretch = stretches.iter().find(|(it, _)| it.start <= start && end <= it.end);
        if let Some((range, new)) = stretch.filter(|_| start < end) {
            let from = new.saturating_add(start.saturating_sub(range.start));
            kept.push((nth, from..from.saturating_add(unit.text.len())));
        }
        start = end;
    }
    with_silent(units, kept)
}

/// What prints nothing is kept with the unit before it.
fn with_silent(units: &[Unit], kept: Vec<(usize, Range<usize>)>) -> Vec<(usize, Range<usize>)> {
    let mut all: Vec<(usize, Range<usize>)> = Vec::with_capacity(kept.len());
    for (nth, range) in kept {
        let end = range.end;
        all.push((nth, range));
        let silent = units.iter().enumerate().skip(nth.saturating_add(1));
        let silent = silent.take_while(|(_, it)| it.nature == Nature::Silent);
        all.extend(silent.map(|(nth, _)| (nth, end..end)));
    }
    all
}

/// A number with its point, a run of Latin letters, or any other character by itself.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<(Range<usize>, Token)> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let end = start.saturating_add(character.len_utf8());
        let next = characters.peek().map(|it| it.1);
        let before = tokens.last().map(|it| it.1);
        let kind = match character {
            _ if character.is_ascii_digit() => Token::Number,
            '.' | ',' if before == Some(Token::Number) && next.is_some_and(is_digit) => {
                Token::Number
            }
            '%' if before == Some(Token::Number) => Token::Number,
            _ if character.is_ascii_alphabetic() => Token::Latin,
            _ => Token::Other,
        };
        match tokens.last_mut() {
            Some((range, before)) if *before == kind && kind != Token::Other => range.end = end,
            _ => tokens.push((start..end, kind)),
        }
    }
    tokens.into_iter().map(|it| it.0).collect()
}

const fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Number,
    Latin,
    Other,
}

/// Puts what was wanted in the place of a region, so far as that may be.
fn replace(region: &Region<'_>, around: (Option<&Unit>, Option<&Unit>), into: &mut Reworded) {
    let Region { units, wanted } = region;
    let printing = || units.iter().filter(|it| it.is_printed_for_them());
    if let [unit] = units
        && let Some(claim) = claimed(unit, wanted)
    {
        into.told.push(Told::Claimed(claim.clone()));
        into.units.push(claim);
        return;
    }
    if let Some(unit) = printing().find(|it| is_typed_over(it, units, wanted)) {
        let (unit, wanted) = (unit.clone(), (*wanted).to_owned());
        into.told.push(Told::Kept { unit, wanted });
        into.units.extend(units.iter().cloned());
        return;
    }
    into.told.extend(printing().cloned().map(Told::Dropped));
    let marks = units.iter().filter(|it| matches!(it.nature, Nature::Footnote(_)));
    let mut marks = marks.cloned();
    for unit in typed(wanted, units, around) {
        if unit.text.starts_with(NOTE_MARK) {
            match marks.next() {
                Some(mark) => into.units.push(mark),
                None => into.told.push(Told::NewFootnote(unit)),
            }
        } else {
            into.units.push(unit);
        }
    }
}

/// Whether words in the place of `units` would overwrite what one of them, `unit`, prints.
fn is_typed_over(unit: &Unit, units: &[Unit], wanted: &str) -> bool {
    let contents = match &unit.nature {
        Nature::Reference(contents) => contents,
        // What the program makes cannot be made to say anything else here, nor nothing.
        Nature::Made(_) => return true,
        _ => return false,
    };
    if wanted.is_empty() {
        return false;
    }
    let alone = units.iter().all(|it| std::ptr::eq(it, unit));
    let has_digits = wanted.chars().any(is_numeric);
    contents.iter().any(|it| match it {
        InlineContent::Figure(node) if node.text.chars().any(is_numeric) => {
            has_digits || (alone && is_numeral(wanted))
        }
        // A name of a case, an organ or an annex is changed where it is said.
        InlineContent::Figure(_)
        | InlineContent::Case(_)
        | InlineContent::Name(_)
        | InlineContent::Annex(_) => has_digits || alone || is_alike(&unit.text, wanted),
        _ => false,
    })
}

const fn is_numeric(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

/// Whether words are a number in Chinese, with its measure word.
fn is_numeral(words: &str) -> bool {
    let numeral =
        words.trim_start_matches(|it| "零〇一二三四五六七八九十百千万两几数".contains(it));
    numeral.len() < words.len() && numeral.chars().count() <= 1
}

/// Whether most of `text` is still there.
fn is_alike(text: &str, wanted: &str) -> bool {
    let all = text.chars().count();
    let there = text.chars().filter(|it| wanted.contains(*it)).count();
    all > 0 && there.saturating_mul(2) >= all
}

/// A claim that says the same in other words: what it is held against stays.
fn claimed(unit: &Unit, wanted: &str) -> Option<Unit> {
    let Nature::Reference(contents) = &unit.nature else { return None };
    let [InlineContent::Claim(node)] = contents.as_slice() else { return None };
    // Words that say the contrary are no other words for the same.
    let contrary = |it: &str| {
        let marks = it.chars().filter(|it| "未不没无非除仅多半".contains(*it)).count();
        marks.saturating_add(it.matches("部分").count())
    };
    if !is_alike(&node.text, wanted) || contrary(&node.text) != contrary(wanted) {
        return None;
    }
    let colon = unit.source.find([':', '：'])?;
    let mark = unit.source.get(colon..)?.chars().next()?.len_utf8();
    let (head, words) = unit.source.split_at_checked(colon.checked_add(mark)?)?;
    let blank = words.len().saturating_sub(words.trim_start().len());
    let blank = words.get(..blank).unwrap_or_default();
    let source = format!("{head}{blank}{}}}", markup::escape_within(wanted));
    let mut node = node.clone();
    wanted.clone_into(&mut node.text);
    let nature = Nature::Reference(vec![InlineContent::Claim(node)]);
    Some(Unit { text: wanted.to_owned(), source, nature, ..unit.clone() })
}

/// Words that a person put in the place of `gone`.
fn typed(wanted: &str, gone: &[Unit], around: (Option<&Unit>, Option<&Unit>)) -> Vec<Unit> {
    let (before, after) = around;
    let Some(beside) = gone.first().or(before).or(after) else { return Vec::new() };
    let is_strong = |it: Option<&Unit>| it.is_some_and(|it| it.strong);
    let strong = match gone {
        [] => is_strong(before) && is_strong(after),
        _ => gone.iter().all(|it| it.strong),
    };
    let origin = &beside.origin;
    let mut units = new_words(wanted, origin);
    for unit in &mut units {
        unit.strong = strong;
    }
    units
}

/// The units of words that nobody has typed yet.
pub(super) fn new_words(wanted: &str, origin: &Place) -> Vec<Unit> {
    let units = wanted.chars().map(|it| {
        if it == '\n' {
            return Unit::border(origin);
        }
        let text = it.to_string();
        let source = markup::escape_within(&text);
        Unit { text, source, strong: false, nature: Nature::New, origin: origin.clone() }
    });
    units.collect()
}

/// `units` with each reference to several figures, into which `wanted` cuts, spelt as one reference to
/// each of them; `None` where none is cut into.
fn spelt_where_needed(units: &[Unit], wanted: &str, told: &mut Vec<Told>) -> Option<Vec<Unit>> {
    let kept = kept(units, wanted);
    let is_kept = |nth: usize| kept.iter().any(|(it, _)| *it == nth);
    let mut spelt = Vec::with_capacity(units.len());
    let mut is_any = false;
    for (nth, unit) in units.iter().enumerate() {
        match &unit.nature {
            Nature::Reference(contents)
                if contents.len() > 1 && !is_kept(nth) && is_alike(&unit.text, wanted) =>
            {
                is_any = true;
                told.push(Told::Spelt(unit.clone()));
                spelt.extend(contents.iter().flat_map(|it| each(unit, it)));
            }
            _ => spelt.push(unit.clone()),
        }
    }
    is_any.then_some(spelt)
}

/// What a reference prints in one place, as a reference of its own, or as words.
fn each(unit: &Unit, content: &InlineContent) -> Vec<Unit> {
    let path = match content {
        InlineContent::Figure(it) => {
            Some([std::slice::from_ref(&it.name), it.parts.as_slice()].concat().join("."))
        }
        InlineContent::Case(it) => Some(format!("案{}.{}", it.number, it.field)),
        _ => None,
    };
    let text = match content {
        InlineContent::Text(text) => text.clone(),
        InlineContent::Figure(it) => it.text.clone(),
        InlineContent::Case(it) => it.text.clone(),
        _ => return vec![unit.clone()],
    };
    match path {
        Some(path) => {
            let nature = Nature::Reference(vec![content.clone()]);
            vec![Unit { text, source: format!("{{{path}}}"), nature, ..unit.clone() }]
        }
        None => typed(&text, std::slice::from_ref(unit), (None, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_token_and_so_is_a_latin_word() {
        let text = "共1,204件（92.54%），PDF一份.";
        let words: Vec<&str> = tokens(text).into_iter().map(|it| text.get(it).unwrap()).collect();
        assert_eq!(
            words,
            ["共", "1,204", "件", "（", "92.54%", "）", "，", "PDF", "一", "份", "."]
        );
    }
}
