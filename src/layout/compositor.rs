//! Turns the document into strips in reading order, and these into pages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::{
    Closing, Drawing, Faces, ImprintPart, Laid, ListedPages, Pages, SetCover, SignatureLine,
    head::SetTitle, line::times_in, measure::Measure, pagination, plan::Plan, strip::Strip,
    structure::Structure, type_case::TypeCase,
};
use crate::{
    diagnostic::Diagnostics,
    document::{Block, BlockContent, BlockId, Document, Format, SignaturePosition},
    style::{FaceRole, Typesetting, gb9704::CONTENTS_END_PT},
};

/// Why a document cannot be set.
pub(super) struct Unset {
    /// All faults.
    pub(super) found: Diagnostics,
    /// The characters that no face has.
    pub(super) missing: BTreeSet<char>,
}

/// What is known while a document is being set.
pub(super) struct Compositor<'a> {
    pub(super) plan: Plan,
    /// The document, once it is being set.
    pub(super) document: Option<&'a Document>,
    /// The pages that 目录 lists, as far as they are known.
    pub(super) listed: ListedPages,
    /// Whether what comes next begins a page.
    pub(super) turns_page: bool,
    /// How many titles of no level headings stand under.
    pub(super) above: usize,
    pub(super) faces: &'a Faces,
    pub(super) case: TypeCase<'a>,
    pub(super) cast: BTreeMap<FaceRole, usize>,
    pub(super) strays: BTreeMap<usize, BTreeSet<char>>,
    pub(super) missing: BTreeSet<char>,
    /// The names of the document's own organs, which a title keeps whole.
    pub(super) organs: Vec<String>,
    /// 排版.
    pub(super) typesetting: Typesetting,
    /// What lines are set in.
    pub(super) measure: Measure,
    pub(super) structure: Structure,
    /// The lines of each footnote, in the order of their marks.
    pub(super) notes: Vec<Vec<Strip>>,
    pub(super) pictures: &'a BTreeMap<String, Arc<[u8]>>,
    pub(super) found: Diagnostics,
    /// The lines of 报告场合.
    pub(super) occasion_lines: Vec<String>,
    pub(super) annex_title_lines: BTreeMap<BlockId, Vec<String>>,
    pub(super) even_lines: BTreeMap<BlockId, Vec<String>>,
    pub(super) contents_lines: BTreeMap<BlockId, Vec<String>>,
    pub(super) column_widths: BTreeMap<BlockId, Vec<f64>>,
    pub(super) parted_rows: BTreeMap<BlockId, BTreeSet<usize>>,
    pub(super) picture_sizes: BTreeMap<BlockId, (f64, f64)>,
    pub(super) drawings: BTreeMap<BlockId, Arc<Drawing>>,
    pub(super) signature_lines: Vec<SignatureLine>,
    /// Height in pt of the blank above 附注.
    pub(super) above_remark: f64,
    /// Whether 附件说明 is kept whole with 署名.
    pub(super) keeps_names: bool,
    /// Whether the text's last paragraph would go whole to another page with 署名.
    pub(super) carries_whole: bool,
    pub(super) imprint_parts: Vec<ImprintPart>,
}

impl<'a> Compositor<'a> {
    /// Ready to set with these faces and pictures.
    pub(super) fn new(
        faces: &'a Faces,
        pictures: &'a BTreeMap<String, Arc<[u8]>>,
        typesetting: Typesetting,
    ) -> Self {
        Self {
            plan: Plan::default(),
            document: None,
            listed: ListedPages::default(),
            turns_page: false,
            above: 0,
            faces,
            organs: Vec::new(),
            typesetting,
            case: TypeCase::new(faces),
            cast: BTreeMap::new(),
            strays: BTreeMap::new(),
            missing: BTreeSet::new(),
            measure: Measure::TYPE_AREA,
            structure: Structure::new(),
            notes: Vec::new(),
            pictures,
            found: Diagnostics::default(),
            occasion_lines: Vec::new(),
            annex_title_lines: BTreeMap::new(),
            even_lines: BTreeMap::new(),
            contents_lines: BTreeMap::new(),
            column_widths: BTreeMap::new(),
            parted_rows: BTreeMap::new(),
            picture_sizes: BTreeMap::new(),
            drawings: BTreeMap::new(),
            signature_lines: Vec::new(),
            above_remark: 0.0,
            carries_whole: false,
            keeps_names: false,
            imprint_parts: Vec::new(),
        }
    }

