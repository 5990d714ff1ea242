//! The faces at hand: one for each role, and the chain that missing characters fall back to.

use std::sync::Arc;

/// One face, whole.
#[derive(Clone, Debug)]
pub struct Face {
    /// Its family name, for the build's report.
    pub name: String,
    /// Its PostScript name, for embedding.
    pub postscript_name: String,
    /// The font file.
    pub data: Arc<[u8]>,
}

/// The faces of a build.
#[derive(Clone, Debug)]
pub struct Faces {
    faces: Vec<Face>,
}
