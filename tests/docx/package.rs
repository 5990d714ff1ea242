//! Reads a finished package, with nothing of the code that wrote it.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

pub(crate) struct Package {
    /// The parts' names as they stand in the archive.
    pub(super) names: Vec<String>,
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut names, mut parts) = (Vec::new(), BTreeMap::new());
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            names.push(file.name().to_owned());
            parts.insert(file.name().to_owned(), content);
        }
        Self { names, parts }
    }

    pub(crate) fn bytes(&self, part: &str) -> &[u8] {
        &self.parts[part]
    }

    pub(crate) fn text(&self, part: &str) -> String {
        String::from_utf8(self.parts[part].clone()).unwrap()
    }

    /// The attributes of each element `name`, in order.
    pub(crate) fn elements(&self, part: &str, name: &str) -> Vec<BTreeMap<String, String>> {
        let mut found = Vec::new();
        self.events(part, |event| {
            if let Event::Start(it) | Event::Empty(it) = event
                && it.name().as_ref() == name.as_bytes()
            {
                found.push(attributes(it));
            }
        });
        found
    }

    /// The names of the children of each element that has any.
    pub(super) fn children(&self, part: &str) -> Vec<(String, Vec<String>)> {
        let (mut open, mut done) = (Vec::<(String, Vec<String>)>::new(), Vec::new());
        self.events(part, |event| {
            if let Event::Start(it) | Event::Empty(it) = event {
                let name = String::from_utf8(it.name().as_ref().to_vec()).unwrap();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                if matches!(event, Event::Start(_)) {
                    open.push((name, Vec::new()));
                }
            } else if let Event::End(_) = event {
                done.push(open.pop().unwrap());
            }
        });
        done
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(part)
    }

    /// The text of each paragraph.
    pub(crate) fn paragraphs(&self, part: &str) -> Vec<String> {
        let (mut paragraphs, mut in_text) = (Vec::new(), false);
        self.events(part, |event| match event {
            Event::Start(it) if it.name().as_ref() == b"w:p" => paragraphs.push(String::new()),
            Event::Start(it) => in_text = it.name().as_ref() == b"w:t",
            Event::End(_) => in_text = false,
            Event::Text(it) if in_text => {
                paragraphs.last_mut().unwrap().push_str(&it.decode().unwrap());
            }
            Event::GeneralRef(it) if in_text => {
                let entity = it.decode().unwrap();
                let text = quick_xml::escape::resolve_predefined_entity(&entity).unwrap();
                paragraphs.last_mut().unwrap().push_str(text);
            }
            _ => {}
        });
        paragraphs
    }

    fn events(&self, part: &str, mut see: impl FnMut(&Event<'_>)) {
        let mut reader = Reader::from_reader(self.parts[part].as_slice());
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return,
                event => see(&event),
            }
        }
    }
}

fn attributes(element: &BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = element.attributes().map(|it| {
        let it = it.unwrap();
        let value = it.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        (String::from_utf8(it.key.as_ref().to_vec()).unwrap(), value)
    });
    attributes.collect()
}