    /// The same, setting by `plan`.
    pub(super) fn by(self, plan: Plan) -> Self {
        Self { plan, ..self }
    }

    /// The same, 目录 listing these pages.
    pub(super) fn listing(self, listed: ListedPages) -> Self {
        Self { listed, ..self }
    }

    /// Sets the whole document.
    pub(super) fn set(mut self, document: &'a Document) -> Result<Laid, Unset> {
        self.document = Some(document);
        self.organs = document.organs();
        self.measure = Measure::of(document.orientation);
        let mut strips = Vec::new();
        let cover = self.front_matter(document, &mut strips);
        let front = strips.len();
        self.turns_page = false;
        let mut letterhead = self.letterhead(document).map(|(set, strip)| {
            strips.push(strip);
            set
        });
        if letterhead.is_none() {
            strips.extend(self.marks_above_title(document));
            strips.extend(self.overline(&document.head.overline));
        }
        let above = letterhead.as_ref().map(|it| it.height);
        let title = if cover.is_some() { None } else { self.title(document, above) };
        let title = title.map_or_else(SetTitle::default, |(set, strip)| {
            strips.push(strip);
            set
        });
        if let Some(it) = &mut letterhead {
            it.end += title.height;
        }
        let landmarks = self.text(document, !title.lines.is_empty(), &mut strips);
        if !document.orientation.is_portrait() {
            let orientation = document.orientation;
            strips = strips.into_iter().map(|it| Strip { orientation, ..it }).collect();
        }
        if let Some(first) = strips.get_mut(front).filter(|_| front > 0) {
            first.begins_page = true;
        }
        if self.listed.wants_blank_page() {
            // The cover's back.
            if let Some(turned) = strips.iter_mut().skip(1).find(|it| it.begins_page) {
                turned.after_blank_page = true;
            }
        }
        let closeness = self.plan.closeness;
        if closeness.has_closer_lines() {
            strips = strips.into_iter().map(|it| it.closer(closeness.pitch)).collect();
        }
        let kept = landmarks.kept.unwrap_or_default();
        let kept_lines = kept.len();
        let kept_paragraphs = paragraphs(strips.get(kept.clone()).unwrap_or_default());
        let height: f64 = chain(&strips, kept.start).iter().map(|it| it.height).sum();
        let mut set = pagination::paginate(strips, &self.notes);
        let is_carried = set.is_carried(kept.start, closeness.pitch);
        let carried = |count: usize| if is_carried { count } else { 0 };
        let over = times_in((height - set.room_before(kept.start)).max(0.0), closeness.pitch);
        let signature_page = set.page_of(kept.start).unwrap_or_default();
        let imprint = landmarks.imprint.and_then(|it| self.set_imprint(it, &set));
        let front =
            if front == 0 { 0 } else { set.page_of(front).unwrap_or(set.pages.pages.len()) };
        let bare = front.max(usize::from(document.format == Format::Letter));
        for (at, page) in set.pages.pages.iter_mut().enumerate().skip(bare) {
            if !imprint.as_ref().is_some_and(|it| it.bars_number_of(at)) {
                page.number = self.artifact(|it| it.page_number(at + 1 - front));
            }
        }
        let listed = ListedPages::of(&set.pages, front, self.listed.wants_blank_page());
        if self.found.has_errors() {
            return Err(Unset { found: self.found, missing: self.missing });
        }
        let first = Some(front);
        let text_begins_late = landmarks.text.is_some_and(|it| set.page_of(it) > first);
        Ok(Laid {
            pages: Pages { elements: self.structure.elements, ..set.pages },
            faces: self.faces.clone(),
            cast: self.cast,
            strays: self.strays,
            typesetting: self.typesetting,
            letterhead,
            cover,
            listed,
            title_lines: title.lines,
            title_padding: title.padding,
            occasion_lines: self.occasion_lines,
            contents_lines: self.contents_lines,
            annex_title_lines: self.annex_title_lines,
            even_lines: self.even_lines,
            column_widths: self.column_widths,
            parted_rows: self.parted_rows,
            picture_sizes: self.picture_sizes,
            drawings: self.drawings,
            closing: Closing {
                signature: self.signature_lines,
                above_remark: self.above_remark,
                closeness,
                addressees_in_imprint: self.plan.addressees_in_imprint,
                carried_paragraphs: carried(kept_paragraphs),
                carried_lines: carried(kept_lines),
                carries_whole: self.carries_whole,
                keeps_names: self.keeps_names,
                lines_over: carried(over + 1),
                signature_page: carried(signature_page),
                is_closer_for_imprint: false,
                text_begins_late,
                imprint,
            },
        })
    }

