//! Units and their parts in one cell: `区民政局（主办）、区医保局（会办）`,
//! `主办：区民政局；会办：区医保局`, `区民政局（会办：区医保局）`.

use super::names::{pieces, unit_names};
use crate::record::Field;

/// The words for a part; longer ones first.
const PARTS: [(&str, Field); 9] = [
    ("主办", Field::Lead),
    ("牵头", Field::Lead),
    ("独办", Field::Sole),
    ("会办", Field::Co),
    ("协办", Field::Co),
    ("配合", Field::Co),
    ("会同", Field::Co),
    ("分办", Field::Split),
    ("承办", Field::Undertake),
];

/// The words that may follow one.
const NOUNS: [&str; 4] = ["单位", "部门", "办理", ""];

/// The units of a cell by their parts; `None` for those of which it does not say.
pub(super) type Parts = Vec<(Option<Field>, Vec<String>)>;

/// Reads a clean text.
pub(super) fn units(text: &str) -> Parts {
    let mut parts = Parts::new();
    let mut current = None;
    for line in pieces(text, &['；', ';', '\n']) {
        let (part, rest) = labelled(&line);
        current = part.or(current);
        for piece in pieces(rest, &['、', '，', ',']) {
            let (part, rest) = labelled(&piece);
            current = part.or(current);
            one(rest, current, &mut parts);
        }
    }
    parts
}

/// One unit, with its part or others in brackets after it.
fn one(piece: &str, current: Option<Field>, parts: &mut Parts) {
    let piece = piece.trim();
    let open = piece.find(['（', '(']).filter(|_| piece.ends_with(['）', ')']));
    let Some((name, inner)) = open.and_then(|it| piece.split_at_checked(it)) else {
        return add(parts, current, piece);
    };
    let inner = inner.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    if let Some(part) = part(inner) {
        add(parts, Some(part), name);
        return;
    }
    let (label, others) = labelled(inner);
    let ending = PARTS.iter().find_map(|(word, part)| Some((*part, inner.strip_suffix(word)?)));
    match (label, ending) {
        (Some(label), _) => {
            add(parts, current, name);
            add(parts, Some(label), others);
        }
        (None, Some((part, others))) => {
            add(parts, current, name);
            add(parts, Some(part), others);
        }
        (None, None) if inner.contains('、') => {
            add(parts, current.or(Some(Field::Lead)), name);
            add(parts, Some(Field::Co), inner);
        }
        (None, None) => add(parts, current, piece),
    }
}

fn add(parts: &mut Parts, part: Option<Field>, text: &str) {
    for name in unit_names(text).names {
        match parts.iter_mut().find(|(it, _)| *it == part) {
            Some((_, known)) if known.contains(&name) => {}
            Some((_, known)) => known.push(name),
            None => parts.push((part, vec![name])),
        }
    }
}

/// The part that a text is the word for.
fn part(text: &str) -> Option<Field> {
    let is_word = |word: &str| {
        let rest = text.trim().strip_prefix(word);
        rest.is_some_and(|rest| NOUNS.contains(&rest))
    };
    PARTS.iter().find(|(word, _)| is_word(word)).map(|&(_, part)| part)
}

/// `会办：区医保局` as its part and the rest.
fn labelled(text: &str) -> (Option<Field>, &str) {
    let cut = text.split_once(['：', ':']);
    match cut.and_then(|(label, rest)| Some((part(label)?, rest))) {
        Some((part, rest)) => (Some(part), rest),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let parts = units(text).into_iter().map(|(part, names)| {
            format!("{}={}", part.map_or("?", Field::chinese), names.join("|"))
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("区民政局", "?=区民政局"),
            ("区民政局、区医保局", "?=区民政局|区医保局"),
            ("区民政局（主办）、区医保局（会办）", "主办=区民政局 会办=区医保局"),
            ("区民政局(主办单位)\n区医保局(协办)", "主办=区民政局 会办=区医保局"),
            ("主办：区民政局；会办：区医保局、虹桥街道", "主办=区民政局 会办=区医保局|虹桥街道"),
            ("主办:区民政局，会办:区医保局，虹桥街道", "主办=区民政局 会办=区医保局|虹桥街道"),
            ("区民政局（会办：区医保局、虹桥街道）", "?=区民政局 会办=区医保局|虹桥街道"),
            ("区民政局（区医保局、虹桥街道会办）", "?=区民政局 会办=区医保局|虹桥街道"),
            ("区民政局（区医保局、虹桥街道）", "主办=区民政局 会办=区医保局|虹桥街道"),
            ("区府办（区外办）", "?=区府办（区外办）"),
            ("分办：区民政局、区医保局", "分办=区民政局|区医保局"),
            ("区民政局（独办）", "独办=区民政局"),
            ("区甲/乙局、区丙局", "?=区甲/乙局|区丙局"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
