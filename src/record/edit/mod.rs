//! Writing back: a records file with some of its values changed, and everything else left as the
//! clerk typed it.
//!
//! The text is read as a tree of values ([`YamlValue`]), the caller changes the tree, and
//! [`revise`] finds where text and tree differ and patches those bytes alone: comments, order,
//! quotes, indentation and braces stay. What comes out is read again before it is given away, so
//! that a text that says anything else than the tree never reaches a file.

mod geometry;
mod listing;
mod patch;
mod rendering;
mod revision;
mod rewording;
mod spelling;
mod value;

use std::sync::Arc;

pub(super) use geometry::{Geometry, outer};
pub(super) use patch::Patches;
pub use rewording::{YamlText, reword, yaml_text_at};
pub use spelling::scalar;
pub use value::YamlValue;

use super::raw::{self, Node};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceFile};
use revision::Revision;

/// What a YAML file says, every text spelt as typed.
///
/// # Errors
/// What keeps the file from being read, and every trap in it.
pub fn read_yaml(file: &Arc<SourceFile>) -> Result<YamlValue, Diagnostics> {
    let mut found = Diagnostics::default();
    match raw::read(file, 0..file.text.len(), &mut found) {
        Some(root) if !found.has_errors() => Ok(YamlValue::from(&root)),
        _ => Err(found),
    }
}

/// The text of `file` changed so that it says `wanted`; keys are never taken away.
///
/// # Errors
/// What keeps the file from being read; a way of writing that cannot be changed in place.
pub fn revise(file: &Arc<SourceFile>, wanted: &YamlValue) -> Result<String, Diagnostics> {
    revised(file, |_| wanted.clone())
}

/// The same, where what it is to say is made of what it says.
fn revised(
    file: &Arc<SourceFile>,
    wanted: impl FnOnce(&Node) -> YamlValue,
) -> Result<String, Diagnostics> {
    let mut found = Diagnostics::default();
    let root = match raw::read(file, 0..file.text.len(), &mut found) {
        Some(root) if !found.has_errors() => root,
        _ => return Err(found),
    };
    let wanted = wanted(&root);
    let text = Revision::of(&file.text, &root, &wanted);
    let revised = SourceFile::new(file.name.as_str(), file.kind, text);
    match read_yaml(&revised) {
        Ok(said) if said == wanted => Ok(revised.text.clone()),
        _ => Err(Diagnostic::error(format!("{}里有的写法特别，无法代为改写", file.name))
            .in_file(file.name.as_str())
            .cure("请按上面列出的改动，自己在这个文件里改")
            .into()),
    }
}
