//! 表格: as wide as the type area, ruled all around, the header repeated on each page and no row
//! cut (practice; GB/T 9704-2012 leaves tables in the text open).

use std::sync::Arc;

use super::{
    Colour, GlyphRun, PageItem, Role, Rule, Span,
    compositor::Compositor,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    paragraph::{baseline, half_cells_in},
    strip::Strip,
};
use crate::{
    document::{BlockId, Cell, CellAlignment, Table},
    style::{
        TextStyle,
        gb9704::{LINE_PITCH_PT, TABLE_CELL_MARGIN_PT, TABLE_LINE_PITCH_PT, TABLE_RULE_PT},
    },
};

/// A row's letters, cell by cell.
type Row = Vec<Vec<Letter>>;

/// Room that a column has beyond its text, in pt: in Word the rules take it.
const EASE_PT: f64 = 2.0;

/// Lines that a row may hold; a longer one goes on in another row, because no page could hold it.
const LINES_IN_A_ROW: usize = 30;

/// Cells up to this width in half cells are not broken as long as there is room: 办理结果.
const SHORT_CELL: usize = 8;

impl Compositor<'_> {
    /// Sets a table: its 表题, then one strip a row.
    pub(super) fn table(&mut self, table: &Table, id: &BlockId) -> Vec<Strip> {
        self.element(Role::Table, |it| it.captioned_table(table, id))
    }

    fn captioned_table(&mut self, table: &Table, id: &BlockId) -> Vec<Strip> {
        let caption = self.caption(&table.caption);
        let rows: Vec<Row> = table
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| self.row(row, at < table.header_rows))
            .collect();
        let widths = column_widths(&rows, table.columns.len(), self.measure.width);
        let set = |rows: &[Row], header: bool| -> Vec<Strip> {
            let columns = Columns { widths: &widths, alignments: &table.columns, header };
            rows.iter().flat_map(|row| set_row(row, columns)).collect()
        };
        let (head, body) = rows.split_at(table.header_rows.min(rows.len()));
        let (head, body) = (set(head, true), set(body, false));
        self.column_widths.insert(id.clone(), widths);
        let top =
            Strip { items: vec![horizontal(0.0, self.measure.width)], ..Strip::of_height(0.0) };
        let mut header = vec![top.kept_with_next()];
        header.extend(head.into_iter().map(Strip::kept_with_next));
        let repeated: Arc<[Strip]> = header.iter().cloned().map(Strip::repeated).collect();
        let body = body.into_iter().map(|row| Strip { header: Some(Arc::clone(&repeated)), ..row });
        let caption = caption.into_iter().map(Strip::kept_with_next);
        caption.chain(header).chain(body).collect()
    }

    fn row(&mut self, row: &[Cell], header: bool) -> Row {
        let (style, role): (_, fn(Span) -> Role) = if header {
            (TextStyle::TABLE_HEADER, Role::HeaderCell)
        } else {
            (TextStyle::TABLE_CELL, Role::Cell)
        };
        self.element(Role::Row, |it| {
            let cells = row.iter();
            cells
                .map(|cell| it.element(role(Span::ONE), |it| it.letters(&cell.text, style)))
                .collect()
        })
    }
}

/// The columns as a row needs to know them.
#[derive(Clone, Copy)]
struct Columns<'a> {
    widths: &'a [f64],
    alignments: &'a [CellAlignment],
    header: bool,
}

/// Widths in pt that fill `whole`: each column its longest line where all fit, else between
/// its longest word and its longest line.
fn column_widths(rows: &[Row], columns: usize, whole: f64) -> Vec<f64> {
    let half = TextStyle::TABLE_CELL.cell() / 2.0;
    let natural = |measure: fn(&[Letter]) -> usize| -> Vec<f64> {
        (0..columns)
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                let widest = cells.map(|it| measure(it)).max().unwrap_or_default();
                in_pt(widest.max(2), half) + 2.0 * TABLE_CELL_MARGIN_PT + EASE_PT
            })
            .collect()
    };
    let (longest, least) = (natural(letter::width), natural(widest_word));
    let (wanted, needed): (f64, f64) = (longest.iter().sum(), least.iter().sum());
    if wanted <= whole {
        longest.iter().map(|it| it * whole / wanted).collect()
    } else if needed < whole {
        let share = (whole - needed) / (wanted - needed);
        longest.iter().zip(&least).map(|(most, least)| least + (most - least) * share).collect()
    } else {
        least.iter().map(|it| it * whole / needed).collect()
    }
}

