//! GB/T 9704-2012 held against the finished PDF: the places of its glyphs and rules and their colours,
//! not the layout's.
//!
//! A format is a document with a row for each measure. A new one is a function that gives its
//! [`Format`], and a line in the `formats` of its file.

mod closing;
mod imprint;
mod landscape;
mod letter;
mod letterhead;
mod pages;
mod plain;

use huibao::style::gb9704::PT_PER_MM;

use super::{
    pen::Ink,
    ruler::{
        Edge::{self, Baseline, InkTop, Left, Right},
        Line, Ruler,
    },
    structure::read,
};
use crate::layout::manuscript::Manuscript;

/// What a measure may be off, in mm.
const TOLERANCE: f64 = 0.1;
/// What the thickness of a rule may be off, in mm.
const THICKNESS_TOLERANCE: f64 = 0.01;

const BLACK: Ink = [0.0; 3];
const RED: Ink = [1.0, 0.0, 0.0];

/// One measure of a format.
struct Row {
    /// The clause that asks for it.
    clause: &'static str,
    /// The page, from 1.
    page: usize,
    /// The role of the element that shows the words, or [`ARTIFACT`].
    role: &'static str,
    /// The first words on that page that read so are measured.
    words: &'static str,
    edge: Edge,
    mm: f64,
}

/// One rule of a format, level on an upright page.
struct Rule {
    clause: &'static str,
    page: usize,
    /// Its left and right end.
    ends: (f64, f64),
    /// The middle of its thickness.
    y: f64,
    thickness: f64,
    ink: Ink,
}

