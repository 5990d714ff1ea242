//! Numbers of headings and annexes: renewed through the whole document, never taken from a source.

use super::{Block, BlockContent, Level};
use crate::{
    chinese::numeral,
    diagnostic::{Diagnostic, Diagnostics, Place, SourceKind},
};

/// Whether headings bear numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// As the standard has them (GB/T 9704-2012, 7.3.3).
    #[default]
    Numbered,
    /// 不编号: titles alone, as in a newspaper.
    Unnumbered,
}

/// Gives every heading its number, and the annexes theirs when there is more than one (GB/T
/// 9704-2012, 7.3.3 and 7.3.4). An annex, and a part with a title,
/// numbers its headings from the beginning.
///
/// A level may be skipped on the way down but not be returned to in the same branch (GB/T
/// 15834-2011, B.3.8): that is an error at the heading's place, or where a person skipped the level
/// when it is a draft that returns to it. Headings that bear no numbers skip nothing.
pub fn number(blocks: &mut [Block], numbering: Numbering) -> Diagnostics {
    number_under(blocks, &mut Outline { numbering, ..Outline::default() })
}

/// Numbers `blocks`, which go on where `outline` has come to.
fn number_under(blocks: &mut [Block], outline: &mut Outline) -> Diagnostics {
    let mut found = Diagnostics::default();
    let annexes = blocks.iter().filter(|it| matches!(it.content, BlockContent::Annex(_))).count();
    let mut annex_number = 0;
    for block in blocks {
        match &mut block.content {
            BlockContent::Heading(heading) if outline.numbering == Numbering::Numbered => {
                let skip = outline.enter(heading.level, &block.origin);
                heading.number = outline.number(heading.level);
                found.extend(skip.map(|it| returned(heading.level, &block.origin, &it)));
            }
            BlockContent::Annex(annex) => {
                annex_number += 1;
                annex.number = (annexes > 1).then_some(annex_number);
                found.append(number(&mut annex.blocks, outline.numbering));
            }
            BlockContent::Part(part) if !part.title.is_empty() => {
                found.append(number(&mut part.blocks, outline.numbering));
            }
            _ => found.append(number_under(block.inner_mut(), outline)),
        }
    }
    found
}

/// The fault of a heading of `level` at `origin` that returns to what `skip` passed over.
fn returned(level: Level, origin: &Place, skip: &Skip) -> Diagnostic {
    let (level, under) = (level.example(), skip.under.example());
    let is_drafted = |place: &Place| place.file.kind == SourceKind::Drafted;
    if is_drafted(origin) && !is_drafted(&skip.origin) {
        let cause =
            format!("这里越过“{level}”一级用了“{under}”，但后面起草的文字要用“{level}”一级");
        return Diagnostic::error(cause).at(&skip.origin).cure(format!(
            "若是标题，请在它前面加一个“{level}”一级的标题；若是正文，请在序号的标点前面加“\\”"
        ));
    }
    let cause = format!("这里用了“{level}”一级，但它前面已经越过这一级用了“{under}”");
    Diagnostic::error(cause)
        .at(origin)
        .cure("可以越级往下，不能再回到越过的一级；请把其中一处改为同一级")
}

/// A level that was used in the place of a higher one.
struct Skip {
    under: Level,
    /// Its first heading.
    origin: Place,
}

/// The levels that are open at one point of the text, with how many headings each has had and the
/// first of them.
#[derive(Default)]
struct Outline {
    numbering: Numbering,
    open: Vec<(Level, usize, Place)>,
}

impl Outline {
    /// Comes to a heading of `level`. Gives the lower level that was used in its place when
    /// `level` was skipped before.
    fn enter(&mut self, level: Level, origin: &Place) -> Option<Skip> {
        let mut closed = None;
        while let Some((under, _, origin)) = self.open.pop_if(|(last, ..)| *last > level) {
            closed = Some(Skip { under, origin });
        }
        match self.open.last_mut() {
            Some((last, count, _)) if *last == level => {
                *count += 1;
                None
            }
            _ => {
                self.open.push((level, 1, origin.clone()));
                closed
            }
        }
    }

    fn number(&self, level: Level) -> String {
        let count = self.open.last().map_or(1, |&(_, count, _)| count);
        match level {
            Level::First => format!("{}、", numeral::chinese(count)),
            Level::Second => format!("（{}）", numeral::chinese(count)),
            Level::Third => format!("{count}."),
            Level::Fourth => format!("（{count}）"),
        }
    }
}
