//! The texts that a workbook's cells share.

use std::sync::Arc;

use quick_xml::events::Event;

use crate::ledger::sheet::{
    archive::Archive,
    limit::{self, Budget},
    refusal::Refusal,
    xml::Xml,
};

/// All shared texts in their order; none when the workbook has none.
pub(super) fn read(
    archive: &mut Archive<'_>,
    budget: &mut Budget,
) -> Result<Vec<Arc<str>>, Refusal> {
    let mut texts = Vec::new();
    let part = "xl/sharedStrings.xml";
    let Some(mut xml) = Xml::open(archive, part, "共用的文字")? else { return Ok(texts) };
    while let Some(event) = xml.next()? {
        if !matches!(event, Event::Start(start) if start.local_name().as_ref() == b"si") {
            continue;
        }
        let text = unescaped(&xml.text(b"si", Some(b"t"))?);
        budget.text(text.len())?;
        texts.push(Arc::from(text));
        if texts.len() > limit::SHARED {
            return Err(Refusal::TooBig("文字"));
        }
    }
    Ok(texts)
}

/// `_x000D_`, which is how Excel writes characters that XML has no room for.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let code = code.and_then(|it| u32::from_str_radix(it, 16).ok());
        if let Some(character) = code.and_then(char::from_u32) {
            plain.push(character);
            rest = after.get(5..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escaped_characters_are_read() {
        assert_eq!(unescaped("甲_x000D_\n乙"), "甲\r\n乙");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("a_x_b_x12"), "a_x_b_x12");
    }
}
