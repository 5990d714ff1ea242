//! The package: its parts, how they refer to each other, and the archive that holds them, the same
//! bytes in every run.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use crate::{picture::is_jpeg, word::Element};

/// Namespace of `w:`.
pub(super) const WORDPROCESSING: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// Namespace of `r:`.
pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    Document,
    Styles,
    Settings,
    FontTable,
    Theme,
    Footnotes,
    Footer,
    /// A PNG or JPEG.
    Picture,
    CoreProperties,
    ExtendedProperties,
    CustomProperties,
    /// The base copy.
    Base,
}

/// One part of the package.
#[derive(Debug)]
pub(super) struct Part {
    kind: PartKind,
    /// Its name without folder and extension, also the id of the relationship to it.
    name: String,
    bytes: Vec<u8>,
}

/// What the main document refers to outside of the package.
#[derive(Debug)]
pub(super) struct External {
    /// The id of the relationship to it.
    pub(super) id: String,
    /// The last word of the relationship's type.
    pub(super) kind: &'static str,
    /// Where it is.
    pub(super) target: String,
}

impl PartKind {
    /// The last word of the relationship's type.
    fn relationship(self) -> &'static str {
        match self {
            Self::Document => "officeDocument",
            Self::Styles => "styles",
            Self::Settings => "settings",
            Self::FontTable => "fontTable",
            Self::Theme => "theme",
            Self::Footnotes => "footnotes",
            Self::Footer => "footer",
            Self::Picture => "image",
            Self::CoreProperties => "core-properties",
            Self::ExtendedProperties => "extended-properties",
            Self::CustomProperties => "custom-properties",
            Self::Base => "customXml",
        }
    }

    fn relationship_type(self) -> String {
        match self {
            Self::CoreProperties => format!("{PACKAGE}/relationships/metadata/core-properties"),
            other => format!("{RELATIONSHIPS}/{}", other.relationship()),
        }
    }

    fn content_type(self) -> Option<String> {
        let office = "application/vnd.openxmlformats-officedocument";
        match self {
            Self::Picture => None,
            Self::Base => Some("application/xml".to_owned()),
            Self::Document => Some(format!("{office}.wordprocessingml.document.main+xml")),
            Self::CoreProperties => {
                Some("application/vnd.openxmlformats-package.core-properties+xml".to_owned())
            }
            Self::Theme | Self::ExtendedProperties | Self::CustomProperties => {
                Some(format!("{office}.{}+xml", self.relationship()))
            }
            other => Some(format!("{office}.wordprocessingml.{}+xml", other.relationship())),
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Picture => "word/media",
            Self::Base => "customXml",
            Self::CoreProperties | Self::ExtendedProperties | Self::CustomProperties => "docProps",
            _ => "word",
        }
    }

    /// Whether the main document refers to it, not the package.
    fn belongs_to_document(self) -> bool {
        self != Self::Document && self.folder() != "docProps"
    }
}

impl Part {
    /// A part of XML.
    pub(super) fn xml(kind: PartKind, name: &str, root: &Element) -> Self {
        Self { kind, name: name.to_owned(), bytes: root.to_document() }
    }

    /// The theme, which the schema wants. Only what a person adds is set by it, such as a text
    /// box: no style of ours refers to it.
    pub(super) fn theme() -> Self {
        let bytes = include_bytes!("theme.xml").to_vec();
        Self { kind: PartKind::Theme, name: "theme".to_owned(), bytes }
    }

    /// A picture.
    pub(super) fn picture(name: String, bytes: Vec<u8>) -> Self {
        Self { kind: PartKind::Picture, name, bytes }
    }

    fn path(&self) -> String {
        format!("{}/{}.{}", self.kind.folder(), self.name, self.extension())
    }

    fn extension(&self) -> &'static str {
        match self.kind {
            PartKind::Picture if is_jpeg(&self.bytes) => "jpeg",
            PartKind::Picture => "png",
            _ => "xml",
        }
    }
}

/// Where the main document finds its base copy, and what Word keeps beside such a part.
const BASE_PROPERTIES: [(&str, &[u8]); 2] = [
    ("customXml/_rels/item1.xml.rels", include_bytes!("item1.xml.rels")),
    (BASE_PROPERTIES_PATH, include_bytes!("itemProps1.xml")),
];

const BASE_PROPERTIES_PATH: &str = "customXml/itemProps1.xml";

const BASE_PROPERTIES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// The archive of `parts`: the content types first, then who refers to what, then the parts.
pub(super) fn archive(parts: &[Part], externals: &[External]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut add = |path: &str, bytes: &[u8]| -> ZipResult<()> {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
        Ok(())
    };
    let (of_document, of_package): (Vec<&Part>, Vec<&Part>) =
        parts.iter().partition(|part| part.kind.belongs_to_document());
    add("[Content_Types].xml", &content_types(parts).to_document())?;
    add("_rels/.rels", &relationships("", &of_package).to_document())?;
    let of_document = relationships("word/", &of_document).holding(externals.iter().map(external));
    add("word/_rels/document.xml.rels", &of_document.to_document())?;
    for part in parts {
        add(&part.path(), &part.bytes)?;
        if part.kind == PartKind::Base {
            BASE_PROPERTIES.iter().try_for_each(|(path, bytes)| add(path, bytes))?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(parts: &[Part]) -> Element {
    let default = |extension: &str, content_type: &str| {
        Element::new("Default").with("Extension", extension).with("ContentType", content_type)
    };
    let overrides = parts.iter().filter_map(|part| {
        let part_name = format!("/{}", part.path());
        let content_type = part.kind.content_type()?;
        Some(Element::new("Override").with("PartName", part_name).with("ContentType", content_type))
    });
    let pictures = ["png", "jpeg"].into_iter().filter(|extension| {
        parts.iter().any(|it| it.kind == PartKind::Picture && it.extension() == *extension)
    });
    Element::new("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .holding(pictures.map(|it| default(it, &format!("image/{it}"))))
        .holding(overrides)
        .holding(parts.iter().filter(|it| it.kind == PartKind::Base).map(|_| {
            Element::new("Override")
                .with("PartName", format!("/{BASE_PROPERTIES_PATH}"))
                .with("ContentType", BASE_PROPERTIES_TYPE)
        }))
}

/// The relationships of the part in `folder` to `parts`.
fn relationships(folder: &str, parts: &[&Part]) -> Element {
    let each = parts.iter().map(|part| {
        let path = part.path();
        Element::new("Relationship")
            .with("Id", &part.name)
            .with("Type", part.kind.relationship_type())
            .with("Target", target(folder, &path))
    });
    Element::new("Relationships").with("xmlns", format!("{PACKAGE}/relationships")).holding(each)
}

/// How a part in `folder` refers to the one at `path`.
fn target(folder: &str, path: &str) -> String {
    match path.strip_prefix(folder) {
        Some(below) => below.to_owned(),
        None => format!("../{path}"),
    }
}

fn external(it: &External) -> Element {
    Element::new("Relationship")
        .with("Id", &it.id)
        .with("Type", format!("{RELATIONSHIPS}/{}", it.kind))
        .with("Target", &it.target)
        .with("TargetMode", "External")
}
