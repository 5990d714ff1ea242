//! A text in words and figures: what is compared, and what changes whole.

use std::ops::Range;

use crate::chinese::unbroken;

/// Numerals of more than one character are one word.
const NUMERALS: &str = "〇零一二三四五六七八九十百千";
/// What follows a number without being its unit.
const NO_UNITS: &str = "至到和与或及的在为是比较";

/// The words of `text` as byte ranges without gaps: a number with its unit, a 文号's `〔2025〕7号`, a Chinese
/// numeral and a run of Latin letters are one each, any other character is one by itself.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let plain: Vec<char> = characters.iter().map(|(_, it)| *it).collect();
    let byte = |at: usize| characters.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(rest) = plain.get(at..).filter(|it| !it.is_empty()) {
        let end = at + word_length(rest).max(1);
        words.push(byte(at)..byte(end));
        at = end;
    }
    words
}

/// Whether a word is a number, a numeral or a 文号.
pub(super) fn is_figure(word: &str) -> bool {
    word.starts_with(|it| is_digit(it) || is_numeral(it) || it == '〔')
}

/// How many characters the first word of `text` has.
fn word_length(text: &[char]) -> usize {
    let Some(&first) = text.first() else { return 0 };
    let run = |is: fn(char) -> bool| text.iter().take_while(|it| is(**it)).count();
    let length = match first {
        '〔' => document_number(text),
        it if is_digit(it) => number(text),
        it if is_latin(it) => run(|it| is_latin(it) || is_digit(it)),
        it if is_numeral(it) => run(is_numeral),
        _ => 1,
    };
    let added = text.iter().skip(length).take_while(|it| modifies(**it)).count();
    length + added
}

/// `92.54%`, `67件`, `1,200万元`.
fn number(text: &[char]) -> usize {
    let mut length = 0;
    while let Some(&it) = text.get(length) {
        let next_is_digit = text.get(length + 1).is_some_and(|it| is_digit(*it));
        let is_point = matches!(it, '.' | ',' | '．') && next_is_digit;
        if !is_digit(it) && !is_point {
            break;
        }
        length += 1;
    }
    let rest = text.get(length..).unwrap_or_default();
    let unit = match rest.first() {
        Some('%' | '％' | '‰' | '℃') => 1,
        Some(it) if NO_UNITS.contains(*it) => 0,
        Some(it) if is_latin(*it) => rest.iter().take_while(|it| is_latin(**it)).count(),
        _ => unbroken::unit_length(rest),
    };
    length + unit
}

/// `〔2025〕7号`, and `〔2025〕　号` before it is signed.
fn document_number(text: &[char]) -> usize {
    let run = |from: usize, is: fn(char) -> bool| {
        text.iter().skip(from).take_while(|it| is(**it)).count()
    };
    let close = 1 + run(1, is_digit);
    if close == 1 || text.get(close) != Some(&'〕') {
        return 1;
    }
    let end = close + 1 + run(close + 1, |it| is_digit(it) || it.is_whitespace());
    if text.get(end) == Some(&'号') { end + 1 } else { close + 1 }
}

const fn is_digit(it: char) -> bool {
    matches!(it, '0'..='9' | '０'..='９')
}

fn is_numeral(it: char) -> bool {
    NUMERALS.contains(it)
}

fn is_latin(it: char) -> bool {
    it.is_alphabetic() && (u32::from(it) < 0x2000 || matches!(it, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'))
}

/// Whether it changes the look of the character before it: accents, variants of an ideograph.
const fn modifies(it: char) -> bool {
    matches!(it, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}' | '\u{e0100}'..='\u{e01ef}')
}
