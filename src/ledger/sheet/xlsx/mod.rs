//! XLSX, the workbook of Excel since 2007 and of WPS: which sheets it has, and what they share.

mod reference;
mod shared;
mod styles;
mod worksheet;

use std::collections::BTreeMap;

use quick_xml::events::Event;

pub(super) use reference::Region;

use super::{
    Epoch, Sheet, Workbook,
    archive::Archive,
    limit::{self, Budget},
    number_format::NumberFormat,
    refusal::Refusal,
    xml::{Xml, attribute, is_set},
};

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
struct Common {
    /// Texts that cells name by their number.
    texts: Vec<std::sync::Arc<str>>,
    /// Formats that cells name by their number.
    formats: Vec<NumberFormat>,
    epoch: Epoch,
}

/// Parts that tell what an archive is when it is none of ours.
const OTHERS: [(&str, Refusal); 5] = [
    ("xl/workbook.bin", Refusal::Unread("二进制工作簿（xlsb）")),
    ("content.xml", Refusal::Unread("OpenDocument表格（ods）")),
    ("word/document.xml", Refusal::Foreign("Word文档")),
    ("ppt/presentation.xml", Refusal::Foreign("演示文稿")),
    ("[Content_Types].xml", Refusal::Broken("工作簿的目录不见了")),
];

const WORKBOOK: &str = "xl/workbook.xml";

/// The visible sheets of the workbook in `bytes`.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let Some(outline) = outline(&mut archive)? else {
        let other = OTHERS.iter().find(|(part, _)| archive.has(part));
        return Err(other.map_or(Refusal::Foreign("压缩包"), |&(_, refusal)| refusal));
    };
    let targets = targets(&mut archive)?;
    let common = Common {
        texts: shared::read(&mut archive, budget)?,
        formats: styles::read(&mut archive)?,
        epoch: outline.epoch,
    };
    let mut workbook = Workbook { epoch: outline.epoch, ..Workbook::default() };
    for listed in outline.sheets {
        if listed.is_hidden {
            workbook.hidden.push(listed.name);
            continue;
        }
        let Some(part) = targets.get(&listed.relation) else { continue };
        if let Some(rows) = worksheet::read(&mut archive, part, &common, budget)? {
            workbook.sheets.push(Sheet { name: listed.name, rows });
        }
    }
    if workbook.sheets.iter().all(|it| it.rows.is_empty()) {
        return Err(Refusal::NoRows);
    }
    Ok(workbook)
}

/// What the workbook says of itself.
struct Outline {
    epoch: Epoch,
    sheets: Vec<Listed>,
}

/// One sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

fn outline(archive: &mut Archive<'_>) -> Result<Option<Outline>, Refusal> {
    let Some(mut xml) = Xml::open(archive, WORKBOOK, "工作簿的目录")? else {
        return Ok(None);
    };
    let mut outline = Outline { epoch: Epoch::Of1900, sheets: Vec::new() };
    while let Some(event) = xml.next()? {
        let Event::Start(start) = event else { continue };
        match start.local_name().as_ref() {
            b"workbookPr" if is_set(&start, "date1904") => outline.epoch = Epoch::Of1904,
            b"sheet" => outline.sheets.push(Listed {
                name: attribute(&start, "name").unwrap_or_default(),
                relation: attribute(&start, "id").unwrap_or_default(),
                is_hidden: attribute(&start, "state").is_some_and(|it| it != "visible"),
            }),
            _ => {}
        }
        if outline.sheets.len() > limit::SHEETS {
            return Err(Refusal::TooBig("工作表"));
        }
    }
    Ok(Some(outline))
}

/// The part of each sheet by its relation.
fn targets(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Refusal> {
    let mut targets = BTreeMap::new();
    let part = "xl/_rels/workbook.xml.rels";
    let Some(mut xml) = Xml::open(archive, part, "工作簿的目录")? else { return Ok(targets) };
    while let Some(event) = xml.next()? {
        let Event::Start(start) = event else { continue };
        let (Some(id), Some(target)) = (attribute(&start, "Id"), attribute(&start, "Target"))
        else {
            continue;
        };
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("./")),
        };
        targets.insert(id, part);
        if targets.len() > limit::ENTRIES {
            return Err(Refusal::TooBig("内部文件"));
        }
    }
    Ok(targets)
}
