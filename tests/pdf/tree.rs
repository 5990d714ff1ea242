//! The structure tree read back, with what each element shows.

use std::fmt::Write;

use lopdf::{Dictionary, Object, ObjectId};

use super::{
    pen::Shown,
    reading::{Reading, number, text},
};

/// An element of the structure tree.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) role: String,
    /// Its attributes and what it says besides, such as `Scope Column`.
    remarks: Vec<String>,
    kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug)]
enum Kid {
    Part(Part),
    /// A marked content of a page, from 0.
    Piece {
        page: usize,
        shown: Vec<Shown>,
    },
    /// A place to click: where it leads, with what it says of that.
    Link(String),
}

impl Part {
    /// The elements in reading order, this one first.
    pub(super) fn all(&self) -> Vec<&Self> {
        let below = self.kids.iter().flat_map(|it| match it {
            Kid::Part(part) => part.all(),
            Kid::Piece { .. } | Kid::Link(_) => Vec::new(),
        });
        std::iter::once(self).chain(below).collect()
    }

    /// What it shows itself, without its parts, each character with its page.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Shown)> {
        self.kids.iter().flat_map(|it| match it {
            Kid::Part(_) | Kid::Link(_) => Vec::new(),
            Kid::Piece { page, shown } => shown.iter().map(|it| (*page, it)).collect(),
        })
    }

    /// The tree, an element a line: its role, its remarks, its words piece by piece.
    pub(super) fn outlined(&self) -> String {
        let mut into = String::new();
        self.describe(0, &mut into);
        into
    }

    fn describe(&self, depth: usize, into: &mut String) {
        let indent = "  ".repeat(depth);
        write!(into, "{indent}{}", self.role).unwrap();
        self.remarks.iter().for_each(|it| write!(into, " {it}").unwrap());
        let mut in_line = true;
        for kid in &self.kids {
            match kid {
                Kid::Piece { shown, .. } => {
                    let words: String = shown.iter().map(|it| it.text.as_str()).collect();
                    if !in_line {
                        write!(into, "{indent} ").unwrap();
                    }
                    write!(into, " “{words}”").unwrap();
                    in_line = true;
                }
                Kid::Link(target) => write!(into, " → {target}").unwrap(),
                Kid::Part(part) => {
                    if in_line {
                        into.push('\n');
                    }
                    in_line = false;
                    part.describe(depth + 1, into);
                }
            }
        }
        if in_line {
            into.push('\n');
        }
    }
}

impl Reading {
    /// The document's element.
    pub(super) fn structure(&self) -> Part {
        let pages: Vec<ObjectId> = self.file.page_iter().collect();
        let reader = Reader { reading: self, pages, shown: self.pages() };
        reader.part(self.at(&["StructTreeRoot", "K"]).as_dict().unwrap())
    }
}

struct Reader<'a> {
    reading: &'a Reading,
    pages: Vec<ObjectId>,
    shown: Vec<Vec<Shown>>,
}

impl Reader<'_> {
    fn part(&self, element: &Dictionary) -> Part {
        let name = |it: &Object| String::from_utf8(it.as_name().unwrap().to_vec()).unwrap();
        let mut remarks = Vec::new();
        if let Ok(alternative) = element.get(b"Alt") {
            remarks.push(format!("Alt “{}”", text(alternative)));
        }
        for (key, value) in element.get(b"A").and_then(Object::as_dict).into_iter().flatten() {
            let value = match value {
                Object::Integer(number) => number.to_string(),
                other => name(other),
            };
            if key != b"O" {
                remarks.push(format!("{} {value}", String::from_utf8(key.clone()).unwrap()));
            }
        }
        let page = element.get(b"Pg").ok().map(|it| self.page(it));
        let kids = element.get(b"K").and_then(Object::as_array).into_iter().flatten();
        Part {
            role: name(element.get(b"S").unwrap()),
            remarks,
            kids: kids.map(|it| self.kid(it, page)).collect(),
        }
    }

    fn kid(&self, kid: &Object, page: Option<usize>) -> Kid {
        match self.reading.file.dereference(kid).unwrap().1 {
            Object::Integer(number) => self.piece(page.unwrap(), *number),
            Object::Dictionary(it) if it.has_type(b"MCR") => self.piece(
                self.page(it.get(b"Pg").unwrap()),
                it.get(b"MCID").unwrap().as_i64().unwrap(),
            ),
            Object::Dictionary(it) if it.has_type(b"OBJR") => {
                let annotation = self.reading.file.dereference(it.get(b"Obj").unwrap()).unwrap().1;
                Kid::Link(self.target(annotation.as_dict().unwrap()))
            }
            Object::Dictionary(it) => Kid::Part(self.part(it)),
            other => panic!("{other:?}"),
        }
    }

    fn piece(&self, page: usize, number: i64) -> Kid {
        let shown = self.shown[page].iter().filter(|it| it.mark == Some(number));
        Kid::Piece { page, shown: shown.cloned().collect() }
    }

    fn target(&self, link: &Dictionary) -> String {
        let words = text(link.get(b"Contents").unwrap());
        if let Ok(destination) = link.get(b"Dest").and_then(Object::as_array) {
            let page = self.page(&destination[0]) + 1;
            return format!("{words} {page} {:.1}", number(&destination[3]));
        }
        let action = link.get(b"A").unwrap().as_dict().unwrap();
        assert_eq!(text(action.get(b"URI").unwrap()), words);
        words
    }

    fn page(&self, id: &Object) -> usize {
        let id = id.as_reference().unwrap();
        self.pages.iter().position(|it| *it == id).unwrap()
    }
}
