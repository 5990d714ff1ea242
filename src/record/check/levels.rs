//! 层次 in the head of a document: which levels of headings it uses, and whether they bear numbers.

use super::leaf;
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::{Level, Numbering},
    record::raw::{Content, Node},
};

/// What says that headings bear no numbers.
const UNNUMBERED: &str = "不编号";

/// Marks such as `一、1.`, or a list of them, from the highest; or 不编号, which is all levels
/// without numbers. No levels where they cannot be read.
pub(super) fn levels(node: &Node, found: &mut Diagnostics) -> (Option<Vec<Level>>, Numbering) {
    let typed = match &node.content {
        Content::List(items) => {
            items.iter().filter_map(|it| leaf::text(it, "层次", found)).map(|it| it.text).collect()
        }
        _ => match leaf::text(node, "层次", found) {
            Some(written) => written.text,
            None => return (None, Numbering::Numbered),
        },
    };
    if typed == UNNUMBERED {
        return (Some(Level::ALL.to_vec()), Numbering::Unnumbered);
    }
    let levels = marks(&typed).filter(|it| !it.is_empty() && it.is_sorted_by(|a, b| a < b));
    if levels.is_none() {
        found.push(
            Diagnostic::error(format!("层次“{typed}”不知何意")).at(&node.place).cure(
                "请从“一、（一）1.（1）”中选用，先后不变，如“一、1.”；标题不编号的写“不编号”",
            ),
        );
    }
    (levels, Numbering::Numbered)
}

fn marks(typed: &str) -> Option<Vec<Level>> {
    const MARKS: [(&str, Level); 7] = [
        ("一、", Level::First),
        ("（一）", Level::Second),
        ("(一)", Level::Second),
        ("1.", Level::Third),
        ("1．", Level::Third),
        ("（1）", Level::Fourth),
        ("(1)", Level::Fourth),
    ];
    let mut levels = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (after, level) =
            MARKS.iter().find_map(|(mark, level)| Some((rest.strip_prefix(mark)?, *level)))?;
        levels.push(level);
        rest = after.trim_start();
    }
    Some(levels)
}
