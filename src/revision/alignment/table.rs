//! A table and its counterpart: rows, then columns, then what stands in their cells.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Line, Step,
    likeness::Profile,
    matching::{rising, standing},
    stream,
    unit::Unit,
};

/// Rows are the same row when they begin with the same words, most of their cells say the same, or the
/// longest words of the one are so alike to some of the other.
const ALIKE: f64 = 0.6;
/// What a column's place counts beside a cell of the same words.
const SAME_PLACE: f64 = 0.01;

/// The paragraphs of a cell with their numbers in the list.
type Cell<'a> = Vec<(usize, &'a Line<'a>)>;
/// The cells of a row by column.
type Row<'a> = BTreeMap<usize, Cell<'a>>;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    rows: BTreeMap<usize, Row<'a>>,
}

impl<'a> Table<'a> {
    pub(super) fn add(&mut self, row: usize, column: usize, paragraph: (usize, &'a Line<'a>)) {
        self.rows.entry(row).or_default().entry(column).or_default().push(paragraph);
    }

    pub(super) fn members(&self) -> impl Iterator<Item = usize> {
        self.rows.values().flat_map(members)
    }

    pub(super) fn ids(&self) -> BTreeSet<&'a str> {
        let lines = self.rows.values().flat_map(BTreeMap::values).flatten();
        lines.flat_map(|(_, line)| line.ids.iter().copied()).collect()
    }

    pub(super) fn text(&self) -> String {
        self.rows.values().map(row_text).collect::<Vec<_>>().join("\n")
    }
}

fn members(row: &Row<'_>) -> impl Iterator<Item = usize> {
    row.values().flatten().map(|(at, _)| *at)
}

fn cell_text(cell: &Cell<'_>) -> String {
    cell.iter().map(|(_, line)| line.text).collect::<Vec<_>>().join("\n")
}

fn row_text(row: &Row<'_>) -> String {
    row.values().map(cell_text).collect::<Vec<_>>().join("\t")
}

/// Adds to `steps` what became of the paragraphs of `old` in `new`.
pub(super) fn align_tables(old: &Table<'_>, new: &Table<'_>, moved: bool, steps: &mut Vec<Step>) {
    let olds: Vec<&Row<'_>> = old.rows.values().collect();
    let news: Vec<&Row<'_>> = new.rows.values().collect();
    let pairs = row_pairs(&olds, &news);
    let weighed: Vec<(usize, usize, usize)> =
        pairs.iter().map(|(old, new)| (*old, *new, 1)).collect();
    let stands = standing(&weighed);
    let paired = |(old, new): &(usize, usize)| Some((*olds.get(*old)?, *news.get(*new)?));
    let rows: Vec<(&Row<'_>, &Row<'_>)> = pairs.iter().filter_map(paired).collect();
    let columns = columns(&rows);
    for ((old, new), stands) in rows.iter().zip(stands) {
        align_rows(old, new, &columns, moved || !stands, steps);
    }
    let paired_old: BTreeSet<usize> = pairs.iter().map(|it| it.0).collect();
    let paired_new: BTreeSet<usize> = pairs.iter().map(|it| it.1).collect();
    let rest = |of: &[&Row<'_>], paired: &BTreeSet<usize>| -> Vec<usize> {
        let rest = of.iter().enumerate().filter(|(at, _)| !paired.contains(at));
        rest.flat_map(|(_, row)| members(row)).collect()
    };
    steps.extend(rest(&olds, &paired_old).into_iter().map(|old| Step::Removed { old }));
    steps.extend(rest(&news, &paired_new).into_iter().map(|new| Step::Added { new }));
}

