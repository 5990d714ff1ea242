//! The faces at hand: one for each role, and the chain that missing characters fall back to.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    sync::Arc,
};

use super::type_case::TypeCase;
use crate::{chinese::character, style::FaceRole};

/// Bundled faces that missing characters fall back to, in this order.
const FALLBACKS: [FaceRole; 2] = [FaceRole::Song, FaceRole::Kai];

/// One face, whole.
#[derive(Clone)]
pub struct Face {
    /// Its family name, for the build's report.
    pub name: String,
    /// Its PostScript name, for embedding.
    pub postscript_name: String,
    /// The font file.
    pub data: Cow<'static, [u8]>,
    /// Its number in the file, which may be a collection.
    pub index: u32,
    /// Whether its licence bits ask that it be embedded whole (OS/2 `fsType`, 0x0100).
    pub only_whole: bool,
    /// The file that it was read from; `None` for a bundled face.
    pub file: Option<PathBuf>,
}

impl Face {
    /// Whether it came with the program.
    pub fn is_bundled(&self) -> bool {
        self.file.is_none()
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("name", &self.name)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

/// Where more faces are had from when those at hand lack characters.
pub trait Reserve: fmt::Debug + Send + Sync {
    /// Faces that have as many of `characters` as can be, the first to be asked first.
    fn faces_with(&self, characters: &BTreeSet<char>) -> Vec<Face>;
}

/// The faces of a build; a clone shares them.
#[derive(Clone, Debug)]
pub struct Faces {
    /// The bundled ones in the order of [`FaceRole::ALL`], then the office's own, then `spare`.
    all: Vec<Arc<Face>>,
    /// The index of the office's own face for a role.
    own: BTreeMap<FaceRole, usize>,
    /// Indices of faces that were had from the reserve.
    spare: Vec<usize>,
    reserve: Option<Arc<dyn Reserve>>,
}

impl Faces {
    /// The faces that are compiled in, one for each role.
    ///
    /// They are read where the program keeps them: nothing is copied or parsed here.
    pub fn bundled() -> Self {
        let faces = FaceRole::ALL.map(|role| Arc::new(bundled(role)));
        Self { all: faces.to_vec(), own: BTreeMap::new(), spare: Vec::new(), reserve: None }
    }

    /// These faces, with `face` to play `role` before the bundled one.
    #[must_use]
    pub fn with_own(mut self, role: FaceRole, face: Face) -> Self {
        self.own.insert(role, self.all.len());
        self.all.push(Arc::new(face));
        self
    }

    /// These faces, with a reserve for characters that none of them has.
    #[must_use]
    pub fn with_reserve(mut self, reserve: Arc<dyn Reserve>) -> Self {
        self.reserve = Some(reserve);
        self
    }

    /// These faces with those of the reserve that have some of `characters`; `None` when it has none.
    pub(super) fn filled_up(&self, characters: &BTreeSet<char>) -> Option<Self> {
        let reserve = self.reserve.as_ref().filter(|_| !characters.is_empty())?;
        let more = reserve.faces_with(characters);
        let mut faces = self.clone();
        for face in more {
            faces.spare.push(faces.all.len());
            faces.all.push(Arc::new(face));
        }
        (faces.spare.len() > self.spare.len()).then_some(faces)
    }

    /// The first character of `text` that no face has, whatever it is set in.
    pub fn lacking(&self, text: &str) -> Option<char> {
        let missing = self.missing_of(text);
        let first = missing.first().copied()?;
        let Some(filled_up) = self.filled_up(&missing.into_iter().collect()) else {
            return Some(first);
        };
        filled_up.missing_of(text).first().copied()
    }

    /// The characters of `text` that no face at hand has, in their order.
    fn missing_of(&self, text: &str) -> Vec<char> {
        let case = TypeCase::new(self);
        let is_missing = |it: &char| {
            let halves = character::half_cells(*it);
            let has = |role: &FaceRole| halves > 0 && case.pick(*role, *it, halves).is_some();
            !character::is_ignorable(*it) && !FaceRole::ALL.iter().any(has)
        };
        text.chars().filter(is_missing).collect()
    }

    /// The index of the face that plays `role`.
    pub fn of_role(&self, role: FaceRole) -> usize {
        self.own.get(&role).copied().unwrap_or_else(|| index_of_bundled(role))
    }

    /// The indices of the faces that are asked for `character` in `role`, in this order.
    ///
    /// The bundled 仿宋 alone has full-width quotation marks for all.
    pub(super) fn chain(&self, role: FaceRole, character: char) -> impl Iterator<Item = usize> {
        let own = self.own.get(&role).copied();
        let quotes = character::is_quotation_mark(character).then_some(FaceRole::FangSong);
        let bundled = [role].into_iter().chain(quotes).chain(FALLBACKS).map(index_of_bundled);
        own.into_iter().chain(bundled).chain(self.spare.iter().copied())
    }

    /// The face that a [`GlyphRun`](super::GlyphRun) refers to.
    pub fn get(&self, index: usize) -> Option<&Face> {
        self.all.get(index).map(Arc::as_ref)
    }

    /// All faces, in the order of their indices.
    pub fn iter(&self) -> impl Iterator<Item = &Face> {
        self.all.iter().map(Arc::as_ref)
    }
}

/// The index of the bundled face for `role`.
fn index_of_bundled(role: FaceRole) -> usize {
    FaceRole::ALL.iter().position(|it| *it == role).unwrap_or_default()
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
    Face {
        name: name.into(),
        postscript_name: postscript_name.into(),
        data: Cow::Borrowed(data),
        index: 0,
        only_whole: false,
        file: None,
    }
}
