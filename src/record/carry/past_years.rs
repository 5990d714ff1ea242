//! 历年 of the next year: that of the old year, and what the old year printed.

use super::{
    batches::add,
    settings::New,
    tree::{entries, entry},
};
use crate::record::{
    edit::{Geometry, Patches, scalar},
    keys,
    raw::Node,
};

/// Adds what was printed.
pub(super) fn carry(geometry: Geometry<'_>, root: &Node, new: &New<'_>, patches: &mut Patches) {
    let Some(frozen) = new.frozen else { return };
    let year = new.register.year.to_string();
    let figures = frozen.figures.iter().map(|(name, printed)| (name.as_str(), printed.as_str()));
    let lines: Vec<String> = figures
        .chain([(keys::SOURCE.0, frozen.source.as_str())])
        .map(|(name, value)| format!("{}: {}", scalar(name), scalar(value)))
        .collect();
    let below = |column: usize| -> String {
        let before = format!("\n{}", " ".repeat(column.saturating_add(2)));
        lines.iter().flat_map(|it| [before.as_str(), it.as_str()]).collect()
    };
    match entry(root, keys::PAST_YEARS).filter(|it| !entries(it.1).is_empty()) {
        Some((_, years)) if geometry.is_flow(years) => {
            add(&format!("{year}: {{{}}}", lines.join(", ")), years, geometry, patches);
        }
        Some((_, years)) => {
            let first = entries(years).first();
            let column = first.map_or(0, |it| geometry.column(geometry.key_start(&it.0)));
            add(&format!("{year}:{}", below(column)), years, geometry, patches);
        }
        None => {
            let text = format!("历年:\n  {year}:{}\n\n", below(2));
            let figures = entry(root, keys::FIGURES).map(|it| it.0.place.range.start);
            let at = figures.map_or(geometry.text.len(), |it| before_comments(geometry, it));
            patches.insert(at, text);
        }
    }
}

/// The beginning of the comments right above the line of `at`.
fn before_comments(geometry: Geometry<'_>, at: usize) -> usize {
    let mut start = geometry.line_start(at);
    while let Some(above) = start.checked_sub(1).map(|it| geometry.line_start(it)) {
        if !geometry.text.get(above..).is_some_and(|it| it.starts_with('#')) {
            break;
        }
        start = above;
    }
    start
}