/// Which row is which: those of the same words, then those that were moved and numbered anew, then those
/// alike in their order.
fn row_pairs(old: &[&Row<'_>], new: &[&Row<'_>]) -> Vec<(usize, usize)> {
    let texts = |of: &[&Row<'_>]| of.iter().map(|it| row_text(it)).collect::<Vec<_>>();
    let (old_texts, new_texts) = (texts(old), texts(new));
    let mut new_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, text) in new_texts.iter().enumerate().rev() {
        by_text.entry(text).or_default().push(at);
    }
    for (at, text) in old_texts.iter().enumerate() {
        if let Some(found) = by_text.get_mut(text.as_str()).and_then(Vec::pop) {
            new_of.insert(at, found);
            taken.insert(found);
        }
    }
    let olds: Vec<usize> = (0..old.len()).filter(|it| !new_of.contains_key(it)).collect();
    let news: Vec<usize> = (0..new.len()).filter(|it| !taken.contains(it)).collect();
    for (old, new) in renumbered(&olds, &news, (old, new)) {
        new_of.insert(old, new);
        taken.insert(new);
    }
    let fixed: Vec<(usize, usize, usize)> =
        new_of.iter().map(|(old, new)| (*old, *new, 1)).collect();
    let stands = standing(&fixed);
    let ends = fixed.iter().zip(stands).filter(|(_, stands)| *stands).map(|(it, _)| (it.0, it.1));
    let ends: Vec<(usize, usize)> = ends.chain([(old.len(), new.len())]).collect();
    let (mut old_from, mut new_from) = (0, 0);
    for (old_end, new_end) in ends {
        let olds: Vec<usize> = (old_from..old_end).filter(|it| !new_of.contains_key(it)).collect();
        let news: Vec<usize> = (new_from..new_end).filter(|it| !taken.contains(it)).collect();
        for (old, new) in alike(&olds, &news, (old, new)) {
            new_of.insert(old, new);
            taken.insert(new);
        }
        (old_from, new_from) = (old_end.saturating_add(1), new_end.saturating_add(1));
    }
    new_of.into_iter().collect()
}

/// The pairs of those rows whose longest words no other row says and most of whose cells say the same,
/// wherever they stand.
fn renumbered(
    olds: &[usize],
    news: &[usize],
    (old_rows, new_rows): (&[&Row<'_>], &[&Row<'_>]),
) -> Vec<(usize, usize)> {
    let old_names = names(olds, old_rows);
    let new_names = names(news, new_rows);
    let pairs = old_names.into_iter().filter_map(|(name, old)| {
        let (old, new) = (old?, (*new_names.get(&name)?)?);
        let rows = old_rows.get(old).zip(new_rows.get(new));
        rows.is_some_and(|(old, new)| says_mostly(old, new)).then_some((old, new))
    });
    pairs.collect()
}

