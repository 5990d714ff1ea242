//! Tracked changes accepted or rejected, all of them, as Word does it.

use super::{Element, Node, Package, Unreadable, package::is_xml};

/// The parts that hold text.
const TEXTS: [&str; 5] =
    ["word/document", "word/footnotes", "word/endnotes", "word/header", "word/footer"];

/// Ends of stretches that other elements say more of.
const RANGES: [&str; 12] = [
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:customXmlMoveFromRangeStart",
    "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart",
    "w:customXmlMoveToRangeEnd",
];

/// What becomes of all changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Accepted,
    Rejected,
}

impl Package {
    /// Whether anything in it is a tracked change.
    ///
    /// # Errors
    /// A part that holds text cannot be read.
    pub fn has_changes(&self) -> Result<bool, Unreadable> {
        for path in self.texts() {
            if self.xml(&path)?.is_some_and(|it| has_changes(&it)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The same with all its tracked changes accepted.
    ///
    /// # Errors
    /// A part that holds text cannot be read.
    pub fn with_changes_accepted(&self) -> Result<Self, Unreadable> {
        self.settled(accept_all)
    }

    /// The same with all its tracked changes rejected.
    ///
    /// # Errors
    /// A part that holds text cannot be read.
    pub fn with_changes_rejected(&self) -> Result<Self, Unreadable> {
        self.settled(reject_all)
    }

    fn settled(&self, settle: fn(&mut Element)) -> Result<Self, Unreadable> {
        let mut settled = self.clone();
        for path in self.texts() {
            if let Some(mut root) = self.xml(&path)? {
                settle(&mut root);
                settled.set_xml(&path, &root);
            }
        }
        settled.drop_lost_notes("word/footnotes.xml", "w:footnote")?;
        settled.drop_lost_notes("word/endnotes.xml", "w:endnote")?;
        Ok(settled)
    }

    /// Drops the notes that no mark leads to.
    fn drop_lost_notes(&mut self, path: &str, name: &str) -> Result<(), Unreadable> {
        let Some(mut notes) = self.xml(path)? else { return Ok(()) };
        let mut known = Vec::new();
        references(&self.document()?, &format!("{name}Reference"), &mut known);
        notes.children.retain(|node| {
            node.as_element().is_none_or(|it| {
                let is_note =
                    it.name == name && it.attribute("w:type").is_none_or(|it| it == "normal");
                !is_note || it.attribute("w:id").is_some_and(|id| known.iter().any(|it| it == id))
            })
        });
        self.set_xml(path, &notes);
        Ok(())
    }

    fn texts(&self) -> Vec<String> {
        let is_text = |it: &&str| is_xml(it) && TEXTS.iter().any(|text| it.starts_with(text));
        self.paths().filter(is_text).map(str::to_owned).collect()
    }
}

/// Accepts all tracked changes in `root`, a document or what holds paragraphs.
pub(crate) fn accept_all(root: &mut Element) {
    Verdict::Accepted.settle(root);
}

/// Rejects them.
pub(crate) fn reject_all(root: &mut Element) {
    Verdict::Rejected.settle(root);
}

/// Whether `root` has tracked changes of words, paragraphs, rows or cells.
pub(crate) fn has_changes(root: &Element) -> bool {
    root.elements().any(|it| is_insertion(&it.name) || is_deletion(&it.name) || has_changes(it))
}

fn references(root: &Element, name: &str, into: &mut Vec<String>) {
    for child in root.elements() {
        if child.name == name {
            into.extend(child.attribute("w:id").map(str::to_owned));
        }
        references(child, name, into);
    }
}

fn is_insertion(name: &str) -> bool {
    matches!(name, "w:ins" | "w:moveTo" | "w:cellIns")
}

fn is_deletion(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "w:cellDel")
}

impl Verdict {
    /// Whether what bears an element of this name goes.
    fn removes(self, name: &str) -> bool {
        match self {
            Self::Accepted => is_deletion(name),
            Self::Rejected => is_insertion(name),
        }
    }

    fn settle(self, element: &mut Element) {
        let children = std::mem::take(&mut element.children);
        let mut settled = Vec::with_capacity(children.len());
        self.take(children, &mut settled);
        element.children = if settled.iter().any(|it| it.ends) {
            joined(settled)
        } else {
            settled.into_iter().map(|it| it.node).collect()
        };
        let must_hold_text =
            matches!(element.name.as_str(), "w:tc" | "w:txbxContent" | "w:footnote");
        if must_hold_text && element.elements().all(|it| it.name != "w:p") {
            element.push(Element::new("w:p"));
        }
    }

    /// Adds what stays of `children`.
    fn take(self, children: Vec<Node>, into: &mut Vec<Settled>) {
        for node in children {
            let Node::Element(mut child) = node else {
                into.push(Settled { node, ends: false });
                continue;
            };
            let name = child.name.as_str();
            if self.removes(name) || RANGES.contains(&name) || self.is_removed(&child) {
                continue;
            }
            if is_insertion(name) || is_deletion(name) {
                self.take(child.children, into);
                continue;
            }
            let ends = child.name == "w:p" && self.loses_mark(&child);
            if is_properties(&child.name) {
                self.settle_properties(&mut child);
            } else {
                let had_rows = child.name == "w:tbl" && child.first("w:tr").is_some();
                let had_words = is_wrapper(&child.name) && !child.children.is_empty();
                self.settle(&mut child);
                let lost_rows = had_rows && child.first("w:tr").is_none();
                if lost_rows || had_words && child.children.is_empty() {
                    continue;
                }
            }
            if self == Self::Rejected {
                restore_name(&mut child);
            }
            into.push(Settled { node: Node::Element(child), ends });
        }
    }

    /// Whether a row or a cell goes.
    fn is_removed(self, element: &Element) -> bool {
        let properties = match element.name.as_str() {
            "w:tr" => element.first("w:trPr"),
            "w:tc" => element.first("w:tcPr"),
            _ => None,
        };
        properties.is_some_and(|it| it.elements().any(|it| self.removes(&it.name)))
    }

    /// Whether the mark that ends a paragraph goes.
    fn loses_mark(self, paragraph: &Element) -> bool {
        let mark = paragraph.first("w:pPr").and_then(|it| it.first("w:rPr"));
        mark.is_some_and(|it| it.elements().any(|it| self.removes(&it.name)))
    }

    fn settle_properties(self, properties: &mut Element) {
        let change = format!("{}Change", properties.name);
        if let Some(before) = properties.first(&change).filter(|_| self == Self::Rejected) {
            let name = properties.name.as_str();
            let before = before.first(name).map(|it| it.children.clone()).unwrap_or_default();
            // What the record of a change never holds.
            properties.children.retain(|it| {
                it.as_element().is_some_and(|it| {
                    let of_paragraph =
                        name == "w:pPr" && matches!(it.name.as_str(), "w:rPr" | "w:sectPr");
                    let of_section = name == "w:sectPr" && it.name.ends_with("Reference");
                    of_paragraph || of_section
                })
            });
            let held = std::mem::take(&mut properties.children);
            properties.children = if name == "w:sectPr" {
                held.into_iter().chain(before).collect()
            } else {
                before.into_iter().chain(held).collect()
            };
        }
        properties.children.retain(|it| {
            it.as_element().is_none_or(|it| {
                let name = it.name.as_str();
                !(is_insertion(name)
                    || is_deletion(name)
                    || name.ends_with("Change")
                    || name == "w:cellMerge")
            })
        });
        for inner in properties.elements_mut().filter(|it| is_properties(&it.name)) {
            self.settle_properties(inner);
        }
    }
}

/// A node that stays, and whether it is a paragraph whose mark goes.
struct Settled {
    node: Node,
    ends: bool,
}

fn is_properties(name: &str) -> bool {
    matches!(
        name,
        "w:pPr"
            | "w:rPr"
            | "w:tblPr"
            | "w:tblPrEx"
            | "w:trPr"
            | "w:tcPr"
            | "w:sectPr"
            | "w:tblGrid"
    )
}

/// Whether it is around runs and nothing without them.
fn is_wrapper(name: &str) -> bool {
    matches!(name, "w:hyperlink" | "w:fldSimple" | "w:smartTag")
}

/// Deleted text as text again.
fn restore_name(element: &mut Element) {
    match element.name.as_str() {
        "w:delText" => "w:t".clone_into(&mut element.name),
        "w:delInstrText" => "w:instrText".clone_into(&mut element.name),
        _ => {}
    }
}

/// Paragraphs whose mark went run into the one after them, which keeps its own look.
fn joined(settled: Vec<Settled>) -> Vec<Node> {
    let mut all = Vec::with_capacity(settled.len());
    let mut open: Option<Element> = None;
    for Settled { node, ends } in settled {
        match node {
            Node::Element(paragraph) if paragraph.name == "w:p" => {
                let paragraph = match open.take() {
                    Some(before) => run_together(before, paragraph),
                    None => paragraph,
                };
                if ends {
                    open = Some(paragraph);
                } else {
                    all.push(Node::Element(paragraph));
                }
            }
            Node::Element(element) if is_end_of_range(&element.name) => {
                all.push(Node::Element(element));
            }
            Node::Element(element) => {
                // The mark before a section's end, which is the last, cannot go.
                let is_last = element.name == "w:sectPr";
                all.extend(open.take().into_iter().flat_map(|it| alone(it, is_last)));
                all.push(Node::Element(element));
            }
            other => all.push(other),
        }
    }
    all.extend(open.into_iter().flat_map(|it| alone(it, true)));
    all
}

fn run_together(before: Element, mut after: Element) -> Element {
    let is_properties = |it: &Node| it.as_element().is_some_and(|it| it.name == "w:pPr");
    let at = usize::from(after.children.first().is_some_and(is_properties));
    let words = before.children.into_iter().filter(|it| !is_properties(it));
    after.children.splice(at..at, words);
    after
}

/// A paragraph whose mark went and that nothing can run into: it stays where it has words.
fn alone(paragraph: Element, is_last: bool) -> Vec<Node> {
    let has_words = paragraph.elements().any(|it| it.name != "w:pPr" && !is_end_of_range(&it.name));
    if has_words || is_last {
        return vec![Node::Element(paragraph)];
    }
    let ranges = |it: &Node| it.as_element().is_some_and(|it| is_end_of_range(&it.name));
    paragraph.children.into_iter().filter(ranges).collect()
}

/// Whether it only says where a stretch begins or ends, and may stand anywhere.
fn is_end_of_range(name: &str) -> bool {
    name.ends_with("RangeStart")
        || name.ends_with("RangeEnd")
        || matches!(name, "w:bookmarkStart" | "w:bookmarkEnd" | "w:proofErr")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(xml: &str, settle: fn(&mut Element)) -> String {
        let mut root = Element::parse(format!("<w:body>{xml}</w:body>").as_bytes()).unwrap();
        settle(&mut root);
        let text = String::from_utf8(root.to_document()).unwrap();
        let text = text.split_once("<w:body>").unwrap().1;
        text.trim_end_matches("</w:body>").to_owned()
    }

    #[test]
    fn words_stay_or_go() {
        let xml = "<w:p><w:ins><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>\
                   <w:moveFrom><w:r><w:t>丙</w:t></w:r></w:moveFrom></w:p>";
        assert_eq!(settled(xml, accept_all), "<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
        assert_eq!(settled(xml, reject_all), "<w:p><w:r><w:t>丙</w:t></w:r></w:p>");
    }

    #[test]
    fn a_paragraph_whose_mark_goes_runs_into_the_next() {
        let xml = "<w:p><w:pPr><w:jc/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
                   <w:p><w:pPr><w:ind/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>";
        assert_eq!(
            settled(xml, accept_all),
            "<w:p><w:pPr><w:ind/></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>"
        );
        assert_eq!(
            settled(xml, reject_all),
            "<w:p><w:pPr><w:jc/><w:rPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\
             <w:p><w:pPr><w:ind/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn an_empty_paragraph_goes_before_a_table_and_stays_at_the_end() {
        let gone = "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>";
        let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
        assert_eq!(settled(&format!("{gone}{table}"), reject_all), table);
        assert_eq!(
            settled(&format!("{table}{gone}<w:sectPr/>"), reject_all),
            format!("{table}<w:p><w:pPr><w:rPr/></w:pPr></w:p><w:sectPr/>")
        );
    }

    #[test]
    fn rows_go_and_the_table_with_its_last() {
        let row = |change: &str, text: &str| {
            format!(
                "<w:tr><w:trPr><w:{change}/></w:trPr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
            )
        };
        let xml = format!("<w:tbl>{}</w:tbl><w:p/>", row("del", "甲"));
        assert_eq!(settled(&xml, accept_all), "<w:p/>");
        let xml = format!("<w:tbl>{}{}</w:tbl>", row("del", "甲"), row("ins", "乙"));
        assert!(
            settled(&xml, accept_all).contains("乙") && !settled(&xml, accept_all).contains("甲")
        );
        assert!(
            settled(&xml, reject_all).contains("甲") && !settled(&xml, reject_all).contains("乙")
        );
    }

    #[test]
    fn a_look_is_as_before_where_its_change_is_rejected() {
        let xml = "<w:p><w:pPr><w:jc/><w:rPr><w:b/></w:rPr><w:pPrChange><w:pPr><w:ind/></w:pPr></w:pPrChange></w:pPr>\
                   <w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>";
        assert_eq!(
            settled(xml, accept_all),
            "<w:p><w:pPr><w:jc/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>"
        );
        assert_eq!(
            settled(xml, reject_all),
            "<w:p><w:pPr><w:ind/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>甲</w:t></w:r></w:p>"
        );
    }
}
