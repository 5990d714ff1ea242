//! Accepting all changes gives the new text, rejecting all the old one.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use chrono::NaiveDate;
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::word::{Standing, paragraphs};

/// A block of a random document.
#[derive(Clone, Debug)]
enum Part {
    Paragraph { id: Option<u8>, pieces: Vec<Piece> },
    SectionEnd { id: Option<u8>, pieces: Vec<Piece> },
    Table { id: u8, rows: Vec<Vec<Vec<Vec<Piece>>>> },
}

/// A piece of a random paragraph.
#[derive(Clone, Debug)]
enum Piece {
    Words(&'static str),
    Bold(&'static str),
    Break,
    Tab,
    Link(&'static str),
    Note(&'static str),
    Picture(u8),
    Field(&'static str),
}

const WORDS: [&str; 16] = [
    "办理",
    "督促检查",
    "，",
    "。",
    "67件",
    "占92.54%",
    "〔2025〕",
    "号",
    "二十",
    "PDF",
    "“解决”",
    "的",
    "、",
    "\u{f0000}",
    "区政府高度重视",
    "　",
];

fn piece() -> impl Strategy<Value = Piece> {
    let word = || prop::sample::select(WORDS.to_vec());
    prop_oneof![
        12 => word().prop_map(Piece::Words),
        2 => word().prop_map(Piece::Bold),
        1 => Just(Piece::Break),
        1 => Just(Piece::Tab),
        1 => word().prop_map(Piece::Link),
        1 => word().prop_map(Piece::Note),
        1 => (0_u8..3).prop_map(Piece::Picture),
        1 => word().prop_map(Piece::Field),
    ]
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec(piece(), 0..12)
}

fn part() -> impl Strategy<Value = Part> {
    let cell = || prop::collection::vec(prop::collection::vec(piece(), 0..4), 1..3);
    let rows = (1_usize..4).prop_flat_map(move |columns| {
        prop::collection::vec(prop::collection::vec(cell(), columns), 1..5)
    });
    prop_oneof![
        5 => (prop::option::of(0_u8..12), pieces()).prop_map(|(id, pieces)| Part::Paragraph { id, pieces }),
        1 => (prop::option::of(0_u8..12), pieces()).prop_map(|(id, pieces)| Part::SectionEnd { id, pieces }),
        1 => (20_u8..23, rows).prop_map(|(id, rows)| Part::Table { id, rows }),
    ]
}

fn document() -> impl Strategy<Value = Vec<Part>> {
    prop::collection::vec(part(), 1..12)
}

/// A document and what editing has made of it.
fn edited() -> impl Strategy<Value = (Vec<Part>, Vec<Part>)> {
    let edit =
        (0_u8..6, any::<prop::sample::Index>(), any::<prop::sample::Index>(), part(), piece());
    (document(), prop::collection::vec(edit, 1..6)).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for (kind, one, other, part, piece) in edits {
            if new.is_empty() {
                new.push(part);
                continue;
            }
            let at = one.index(new.len());
            match kind {
                0 => drop(new.remove(at)),
                1 => new.insert(at, part),
                2 => new.push(part),
                3 => {
                    let moved = new.remove(at);
                    let to = other.index(new.len() + 1);
                    new.insert(to, moved);
                }
                _ => change(&mut new[at], other, piece),
            }
        }
        (old, new)
    })
}

fn change(part: &mut Part, at: prop::sample::Index, piece: Piece) {
    match part {
        Part::Paragraph { pieces, .. } | Part::SectionEnd { pieces, .. } => {
            let at = at.index(pieces.len() + 1);
            if at < pieces.len() && at.is_multiple_of(2) {
                pieces[at] = piece;
            } else {
                pieces.insert(at, piece);
            }
        }
        Part::Table { rows, .. } => {
            let at = at.index(rows.len());
            match piece {
                Piece::Tab if rows.len() > 1 => drop(rows.remove(at)),
                Piece::Break => rows.insert(at, rows[at].clone()),
                piece => rows[at][0][0].push(piece),
            }
        }
    }
}

/// Writes a document.
#[derive(Default)]
struct Writer {
    notes: String,
    marks: usize,
    body: String,
}

impl Writer {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Paragraph { id, pieces } => self.paragraph(*id, pieces, ""),
            Part::SectionEnd { id, pieces } => self.paragraph(*id, pieces, "<w:sectPr/>"),
            Part::Table { id, rows } => {
                self.body.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
                for (at, row) in rows.iter().enumerate() {
                    self.body.push_str("<w:tr>");
                    for (column, cell) in row.iter().enumerate() {
                        self.body.push_str("<w:tc><w:tcPr/>");
                        for paragraph in cell {
                            let id = Some(*id).filter(|_| (at, column) == (0, 0));
                            self.paragraph(id, paragraph, "");
                        }
                        self.body.push_str("</w:tc>");
                    }
                    self.body.push_str("</w:tr>");
                }
                // As Word has it, a paragraph follows.
                self.body.push_str("</w:tbl><w:p/>");
            }
        }
    }

    fn paragraph(&mut self, id: Option<u8>, pieces: &[Piece], end: &str) {
        let _ = write!(self.body, "<w:p><w:pPr><w:jc w:val='left'/>{end}</w:pPr>");
        if let Some(id) = id {
            self.marks += 1;
            let _ =
                write!(self.body, "<w:bookmarkStart w:id='{}' w:name='_hb_B{id}'/>", self.marks);
        }
        for piece in pieces {
            let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
            let text = match piece {
                Piece::Words(text) => run(text),
                Piece::Bold(text) => {
                    format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t><w:tab/></w:r>")
                }
                Piece::Break => "<w:r><w:br/></w:r>".to_owned(),
                Piece::Tab => "<w:r><w:tab/></w:r>".to_owned(),
                Piece::Link(text) => {
                    format!("<w:hyperlink w:anchor='a'>{}</w:hyperlink>", run(text))
                }
                Piece::Note(text) => {
                    self.marks += 1;
                    let _ = write!(
                        self.notes,
                        "<w:footnote w:id='{}'><w:p>{}</w:p></w:footnote>",
                        self.marks,
                        run(text)
                    );
                    format!("<w:r><w:footnoteReference w:id='{}'/></w:r>", self.marks)
                }
                Piece::Picture(which) => {
                    format!("<w:r><w:drawing><a:blip r:embed='p{which}'/></w:drawing></w:r>")
                }
                Piece::Field(text) => format!(
                    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF</w:instrText><w:fldChar \
                     w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                    run(text)
                ),
            };
            self.body.push_str(&text);
        }
        self.body.push_str("</w:p>");
    }
}

fn package(parts: &[Part], swap: u8) -> Package {
    let mut writer = Writer::default();
    for it in parts {
        writer.part(it);
    }
    if parts.is_empty() {
        writer.paragraph(None, &[], "");
    }
    let Writer { body, notes, .. } = writer;
    let separators = "<w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote>";
    let mut relationships = String::new();
    for it in 0_u8..3 {
        let target = it ^ swap;
        let _ = write!(
            relationships,
            "<Relationship Id='p{it}' Type='image' Target='media/{target}.png'/>"
        );
    }
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types><Default Extension='png' ContentType='image/png'/></Types>".to_owned(),
        ),
        (
            "word/document.xml".to_owned(),
            format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{relationships}</Relationships>"),
        ),
    ];
    if !notes.is_empty() {
        files.push((
            "word/footnotes.xml".to_owned(),
            format!("<w:footnotes>{separators}{notes}</w:footnotes>"),
        ));
    }
    files.extend((0..4).map(|it| (format!("word/media/{it}.png"), format!("picture {it}"))));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    Package::read(&zip.finish().unwrap().into_inner()).unwrap()
}

