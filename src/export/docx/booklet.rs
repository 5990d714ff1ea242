//! What makes a booklet: 封面, 目录 and parts that begin new pages.
//!
//! 目录 is a field of Word's with the result that the layout knows, so that every program shows the same
//! before it is updated; line ends are said, because words in its last lines would stand on the room of the
//! page number. It lists headings by their styles; parts and annexes, whose titles are broken
//! into lines or stand apart from their label, say in a field of their own what they are listed as.

use std::collections::BTreeMap;

use docx_rs::{
    DocumentChild, FieldCharType, InstrText, LineSpacing, Paragraph, Run, SpecialIndentType,
};

use super::{
    body::Body,
    bookmark,
    measure::{cells, to_unsigned, twips},
    section::{PageNumbering, Section, SectionStart},
    style::{Style, run_in_heading},
    text::{printable, text_run},
};
use crate::{
    document::{
        Block, BlockContent, BlockId, Contents, ContentsEntry, Cover, Document, Level, Part,
        Particular,
    },
    export::ExportError,
    layout::SetCover,
    style::gb9704,
    word::{Element, Node},
};

/// Holds the place of 目录 in docx-rs's tree: id of the style of that paragraph.
const PLACE: &str = "目录";

impl Body<'_> {
    /// Whether the document has anything of a booklet.
    pub(super) fn is_booklet(&self) -> bool {
        let is_of_one = |it: &Block| {
            matches!(
                it.content,
                BlockContent::Cover(_) | BlockContent::Contents(_) | BlockContent::Part(_)
            )
        };
        self.manuscript.document.body.iter().any(is_of_one)
    }

    /// What 目录 calls the parts and annexes; nothing where there is no 目录.
    pub(super) fn listed(document: &Document) -> BTreeMap<BlockId, String> {
        let is_contents = |it: &Block| matches!(it.content, BlockContent::Contents(_));
        if !document.body.iter().any(is_contents) {
            return BTreeMap::new();
        }
        let entries = document.contents(1).into_iter();
        entries.map(|it| (it.block.clone(), it.text)).collect()
    }

    /// 封面, and 目录 right after it: sections without page numbers. What comes next is page 1.
    pub(super) fn front_matter(&mut self) -> Result<(), ExportError> {
        let document = self.manuscript.document;
        let laid = self.manuscript.laid;
        let (Some((_, cover)), Some(set)) = (document.cover(), &laid.cover) else { return Ok(()) };
        self.section.numbering = PageNumbering::None;
        self.cover(cover, set);
        if laid.listed.has_blank_page {
            // The cover's back.
            self.turns_page = true;
            let blank = self.paragraph(Style::Body, vec![]);
            self.add(blank);
        }
        let contents: Vec<Block> =
            document.body.iter().take(document.front_matter()).skip(1).cloned().collect();
        if !contents.is_empty() {
            self.turns_page = true;
            self.blocks(&contents, self.section.orientation)?;
            let end = self.paragraph(Style::TableGap, vec![]);
            self.add(end);
        }
        let numbering = PageNumbering::FromOne;
        self.begin_section(Section { numbering, start: SectionStart::NewPage, ..self.section });
        Ok(())
    }

    fn cover(&mut self, cover: &Cover, set: &SetCover) {
        for it in &cover.corner {
            self.particular(Style::CoverCorner, it, &it.label, 0.0);
        }
        let mut gap = set.above_words;
        for words in &cover.above {
            let runs = self.runs(words);
            let words = self.paragraph(Style::CoverWords, runs);
            self.add(below(words, std::mem::take(&mut gap)));
        }
        let runs = self.runs_in_lines(&self.manuscript.document.head.title, &set.title_lines);
        let title = self.paragraph(Style::CoverTitle, runs);
        self.add(below(title, set.above_title));
        let mut gap = set.above_particulars;
        for (it, label) in cover.particulars.iter().zip(&set.labels) {
            self.particular(Style::CoverParticular, it, label, std::mem::take(&mut gap));
        }
        let mut gap = set.above_foot;
        for words in self.manuscript.document.cover_foot(cover) {
            let runs = self.runs(words);
            let words = self.paragraph(Style::CoverFoot, runs);
            self.add(below(words, std::mem::take(&mut gap)));
        }
    }

    /// `承办单位：区教育局`, further lines hanging behind the label.
    fn particular(&mut self, style: Style, it: &Particular, label: &str, gap: f64) {
        let mut runs = vec![text_run(&format!("{label}：")).style(run_in_heading(Level::First))];
        runs.extend(self.runs(&it.value));
        let halves: usize = label.chars().map(|it| if it == ' ' { 1 } else { 2 }).sum();
        let hanging = (u32::try_from(halves).unwrap_or_default() + 2).min(HALVES_PER_LINE);
        let hanging = cells(f64::from(hanging) / 2.0);
        let indent = if style == Style::CoverParticular { COVER_INDENT } else { 0.0 };
        let paragraph = self.paragraph(style, runs).indent(
            Some(cells(indent) + hanging),
            Some(SpecialIndentType::Hanging(hanging)),
            Some(cells(indent)),
            None,
        );
        self.add(below(paragraph, gap));
    }

    /// A part begins a new page; with nothing in it, what comes next begins the page.
    pub(super) fn part(&mut self, id: &BlockId, part: &Part) -> Result<(), ExportError> {
        let orientation = self.section.orientation;
        self.turns_page = true;
        if part.title.is_empty() {
            return self.blocks(&part.blocks, orientation);
        }
        let lines = self.manuscript.laid.annex_title_lines.get(id);
        let lines = lines.map(Vec::as_slice).unwrap_or_default();
        let mut runs = self.listed_as(id);
        runs.extend(self.runs_in_lines(&part.title, lines));
        let title = self.paragraph(Style::PartTitle, runs);
        self.add_marked(id, title);
        self.below_heading(|it| it.blocks(&part.blocks, orientation))
    }

    /// Writes with `write` what stands below a title of no level.
    pub(super) fn below_heading<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.in_part, true);
        let written = write(self);
        self.in_part = outer;
        written
    }

    /// The style of a heading of `level` here.
    pub(super) fn heading_style(&self, level: Level) -> Style {
        if self.in_part && self.is_booklet() {
            Style::PartHeading(level)
        } else {
            Style::Heading(level)
        }
    }

    /// The runs that say as what 目录 lists the part or annex `id`; none where there is no 目录.
    pub(super) fn listed_as(&self, id: &BlockId) -> Vec<Run> {
        let Some(text) = self.listed.get(id) else { return Vec::new() };
        let text = printable(text).replace('"', "”");
        let instruction = format!(" TC \"{text}\" \\l 1 ");
        vec![
            Run::new().add_field_char(FieldCharType::Begin, false),
            Run::new().add_instr_text(InstrText::Unsupported(instruction)),
            Run::new().add_field_char(FieldCharType::End, false),
        ]
    }

    /// Keeps a place for 目录.
    pub(super) fn contents(&mut self, contents: Contents) {
        self.part_tables();
        let turns_page = std::mem::take(&mut self.turns_page);
        let place = self.identified().style(PLACE);
        self.children.push(DocumentChild::Paragraph(Box::new(place)));
        self.contents = Some(self.contents_field(contents, turns_page));
    }

    /// 目录 as Word has it: its title, and the field with a paragraph for each entry.
    fn contents_field(&self, contents: Contents, turns_page: bool) -> Element {
        let document = self.manuscript.document;
        let entries = document.contents(contents.depth);
        let mut title = paragraph(Style::ContentsTitle, [words(Contents::TITLE)]);
        if turns_page && let Some(properties) = title.elements_mut().next() {
            properties.push(Element::new("w:pageBreakBefore"));
        }
        let last = entries.len().saturating_sub(1);
        let lines = entries.iter().enumerate().map(|(at, entry)| {
            let mut runs = Vec::new();
            if at == 0 {
                let instruction = instruction(contents.depth);
                runs.extend([field("begin"), said(&instruction), field("separate")]);
            }
            runs.push(self.entry(entry));
            if at == last {
                runs.push(field("end"));
            }
            let mut line = paragraph(Style::ContentsEntry(entry.depth), runs);
            // It takes what stands behind 目录 along, so that nothing does so alone.
            if at == last
                && let Some(properties) = line.elements_mut().next()
            {
                properties.push(Element::new("w:keepNext"));
            }
            line
        });
        let lines: Vec<Element> = lines.collect();
        let gallery = Element::new("w:docPartObj")
            .child(Element::value("w:docPartGallery", "Table of Contents"))
            .child(Element::new("w:docPartUnique"));
        Element::new("w:sdt")
            .child(Element::new("w:sdtPr").child(gallery))
            .child(Element::new("w:sdtContent").child(title).holding(lines))
    }

    /// The words of an entry, a leader and the page, leading to what they tell of.
    fn entry(&self, entry: &ContentsEntry<'_>) -> Element {
        let anchor = bookmark::name_of(entry.block);
        let number = self.manuscript.laid.listed.numbers.get(entry.block);
        let number = number.map(ToString::to_string).unwrap_or_default();
        let reference = format!(" PAGEREF {anchor} \\h ");
        let lines = self.manuscript.laid.contents_lines.get(entry.block);
        let lines = lines.map(Vec::as_slice).unwrap_or_default().iter().enumerate();
        let lines = lines.flat_map(|(at, line)| {
            let end = (at > 0).then(|| run(Element::new("w:br")));
            end.into_iter().chain([words(line)])
        });
        let link = Element::new("w:hyperlink").with("w:anchor", anchor).with("w:history", 1);
        link.holding(lines).holding([
            run(Element::new("w:tab")),
            field("begin"),
            said(&reference),
            field("separate"),
            words(&number),
            field("end"),
        ])
    }
}

