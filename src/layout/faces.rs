//! The faces at hand: one for each role, and the chain that missing characters fall back to.

use std::{borrow::Cow, sync::Arc};

use crate::style::FaceRole;

/// One face, whole.
#[derive(Clone, Debug)]
pub struct Face {
    /// Its family name, for the build's report.
    pub name: String,
    /// Its PostScript name, for embedding.
    pub postscript_name: String,
    /// The font file.
    pub data: Cow<'static, [u8]>,
}

/// The faces of a build; a clone shares them.
#[derive(Clone, Debug)]
pub struct Faces {
    faces: Vec<Arc<Face>>,
}

impl Faces {
    /// The faces that are compiled in, one for each role, in the order of [`FaceRole::ALL`].
    ///
    /// They are read where the program keeps them: nothing is copied or parsed here.
    pub fn bundled() -> Self {
        let faces = FaceRole::ALL.map(|role| Arc::new(bundled(role)));
        Self { faces: faces.to_vec() }
    }

    /// The index of the face that plays `role`.
    pub fn of_role(&self, role: FaceRole) -> usize {
        FaceRole::ALL.iter().position(|it| *it == role).unwrap_or_default()
    }

    /// The face that a [`GlyphRun`](super::GlyphRun) refers to.
    pub fn get(&self, index: usize) -> Option<&Face> {
        self.faces.get(index).map(Arc::as_ref)
    }

    /// All faces, in the order of their indices.
    pub fn iter(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter().map(Arc::as_ref)
    }
}

fn bundled(role: FaceRole) -> Face {
    let (name, postscript_name, data): (_, _, &'static [u8]) = match role {
        FaceRole::FangSong => (
            "朱雀仿宋",
            "ZhuqueFangsong-Regular",
            include_bytes!("../../fonts/ZhuqueFangsong-Regular.ttf"),
        ),
        FaceRole::XiaoBiaoSong => (
            "Noto Serif SC Bold",
            "NotoSerifSC-Bold",
            include_bytes!("../../fonts/NotoSerifSC-Bold.subset.ttf"),
        ),
        FaceRole::Hei => (
            "Noto Sans SC Medium",
            "NotoSansSC-Medium",
            include_bytes!("../../fonts/NotoSansSC-Medium.subset.ttf"),
        ),
        FaceRole::Kai => (
            "GB Kaiti Subset",
            "GBKaitiSubset-Regular",
            include_bytes!("../../fonts/GBKaitiSubset-Regular.ttf"),
        ),
        FaceRole::Song => (
            "Noto Serif SC",
            "NotoSerifSC-Regular",
            include_bytes!("../../fonts/NotoSerifSC-Regular.ttf"),
        ),
    };
    Face { name: name.into(), postscript_name: postscript_name.into(), data: Cow::Borrowed(data) }
}
