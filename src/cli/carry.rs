//! `huibao new --结转`: a year begun from the one before.

use std::{fmt::Write as _, path::Path};

use super::{
    console,
    new::{typed, write},
    schema,
    status::Status,
    workshop,
};
use crate::{
    build::Prepared,
    diagnostic::{Diagnostics, SourceFile, SourceKind},
    project::SETTINGS,
    record::{self, FrozenYear, NewYear, PENDING},
};

/// Makes the project in `folder` of that in `last_year`.
pub(super) fn run(
    folder: &Path,
    last_year: &Path,
    session: Option<&str>,
) -> Result<Status, Status> {
    let nothing = |status| {
        console::message(&format!("没有新建“{}”，上年的项目没有改动。\n", folder.display()));
        status
    };
    let prepared = workshop::prepared(last_year).map_err(nothing)?;
    let (frozen, found) = prepared.frozen();
    console::diagnostics(&found);
    if found.has_errors() {
        return Err(nothing(Status::Problems));
    }
    let project = &prepared.project;
    let year = record::carry_over(
        &prepared.register,
        &project.settings,
        &project.records,
        frozen.as_ref(),
        session,
    );
    write(folder, files(&prepared, &year))?;
    console::answer(&report(folder, last_year, &prepared, frozen.as_ref(), &year))?;
    Ok(Status::Fine)
}

/// All files of the new project, by their names below its folder.
fn files(prepared: &Prepared, year: &NewYear) -> Vec<(String, String)> {
    let templates = prepared.project.templates.iter();
    let mut files = vec![(SETTINGS.to_owned(), year.settings.clone())];
    files.extend(year.records.iter().cloned());
    files.extend(schema::files(&prepared.register.words));
    files.extend(templates.map(|it| (it.name.clone(), it.text.clone())));
    files
}

fn report(
    folder: &Path,
    last_year: &Path,
    prepared: &Prepared,
    frozen: Option<&FrozenYear>,
    year: &NewYear,
) -> String {
    let old = prepared.register.year;
    let mut text = format!(
        "已新建“{}”（{}年），由“{}”结转：\n",
        folder.display(),
        year.year,
        last_year.display()
    );
    let _ = writeln!(text, "  {SETTINGS}  设置、口径和指标照旧；上年的活动没有带来");
    for (name, _) in &year.records {
        let what = if year.open.is_empty() || !name.contains("回头看") {
            "本年的案件写在这里".to_owned()
        } else {
            let counts: Vec<String> =
                year.open.iter().map(|(name, count)| format!("{name}{count}件")).collect();
            format!("上年未办结的：{}", counts.join("、"))
        };
        let _ = writeln!(text, "  {name}  {what}");
    }
    if let count @ 1.. = prepared.project.templates.len() {
        let _ = writeln!(text, "  templates  本单位的模板{count}个");
    }
    match frozen {
        Some(FrozenYear { figures, source }) => {
            let names: Vec<&str> = figures.iter().map(|it| it.0.as_str()).collect();
            let _ = writeln!(text, "历年{old}年的{}，照印出的抄，来源：{source}", names.join("、"));
        }
        None => {
            let _ = writeln!(text, "历年没有增加{old}年：上年没有文档印出过数字");
        }
    }
    for remark in &year.remarks {
        let _ = writeln!(text, "{remark}。");
    }
    text.push_str(&pending(year));
    let _ = writeln!(
        text,
        "接着运行：huibao check {}；录好本年的案件后，用huibao draft 汇报 起草",
        typed(folder)
    );
    text
}

/// The places that a person has to fill in.
fn pending(year: &NewYear) -> String {
    let settings = SourceFile::new(SETTINGS, SourceKind::Settings, year.settings.as_str());
    let sources = year.records.iter();
    let records: Vec<_> = sources
        .map(|(name, text)| SourceFile::new(name.as_str(), SourceKind::Records, text.as_str()))
        .collect();
    let (_, found): (_, Diagnostics) = record::check(&settings, &records);
    let mut text = String::new();
    for fault in found.sorted() {
        if let Some(place) = fault.place.as_ref().filter(|it| it.text() == PENDING) {
            let (line, _) = place.line_and_column();
            let _ = writeln!(text, "  {}第{line}行  {}", place.file.name, fault.cause);
        }
    }
    if text.is_empty() { text } else { format!("要您填的：\n{text}") }
}