struct Format {
    name: &'static str,
    document: Manuscript,
    rows: Vec<Row>,
    /// The words of each kind with the face and size that they are set in.
    faces: Vec<(&'static str, &'static str, &'static str, f64)>,
    /// All rules of the document, from the top of each page.
    rules: Vec<Rule>,
    /// The lines that are red; all others are black.
    red: Vec<&'static str>,
}

impl Format {
    /// A black one without rules.
    fn new(name: &'static str, document: Manuscript, rows: Vec<Row>) -> Self {
        Self { name, document, rows, faces: vec![], rules: vec![], red: vec![] }
    }
}

fn formats() -> Vec<Format> {
    let of_all = [
        plain::formats(),
        letterhead::formats(),
        letter::formats(),
        closing::formats(),
        imprint::formats(),
    ];
    of_all.into_iter().flatten().collect()
}

fn row(
    clause: &'static str,
    page: usize,
    role: &'static str,
    words: &'static str,
    edge: Edge,
    mm: f64,
) -> Row {
    Row { clause, page, role, words, edge, mm }
}

/// The left edge of a cell of the grid, from 0.
fn cell(number: f64) -> f64 {
    28.0 + number * 156.0 / 28.0
}

/// The baseline of 三号 on a line of the grid, from 0: its em box stands in the line's middle, 0.88
/// of it above the baseline.
fn line(number: f64) -> f64 {
    37.0 + number * PITCH + HALF_LEADING + 0.88 * 16.0 / PT_PER_MM
}

/// A baseline of 三号 in a line whose top is so many mm below the page's upper edge.
fn baseline(top: f64) -> f64 {
    top + line(0.0) - 37.0
}

const PITCH: f64 = 225.0 / 22.0;
/// Half of what a line is higher than its 三号 em box.
const HALF_LEADING: f64 = (PITCH - 16.0 / PT_PER_MM) / 2.0;
/// 二号 in a line of 36 pt: its baseline below the line's top.
const TITLE_BASELINE: f64 = (7.0 + 0.88 * 22.0) / PT_PER_MM;
/// 一字 of 四号, as in the page number and 版记.
const SIZE_4_CELL: f64 = 14.0 / PT_PER_MM;
/// What of a paragraph of so many 办 stands on its first line.
const FIRST_LINE: &str = "办办办办办办办办办办办办办办办办办办办办办办办办办办";

#[test]
fn everything_stands_where_the_standard_wants_it() {
    let mut wrong = Vec::new();
    for format in formats() {
        let ruler = Ruler::on(&read(&format.document));
        wrong.extend(misplaced(&ruler, &format.rows).map(|it| format!("{} {it}", format.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rows that do not hold, as a message each.
fn misplaced<'a>(ruler: &Ruler, rows: &'a [Row]) -> impl Iterator<Item = String> + use<'a> {
    let measured: Vec<Option<f64>> = rows
        .iter()
        .map(|it| Some(ruler.measure(&ruler.words(it.page, it.role, it.words)?, it.edge)))
        .collect();
    rows.iter().zip(measured).filter_map(|(row, measured)| {
        let Row { clause, page, words, edge, mm, .. } = row;
        if measured.is_some_and(|it| (it - mm).abs() < TOLERANCE) {
            return None;
        }
        let found = measured.map_or("不在这一页".to_owned(), |it| format!("{it:.2}"));
        Some(format!("{clause} 第{page}页“{words}”{edge:?} {mm:.2}：{found}"))
    })
}

#[test]
fn every_rule_has_its_place_length_and_thickness_and_there_is_no_other() {
    for Format { name, document, rules, .. } in formats() {
        let ruler = Ruler::on(&read(&document));
        let pages = 1..=ruler.pages();
        let mut drawn: Vec<(usize, Line)> = pages
            .flat_map(|page| ruler.rules(page).into_iter().map(move |it| (page, it)))
            .collect();
        drawn.sort_by(|(page, it), (other, line)| {
            page.cmp(other).then(it.from.1.total_cmp(&line.from.1))
        });
        assert_eq!(drawn.len(), rules.len(), "{name}: {drawn:#?}");
        for ((page, line), rule) in drawn.iter().zip(rules) {
            let clause = rule.clause;
            let off = [
                line.from.0 - rule.ends.0,
                line.to.0 - rule.ends.1,
                line.from.1 - rule.y,
                line.to.1 - rule.y,
            ];
            let thickness = line.thickness - rule.thickness;
            assert!(off.iter().all(|it| it.abs() < TOLERANCE), "{name} {clause}: {line:?} {off:?}");
            assert!(thickness.abs() < THICKNESS_TOLERANCE, "{name} {clause}: {line:?}");
            assert_eq!((*page, line.ink), (rule.page, rule.ink), "{name} {clause}");
        }
    }
}

/// 5.2.4: what is not named otherwise is black.
#[test]
fn the_mark_is_red_and_every_other_word_black() {
    for Format { name, document, red, .. } in formats() {
        let ruler = Ruler::on(&read(&document));
        let mut found: Vec<String> = Vec::new();
        for page in 1..=ruler.pages() {
            assert!(ruler.fills(page).is_empty(), "{name}");
            for line in
                ruler.shown(page).chunk_by(|one, other| one.y.to_bits() == other.y.to_bits())
            {
                let words: String = line.iter().map(|it| it.text.as_str()).collect();
                let inks: Vec<Ink> = line.iter().map(|it| it.ink).collect();
                if inks.iter().all(|it| *it == RED) {
                    found.push(words);
                } else {
                    assert!(inks.iter().all(|it| *it == BLACK), "{name}：{words}");
                }
            }
        }
        assert_eq!(found, red, "{name}");
    }
}

#[test]
fn every_kind_of_words_has_its_face_and_size() {
    for format in formats() {
        let ruler = Ruler::on(&read(&format.document));
        for (role, words, face, size) in format.faces {
            let pages = 1..=ruler.pages();
            let found = pages.into_iter().find_map(|page| ruler.words(page, role, words)).unwrap();
            for shown in found {
                let name = shown.face.split_once('+').unwrap().1;
                let is = (name, shown.size);
                assert_eq!(is, (face, size), "{}：{words}", format.name);
            }
        }
    }
}

#[test]
fn nothing_but_page_numbers_stands_outside_the_type_area() {
    // The mark of a letter stands above it (10.1).
    for format in formats().into_iter().filter(|it| it.name != letter::NAME) {
        let ruler = Ruler::on(&read(&format.document));
        let roles = ["Title", "H1", "H2", "H3", "H4", "P", "Link"];
        for (page, role) in (1..=ruler.pages()).flat_map(|page| roles.map(|role| (page, role))) {
            for line in ruler.lines(page, role) {
                let name = format.name;
                let measure = |edge| ruler.measure(&line, edge);
                assert!(measure(Left) > 28.0 - TOLERANCE, "{name} 第{page}页 {role}");
                assert!(measure(Right) < 184.0 + TOLERANCE, "{name} 第{page}页 {role}");
                assert!(measure(InkTop) > 37.0, "{name} 第{page}页 {role}");
                assert!(measure(Baseline) < 262.0, "{name} 第{page}页 {role}");
            }
        }
    }
}
