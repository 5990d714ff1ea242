//! Rows that a person wrote in the place of others: they may be the same rows in other words, with figures
//! that nobody renews.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    groups::Groups,
    rows::{Place, place_of, rows},
    side::Side,
};
use crate::word::BaseParagraph;

/// A row of the base copy that the person took out and the new build changed, with the row that the person
/// put behind the same row as it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InPlace {
    pub(super) base: Vec<usize>,
    pub(super) mine: Vec<usize>,
    pub(super) theirs: Vec<usize>,
}

/// All of them.
pub(super) fn in_place(
    base: &[BaseParagraph],
    (mine, theirs): (&Side, &[BaseParagraph]),
    groups: &Groups,
) -> Vec<InPlace> {
    let base_rows = rows(base.iter().map(|it| &it.standing));
    let my_rows = rows(mine.paragraphs.iter().map(|it| &it.standing));
    let mut of_base = BTreeMap::new();
    for group in &groups.all {
        of_base.extend(group.base.iter().map(|it| (*it, group)));
    }
    let mut found = Vec::new();
    // The row of the base copy that the person's row before is.
    let mut before: Option<Place> = None;
    for (place, row) in &my_rows {
        let was = row.iter().filter_map(|it| groups.of_mine(*it)?.base.first());
        let was = was.filter_map(|it| base.get(*it)).find_map(|it| place_of(&it.standing));
        if was.is_some() {
            before = was;
            continue;
        }
        let Some((table, last)) = before.filter(|_| place.1 > 0) else { continue };
        let next = (table, last.saturating_add(1));
        let Some(gone) = base_rows.get(&next) else { continue };
        let of: Vec<_> = gone.iter().filter_map(|it| of_base.get(it)).collect();
        if of.iter().any(|it| !it.mine.is_empty()) {
            continue;
        }
        before = Some(next);
        let new: BTreeSet<usize> = of.iter().flat_map(|it| &it.theirs).copied().collect();
        let said = |at: &usize| theirs.get(*at).map(|it| it.text.as_str());
        let is_same = new
            .iter()
            .filter_map(said)
            .eq(gone.iter().filter_map(|it| base.get(*it)).map(|it| it.text.as_str()));
        if !new.is_empty() && !is_same {
            let theirs = new.into_iter().collect();
            found.push(InPlace { base: gone.clone(), mine: row.clone(), theirs });
        }
    }
    found
}
