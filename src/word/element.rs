//! A small XML tree: what the parts of a DOCX are parsed into and our own parts are made of.

use quick_xml::{
    Reader, XmlVersion,
    escape::{escape, partial_escape, resolve_predefined_entity},
    events::{BytesStart, Event},
};

/// An element with its qualified name, such as `w:p`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
    /// XML as it is to stand there.
    Xml(String),
}

impl Element {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// An element that says one thing of its parent.
    pub(crate) fn value(name: &str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }

    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike, as literals")]
    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.attributes.push((name.to_owned(), value.to_string()));
        self
    }

    pub(crate) fn child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    pub(crate) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts alike, as literals")]
    pub(crate) fn set(&mut self, name: &str, value: impl ToString) {
        self.attributes.retain(|(key, _)| key != name);
        self.attributes.push((name.to_owned(), value.to_string()));
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::as_element)
    }

    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Xml(_) => None,
        })
    }

    pub(crate) fn first(&self, name: &str) -> Option<&Self> {
        self.elements().find(|it| it.name == name)
    }

    /// Shows every element to `visitor`, the innermost first.
    pub(crate) fn visit(&mut self, visitor: &mut impl FnMut(&mut Self)) {
        for element in self.elements_mut() {
            element.visit(visitor);
        }
        visitor(self);
    }

    /// The root of an XML document that we wrote; comments and processing instructions are dropped.
    pub(crate) fn parse(document: &[u8]) -> Result<Self, quick_xml::Error> {
        Reading::of(document).map(|it| it.root)
    }

    /// The root of an XML document that anybody may have written.
    pub(crate) fn parse_nested(document: &[u8]) -> Result<Self, Malformed> {
        match Reading::of(document) {
            Ok(reading) if reading.is_too_deep => Err(Malformed::TooDeep),
            Ok(reading) if reading.is_whole => Ok(reading.root),
            _ => Err(Malformed::Xml),
        }
    }

    /// The element that `path` leads to, each step the index of a child.
    pub(crate) fn at(&self, path: &[usize]) -> Option<&Self> {
        match path {
            [] => Some(self),
            [first, rest @ ..] => self.children.get(*first)?.as_element()?.at(rest),
        }
    }

    /// The same, to be changed.
    pub(crate) fn at_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        match path {
            [] => Some(self),
            [first, rest @ ..] => match self.children.get_mut(*first)? {
                Node::Element(child) => child.at_mut(rest),
                Node::Text(_) | Node::Xml(_) => None,
            },
        }
    }

    fn opened(start: &BytesStart<'_>) -> Result<Self, quick_xml::Error> {
        let mut element = Self::new(&String::from_utf8_lossy(start.name().as_ref()));
        for attribute in start.attributes() {
            let attribute = attribute?;
            let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0)?.into_owned();
            element.attributes.push((name, value));
        }
        Ok(element)
    }

    /// The whole document of which this is the root.
    pub(crate) fn to_document(&self) -> Vec<u8> {
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&escape(value.as_str()));
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(&partial_escape(text.as_str())),
                Node::Xml(xml) => out.push_str(xml),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Why a text is no XML that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It is not well formed.
    Xml,
    /// Its elements are nested deeper than those of any document.
    TooDeep,
}

/// Elements within each other; tables within tables within boxes stay below a hundred.
const DEEPEST: usize = 300;

/// What was read of a text.
struct Reading {
    root: Element,
    is_too_deep: bool,
    /// Whether the root was closed.
    is_whole: bool,
}

impl Reading {
    fn of(document: &[u8]) -> Result<Self, quick_xml::Error> {
        let mut reader = Reader::from_reader(document);
        let mut open = vec![Element::default()];
        let mut has_type = false;
        loop {
            if open.len() > DEEPEST {
                return Ok(Self { root: Element::default(), is_too_deep: true, is_whole: false });
            }
            match reader.read_event()? {
                Event::Start(start) => open.push(Element::opened(&start)?),
                Event::Empty(start) => add(&mut open, Node::Element(Element::opened(&start)?)),
                Event::End(_) => {
                    if let Some(done) = open.pop() {
                        add(&mut open, Node::Element(done));
                    }
                }
                Event::Text(text) => add_text(&mut open, &text.decode()?),
                Event::CData(text) => add_text(&mut open, &text.decode()?),
                Event::GeneralRef(reference) => {
                    if let Some(character) = reference.resolve_char_ref()? {
                        add_text(&mut open, character.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = resolve_predefined_entity(&reference.decode()?) {
                        add_text(&mut open, text);
                    }
                }
                Event::Eof => break,
                // No office program writes one, and it may define what no reader should expand.
                Event::DocType(_) => has_type = true,
                _ => {}
            }
        }
        let is_whole = open.len() == 1 && !has_type;
        let root = open.into_iter().next().unwrap_or_default();
        let root = root.children.into_iter().find_map(Node::into_element);
        let is_whole = is_whole && root.is_some();
        Ok(Self { root: root.unwrap_or_default(), is_too_deep: false, is_whole })
    }
}

impl Node {
    pub(crate) fn as_element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Xml(_) => None,
        }
    }

    /// The text that it is.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Element(_) | Self::Xml(_) => None,
        }
    }

    fn into_element(self) -> Option<Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) | Self::Xml(_) => None,
        }
    }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let root = Element::new("w:p")
            .with("w:name", "“甲” & <乙> \"丙\"")
            .child(Element::new("w:t").text("1 < 2 & 3 > 2"))
            .child(Element::new("w:br"));
        assert_eq!(Element::parse(&root.to_document()).unwrap(), root);
    }

    #[test]
    fn references_become_their_characters() {
        let root = Element::parse("<a b='&#x4E2D;'>&lt;&#20013;&amp;</a>".as_bytes()).unwrap();
        assert_eq!(root, Element::new("a").with("b", "中").text("<中&"));
    }
}
