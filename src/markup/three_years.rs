//! `::: 近三年 表题`: a table of figures over three years, this one counted, those before as 历年 has
//! them; a year that is not known prints —, and a note below says where the past numbers are from.

use super::{
    body::{Body, Read},
    line::{Fence, LineKind},
    options::{list, renamed},
    reader::Reader,
    span::Span,
};
use crate::document::{
    BlockContent, Cell, CellAlignment, Inline, InlineContent, Orientation, Reference, Table,
    plain_text,
};

/// What stands where a year has no number.
const UNKNOWN: &str = "—";

/// The past years, as `{年份.前年}` names them.
const PAST: [&str; 2] = ["前年", "上年"];

/// A figure of the table: its name, and what it is called there.
struct Row<'a> {
    figure: Span<'a>,
    label: &'a str,
}

impl<'a> Body<'a> {
    /// Reads the table that `fence` opens.
    pub(super) fn three_years(
        &mut self,
        fence: Fence<'a>,
        orientation: Orientation,
    ) -> Option<Read> {
        let caption = self.reader.inlines(fence.title);
        let is_names = |kind: LineKind<'_>| matches!(kind, LineKind::Text);
        let refusal = "近三年的表里只写指标的名称，用顿号隔开";
        let (lines, end) = self.inside(fence, is_names, refusal, "表");
        let whole = self.whole(fence, end);
        let rows: Vec<Row<'a>> = lines.into_iter().flat_map(rows).collect();
        if rows.is_empty() {
            let cure = "请写上指标的名称，如“总数、解决采纳率、公开率”；要换个说法，写“总数=收到建议（件）”";
            self.reader.error(fence.line, "近三年的表里没有写指标", cure);
            return None;
        }
        let (table, note) = self.reader.over_three_years(caption, &rows, fence.line)?;
        let table = Table { orientation, ..table };
        let id = self.id("three years", whole.text);
        if !note.is_empty() {
            let id = self.id("three years' sources", whole.text);
            let note = self.block(id, whole, BlockContent::Paragraph(note));
            self.following.push(note);
        }
        Some(self.block(id, whole, BlockContent::Table(table)).into())
    }
}

/// The figures that a line names: `总数=收到建议（件）、公开率`.
fn rows(line: Span<'_>) -> Vec<Row<'_>> {
    let rows = list(line).into_iter().map(|it| {
        let (figure, label) = renamed(it);
        Row { figure, label: label.unwrap_or(figure).text }
    });
    rows.filter(|it| !it.figure.text.is_empty()).collect()
}

impl Reader<'_> {
    /// The table and the note below it.
    fn over_three_years(
        &mut self,
        caption: Vec<Inline>,
        rows: &[Row<'_>],
        line: Span<'_>,
    ) -> Option<(Table, Vec<Inline>)> {
        let years = PAST.map(|it| self.asked(&["年份", it], line));
        let year = self.year(line)?;
        let before = [year.checked_sub(2)?, year.checked_sub(1)?];
        let mut header = vec![vec![self.words("指标", line)]];
        let [two_ago, last] = years;
        for of_year in [two_ago?, last?, self.asked(&["年份"], line)?] {
            header.push([of_year, vec![self.words("年", line)]].concat());
        }
        header.push(vec![self.words("比上年", line)]);
        let mut all = vec![header];
        let mut sources: [Option<Vec<Inline>>; 2] = [None, None];
        for row in rows {
            let name = row.figure.text;
            let past = before.map(|it| self.asked(&[name, &format!("{it}年值")], row.figure));
            for (at, year) in before.into_iter().enumerate() {
                if let (Some(source), Some(Some(_))) = (sources.get_mut(at), past.get(at)) {
                    let from = || self.asked(&[name, &format!("{year}年来源")], row.figure);
                    *source = source.take().or_else(from);
                }
            }
            let is_known = past.get(1).is_some_and(Option::is_some);
            let now = Some(self.number(row.figure));
            let change = is_known.then(|| self.told(&[name, "增减"], row.figure));
            let mut cells = vec![vec![self.words(row.label, row.figure)]];
            let numbers = past.into_iter().chain([now, change]);
            cells.extend(
                numbers.map(|it| it.unwrap_or_else(|| vec![self.words(UNKNOWN, row.figure)])),
            );
            all.push(cells);
        }
        let note = self.note(before.into_iter().zip(sources), line);
        let columns = [CellAlignment::Left].into_iter().chain([CellAlignment::Right; 4]).collect();
        let cells = |row: Vec<Vec<Inline>>| row.into_iter().map(Cell::from).collect();
        let rows = all.into_iter().map(cells).collect();
        Some((Table { caption, columns, header_rows: 1, rows, ..Table::default() }, note))
    }

    /// `注：2023年的数取自……；2024年的数取自……。`
    fn note(
        &self,
        sources: impl Iterator<Item = (i32, Option<Vec<Inline>>)>,
        line: Span<'_>,
    ) -> Vec<Inline> {
        let mut note = Vec::new();
        for ((_, source), past) in sources.zip(PAST) {
            let Some(source) = source else { continue };
            note.push(self.words(if note.is_empty() { "注：" } else { "；" }, line));
            note.extend(self.asked(&["年份", past], line).unwrap_or_default());
            note.push(self.words("年的数取自", line));
            note.extend(source);
        }
        if !note.is_empty() {
            note.push(self.words("。", line));
        }
        note
    }

    /// 年份 of the work reported on.
    fn year(&mut self, line: Span<'_>) -> Option<i32> {
        plain_text(&self.told(&["年份"], line)).parse().ok()
    }

    /// This year's number of a figure that is one.
    fn number(&mut self, figure: Span<'_>) -> Vec<Inline> {
        let inlines = self.told(&[figure.text], figure);
        // What is unknown has been told.
        let is_fit =
            |it: &InlineContent| matches!(it, InlineContent::Figure(_) | InlineContent::Missing(_));
        if !matches!(inlines.as_slice(), [Inline { content, .. }] if is_fit(content)) {
            let cause = format!("“{}”不是一个数，列不进近三年的表", figure.text);
            self.error(figure, cause, "请写计数、占比一类的指标");
        }
        inlines
    }

    /// What a reference gives, if it gives anything.
    fn asked(&self, path: &[&str], at: Span<'_>) -> Option<Vec<Inline>> {
        let contents = self.notation.references.resolve(&self.reference_to(path, at)).ok()?;
        let origin = at.place(self.file);
        let inline = |content| Inline { origin: origin.clone(), content };
        Some(contents.into_iter().map(inline).collect())
    }

    /// The same; why it gives nothing is told.
    fn told(&mut self, path: &[&str], at: Span<'_>) -> Vec<Inline> {
        let reference = self.reference_to(path, at);
        self.resolve(&reference)
    }

    fn reference_to(&self, path: &[&str], at: Span<'_>) -> Reference {
        let path = path.iter().map(|it| (*it).to_owned()).collect();
        Reference { path, claim: None, place: at.place(self.file) }
    }

    fn words(&self, text: &str, at: Span<'_>) -> Inline {
        let origin = at.place(self.file);
        Inline { origin, content: InlineContent::Text(text.to_owned()) }
    }
}
