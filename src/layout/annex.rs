//! 附件说明 after the text and the 附件 themselves (GB/T 9704-2012, 7.3.4, 7.3.7).

use super::{
    Role, Target,
    compositor::Compositor,
    head::{text, title_lines},
    letter::{self, Letter},
    line::{Alignment, Space},
    paragraph::{Indents, baseline, grid_line, grid_lines},
    strip::{OutlineMark, Strip},
};
use crate::{
    document::{Annex, Block, BlockContent, Inline, plain_text},
    style::{
        TextStyle,
        gb9704::{ANNEX_TITLE_LINE, LINE_PITCH_PT, LINES_BELOW_TEXT, PARAGRAPH_INDENT_CELLS},
    },
};

impl Compositor<'_> {
    /// Sets the 附件说明 after a blank line: `附件：1.` and the names below each other.
    pub(super) fn annex_list(&mut self, annexes: &[&Block]) -> Vec<Strip> {
        let style = TextStyle::BODY;
        let mut strips = Vec::new();
        let mut label = 0;
        for block in annexes {
            let BlockContent::Annex(annex) = &block.content else { continue };
            let first = PARAGRAPH_INDENT_CELLS * 2 + label;
            let (letters, rest) = self.element(Role::Paragraph, |it| {
                let mut letters = Vec::new();
                if strips.is_empty() {
                    letters = it.letters_of("附件：", style, &block.origin);
                    label = letter::width(&letters);
                }
                let rest = it.element(Role::Link(Target::Block(block.id.clone())), |it| {
                    if let Some(number) = annex.number {
                        letters.extend(it.letters_of(&format!("{number}."), style, &block.origin));
                    }
                    let rest = first + letter::width(&letters);
                    letters.extend(it.letters(&annex.title, style));
                    rest
                });
                (letters, rest)
            });
            if strips.is_empty() {
                strips.push(self.blank(self.plan.closeness.blanks(LINES_BELOW_TEXT)));
            }
            // An item is never divided between pages.
            let mut item = grid_lines(&letters, self.measure, Indents { first, rest });
            let last = item.len().saturating_sub(1);
            item.iter_mut().take(last).for_each(|it| it.keep_with_next = true);
            strips.extend(item);
        }
        strips
    }

    /// Sets an annex: a new page, its label on line 1, its title from line 3.
    pub(super) fn annex(&mut self, annex: &Annex, block: &Block) -> Vec<Strip> {
        self.element(Role::Annex, |it| {
            let heading = it.structure.heading(None);
            let mut strips = it.element(heading, |it| it.annex_head(annex, block));
            strips.extend(it.below_heading(|it| it.blocks(&annex.blocks)));
            strips
        })
    }

    fn annex_head(&mut self, annex: &Annex, block: &Block) -> Vec<Strip> {
        let label = Annex::label(annex.number);
        let letters = self.letters_of(&label, TextStyle::FIRST_LEVEL, &block.origin);
        let mut strips = grid_lines(&letters, self.measure, Indents::NONE);
        if let Some(first) = strips.first_mut() {
            first.begins_page = true;
            let text = format!("{label}　{}", plain_text(&annex.title));
            first.outline = Some(OutlineMark { depth: 1, text, block: Some(block.id.clone()) });
        }
        strips.resize(ANNEX_TITLE_LINE - 1, Strip::blank_line());
        strips.extend(self.title_on_grid(&annex.title, block));
        strips.into_iter().map(Strip::kept_with_next).collect()
    }

    /// Sets the title of an annex or a part, its lines on the grid, and a blank line.
    pub(super) fn title_on_grid(&mut self, title: &[Inline], block: &Block) -> Vec<Strip> {
        let letters = self.letters(title, TextStyle::TITLE);
        let lines = self.lines_of_title(&letters);
        let space = Space {
            left: 0.0,
            width: self.measure.width,
            baseline: baseline(LINE_PITCH_PT, TextStyle::TITLE),
            alignment: Alignment::Centre,
        };
        let strips = lines.iter().map(|it| grid_line(it, TextStyle::TITLE, space));
        let strips = strips.chain([Strip::blank_line()]).collect();
        let lines = lines.into_iter().map(text).collect();
        self.annex_title_lines.insert(block.id.clone(), lines);
        strips
    }

    /// The lines of a title. One that is too long for a line parts at its wide blank, if it has one,
    /// as between number and title of a case.
    fn lines_of_title<'l>(&self, letters: &'l [Letter]) -> Vec<&'l [Letter]> {
        let style = TextStyle::TITLE;
        let is_long = letter::width(letters) > self.measure.half_cells(style);
        let mut pieces = letters.splitn(if is_long { 2 } else { 1 }, |it| it.character == '　');
        let balanced = |it| title_lines(it, &[], &self.organs, self.measure, style);
        pieces.by_ref().filter(|it| !it.is_empty()).flat_map(balanced).collect()
    }
}