/// All that a document says: paragraph by paragraph, where it stands, then the notes in the order of their marks,
/// then what its pictures show.
fn said(package: &Package) -> Vec<(Standing, String)> {
    let root = package.document().unwrap();
    let body = paragraphs(&root).into_iter();
    let mut said: Vec<(Standing, String)> = body.map(|it| (it.standing, it.text)).collect();
    let notes = package.xml(FOOTNOTES).unwrap().unwrap_or_default();
    let notes = paragraphs(&notes);
    let relationships = Relationships::of(package).unwrap();
    each(&root, &mut |it| match it.name.as_str() {
        "w:footnoteReference" => {
            let id = Standing::Footnote(it.attribute("w:id").unwrap().to_owned());
            let of = notes.iter().filter(|it| it.standing == id);
            said.extend(of.map(|it| (Standing::Footnote(String::new()), it.text.clone())));
        }
        "w:drawing" => said.push((Standing::Body, relationships.picture(package, it))),
        _ => {}
    });
    said
}

/// What the paragraphs say that end sections; `None` where the last one does, behind which none begins.
fn section_ends(package: &Package) -> Option<Vec<String>> {
    let root = package.document().unwrap();
    let ends = |path: &[usize]| root.at(path)?.first("w:pPr")?.first("w:sectPr").cloned();
    let all = paragraphs(&root);
    if all.last().is_some_and(|it| ends(&it.path).is_some()) {
        return None;
    }
    let ends = all.into_iter().filter(|it| ends(&it.path).is_some());
    Some(ends.map(|it| it.text).collect())
}

