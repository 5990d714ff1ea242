//! A workbook as records: every row of a table becomes a record or is told with its number and the
//! reason, and nothing comes between.
//!
//! A row is not written when it lacks what a record cannot be without, or is there already. A value
//! that breaks a rule is written all the same, as it was typed, and told: the records are where it
//! is mended, and `huibao check` goes on telling it until then.

mod choices;
mod draft;
mod entry;
mod existing;
mod names;
mod numbers;
mod records;
mod remark;
mod report;
mod shared;
mod table;
mod text;
mod units;
mod value;

use std::sync::Arc;

pub use choices::{COLUMNS, Choices};
pub use remark::Remark;
pub use report::{Report, TableReport};

use draft::{Around, Draft};
use entry::Entry;
use existing::Existing;
use table::Table;

use super::sheet::Workbook;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    record::{self, Field, Register},
};

/// What is to be brought in, and what is known beside it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The workbook's name, for messages.
    pub name: &'a str,
    /// The workbook.
    pub workbook: &'a Workbook,
    /// The one sheet that is meant; all with a table where none is named.
    pub sheet: Option<&'a str>,
    /// 类型 of rows that do not say.
    pub kind: Option<&'a str>,
    /// 届次会议 of rows that do not say.
    pub session: Option<&'a str>,
    /// What the records file is called, without its folder and `.yaml`.
    pub stem: &'a str,
    /// What is known of headers.
    pub choices: &'a Choices,
    /// `huibao.yaml`.
    pub settings: &'a Arc<SourceFile>,
    /// The records that are there.
    pub records: &'a [Arc<SourceFile>],
}

/// What comes of a workbook; nothing is written yet.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The new files of records.
    pub files: Vec<Arc<SourceFile>>,
    /// 台账列.yaml, where there is something new to keep.
    pub columns: Option<String>,
    /// What is told.
    pub report: Report,
}

/// Reads the tables of a workbook as records.
///
/// # Errors
/// There is no table, or it lacks a column without which no row could become a record; records that
/// are there cannot be read.
pub fn import(request: Request<'_>) -> Result<Imported, Diagnostics> {
    let existing = Existing::read(request.records)?;
    let register = register(&request);
    let (tables, mut unread) = tables(&request)?;
    let mut whole = Vec::new();
    let mut found = Diagnostics::default();
    for table in tables {
        match shared::missing_columns(&request, &table) {
            Some(fault) => {
                let rows = Entry::all(&table).len();
                let sheet = format!("{}的“{}”表里", request.name, table.name);
                let why = fault.cause.strip_prefix(&sheet).unwrap_or(&fault.cause);
                unread.push((table.name.to_owned(), format!("{why}（{rows}行）")));
                found.push(fault);
            }
            None => whole.push(table),
        }
    }
    let tables = whole;
    // A sheet of something else may lie beside the one that is meant.
    if tables.is_empty() {
        return Err(found);
    }
    let mut report = Report { unread, hidden: request.workbook.hidden.clone(), tables: Vec::new() };
    let mut files: Vec<Arc<SourceFile>> = Vec::new();
    let mut drafts_of: Vec<Vec<Draft>> = Vec::new();
    for table in &tables {
        let mut told = TableReport::of(table);
        let mut drafts = drafts(&request, table, register.as_ref(), &mut told)?;
        told.padded = numbers::pad(&mut drafts, &existing);
        told.has_bare_numbers = told.padded.is_none() && drafts.iter().any(|it| it.has_bare_number);
        let (mut kept, repeated) = numbers::take_repeated(drafts, &existing);
        told.rejected.extend(repeated);
        // The same number on two sheets is the same case too.
        let (same, again) = split_repeated(kept, &drafts_of, &tables);
        kept = same;
        told.rejected.extend(again);
        told.rejected.sort_by_key(|it| it.rows);
        told.written = kept.len();
        if !kept.is_empty() {
            let stem = match tables.len() {
                1 => request.stem.to_owned(),
                _ => format!("{}-{}", request.stem, file_name(table.name)),
            };
            let from = format!("由huibao import从{}的“{}”导入", request.name, table.name);
            let file = records::file(&format!("records/{stem}.yaml"), &from, &kept)?;
            told.file = Some(file.name.clone());
            files.push(file);
        }
        drafts_of.push(kept);
        report.tables.push(told);
    }
    check(&request, &files, &drafts_of, &mut report);
    Ok(Imported { files, columns: request.choices.with(&tables), report })
}

/// The register of the settings, with the records where they have no faults.
fn register(request: &Request<'_>) -> Option<Register> {
    let whole = record::check(request.settings, request.records).0;
    whole.or_else(|| record::check(request.settings, &[]).0)
}

/// A sheet that is not read, and why.
type Unread = (String, String);

