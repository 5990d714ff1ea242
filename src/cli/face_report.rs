//! What a build says of its faces.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    layout::{Face, Laid},
    style::FaceRole,
    typefaces::Folders,
};

/// What has been said so far of the faces of a run.
#[derive(Debug, Default)]
pub(super) struct FaceReport {
    /// The roles that were said to be without their face.
    missed: BTreeSet<FaceRole>,
    /// The names of faces of 方正 that were embedded.
    founder: BTreeSet<String>,
}

impl FaceReport {
    /// Whether bundled faces play roles of the document, each said once in a run.
    pub(super) fn missed(&mut self, laid: &Laid, folders: &Folders) -> Option<Diagnostics> {
        let stand_ins: BTreeMap<FaceRole, &Face> = stand_ins(laid).collect();
        if stand_ins.is_empty() {
            return None;
        }
        let mut found = Diagnostics::default();
        for (role, face) in stand_ins {
            if self.missed.insert(role) {
                found.push(folders.not_found(role, &face.name));
            }
        }
        Some(found)
    }

    /// Which faces set the document, a line each.
    pub(super) fn of(&mut self, laid: &Laid) -> String {
        let used = laid.cast.values().chain(laid.strays.keys());
        let founder = used.filter_map(|it| laid.faces.get(*it)).filter(|it| is_founder(it));
        self.founder.extend(founder.map(|it| it.name.clone()));

        let mut lines: Vec<String> =
            own_faces(laid).map(|(role, face)| found(role, face)).collect();
        for (at, (role, face)) in stand_ins(laid).enumerate() {
            let label = if at == 0 { "PDF中用" } else { "     用" };
            lines.push(format!("{label}{}代替{}", face.name, role.official_name()));
        }
        lines.extend(
            laid.strays
                .iter()
                .filter_map(|(face, characters)| Some(lent(characters, laid.faces.get(*face)?))),
        );
        let mut text = String::new();
        for (at, line) in lines.iter().enumerate() {
            let label = if at == 0 { "字体" } else { "    " };
            let _ = writeln!(text, "  {label}  {line}");
        }
        text
    }

    /// What the licence of 方正 asks of whoever spreads the PDFs.
    pub(super) fn licence(&self) -> Option<Diagnostic> {
        let names: Vec<&str> = self.founder.iter().map(String::as_str).collect();
        let note = Diagnostic::note(format!("PDF里嵌入了方正字体：{}", names.join("、")));
        let cure = "按方正字库的授权，嵌入其字体的PDF要对外发布、传播的，须先取得方正许可；\
                    没有许可的，请写“字体: 内置”、不用--font-dir，再生成一次";
        (!names.is_empty()).then(|| note.cure(cure))
    }
}

/// The bundled faces that play roles of the document.
fn stand_ins(laid: &Laid) -> impl Iterator<Item = (FaceRole, &Face)> {
    cast(laid).filter(|(_, face)| face.is_bundled())
}

/// The office's own faces that play roles of the document.
fn own_faces(laid: &Laid) -> impl Iterator<Item = (FaceRole, &Face)> {
    cast(laid).filter(|(_, face)| !face.is_bundled())
}

fn cast(laid: &Laid) -> impl Iterator<Item = (FaceRole, &Face)> {
    laid.cast.iter().filter_map(|(role, face)| Some((*role, laid.faces.get(*face)?)))
}

/// That an official face was found, and where.
fn found(role: FaceRole, face: &Face) -> String {
    let official = role.official_name();
    let file = face.file.as_ref().map(|it| it.display().to_string()).unwrap_or_default();
    let whole = if face.only_whole { "，只许整个嵌入，PDF会大些" } else { "" };
    if face.name == official {
        format!("找到{official}（{file}{whole}）")
    } else {
        format!("{official}用{}（{file}{whole}）", face.name)
    }
}

/// That some characters come from another face than the rest of their text.
fn lent(characters: &BTreeSet<char>, face: &Face) -> String {
    let first = characters.first().map(char::to_string).unwrap_or_default();
    match characters.len() {
        1 => format!("“{first}”用{}代", face.name),
        count => format!("“{first}”等{count}个字用{}代", face.name),
    }
}

/// Whether a face is made by 方正, by its names.
fn is_founder(face: &Face) -> bool {
    !face.is_bundled() && (face.name.starts_with("方正") || face.postscript_name.starts_with("FZ"))
}
