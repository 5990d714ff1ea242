//! `::: 统计表 表题` and `::: 一览表 表题`: tables whose rows the records fill. The lines of the block say
//! which figure, which columns, in what order; what stands above and below is written as in any table.

use super::{
    body::{Body, Read},
    captioned_table::{UNIT, WIDTHS, is_note, is_numbered, unbracketed},
    line::{Fence, LineKind},
    options::{Options, key_and_value, list, renamed},
    reader::Reader,
    span::Span,
};
use crate::{
    diagnostic::Diagnostic,
    document::{
        BlockContent, ColumnReference, Inline, InlineContent, Orientation, Table, TableKind,
        TableReference,
    },
};

const FIGURE: &str = "数据";
const COLUMNS: &str = "列";
const SUBTOTALS: &str = "小计";
const ORDER: &str = "排序";
const MERGED: &str = "合并";
const ZERO: &str = "零";

/// What 小计 is by.
const BY_SYSTEM: &str = "系统";

/// What the lines of a 统计表 may say.
const OF_COUNTS: [&str; 5] = [FIGURE, COLUMNS, SUBTOTALS, ORDER, ZERO];
/// What the lines of a 一览表 may say.
const OF_CASES: [&str; 4] = [FIGURE, COLUMNS, MERGED, ORDER];

impl<'a> Body<'a> {
    /// Reads the table that `fence` opens. In a draft, one that cannot be made leaves a mark.
    pub(super) fn filled_table(
        &mut self,
        fence: Fence<'a>,
        kind: TableKind,
        orientation: Orientation,
    ) -> Option<Read> {
        let caption = self.reader.inlines(fence.title);
        let belongs = |kind: LineKind<'_>| matches!(kind, LineKind::Text | LineKind::Ordinal(_));
        let refusal = format!(
            "{}里只能有“数据: 指标的名称”这样的行，和“单位：”“列宽：”“注：”开头的行",
            fence.kind()
        );
        let (lines, end) = self.inside(fence, belongs, &refusal, "表");
        let whole = self.whole(fence, end);
        let (beside, options): (Vec<_>, Vec<_>) = lines.into_iter().partition(|it| is_beside(*it));
        let beside = self.reader.table_lines(beside);
        let keys: &[&str] = if kind == TableKind::Counts { &OF_COUNTS } else { &OF_CASES };
        let options = self.reader.options(fence.kind(), keys, &options);
        let reference = self.reader.table_reference(fence, kind, &options)?;
        let id = self.id("filled table", whole.text);
        let Some(table) = self.reader.filled(&reference, fence) else {
            let content = self.reader.missing_table(fence)?;
            return Some(self.block(id, whole, content).into());
        };
        let room = self.table_room(orientation);
        self.reader.told_of_columns(fence.line, table.columns.len(), room);
        let unit = self.reader.unit(beside.unit);
        let typed = self.reader.widths(beside.widths, table.columns.len());
        let widths = self.reader.held(typed, beside.widths, room);
        let widths = if widths.is_empty() { table.widths } else { widths };
        let written = beside.notes.into_iter();
        let mut notes: Vec<_> =
            written.map(|(label, text)| self.reader.table_note(label, text)).collect();
        notes.extend(table.notes);
        let table = Table { caption, unit, orientation, widths, notes, ..table };
        Some(self.block(id, whole, BlockContent::Table(table)).into())
    }
}

/// Whether a line says what stands above, beside or below the table.
fn is_beside(line: Span<'_>) -> bool {
    let key = key_and_value(unbracketed(line)).map(|(it, _)| it.text);
    key.is_some_and(|it| it == UNIT || it == WIDTHS || is_note(it)) || is_numbered(line)
}

impl<'a> Reader<'a> {
    /// What the block asks for; `None` where it does not say of what.
    fn table_reference(
        &mut self,
        fence: Fence<'a>,
        kind: TableKind,
        options: &Options<'a>,
    ) -> Option<TableReference> {
        let Some(figure) = options.get(FIGURE) else {
            let cure = "请在块里写一行指标的名称，例如“数据: 按单位”";
            self.error(fence.line, format!("{}没有写“数据”", fence.kind()), cure);
            return None;
        };
        let columns = options.get(COLUMNS).map(list).unwrap_or_default();
        let columns = columns.into_iter().map(|it| {
            let (name, heading) = renamed(it);
            let heading = heading.map(|it| it.text.to_owned()).filter(|it| !it.is_empty());
            ColumnReference { name: name.text.to_owned(), heading }
        });
        if let Some(by) = options.get(SUBTOTALS).filter(|it| it.text != BY_SYSTEM) {
            self.not_one_of(SUBTOTALS, by, &[BY_SYSTEM]);
        }
        let word = |key| options.get(key).map(|it| it.text.to_owned());
        let merged = options.get(MERGED).map(list).unwrap_or_default();
        Some(TableReference {
            kind,
            figure: figure.text.to_owned(),
            columns: columns.collect(),
            subtotals: options.get(SUBTOTALS).is_some(),
            order: word(ORDER),
            merged: merged.into_iter().map(|it| it.text.to_owned()).collect(),
            zero: word(ZERO).filter(|it| it != "0"),
            place: fence.line.place(self.file),
        })
    }

    /// The table as the records fill it; why they do not is told.
    fn filled(&mut self, reference: &TableReference, fence: Fence<'a>) -> Option<Table> {
        match self.notation.references.table(reference) {
            Ok((table, doubts)) => {
                self.found.append(doubts);
                Some(table)
            }
            Err(unresolved) => {
                let fault =
                    if self.notation.draft { Diagnostic::warning } else { Diagnostic::error };
                let fault = fault(unresolved.cause).at(&fence.line.place(self.file));
                self.found.push(fault.cure(unresolved.cure));
                None
            }
        }
    }

    /// What stands in a draft for a table that cannot be made.
    fn missing_table(&self, fence: Fence<'a>) -> Option<BlockContent> {
        let what = format!("{} {}", fence.kind(), fence.title.text).trim().to_owned();
        let origin = fence.line.place(self.file);
        let content = InlineContent::Missing(what);
        let missing = vec![Inline { origin, content }];
        self.notation.draft.then_some(BlockContent::Paragraph(missing))
    }
}
