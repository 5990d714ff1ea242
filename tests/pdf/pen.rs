//! Follows a content stream and says what it shows, and where.

use std::collections::BTreeMap;

use lopdf::{Object, content::Content};

use super::reading::{name_of, number, text};

/// A character on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// What is copied out.
    pub(super) text: String,
    /// Its origin in pt from the left and bottom edge.
    pub(super) x: f64,
    pub(super) y: f64,
    /// Where the pen stands after it.
    pub(super) end: f64,
    /// The face's name, and the glyph's index in it.
    pub(super) face: String,
    pub(super) glyph: u16,
    /// Its size in pt.
    pub(super) size: f64,
    /// The number of the marked content that it stands in; `None` for an artifact.
    pub(super) mark: Option<i64>,
}

/// What a content stream needs of a face.
pub(super) struct Face {
    pub(super) name: String,
    pub(super) texts: BTreeMap<u16, String>,
    pub(super) widths: BTreeMap<u16, f64>,
}

/// The text state of a content stream.
#[derive(Default)]
pub(super) struct Pen {
    face: String,
    size: f64,
    stretch: f64,
    x: f64,
    y: f64,
    standing_for: Option<String>,
    /// The marked contents that are open, each with its number where it has one.
    marks: Vec<Option<i64>>,
    shown: Vec<Shown>,
}

impl Pen {
    /// What a content stream shows.
    pub(super) fn follow(
        mut self,
        content: &Content,
        faces: &BTreeMap<String, Face>,
    ) -> Vec<Shown> {
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => {
                    self.face = name_of(operands[0].as_name().unwrap());
                    self.size = number(&operands[1]);
                }
                "Tm" => {
                    self.stretch = number(&operands[0]);
                    (self.x, self.y) = (number(&operands[4]), number(&operands[5]));
                }
                "TJ" => {
                    for item in operands[0].as_array().unwrap() {
                        self.show(item, &faces[&self.face]);
                    }
                }
                "BMC" => self.marks.push(None),
                "BDC" => {
                    let properties = operands[1].as_dict().unwrap();
                    self.standing_for = properties.get(b"ActualText").ok().map(text);
                    let number = properties.get(b"MCID").ok().map(|it| it.as_i64().unwrap());
                    self.marks.push(number);
                }
                "EMC" => {
                    self.standing_for = None;
                    self.marks.pop().unwrap();
                }
                _ => {}
            }
        }
        self.shown
    }

    fn show(&mut self, item: &Object, face: &Face) {
        let thousandth = self.size * self.stretch / 1000.0;
        let Object::String(bytes, _) = item else {
            self.x -= number(item) * thousandth;
            return;
        };
        for code in bytes.chunks(2) {
            let glyph = u16::from_be_bytes([code[0], code[1]]);
            let start = self.x;
            self.x += face.widths[&glyph] * thousandth;
            self.shown.push(Shown {
                text: match &mut self.standing_for {
                    Some(text) => std::mem::take(text),
                    None => face.texts[&glyph].clone(),
                },
                x: start,
                y: self.y,
                end: self.x,
                face: face.name.clone(),
                glyph,
                size: self.size,
                mark: self.marks.iter().find_map(|it| *it),
            });
        }
    }
}
