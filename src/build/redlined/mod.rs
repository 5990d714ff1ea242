//! The PDF of a 花脸稿: the document's own tree with the old words put in where they stood, set anew.

mod marked;
mod plan;

use super::{Composed, Prepared};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    export::{Exporter, Manuscript, Pdf},
    layout,
    revision::redline::{Redline, tracked},
};

impl Prepared {
    /// The PDF of `redline`, which was made of `composed`: deleted words struck out in red, new ones underlined in
    /// blue, a bar beside the lines of both.
    ///
    /// # Errors
    /// Characters that no face has, and what the library that writes PDF refuses.
    pub fn redlined_pdf(
        &self,
        composed: &Composed,
        redline: &Redline,
    ) -> Result<Vec<u8>, Diagnostics> {
        let refused =
            |why: String| Diagnostics::from(Diagnostic::error(format!("花脸稿没有写成：{why}")));
        let tracked = tracked(&redline.package).map_err(|it| refused(it.to_string()))?;
        let document = marked::marked(&composed.document, &tracked);
        let typesetting = self.register.typesetting;
        let laid = layout::set(&document, &self.faces, &composed.pictures, typesetting)?;
        let manuscript = Manuscript {
            document: &document,
            laid: &layout::redlined(laid),
            properties: &composed.properties,
            pictures: &composed.pictures,
        };
        Pdf.export(&manuscript).map_err(|it| refused(it.to_string()))
    }
}
