//! Thousands of edits by chance: each comes out as it was typed, and every reference stays.

use huibao::{
    diagnostic::Severity,
    document::{BlockContent, InlineContent, Level, PassageRole, Stretch},
};

use super::{edited::Edited, *};

/// Numbers that follow from a seed alone.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Words as a leader writes them, marks of the notation among them.
    fn words(&mut self) -> String {
        const PIECES: [&str; 24] = [
            "切实",
            "进一步",
            "提高",
            "办理质量",
            "，",
            "。",
            "一、",
            "（一）",
            "1.",
            "{",
            "}",
            "*",
            "**",
            "|",
            "#",
            "[^1]",
            "\\",
            "<b>",
            "：",
            "——",
            "- ",
            "2025年",
            "！",
            "`",
        ];
        (0..=self.below(4)).map(|_| *self.one_of(&PIECES)).collect()
    }
}

/// Stretches of typed words of a passage, of at least two characters.
fn typed<'a>(passage: &Passage<'a>) -> Vec<Stretch<'a>> {
    let is_typed = |it: &Stretch<'_>| {
        matches!(&it.inline.content, InlineContent::Text(text) if text.chars().count() > 1)
            && matches!(&it.inline.content, InlineContent::Text(text) if text == it.inline.origin.text())
    };
    passage.stretches().into_iter().filter(is_typed).collect()
}

/// The same words with some of one stretch replaced, put in or taken out.
fn edited(passage: &Passage<'_>, chance: &mut Chance) -> Option<String> {
    let stretches = typed(passage);
    if stretches.is_empty() {
        return None;
    }
    let stretch = chance.one_of(&stretches);
    let text = passage.text();
    let borders: Vec<usize> = text[stretch.range.clone()]
        .char_indices()
        .map(|(at, _)| at + stretch.range.start)
        .chain([stretch.range.end])
        .collect();
    let (one, other) = (*chance.one_of(&borders), *chance.one_of(&borders));
    let (start, end) = (one.min(other), one.max(other));
    let words = if chance.below(4) == 0 { String::new() } else { chance.words() };
    let new = format!("{}{words}{}", &text[..start], &text[end..]);
    (!new[passage.label.len()..].trim().is_empty()).then_some(new)
}

/// Whether a passage opens a section, which a template may know by its title.
fn opens_section(document: &Document, passage: &Passage<'_>) -> bool {
    let is_first = |it: &huibao::document::Block| matches!(&it.content, BlockContent::Heading(it) if it.level == Level::First);
    let is_its = |it: &&huibao::document::Block| Some(&it.id) == passage.key.block.as_ref();
    document.body.iter().filter(is_its).any(is_first)
}