/// The tables of the sheets that are meant, and the sheets that have none.
fn tables<'a>(request: &Request<'a>) -> Result<(Vec<Table<'a>>, Vec<Unread>), Diagnostics> {
    let sheets = &request.workbook.sheets;
    let is_meant = |name: &str| request.sheet.is_none_or(|it| it == name);
    let told = |cause: String, cure: String| {
        Diagnostics::from(Diagnostic::error(cause).in_file(request.name).cure(cure))
    };
    let names: Vec<&str> = sheets.iter().map(|it| it.name.as_str()).collect();
    if let Some(name) = request.sheet.filter(|it| !names.contains(it)) {
        let cause = format!("{}里没有“{name}”这张工作表", request.name);
        return Err(told(cause, format!("现有的工作表：{}", names.join("、"))));
    }
    let mut tables = Vec::new();
    let mut unread = Vec::new();
    for sheet in sheets.iter().filter(|it| is_meant(&it.name)) {
        match Table::find(sheet, request.choices) {
            Some(table) => tables.push(table),
            None if sheet.rows.is_empty() => {}
            None => {
                let why = format!("没有找到表头，没有读（{}行）", sheet.rows.len());
                unread.push((sheet.name.clone(), why));
            }
        }
    }
    if tables.is_empty() {
        let cause = format!("{}里没有找到表头：没有哪一行写着两个以上认识的列名", request.name);
        let cure = format!(
            "请核对有没有“编号”“案由”“提出人”“主办单位”这样的列名；叫法不同的，请在项目文件夹的{COLUMNS}里写明，如“议题: 标题”"
        );
        return Err(told(cause, cure));
    }
    Ok((tables, unread))
}

/// The rows of a table as drafts; those that cannot be one are told.
fn drafts(
    request: &Request<'_>,
    table: &Table<'_>,
    register: Option<&Register>,
    told: &mut TableReport,
) -> Result<Vec<Draft>, Diagnostics> {
    let around = Around { table, epoch: request.workbook.epoch, register };
    let mut drafts = Vec::new();
    for entry in Entry::all(table) {
        told.read = told.read.saturating_add(1);
        match draft::no_case(&entry, table) {
            Some(why) => told.rejected.push(Remark::row(&entry, why)),
            None => drafts.push(Draft::read(&entry, around)),
        }
    }
    let shared = shared::Shared::of(request, table, &drafts, register)?;
    told.shared = shared.told();
    let mut kept = Vec::new();
    for mut draft in drafts {
        shared.fill(&mut draft);
        match shared::missing(&draft) {
            Some(why) => {
                let remark = Remark { rows: draft.rows, column: None, why };
                told.rejected.push(remark);
            }
            None => kept.push(draft),
        }
    }
    told.note_formulas(table);
    Ok(kept)
}

/// Drafts that no table before has, and those that one has.
fn split_repeated(
    drafts: Vec<Draft>,
    before: &[Vec<Draft>],
    tables: &[Table<'_>],
) -> (Vec<Draft>, Vec<Remark>) {
    let identity = |it: &Draft| {
        let [kind, session, number] =
            [Field::Kind, Field::Session, Field::Number].map(|field| it.text(field));
        existing::identity(kind, session, number)
    };
    let mut known = std::collections::BTreeMap::new();
    for (others, table) in before.iter().zip(tables) {
        known.extend(others.iter().map(|it| (identity(it), (table.name, it.rows))));
    }
    let mut kept = Vec::new();
    let mut repeated = Vec::new();
    for draft in drafts {
        match known.get(&identity(&draft)) {
            Some((sheet, at)) => {
                let why = format!(
                    "编号“{}”与“{sheet}”表{}重复",
                    draft.text(Field::Number),
                    remark::rows(*at)
                );
                repeated.push(Remark { rows: draft.rows, column: None, why });
            }
            None => kept.push(draft),
        }
    }
    (kept, repeated)
}

/// Holds the new files against the rules, together with those that are there.
fn check(
    request: &Request<'_>,
    files: &[Arc<SourceFile>],
    drafts: &[Vec<Draft>],
    report: &mut Report,
) {
    let all: Vec<Arc<SourceFile>> = request.records.iter().chain(files).cloned().collect();
    let (_, found) = record::check(request.settings, &all);
    for (told, drafts) in report.tables.iter_mut().zip(drafts) {
        told.remarks.extend(drafts.iter().flat_map(|it| it.remarks.clone()));
        let file = files.iter().find(|it| Some(&it.name) == told.file.as_ref());
        let Some(file) = file else { continue };
        let beginnings = records::Beginnings::of(&file.text);
        for error in records::errors(&found, file) {
            let spot = error.place.as_ref().and_then(|it| beginnings.spot(it));
            let Some((nth, field)) = spot else {
                told.of_all.push(error.cause.clone());
                continue;
            };
            let Some(draft) = drafts.get(nth) else { continue };
            let column = field.and_then(|it| draft.columns.get(&it));
            told.remarks.push(Remark {
                rows: draft.rows,
                column: column.map(|it| (it.column, it.header.clone())),
                why: without_owner(&error.cause, draft),
            });
        }
        told.remarks.sort_by_key(|it| (it.rows, it.column.as_ref().map(|(at, _)| *at)));
    }
}

/// `缺少必填的分类` of `0038号缺少必填的分类`: the row says already which case it is.
fn without_owner(cause: &str, draft: &Draft) -> String {
    let owner = format!("{}号", draft.text(Field::Number));
    let bare = cause.strip_prefix(&owner).map(|it| it.strip_prefix('的').unwrap_or(it));
    bare.unwrap_or(cause).to_owned()
}

/// A sheet's name as part of a file's.
pub fn file_name(name: &str) -> String {
    let is_kept = |it: char| !it.is_control() && !"/\\:*?\"<>|".contains(it);
    let kept: String = name.chars().filter(|it| is_kept(*it)).collect();
    let kept = kept.trim().trim_matches('.').to_owned();
    if kept.is_empty() { "台账".to_owned() } else { kept }
}
