//! 台账列.yaml: which header means what, as it was found, for a person to correct and for the next
//! import to follow.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use super::table::{Meaning, Table};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    ledger::columns::{Column, normal},
    record::read_pairs,
};

/// The file's name in the project folder.
pub const COLUMNS: &str = "台账列.yaml";

/// What stands for a column that is not to be read.
const DECLINED: &str = "不导入";

const HEAD: &str = "\
# 台账的列：左边是表头，右边是记录里的哪一项。由huibao import写下，下次导入照此办理。
# 认错了的，改右边；不要的列，右边写“不导入”。
";

/// What the clerk, or the import before, has said of headers.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// By the header as [`normal`] leaves it; `None` for one that is not to be read.
    by_header: BTreeMap<String, Option<Column>>,
    /// The file as it stands.
    text: String,
}

impl Choices {
    /// Reads the file.
    ///
    /// # Errors
    /// It is no list of `表头: 项`, or names what is none.
    pub fn read(file: &Arc<SourceFile>) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        let mut choices = Self { by_header: BTreeMap::new(), text: file.text.clone() };
        for (header, word) in read_pairs(file, "台账列", &mut found) {
            let column =
                Column::named(&word.text).filter(|it| it.is_read() || *it == Column::Serial);
            if column.is_none() && word.text != DECLINED {
                let names: Vec<&str> =
                    Column::all_read().map(Column::header).chain([DECLINED]).collect();
                let cure = match nearest(&word.text, names.iter().copied()) {
                    Some(name) => format!("是否为“{name}”？不要这一列，请写“{DECLINED}”"),
                    None => format!("可以写的有：{}", names.join("、")),
                };
                let cause = format!("没有“{}”这一项，不知道“{}”列放到哪里", word.text, header.text);
                found.push(Diagnostic::error(cause).at(&word.place).cure(cure));
            }
            choices.by_header.insert(normal(&header.text), column);
        }
        if found.has_errors() { Err(found) } else { Ok(choices) }
    }

    /// What the column under `header` holds, by what was said of it, else by our own table.
    pub(super) fn column(&self, header: &str) -> Option<Column> {
        match self.by_header.get(&normal(header)) {
            Some(chosen) => *chosen,
            None => Column::headed(header),
        }
    }

    /// Whether it was said that the column under `header` is not to be read.
    pub(super) fn declines(&self, header: &str) -> bool {
        self.by_header.get(&normal(header)) == Some(&None)
    }

    /// The file with the headers of `tables` that it does not have; `None` when it has them all.
    pub(super) fn with(&self, tables: &[Table<'_>]) -> Option<String> {
        let mut added = String::new();
        let mut seen: Vec<String> = Vec::new();
        for column in tables.iter().flat_map(|it| &it.columns) {
            let header = normal(&column.header);
            if header.is_empty() || self.by_header.contains_key(&header) || seen.contains(&header) {
                continue;
            }
            let (word, remark) = match column.meaning {
                Meaning::Read(it) => (it.header(), ""),
                Meaning::Serial => (Column::Serial.header(), ""),
                Meaning::Unknown => (DECLINED, "   # 不认识"),
                Meaning::Repeats(_) => (DECLINED, "   # 与另一列重复"),
                Meaning::Derived(_) => (DECLINED, "   # 由程序推算"),
                Meaning::NeedsList(_) => (DECLINED, "   # 要分项写在记录里"),
                Meaning::Declined => (DECLINED, ""),
            };
            let key = crate::ledger::scalar::spelt(&column.header);
            let _ = writeln!(added, "{key}: {word}{remark}");
            seen.push(header);
        }
        if added.is_empty() {
            return None;
        }
        let before = if self.text.trim().is_empty() { HEAD } else { self.text.as_str() };
        let line_end = if before.ends_with('\n') { "" } else { "\n" };
        Some(format!("{before}{line_end}{added}"))
    }
}
