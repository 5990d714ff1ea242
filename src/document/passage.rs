//! Every text that a document prints, in reading order, with what of it the register answers for: the one
//! walk over texts, by which an edited file is told from what was written.

use std::ops::Range;

use super::{
    Annex, Block, BlockContent, BlockId, Chart, Document, Inline, InlineContent, Picture, Table,
};
use crate::diagnostic::Place;

/// What stands in a passage's text for the mark of a footnote.
pub const NOTE_MARK: char = '\u{FFFC}';

/// A text that stands by itself: a paragraph, a heading, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Which of the document's texts it is.
    pub key: PassageKey,
    /// What is printed before its words and is not written there: the number of a heading, the —— of an
    /// item.
    pub label: String,
    /// Its words; of a run-in heading, the heading and the rest.
    pub parts: Vec<&'a [Inline]>,
}

/// Which of the document's texts a passage is: the same in every build that has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageKey {
    /// The block that holds it; `None` of head and tail.
    pub block: Option<BlockId>,
    /// Which text of it.
    pub role: PassageRole,
}

/// Which text of a block, of head or of tail a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageRole {
    /// 引题
    Overline,
    /// 标题; of an annex, a part or a box its title.
    Title,
    /// 标注, from 0.
    Mark(usize),
    /// 报告场合
    Occasion,
    /// 报告人
    Speaker,
    /// 主送机关
    Addressees,
    /// 份号
    CopyNumber,
    /// 发文机关标志, an organ from 0.
    Issuer(usize),
    /// 发文字号
    DocumentNumber,
    /// 签发人, from 0.
    Approver(usize),
    /// 出席, 请假, 列席, from 0.
    Attendance(usize),
    /// 署名, an organ from 0.
    Signatory(usize),
    /// 成文日期
    IssueDate,
    /// 附注
    Remark,
    /// 抄送
    CopiesTo,
    /// 印发机关
    PrintingOffice,
    /// 印发日期
    PrintedOn,
    /// The text of a paragraph, a heading, an item or a quotation.
    Text,
    /// 表题, 图题
    Caption,
    /// The unit above a table.
    Unit,
    /// A cell, its row and column from 0, covered ones counted.
    Cell(usize, usize),
    /// A note under a table, from 0.
    TableNote(usize),
    /// A line of 封面, from 0.
    CoverLine(usize),
    /// The nth footnote that the passages of this block refer to, from 0.
    Footnote(usize),
}

/// A stretch of a passage's text that one inline prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The innermost inline that prints it.
    pub inline: &'a Inline,
    /// Whether it is printed in bold by `**`.
    pub is_strong: bool,
}

impl Passage<'_> {
    /// What is printed: label and words, [`NOTE_MARK`] for each footnote.
    pub fn text(&self) -> String {
        let mut text = self.label.clone();
        self.stretches().iter().for_each(|it| push(it.inline, &mut text));
        text
    }

    /// Where its source stands, where it has words.
    pub fn origin(&self) -> Option<&Place> {
        self.parts.iter().find_map(|it| it.first()).map(|it| &it.origin)
    }
}

impl<'a> Passage<'a> {
    /// What its words are printed by, in order; together they cover all of the text but the label.
    pub fn stretches(&self) -> Vec<Stretch<'a>> {
        let mut stretches = Vec::new();
        let mut at = self.label.len();
        for part in &self.parts {
            stretch(part, false, &mut at, &mut stretches);
        }
        stretches
    }

    /// The footnotes that it refers to, in order.
    fn footnotes(&self) -> Vec<&'a [Inline]> {
        let notes = self.stretches().into_iter().filter_map(|it| match &it.inline.content {
            InlineContent::Footnote(text) => Some(text.as_slice()),
            _ => None,
        });
        notes.collect()
    }
}

fn stretch<'a>(
    inlines: &'a [Inline],
    is_strong: bool,
    at: &mut usize,
    into: &mut Vec<Stretch<'a>>,
) {
    for inline in inlines {
        if let InlineContent::Strong(inner) = &inline.content {
            stretch(inner, true, at, into);
            continue;
        }
        let mut text = String::new();
        push(inline, &mut text);
        let end = at.saturating_add(text.len());
        into.push(Stretch { range: *at..end, inline, is_strong });
        *at = end;
    }
}

fn push(inline: &Inline, into: &mut String) {
    match &inline.content {
        InlineContent::Footnote(_) => into.push(NOTE_MARK),
        _ => into.push_str(&super::plain_text(std::slice::from_ref(inline))),
    }
}

/// All texts of `document` in reading order, a footnote's after the passage that refers to it. Not
/// among them is what is printed twice: 目录, 附件说明, and what a chart is drawn from.
pub fn passages(document: &Document) -> Vec<Passage<'_>> {
    let mut walk = Walk::default();
    walk.head(document);
    walk.blocks(&document.body);
    walk.tail(document);
    walk.passages
}

/// The same of `blocks` alone.
pub fn passages_of(blocks: &[Block]) -> Vec<Passage<'_>> {
    let mut walk = Walk::default();
    walk.blocks(blocks);
    walk.passages
}