/// Puts 目录 into the place that the tree keeps for it.
pub(super) fn mend_contents(document: &mut Element, contents: Option<Element>) {
    let Some(contents) = contents else { return };
    let is_place = |it: &Element| {
        let style = it.first("w:pPr").and_then(|it| it.first("w:pStyle"));
        style.and_then(|it| it.attribute("w:val")) == Some(PLACE)
    };
    let mut contents = Some(contents);
    let body = document.elements_mut().filter(|it| it.name == "w:body");
    for node in body.flat_map(|it| it.children.iter_mut()) {
        if node.as_element().is_some_and(is_place)
            && let Some(contents) = contents.take()
        {
            *node = Node::Element(contents);
        }
    }
}

/// What Word is to list: what says so itself, headings, and below parts those of their own.
fn instruction(depth: usize) -> String {
    let own = depth.min(Level::ALL.len());
    let mut instruction = format!(" TOC \\f \\o \"1-{own}\" \\h \\z");
    let below = Level::ALL.into_iter().filter(|it| it.depth() < depth);
    let styles: Vec<String> =
        below.map(|it| format!("{},{}", Style::PartHeading(it).name(), it.depth() + 1)).collect();
    if !styles.is_empty() {
        let styles = styles.join(",");
        instruction.extend([" \\t \"", &styles, "\""]);
    }
    instruction.push(' ');
    instruction
}

