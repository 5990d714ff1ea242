//! Pipe tables: a header of one row or several, a row of alignments, the rows.

use super::{
    merging::{self, Merging},
    reader::Reader,
    span::Span,
};
use crate::document::{Cell, CellAlignment, Extent, Table, plain_text};

/// A header has no more rows: a row of dashes further down is one of the rows.
const MOST_HEADER_ROWS: usize = 4;

impl<'a> Reader<'a> {
    /// Reads the lines of a table, of which there is at least one.
    pub(super) fn table(&mut self, lines: &[Span<'a>]) -> Table {
        let width = lines.first().map(|it| cells(*it).len()).unwrap_or_default();
        let (header_rows, alignments) = self.header(lines, width);
        let mut merging = Merging::new(header_rows);
        let mut rows = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            if at == header_rows && !alignments.is_empty() {
                continue;
            }
            let row = self.row_of(*line, width);
            rows.push(row.iter().map(|it| self.cell(*it)).collect());
            merging.add(row);
        }
        merging.merge(self, &mut rows);
        let columns = (0..width).map(|column| {
            let typed = alignments.get(column).and_then(|cell| alignment(cell.text));
            typed.unwrap_or_else(|| default_alignment(&rows, header_rows, column))
        });
        Table { columns: columns.collect(), header_rows, rows, ..Table::default() }
    }

    /// How many rows the header has, and the cells of the line below it, which say how the columns
    /// stand; none when there is no such line.
    fn header(&mut self, lines: &[Span<'a>], width: usize) -> (usize, Vec<Span<'a>>) {
        let below = lines.iter().enumerate().skip(1).take(MOST_HEADER_ROWS);
        let below = below.map(|(at, line)| (at, *line, cells(*line)));
        let find = |dashes: &[char]| {
            below.clone().find(|(.., cells)| cells.iter().all(|it| is_alignment(it.text, dashes)))
        };
        // A row of nothing but — may be a row; without one of hyphens it is the row of alignments.
        let found = find(&['-']).or_else(|| find(&DASHES));
        let Some((at, line, cells)) = found else {
            let cure = "请在表头下面写一行，例如“| --- | ---: |”（“---:”居右，“:---:”居中）";
            if let Some(second) = lines.get(1).or(lines.first()) {
                self.error(*second, "表头下面少了对齐行", cure);
            }
            return (1, Vec::new());
        };
        if cells.len() != width {
            let cause = format!("对齐行有{}格，表头有{width}格", cells.len());
            self.error(line, cause, "请让对齐行与表头的格数相同");
        }
        (at, cells)
    }

    /// The cells of a row, as many as the header has.
    fn row_of(&mut self, line: Span<'a>, width: usize) -> Vec<Span<'a>> {
        let mut row = cells(line);
        if row.len() != width {
            let cause = format!("这一行有{}格，表头有{width}格", row.len());
            self.error(line, cause, "请补齐或删去多余的“|”；格内要印出竖线，请写“\\|”");
            row.resize(width, line.after(line.text.len()));
        }
        row
    }

    /// A cell before it is merged with others.
    fn cell(&mut self, cell: Span<'a>) -> Cell {
        let is_marked = merging::mark(cell.text).is_some();
        if is_marked { Cell::default() } else { self.inlines(cell).into() }
    }
}

/// The cells of a row: what stands between unescaped `|`, without the blanks around it.
fn cells(line: Span<'_>) -> Vec<Span<'_>> {
    let mut cells = Vec::new();
    let mut cell = line.after("|".len());
    let mut at = 0;
    let mut escaped = false;
    while let Some(character) = cell.after(at).text.chars().next() {
        if character == '|' && !escaped {
            cells.push(cell.first(at).trim());
            cell = cell.after(at + 1);
            at = 0;
        } else {
            at += character.len_utf8();
        }
        escaped = character == '\\' && !escaped;
    }
    if cells.is_empty() || !cell.trim().text.is_empty() {
        cells.push(cell.trim());
    }
    cells
}

/// A hyphen and what a Chinese keyboard makes of it.
const DASHES: [char; 6] = ['-', '—', '–', '－', '─', '―'];

/// Whether a cell of `dashes`, with colons at its ends, says how its column stands.
fn is_alignment(cell: &str, dashes: &[char]) -> bool {
    let is_dash = |it: char| dashes.contains(&it);
    let line = cell.strip_prefix([':', '：']).unwrap_or(cell);
    let line = line.strip_suffix([':', '：']).unwrap_or(line);
    !line.is_empty() && line.chars().all(is_dash)
}

/// `:---` is 居左, `:---:` 居中, `---:` 居右; `---` leaves it to what the column holds.
fn alignment(cell: &str) -> Option<CellAlignment> {
    match (cell.starts_with([':', '：']), cell.ends_with([':', '：'])) {
        (false, false) => None,
        (true, false) => Some(CellAlignment::Left),
        (true, true) => Some(CellAlignment::Centre),
        (false, true) => Some(CellAlignment::Right),
    }
}

/// 居右 for a column of numbers; a case number such as `0038` is a name. Cells without a word, and
/// those that take several columns, say nothing of the column.
fn default_alignment(rows: &[Vec<Cell>], header_rows: usize, column: usize) -> CellAlignment {
    let cells = rows.iter().skip(header_rows).filter_map(|row| row.get(column));
    let own = cells.filter(|it| matches!(it.extent, Extent::Covers { columns: 1, .. }));
    let texts = own.map(|it| plain_text(&it.text)).filter(|it| !it.is_empty());
    let mut texts = texts.peekable();
    if texts.peek().is_some() && texts.all(|it| is_number(&it)) {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    }
}

/// Whether a cell holds a number, with its sign of percent or of change, or — for none.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|it| it.is_ascii_digit() || ".,%％‰+-—".contains(it))
        && cell.chars().any(|it| it.is_ascii_digit() || it == '—')
        && (!cell.starts_with('0') || !cell.chars().nth(1).is_some_and(|it| it.is_ascii_digit()))
}
