//! The raw layer: what a YAML text says, every value spelt as typed and every key and value with
//! its place.
//!
//! Two parsers share the work, because neither does it alone. `serde_yaml` says what stands in the
//! text: it reads every leaf as a `String`, so that `0038` and `12.50` keep their spelling. It
//! cannot say where a value stands, and stops at the first surprise. saphyr-parser's events say
//! where, in one walk ([`locate`]), and tell `serde_yaml` what to expect ([`spell`]), so that there
//! is no surprise left. Whatever YAML would lose in silence is refused here ([`traps`]).

mod line;
mod locate;
mod long_list;
mod node;
mod spell;
mod syntax;
mod traps;

use std::{ops::Range, sync::Arc};

pub(super) use node::{Content, Key, Node, Style};
pub(super) use traps::{comment_after, fullwidth_colon, swallowed};

use crate::diagnostic::{Diagnostics, Place, SourceFile};

/// Reads the YAML that stands in `range` of `file`; `None` when it cannot be read at all, which
/// `found` then explains.
pub(super) fn read(
    file: &Arc<SourceFile>,
    range: Range<usize>,
    found: &mut Diagnostics,
) -> Option<Node> {
    let text = file.text.get(range.clone())?;
    let shape = match locate::locate(text) {
        Ok(Some(shape)) => shape,
        Ok(None) => {
            let place = Place::new(file, range.start..range.start);
            return Some(Node { content: Content::Empty, place });
        }
        Err(refusals) => {
            for refusal in refusals {
                found.append(syntax::explain(file, &range, &refusal));
            }
            return None;
        }
    };
    match spell::spell(file, &range, shape) {
        Ok(node) => {
            traps::refuse(&node, found);
            Some(node)
        }
        Err(refusal) => {
            found.append(syntax::explain(file, &range, &refusal));
            None
        }
    }
}