    /// Adds 封面, and 目录 right after it, to `strips`: the pages that bear no number.
    fn front_matter(&mut self, document: &Document, strips: &mut Vec<Strip>) -> Option<SetCover> {
        let (block, cover) = document.cover()?;
        let (set, cover) = self.cover(document, block, cover);
        strips.extend(cover);
        self.turns_page = true;
        let contents = self.blocks(document.body.iter().take(document.front_matter()).skip(1));
        strips.extend(contents);
        if let Some(last) = strips.last_mut().filter(|_| document.front_matter() > 1) {
            last.keep_with_next = true;
            strips.push(Strip::of_height(CONTENTS_END_PT));
        }
        Some(set)
    }

    /// Adds all that follows the title to `strips`.
    fn text(&mut self, document: &Document, titled: bool, strips: &mut Vec<Strip>) -> Landmarks {
        strips.extend(self.delivery(&document.head));
        let signature = document.signature.as_ref().filter(|_| document.cover().is_none());
        if let Some(it) = signature.filter(|it| it.position == SignaturePosition::UnderTitle) {
            strips.extend(self.byline(it));
        }
        if titled {
            strips.push(Strip::blank_line());
        }
        if !self.plan.addressees_in_imprint {
            strips.extend(self.addressees(&document.head.addressees));
        }
        let is_annex = |it: &&Block| matches!(it.content, BlockContent::Annex(_));
        let blocks = document.body.iter().skip(document.front_matter());
        let (annexes, body): (Vec<&Block>, Vec<&Block>) = blocks.partition(is_annex);
        let text = (!body.is_empty()).then_some(strips.len());
        strips.extend(self.blocks(body));
        let kept = self.closing(document, &annexes, strips);
        strips.extend(self.blocks(annexes));
        let imprint = self.imprint(document);
        let at = imprint.as_ref().map(|_| strips.len());
        strips.extend(imprint);
        Landmarks { text, kept, imprint: at }
    }
}

/// The strips from `start` on that must go on one page.
fn chain(strips: &[Strip], start: usize) -> &[Strip] {
    let rest = strips.get(start..).unwrap_or_default();
    let end = rest.iter().position(|it| !it.keep_with_next).map_or(rest.len(), |it| it + 1);
    rest.get(..end).unwrap_or_default()
}

/// How many paragraphs `strips` are lines of.
fn paragraphs(strips: &[Strip]) -> usize {
    let elements = strips.iter().filter_map(|it| it.items.last()?.element());
    elements.collect::<BTreeSet<_>>().len()
}

/// Places of strips that something depends on.
struct Landmarks {
    /// The first of the text.
    text: Option<usize>,
    /// The lines of the text that 署名 at the end takes along.
    kept: Option<Range<usize>>,
    /// 版记.
    imprint: Option<usize>,
}
