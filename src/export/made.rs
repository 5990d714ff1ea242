//! What a finished file says of its own making, read back from the file.

use super::Provenance;
use crate::word::{Element, Node, Package, custom_property};

/// What the names of its properties begin with.
const PREFIX: &str = "huibao.";

/// What a file says of its own making; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// What it was made of.
    pub provenance: Provenance,
    /// The version of the program.
    pub version: String,
    /// The id of its base copy; a PDF has none.
    pub base: String,
}

impl Made {
    /// What a DOCX says; `None` of one that is not huibao's.
    pub fn of_docx(package: &Package) -> Option<Self> {
        let says = |name: &str| custom_property(package, &format!("{PREFIX}{name}"));
        says("format")?;
        Some(Self::said_by(says))
    }

    /// What a PDF says; `None` of one that is not huibao's.
    ///
    /// Its packet of metadata is looked for and not the file's objects: PDF/A asks that any program can
    /// find it.
    pub fn of_pdf(file: &[u8]) -> Option<Self> {
        let mut rest = file;
        while let Some((before, packet)) = last_packet(rest) {
            if let Some(made) = said_in(packet) {
                return Some(made);
            }
            rest = before;
        }
        None
    }

    fn said_by(says: impl Fn(&str) -> Option<String>) -> Self {
        let says = |name| says(name).unwrap_or_default();
        let provenance = Provenance {
            document: says("document"),
            revision: says("revision"),
            data: says("data"),
        };
        Self { provenance, version: says("version"), base: says("base") }
    }
}

/// The last packet of metadata in a file, and what stands before it.
fn last_packet(file: &[u8]) -> Option<(&[u8], &[u8])> {
    const BEGIN: &[u8] = b"<x:xmpmeta";
    const END: &[u8] = b"</x:xmpmeta>";
    let start = file.windows(BEGIN.len()).rposition(|it| it == BEGIN)?;
    let (before, rest) = file.split_at_checked(start)?;
    let length = rest.windows(END.len()).position(|it| it == END).unwrap_or_default();
    Some((before, rest.get(..length.saturating_add(END.len())).unwrap_or_default()))
}

/// What a packet says of huibao's making.
fn said_in(packet: &[u8]) -> Option<Made> {
    let root = Element::parse_nested(packet).ok()?;
    let mut said = Vec::new();
    gather(&root, &mut said);
    let is_ours = said.iter().any(|(name, text)| {
        *name == "huibao:revision" || (*name == "pdf:Producer" && text.starts_with("huibao "))
    });
    let version = |text: &str| text.strip_prefix("huibao ").map(str::to_owned);
    let of = |wanted: &str| {
        let mut found = said.iter().filter(|(name, _)| *name == wanted);
        found.next().map(|(_, text)| text.clone())
    };
    is_ours.then(|| {
        let made = Made::said_by(|name| of(&format!("huibao:{name}")));
        let produced = || of("pdf:Producer").as_deref().and_then(version).unwrap_or_default();
        let version = if made.version.is_empty() { produced() } else { made.version };
        Made { version, ..made }
    })
}

/// Everything that is said below `element`, as an element or, as some programs write it anew, as an
/// attribute.
fn gather<'a>(element: &'a Element, into: &mut Vec<(&'a str, String)>) {
    for (name, value) in &element.attributes {
        into.push((name, value.clone()));
    }
    let text: String = element.children.iter().filter_map(Node::as_text).collect();
    into.push((&element.name, text.trim().to_owned()));
    for child in element.elements() {
        gather(child, into);
    }
}
