//! Documents written in a few words, and what of their pages a reader would measure.

use std::{collections::BTreeMap, sync::Arc};

use huibao::{
    diagnostic::{Diagnostics, Place, SourceFile, SourceKind},
    document::{
        Annex, Block, BlockContent, BlockId, Cell, CellAlignment, ColumnCount, Columns, Document,
        Head, Heading, Inline, InlineContent, Level, Picture, Signature, SignaturePosition,
        Signing, Table,
    },
    layout::{self, Faces, GlyphRun, Laid, PageItem},
    style::{Typesetting, gb9704::PT_PER_MM},
};

/// Text as an inline whose origin is a file of just this text.
pub(crate) fn text(text: &str) -> Vec<Inline> {
    vec![inline(text, InlineContent::Text(text.into()))]
}

/// An inline of any nature, written as `source`.
pub(crate) fn inline(source: &str, content: InlineContent) -> Inline {
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, source);
    Inline { origin: Place::new(&file, 0..source.len()), content }
}

/// A document in the making.
pub(crate) struct Manuscript {
    pub(crate) document: Document,
    pub(crate) pictures: BTreeMap<String, Arc<[u8]>>,
    pub(crate) typesetting: Typesetting,
}

impl Manuscript {
    pub(crate) fn new(title: &str) -> Self {
        let head = Head { title: text(title), ..Head::default() };
        let document = Document { head, ..Document::default() };
        Self { document, pictures: BTreeMap::new(), typesetting: Typesetting::default() }
    }

    pub(crate) fn typeset(self, typesetting: Typesetting) -> Self {
        Self { typesetting, ..self }
    }

    pub(crate) fn block(mut self, content: BlockContent) -> Self {
        let block = block(self.document.body.len(), content);
        self.document.body.push(block);
        self
    }

    pub(crate) fn paragraph(self, words: &str) -> Self {
        self.block(BlockContent::Paragraph(text(words)))
    }

    pub(crate) fn heading(self, level: Level, number: &str, words: &str, rest: &str) -> Self {
        let rest = if rest.is_empty() { Vec::new() } else { text(rest) };
        let number = number.into();
        self.block(BlockContent::Heading(Heading { level, number, text: text(words), rest }))
    }

    pub(crate) fn table(self, caption: &str, rows: &[&[&str]]) -> Self {
        self.block(table(caption, rows))
    }

    pub(crate) fn picture(mut self, path: &str, bytes: &[u8], caption: &str) -> Self {
        self.pictures.insert(path.into(), bytes.into());
        self.block(BlockContent::Picture(Picture {
            path: path.into(),
            caption: text(caption),
            width: None,
        }))
    }

    pub(crate) fn annex(self, number: Option<usize>, title: &str, words: &str) -> Self {
        let blocks = vec![block(100, BlockContent::Paragraph(text(words)))];
        self.block(BlockContent::Annex(Annex {
            number,
            title: text(title),
            blocks,
            ..Annex::default()
        }))
    }

    pub(crate) fn signed(mut self, position: SignaturePosition, by: &str, date: &str) -> Self {
        self.document.signature = Some(Signature {
            signatories: vec![text(by)],
            issue_date: text(date),
            position,
            ..Signature::default()
        });
        self
    }

    /// Signed at the end by `by`, in this way, on 2025年9月19日.
    pub(crate) fn closed(mut self, signing: Signing, by: &[&str]) -> Self {
        self.document.signature = Some(Signature {
            signatories: by.iter().map(|it| text(it)).collect(),
            issue_date: text("2025年9月19日"),
            position: SignaturePosition::AtEnd,
            signing,
        });
        self
    }

    pub(crate) fn try_set(&self) -> Result<Laid, Diagnostics> {
        self.set_in(&Faces::bundled())
    }

    pub(super) fn set_in(&self, faces: &Faces) -> Result<Laid, Diagnostics> {
        layout::set(&self.document, faces, &self.pictures, self.typesetting)
    }

    pub(crate) fn set(&self) -> Laid {
        self.try_set().unwrap()
    }
}

pub(crate) fn table(caption: &str, rows: &[&[&str]]) -> BlockContent {
    let cell = |words: &&str| Cell::from(text(words));
    BlockContent::Table(Table {
        caption: if caption.is_empty() { Vec::new() } else { text(caption) },
        columns: vec![CellAlignment::Left; rows[0].len()],
        header_rows: 1,
        rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        ..Table::default()
    })
}

pub(crate) fn block(number: usize, content: BlockContent) -> Block {
    let id = BlockId::of(&[&number.to_string()]);
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, "![图](进度.png)");
    Block { id, origin: Place::new(&file, 0..file.text.len()), content }
}

/// 双栏 of `blocks`.
pub(crate) fn two_columns(blocks: Vec<Block>) -> BlockContent {
    BlockContent::Columns(Columns { count: ColumnCount::Two, blocks })
}

/// All that stands on one baseline of a page. Lengths in mm.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) y: f64,
    /// Origins of the first and the last glyph.
    pub(crate) x: (f64, f64),
    pub(crate) text: String,
    pub(crate) runs: Vec<GlyphRun>,
}

/// The lines of each page from its top; the page number is the last.
pub(crate) fn lines(laid: &Laid) -> Vec<Vec<Line>> {
    laid.pages
        .pages
        .iter()
        .map(|page| {
            let mut lines: Vec<Line> = Vec::new();
            for item in page.items.iter().chain(&page.number) {
                let PageItem::Glyphs(run) = item else { continue };
                let y = run.baseline / PT_PER_MM;
                if lines.last().is_none_or(|it| (it.y - y).abs() > 0.001) {
                    lines.push(Line { y, x: (0.0, 0.0), text: String::new(), runs: Vec::new() });
                }
                lines.last_mut().unwrap().runs.push(run.clone());
            }
            lines.into_iter().map(measured).collect()
        })
        .collect()
}

fn measured(mut line: Line) -> Line {
    let glyphs: Vec<_> = line.runs.iter().flat_map(|it| &it.glyphs).collect();
    line.text = glyphs.iter().map(|it| it.text.as_str()).collect();
    line.x = (glyphs[0].x / PT_PER_MM, glyphs[glyphs.len() - 1].x / PT_PER_MM);
    line
}

/// The texts of a page's lines.
pub(crate) fn texts(page: &[Line]) -> Vec<&str> {
    page.iter().map(|it| it.text.as_str()).collect()
}

/// The pages as text, a line a line: height of its baseline, left end, face and size, words.
pub(crate) fn snapshot(laid: &Laid) -> String {
    let mut out = Vec::new();
    for (number, (page, lines)) in laid.pages.pages.iter().zip(lines(laid)).enumerate() {
        out.push(format!("第{}页", number + 1));
        for line in lines {
            let run = &line.runs[0];
            let face = &laid.faces.get(run.face).unwrap().name;
            let place = format!("{:6.2} {:6.2}–{:6.2}", line.y, line.x.0, line.x.1);
            out.push(format!("  {place} {face} {} {}", run.size, line.text));
        }
        for item in &page.items {
            if let PageItem::Rule(rule) = item {
                let mm =
                    |it: (f64, f64)| format!("{:.2},{:.2}", it.0 / PT_PER_MM, it.1 / PT_PER_MM);
                out.push(format!("  线 {} → {}", mm(rule.from), mm(rule.to)));
            }
        }
    }
    for entry in &laid.pages.outline {
        out.push(format!("目录 {} {} 第{}页", entry.depth, entry.text, entry.page + 1));
    }
    out.join("\n") + "\n"
}
