//! 比较 of the next year: with the year after the one that it was with, where that year has the
//! figure.

use super::{
    settings::New,
    tree::{entries, entry, text, whole},
};
use crate::record::{edit::Patches, keys, raw::Node};

/// Moves every comparison on by a year.
pub(super) fn carry(
    figures: &Node,
    new: &New<'_>,
    patches: &mut Patches,
    remarks: &mut Vec<String>,
) {
    let mut kept = Vec::new();
    for (key, figure) in entries(figures) {
        let Some((compared, node)) = comparison(&key.text, figure) else { continue };
        let Some(year) = text(node).and_then(|it| it.parse::<i32>().ok()) else { continue };
        let next = year.saturating_add(1);
        if new.has(next, compared) {
            patches.replace(whole(node), next.to_string());
        } else {
            kept.push(format!("“{}”仍与{year}年比较", key.text));
        }
    }
    if !kept.is_empty() {
        remarks.push(format!(
            "{}：后一年没有印出这个数；补进“历年”后，再改比较的年份",
            kept.join("，")
        ));
    }
}

/// The name of the figure that is compared, and where the year stands.
fn comparison<'a>(name: &'a str, figure: &'a Node) -> Option<(&'a str, &'a Node)> {
    let (_, with) = entry(figure, keys::COMPARISON)?;
    match entry(figure, keys::YEAR) {
        Some((_, year)) => Some((text(with)?, year)),
        None => Some((name, with)),
    }
}

impl New<'_> {
    /// Whether 历年 has the figure in that year.
    fn has(&self, year: i32, name: &str) -> bool {
        let frozen = self.frozen.filter(|_| year == self.register.year);
        let mut past = self.register.past_figures.iter();
        frozen.is_some_and(|it| it.figures.iter().any(|it| it.0 == name))
            || past.any(|it| it.year == year && it.name == name)
    }
}
