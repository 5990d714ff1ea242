//! What an import tells: every column, every row that was not written, every value to look at.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    COLUMNS,
    remark::Remark,
    table::{Meaning, Table, TableColumn},
};
use crate::ledger::sheet::letters;

/// What became of a workbook.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Sheets that were not read, and why.
    pub unread: Vec<(String, String)>,
    /// Sheets that are hidden.
    pub hidden: Vec<String>,
    /// The tables.
    pub tables: Vec<TableReport>,
}

/// What became of one table: `read` is `written` and `rejected` together.
#[derive(Clone, Debug, Default)]
pub struct TableReport {
    /// The sheet.
    pub name: String,
    /// The records file; `None` when nothing was written.
    pub file: Option<String>,
    /// Rows below the headers; those that one case takes count as one.
    pub read: usize,
    /// Records.
    pub written: usize,
    /// Rows that became no record.
    pub rejected: Vec<Remark>,
    /// Values that a person should look at.
    pub remarks: Vec<Remark>,
    /// The same of what all records share.
    pub of_all: Vec<String>,
    /// What was taken for rows that do not say it.
    pub(super) shared: Vec<String>,
    /// How many digits numbers have now that had lost zeros.
    pub(super) padded: Option<usize>,
    /// Whether numbers stand in cells of numbers, and nothing shows whether they had zeros.
    pub(super) has_bare_numbers: bool,
    header_row: u32,
    titles: Vec<String>,
    columns: Vec<TableColumn>,
    formulas: Vec<(u32, String)>,
}

impl TableReport {
    pub(super) fn of(table: &Table<'_>) -> Self {
        Self {
            name: table.name.to_owned(),
            header_row: table.header_row,
            titles: table.titles.clone(),
            columns: table.columns.clone(),
            ..Self::default()
        }
    }

    /// Columns whose cells a formula worked out.
    pub(super) fn note_formulas(&mut self, table: &Table<'_>) {
        for (_, place) in table.read() {
            let mut cells = table.rows.iter().filter_map(|it| it.cell(place.column));
            if cells.any(|it| it.is_formula) {
                self.formulas.push((place.column, place.header.clone()));
            }
        }
    }

    /// Everything that is told of the table.
    fn shown(&self, text: &mut String) {
        let file = self
            .file
            .as_ref()
            .map_or_else(|| "没有写入任何一件".to_owned(), |it| format!("写入{it}"));
        let _ = writeln!(text, "“{}”表：{file}", self.name);
        let rejected = self.rejected.len();
        let _ =
            writeln!(text, "  共读{}行，写入{}件，没有写入{rejected}行。", self.read, self.written);
        self.show_columns(text);
        for line in &self.shared {
            let _ = writeln!(text, "  {line}");
        }
        if let Some(width) = self.padded {
            let _ = writeln!(text, "  编号在表里是数值，已照其余编号补足{width}位。");
        }
        if self.has_bare_numbers {
            text.push_str(
                "  编号在表里是数值，照现有的位数写入；原来有开头的0的，请在表里改成文本再导入。\n",
            );
        }
        for (at, header) in &self.formulas {
            let _ =
                writeln!(text, "  {}列“{header}”里有公式，用的是表里显示的结果。", letters(*at));
        }
        list(text, "没有写入的行", &together(&self.rejected));
        let all: Vec<String> = self.of_all.iter().cloned().chain(together(&self.remarks)).collect();
        list(text, "写入了、还要核对的", &all);
    }

    fn show_columns(&self, text: &mut String) {
        if !self.titles.is_empty() {
            let _ = writeln!(text, "  表头以上是标题，不是案件：{}", self.titles.join("；"));
        }
        let as_named = |it: &&TableColumn| match it.meaning {
            Meaning::Read(column) => (it.header != column.header())
                .then(|| format!("{}→{}", it.header, column.header()))
                .or_else(|| Some(it.header.clone())),
            _ => None,
        };
        let read: Vec<String> = self.columns.iter().filter_map(|it| as_named(&it)).collect();
        let _ = writeln!(text, "  第{}行是表头，认出的列：{}", self.header_row, read.join("、"));
        for (what, meaning) in UNREAD {
            let columns: Vec<String> = self
                .columns
                .iter()
                .filter(|it| meaning(it.meaning))
                .map(|it| format!("{}（{}列）", it.header, letters(it.column)))
                .collect();
            if !columns.is_empty() {
                let _ = writeln!(text, "  {what}：{}", columns.join("、"));
            }
        }
    }
}

/// Whether a column is one of those.
type IsOne = fn(Meaning) -> bool;

/// Why columns are not read.
const UNREAD: [(&str, IsOne); 6] = [
    ("没有导入的列，不认识", |it| it == Meaning::Unknown),
    ("没有导入的列，与认出的另一列是同一项", |it| {
        matches!(it, Meaning::Repeats(_))
    }),
    ("没有导入的列，要分项写在记录里", |it| matches!(it, Meaning::NeedsList(_))),
    ("没有导入的列，由程序推算", |it| matches!(it, Meaning::Derived(_))),
    ("没有导入的列，台账列.yaml里写了不导入", |it| it == Meaning::Declined),
    ("不用的列", |it| it == Meaning::Serial),
];

fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "  {title}：");
    for line in lines {
        let _ = writeln!(text, "    {line}");
    }
}

/// Neighbouring rows that are told the same are told once.
fn together(remarks: &[Remark]) -> Vec<String> {
    let mut merged: Vec<Remark> = Vec::new();
    let mut last = BTreeMap::new();
    for it in remarks {
        let key = (&it.column, it.why.as_str());
        let above = last.get(&key).and_then(|&at: &usize| merged.get_mut(at));
        match above {
            Some(above) if above.rows.1.saturating_add(1) == it.rows.0 => {
                above.rows.1 = it.rows.1;
            }
            _ => {
                last.insert(key, merged.len());
                merged.push(it.clone());
            }
        }
    }
    merged.iter().map(Remark::shown).collect()
}

impl Report {
    /// Everything that is told.
    pub fn shown(&self) -> String {
        let mut text = String::new();
        for table in &self.tables {
            table.shown(&mut text);
        }
        for (name, why) in &self.unread {
            let _ = writeln!(text, "“{name}”表：{why}。");
        }
        for name in &self.hidden {
            let _ = writeln!(text, "“{name}”表：是隐藏的，没有读。");
        }
        if self.has_unknown_columns() {
            let _ =
                writeln!(text, "不认识的列，要导入的，请在{COLUMNS}里写明是哪一项，再导入一次。");
        }
        text
    }

    fn has_unknown_columns(&self) -> bool {
        let mut columns = self.tables.iter().flat_map(|it| &it.columns);
        columns.any(|it| it.meaning == Meaning::Unknown)
    }

    /// Rows read, records written, rows that became none.
    pub fn counts(&self) -> (usize, usize, usize) {
        let sum = |of: fn(&TableReport) -> usize| self.tables.iter().map(of).sum();
        (sum(|it| it.read), sum(|it| it.written), sum(|it| it.rejected.len()))
    }

    /// Whether there is anything that a person should see to.
    pub fn has_problems(&self) -> bool {
        let is_problem = |it: &TableReport| {
            !(it.rejected.is_empty() && it.remarks.is_empty() && it.of_all.is_empty())
        };
        self.tables.iter().any(is_problem)
    }
}