/// Width in half cells of the widest piece that no line breaks.
fn widest_word(letters: &[Letter]) -> usize {
    let words = letters.chunk_by(|before, after| !before.may_part_from(after));
    let widest = words.map(letter::width).max().unwrap_or_default();
    widest.max(letter::width(letters).min(SHORT_CELL))
}

/// Sets a row as one strip, or as several where no page could hold it.
fn set_row(row: &[Vec<Letter>], columns: Columns<'_>) -> Vec<Strip> {
    let style = TextStyle::TABLE_CELL;
    let cells: Vec<Vec<&[Letter]>> = row
        .iter()
        .zip(columns.widths)
        .map(|(letters, width)| {
            let room = half_cells_in(width - 2.0 * TABLE_CELL_MARGIN_PT, style).max(2);
            let ranges = break_lines(letters, room, room).into_iter();
            ranges.filter_map(|it| letters.get(it)).collect()
        })
        .collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let starts = (0..most).step_by(LINES_IN_A_ROW);
    starts
        .map(|start| {
            let part =
                |lines: &Vec<_>| lines.iter().skip(start).take(LINES_IN_A_ROW).copied().collect();
            set_part(&cells.iter().map(part).collect::<Vec<_>>(), columns)
        })
        .collect()
}

/// Sets what stands in a row between two horizontal rules.
fn set_part(cells: &[Vec<&[Letter]>], columns: Columns<'_>) -> Strip {
    let most = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let height = LINE_PITCH_PT + in_pt(most - 1, TABLE_LINE_PITCH_PT);
    let mut strip = Strip::of_height(height);
    let mut left = 0.0;
    strip.items.push(vertical(left, height));
    for (at, (lines, width)) in cells.iter().zip(columns.widths).enumerate() {
        let alignment = columns.alignments.get(at).copied().unwrap_or(CellAlignment::Left);
        let alignment = if columns.header { CellAlignment::Centre } else { alignment };
        let glyphs = set_cell(lines, left, *width, height, alignment);
        strip.items.extend(glyphs.into_iter().map(PageItem::Glyphs));
        left += width;
        strip.items.push(vertical(left, height));
    }
    strip.items.push(horizontal(height, left));
    strip.notes = cells.iter().flatten().copied().flatten().filter_map(|it| it.note).collect();
    strip.notes.dedup();
    strip
}

/// Sets a cell's lines in the middle of the row's height.
fn set_cell(
    lines: &[&[Letter]],
    left: f64,
    width: f64,
    height: f64,
    alignment: CellAlignment,
) -> Vec<GlyphRun> {
    let style = TextStyle::TABLE_CELL;
    let top = (height - in_pt(lines.len(), TABLE_LINE_PITCH_PT)) / 2.0;
    let lines = lines.iter().enumerate();
    lines
        .flat_map(|(at, line)| {
            let space = Space {
                left: left + TABLE_CELL_MARGIN_PT,
                width: width - 2.0 * TABLE_CELL_MARGIN_PT,
                baseline: top
                    + in_pt(at, TABLE_LINE_PITCH_PT)
                    + baseline(TABLE_LINE_PITCH_PT, style),
                alignment: match alignment {
                    CellAlignment::Left => Alignment::Left,
                    CellAlignment::Centre => Alignment::Centre,
                    CellAlignment::Right => Alignment::Right,
                },
            };
            set_line(line, style, space)
        })
        .collect()
}

fn horizontal(y: f64, width: f64) -> PageItem {
    rule((0.0, y), (width, y))
}

fn vertical(x: f64, height: f64) -> PageItem {
    rule((x, 0.0), (x, height))
}

fn rule(from: (f64, f64), to: (f64, f64)) -> PageItem {
    PageItem::Rule(Rule { from, to, thickness: TABLE_RULE_PT, colour: Colour::Black })
}
