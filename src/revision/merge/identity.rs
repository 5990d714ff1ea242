//! What a file says of where it came from: a merged one comes from the new build, by which it will be
//! merged again.

use super::{
    decided::{Decided, PROPERTY},
    parts::{self, Relation},
};
use crate::word::{Element, Package, Unreadable};

const CUSTOM: &str = "docProps/custom.xml";
const CUSTOM_KIND: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VALUES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const NAMESPACE: &str = "urn:huibao:base";

/// Gives `mine` the base copy and the properties of `theirs`.
pub(super) fn take_over(mine: &mut Package, theirs: &Package) -> Result<(), Unreadable> {
    take_over_base(mine, theirs)?;
    take_over_properties(mine, theirs)
}

/// The path of the base copy.
fn base_path(package: &Package) -> Option<String> {
    let is_base = |path: &&str| {
        path.starts_with("customXml/")
            && is_xml(path)
            && package
                .xml(path)
                .ok()
                .flatten()
                .is_some_and(|root| root.attributes.iter().any(|(_, value)| value == NAMESPACE))
    };
    package.paths().find(is_base).map(str::to_owned)
}

fn is_xml(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("xml"))
}

fn take_over_base(mine: &mut Package, theirs: &Package) -> Result<(), Unreadable> {
    let Some(from) = base_path(theirs) else { return Ok(()) };
    let Some(bytes) = theirs.part(&from) else { return Ok(()) };
    if let Some(own) = base_path(mine) {
        mine.set_part(&own, bytes.to_vec());
        return Ok(());
    }
    let beside = theirs.paths().filter(|it| it.starts_with("customXml/") && *it != from);
    let beside: Vec<(String, Vec<u8>)> =
        beside.filter_map(|it| Some((it.to_owned(), theirs.part(it)?.to_vec()))).collect();
    mine.set_part(&from, bytes.to_vec());
    parts::declare(mine, &from, "application/xml")?;
    for (path, bytes) in beside {
        if is_xml(&path) {
            let kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
            parts::declare(mine, &path, kind)?;
        }
        mine.set_part(&path, bytes);
    }
    let to = Relation {
        kind: format!("{}/customXml", parts::OFFICE),
        target: format!("../{from}"),
        is_external: false,
    };
    parts::relate(mine, parts::OF_DOCUMENT, &to).map(|_| ())
}

fn take_over_properties(mine: &mut Package, theirs: &Package) -> Result<(), Unreadable> {
    let Some(of_theirs) = theirs.xml(CUSTOM)? else { return Ok(()) };
    let is_new = mine.part(CUSTOM).is_none();
    let mut root =
        mine.xml(CUSTOM)?.unwrap_or_else(|| Element { children: Vec::new(), ..of_theirs.clone() });
    let is_ours = |it: &Element| it.attribute("name").is_some_and(|it| it.starts_with("huibao."));
    for property in of_theirs.elements().filter(|it| is_ours(it)) {
        let name = property.attribute("name");
        if let Some(own) = root.elements_mut().find(|it| it.attribute("name") == name) {
            own.children.clone_from(&property.children);
            continue;
        }
        let numbers = root.elements().filter_map(|it| it.attribute("pid")?.parse::<usize>().ok());
        let next = numbers.max().unwrap_or(1).saturating_add(1);
        let mut property = property.clone();
        property.set("pid", next);
        root.push(property);
    }
    // Words of every type of value are said with their prefix.
    if root.attribute("xmlns:vt").is_none()
        && let Some(meaning) = of_theirs.attribute("xmlns:vt")
    {
        root.set("xmlns:vt", meaning);
    }
    write_properties(mine, &root, is_new)
}

/// Keeps in `package` what was told of figures that were typed over.
pub(super) fn remember(package: &mut Package, decided: &Decided) -> Result<(), Unreadable> {
    let is_new = package.part(CUSTOM).is_none();
    let empty = || Element::new("Properties").with("xmlns", PROPERTIES).with("xmlns:vt", VALUES);
    let mut root = package.xml(CUSTOM)?.unwrap_or_else(empty);
    let before = root.children.len();
    root.children.retain(|it| !it.as_element().is_some_and(Decided::is_property));
    if root.children.len() == before && decided.now.is_empty() {
        return Ok(());
    }
    for (nth, told) in (1_usize..).zip(&decided.now) {
        let numbers = root.elements().filter_map(|it| it.attribute("pid")?.parse::<usize>().ok());
        let next = numbers.max().unwrap_or(1).saturating_add(1);
        let property = Element::new("property")
            .with("fmtid", FORMAT)
            .with("pid", next)
            .with("name", format!("{PROPERTY}{nth}"))
            .child(Element::new("vt:lpwstr").text(&told.to_property()));
        root.push(property);
    }
    write_properties(package, &root, is_new)
}

fn write_properties(mine: &mut Package, root: &Element, is_new: bool) -> Result<(), Unreadable> {
    mine.set_xml(CUSTOM, root);
    if is_new {
        parts::declare(mine, CUSTOM, CUSTOM_KIND)?;
        let to = Relation {
            kind: format!("{}/custom-properties", parts::OFFICE),
            target: CUSTOM.to_owned(),
            is_external: false,
        };
        parts::relate(mine, parts::OF_PACKAGE, &to)?;
    }
    Ok(())
}
