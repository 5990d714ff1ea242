//! 出席, 请假 and 列席 of a 纪要, a blank line after the text (GB/T 9704-2012, 10.3).

use crate::{
    document::Letterhead,
    layout::{
        Role,
        compositor::Compositor,
        letter,
        paragraph::{Indents, grid_lines},
        strip::Strip,
    },
    style::{TextStyle, gb9704::PARAGRAPH_INDENT_CELLS},
};

impl Compositor<'_> {
    /// Sets the lists of names: labels two cells in, names below the first.
    pub(in crate::layout) fn attendance(&mut self, letterhead: &Letterhead) -> Vec<Strip> {
        let mut strips = Vec::new();
        for list in &letterhead.attendance {
            if strips.is_empty() {
                strips.push(Strip::blank_line());
            }
            let first = PARAGRAPH_INDENT_CELLS * 2;
            let (letters, rest) = self.element(Role::Paragraph, |it| {
                let label = format!("{}：", list.label);
                let mut letters = it.letters_of_ours(&label, TextStyle::LABEL);
                let rest = first + letter::width(&letters);
                letters.extend(it.letters(&list.names, TextStyle::BODY));
                (letters, rest)
            });
            strips.extend(grid_lines(&letters, self.measure, Indents { first, rest }));
        }
        strips
    }
}
