//! A PDF read back: its objects as text, its characters with their places.

use std::{collections::BTreeMap, fmt::Write};

use lopdf::{Dictionary, Document, Object, Stream, content::Content};

use super::pen::{Drawn, Face, Pen, Shown};

/// A finished file.
pub(crate) struct Reading {
    pub(super) file: Document,
}

impl Reading {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { file: Document::load_mem(bytes).unwrap() }
    }

    /// The value at a path of keys from the catalog.
    pub(super) fn at(&self, path: &[&str]) -> &Object {
        let mut object = self.file.trailer.get(b"Root").unwrap();
        for key in path {
            let (_, holder) = self.file.dereference(object).unwrap();
            object = holder.as_dict().unwrap().get(key.as_bytes()).unwrap();
        }
        self.file.dereference(object).unwrap().1
    }

    /// The file's identifier.
    pub(super) fn identifier(&self) -> Vec<u8> {
        let identifiers = self.file.trailer.get(b"ID").unwrap().as_array().unwrap();
        assert_eq!(identifiers[0], identifiers[1]);
        identifiers[0].as_str().unwrap().to_vec()
    }

    /// The information dictionary's entry as text.
    pub(crate) fn information(&self, key: &str) -> String {
        let information = self.file.trailer.get(b"Info").unwrap();
        let (_, information) = self.file.dereference(information).unwrap();
        text(information.as_dict().unwrap().get(key.as_bytes()).unwrap())
    }

    /// The XMP packet.
    pub(crate) fn packet(&self) -> String {
        String::from_utf8(self.at(&["Metadata"]).as_stream().unwrap().content.clone()).unwrap()
    }

    /// The pictures of all pages, by name.
    pub(super) fn pictures(&self) -> BTreeMap<String, &Stream> {
        let (_, &page) = self.file.get_pages().first_key_value().map(|it| (*it.0, it.1)).unwrap();
        let resources = self.file.get_dictionary(page).unwrap();
        let resources = self.file.get_dict_in_dict(resources, b"Resources").unwrap();
        let Ok(pictures) = self.file.get_dict_in_dict(resources, b"XObject") else {
            return BTreeMap::new();
        };
        pictures
            .iter()
            .map(|(name, it)| {
                (name_of(name), self.file.dereference(it).unwrap().1.as_stream().unwrap())
            })
            .collect()
    }

    /// The stream that a picture's dictionary names.
    pub(super) fn stream<'a>(&'a self, holder: &'a Stream, key: &str) -> &'a Stream {
        let object = holder.dict.get(key.as_bytes()).unwrap();
        self.file.dereference(object).unwrap().1.as_stream().unwrap()
    }

    /// The font programs by the faces' names.
    pub(crate) fn programs(&self) -> BTreeMap<String, Vec<u8>> {
        self.dictionaries("FontDescriptor")
            .map(|it| {
                let program = self.file.dereference(it.get(b"FontFile2").unwrap()).unwrap().1;
                let program = program.as_stream().unwrap().decompressed_content().unwrap();
                (name_of(it.get(b"FontName").unwrap().as_name().unwrap()), program)
            })
            .collect()
    }

    /// The characters of each page, in the order of its content stream.
    pub(super) fn pages(&self) -> Vec<Vec<Shown>> {
        self.drawn().into_iter().map(|it| it.shown).collect()
    }

    /// What stands on each page.
    pub(super) fn drawn(&self) -> Vec<Drawn> {
        let faces = self.faces();
        self.file
            .page_iter()
            .map(|page| {
                let content = Content::decode(&self.file.get_page_content(page)).unwrap();
                Pen::default().follow(&content, &faces)
            })
            .collect()
    }

    /// `MediaBox` of each page and how far it is turned to the right, in degrees.
    pub(super) fn sheets(&self) -> Vec<([f64; 4], i64)> {
        let sheet = |page| {
            let page = self.file.get_dictionary(page).unwrap();
            let edges = page.get(b"MediaBox").unwrap().as_array().unwrap();
            let turned = page.get(b"Rotate").map_or(0, |it| it.as_i64().unwrap());
            (std::array::from_fn(|at| number(&edges[at])), turned)
        };
        self.file.page_iter().map(sheet).collect()
    }

    /// The text of each page, a line for each baseline.
    pub(crate) fn lines(&self) -> Vec<Vec<String>> {
        let line = |shown: &[Shown]| shown.iter().map(|it| it.text.as_str()).collect();
        let same_line = |one: &Shown, other: &Shown| one.y.to_bits() == other.y.to_bits();
        self.pages().iter().map(|it| it.chunk_by(same_line).map(line).collect()).collect()
    }

    /// The text in the pieces in which it stands: a line, or what of it stands together. What a
    /// reader skips, such as page numbers, is none.
    pub(crate) fn pieces(&self) -> Vec<String> {
        let text = |shown: &[Shown]| shown.iter().map(|it| it.text.as_str()).collect();
        let goes_on = |one: &Shown, next: &Shown| {
            let gap = next.x - one.end;
            one.y.to_bits() == next.y.to_bits() && gap.abs() < one.size / 2.0
        };
        let read = |page: Vec<Shown>| -> Vec<Shown> {
            page.into_iter().filter(|it| it.mark.is_some()).collect()
        };
        let pages = self.pages().into_iter().map(read);
        pages.flat_map(|it| it.chunk_by(goes_on).map(text).collect::<Vec<String>>()).collect()
    }

    /// The outline: each entry with its depth, page and height.
    pub(super) fn outline(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.outline_below(self.at(&["Outlines"]).as_dict().unwrap(), 0, &mut found);
        found
    }

    fn outline_below(&self, parent: &Dictionary, depth: usize, found: &mut Vec<String>) {
        let pages: Vec<_> = self.file.page_iter().collect();
        let mut next = parent.get(b"First").ok();
        while let Some(entry) = next {
            let entry = self.file.dereference(entry).unwrap().1.as_dict().unwrap();
            let destination = entry.get(b"Dest").unwrap().as_array().unwrap();
            let page = destination[0].as_reference().unwrap();
            let page = pages.iter().position(|it| *it == page).unwrap();
            assert_eq!(destination[1..3], ["XYZ".into(), Object::Null]);
            let top = number(&destination[3]);
            let folded = entry.get(b"Count").is_ok_and(|it| it.as_i64().unwrap() < 0);
            let mark = if folded { "+" } else { "-" };
            let indent = "  ".repeat(depth);
            let title = text(entry.get(b"Title").unwrap());
            found.push(format!("{indent}{mark} {title} → {page} {top:.2}"));
            self.outline_below(entry, depth + 1, found);
            next = entry.get(b"Next").ok();
        }
    }

    fn dictionaries(&self, kind: &str) -> impl Iterator<Item = &Dictionary> {
        self.file
            .objects
            .values()
            .filter_map(|it| it.as_dict().ok())
            .filter(move |it| it.has_type(kind.as_bytes()))
    }

    fn faces(&self) -> BTreeMap<String, Face> {
        let page = self.file.page_iter().next().unwrap();
        let fonts = self.file.get_page_fonts(page).unwrap();
        fonts.into_iter().map(|(name, font)| (name_of(&name), self.face(font))).collect()
    }

    fn face(&self, font: &Dictionary) -> Face {
        let map = self.file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
        let map = map.as_stream().unwrap().decompressed_content().unwrap();
        let descendant = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_dict();
        let widths = descendant.unwrap().get(b"W").unwrap().as_array().unwrap();
        let group = |it: &[Object]| -> Vec<(u16, f64)> {
            let first = u16::try_from(it[0].as_i64().unwrap()).unwrap();
            (first..).zip(it[1].as_array().unwrap().iter().map(number)).collect()
        };
        Face {
            name: name_of(font.get(b"BaseFont").unwrap().as_name().unwrap()),
            texts: texts(std::str::from_utf8(&map).unwrap()),
            widths: widths.chunks(2).flat_map(group).collect(),
        }
    }
}

