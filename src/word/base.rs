//! The base copy: what huibao wrote into a DOCX, paragraph by paragraph, kept in the file itself, so
//! that what a person changed since can be told from what the data changed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Element, Node, Package, Standing};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Version of the format of the base copy.
pub const BASE_FORMAT: u32 = 1;

/// What the root of its part is called, and in which namespace.
const ROOT: &str = "base";
const NAMESPACE: &str = "urn:huibao:base";

/// A document as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// [`BASE_FORMAT`].
    pub format: u32,
    /// Its paragraphs in reading order, those of footnotes last.
    pub paragraphs: Vec<BaseParagraph>,
}

/// A paragraph as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseParagraph {
    /// The blocks whose bookmarks begin in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// Where it stands.
    #[serde(default)]
    pub standing: Standing,
    /// The id of its style in the file as written.
    #[serde(default)]
    pub style: String,
    /// Its text as [`super::Paragraph::text`].
    pub text: String,
    /// What of it comes from the register, in order; none overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

/// Words that the register answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its bytes in the paragraph's text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: SpanKind,
    /// As a reference names it, without braces: `按结果.解决采纳.件数`, `案0038.简称`.
    pub reference: String,
}

/// What a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// A figure, or a part of it.
    Figure,
    /// A field of a case.
    Case,
    /// A statement that was held against the records.
    Claim,
    /// The name of an organ or a session.
    Name,
    /// What an annex is called.
    Annex,
}

impl Base {
    /// The text that is kept.
    ///
    /// # Errors
    /// [`serde_json::Error`], which no base gives rise to.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The base that `json` says; `None` where it is damaged or of a later format.
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        let base: Self = serde_json::from_str(json).ok()?;
        let is_sound = base.paragraphs.iter().all(BaseParagraph::is_sound);
        (base.format <= BASE_FORMAT && is_sound).then_some(base)
    }

    /// What identifies it: 16 hexadecimal digits of a hash of [`Base::to_json`].
    #[must_use]
    pub fn id(json: &str) -> String {
        let digest = Sha256::digest(json.as_bytes());
        HEXLOWER.encode(digest.get(..8).unwrap_or_default())
    }

    /// The root of the part that holds it.
    pub(crate) fn part(json: &str) -> Element {
        Element::new(ROOT).with("xmlns", NAMESPACE).text(json)
    }

    /// The base copy in `package`; `None` where a program dropped it, or it is damaged.
    pub fn kept_in(package: &Package) -> Option<Self> {
        // Programs give its part other names.
        let items =
            package.paths().filter(|it| it.starts_with("customXml/") && !it.contains("_rels/"));
        let roots = items.filter_map(|it| package.xml(it).ok().flatten());
        let mut bases = roots.filter(|it| {
            let is_ours = it.attributes.iter().any(|(_, value)| value == NAMESPACE);
            is_ours && it.name.rsplit(':').next() == Some(ROOT)
        });
        let root = bases.next()?;
        let json: String = root
            .children
            .iter()
            .filter_map(|it| match it {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) | Node::Xml(_) => None,
            })
            .collect();
        Self::from_json(&json)
    }
}

impl BaseParagraph {
    /// Whether its spans stand in its text, in order.
    fn is_sound(&self) -> bool {
        let mut end = 0;
        self.spans.iter().all(|it| {
            let in_order = it.range.start >= end && it.range.start <= it.range.end;
            end = it.range.end;
            in_order && self.text.get(it.range.clone()).is_some()
        })
    }

    /// The words of a span.
    pub fn words(&self, span: &Span) -> &str {
        self.text.get(span.range.clone()).unwrap_or_default()
    }
}

/// A custom property of `package`, such as `huibao.base`.
pub fn custom_property(package: &Package, name: &str) -> Option<String> {
    let root = package.xml("docProps/custom.xml").ok().flatten()?;
    let property = root.elements().find(|it| it.attribute("name") == Some(name))?;
    let value = property.elements().next()?;
    Some(
        value
            .children
            .iter()
            .filter_map(|it| match it {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) | Node::Xml(_) => None,
            })
            .collect(),
    )
}
