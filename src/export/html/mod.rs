//! HTML for the web edition: what the document says, in elements that mean it. One file with one
//! style sheet, without scripts and without anything fetched from elsewhere; charts are drawn in it
//! and pictures stand in it. How it looks is left to the reader's own colours, screen and paper.

mod blocks;
mod chart;
mod frame;
mod picture;
mod table;
mod text;

use super::{ExportError, Exporter, Manuscript};
use crate::document::Level;
pub(crate) use text::escaped;

/// Writes HTML.
#[derive(Clone, Copy, Debug)]
pub struct Html;

/// The page as far as it is written.
struct Page<'a> {
    manuscript: Manuscript<'a>,
    html: String,
    /// The headings that the next block stands below, from the highest.
    open: Vec<Level>,
    /// The footnotes so far, written.
    notes: Vec<String>,
}

impl Exporter for Html {
    fn extension(&self) -> &'static str {
        "html"
    }

    fn export(&self, manuscript: &Manuscript<'_>) -> Result<Vec<u8>, ExportError> {
        let mut page = Page {
            manuscript: *manuscript,
            html: String::new(),
            open: Vec::new(),
            notes: Vec::new(),
        };
        page.document();
        Ok(page.html.into_bytes())
    }
}

impl Page<'_> {
    fn document(&mut self) {
        let properties = self.manuscript.properties;
        let (title, author) = (escaped(&properties.title), escaped(&properties.author));
        let style = include_str!("style.css");
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<meta name=\"author\" content=\"{author}\">\n\
             <meta name=\"generator\" content=\"huibao\">\n<style>\n{style}</style>\n</head>\n\
             <body>\n<article>\n"
        ));
        self.header();
        self.body();
        self.footnotes();
        self.push("</article>\n</body>\n</html>\n");
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }
}
