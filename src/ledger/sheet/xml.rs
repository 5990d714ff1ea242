//! The XML of a workbook's parts, event by event.

use std::rc::Rc;

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use super::{
    archive::{Archive, Meter, Part},
    limit,
    refusal::Refusal,
};

/// One part, read from its beginning.
pub(super) struct Xml<'a> {
    reader: Reader<Part<'a>>,
    buffer: Vec<u8>,
    meter: Rc<Meter>,
    place: &'static str,
}

impl<'a> Xml<'a> {
    /// The part of this name, which messages call `place`; `None` when there is none.
    pub(super) fn open(
        archive: &'a mut Archive<'_>,
        name: &str,
        place: &'static str,
    ) -> Result<Option<Self>, Refusal> {
        let Some((part, meter)) = archive.part(name)? else { return Ok(None) };
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Ok(Some(Self { reader, buffer: Vec::new(), meter, place }))
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Refusal> {
        self.buffer.clear();
        self.meter.next_event();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(self.meter.refusal(self.place)),
        }
    }

    /// What a part is told that ends too soon or says what cannot be.
    pub(super) fn broken(&self) -> Refusal {
        Refusal::Broken(self.place)
    }

    /// The text up to the end of the element `within`, of its elements `of` alone where one is
    /// named; what tells how characters are pronounced is left out.
    pub(super) fn text(&mut self, within: &[u8], of: Option<&[u8]>) -> Result<String, Refusal> {
        let (place, mut text) = (self.place, String::new());
        let (mut is_open, mut in_reading) = (of.is_none(), false);
        while let Some(event) = self.next()? {
            let is_kept = is_open && !in_reading;
            match event {
                Event::Start(start) if Some(start.local_name().as_ref()) == of => is_open = true,
                Event::Start(start) if start.local_name().as_ref() == b"rPh" => in_reading = true,
                Event::End(end) => match end.local_name().as_ref() {
                    name if name == within => return Ok(text),
                    b"rPh" => in_reading = false,
                    name if Some(name) == of => is_open = false,
                    _ => {}
                },
                Event::Text(it) if is_kept => {
                    text.push_str(&it.decode().map_err(|_| Refusal::Broken(place))?);
                }
                Event::CData(it) if is_kept => {
                    text.push_str(&it.decode().map_err(|_| Refusal::Broken(place))?);
                }
                Event::GeneralRef(it) if is_kept => text.extend(character(&it)),
                _ => {}
            }
            if text.len() > limit::EVENT {
                return Err(Refusal::TooBig("一格里的文字"));
            }
        }
        Err(self.broken())
    }
}

/// The character of `&lt;` or `&#38;`; `None` for what no workbook has.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    let name: &[u8] = reference;
    match name {
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"amp" => Some('&'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// An attribute by its local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut all = attributes.with_checks(false).flatten();
    let value = all.find(|it| it.key.local_name().as_ref() == name.as_bytes())?;
    let text = std::str::from_utf8(&value.value).ok()?;
    quick_xml::escape::unescape(text).ok().map(std::borrow::Cow::into_owned)
}

/// A whole number in an attribute.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}

/// Whether an attribute says yes.
pub(super) fn is_set(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|it| matches!(it.as_str(), "1" | "true" | "on"))
}