/// Half characters of a line: what a hanging indent may not exceed.
const HALVES_PER_LINE: u32 = 40;

#[expect(clippy::cast_precision_loss, reason = "some cells")]
const COVER_INDENT: f64 = gb9704::COVER_INDENT_CELLS as f64;

/// `paragraph` with so many pt above it.
fn below(paragraph: Paragraph, gap: f64) -> Paragraph {
    if gap > 0.0 {
        paragraph.line_spacing(LineSpacing::new().before(to_unsigned(twips(gap - ROUNDING_PT))))
    } else {
        paragraph
    }
}

/// Word's twips are rounded down, so that a full page has room for all.
const ROUNDING_PT: f64 = 0.025;

fn paragraph(style: Style, runs: impl IntoIterator<Item = Element>) -> Element {
    let properties = Element::new("w:pPr").child(Element::value("w:pStyle", style.id()));
    Element::new("w:p").child(properties).holding(runs)
}

fn run(child: Element) -> Element {
    Element::new("w:r").child(child)
}

fn field(kind: &str) -> Element {
    run(Element::new("w:fldChar").with("w:fldCharType", kind))
}

fn said(instruction: &str) -> Element {
    run(Element::new("w:instrText").with("xml:space", "preserve").text(instruction))
}

fn words(text: &str) -> Element {
    let hint = Element::new("w:rFonts").with("w:hint", "eastAsia");
    let text = printable(text);
    Element::new("w:r")
        .child(Element::new("w:rPr").child(hint))
        .child(Element::new("w:t").with("xml:space", "preserve").text(&text))
}
