//! Follows a content stream and says what it shows, and where.

use std::collections::BTreeMap;

use lopdf::{Object, content::Content};

use super::{
    matrix::Matrix,
    reading::{name_of, number, text},
};

/// A character on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// What is copied out.
    pub(super) text: String,
    /// Its origin in pt from the left and bottom edge, as what `turn` has turned is read.
    pub(super) x: f64,
    pub(super) y: f64,
    /// Where the pen stands after it.
    pub(super) end: f64,
    /// The face's name, and the glyph's index in it.
    pub(super) face: String,
    pub(super) glyph: u16,
    /// Its size in pt.
    pub(super) size: f64,
    /// Share of its width that it is condensed to.
    pub(super) stretch: f64,
    pub(super) ink: Ink,
    /// How what is read lies on the sheet.
    pub(super) turn: Matrix,
    /// The number of the marked content that it stands in; `None` for an artifact.
    pub(super) mark: Option<i64>,
}

/// Red, green and blue, of 1.
pub(super) type Ink = [f64; 3];

/// A straight rule; places in pt from the sheet's left and bottom edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) thickness: f64,
    pub(super) ink: Ink,
}

/// What stands on a page.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) shown: Vec<Shown>,
    pub(super) strokes: Vec<Stroke>,
    /// The colours of filled shapes.
    pub(super) fills: Vec<Ink>,
}

/// What a content stream needs of a face.
pub(super) struct Face {
    pub(super) name: String,
    pub(super) texts: BTreeMap<u16, String>,
    pub(super) widths: BTreeMap<u16, f64>,
}

/// The graphics state of a content stream.
#[derive(Clone, Default)]
struct State {
    turn: Matrix,
    fill: Ink,
    stroke: Ink,
    thickness: f64,
    face: String,
    size: f64,
}

/// Where a content stream has come to.
#[derive(Default)]
pub(super) struct Pen {
    state: State,
    saved: Vec<State>,
    /// The corners of the path that has been begun, on the sheet.
    path: Vec<(f64, f64)>,
    stretch: f64,
    x: f64,
    y: f64,
    standing_for: Option<String>,
    /// The marked contents that are open, each with its number where it has one.
    marks: Vec<Option<i64>>,
    drawn: Drawn,
}

impl Pen {
    /// What a content stream draws.
    pub(super) fn follow(mut self, content: &Content, faces: &BTreeMap<String, Face>) -> Drawn {
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => {
                    self.state.face = name_of(operands[0].as_name().unwrap());
                    self.state.size = number(&operands[1]);
                }
                "Tm" => {
                    self.stretch = number(&operands[0]);
                    (self.x, self.y) = (number(&operands[4]), number(&operands[5]));
                }
                "TJ" => {
                    for item in operands[0].as_array().unwrap() {
                        self.show(item, &faces[&self.state.face]);
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
                operator => {
                    let operands: Vec<f64> = operands.iter().map(as_number).collect();
                    self.draw(operator, &operands);
                }
            }
        }
        self.drawn
    }

    /// What is no text: the graphics state, rules and shapes.
    fn draw(&mut self, operator: &str, operands: &[f64]) {
        match (operator, operands) {
            ("q", _) => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().unwrap(),
            ("cm", _) => self.state.turn = Matrix::of(operands).then(self.state.turn),
            ("w", [thickness]) => self.state.thickness = *thickness,
            ("g", [grey]) => self.state.fill = [*grey; 3],
            ("G", [grey]) => self.state.stroke = [*grey; 3],
            ("rg", _) => self.state.fill = operands.try_into().unwrap(),
            ("RG", _) => self.state.stroke = operands.try_into().unwrap(),
            ("m" | "l", [x, y]) => self.path.push(self.state.turn.apply((*x, *y))),
            ("S", _) => {
                let State { thickness, stroke: ink, .. } = self.state;
                let ends = std::mem::take(&mut self.path);
                let stroke = |it: &[_]| Stroke { from: it[0], to: it[1], thickness, ink };
                self.drawn.strokes.extend(ends.windows(2).map(stroke));
            }
            ("f" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                self.path.clear();
                self.drawn.fills.push(self.state.fill);
            }
            ("re" | "c" | "v" | "y" | "s", _) => panic!("nobody follows {operator}"),
            _ => {}
        }
    }

    fn show(&mut self, item: &Object, face: &Face) {
        let thousandth = self.state.size * self.stretch / 1000.0;
        let Object::String(bytes, _) = item else {
            self.x -= number(item) * thousandth;
            return;
        };
        for code in bytes.chunks(2) {
            let glyph = u16::from_be_bytes([code[0], code[1]]);
            let start = self.x;
            self.x += face.widths[&glyph] * thousandth;
            self.drawn.shown.push(Shown {
                text: match &mut self.standing_for {
                    Some(text) => std::mem::take(text),
                    None => face.texts[&glyph].clone(),
                },
                x: start,
                y: self.y,
                end: self.x,
                face: face.name.clone(),
                glyph,
                size: self.state.size,
                stretch: self.stretch,
                ink: self.state.fill,
                turn: self.state.turn,
                mark: self.marks.iter().find_map(|it| *it),
            });
        }
    }
}

fn as_number(object: &Object) -> f64 {
    object.as_float().map_or(f64::NAN, f64::from)
}
