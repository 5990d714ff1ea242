//! The pictures of a document, read from the project's folder.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::Diagnostics,
    document::{Block, BlockContent, Document},
    picture,
    project::Project,
};

/// The bytes of each picture by its path as written, each read once; a photograph for the public does
/// not say where it was taken.
pub(super) fn pictures(
    document: &Document,
    project: &Project,
    is_public: bool,
) -> (BTreeMap<String, Arc<[u8]>>, Diagnostics) {
    let mut read = BTreeMap::new();
    let mut found = Diagnostics::default();
    gather(&document.body, project, &mut read, &mut found);
    for bytes in read.values_mut().filter(|_| is_public) {
        // What is no picture is told when it is set.
        if let Some(bare) = picture::without_metadata(bytes) {
            *bytes = bare.into();
        }
    }
    (read, found)
}

fn gather(
    blocks: &[Block],
    project: &Project,
    read: &mut BTreeMap<String, Arc<[u8]>>,
    found: &mut Diagnostics,
) {
    for block in blocks {
        match &block.content {
            BlockContent::Picture(picture) if !read.contains_key(&picture.path) => {
                match project.picture(&picture.path) {
                    Ok(bytes) => {
                        read.insert(picture.path.clone(), bytes);
                    }
                    Err(fault) => found.push(fault.at(&block.origin)),
                }
            }
            _ => gather(block.inner(), project, read, found),
        }
    }
}
