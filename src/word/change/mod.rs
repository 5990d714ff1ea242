//! Tracked changes accepted or rejected, all of them, as Word does it.

mod joined;
mod verdict;

use self::verdict::{Verdict, is_deletion, is_insertion};
use super::{Element, Package, Unreadable, package::is_xml};

/// The parts that hold text.
const TEXTS: [&str; 5] =
    ["word/document", "word/footnotes", "word/endnotes", "word/header", "word/footer"];

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
fn accept_all(root: &mut Element) {
    Verdict::Accepted.settle(root);
}

/// Rejects them.
fn reject_all(root: &mut Element) {
    Verdict::Rejected.settle(root);
}

/// Whether `root` has tracked changes of words, paragraphs, rows or cells.
fn has_changes(root: &Element) -> bool {
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
