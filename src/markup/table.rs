//! Pipe tables: a header, a row of alignments, the rows.

use super::{reader::Reader, span::Span};
use crate::document::{Cell, CellAlignment, Inline, Table, plain_text};

impl<'a> Reader<'a> {
    /// Reads the lines of a table, of which there is at least one.
    pub(super) fn table(&mut self, lines: &[Span<'a>], caption: Vec<Inline>) -> Table {
        let mut rows = lines.iter().copied();
        let header = rows.next().map(cells).unwrap_or_default();
        let width = header.len();
        let alignments = self.alignments(lines, width);
        if !alignments.is_empty() {
            rows.next();
        }
        let mut read = vec![self.row(header)];
        for line in rows {
            let mut row = cells(line);
            if row.len() != width {
                let cause = format!("这一行有{}格，表头有{width}格", row.len());
                self.error(line, cause, "请补齐或删去多余的“|”；格内要印出竖线，请写“\\|”");
                row.resize(width, line.after(line.text.len()));
            }
            read.push(self.row(row));
        }
        let columns = (0..width).map(|column| {
            let typed = alignments.get(column).and_then(|cell| alignment(cell.text));
            typed.unwrap_or_else(|| default_alignment(&read, column))
        });
        Table { caption, columns: columns.collect(), header_rows: 1, rows: read }
    }

    /// The cells of the second line when it says how the columns stand; none when it does not.
    fn alignments(&mut self, lines: &[Span<'a>], width: usize) -> Vec<Span<'a>> {
        let second = lines.get(1).copied();
        let cells = second.map(cells).unwrap_or_default();
        if cells.is_empty() || !cells.iter().all(|it| is_alignment(it.text)) {
            let cure = "请在表头下面写一行，例如“| --- | ---: |”（“---:”居右，“:---:”居中）";
            if let Some(at) = second.or(lines.first().copied()) {
                self.error(at, "表头下面少了对齐行", cure);
            }
            return Vec::new();
        }
        if let Some(second) = second.filter(|_| cells.len() != width) {
            let cause = format!("对齐行有{}格，表头有{width}格", cells.len());
            self.error(second, cause, "请让对齐行与表头的格数相同");
        }
        cells
    }

    fn row(&mut self, cells: Vec<Span<'a>>) -> Vec<Cell> {
        cells.into_iter().map(|it| Cell { text: self.inlines(it) }).collect()
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

fn is_alignment(cell: &str) -> bool {
    let dashes = cell.strip_prefix([':', '：']).unwrap_or(cell);
    let dashes = dashes.strip_suffix([':', '：']).unwrap_or(dashes);
    !dashes.is_empty() && dashes.chars().all(|it| it == '-')
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

/// 居右 for a column of numbers; a case number such as `0038` is a name.
fn default_alignment(rows: &[Vec<Cell>], column: usize) -> CellAlignment {
    let mut texts = rows.iter().skip(1).filter_map(|row| Some(plain_text(&row.get(column)?.text)));
    let is_number = |it: String| {
        it.chars().all(|it| it.is_ascii_digit() || ".,%+-—".contains(it))
            && it.chars().any(|it| it.is_ascii_digit() || it == '—')
            && (!it.starts_with('0') || !it.chars().nth(1).is_some_and(|it| it.is_ascii_digit()))
    };
    if rows.len() > 1 && texts.all(is_number) { CellAlignment::Right } else { CellAlignment::Left }
}
