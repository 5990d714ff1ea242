//! Whether a person edited a document since it was written, by the copy that it keeps of its own text.

use super::{Base, Element, OBJECT, Package, Unreadable};

/// The parts in which a person writes.
const PARTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];

/// What a person leaves in the text besides words.
const TRACES: [&str; 6] =
    ["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference", "w:commentRangeStart"];
/// How the changes of a look end that are tracked: `w:rPrChange`.
const TRACKED_LOOK: &str = "Change";

/// Whether the DOCX that `bytes` are says anything but what was written: other words, changes that are
/// tracked, comments. What a program makes of it that opens and saves it is no edit. `None` where the
/// file keeps no copy of its text, or is no document.
pub fn is_edited(bytes: &[u8]) -> Option<bool> {
    let package = Package::read(bytes).ok()?;
    let base = Base::kept_in(&package)?;
    says_otherwise(&package, &base).ok()
}

fn says_otherwise(package: &Package, base: &Base) -> Result<bool, Unreadable> {
    for part in PARTS {
        if package.xml(part)?.is_some_and(|it| has_traces(&it)) {
            return Ok(true);
        }
    }
    let now = package.paragraphs()?;
    let now = now.iter().map(|it| bare(&it.text)).filter(|it| !it.is_empty());
    let then = base.paragraphs.iter().map(|it| bare(&it.text)).filter(|it| !it.is_empty());
    Ok(!now.eq(then))
}

/// The words of a paragraph without blanks and what is no text: programs write both in their own ways.
fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace() && *it != OBJECT).collect()
}

fn has_traces(element: &Element) -> bool {
    let name = element.name.as_str();
    TRACES.contains(&name)
        || (name.starts_with("w:") && name.ends_with(TRACKED_LOOK))
        || element.elements().any(has_traces)
}
