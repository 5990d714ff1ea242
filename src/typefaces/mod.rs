//! The office's own faces: found in folders by any of their names, the bundled ones otherwise.
//!
//! Of the hundreds of font files on a machine only directories and names are read; a face is read
//! whole once it is chosen. The order in which files are looked at is that of their paths, so that
//! the same folders give the same faces.

mod embedding;
mod file;
mod folder;
mod name;
mod official;
mod opened;
mod shelf;

use std::{path::PathBuf, sync::Arc};

pub use official::names as official_names;

use self::{
    embedding::Refusal,
    shelf::{Listed, Shelf},
};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics},
    layout::{Face, Faces},
    style::FaceRole,
};

/// Where faces are looked for.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// Those that the user named, searched first and in this order.
    pub given: Vec<PathBuf>,
    /// The system's.
    pub system: Vec<PathBuf>,
}

/// The faces of a build, and what a person should know of how they were found.
#[derive(Debug)]
pub struct Found {
    /// The faces.
    pub faces: Faces,
    /// An error for each folder that the user named and that cannot be read, a warning for each
    /// file that would have been used and cannot be.
    pub told: Diagnostics,
}

/// Looks for the official faces in `folders`.
pub fn find(folders: &Folders) -> Found {
    let mut told = Diagnostics::default();
    let shelf = Shelf::of(folders, &mut told);
    let mut faces = Faces::bundled();
    for role in FaceRole::ALL {
        let (own, passed_over) = chosen(&shelf, role);
        let used = own.as_ref().or_else(|| faces.get(faces.of_role(role)));
        let used = used.map(|it| it.name.clone()).unwrap_or_default();
        told.extend(passed_over.into_iter().map(|(listed, why)| why.told(listed, &used)));
        if let Some(own) = own {
            faces = faces.with_own(role, own);
        }
    }
    if !shelf.is_empty() {
        faces = faces.with_reserve(Arc::new(shelf));
    }
    Found { faces, told }
}

/// Why a face with the right name is not used.
enum Unfit {
    /// Its licence bits.
    Refused(Refusal),
    /// It cannot be read, or has no hanzi.
    Broken,
}

impl Unfit {
    fn told(&self, listed: &Listed, used: &str) -> Diagnostic {
        let name = &listed.label;
        let (why, cure) = match self {
            Self::Refused(refusal) => refusal.in_words(),
            Self::Broken => {
                ("文件读不出汉字", "请换一份完好的字体文件；很老的字体没有Unicode字符表，也用不了")
            }
        };
        Diagnostic::warning(format!("“{name}”{why}，改用{used}"))
            .in_file(listed.path.display().to_string())
            .cure(cure)
    }
}

/// The best face for `role`, and those that would have been better but are unfit.
fn chosen(shelf: &Shelf, role: FaceRole) -> (Option<Face>, Vec<(&Listed, Unfit)>) {
    let mut passed_over = Vec::new();
    for (listed, name) in shelf.candidates(role) {
        let opened = match &listed.embedding {
            Err(refusal) => Err(Unfit::Refused(*refusal)),
            Ok(_) => opened::opened(listed, name).ok_or(Unfit::Broken),
        };
        match opened {
            Ok(face) => return (Some(face), passed_over),
            Err(unfit) => passed_over.push((listed, unfit)),
        }
    }
    (None, passed_over)
}

impl Folders {
    /// Says that no face for `role` was found where only an official one will do.
    pub fn not_found(&self, role: FaceRole, used: &str) -> Diagnostic {
        let official = role.official_name();
        let cause = format!("缺少公文字体“{official}”，写了--strict-fonts，不能用{used}代替");
        let folders: Vec<String> =
            self.given.iter().chain(&self.system).map(|it| it.display().to_string()).collect();
        if folders.is_empty() {
            return Diagnostic::error(format!("{cause}；字体是“内置”，没有找本机的")).cure(
                "请在huibao.yaml里写“字体: 本机优先”，或用--font-dir写明字体文件所在的文件夹",
            );
        }
        let names = wording::enumerate(official::names(role));
        let folders = wording::enumerate(&folders);
        Diagnostic::error(format!("{cause}；找过的名称：{names}；找过的文件夹：{folders}"))
            .cure("请装上其中一种，或用--font-dir写明字体文件所在的文件夹")
    }
}
