//! Whether a person edited a document since it was written, by the copy that it keeps of its own text.

use super::{Base, Element, OBJECT, Package, Unreadable, custom_property};

/// The parts in which a person writes.
const PARTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];

/// What a person leaves in the text besides words.
const TRACES: [&str; 6] =
    ["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference", "w:commentRangeStart"];
/// How the changes of a look end that are tracked: `w:rPrChange`.
const TRACKED_LOOK: &str = "Change";

/// Whether the DOCX that `bytes` are is anything but what was written: other words, changes that are
/// tracked, comments; and other pictures, headers, footers or words that stand out than in `written`, which
/// finds what was written by the id of its base copy. What a program makes of it that opens and saves it is
/// no edit. `None` where the file keeps no copy of its text, or is no document.
pub fn is_edited(bytes: &[u8], written: impl FnOnce(&str) -> Option<Package>) -> Option<bool> {
    let package = Package::read(bytes).ok()?;
    let base = Base::kept_in(&package)?;
    if says_otherwise(&package, &base).ok()? {
        return Some(true);
    }
    let written = custom_property(&package, "huibao.base").and_then(|it| written(&it));
    match written {
        Some(written) => package.look_changes(&written).ok().map(|it| !it.is_empty()),
        None => package.is_highlighted().ok(),
    }
}

/// Whether the DOCX that `bytes` are, though a person edited it, is nothing but what `now` is: then nothing
/// is lost when that takes its place.
pub fn says_the_same(bytes: &[u8], now: &Package) -> bool {
    let Ok(package) = Package::read(bytes) else { return false };
    let Some(base) = Base::kept_in(now) else { return false };
    let says_otherwise = says_otherwise(&package, &base);
    says_otherwise == Ok(false) && package.look_changes(now).is_ok_and(|it| it.is_empty())
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
