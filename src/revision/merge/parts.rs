//! What the parts of a package are, and which refers to which.

use crate::word::{Element, Package, Unreadable};

const CONTENT_TYPES: &str = "[Content_Types].xml";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What the main document refers to.
pub(super) const OF_DOCUMENT: &str = "word/_rels/document.xml.rels";
/// What the footnotes refer to.
pub(super) const OF_FOOTNOTES: &str = "word/_rels/footnotes.xml.rels";
/// What the package refers to.
pub(super) const OF_PACKAGE: &str = "_rels/.rels";
/// What the type of a relationship of office documents begins with.
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a part refers to something as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// The type of the relationship.
    pub(super) kind: String,
    /// A path from the part's folder, or an address.
    pub(super) target: String,
    /// Whether it is an address.
    pub(super) is_external: bool,
}

/// What `relations` call `id`.
pub(super) fn related(
    package: &Package,
    relations: &str,
    id: &str,
) -> Result<Option<Relation>, Unreadable> {
    let Some(root) = package.xml(relations)? else { return Ok(None) };
    let found = root.elements().find(|it| it.attribute("Id") == Some(id));
    let text = |it: &Element, name: &str| it.attribute(name).unwrap_or_default().to_owned();
    Ok(found.map(|it| Relation {
        kind: text(it, "Type"),
        target: text(it, "Target"),
        is_external: it.attribute("TargetMode") == Some("External"),
    }))
}

/// Makes a part refer to something, unless it does; the id by which.
pub(super) fn relate(
    package: &mut Package,
    relations: &str,
    to: &Relation,
) -> Result<String, Unreadable> {
    let empty = || Element::new("Relationships").with("xmlns", PACKAGE);
    let mut root = package.xml(relations)?.unwrap_or_else(empty);
    let is_it = |it: &&Element| {
        it.attribute("Type") == Some(&to.kind) && it.attribute("Target") == Some(&to.target)
    };
    if let Some(id) = root.elements().find(is_it).and_then(|it| it.attribute("Id")) {
        return Ok(id.to_owned());
    }
    let is_free = |id: &String| root.elements().all(|it| it.attribute("Id") != Some(id));
    let last = root.children.len().saturating_add(1);
    let id = (1..=last).map(|it| format!("rIdHb{it}")).find(is_free).unwrap_or_default();
    let mut relation = Element::new("Relationship")
        .with("Id", &id)
        .with("Type", &to.kind)
        .with("Target", &to.target);
    if to.is_external {
        relation.set("TargetMode", "External");
    }
    root.push(relation);
    package.set_xml(relations, &root);
    Ok(id)
}

/// Says what the part `path` is.
pub(super) fn declare(package: &mut Package, path: &str, kind: &str) -> Result<(), Unreadable> {
    let name = format!("/{path}");
    add_type(package, ("Override", "PartName", &name), kind)
}

/// Says what parts of that extension are.
pub(super) fn declare_extension(
    package: &mut Package,
    extension: &str,
    kind: &str,
) -> Result<(), Unreadable> {
    add_type(package, ("Default", "Extension", extension), kind)
}

fn add_type(
    package: &mut Package,
    (element, key, value): (&str, &str, &str),
    kind: &str,
) -> Result<(), Unreadable> {
    let empty = || Element::new("Types").with("xmlns", TYPES);
    let mut root = package.xml(CONTENT_TYPES)?.unwrap_or_else(empty);
    let is_said = |it: &Element| {
        it.name == element && it.attribute(key).is_some_and(|it| it.eq_ignore_ascii_case(value))
    };
    if !root.elements().any(is_said) {
        root.push(Element::new(element).with(key, value).with("ContentType", kind));
        package.set_xml(CONTENT_TYPES, &root);
    }
    Ok(())
}
