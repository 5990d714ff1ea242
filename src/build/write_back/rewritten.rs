//! One part as it is to be typed: its lines, with what of them stands where already.

use super::{
    home::Homeless,
    line::{Style, trimmed},
    part::{Part, is_in_a_row},
    reading::{Read, Reading},
    reworded::{Told, reworded},
    unit::{Nature, Unit, printed},
};
use crate::document::NOTE_MARK;

/// A part as it is to be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rewritten {
    /// Its lines; none of a part that is removed.
    pub(super) lines: Vec<NewLine>,
    /// What happened to references.
    pub(super) told: Vec<Told>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewLine {
    /// Its words.
    pub(super) units: Vec<Unit>,
    /// What it is; `None` of what has no line of its own.
    pub(super) style: Option<Style>,
    /// The passage in whose place it stands, by its order; `None` for a line that is added.
    pub(super) slot: Option<usize>,
}

/// Why a part cannot be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Nobody types there.
    Homeless(Homeless),
    /// A cell, a title and the like can be given other words and nothing else.
    WordsAlone,
    /// It is typed in several places that cannot be made one.
    Apart,
    /// It is to stand where nothing can be added.
    NoPlace,
    /// With it the document would not come out as it is wanted; why, where that is known.
    Broken(Option<String>),
}

/// `part` as it is to be typed.
pub(super) fn rewritten(reading: &Reading<'_>, part: &Part) -> Result<Rewritten, Refusal> {
    let reads: Vec<(usize, &Read<'_>)> =
        part.from.iter().filter_map(|at| Some((*at, reading.get(*at)?))).collect();
    let is_removed = part.wanted.iter().all(|(text, _)| text.is_empty());
    let is_one_of_one = part.from.len() == 1 && part.wanted.len() == 1;
    let lines_only = part.is_moved || is_removed || !is_one_of_one || restyled(part, &reads);
    for (_, read) in &reads {
        let home = read.home.as_ref().map_err(|it| Refusal::Homeless(it.clone()))?;
        let may_be_empty = is_one_of_one && !part.is_moved && is_cell(read);
        if lines_only && home.style.is_none() && !may_be_empty {
            return Err(Refusal::WordsAlone);
        }
    }
    if is_removed && !reads.iter().any(|it| is_cell(it.1)) {
        return Ok(Rewritten { lines: Vec::new(), told: dropped(&reads) });
    }
    let mut grounds: Vec<usize> =
        reads.iter().filter_map(|it| Some(it.1.home.as_ref().ok()?.ground)).collect();
    grounds.dedup();
    if grounds.len() > 1 || !is_in_a_row(&without_footnotes(reading, &part.from)) {
        return Err(Refusal::Apart);
    }
    let result = of_units(reading, part, &reads);
    let is_left = result.told.iter().any(|it| matches!(it, Told::Kept { .. }));
    if is_left && is_as_before(&result, part, reading) {
        // What was left is told; there is nothing else to write.
        return Ok(Rewritten { lines: as_before(&reads), told: result.told });
    }
    Ok(result)
}

/// What a removed part takes with it.
fn dropped(reads: &[(usize, &Read<'_>)]) -> Vec<Told> {
    let units = reads.iter().flat_map(|it| &it.1.units);
    units.filter(|it| it.is_printed_for_them()).cloned().map(Told::Dropped).collect()
}

fn is_cell(read: &Read<'_>) -> bool {
    matches!(read.passage.key.role, crate::document::PassageRole::Cell(..))
}

fn restyled(part: &Part, reads: &[(usize, &Read<'_>)]) -> bool {
    let old = reads.iter().map(|it| it.1.style);
    let new = part.wanted.iter().map(|it| it.1);
    old.zip(new).any(|(old, new)| new.is_some() && new != old)
}

/// The passages but for footnotes between them.
fn without_footnotes(reading: &Reading<'_>, from: &[usize]) -> Vec<usize> {
    let bodies: Vec<usize> = (0..reading.passages.len())
        .filter(|at| reading.get(*at).is_some_and(|it| !it.is_footnote()))
        .collect();
    if from.len() < 2 {
        return from.to_vec();
    }
    from.iter().filter_map(|at| bodies.iter().position(|it| it == at)).collect()
}

fn of_units(reading: &Reading<'_>, part: &Part, reads: &[(usize, &Read<'_>)]) -> Rewritten {
    let mut units: Vec<Unit> = Vec::new();
    for (nth, (_, read)) in reads.iter().enumerate() {
        if let Some(place) = units.last().map(|it| it.origin.clone()).filter(|_| nth > 0) {
            units.push(Unit::border(&place));
        }
        units.extend(read.units.iter().cloned());
    }
    let wanted: Vec<&str> = part.wanted.iter().map(|it| it.0.as_str()).collect();
    let wanted = wanted.join("\n");
    let (new, told) = if reads.is_empty() {
        (added(reading, &wanted), Vec::new())
    } else {
        let result = reworded(&units, &wanted);
        (result.units, result.told)
    };
    Rewritten { lines: lines(&new, part, reads), told }
}

/// The units of a text that is new, as if typed at the beginning of the document.
fn added(reading: &Reading<'_>, wanted: &str) -> Vec<Unit> {
    let place = reading.passages.iter().find_map(|it| it.passage.origin());
    // A mark without its footnote, or a picture, cannot be typed.
    let words = wanted.replace(NOTE_MARK, "");
    place.map(|it| super::reworded::new_words(&words, it)).unwrap_or_default()
}

/// The lines that `units` make, each in the place of a passage so long as its border is there.
fn lines(units: &[Unit], part: &Part, reads: &[(usize, &Read<'_>)]) -> Vec<NewLine> {
    let mut slots = reads.iter().map(|it| (it.0, it.1.style));
    let first = slots.next();
    let mut lines = Vec::new();
    let mut slot = first.map(|it| it.0);
    let mut style = first.and_then(|it| it.1);
    let mut words: Vec<Unit> = Vec::new();
    let mut wanted = part.wanted.iter().map(|it| it.1);
    let mut end = |words: &mut Vec<Unit>, slot: Option<usize>, style: Option<Style>| {
        let asked = wanted.next().flatten();
        let units = trimmed(&std::mem::take(words)).to_vec();
        let style = asked.or(style).or_else(|| slot.is_none().then_some(Style::Paragraph));
        lines.push(NewLine { units, style, slot });
    };
    let mut borders = reads.len().saturating_sub(1);
    for unit in units {
        if unit.nature != Nature::Border {
            words.push(unit.clone());
            continue;
        }
        end(&mut words, slot, style);
        // As many borders as there were keep their passages; which, cannot be told of new ones.
        let next = if borders > 0 { slots.next() } else { None };
        borders = borders.saturating_sub(1);
        slot = next.map(|it| it.0);
        style = next.and_then(|it| it.1).or(match style {
            Some(Style::Heading(_)) | None => Some(Style::Paragraph),
            same => same,
        });
    }
    end(&mut words, slot, style);
    lines
}

fn is_as_before(result: &Rewritten, part: &Part, reading: &Reading<'_>) -> bool {
    let old = part.from.iter().filter_map(|at| reading.get(*at)).map(Read::text);
    !part.is_moved && result.lines.iter().map(|it| printed(&it.units)).eq(old)
}

fn as_before(reads: &[(usize, &Read<'_>)]) -> Vec<NewLine> {
    let line = |it: &(usize, &Read<'_>)| NewLine {
        units: it.1.units.clone(),
        style: it.1.style,
        slot: Some(it.0),
    };
    reads.iter().map(line).collect()
}
