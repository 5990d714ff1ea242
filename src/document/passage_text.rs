//! The texts of a document by their keys, to be changed; and where a block is put among the others.

use super::{
    Annex, Block, BlockContent, BlockId, Chart, Document, Inline, PassageKey, PassageRole, Picture,
};

/// The texts that the passage `key` consists of, of a run-in heading two; none where it is not there, is a footnote,
/// or a line of 封面.
pub fn passage_texts<'a>(document: &'a mut Document, key: &PassageKey) -> Vec<&'a mut Vec<Inline>> {
    match &key.block {
        Some(id) => match block_of(&mut document.body, id) {
            Some(block) => of_block(block, key.role),
            None => Vec::new(),
        },
        None => of_frame(document, key.role).into_iter().collect(),
    }
}

/// The block `id` among `blocks` and those that they hold.
pub fn block_of<'a>(blocks: &'a mut [Block], id: &BlockId) -> Option<&'a mut Block> {
    for it in blocks {
        if it.id == *id {
            return Some(it);
        }
        if let Some(found) = block_of(it.inner_mut(), id) {
            return Some(found);
        }
    }
    None
}

fn of_block(block: &mut Block, role: PassageRole) -> Vec<&mut Vec<Inline>> {
    use BlockContent as Content;
    use PassageRole as Role;
    match (&mut block.content, role) {
        (Content::Heading(it), Role::Text) => vec![&mut it.text, &mut it.rest],
        (Content::Paragraph(text) | Content::Quotation(text), Role::Text) => vec![text],
        (Content::ListItem(it), Role::Text) => vec![&mut it.text],
        (Content::Table(it), Role::Caption) => vec![&mut it.caption],
        (Content::Table(it), Role::Unit) => vec![&mut it.unit],
        (Content::Table(it), Role::Cell(row, column)) => {
            let cell = it.rows.get_mut(row).and_then(|it| it.get_mut(column));
            cell.map(|it| &mut it.text).into_iter().collect()
        }
        (Content::Table(it), Role::TableNote(at)) => {
            it.notes.get_mut(at).map(|it| &mut it.text).into_iter().collect()
        }
        (
            Content::Picture(Picture { caption, .. }) | Content::Chart(Chart { caption, .. }),
            Role::Caption,
        ) => vec![caption],
        (Content::Annex(Annex { title, .. }), Role::Title) => vec![title],
        (Content::SideBox(it), Role::Title) => vec![&mut it.title],
        (Content::Part(it), Role::Title) => vec![&mut it.title],
        (Content::Cover(it), Role::CoverLine(at)) => it.texts_mut().nth(at).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn of_frame(document: &mut Document, role: PassageRole) -> Option<&mut Vec<Inline>> {
    let Document { head, signature, remark, imprint, .. } = document;
    match role {
        PassageRole::Overline => Some(&mut head.overline),
        PassageRole::Title => Some(&mut head.title),
        PassageRole::Mark(at) => head.marks.get_mut(at),
        PassageRole::Occasion => Some(&mut head.occasion),
        PassageRole::Speaker => Some(&mut head.speaker),
        PassageRole::Addressees => Some(&mut head.addressees),
        PassageRole::DocumentNumber => Some(&mut head.letterhead.as_mut()?.document_number),
        PassageRole::Approver(at) => head.letterhead.as_mut()?.approvers.get_mut(at),
        PassageRole::Attendance(at) => {
            head.letterhead.as_mut()?.attendance.get_mut(at).map(|it| &mut it.names)
        }
        PassageRole::Signatory(at) => signature.as_mut()?.signatories.get_mut(at),
        PassageRole::IssueDate => Some(&mut signature.as_mut()?.issue_date),
        PassageRole::Remark => Some(remark),
        PassageRole::CopiesTo => Some(&mut imprint.as_mut()?.copies_to),
        PassageRole::PrintingOffice => Some(&mut imprint.as_mut()?.printing_office),
        PassageRole::PrintedOn => Some(&mut imprint.as_mut()?.printed_on),
        _ => None,
    }
}

/// Puts `added` behind the block `id`, into it where it begins with a title of its own; at the beginning where there
/// is no such block.
pub fn insert_behind(blocks: &mut Vec<Block>, id: Option<&BlockId>, added: Block) {
    let added = match id {
        Some(id) => match behind(blocks, id, added) {
            None => return,
            Some(added) => added,
        },
        None => added,
    };
    blocks.insert(0, added);
}

/// Gives `added` back where there is no such block.
fn behind(blocks: &mut Vec<Block>, id: &BlockId, mut added: Block) -> Option<Block> {
    if let Some(at) = blocks.iter().position(|it| it.id == *id) {
        let own = blocks.get_mut(at).and_then(|it| match &mut it.content {
            BlockContent::Annex(it) => Some(&mut it.blocks),
            BlockContent::Part(it) => Some(&mut it.blocks),
            BlockContent::SideBox(it) => Some(&mut it.blocks),
            _ => None,
        });
        match own {
            Some(own) => own.insert(0, added),
            None => blocks.insert(at.saturating_add(1), added),
        }
        return None;
    }
    for block in blocks {
        let inner = match &mut block.content {
            BlockContent::Annex(it) => &mut it.blocks,
            BlockContent::Part(it) => &mut it.blocks,
            BlockContent::SideBox(it) => &mut it.blocks,
            BlockContent::Columns(it) => &mut it.blocks,
            _ => continue,
        };
        added = behind(inner, id, added)?;
    }
    Some(added)
}
