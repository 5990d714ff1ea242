//! `::: 表 表题`: a table with what stands above and below it: `单位：件`, `列宽：1、6、3`, `注：…`.

use super::{
    body::{Body, Read},
    line::{Fence, LineKind},
    options::key_and_value,
    reader::Reader,
    span::{Span, is_blank},
};
use crate::document::{
    BlockContent, ColumnWidth, Inline, InlineContent, Orientation, Table, TableNote,
};

pub(super) const UNIT: &str = "单位";
pub(super) const WIDTHS: &str = "列宽";
/// What a note may begin with.
const NOTES: [&str; 6] = ["注", "备注", "资料来源", "数据来源", "来源", "说明"];

/// A column as wide as what it holds asks for.
const FROM_CONTENT: &str = "自动";
/// Follows a number of characters.
const CHARACTERS: char = '字';
/// The most parts or characters that a column may have.
const MOST: u32 = 100;

/// The lines of a table's block.
#[derive(Default)]
pub(super) struct Lines<'a> {
    rows: Vec<Span<'a>>,
    pub(super) unit: Option<Span<'a>>,
    pub(super) widths: Option<Span<'a>>,
    /// Label and text of each note.
    pub(super) notes: Vec<(&'a str, Span<'a>)>,
}

impl<'a> Body<'a> {
    /// Reads the table that `fence` opens.
    pub(super) fn captioned_table(
        &mut self,
        fence: Fence<'a>,
        orientation: Orientation,
    ) -> Option<Read> {
        let caption = self.reader.inlines(fence.title);
        let belongs = |kind: LineKind<'_>| {
            matches!(kind, LineKind::Row | LineKind::Text | LineKind::Ordinal(_))
        };
        let (lines, end) = self.inside(fence, belongs, REFUSAL, "表");
        let whole = self.whole(fence, end);
        let lines = self.reader.table_lines(lines);
        if lines.rows.is_empty() {
            let cure = "请写上表头、对齐行和各行，例如“| 分类 | 件数 |”";
            self.reader.error(fence.line, "表里没有内容", cure);
            return None;
        }
        let unit = self.reader.unit(lines.unit);
        let table = self.reader.table(&lines.rows);
        let room = self.table_room(orientation);
        self.reader.told_of_columns(fence.line, table.columns.len(), room);
        let widths = self.reader.widths(lines.widths, table.columns.len());
        let widths = self.reader.held(widths, lines.widths, room);
        let notes =
            lines.notes.into_iter().map(|(label, text)| self.reader.table_note(label, text));
        let notes = notes.collect();
        let table = Table { caption, unit, orientation, widths, notes, ..table };
        let id = self.id("table", whole.text);
        Some(self.block(id, whole, BlockContent::Table(table)).into())
    }
}

const REFUSAL: &str = "表里只能有以“|”开头的行，和“单位：”“列宽：”“注：”“资料来源：”开头的行";

