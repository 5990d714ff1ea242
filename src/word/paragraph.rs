//! The paragraphs of a document in reading order, whatever program wrote it.

use std::ops::Range;

use super::{Element, Node};

/// What the name of a block's bookmark begins with.
pub const BOOKMARK_PREFIX: &str = "_hb_";

/// What stands in a paragraph's text for what is no text: a footnote's mark, a picture.
pub const OBJECT: char = '\u{FFFC}';

/// A paragraph as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The children to go down by from the root to its `w:p`.
    pub path: Vec<usize>,
    /// The blocks whose bookmarks begin in it, by what follows [`BOOKMARK_PREFIX`].
    pub ids: Vec<String>,
    /// The id of its style; empty where it names none.
    pub style: String,
    /// Where it stands.
    pub standing: Standing,
    /// Its text: inserted words with the others, deleted ones not; a typed line end as `\n`, a tab as
    /// `\t`, [`OBJECT`] for what is no text.
    pub text: String,
}

/// Where a paragraph stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In the text, also in a box.
    #[default]
    Body,
    /// In a cell, of the innermost table that holds it.
    Cell {
        /// Which table of the document, from 0, in the order in which they begin.
        table: usize,
        /// Which row of it.
        row: usize,
        /// Which cell of the row, as written.
        column: usize,
    },
    /// In a footnote of that id.
    Footnote(String),
}

/// The paragraphs below `root`, which is a document, its body or the footnotes.
pub(crate) fn paragraphs(root: &Element) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    reader.children(root, &Standing::Body);
    reader.found
}

/// The same, with the tables that are written as text already: before how many of the paragraphs each
/// stands, and which table of the document it is.
pub(crate) fn paragraphs_and_written(root: &Element) -> (Vec<Paragraph>, Vec<(usize, usize)>) {
    let mut reader = Reader::default();
    reader.children(root, &Standing::Body);
    (reader.found, reader.written)
}

/// The text of the paragraph `element`.
pub(crate) fn text_of(element: &Element) -> String {
    let mut text = String::new();
    pieces(element, &mut Vec::new(), &mut |piece| {
        text.push_str(piece.text);
    });
    text
}

/// A piece of a paragraph's text and the element that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The children to go down by from the paragraph to the `w:t`, or to what stands for a character.
    pub(crate) path: &'a [usize],
    /// What it adds to the text.
    pub(crate) text: &'a str,
    /// Whether it is a `w:t`.
    pub(crate) is_words: bool,
}

