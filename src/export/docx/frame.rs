//! 方框 and pictures beside each other: tables of one row, which every program keeps in one piece and in
//! its column.
//!
//! docx-rs writes them with what stands in them; their properties are ours, said by their styles.

use docx_rs::{
    DocumentChild, HeightRule, LineSpacing, Paragraph, Table, TableCell, TableLayoutType, TableRow,
    WidthType,
};

use super::{
    body::Body,
    measure::{self, cells, line_pitch, to_unsigned, twips},
    style::{PICTURE_ROW, SIDE_BOX, Style},
};
use crate::{
    document::{Block, BlockContent, BlockId, Orientation, SideBox},
    export::ExportError,
    style::gb9704::{self, COLUMN_GAP_CELLS},
    word::{Element, Node},
};

impl Body<'_> {
    /// A box, as wide as its column, half of the space around it in its margins.
    pub(super) fn side_box(&mut self, id: &BlockId, side_box: &SideBox) -> Result<(), ExportError> {
        self.part_tables();
        let gap = self.paragraph(Style::BoxGap, vec![]).keep_next(true);
        self.add_marked(id, gap);
        let outer = std::mem::take(&mut self.children);
        if !side_box.title.is_empty() {
            let runs = self.runs_in_even_lines(&side_box.title, id);
            let title = self.paragraph(Style::BoxTitle, runs);
            self.add(title);
        }
        let written = self.blocks(&side_box.blocks, self.section.orientation);
        self.part_tables();
        let inside = std::mem::replace(&mut self.children, outer);
        written?;
        let width = self.column_width();
        let is_torn = self.manuscript.laid.parted_rows.contains_key(id);
        let row = TableRow::new(vec![cell(width, inside)]);
        self.add_frame(SIDE_BOX, vec![width], if is_torn { row } else { row.cant_split() });
        let gap = self.paragraph(Style::BoxGap, vec![]);
        self.add(gap);
        Ok(())
    }

    /// Pictures beside each other, each with its 图题 below it in its cell.
    pub(super) fn picture_row(&mut self, id: &BlockId, row: &[Block]) -> Result<(), ExportError> {
        let laid = self.manuscript.laid;
        let sizes = row.iter().filter_map(|it| laid.picture_sizes.get(&it.id));
        let height = sizes.map(|it| it.1).fold(0.0, f64::max);
        let lines = |it: &Block| match &it.content {
            BlockContent::Picture(picture) if picture.caption.is_empty() => 0,
            _ => laid.even_lines.get(&it.id).map_or(1, Vec::len),
        };
        let captioned = i32::try_from(row.iter().map(lines).max().unwrap_or_default());
        let captioned = captioned.unwrap_or_default().saturating_mul(line_pitch());
        let own = twips(height).saturating_add(captioned);
        let pitch = line_pitch().max(1);
        let whole = own.saturating_add(pitch - 1).div_euclid(pitch).saturating_mul(pitch);
        let above = to_unsigned((whole - own) / 2);
        let mut columns = Vec::new();
        for (at, block) in row.iter().enumerate() {
            let BlockContent::Picture(picture) = &block.content else { continue };
            let (width, _) = laid.picture_sizes.get(&block.id).copied().unwrap_or_default();
            let is_last = at + 1 == row.len();
            let gap = if is_last { 0 } else { twips(gb9704::PICTURE_GAP_PT) };
            let mut paragraphs = self.picture_with_caption(&block.id, picture)?;
            if let Some(first) = paragraphs.first_mut() {
                let mut marked = std::mem::take(first);
                if at == 0 {
                    marked = self.bookmarks.mark(id, marked);
                }
                *first = marked.line_spacing(LineSpacing::new().before(above));
            }
            let paragraphs = paragraphs.into_iter().map(|it| beside(it, gap));
            columns.push((twips(width).saturating_add(gap), paragraphs.collect()));
        }
        self.part_tables();
        let widths = columns.iter().map(|it| it.0).collect();
        let cells = columns.into_iter().map(|(width, inside)| cell(width, inside)).collect();
        let height = f32::from(i16::try_from(whole).unwrap_or(i16::MAX));
        let row = TableRow::new(cells).cant_split();
        let row = row.row_height(height).height_rule(HeightRule::AtLeast);
        self.add_frame(PICTURE_ROW, widths, row);
        Ok(())
    }

    /// A table of one row, its columns so many twips wide.
    fn add_frame(&mut self, style: &str, widths: Vec<i32>, row: TableRow) {
        let widths: Vec<usize> = widths.into_iter().map(to_size).collect();
        let table = Table::new(vec![row])
            .style(style)
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .set_grid(widths);
        self.children.push(DocumentChild::Table(Box::new(table)));
    }

    /// Width in twips of the column that is being written.
    fn column_width(&self) -> i32 {
        let whole = match self.section.orientation {
            Orientation::Portrait => measure::type_area_width(),
            Orientation::Landscape => measure::twips_of_mm(gb9704::TYPE_AREA_HEIGHT_MM),
        };
        let Some(count) = self.section.columns else { return whole };
        let count = i32::try_from(count.number()).unwrap_or(1).max(1);
        let gap = i32::try_from(COLUMN_GAP_CELLS).unwrap_or_default().saturating_mul(cells(1.0));
        (whole - gap.saturating_mul(count - 1)) / count
    }
}

/// A cell `width` twips wide that holds `inside`.
fn cell(width: i32, inside: Vec<DocumentChild>) -> TableCell {
    let cell = TableCell::new().width(to_size(width), WidthType::Dxa);
    inside.into_iter().fold(cell, |cell, child| match child {
        DocumentChild::Paragraph(it) => cell.add_paragraph(*it),
        DocumentChild::Table(it) => cell.add_table(*it),
        _ => cell,
    })
}

/// A paragraph of a cell that has so many twips less for it than it is wide.
fn beside(paragraph: Paragraph, gap: i32) -> DocumentChild {
    let paragraph = if gap > 0 { paragraph.indent(None, None, Some(gap), None) } else { paragraph };
    DocumentChild::Paragraph(Box::new(paragraph))
}

fn to_size(twips: i32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}

/// Whether a table is one of ours that only holds what stands in it together.
pub(super) fn is_frame(table: &Element) -> bool {
    let style = table.first("w:tblPr").and_then(|it| it.first("w:tblStyle"));
    style
        .and_then(|it| it.attribute("w:val"))
        .is_some_and(|it| [SIDE_BOX, PICTURE_ROW].contains(&it))
}

/// Leaves to a frame's style what docx-rs would have every table say.
pub(super) fn mend_frame(table: &mut Element) {
    const OWN: [&str; 3] = ["w:tblStyle", "w:tblW", "w:tblLayout"];
    let properties = table.elements_mut().filter(|it| it.name == "w:tblPr");
    for properties in properties {
        properties
            .children
            .retain(|it| it.as_element().is_some_and(|it| OWN.contains(&it.name.as_str())));
    }
}

/// Puts `tables` into the places that the tree keeps for them, in frames too.
pub(super) fn mend_tables(element: &mut Element, tables: &mut impl Iterator<Item = String>) {
    for node in &mut element.children {
        let Node::Element(child) = node else { continue };
        if child.name == "w:tbl" && !is_frame(child) {
            if let Some(xml) = tables.next() {
                *node = Node::Xml(xml);
            }
        } else if child.name != "w:p" {
            if child.name == "w:tbl" {
                mend_frame(child);
            }
            mend_tables(child, tables);
        }
    }
}
