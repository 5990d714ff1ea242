//! The faces that the folders hold, as far as their names.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    raw::types::NameId,
};

use super::{
    Folders,
    embedding::{self, Embedding, Refusal},
    file::{self, FaceHeader},
    folder::font_files,
    name::{FaceName, folded},
    official, opened,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    layout::{Face, Reserve},
    style::FaceRole,
};

/// The weight that text is set in (OpenType, `usWeightClass`).
const REGULAR: u16 = 400;

/// Faces that have a box for every character.
const BOXES: [&str; 3] = ["lastresort", "adobeblank", "adobenotdef"];

/// All faces of the folders, in the order in which they are looked at.
#[derive(Debug)]
pub(super) struct Shelf(Vec<Listed>);

/// A face of which only the names have been read.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its file.
    pub(super) path: PathBuf,
    /// Its number in the file.
    pub(super) index: u32,
    /// Its names.
    pub(super) names: Vec<FaceName>,
    /// Its name for messages: the Chinese one where it has one.
    pub(super) label: String,
    /// How it may be embedded.
    pub(super) embedding: Result<Embedding, Refusal>,
    /// Its names as they are compared.
    folded: Vec<String>,
    /// The number of its folder, counted from 0; the system's are one.
    folder: usize,
    is_italic: bool,
    /// How far it is from regular.
    heaviness: u16,
}

impl Shelf {
    /// Looks through the folders; what is wrong with those that the user named is told.
    pub(super) fn of(folders: &Folders, told: &mut Diagnostics) -> Self {
        let mut shelf = Self(Vec::new());
        for (at, folder) in folders.given.iter().enumerate() {
            match font_files(folder) {
                Ok(files) if files.is_empty() => told.push(empty(folder)),
                Ok(files) => {
                    let broken_files = files.iter().filter(|it| !shelf.add(it, at));
                    told.extend(broken_files.map(|it| broken(it)));
                }
                Err(_) => told.push(no_folder(folder)),
            }
        }
        let after_given = folders.given.len();
        for folder in &folders.system {
            for file in font_files(folder).unwrap_or_default() {
                shelf.add(&file, after_given);
            }
        }
        shelf
    }

    /// Adds the faces of a file; whether it is a font file at all.
    fn add(&mut self, file: &Path, folder: usize) -> bool {
        let faces = file::headers(file);
        let is_sound = faces.is_some();
        self.0.extend(faces.into_iter().flatten().map(|it| Listed::of(file, folder, it)));
        is_sound
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faces for `role`, the best first, each with the name that it is known by: those of the
    /// user's folders before the system's, then by the standing of the name, then upright and
    /// regular ones, then by their paths.
    pub(super) fn candidates(&self, role: FaceRole) -> Vec<(&Listed, &'static str)> {
        let known = |it: &Listed| official::rank(role, &it.folded);
        let mut candidates: Vec<_> =
            self.0.iter().filter_map(|it| known(it).map(|(rank, name)| (it, rank, name))).collect();
        candidates.sort_by_key(|(it, rank, _)| (it.folder, *rank, it.is_italic, it.heaviness));
        candidates.into_iter().map(|(it, _, name)| (it, name)).collect()
    }
}

impl Reserve for Shelf {
    fn faces_with(&self, characters: &BTreeSet<char>) -> Vec<Face> {
        let mut wanted = characters.clone();
        let mut faces = Vec::new();
        let mut usable: Vec<&Listed> = self.0.iter().filter(|it| it.may_stand_in()).collect();
        usable.sort_by_key(|it| (it.folder, it.is_italic, it.heaviness));
        for listed in usable {
            if wanted.is_empty() {
                break;
            }
            let has = file::characters_of(&listed.path, listed.index, wanted.iter().copied());
            if has.is_none_or(|it| it.is_empty()) {
                continue;
            }
            let Some(face) = opened::read(listed, &listed.label) else { continue };
            let drawn = drawn(&face, &wanted);
            if !drawn.is_empty() {
                wanted.retain(|it| !drawn.contains(it));
                faces.push(face);
            }
        }
        faces
    }
}

/// Those of `characters` that the face has an outline for; a face of coloured pictures has none.
fn drawn(face: &Face, characters: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(font) = FontRef::from_index(&face.data, face.index) else { return BTreeSet::new() };
    let (charmap, metrics) =
        (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let has_ink = |glyph: GlyphId| metrics.bounds(glyph).is_some_and(|it| it.x_max > it.x_min);
    characters.iter().copied().filter(|it| charmap.map(*it).is_some_and(has_ink)).collect()
}

impl Listed {
    fn of(path: &Path, folder: usize, header: FaceHeader) -> Self {
        Self {
            path: path.to_owned(),
            index: header.index,
            label: label(&header.names, path),
            embedding: embedding::allowed(header.fs_type),
            folded: header.names.iter().map(|it| folded(&it.text)).collect(),
            names: header.names,
            folder,
            is_italic: header.is_italic,
            heaviness: header.weight.abs_diff(REGULAR),
        }
    }

    /// Whether it may lend single characters.
    fn may_stand_in(&self) -> bool {
        let is_box = self.folded.iter().any(|it| BOXES.iter().any(|name| it.starts_with(name)));
        self.embedding.is_ok() && !is_box
    }
}

/// The family's name, the Chinese one before others; the file's where it has none.
fn label(names: &[FaceName], path: &Path) -> String {
    let mut families = names.iter().filter(|it| it.id == NameId::FAMILY_NAME).map(|it| &it.text);
    let first = families.clone().next();
    let chosen = families.find(|it| !it.is_ascii()).or(first).cloned();
    chosen.unwrap_or_else(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

fn broken(path: &Path) -> Diagnostic {
    Diagnostic::warning("字体文件已损坏或不是字体，没有用")
        .in_file(path.display().to_string())
        .cure("请换一份完好的，或把它移出这个文件夹")
}

fn empty(folder: &Path) -> Diagnostic {
    Diagnostic::warning("--font-dir写的文件夹里没有字体文件（ttf、otf、ttc、otc）")
        .in_file(folder.display().to_string())
        .cure("请核对路径，或把字体文件复制到这里")
}

fn no_folder(folder: &Path) -> Diagnostic {
    Diagnostic::error("--font-dir写的文件夹打不开")
        .in_file(folder.display().to_string())
        .cure("请核对路径；要写文件夹，不写字体文件本身")
}
