//! Pages set by hand, without the layout: characters in a row, one advance after another.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use huibao::{
    document::{Document, Orientation},
    export::{Exporter, Manuscript, Pdf, Properties},
    layout::{
        Closing, Colour, Element, ElementId, Faces, GlyphRun, Laid, ListedPages, OutlineEntry,
        Page, PageItem, Pages, PlacedGlyph, PlacedPicture, Role, Rule,
    },
    style::{FaceRole, Typesetting, gb9704},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// A document of hand-set pages.
pub(super) struct Sheets {
    pub(super) laid: Laid,
    pub(super) properties: Properties,
    pub(super) pictures: BTreeMap<String, Arc<[u8]>>,
    /// What the next things belong to.
    current: Option<ElementId>,
}

const DOCUMENT: Element = Element { role: Role::Document, parent: None, block: None };

impl Sheets {
    /// One empty page.
    pub(super) fn new() -> Self {
        let mut sheets = Self {
            laid: Laid {
                typesetting: Typesetting::default(),
                pages: Pages { pages: Vec::new(), outline: Vec::new(), elements: vec![DOCUMENT] },
                faces: Faces::bundled(),
                cast: BTreeMap::new(),
                strays: BTreeMap::new(),
                letterhead: None,
                cover: None,
                listed: ListedPages::default(),
                contents_lines: BTreeMap::new(),
                title_lines: Vec::new(),
                title_padding: 0.0,
                occasion_lines: Vec::new(),
                annex_title_lines: BTreeMap::new(),
                even_lines: BTreeMap::new(),
                parted_rows: BTreeMap::new(),
                column_widths: BTreeMap::new(),
                picture_sizes: BTreeMap::new(),
                drawings: BTreeMap::new(),
                closing: Closing::default(),
            },
            properties: Properties {
                title: "关于办理情况的汇报".to_owned(),
                author: "区人民政府".to_owned(),
                as_of: NaiveDate::from_ymd_opt(2021, 7, 5).unwrap(),
                web: Vec::new(),
                provenance: None,
            },
            pictures: BTreeMap::new(),
            current: None,
        };
        sheets.turn();
        sheets
    }

    /// Goes on to a new page.
    pub(super) fn turn(&mut self) {
        self.laid.pages.pages.push(Page {
            width: gb9704::PAGE_WIDTH_MM * gb9704::PT_PER_MM,
            height: gb9704::PAGE_HEIGHT_MM * gb9704::PT_PER_MM,
            orientation: Orientation::Portrait,
            items: Vec::new(),
            number: Vec::new(),
            proof: Vec::new(),
        });
    }

    /// What follows belongs to a new element of the document.
    pub(super) fn element(&mut self, role: Role) {
        let elements = &mut self.laid.pages.elements;
        self.current = Some(ElementId(elements.len()));
        elements.push(Element { role, parent: Some(ElementId(0)), block: None });
    }

    /// What follows belongs to no element.
    pub(super) fn artifact(&mut self) {
        self.current = None;
    }

    /// A line of text from the left edge of the type area: each character in the middle of its
    /// cell, which is half as wide for ASCII.
    pub(super) fn line(&mut self, role: FaceRole, baseline: f64, text: &str) -> &mut GlyphRun {
        let face = FaceRole::ALL.iter().position(|it| *it == role).unwrap();
        let font = FontRef::new(&self.laid.faces.get(face).unwrap().data).unwrap();
        let size = gb9704::SIZE_3_PT;
        let advances = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut cell = gb9704::BINDING_MARGIN_MM * gb9704::PT_PER_MM;
        let mut glyphs = Vec::new();
        for character in text.chars() {
            let glyph = font.charmap().map(character).unwrap_or_else(|| panic!("no {character}"));
            let width = gb9704::CELL_PITCH_PT * if character.is_ascii() { 0.5 } else { 1.0 };
            let advance = f64::from(advances.advance_width(glyph).unwrap()) * size;
            glyphs.push(PlacedGlyph {
                glyph: u16::try_from(glyph.to_u32()).unwrap(),
                text: character.to_string(),
                x: cell + (width - advance) / 2.0,
            });
            cell += width;
        }
        let element = self.current;
        self.items().push(PageItem::Glyphs(GlyphRun {
            face,
            size,
            stretch: 1.0,
            embolden: 0.0,
            colour: Colour::Black,
            baseline,
            glyphs,
            element,
        }));
        match self.items().last_mut() {
            Some(PageItem::Glyphs(run)) => run,
            _ => unreachable!(),
        }
    }

    /// A red rule across the type area.
    pub(super) fn rule(&mut self, y: f64) {
        self.items().push(PageItem::Rule(Rule {
            from: (79.37, y),
            to: (521.575, y),
            thickness: 1.0,
            colour: Colour::Red,
        }));
    }

    /// A picture of 72 by 36 pt.
    pub(super) fn picture(&mut self, path: &str, bytes: &[u8]) {
        self.pictures.insert(path.to_owned(), bytes.into());
        let element = self.current;
        self.items().push(PageItem::Picture(PlacedPicture {
            origin: (100.0, 400.0),
            size: (72.0, 36.0),
            path: path.to_owned(),
            element,
        }));
    }

    /// A heading on the last page.
    pub(super) fn heading(&mut self, depth: usize, text: &str, y: f64) {
        let page = self.laid.pages.pages.len() - 1;
        self.laid.pages.outline.push(OutlineEntry {
            depth,
            text: text.to_owned(),
            block: None,
            page,
            y,
        });
    }

    /// The file, or what stood in its way.
    pub(super) fn export(&self) -> Result<Vec<u8>, String> {
        let document = Document::default();
        let manuscript = Manuscript {
            document: &document,
            laid: &self.laid,
            properties: &self.properties,
            pictures: &self.pictures,
        };
        Pdf.export(&manuscript).map_err(|it| it.to_string())
    }

    fn items(&mut self) -> &mut Vec<PageItem> {
        &mut self.laid.pages.pages.last_mut().unwrap().items
    }
}
