//! Links that look like all other words: web addresses, and the 附件说明 to its 附件.

use super::{body::Body, package::External};
use crate::{
    document::address_pieces,
    word::{Element, Node},
};

impl Body<'_> {
    /// The relationship of a link to `address` in a table.
    pub(super) fn link_to(&mut self, address: &str) -> String {
        let id = format!("cellLink{}", self.links.len() + 1);
        let target = address.to_owned();
        self.links.push(External { id: id.clone(), kind: "hyperlink", target });
        id
    }
}

/// Makes a link of every run that holds a web address and nothing else; gives what they refer to.
pub(super) fn link_addresses(document: &mut Element) -> Vec<External> {
    let mut links = Vec::new();
    document.visit(&mut |element| {
        if element.name != "w:p" {
            return;
        }
        for node in &mut element.children {
            let Node::Element(run) = node else { continue };
            let Some(address) = whole_address(run) else { continue };
            let id = format!("link{}", links.len() + 1);
            links.push(External { id: id.clone(), kind: "hyperlink", target: address });
            let run = std::mem::take(run);
            *node = Node::Element(Element::new("w:hyperlink").with("r:id", id).child(run));
        }
    });
    links
}

/// The address that is all that a run says.
fn whole_address(run: &Element) -> Option<String> {
    let mut said = run.elements().filter(|it| it.name != "w:rPr");
    let text = said.next().filter(|it| run.name == "w:r" && it.name == "w:t")?;
    let [Node::Text(text)] = text.children.as_slice() else { return None };
    let is_address = said.next().is_none() && address_pieces(text) == [(0..text.len(), true)];
    is_address.then(|| text.clone())
}
