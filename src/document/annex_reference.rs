//! References to annexes, `{附件.标题}`: what an annex is called shows only in the whole text, when all
//! annexes have their numbers.

use super::{Annex, Block, BlockContent, Inline, InlineContent, plain_text, walk::each_text};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Gives every mention of an annex the number that the annex has: `附件2`, or `附件` where there is
/// one alone. A mention of an annex that is not there is an error at its place.
pub fn refer_to_annexes(blocks: &mut [Block]) -> Diagnostics {
    let annexes: Vec<(String, String)> = blocks.iter().filter_map(called).collect();
    let mut found = Diagnostics::default();
    let mut refer = |inline: &mut Inline| {
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
    };
    each_text(blocks, &mut |text, _| show(text, &mut refer));
    found
}

/// The title of an annex and what it is called.
fn called(block: &Block) -> Option<(String, String)> {
    let BlockContent::Annex(Annex { number, title, .. }) = &block.content else { return None };
    Some((plain_text(title), Annex::label(*number)))
}

/// Shows `of` every inline of a text.
fn show(inlines: &mut [Inline], of: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        if let InlineContent::Strong(inner) | InlineContent::Footnote(inner) = &mut inline.content {
            show(inner, of);
        } else {
            of(inline);
        }
    }
}
