//! Mends what docx-rs writes otherwise than the schema, or Word, would have it.

use std::collections::BTreeSet;

use super::{schema::sort_children, style::Style};
use crate::word::{Element, Node};

/// The main document; `alternatives` are the texts of its pictures in order.
pub(super) fn mend_document(root: &mut Element, alternatives: &[String]) {
    let mut pictures = 0..;
    root.visit(&mut |element| {
        if element.name != "wp:docPr" {
            return;
        }
        let index: usize = pictures.next().unwrap_or_default();
        element.set("id", index + 1);
        element.set("name", format!("图片{}", index + 1));
        if let Some(text) = alternatives.get(index).filter(|it| !it.is_empty()) {
            element.set("descr", text);
        }
    });
    mend(root);
}

/// The footnotes: Word's two separators first, and each note's mark at its beginning.
pub(super) fn mend_footnotes(root: &mut Element) {
    for note in root.elements_mut() {
        let mark = Element::new("w:r").child(Element::new("w:footnoteRef"));
        let Some(paragraph) = note.elements_mut().next() else { continue };
        let after_properties = usize::from(paragraph.first("w:pPr").is_some());
        paragraph.children.insert(after_properties, Node::Element(mark));
    }
    let separators = [("separator", -1), ("continuationSeparator", 0)].map(|(kind, id)| {
        let paragraph = Element::new("w:p")
            .child(Element::new("w:pPr").child(Element::value("w:pStyle", Style::Footnote.id())))
            .child(Element::new("w:r").child(Element::new(&format!("w:{kind}"))));
        Node::Element(
            Element::new("w:footnote").with("w:type", kind).with("w:id", id).child(paragraph),
        )
    });
    root.children.splice(0..0, separators);
    mend(root);
}

/// What every part needs: order, nothing empty, nothing unused.
pub(super) fn mend(root: &mut Element) {
    root.visit(&mut |element| {
        drop_empty_properties(element);
        match element.name.as_str() {
            "w:ind" => drop_zeros(element),
            "w:gridCol" => element.attributes.retain(|(name, _)| name != "w:type"),
            "w:fldChar" => element.attributes.retain(|(name, _)| name != "w:dirty"),
            _ => {}
        }
        sort_children(element);
    });
    drop_unused_namespaces(root);
}

/// Properties that say nothing.
fn drop_empty_properties(element: &mut Element) {
    element.children.retain(|node| {
        let Some(child) = node.as_element() else { return true };
        let is_property = matches!(child.name.as_str(), "w:pPr" | "w:rPr" | "w:ind");
        let says_nothing = child.children.is_empty() && child.attributes.is_empty();
        !(is_property && says_nothing)
    });
}

/// An indent of 0 would undo the style's.
fn drop_zeros(indent: &mut Element) {
    indent.attributes.retain(|(_, value)| value != "0");
}

fn drop_unused_namespaces(root: &mut Element) {
    let mut used = BTreeSet::new();
    root.visit(&mut |element| {
        let names = element.attributes.iter().map(|(name, _)| name).chain([&element.name]);
        used.extend(names.filter_map(|name| Some(name.split_once(':')?.0.to_owned())));
    });
    root.attributes.retain(|(name, _)| match name.strip_prefix("xmlns:") {
        Some(prefix) => used.contains(prefix),
        None => true,
    });
    let ignorable = root.attribute("mc:Ignorable").map(|prefixes| {
        let kept: Vec<_> = prefixes.split(' ').filter(|it| used.contains(*it)).collect();
        kept.join(" ")
    });
    if let Some(prefixes) = ignorable {
        root.set("mc:Ignorable", prefixes);
    }
}
