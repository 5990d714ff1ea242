//! Numbers of headings and annexes: renewed through the whole document, never taken from a source.

use super::{Block, BlockContent, Level};
use crate::{
    chinese::numeral,
    diagnostic::{Diagnostic, Diagnostics},
};

/// Gives every heading its number, and the annexes theirs when there is more than one (GB/T
/// 9704-2012, 7.3.3 and 7.3.4). An annex numbers its headings from the beginning.
///
/// A level may be skipped on the way down but not be returned to in the same branch (GB/T
/// 15834-2011, B.3.8): that is an error at the heading's place.
pub fn number(blocks: &mut [Block]) -> Diagnostics {
    let mut found = Diagnostics::default();
    let annexes = blocks.iter().filter(|it| matches!(it.content, BlockContent::Annex(_))).count();
    let mut annex_number = 0;
    let mut outline = Outline::default();
    for block in blocks {
        match &mut block.content {
            BlockContent::Heading(heading) => {
                let returned = outline.enter(heading.level);
                heading.number = outline.number(heading.level);
                if let Some(under) = returned {
                    found.push(
                        Diagnostic::error(format!(
                            "这里用了“{}”一级，但它前面已经越过这一级用了“{}”",
                            heading.level.example(),
                            under.example()
                        ))
                        .at(&block.origin)
                        .cure("可以越级往下，不能再回到越过的一级；请把其中一处改为同一级"),
                    );
                }
            }
            BlockContent::Annex(annex) => {
                annex_number += 1;
                annex.number = (annexes > 1).then_some(annex_number);
                found.append(number(&mut annex.blocks));
            }
            BlockContent::Paragraph(_) | BlockContent::Table(_) | BlockContent::Picture(_) => {}
        }
    }
    found
}

/// The levels that are open at one point of the text, with how many headings each has had.
#[derive(Default)]
struct Outline {
    open: Vec<(Level, usize)>,
}

impl Outline {
    /// Comes to a heading of `level`. Gives the lower level that was used in its place when
    /// `level` was skipped before.
    fn enter(&mut self, level: Level) -> Option<Level> {
        let mut closed = None;
        while let Some(&(last, _)) = self.open.last()
            && last > level
        {
            closed = Some(last);
            self.open.pop();
        }
        match self.open.last_mut() {
            Some((last, count)) if *last == level => {
                *count += 1;
                None
            }
            _ => {
                self.open.push((level, 1));
                closed
            }
        }
    }

    fn number(&self, level: Level) -> String {
        let count = self.open.last().map_or(1, |&(_, count)| count);
        match level {
            Level::First => format!("{}、", numeral::chinese(count)),
            Level::Second => format!("（{}）", numeral::chinese(count)),
            Level::Third => format!("{count}."),
            Level::Fourth => format!("（{count}）"),
        }
    }
}
