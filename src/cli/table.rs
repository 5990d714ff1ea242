//! Tables in a terminal: columns aligned by display width, long texts running on in their column.

use unicode_width::UnicodeWidthStr;

/// The most lines that a cell takes; what is longer is cut, `--format json` has it whole.
const MOST_LINES: usize = 3;
/// Marks that may not begin a line.
const HANGING: [char; 8] = ['、', '，', '。', '；', '：', '”', '）', '》'];
/// Between columns.
const GAP: &str = "  ";

/// Rows in columns, each at most so many display cells wide as `widest` says.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]], widest: [usize; N]) -> String {
    aligned_rows(rows, widest).concat()
}

/// The same, row by row: each is one line or several.
pub(super) fn aligned_rows<const N: usize>(
    rows: &[[String; N]],
    widest: [usize; N],
) -> Vec<String> {
    let rows: Vec<[Vec<String>; N]> = rows.iter().map(|it| cells(it, widest)).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.iter().map(|it| it.width()).chain([*width]).max().unwrap_or_default();
        }
    }
    rows.iter().map(|it| lines(it, widths)).collect()
}

/// The lines of one row.
fn lines<const N: usize>(row: &[Vec<String>; N], widths: [usize; N]) -> String {
    let mut text = String::new();
    for at in 0..row.iter().map(Vec::len).max().unwrap_or_default() {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            let piece = cell.get(at).map_or("", String::as_str);
            let padding = width.saturating_sub(piece.width());
            line.extend([piece, &" ".repeat(padding), GAP]);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The lines of each cell of a row.
fn cells<const N: usize>(row: &[String; N], widest: [usize; N]) -> [Vec<String>; N] {
    let mut widths = widest.into_iter();
    row.each_ref().map(|it| wrapped(it, widths.next().unwrap_or(usize::MAX)))
}

/// `text` in lines of at most `width` display cells, a mark that may not begin a line beyond them,
/// cut after [`MOST_LINES`]; a number stays whole, and all lines are indented as the first.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let indent = text.len().saturating_sub(text.trim_start().len());
    let indent = text.get(..indent).unwrap_or_default();
    let mut lines = vec![String::new()];
    for word in words(text) {
        let is_full = lines.len() == MOST_LINES;
        let Some(line) = lines.last_mut() else { break };
        if line.width().saturating_add(word.width()) <= width || word.starts_with(HANGING) {
            line.push_str(word);
        } else if is_full {
            line.pop();
            line.push('…');
            break;
        } else {
            lines.push(format!("{indent}{}", word.trim_start()));
        }
    }
    lines
}

/// What no line may break: runs of digits and Latin letters with their points, single characters
/// else.
fn words(text: &str) -> Vec<&str> {
    let is_joined = |it: char| it.is_ascii_alphanumeric() || "./-%".contains(it);
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|it| !is_joined(it)).unwrap_or(rest.len());
        let length = if is_joined(first) { run } else { first.len_utf8() };
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}
