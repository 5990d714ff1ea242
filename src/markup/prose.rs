//! A reference alone on its line that stands for the prose of a record, which is read where the
//! record has it.

use super::{Notation, body::Body, reader::Reader, span::Span};
use crate::document::{Block, Inline, Piece, Reference, Unresolved};

impl<'a> Body<'a> {
    /// The blocks of the prose that `line` stands for; `None` where it is a line like any other.
    pub(super) fn prose(&mut self, line: Span<'a>) -> Option<Vec<Block>> {
        let reference = self.reader.only_reference(line)?;
        let prose = match self.reader.notation.references.prose(&reference)? {
            Ok(prose) => prose,
            Err(unresolved) => return Some(self.without_prose(line, &reference, unresolved)),
        };
        let key = reference.path.join(".");
        let notation = Notation { paragraphs_only: true, key: &key, ..*self.reader.notation };
        let body = Body::new(Reader::new(&prose.file, &notation), Span::of(&prose));
        let (sections, reader) = body.sections();
        self.reader.found.append(reader.found);
        let pieces = sections.into_iter().flat_map(|it| it.pieces);
        let blocks = pieces.filter_map(|it| match it {
            Piece::Block(block) => Some(block),
            Piece::Mark { .. } => None,
        });
        Some(blocks.collect())
    }

    /// What stands in the place of prose that is not there.
    fn without_prose(
        &mut self,
        line: Span<'a>,
        reference: &Reference,
        unresolved: Unresolved,
    ) -> Vec<Block> {
        let printed = self.reader.unresolved(reference, unresolved);
        let origin = reference.place.clone();
        self.printed(line, vec![Inline { origin, content: printed }]).into_iter().collect()
    }
}
