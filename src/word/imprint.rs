//! What a document says, as one short mark: by it a file is known again whoever saved it, and one on which
//! a person worked is told from it.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Element, OBJECT, Package, Unreadable};

/// Where custom properties stand.
const PROPERTIES: &str = "docProps/custom.xml";
/// Hexadecimal digits are twice as many.
const BYTES: usize = 8;

impl Package {
    /// The mark of what it says: its words with all tracked changes accepted and with all rejected, and
    /// how many comments it has; 16 hexadecimal digits. It stays the same when a program opens and saves
    /// the file.
    ///
    /// # Errors
    /// A part of the text cannot be read.
    pub fn imprint(&self) -> Result<String, Unreadable> {
        let mut digest = Sha256::new();
        for one in [self.with_changes_accepted()?, self.with_changes_rejected()?] {
            for paragraph in one.paragraphs()? {
                let read = |it: &char| !it.is_whitespace() && *it != OBJECT;
                digest.update(paragraph.text.chars().filter(read).collect::<String>());
            }
            digest.update([0]);
        }
        digest.update(self.review()?.comments.to_string());
        Ok(HEXLOWER.encode(digest.finalize().get(..BYTES).unwrap_or_default()))
    }

    /// Sets a custom property of words where it has custom properties; none but a foreign file is without.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn set_custom_property(&mut self, name: &str, value: &str) -> Result<(), Unreadable> {
        let Some(mut root) = self.xml(PROPERTIES)? else { return Ok(()) };
        root.children.retain(|it| {
            it.as_element().is_none_or(|property| property.attribute("name") != Some(name))
        });
        let taken = root.elements().filter_map(|it| it.attribute("pid")?.parse::<u32>().ok());
        let number = taken.max().unwrap_or(1).saturating_add(1);
        root.push(
            Element::new("property")
                .with("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
                .with("pid", number)
                .with("name", name)
                .child(Element::new("vt:lpwstr").text(value)),
        );
        self.set_xml(PROPERTIES, &root);
        Ok(())
    }
}
