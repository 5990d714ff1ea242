//! `settings.xml`: what holds for the whole document.

use super::{measure::cells, package::WORDPROCESSING};
use crate::{style::Typesetting, word::Element};

/// The whole part.
pub(super) fn settings(footnotes: bool, typesetting: Typesetting) -> Element {
    let compression =
        if typesetting.compresses_marks() { "compressPunctuation" } else { "doNotCompress" };
    let mut settings = Element::new("w:settings").with("xmlns:w", WORDPROCESSING).holding([
        Element::new("w:zoom").with("w:percent", 100),
        Element::value("w:defaultTabStop", cells(2.0)),
        Element::new("w:evenAndOddHeaders"),
        Element::value("w:characterSpacingControl", compression),
        compatibility(),
        Element::value("w:themeFontLang", "en-US").with("w:eastAsia", "zh-CN"),
        Element::value("w:decimalSymbol", "."),
        Element::value("w:listSeparator", ","),
    ]);
    if footnotes {
        let separators = [-1, 0].map(|id| Element::new("w:footnote").with("w:id", id));
        let properties = Element::new("w:footnotePr").child(footnote_marks());
        settings.push(properties.holding(separators));
    }
    settings
}

/// Footnotes are marked ① to ⑳. `LibreOffice` wants to be told so in each section.
pub(super) fn footnote_marks() -> Element {
    Element::value("w:numFmt", "decimalEnclosedCircle")
}

/// Word lays the document out as since 2013, not in a compatibility mode.
fn compatibility() -> Element {
    let setting = |name: &str, value: u32| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    Element::new("w:compat").holding([
        setting("compatibilityMode", 15),
        setting("overrideTableStyleFontSizeAndJustification", 1),
        setting("enableOpenTypeFeatures", 1),
        setting("doNotFlipMirrorIndents", 1),
        setting("differentiateMultirowTableHeaders", 1),
        setting("useWord2013TrackBottomHyphenation", 0),
    ])
}
