//! References to annexes, `{附件.标题}`: what an annex is called shows only in the whole text, when all
//! annexes have their numbers.

use super::{Annex, Block, BlockContent, Inline, InlineContent, ListItem, plain_text};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Gives every mention of an annex the number that the annex has: `附件2`, or `附件` where there is
/// one alone. A mention of an annex that is not there is an error at its place.
pub fn refer_to_annexes(blocks: &mut [Block]) -> Diagnostics {
    let annexes: Vec<(String, String)> = blocks.iter().filter_map(called).collect();
    let mut found = Diagnostics::default();
    refer(blocks, &mut |inline| {
        let InlineContent::Annex(node) = &mut inline.content else { return };
        if let Some((_, label)) = annexes.iter().find(|(title, _)| *title == node.title) {
            label.clone_into(&mut node.text);
            return;
        }
        let titles: Vec<&str> = annexes.iter().map(|it| it.0.as_str()).collect();
        let cure = if titles.is_empty() {
            "请加上这个附件，或改写这句话".to_owned()
        } else {
            format!("附件有：{}", titles.join("、"))
        };
        let cause = format!("没有题为“{}”的附件", node.title);
        found.push(Diagnostic::error(cause).at(&inline.origin).cure(cure));
    });
    found
}

/// The title of an annex and what it is called.
fn called(block: &Block) -> Option<(String, String)> {
    let BlockContent::Annex(Annex { number, title, .. }) = &block.content else { return None };
    Some((plain_text(title), Annex::label(*number)))
}

/// Shows `of` every inline of the blocks.
fn refer(blocks: &mut [Block], of: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match &mut block.content {
            BlockContent::Heading(heading) => {
                show(&mut heading.text, of);
                show(&mut heading.rest, of);
            }
            BlockContent::Paragraph(text)
            | BlockContent::ListItem(ListItem { text, .. })
            | BlockContent::Quotation(text) => show(text, of),
            BlockContent::Table(table) => table.texts_mut().for_each(|it| show(it, of)),
            BlockContent::Picture(picture) => show(&mut picture.caption, of),
            BlockContent::Chart(chart) => show(&mut chart.caption, of),
            BlockContent::SideBox(side_box) => {
                show(&mut side_box.title, of);
                refer(&mut side_box.blocks, of);
            }
            BlockContent::Cover(cover) => cover.texts_mut().for_each(|it| show(it, of)),
            BlockContent::Contents(_) => {}
            BlockContent::Part(part) => {
                show(&mut part.title, of);
                refer(&mut part.blocks, of);
            }
            BlockContent::Annex(_) | BlockContent::Columns(_) | BlockContent::PictureRow(_) => {
                refer(block.inner_mut(), of);
            }
        }
    }
}

fn show(inlines: &mut [Inline], of: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        if let InlineContent::Strong(inner) | InlineContent::Footnote(inner) = &mut inline.content {
            show(inner, of);
        } else {
            of(inline);
        }
    }
}
