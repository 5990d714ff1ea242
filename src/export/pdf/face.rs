//! Faces as they are embedded: cut down to what a document uses, and known by their own names.

use std::collections::{BTreeMap, btree_map::Entry};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    metrics::BoundingBox,
};

use super::{ExportError, refused, subset::Subset};
use crate::layout::{Face, Laid, Page};

/// The em of every length here: PDF measures glyphs in thousandths of an em.
const EM: f32 = 1000.0;
/// A subset is told from the whole face by this many capitals before its name (ISO 32000-1, 9.6.4).
const TAG_LENGTH: usize = 6;

/// Every face that the pages use, by its index in the layout's faces.
pub(super) struct EmbeddedFaces(BTreeMap<usize, EmbeddedFace>);

/// One face, cut down.
pub(super) struct EmbeddedFace {
    /// What content streams call it.
    pub(super) id: FontId,
    /// Height of its capitals in thousandths of an em.
    pub(super) cap_height: i16,
    /// By the glyph's index in the whole face.
    glyphs: BTreeMap<u16, EmbeddedGlyph>,
    font: ParsedFont,
}

/// One glyph of a subset.
pub(super) struct EmbeddedGlyph {
    /// Its index in the subset.
    pub(super) index: u16,
    /// Its advance in thousandths of an em.
    pub(super) advance: u16,
    /// How much further to the right it is drawn than in the whole face, in thousandths of an em.
    pub(super) indent: f64,
    /// The characters that it stands for wherever the content stream does not say otherwise.
    pub(super) text: String,
}

impl EmbeddedFaces {
    /// Cuts every face down to what the pages use of it.
    pub(super) fn of(laid: &Laid) -> Result<Self, ExportError> {
        let mut faces = BTreeMap::new();
        for (index, texts) in used_glyphs(laid) {
            let face =
                laid.faces.get(index).ok_or_else(|| refused(format!("缺少第{index}号字体")))?;
            faces.insert(index, EmbeddedFace::cut(index, face, texts)?);
        }
        Ok(Self(faces))
    }

    /// The face with this index in the layout's faces.
    pub(super) fn get(&self, index: usize) -> Option<&EmbeddedFace> {
        self.0.get(&index)
    }

    /// The faces by their names in the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.values()
    }

    /// The faces as printpdf takes them.
    pub(super) fn fonts(&self) -> BTreeMap<FontId, PdfFont> {
        self.iter().map(|it| (it.id.clone(), PdfFont::new(it.font.clone()))).collect()
    }
}

impl EmbeddedFace {
    fn cut(index: usize, face: &Face, texts: BTreeMap<u16, String>) -> Result<Self, ExportError> {
        let broken = |reason: String| refused(format!("字体“{}”无法嵌入：{reason}", face.name));
        let whole =
            FontRef::from_index(&face.data, face.index).map_err(|it| broken(it.to_string()))?;
        let subset = if face.only_whole {
            Subset::whole(face, &whole, &texts)
        } else {
            Subset::cut(face, &whole, &texts).map_err(|it| broken(it.to_string()))?
        };
        let metrics = whole.metrics(Size::new(EM), LocationRef::default());
        let unit = f64::from(EM) / f64::from(metrics.units_per_em);
        let name = if face.only_whole {
            face.postscript_name.clone()
        } else {
            format!("{}+{}", tag(face, texts.keys()), face.postscript_name)
        };

        let glyphs: BTreeMap<u16, EmbeddedGlyph> = subset
            .glyphs
            .into_iter()
            .zip(texts.into_values())
            .map(|((glyph, it), text)| {
                let advance = thousandths(f64::from(it.advance) * unit).unsigned_abs();
                let indent = f64::from(it.indent) * unit;
                (glyph, EmbeddedGlyph { index: it.index, advance, indent, text })
            })
            .collect();
        Ok(Self {
            id: FontId(format!("T{index}")),
            cap_height: thousandths(metrics.cap_height.unwrap_or(metrics.ascent)),
            font: parsed(name, (subset.program, subset.index), &glyphs, &whole),
            glyphs,
        })
    }

    /// The glyph with this index in the whole face.
    pub(super) fn glyph(&self, index: u16) -> Option<&EmbeddedGlyph> {
        self.glyphs.get(&index)
    }

    /// Its name in the file, tag included.
    pub(super) fn name(&self) -> &str {
        self.font.font_name.as_deref().unwrap_or_default()
    }
}

/// For each face, the glyphs used and what each stands for where it first occurs.
fn used_glyphs(laid: &Laid) -> BTreeMap<usize, BTreeMap<u16, String>> {
    let mut used: BTreeMap<usize, BTreeMap<u16, String>> = BTreeMap::new();
    for run in laid.pages.pages.iter().flat_map(Page::glyph_runs) {
        let face = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            if let Entry::Vacant(entry) = face.entry(glyph.glyph) {
                entry.insert(glyph.text.clone());
            }
        }
    }
    used
}

/// Six capitals that differ between two subsets of one face.
fn tag<'a>(face: &Face, glyphs: impl Iterator<Item = &'a u16>) -> String {
    let mut hash = Sha256::new();
    hash.update(&face.postscript_name);
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(TAG_LENGTH).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The subset as printpdf takes it. Its em is 1000, so that printpdf has nothing left to round.
fn parsed(
    name: String,
    (program, index): (Vec<u8>, u32),
    glyphs: &BTreeMap<u16, EmbeddedGlyph>,
    whole: &FontRef<'_>,
) -> ParsedFont {
    let metrics = whole.metrics(Size::new(EM), LocationRef::default());
    let bounds = metrics.bounds.unwrap_or(BoundingBox {
        x_min: 0.0,
        y_min: metrics.descent,
        x_max: EM,
        y_max: metrics.ascent,
    });
    let mut font = ParsedFont::with_glyph_data(
        program,
        index,
        Some(name),
        BTreeMap::new(),
        glyphs.values().map(|it| (it.index, it.advance)).collect(),
        1000,
        FontMetrics { ascent: thousandths(metrics.ascent), descent: thousandths(metrics.descent) },
    );
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: thousandths(bounds.x_min),
        y_min: thousandths(bounds.y_min),
        x_max: thousandths(bounds.x_max),
        y_max: thousandths(bounds.y_max),
        us_weight_class: thousandths(whole.attributes().weight.value()).unsigned_abs(),
        ..PdfFontMetricsStub::default()
    };
    font
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a face's measures are 16-bit, and a cast from a float saturates"
)]
fn thousandths(value: impl Into<f64>) -> i16 {
    value.into().round() as i16
}