#[derive(Default)]
struct Walk<'a> {
    passages: Vec<Passage<'a>>,
    /// Footnotes of the block that is being walked.
    notes: usize,
}

impl<'a> Walk<'a> {
    fn head(&mut self, document: &'a Document) {
        let head = &document.head;
        if let Some(it) = &head.letterhead {
            self.own(PassageRole::CopyNumber, &it.copy_number);
            self.each(PassageRole::Issuer, it.mark.organs.iter().map(Vec::as_slice));
            self.own(PassageRole::DocumentNumber, &it.document_number);
            self.each(PassageRole::Approver, it.approvers.iter().map(Vec::as_slice));
        }
        self.each(PassageRole::Mark, head.marks.iter().map(Vec::as_slice));
        self.own(PassageRole::Overline, &head.overline);
        self.own(PassageRole::Title, &head.title);
        self.own(PassageRole::Occasion, &head.occasion);
        self.own(PassageRole::Speaker, &head.speaker);
        self.own(PassageRole::Addressees, &head.addressees);
    }

    fn tail(&mut self, document: &'a Document) {
        let attendance = document.head.letterhead.iter().flat_map(|it| &it.attendance);
        self.each(PassageRole::Attendance, attendance.map(|it| it.names.as_slice()));
        if let Some(it) = &document.signature {
            self.each(PassageRole::Signatory, it.signatories.iter().map(Vec::as_slice));
            self.own(PassageRole::IssueDate, &it.issue_date);
        }
        self.own(PassageRole::Remark, &document.remark);
        if let Some(it) = &document.imprint {
            self.own(PassageRole::CopiesTo, &it.copies_to);
            self.own(PassageRole::PrintingOffice, &it.printing_office);
            self.own(PassageRole::PrintedOn, &it.printed_on);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.notes = 0;
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        let id = Some(&block.id);
        match &block.content {
            BlockContent::Heading(it) => {
                let parts = vec![it.text.as_slice(), it.rest.as_slice()];
                self.add(id, PassageRole::Text, it.number.clone(), parts);
            }
            BlockContent::Paragraph(text) | BlockContent::Quotation(text) => {
                self.plain(id, PassageRole::Text, text);
            }
            BlockContent::ListItem(it) => {
                self.add(id, PassageRole::Text, it.mark().to_owned(), vec![&it.text]);
            }
            BlockContent::Table(table) => self.table(&block.id, table),
            BlockContent::Picture(Picture { caption, .. })
            | BlockContent::Chart(Chart { caption, .. }) => {
                self.plain(id, PassageRole::Caption, caption);
            }
            BlockContent::Annex(Annex { title, .. }) => self.plain(id, PassageRole::Title, title),
            BlockContent::SideBox(it) => self.plain(id, PassageRole::Title, &it.title),
            BlockContent::Part(it) => self.plain(id, PassageRole::Title, &it.title),
            BlockContent::Cover(cover) => {
                for (at, text) in cover.texts().enumerate() {
                    self.plain(id, PassageRole::CoverLine(at), text);
                }
            }
            BlockContent::Columns(_) | BlockContent::PictureRow(_) | BlockContent::Contents(_) => {}
        }
        self.blocks(block.inner());
    }

    fn table(&mut self, id: &'a BlockId, table: &'a Table) {
        let id = Some(id);
        self.plain(id, PassageRole::Caption, &table.caption);
        self.plain(id, PassageRole::Unit, &table.unit);
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                // A cell of no words is one all the same: a person may write into it.
                if cell.extent.size().is_some() {
                    self.push(id, PassageRole::Cell(row, column), String::new(), vec![&cell.text]);
                }
            }
        }
        for (at, note) in table.notes.iter().enumerate() {
            self.add(id, PassageRole::TableNote(at), note.label.clone(), vec![&note.text]);
        }
    }

    fn own(&mut self, role: PassageRole, text: &'a [Inline]) {
        self.notes = 0;
        self.plain(None, role, text);
    }

    fn each(
        &mut self,
        role: impl Fn(usize) -> PassageRole,
        texts: impl Iterator<Item = &'a [Inline]>,
    ) {
        texts.enumerate().for_each(|(at, text)| self.own(role(at), text));
    }

    fn plain(&mut self, id: Option<&BlockId>, role: PassageRole, text: &'a [Inline]) {
        self.add(id, role, String::new(), vec![text]);
    }

    /// Adds a passage that has words.
    fn add(
        &mut self,
        id: Option<&BlockId>,
        role: PassageRole,
        label: String,
        parts: Vec<&'a [Inline]>,
    ) {
        if parts.iter().any(|it| !it.is_empty()) {
            self.push(id, role, label, parts);
        }
    }

    fn push(
        &mut self,
        id: Option<&BlockId>,
        role: PassageRole,
        label: String,
        parts: Vec<&'a [Inline]>,
    ) {
        let key = |role| PassageKey { block: id.cloned(), role };
        let passage = Passage { key: key(role), label, parts };
        let notes = passage.footnotes();
        self.passages.push(passage);
        for text in notes {
            let role = PassageRole::Footnote(self.notes);
            self.notes = self.notes.saturating_add(1);
            let note = Passage { key: key(role), label: String::new(), parts: vec![text] };
            self.passages.push(note);
        }
    }
}
