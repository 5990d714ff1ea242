//! The clerk's prose put into the template's draft, section by section.

use std::collections::{BTreeMap, BTreeSet};

use super::{Annex, Block, BlockContent, BlockId, Piece, Section, plain_text};

/// Puts `prose` into `drafted` and gives the whole text, annexes last, every id distinct.
///
/// - A prose section takes the place of the drafted section of the same title, or goes on after it
///   when it [`continues`](Section::continues). Sections that both have stand where the draft has
///   them, in the order of the prose.
/// - A prose section of another title stands after the prose section before it; when it is the
///   first, before the next one that the draft knows; else at the end.
/// - What stands before the first heading of the prose replaces the drafted opening.
/// - A [`Piece::Mark`] gives way to the prose section that it names, without its heading. A drafted
///   section of nothing but marks that no prose answers is left out.
/// - An annex takes the place of the drafted annex of the same title, whatever section it is in.
pub fn splice(mut drafted: Vec<Section>, mut prose: Vec<Section>) -> Vec<Block> {
    let annexes = merge_annexes(take_annexes(&mut drafted), take_annexes(&mut prose));
    prose.retain(|it| it.heading.is_some() || !it.pieces.is_empty());
    let mut slots = Slot::all(drafted, &prose);
    let mut last = None;
    let mut waiting = Vec::new();
    for section in prose {
        if let Some((at, slot)) =
            slots.iter_mut().enumerate().find(|(_, slot)| slot.awaits(&section))
        {
            slot.before.append(&mut waiting);
            if section.heading.is_some() {
                last = Some(at);
            }
            slot.take(section);
        } else if let Some(slot) = last.and_then(|at| slots.get_mut(at)) {
            slot.after.push(section);
        } else {
            waiting.push(section);
        }
    }
    let sections = slots.into_iter().flat_map(Slot::sections).chain(waiting);
    let mut blocks: Vec<Block> = sections.flat_map(blocks_of).chain(annexes).collect();
    tell_apart(&mut blocks, &mut BTreeMap::new());
    blocks
}

/// One drafted section and what the prose does with it.
struct Slot {
    /// Prose sections that the draft does not know, in front of this one.
    before: Vec<Section>,
    section: Section,
    /// The same, behind it.
    after: Vec<Section>,
    /// Titles of the marks that still wait for their prose.
    marks: Vec<String>,
    /// Whether a prose section of its own title may still come.
    open: bool,
}

impl Slot {
    /// The draft's sections, the opening first even where the draft has none.
    fn all(drafted: Vec<Section>, prose: &[Section]) -> Vec<Self> {
        let opening = drafted.iter().all(|it| it.heading.is_some()).then(Section::default);
        let replaced: BTreeSet<&str> =
            prose.iter().filter(|it| !it.continues).map(|it| it.title.as_str()).collect();
        let sections = in_order_of(prose, opening.into_iter().chain(drafted).collect());
        sections.into_iter().map(|it| Self::new(it, &replaced)).collect()
    }

    fn new(section: Section, replaced: &BTreeSet<&str>) -> Self {
        let mut marks: Vec<String> = section.pieces.iter().filter_map(mark).cloned().collect();
        // What is going to be replaced takes its marks with it, unless one of them is the very
        // place where the prose is to stand.
        let own = marks.contains(&section.title);
        if replaced.contains(section.title.as_str()) && !own {
            marks.clear();
        }
        Self { before: Vec::new(), section, after: Vec::new(), marks, open: !own }
    }

    fn awaits(&self, prose: &Section) -> bool {
        self.marks.contains(&prose.title) || (self.open && self.section.title == prose.title)
    }

    fn take(&mut self, prose: Section) {
        if self.marks.contains(&prose.title) {
            self.marks.retain(|it| *it != prose.title);
            let at = self.section.pieces.iter().position(|it| mark(it) == Some(&prose.title));
            if let Some(at) = at {
                self.section.pieces.splice(at..=at, prose.pieces);
            }
            return;
        }
        self.open = false;
        if prose.continues {
            self.section.pieces.extend(prose.pieces);
        } else {
            self.section = prose;
        }
    }

    fn sections(self) -> impl Iterator<Item = Section> {
        self.before.into_iter().chain([self.section]).chain(self.after)
    }
}

fn mark(piece: &Piece) -> Option<&String> {
    match piece {
        Piece::Mark { title, .. } => Some(title),
        Piece::Block(_) => None,
    }
}

/// `drafted` with the sections that `prose` knows in the order of the prose, on the same places.
fn in_order_of(prose: &[Section], drafted: Vec<Section>) -> Vec<Section> {
    let rank = |it: &Section| prose.iter().position(|other| other.title == it.title);
    let mut ranked: Vec<(usize, Section)> =
        drafted.iter().filter_map(|it| Some((rank(it)?, it.clone()))).collect();
    ranked.sort_by_key(|&(rank, _)| rank);
    let mut ranked = ranked.into_iter().map(|(_, section)| section);
    let place = |it: Section| if rank(&it).is_some() { ranked.next().unwrap_or(it) } else { it };
    drafted.into_iter().map(place).collect()
}

fn blocks_of(section: Section) -> impl Iterator<Item = Block> {
    let only_marks =
        !section.pieces.is_empty() && section.pieces.iter().all(|it| mark(it).is_some());
    let heading = section.heading.filter(|_| !only_marks);
    heading.into_iter().chain(section.pieces.into_iter().filter_map(|piece| match piece {
        Piece::Block(block) => Some(block),
        Piece::Mark { .. } => None,
    }))
}

/// Takes the annexes out: they belong to the document, so that a section can be replaced without
/// losing the annex that happens to be written in it.
fn take_annexes(sections: &mut [Section]) -> Vec<Block> {
    let mut annexes = Vec::new();
    for section in sections {
        let (taken, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut section.pieces).into_iter().partition(Piece::is_annex);
        section.pieces = kept;
        annexes.extend(taken.into_iter().filter_map(|piece| match piece {
            Piece::Block(block) => Some(block),
            Piece::Mark { .. } => None,
        }));
    }
    annexes
}

fn merge_annexes(drafted: Vec<Block>, prose: Vec<Block>) -> Vec<Block> {
    let known = drafted.len();
    let mut annexes = drafted;
    for annex in prose {
        let title = annex_title(&annex);
        match annexes.iter_mut().take(known).find(|it| annex_title(it) == title) {
            Some(same) => *same = annex,
            None => annexes.push(annex),
        }
    }
    annexes
}

fn annex_title(block: &Block) -> Option<String> {
    match &block.content {
        BlockContent::Annex(Annex { title, .. }) => Some(plain_text(title)),
        _ => None,
    }
}

/// Gives blocks of the same id, such as two paragraphs of the same words, ids of their own: the
/// first keeps it, the others are told apart by their source and their order.
fn tell_apart(blocks: &mut [Block], seen: &mut BTreeMap<BlockId, usize>) {
    for block in blocks {
        let order = seen.entry(block.id.clone()).or_default();
        *order += 1;
        if *order > 1 {
            let key = [block.id.as_str(), block.origin.text(), &order.to_string()];
            block.id = BlockId::of(&key);
        }
        tell_apart(block.inner_mut(), seen);
    }
}