fn each(root: &Element, show: &mut dyn FnMut(&Element)) {
    for child in root.elements() {
        show(child);
        each(child, show);
    }
}

fn author() -> Author {
    Author {
        name: "区政府办公室".to_owned(),
        moment: NaiveDate::from_ymd_opt(2025, 7, 5).unwrap().into(),
    }
}

fn holds(old: &Package, new: &Package) -> Result<usize, TestCaseError> {
    let made = redline(old, new, author()).unwrap();
    let accepted = made.package.with_changes_accepted().unwrap();
    let rejected = made.package.with_changes_rejected().unwrap();
    prop_assert_eq!(said(&accepted), said(new));
    prop_assert_eq!(said(&rejected), said(old));
    if let (Some(before), Some(after)) = (section_ends(old), section_ends(new))
        && before.len() == after.len()
    {
        prop_assert_eq!(section_ends(&accepted), Some(after));
        prop_assert_eq!(section_ends(&rejected), Some(before));
    }
    prop_assert!(!accepted.has_changes().unwrap() && !rejected.has_changes().unwrap());
    prop_assert_eq!(made.places == 0, !made.package.has_changes().unwrap());
    let mut ids = Vec::new();
    each(&made.package.document().unwrap(), &mut |it| {
        if matches!(it.name.as_str(), "w:ins" | "w:del") {
            ids.push(it.attribute("w:id").unwrap().to_owned());
            assert_eq!(it.attribute("w:author"), Some("区政府办公室"));
            assert_eq!(it.attribute("w:date"), Some("2025-07-05T00:00:00Z"));
        }
    });
    let all = ids.len();
    ids.sort();
    ids.dedup();
    prop_assert_eq!(ids.len(), all);
    Ok(made.places)
}

proptest! {
    #[test]
    fn any_document_becomes_any_other((old, new, swap) in (document(), document(), 0_u8..3)) {
        holds(&package(&old, 0), &package(&new, swap))?;
    }

    #[test]
    fn a_document_becomes_what_editing_makes_of_it((old, new) in edited()) {
        holds(&package(&old, 0), &package(&new, 0))?;
    }

    #[test]
    fn a_document_that_is_the_same_has_no_changes(parts in document()) {
        prop_assert_eq!(holds(&package(&parts, 0), &package(&parts, 0))?, 0);
    }
}