/// The words of what is wanted, without labels and the blanks around them.
fn wanted_words(wanted: &[Wanted], before: &[Passage<'_>]) -> Vec<String> {
    let label = |it: &Wanted| {
        let of = it.from.first().and_then(|key| before.iter().find(|it| it.key == *key));
        of.map_or("", |it| it.label.as_str())
    };
    let bare = |it: &Wanted| it.text.strip_prefix(label(it)).unwrap_or(&it.text).trim().to_owned();
    wanted.iter().map(bare).collect()
}

/// How many references a document prints.
fn references(document: &Document) -> usize {
    let is_typed = |it: &Stretch<'_>| matches!(it.inline.content, InlineContent::Text(_));
    passages(document).iter().flat_map(Passage::stretches).filter(|it| !is_typed(it)).count()
}

/// Writes `wanted` back and builds the document again; gives how many edits came through.
fn holds(edited: &Edited, wanted: &[Wanted], count: usize, keeps_references: bool) -> usize {
    let name = &edited.file.name;
    let written = edited.written(wanted).unwrap();
    let warnings = written.left.iter().filter(|it| it.severity == Severity::Warning);
    let left: Vec<&str> = warnings.map(|it| it.cause.as_str()).collect();
    let rebuilt = edited.rebuilt(&written);
    assert!(
        references(&rebuilt.document) >= references(&edited.document) || !keeps_references,
        "{name}"
    );
    if left.is_empty() {
        let is: Vec<String> = words(&rebuilt.document).into_iter().map(|it| it.1).collect();
        let should = wanted_words(wanted, &passages(&edited.document));
        for (is, should) in is.iter().zip(&should) {
            assert_eq!(is, should, "{name}");
        }
        assert_eq!(is.len(), should.len(), "{name}");
    }
    count - left.len().min(count)
}

/// Rewords a third of the passages.
fn reword(edited_document: &Edited, chance: &mut Chance) -> usize {
    let document = &edited_document.document;
    let before = passages(document);
    let mut wanted = as_is(document);
    let mut count = 0;
    for (it, passage) in wanted.iter_mut().zip(&before) {
        let is_prose = passage.key.block.is_some()
            && passage.key.role != PassageRole::Title
            && !opens_section(document, passage);
        if is_prose
            && chance.below(3) == 0
            && let Some(text) = edited(passage, chance)
        {
            count += usize::from(it.text != text);
            it.text = text;
        }
    }
    let done = holds(edited_document, &wanted, count, true);
    // Some break a rule of the prose, some a title that the template knows.
    assert!((count - done) * 10 <= count + 20, "{}: {done} of {count}", edited_document.file.name);
    done
}

/// Takes paragraphs out, moves, splits, joins and adds some.
fn rearrange(edited_document: &Edited, chance: &mut Chance) -> usize {
    let document = &edited_document.document;
    let before = passages(document);
    let is_prose = |it: &Passage<'_>| {
        it.key.role == PassageRole::Text && it.label.is_empty() && !typed(it).is_empty()
    };
    let mut wanted = as_is(document);
    let mut count = 0;
    let mut at = 0;
    while at + 1 < wanted.len() {
        at += 1;
        let is_here = |at: usize| {
            let key = wanted.get(at).and_then(|it: &Wanted| it.from.first());
            before.iter().find(|it| Some(&it.key) == key).filter(|it| is_prose(it))
        };
        let Some(passage) = is_here(at) else { continue };
        if chance.below(4) > 0 || passage.text().contains(huibao::document::NOTE_MARK) {
            continue;
        }
        count += 1;
        match chance.below(5) {
            0 => drop(wanted.remove(at)),
            1 => {
                let text =
                    format!("{}。", chance.one_of(&["新加的一段", "一、新", "- 新", "（一）新{"]));
                wanted.insert(at + 1, Wanted { from: Vec::new(), text, style: None });
                at += 1;
            }
            2 => {
                let stretches = typed(passage);
                let range = chance.one_of(&stretches).range.clone();
                let text = passage.text();
                let middle = text[range.clone()].char_indices().nth(1).unwrap().0 + range.start;
                if text[..middle].trim().is_empty() || text[middle..].trim().is_empty() {
                    count -= 1;
                    continue;
                }
                let second = Wanted { text: text[middle..].to_owned(), ..wanted[at].clone() };
                wanted[at].text.truncate(middle);
                wanted.insert(at + 1, second);
                at += 1;
            }
            3 if is_here(at + 1)
                .is_some_and(|it| !it.text().contains(huibao::document::NOTE_MARK)) =>
            {
                let next = wanted.remove(at + 1);
                wanted[at].from.extend(next.from);
                wanted[at].text.push_str(&next.text);
            }
            _ if is_here(at + 1).is_some() => {
                wanted.swap(at, at + 1);
                at += 1;
            }
            _ => count -= 1,
        }
    }
    holds(edited_document, &wanted, count, false)
}

#[test]
fn words_changed_by_chance_come_out_of_the_next_build() {
    let count = in_all_samples(20_251_122, 4, reword);
    assert!(count > 1_000, "{count}");
}

#[test]
fn paragraphs_rearranged_by_chance_come_out_of_the_next_build() {
    let count = in_all_samples(20_251_123, 4, rearrange);
    assert!(count > 100, "{count}");
}

/// The edits that came through, some rounds of them in every document.
fn in_all_samples(seed: u64, rounds: usize, round: fn(&Edited, &mut Chance) -> usize) -> usize {
    let mut chance = Chance(seed);
    let documents = edited::SAMPLES.iter().flat_map(|it| Edited::all(it));
    documents.map(|it| (0..rounds).map(|_| round(&it, &mut chance)).sum::<usize>()).sum()
}
