//! 另页: what begins a new page, and parts of the document with titles of their own.

use super::{
    compositor::Compositor,
    strip::{OutlineMark, Strip},
    structure::Role,
};
use crate::document::{Block, Part, plain_text};

impl Compositor<'_> {
    /// Sets what begins a new page. With nothing in it, what comes next begins the page.
    pub(super) fn part(&mut self, part: &Part, block: &Block) -> Vec<Strip> {
        self.turns_page = true;
        if part.title.is_empty() {
            return self.blocks(&part.blocks);
        }
        self.element(Role::Part, |it| {
            let heading = it.structure.heading(None);
            let mut strips: Vec<Strip> =
                it.element(heading, |it| it.title_on_grid(&part.title, block));
            if let Some(first) = strips.first_mut() {
                first.begins_page = std::mem::take(&mut it.turns_page);
                let (text, block) = (plain_text(&part.title), Some(block.id.clone()));
                first.outline = Some(OutlineMark { depth: 1, text, block });
            }
            strips = strips.into_iter().map(Strip::kept_with_next).collect();
            strips.extend(it.below_heading(|it| it.blocks(&part.blocks)));
            strips
        })
    }

    /// Sets with `set` what stands below a title of no level.
    pub(super) fn below_heading<T>(&mut self, set: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.above, 1);
        let made = set(self);
        self.above = outer;
        made
    }
}
