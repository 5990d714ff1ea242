//! Names of organs and sessions: in full where they are first mentioned, short from then on.
//!
//! Which mention is the first shows only in the finished tree, where the template's draft and the
//! clerk's prose stand in reading order.

use super::{
    Block, Inline, InlineContent, NameNode, plain_text,
    walk::{TextRole, each_text},
};
use crate::chinese::wording;

/// Gives every name of the text the words in which it is printed there: the first in running text in
/// full, with the short name in brackets where that is read again, all others short. Headings, tables
/// and captions, where an introduction would be in the way, have the short name.
pub fn introduce(blocks: &mut [Block]) {
    let mut read = String::new();
    each_text(blocks, &mut |text, _| {
        each_name(text, &mut |it| it.text.clone_from(&it.short));
        read.push_str(&plain_text(text));
        read.push('\n');
    });
    let mut introduced: Vec<String> = Vec::new();
    each_text(blocks, &mut |text, role| {
        if role != TextRole::Running {
            return;
        }
        each_name(text, &mut |name| {
            if name.full != name.short && !introduced.contains(&name.short) {
                introduced.push(name.short.clone());
                name.text = introduction(name, &read);
            }
        });
    });
}

/// `上海市长宁区人民政府（以下简称“区政府”）`; the full name alone where the short one is not read again.
fn introduction(name: &NameNode, read: &str) -> String {
    let is_read_again = read.matches(name.short.as_str()).nth(1).is_some();
    let short = if is_read_again {
        format!("（以下简称{}）", wording::quote(&name.short))
    } else {
        String::new()
    };
    format!("{}{short}", name.full)
}

/// Every name among `inlines`, in reading order.
fn each_name(inlines: &mut [Inline], visit: &mut dyn FnMut(&mut NameNode)) {
    for inline in inlines {
        match &mut inline.content {
            InlineContent::Name(name) => visit(name),
            InlineContent::Strong(inner) | InlineContent::Footnote(inner) => {
                each_name(inner, visit);
            }
            InlineContent::Text(_)
            | InlineContent::Figure(_)
            | InlineContent::Case(_)
            | InlineContent::Claim(_)
            | InlineContent::Annex(_)
            | InlineContent::Change(_)
            | InlineContent::Missing(_) => {}
        }
    }
}