/// The entries `<glyph> <text>` of a `ToUnicode` map.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let hex = |it: &str| -> Vec<u16> {
        let digits = it.trim_matches(['<', '>']).as_bytes();
        let word = |it: &[u8]| u16::from_str_radix(std::str::from_utf8(it).unwrap(), 16).unwrap();
        digits.chunks(4).map(word).collect()
    };
    map.split("beginbfchar")
        .skip(1)
        .filter_map(|it| it.split("endbfchar").next())
        .flat_map(str::lines)
        .filter_map(|line| line.trim().split_once(' '))
        .map(|(glyph, text)| (hex(glyph)[0], String::from_utf16(&hex(text)).unwrap()))
        .collect()
}

pub(super) fn name_of(name: &[u8]) -> String {
    String::from_utf8(name.to_vec()).unwrap()
}

pub(super) fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

pub(super) fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

impl Reading {
    /// Every object as text, for people to read and for a golden file.
    pub(crate) fn objects(&self) -> String {
        let mut page = format!("PDF {}\n", self.file.version);
        for ((number, _), object) in &self.file.objects {
            writeln!(page, "\n{number}:").unwrap();
            describe(object, 1, &mut page);
        }
        page
    }
}

fn describe(object: &Object, depth: usize, into: &mut String) {
    match object {
        Object::Dictionary(it) => describe_entries(it, depth, into),
        Object::Stream(it) => {
            describe_entries(&it.dict, depth, into);
            let content = it.decompressed_content().unwrap_or_else(|_| it.content.clone());
            match String::from_utf8(content) {
                Ok(text) if !text.contains('\0') => {
                    text.lines().for_each(|line| writeln!(into, "    | {line}").unwrap());
                }
                _ => writeln!(into, "    | bytes").unwrap(),
            }
        }
        other => writeln!(into, "{}{}", "  ".repeat(depth), inline(other)).unwrap(),
    }
}

fn describe_entries(entries: &Dictionary, depth: usize, into: &mut String) {
    let indent = "  ".repeat(depth);
    for (key, value) in entries.iter().filter(|(key, _)| !key.starts_with(b"Length")) {
        let key = name_of(key);
        match value {
            Object::Dictionary(it) => {
                writeln!(into, "{indent}{key}:").unwrap();
                describe_entries(it, depth + 1, into);
            }
            other => writeln!(into, "{indent}{key}: {}", inline(other)).unwrap(),
        }
    }
}

fn inline(object: &Object) -> String {
    match object {
        Object::Name(it) => format!("/{}", name_of(it)),
        Object::String(..) => format!("“{}”", text(object)),
        Object::Reference((number, _)) => format!("→{number}"),
        Object::Array(it) => format!("[{}]", it.iter().map(inline).collect::<Vec<_>>().join(" ")),
        Object::Dictionary(it) => {
            let entry =
                |(key, value): (&Vec<u8>, &Object)| format!("{}: {}", name_of(key), inline(value));
            format!("{{{}}}", it.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        other => format!("{other:?}"),
    }
}