/// Some rows by their longest words; none where several rows say them.
fn names(of: &[usize], rows: &[&Row<'_>]) -> BTreeMap<String, Option<usize>> {
    let mut names: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for at in of {
        let Some(row) = rows.get(*at) else { continue };
        let Some(longest) = row.values().map(cell_text).max_by_key(String::len) else { continue };
        let known = names.entry(longest);
        known.and_modify(|it| *it = None).or_insert(Some(*at));
    }
    names
}

/// Whether more than half of the cells of two rows say the same in the same places; cells without words
/// say nothing.
fn says_mostly(one: &Row<'_>, other: &Row<'_>) -> bool {
    let said = |row: &Row<'_>| row.values().filter(|it| !cell_text(it).is_empty()).count();
    let same = one.iter().filter(|(column, cell)| {
        let text = cell_text(cell);
        !text.is_empty() && other.get(column).is_some_and(|it| cell_text(it) == text)
    });
    same.count().saturating_mul(2) > said(one).max(said(other))
}

/// The pairs of greatest likeness of some rows of each table.
fn alike(
    olds: &[usize],
    news: &[usize],
    (old_rows, new_rows): (&[&Row<'_>], &[&Row<'_>]),
) -> Vec<(usize, usize)> {
    let looks = |of: &[usize], rows: &[&Row<'_>]| -> Vec<Look> {
        of.iter().filter_map(|at| rows.get(*at)).map(|it| Look::of(it)).collect()
    };
    let (old_looks, new_looks) = (looks(olds, old_rows), looks(news, new_rows));
    let weight = |old: usize, new: usize| {
        let rows = |old: usize, new: usize| {
            Some((*old_rows.get(*olds.get(old)?)?, *new_rows.get(*news.get(new)?)?))
        };
        let is_same = rows(old, new).is_some_and(|(old, new)| says_mostly(old, new));
        let pair = old_looks.get(old).zip(new_looks.get(new));
        pair.map_or(0.0, |(old, new)| old.likeness(new, is_same))
    };
    let found = rising(olds.len(), news.len(), weight).into_iter();
    found.filter_map(|(old, new)| Some((*olds.get(old)?, *news.get(new)?))).collect()
}

/// What a row is known by.
struct Look {
    first: String,
    whole: Profile,
    longest: Profile,
    cells: Vec<Profile>,
}

impl Look {
    fn of(row: &Row<'_>) -> Self {
        let texts: Vec<String> = row.values().map(cell_text).collect();
        let longest = texts.iter().max_by_key(|it| it.len());
        Self {
            first: texts.first().cloned().unwrap_or_default(),
            whole: Profile::literal(&row_text(row)),
            longest: longest.map(|it| Profile::literal(it)).unwrap_or_default(),
            cells: texts.iter().map(|it| Profile::literal(it)).collect(),
        }
    }

    /// From 0, another row, to 2; `is_same` where most of their cells say the same.
    fn likeness(&self, other: &Self, is_same: bool) -> f64 {
        let best = other.cells.iter().map(|it| self.longest.likeness(it)).fold(0.0, f64::max);
        let begins_alike = !self.first.is_empty() && self.first == other.first;
        let is_renamed = self.first.chars().count() > 1
            && other.first.chars().count() > 1
            && (other.first.contains(&self.first) || self.first.contains(&other.first));
        if begins_alike || is_same || is_renamed || best >= ALIKE {
            self.whole.likeness(&other.whole) + best
        } else {
            0.0
        }
    }
}

/// Which column is which, by how many cells of paired rows say the same.
fn columns(rows: &[(&Row<'_>, &Row<'_>)]) -> BTreeMap<usize, usize> {
    let last = |it: &Row<'_>| it.keys().next_back().map_or(0, |it| it + 1);
    let old_columns = rows.iter().map(|it| last(it.0)).max().unwrap_or_default();
    let new_columns = rows.iter().map(|it| last(it.1)).max().unwrap_or_default();
    let mut votes: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (old, new) in rows {
        for (old_column, old_cell) in *old {
            let text = cell_text(old_cell);
            for (new_column, new_cell) in *new {
                if !text.is_empty() && cell_text(new_cell) == text {
                    *votes.entry((*old_column, *new_column)).or_default() += 1.0;
                }
            }
        }
    }
    let weight = |old: usize, new: usize| {
        let same_place = old == new || old + new_columns == new + old_columns;
        let own = if same_place { SAME_PLACE } else { 0.0 };
        votes.get(&(old, new)).copied().unwrap_or_default() + own
    };
    rising(old_columns, new_columns, weight).into_iter().collect()
}

/// The cells of two rows that are one.
fn align_rows(
    old: &Row<'_>,
    new: &Row<'_>,
    columns: &BTreeMap<usize, usize>,
    moved: bool,
    steps: &mut Vec<Step>,
) {
    let mut left: BTreeSet<usize> = new.keys().copied().collect();
    for (column, cell) in old {
        let counterpart = columns.get(column).filter(|it| left.contains(it));
        let Some((at, other)) = counterpart.and_then(|it| Some((it, new.get(it)?))) else {
            steps.extend(cell.iter().map(|(old, _)| Step::Removed { old: *old }));
            continue;
        };
        left.remove(at);
        align_cells(cell, other, moved, steps);
    }
    let added = left.iter().filter_map(|it| new.get(it)).flatten();
    steps.extend(added.map(|(new, _)| Step::Added { new: *new }));
}

/// The paragraphs of two cells that are one.
fn align_cells(old: &Cell<'_>, new: &Cell<'_>, moved: bool, steps: &mut Vec<Step>) {
    if let ([(old, _)], [(new, _)]) = (old.as_slice(), new.as_slice()) {
        steps.push(Step::Kept { old: *old, new: *new, moved });
        return;
    }
    stream::align(&units(old), &units(new), steps);
}

fn units<'a>(of: &Cell<'a>) -> Vec<Unit<'a>> {
    of.iter().map(|(at, line)| Unit::paragraph(*at, line)).collect()
}