impl<'a> Reader<'a> {
    /// The lines of a table by what they are for.
    pub(super) fn table_lines(&mut self, lines: Vec<Span<'a>>) -> Lines<'a> {
        let mut sorted = Lines::default();
        for line in lines {
            if line.text.starts_with('|') {
                sorted.rows.push(line);
                continue;
            }
            match labelled(unbracketed(line)) {
                Some((UNIT, value)) => self.once(&mut sorted.unit, line, value),
                Some((WIDTHS, value)) => self.once(&mut sorted.widths, line, value),
                Some((label, value)) if is_note(label) => sorted.notes.push((label, value)),
                _ if is_numbered(line) && !sorted.notes.is_empty() => sorted.notes.push(("", line)),
                _ => self.refuse(line),
            }
        }
        sorted
    }

    /// Tells of a line that no table holds what it was meant for.
    fn refuse(&mut self, line: Span<'a>) {
        if is_numbered(line) {
            let cure = format!("请把第一条写成“注：1.……”，以后的才接着写“{}”", number(line));
            self.error(line, "这一行像表下的注，前面却没有“注：”", cure);
        } else if line.text.starts_with('｜') {
            let cure = "请把这一行的“｜”都改成半角的“|”";
            self.error(line, "这一行像表格的一行，竖线却是全角的", cure);
        } else {
            let cure =
                "请把这一行写到表的外面，或先写“:::”结束这张表；是表下的注的，请写成“注：……”";
            self.error(line, REFUSAL, cure);
        }
    }

    fn once(&mut self, slot: &mut Option<Span<'a>>, line: Span<'a>, value: Span<'a>) {
        let label = labelled(unbracketed(line)).map_or("", |it| it.0);
        if slot.replace(value).is_some() {
            self.error(line, format!("“{label}”写了两次"), "请只留一行");
        } else if value.text.is_empty() {
            self.error(line, format!("“{label}”后面没有写内容"), "请补上，或删去这一行");
        }
    }

    /// `单位：件`.
    pub(super) fn unit(&mut self, value: Option<Span<'a>>) -> Vec<Inline> {
        let Some(value) = value.filter(|it| !it.text.is_empty()) else { return Vec::new() };
        let label = InlineContent::Text(format!("{UNIT}："));
        let mut unit = vec![Inline { origin: value.place(self.file), content: label }];
        unit.extend(self.inlines(value));
        unit
    }

    /// `注：…`.
    pub(super) fn table_note(&mut self, label: &str, text: Span<'a>) -> TableNote {
        let label = if label.is_empty() { String::new() } else { format!("{label}：") };
        TableNote { label, text: self.inlines(text) }
    }

    /// `1、6、3` or `4字、自动、6字`.
    pub(super) fn widths(&mut self, value: Option<Span<'a>>, columns: usize) -> Vec<ColumnWidth> {
        let Some(value) = value.filter(|it| !it.text.is_empty()) else { return Vec::new() };
        let is_comma = |it: char| is_blank(it) || "、，,；;".contains(it);
        let items: Vec<&str> =
            value.text.split(is_comma).filter(|it| !it.trim().is_empty()).collect();
        let mut widths = Vec::with_capacity(items.len());
        for item in &items {
            let Some(width) = width(item) else {
                self.error(value, format!("“列宽”不能是“{item}”"), CURE);
                return Vec::new();
            };
            widths.push(width);
        }
        let shares = widths.iter().filter(|it| matches!(it, ColumnWidth::Share(_))).count();
        if widths.len() != columns {
            let cause = format!("“列宽”有{}项，表有{columns}列", widths.len());
            self.error(value, cause, CURE);
        } else if shares > 0 && shares < columns {
            self.error(value, "“列宽”里份数和字数混着写，分不清各列多宽", CURE);
        } else {
            return widths;
        }
        Vec::new()
    }
}

const CURE: &str =
    "请一列一项用“、”隔开：都写份数，如“1、6、3”；或写字数，如“4字、自动、6字”，不定宽的写“自动”";

fn width(item: &str) -> Option<ColumnWidth> {
    if item == FROM_CONTENT {
        return Some(ColumnWidth::FromContent);
    }
    let number = |text: &str| text.parse().ok().filter(|it| (1..=MOST).contains(it));
    match item.strip_suffix(CHARACTERS) {
        Some(characters) => number(characters).map(ColumnWidth::Characters),
        None => number(item).map(ColumnWidth::Share),
    }
}

/// What stands before and after a line's first colon.
pub(super) fn labelled(line: Span<'_>) -> Option<(&str, Span<'_>)> {
    key_and_value(line).map(|(label, value)| (label.text, value))
}

/// Without the brackets that stand around all of it: `（单位：件）`.
pub(super) fn unbracketed(line: Span<'_>) -> Span<'_> {
    let inside = line.text.strip_prefix(['（', '(']).and_then(|it| it.strip_suffix(['）', ')']));
    let Some(inside) = inside.filter(|it| !it.contains(['（', '(', '）', ')'])) else {
        return line;
    };
    let opening = line.text.chars().next().map_or(0, char::len_utf8);
    line.after(opening).first(inside.len()).trim()
}

/// The number that a line opens with, as it is typed.
fn number(line: Span<'_>) -> &str {
    let is_of_number = |it: char| it.is_numeric() || "（()）.．、".contains(it);
    let length = line.text.find(|it| !is_of_number(it)).unwrap_or(line.text.len());
    line.first(length).text
}

/// Whether a note may begin so: 注, 注1, 资料来源.
pub(super) fn is_note(label: &str) -> bool {
    NOTES.contains(&label.trim_end_matches(char::is_numeric))
}

/// Whether a line goes on in a note of several points.
pub(super) fn is_numbered(line: Span<'_>) -> bool {
    line.text.starts_with(|it: char| it.is_ascii_digit() || "（(①②③④⑤⑥⑦⑧⑨⑩".contains(it))
}
