//! Two lists matched: in their order where it can be, out of it where it must.

use std::collections::BTreeMap;

/// A larger field than this is not searched whole, only near its diagonal.
const LARGEST_FIELD: usize = 250_000;
/// How far from the diagonal a large field is searched.
const BAND: usize = 60;

/// How the best pairs up to a row and a column came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Without the row.
    Up,
    /// Without the column.
    Left,
    /// With both as a pair.
    Pair,
}

/// The pairs of greatest weight in all of which both numbers rise; a weight of 0 pairs nothing.
pub(super) fn rising(
    rows: usize,
    columns: usize,
    weight: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let is_large = rows.saturating_mul(columns) > LARGEST_FIELD;
    let reach = |row: usize| {
        if !is_large {
            return 0..columns;
        }
        let middle = row.saturating_mul(columns) / rows.max(1);
        middle.saturating_sub(BAND)..columns.min(middle.saturating_add(BAND))
    };
    let at = |list: &[f64], index: usize| list.get(index).copied().unwrap_or_default();
    // The best weight of the rows so far with the columns before each.
    let mut best = vec![0.0_f64; columns + 1];
    let mut ways: Vec<(usize, Vec<Way>)> = Vec::with_capacity(rows);
    for row in 0..rows {
        let reach = reach(row);
        let mut taken = Vec::with_capacity(reach.len());
        let mut diagonal = at(&best, reach.start);
        for column in reach.clone() {
            let (up, left) = (at(&best, column + 1), at(&best, column));
            let own = weight(row, column);
            let pair = if own > 0.0 { diagonal + own } else { f64::MIN };
            let (most, way) = if pair > up && pair > left {
                (pair, Way::Pair)
            } else if up >= left {
                (up, Way::Up)
            } else {
                (left, Way::Left)
            };
            diagonal = up;
            taken.push(way);
            if let Some(slot) = best.get_mut(column + 1) {
                *slot = most;
            }
        }
        // Right of what is searched nothing is worth less than at its end.
        let end = at(&best, reach.end);
        best.iter_mut().skip(reach.end + 1).for_each(|slot| *slot = slot.max(end));
        ways.push((reach.start, taken));
    }
    retraced(&ways, columns)
}

/// What was chosen, from the last row up.
fn retraced(ways: &[(usize, Vec<Way>)], columns: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut end = columns;
    for (row, (start, ways)) in ways.iter().enumerate().rev() {
        let within = end.saturating_sub(*start).min(ways.len());
        let chosen = ways.iter().enumerate().take(within).rev().find(|(_, it)| **it != Way::Left);
        if let Some((column, Way::Pair)) = chosen {
            end = start.saturating_add(column);
            pairs.push((row, end));
        }
    }
    pairs.reverse();
    pairs
}

/// Those of `pairs`, sorted by their first number, whose second numbers rise and that weigh most
/// together: they stand where they stood, the others were moved.
pub(super) fn standing(pairs: &[(usize, usize, usize)]) -> Vec<bool> {
    // For each end of a rising run the greatest weight so far, with the pair that ends it.
    let mut ends: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut before = vec![None; pairs.len()];
    for (at, (_, new, weight)) in pairs.iter().enumerate() {
        let previous = ends.range(..new).next_back().map(|(_, it)| *it);
        let total = previous.map_or(0, |it| it.0).saturating_add((*weight).max(1));
        if let Some(slot) = before.get_mut(at) {
            *slot = previous.map(|it| it.1);
        }
        if ends.range(..=new).next_back().is_none_or(|(_, it)| it.0 < total) {
            let passed: Vec<usize> =
                ends.range(new..).take_while(|(_, it)| it.0 <= total).map(|(it, _)| *it).collect();
            for it in passed {
                ends.remove(&it);
            }
            ends.insert(*new, (total, at));
        }
    }
    let mut stands = vec![false; pairs.len()];
    let mut next = ends.values().next_back().map(|it| it.1);
    while let Some(at) = next {
        if let Some(slot) = stands.get_mut(at) {
            *slot = true;
        }
        next = before.get(at).copied().flatten();
    }
    stands
}