/// Shows the pieces of the paragraph `element` in order.
pub(crate) fn pieces(element: &Element, path: &mut Vec<usize>, show: &mut dyn FnMut(&Piece<'_>)) {
    for (at, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(at);
        let mut object = [0; 4];
        let said: Option<&str> = match child.name.as_str() {
            "w:t" => {
                let text: String = child.children.iter().filter_map(words).collect();
                show(&Piece { path: path.as_slice(), text: &text, is_words: true });
                None
            }
            "w:tab" if element.name == "w:r" => Some("\t"),
            "w:br" | "w:cr" => Some("\n"),
            "w:noBreakHyphen" => Some("\u{2011}"),
            // A box says only its words, whose paragraphs are read by themselves: LibreOffice makes boxes
            // of frames.
            "w:drawing" | "w:pict" if is_box(child) => None,
            "w:footnoteReference" | "w:endnoteReference" | "w:drawing" | "w:pict" | "w:object" => {
                Some(OBJECT.encode_utf8(&mut object))
            }
            // A nested paragraph (a text box) is one of its own; what was deleted or moved away is not
            // read, nor what only old programs are to show.
            "w:p" | "w:del" | "w:moveFrom" | "w:delText" | "w:instrText" | "w:pPr" | "w:rPr"
            | "mc:Fallback" | "w:rt" => None,
            _ => {
                pieces(child, path, show);
                None
            }
        };
        if let Some(text) = said {
            show(&Piece { path: path.as_slice(), text, is_words: false });
        }
        path.pop();
    }
}

/// Whether text stands in a drawing.
fn is_box(drawing: &Element) -> bool {
    drawing.elements().any(|it| it.name == "w:txbxContent" || is_box(it))
}

fn words(node: &Node) -> Option<&str> {
    match node {
        Node::Text(text) => Some(text),
        Node::Element(_) | Node::Xml(_) => None,
    }
}

#[derive(Default)]
struct Reader {
    found: Vec<Paragraph>,
    path: Vec<usize>,
    tables: usize,
    written: Vec<(usize, usize)>,
}

impl Reader {
    fn children(&mut self, of: &Element, standing: &Standing) {
        for at in 0..of.children.len() {
            self.child(of, at, standing);
        }
    }

    fn child(&mut self, of: &Element, at: usize, standing: &Standing) {
        let child = match of.children.get(at) {
            Some(Node::Element(child)) => child,
            Some(Node::Xml(_)) => {
                self.written.push((self.found.len(), self.tables));
                self.tables = self.tables.saturating_add(1);
                return;
            }
            _ => return,
        };
        self.path.push(at);
        match child.name.as_str() {
            "w:p" => self.paragraph(child, standing),
            "w:tbl" => self.table(child),
            "w:footnote" => {
                let id = child.attribute("w:id").unwrap_or_default().to_owned();
                // The separators are no notes.
                if child.attribute("w:type").is_none_or(|it| it == "normal") {
                    self.children(child, &Standing::Footnote(id));
                }
            }
            "mc:Fallback" | "w:pPr" | "w:rPr" => {}
            _ => self.children(child, standing),
        }
        self.path.pop();
    }

    fn paragraph(&mut self, paragraph: &Element, standing: &Standing) {
        // What floats beside it is read before it, as frames stand before the paragraph that they are
        // anchored to.
        self.children(paragraph, standing);
        let mut ids = Vec::new();
        bookmarks(paragraph, &mut ids);
        let style = paragraph.first("w:pPr").and_then(|it| it.first("w:pStyle"));
        let style = style.and_then(|it| it.attribute("w:val")).unwrap_or_default();
        self.found.push(Paragraph {
            path: self.path.clone(),
            ids,
            style: style.to_owned(),
            standing: standing.clone(),
            text: text_of(paragraph),
        });
    }

    fn table(&mut self, table: &Element) {
        let nth = self.tables;
        self.tables = self.tables.saturating_add(1);
        let is = |node: &Node, name: &str| node.as_element().is_some_and(|it| it.name == name);
        let rows = (0..table.children.len())
            .filter(|at| table.children.get(*at).is_some_and(|it| is(it, "w:tr")));
        for (row, at) in rows.enumerate() {
            let Some(Node::Element(cells)) = table.children.get(at) else { continue };
            self.path.push(at);
            let of_row = (0..cells.children.len())
                .filter(|at| cells.children.get(*at).is_some_and(|it| is(it, "w:tc")));
            for (column, at) in of_row.enumerate() {
                let standing = Standing::Cell { table: nth, row, column };
                self.child(cells, at, &standing);
            }
            self.path.pop();
        }
    }
}

/// The blocks whose bookmarks begin in `element`.
pub(crate) fn bookmarks(element: &Element, into: &mut Vec<String>) {
    for child in element.elements().filter(|it| it.name != "w:p") {
        if child.name == "w:bookmarkStart" {
            let name = child.attribute("w:name").and_then(|it| it.strip_prefix(BOOKMARK_PREFIX));
            // LibreOffice renames the bookmark of what is pasted or moved by keys, and cuts the name off.
            let id = name.map(|it| it.split_once("_C").map_or(it, |(id, _)| id));
            into.extend(id.map(str::to_owned));
        }
        bookmarks(child, into);
    }
}

impl Paragraph {
    /// The element itself.
    pub(crate) fn of<'a>(&self, root: &'a Element) -> Option<&'a Element> {
        root.at(&self.path)
    }

    /// The bytes of its text but for blanks at both ends.
    pub fn trimmed(&self) -> Range<usize> {
        let start = self.text.len().saturating_sub(self.text.trim_start().len());
        start..start.saturating_add(self.text.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Vec<Paragraph> {
        paragraphs(&Element::parse(format!("<w:body>{xml}</w:body>").as_bytes()).unwrap())
    }

    #[test]
    fn a_paragraph_is_its_words_without_what_was_deleted() {
        let found = read(
            "<w:p><w:pPr><w:pStyle w:val='Body'/><w:tabs><w:tab/></w:tabs></w:pPr>\
             <w:bookmarkStart w:id='1' w:name='_hb_ABC'/><w:r><w:t>共</w:t></w:r>\
             <w:ins><w:r><w:t>收到</w:t></w:r></w:ins><w:del><w:r><w:delText>有</w:delText></w:r></w:del>\
             <w:hyperlink><w:r><w:t>67</w:t><w:tab/><w:br/></w:r></w:hyperlink>\
             <w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        );
        let [only] = found.as_slice() else { panic!() };
        assert_eq!(only.text, "共收到67\t\n\u{FFFC}");
        assert_eq!(
            (only.ids.as_slice(), only.style.as_str()),
            (["ABC".to_owned()].as_slice(), "Body")
        );
    }

    #[test]
    fn a_copy_bears_the_identity_of_what_it_was_copied_from() {
        let mark = |name: &str| format!("<w:p><w:bookmarkStart w:name='_hb_{name}'/></w:p>");
        let names = ["A_Copy_1", "A_2", "A_2_Copy_1_Copy_", "A_Copy_1_C"];
        let found = read(&names.map(mark).concat());
        let ids: Vec<&str> = found.iter().flat_map(|it| &it.ids).map(String::as_str).collect();
        assert_eq!(ids, ["A", "A_2", "A_2", "A"]);
    }

    #[test]
    fn a_frame_that_became_a_box_reads_as_the_frame_did() {
        let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let written = format!(
            "<w:p><w:pPr><w:framePr/></w:pPr></w:p>{}{}",
            line("某区文件"),
            line("府〔2025〕7号")
        );
        let box_of =
            |text: &str| format!("<w:txbxContent>{text}{}</w:txbxContent>", line("某区文件"));
        let returned = format!(
            "<w:p><w:r><w:t>府〔</w:t></w:r><w:r><w:t>2025</w:t></w:r><w:r><w:t>〕7号</w:t></w:r>\
             <w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH>\
             <wp:posOffset>1007745</wp:posOffset></wp:positionH><wp14:sizeRelH><wp14:pctWidth>20000</wp14:pctWidth>\
             </wp14:sizeRelH><a:graphic><a:graphicData><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData>\
             </a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>{}</v:textbox>\
             </v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            box_of("<w:p/>"),
            box_of("<w:p/>")
        );
        let texts = |xml: &str| read(xml).into_iter().map(|it| it.text).collect::<Vec<_>>();
        assert_eq!(texts(&written), ["", "某区文件", "府〔2025〕7号"]);
        assert_eq!(texts(&returned), texts(&written));
        let only_old = "<w:p><w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>\
             </w:txbxContent></v:textbox></v:rect></w:pict></w:r><w:r><w:t>文</w:t></w:r></w:p>";
        assert_eq!(texts(only_old), ["框", "文"]);
    }

    #[test]
    fn cells_know_their_row_and_column_and_boxes_are_read_once() {
        let cell =
            |text: &str| format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let found = read(&format!(
            "<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>\
             <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>\
             </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback>\
             </mc:AlternateContent></w:r><w:r><w:t>文</w:t></w:r></w:p>",
            cell("甲"),
            cell("乙"),
            cell("丙")
        ));
        let told: Vec<_> = found.iter().map(|it| (it.text.as_str(), it.standing.clone())).collect();
        let at = |row, column| Standing::Cell { table: 0, row, column };
        assert_eq!(
            told,
            [
                ("甲", at(0, 0)),
                ("乙", at(0, 1)),
                ("丙", at(1, 0)),
                ("框", Standing::Body),
                ("文", Standing::Body)
            ]
        );
    }
}
