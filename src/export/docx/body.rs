//! The document as docx-rs's typed tree, from the title to the last annex.

use std::collections::BTreeMap;

use docx_rs::{DocumentChild, Hyperlink, HyperlinkType, LineSpacing, Paragraph, Run};

use super::{
    bookmark::{self, Bookmarks},
    measure::{pitch_in_twips, to_unsigned, to_whole_lines, twips},
    package::External,
    section::{PageNumbering, Section, SectionStart},
    style::{ATTENDANCE_LABEL, Style, run_in_heading},
    text::text_run,
};
use crate::{
    document::{
        Annex, Block, BlockContent, BlockId, Columns, Format, Heading, Orientation, Signature,
        SignaturePosition,
    },
    export::{ExportError, Manuscript},
    layout::Laid,
    style::gb9704,
    word::Element,
};

/// A document's text on its way into docx-rs's tree.
pub(super) struct Body<'a> {
    pub(super) manuscript: Manuscript<'a>,
    pub(super) children: Vec<DocumentChild>,
    /// The alternative text of each picture in order.
    pub(super) alternatives: Vec<String>,
    /// The XML of each table in order.
    pub(super) tables: Vec<String>,
    /// The web addresses in tables; those of paragraphs are found in the tree.
    pub(super) links: Vec<External>,
    pub(super) bookmarks: Bookmarks,
    pub(super) footnotes: usize,
    /// The sections that have ended.
    pub(super) sections: Vec<Section>,
    /// The section that is being written; at last the one that ends with the document.
    pub(super) section: Section,
    /// Whether headings of the highest level stand in the middle.
    pub(super) centres_headings: bool,
    /// 目录, for the place that the tree keeps.
    pub(super) contents: Option<Element>,
    /// What 目录 calls the parts and annexes that say so themselves.
    pub(super) listed: BTreeMap<BlockId, String>,
    /// Whether what comes next begins a page.
    pub(super) turns_page: bool,
    /// Whether a part or an annex is being written.
    pub(super) in_part: bool,
    paragraphs: u32,
}

impl<'a> Body<'a> {
    /// The whole text.
    pub(super) fn write(manuscript: Manuscript<'a>) -> Result<Self, ExportError> {
        let mut body = Self {
            manuscript,
            children: Vec::new(),
            alternatives: Vec::new(),
            tables: Vec::new(),
            links: Vec::new(),
            bookmarks: Bookmarks::default(),
            footnotes: 0,
            sections: Vec::new(),
            section: Section::default(),
            centres_headings: false,
            contents: None,
            listed: Self::listed(manuscript.document),
            turns_page: false,
            in_part: false,
            paragraphs: 0,
        };
        let document = manuscript.document;
        let is_annex = |block: &Block| matches!(block.content, BlockContent::Annex(_));
        let end = document.body.iter().position(is_annex).unwrap_or(document.body.len());
        let (text, annexes) = document.body.split_at(end);
        let orientation = document.orientation;
        body.section.orientation = orientation;
        let text = text.get(document.front_matter()..).unwrap_or_default();
        body.front_matter()?;
        body.head();
        body.blocks(text, orientation)?;
        body.turn_to(orientation);
        body.keep_with_signature();
        let names = body.children.len();
        body.annex_list(annexes);
        body.attendance();
        body.keep_since(names);
        body.signature_at_end();
        body.remark();
        body.blocks(annexes, orientation)?;
        body.imprint();
        body.part_tables();
        body.end_section();
        Ok(body)
    }

    /// A paragraph with its id, which docx-rs would take from the thread's history.
    pub(super) fn paragraph(&mut self, style: Style, runs: Vec<Run>) -> Paragraph {
        runs.into_iter().fold(self.identified().style(style.id()), Paragraph::add_run)
    }

