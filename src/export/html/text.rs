//! Words: escaped, addresses to follow, footnotes.

use std::fmt::Write as _;

use super::Page;
use crate::document::{Inline, InlineContent, address_pieces, plain_text};

/// `text` as it stands between tags and in attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

impl Page<'_> {
    /// An element that holds words, on a line of its own; nothing where there are none.
    pub(super) fn element(&mut self, name: &str, attributes: &str, text: &[Inline]) {
        if !text.is_empty() {
            let words = self.inlines(text);
            self.push(&format!("<{name}{attributes}>{words}</{name}>\n"));
        }
    }

    /// Words; their footnotes are kept for the end.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> String {
        let mut html = String::new();
        for inline in inlines {
            match &inline.content {
                InlineContent::Text(text) => html.push_str(&linked(text)),
                InlineContent::Strong(inner) => {
                    let inner = self.inlines(inner);
                    let _ = write!(html, "<strong>{inner}</strong>");
                }
                InlineContent::Footnote(note) => html.push_str(&self.footnote(note)),
                InlineContent::Missing(_) => {
                    let text = plain_text(std::slice::from_ref(inline));
                    let _ = write!(html, "<mark>{}</mark>", escaped(&text));
                }
                InlineContent::Figure(_)
                | InlineContent::Case(_)
                | InlineContent::Claim(_)
                | InlineContent::Annex(_)
                | InlineContent::Change(_)
                | InlineContent::Name(_) => {
                    html.push_str(&escaped(&plain_text(std::slice::from_ref(inline))));
                }
            }
        }
        html
    }

    /// The mark of a footnote, which leads to it.
    fn footnote(&mut self, note: &[Inline]) -> String {
        let nth = self.notes.len().saturating_add(1);
        self.notes.push(String::new());
        let words = self.inlines(note);
        if let Some(place) = self.notes.get_mut(nth.saturating_sub(1)) {
            *place = words;
        }
        format!(
            "<sup><a id=\"mark-{nth}\" href=\"#note-{nth}\" role=\"doc-noteref\">〔{nth}〕</a></sup>"
        )
    }

    /// All footnotes, each with a link back to its mark.
    pub(super) fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.push(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n",
        );
        for (nth, note) in (1_usize..).zip(std::mem::take(&mut self.notes)) {
            self.push(&format!(
                "<li id=\"note-{nth}\">{note}<a href=\"#mark-{nth}\" role=\"doc-backlink\" \
                 aria-label=\"返回正文第{nth}处\">↩</a></li>\n"
            ));
        }
        self.push("</ol>\n</section>\n");
    }
}

/// Words with their web addresses as links.
fn linked(text: &str) -> String {
    let mut html = String::new();
    for (range, is_address) in address_pieces(text) {
        let piece = escaped(text.get(range).unwrap_or_default());
        if is_address {
            let _ = write!(html, "<a href=\"{piece}\">{piece}</a>");
        } else {
            html.push_str(&piece);
        }
    }
    html
}
