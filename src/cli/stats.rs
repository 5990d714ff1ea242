//! `huibao stats`: the named figures of a batch, and how its cases are spread.

use serde::Serialize;

use super::{
    arguments::{Stats, Style},
    console, stats_table,
    status::Status,
    today::today,
    workshop,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::Diagnostic,
    record::{Field, THIS_BATCH},
    statistics::Survey,
};

/// Version of the format of `--format json`.
const FORMAT: u32 = 1;

/// Runs the command.
pub(super) fn run(arguments: &Stats) -> Result<Status, Status> {
    let (mut register, standing) = workshop::readable(&arguments.folder)?;
    if !standing.unread.is_empty() {
        console::fault(
            Diagnostic::error(format!(
                "台账有{}处错误，{}读不出，各项数字都会不准",
                standing.errors(),
                standing.unread_in_words()
            ))
            .cure("请运行“huibao check”，改好再统计"),
        );
        return Err(Status::Problems);
    }
    let mut fields = Vec::new();
    for typed in &arguments.by {
        fields.push(field(typed).map_err(misused)?);
    }
    let wants_words = arguments.title_words || fields.contains(&Field::TitleWords);
    if wants_words && register.find_title_words().is_err() {
        return Err(misused(
            Diagnostic::error("这个程序没有带分词词典，找不了标题里的词")
                .cure("请换用带词典的程序，或用“--按 关键词”统计台账里填的关键词"),
        ));
    }
    if arguments.title_words && !fields.is_empty() && !fields.contains(&Field::TitleWords) {
        fields.push(Field::TitleWords);
    }
    let batch = arguments.batch.as_deref().unwrap_or(THIS_BATCH);
    let as_of = arguments.as_of.unwrap_or_else(today);
    let (survey, found) = Survey::of(register, as_of, batch, &fields, arguments.top)
        .map_err(|it| misused(Diagnostic::error(it.cause).cure(it.cure)))?;
    match arguments.format {
        Style::Text => console::answer(&stats_table::page(&survey, fields.is_empty()))?,
        Style::Json => console::answer(&json(&survey))?,
    }
    console::diagnostics(&found);
    Ok(Status::of(&found).max(standing.told("数字可能不准")))
}

fn json(survey: &Survey) -> String {
    #[derive(Serialize)]
    struct Answer<'a> {
        format: u32,
        #[serde(flatten)]
        survey: &'a Survey,
    }
    serde_json::to_string_pretty(&Answer { format: FORMAT, survey }).unwrap_or_default() + "\n"
}

/// The field that was typed.
fn field(typed: &str) -> Result<Field, Diagnostic> {
    if let Some(field) = Field::named(typed).filter(|it| it.is_shared()) {
        return Ok(field);
    }
    let shared = Field::ALL.into_iter().filter(|it| it.is_shared()).map(Field::chinese);
    let shared: Vec<&str> = shared.collect();
    let cure = match nearest(typed, shared.iter().copied()) {
        Some(near) => format!("是否为“{near}”？可以写的有：{}", shared.join("、")),
        None => format!("可以写的有：{}", shared.join("、")),
    };
    Err(Diagnostic::error(format!("不能按“{typed}”统计")).cure(cure))
}

fn misused(diagnostic: Diagnostic) -> Status {
    console::fault(diagnostic);
    Status::Unusable
}