    /// A paragraph with an id of the document's own: docx-rs counts those that it gives for the whole
    /// process, and gives another to a paragraph whose id it has given already.
    pub(super) fn identified(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08X}", self.paragraphs))
    }

    pub(super) fn add(&mut self, paragraph: Paragraph) {
        let turns_page = std::mem::take(&mut self.turns_page);
        let paragraph = if turns_page { paragraph.page_break_before(true) } else { paragraph };
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// Pitch of the text's lines in twips.
    pub(super) fn pitch(&self) -> i32 {
        pitch_in_twips(self.manuscript.laid.closing.closeness.pitch)
    }

    pub(super) fn signature(&self, position: SignaturePosition) -> Option<&'a Signature> {
        self.manuscript.document.signature.as_ref().filter(|it| it.position == position)
    }

    /// 版头, title, signature where it stands under the title, addressees.
    fn head(&mut self) {
        if self.manuscript.document.format == Format::Letter {
            self.section.numbering = PageNumbering::NotFirst;
        }
        let letterhead_end = self.letterhead();
        let head = &self.manuscript.document.head;
        let signature = self.signature(SignaturePosition::UnderTitle);
        let signature = signature.filter(|_| self.manuscript.laid.cover.is_none());
        let below_marks = self.marks_above_title();
        let is_spoken = !head.occasion.is_empty() || !head.speaker.is_empty();
        if !head.overline.is_empty() && self.manuscript.laid.letterhead.is_none() {
            let runs = self.runs(&head.overline);
            let overline = self.paragraph(Style::Overline, runs);
            self.add(overline);
        }
        if !self.manuscript.laid.title_lines.is_empty() {
            self.title(letterhead_end, below_marks, signature.is_none() && !is_spoken);
        }
        self.delivery(signature.is_none());
        if let Some(signature) = signature {
            for organ in &signature.signatories {
                let runs = self.runs(organ);
                let signatory = self.paragraph(Style::SignatoryUnderTitle, runs);
                self.add(signatory);
            }
            let runs = self.runs(&signature.issue_date);
            let issue_date = self.paragraph(Style::IssueDateUnderTitle, runs);
            self.add(issue_date);
        }
        if !head.addressees.is_empty() && !self.manuscript.laid.closing.addressees_in_imprint {
            let runs = self.runs(&head.addressees);
            let addressees = self.paragraph(Style::Addressees, runs);
            self.add(addressees);
        }
    }

    /// 报告场合 and 报告人 under the title; a blank line after them where `blank` says so.
    fn delivery(&mut self, blank: bool) {
        let (head, laid) = (&self.manuscript.document.head, self.manuscript.laid);
        let mut lines = Vec::new();
        if !head.occasion.is_empty() {
            let runs = self.runs_in_lines(&head.occasion, &laid.occasion_lines);
            lines.push(self.paragraph(Style::Occasion, runs));
        }
        if !head.speaker.is_empty() {
            let runs = self.runs(&head.speaker);
            lines.push(self.paragraph(Style::Speaker, runs));
        }
        let last = lines.len();
        for (line, nth) in lines.into_iter().zip(1_usize..) {
            let after = LineSpacing::new().after(to_unsigned(self.pitch()));
            self.add(if blank && nth == last { line.line_spacing(after) } else { line });
        }
    }

    /// The title after a 版头 that ends `above` twips below the type area's top, or `below_marks` twips
    /// below 标注; a blank line after it where `blank` says so.
    fn title(&mut self, above: i32, below_marks: i32, blank: bool) {
        let (head, laid) = (&self.manuscript.document.head, self.manuscript.laid);
        let runs = self.runs_in_lines(&head.title, &laid.title_lines);
        let title = self.paragraph(Style::Title, runs);
        let (before, after) = title_padding(laid, above);
        let blank = if blank { self.pitch() } else { 0 };
        let (before, after) = (to_unsigned(before + below_marks), to_unsigned(after + blank));
        self.add(title.line_spacing(LineSpacing::new().before(before).after(after)));
    }

    /// 出席, 请假 and 列席 under the text (GB/T 9704-2012, 10.3).
    fn attendance(&mut self) {
        let Some(letterhead) = &self.manuscript.document.head.letterhead else { return };
        for (at, list) in letterhead.attendance.iter().enumerate() {
            let mut runs = vec![text_run(&format!("{}：", list.label)).style(ATTENDANCE_LABEL)];
            runs.extend(self.runs(&list.names));
            let line = self.paragraph(Style::Attendance, runs);
            let above = LineSpacing::new().before(to_unsigned(self.pitch()));
            self.add(if at == 0 { line.line_spacing(above) } else { line });
        }
    }

    /// Blocks on pages that lie so, unless they say that theirs are turned.
    pub(super) fn blocks(&mut self, blocks: &[Block], on: Orientation) -> Result<(), ExportError> {
        for block in blocks {
            let own = orientation(block);
            let orientation = if own.is_portrait() { on } else { own };
            self.turn_to(orientation);
            match &block.content {
                BlockContent::Heading(heading) => self.heading(&block.id, heading),
                BlockContent::Paragraph(text) => {
                    let runs = self.runs(text);
                    let paragraph = self.paragraph(Style::Body, runs);
                    self.add_marked(&block.id, paragraph);
                }
                BlockContent::ListItem(item) => {
                    let runs = self.labelled_runs(item.mark(), &item.text, None);
                    let style = if item.nested { Style::NestedListItem } else { Style::ListItem };
                    let paragraph = self.paragraph(style, runs);
                    self.add_marked(&block.id, paragraph);
                }
                BlockContent::Quotation(text) => {
                    let runs = self.runs(text);
                    let paragraph = self.paragraph(Style::Quotation, runs);
                    self.add_marked(&block.id, paragraph);
                }
                BlockContent::Columns(columns) => self.columns(columns, orientation)?,
                BlockContent::SideBox(side_box) => self.side_box(&block.id, side_box)?,
                BlockContent::PictureRow(row) => self.picture_row(&block.id, row)?,
                BlockContent::Table(table) => self.table(&block.id, table),
                BlockContent::Picture(picture) => self.picture(&block.id, picture)?,
                BlockContent::Chart(chart) => self.chart(&block.id, chart)?,
                BlockContent::Annex(annex) => self.annex(&block.id, annex, orientation)?,
                BlockContent::Part(part) => self.part(&block.id, part)?,
                BlockContent::Contents(contents) => self.contents(*contents),
                // It is written before all else.
                BlockContent::Cover(_) => {}
            }
        }
        Ok(())
    }

    /// 双栏, 三栏: a section of columns that begins and ends where it stands on its page.
    fn columns(&mut self, columns: &Columns, on: Orientation) -> Result<(), ExportError> {
        let numbering = match self.section.numbering {
            PageNumbering::NotFirst | PageNumbering::FromOne => PageNumbering::All,
            other => other,
        };
        let start = SectionStart::Continuous;
        let outer = Section { numbering, ..self.section };
        self.begin_section(Section { start, columns: Some(columns.count), ..outer });
        self.blocks(&columns.blocks, on)?;
        self.begin_section(Section { start, ..outer });
        Ok(())
    }

    /// Adds the first paragraph of the block `id`.
    pub(super) fn add_marked(&mut self, id: &BlockId, paragraph: Paragraph) {
        let marked = self.bookmarks.mark(id, paragraph);
        self.add(marked);
    }

    /// A heading alone on its line takes the built-in style. One that is run into a paragraph takes
    /// the character style linked to it: Word's table of contents lists it, its navigation pane
    /// does not. A style separator would do both, but other programs break the line at it.
    fn heading(&mut self, id: &BlockId, heading: &Heading) {
        let run_in = (!heading.rest.is_empty()).then(|| run_in_heading(heading.level));
        let style = if run_in.is_some() { Style::Body } else { self.heading_style(heading.level) };
        let mut runs = if heading.is_centred() {
            self.centres_headings = true;
            self.runs_in_even_lines(&heading.text, id)
        } else {
            self.labelled_runs(&heading.number, &heading.text, run_in)
        };
        runs.extend(self.runs(&heading.rest));
        let paragraph = self.paragraph(style, runs);
        self.add_marked(id, paragraph);
    }

    /// 附件说明 under the text (GB/T 9704-2012, 7.3.4).
    fn annex_list(&mut self, annexes: &[Block]) {
        for block in annexes {
            let BlockContent::Annex(annex) = &block.content else { continue };
            let (style, label) = match annex.number {
                None => (Style::AnnexList, Some("附件：")),
                Some(1) => (Style::NumberedAnnexList, Some("附件：")),
                Some(_) => (Style::NumberedAnnexListNext, None),
            };
            let number = annex.number.map(|it| format!("{it}.")).unwrap_or_default();
            let item = self.paragraph(style, label.map(text_run).into_iter().collect());
            let link = Hyperlink::new(bookmark::name_of(&block.id), HyperlinkType::Anchor);
            let runs = self.labelled_runs(&number, &annex.title, None);
            let link = runs.into_iter().fold(link, Hyperlink::add_run);
            self.add(item.add_hyperlink(link));
        }
    }

    /// 附件 on a page of its own (GB/T 9704-2012, 7.3.7).
    fn annex(
        &mut self,
        id: &BlockId,
        annex: &Annex,
        orientation: Orientation,
    ) -> Result<(), ExportError> {
        let label = self.paragraph(Style::AnnexLabel, vec![text_run(&Annex::label(annex.number))]);
        self.add_marked(id, label);
        let lines = self.manuscript.laid.annex_title_lines.get(id);
        let lines = lines.map(Vec::as_slice).unwrap_or_default();
        let mut runs = self.listed_as(id);
        runs.extend(self.runs_in_lines(&annex.title, lines));
        let title = self.paragraph(Style::AnnexTitle, runs);
        self.add(title);
        self.below_heading(|it| it.blocks(&annex.blocks, orientation))
    }
}

/// How the pages of a block lie, as it says itself.
fn orientation(block: &Block) -> Orientation {
    match &block.content {
        BlockContent::Table(table) => table.orientation,
        BlockContent::Annex(annex) => annex.orientation,
        _ => Orientation::Portrait,
    }
}

/// Blank above and below the title's lines in twips, so that the text after it stands on the grid, or
/// the last line of the page would not fit. `above` twips of the type area are taken by a 版头.
fn title_padding(laid: &Laid, above: i32) -> (i32, i32) {
    let lines = i32::try_from(laid.title_lines.len()).unwrap_or_default();
    let own = lines.saturating_mul(twips(gb9704::TITLE_PITCH_PT));
    if let Some(letterhead) = &laid.letterhead {
        let before = twips(letterhead.height) - above;
        return (before, twips(letterhead.end) - (above + before + own));
    }
    let box_height = own.saturating_add(twips(2.0 * laid.title_padding));
    let padding = to_whole_lines(own, box_height);
    (padding / 2, padding - padding / 2)
}
