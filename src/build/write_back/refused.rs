//! Why something was not written back, as a clerk is told.

use super::{
    Piece,
    excerpt::{differing, shortened},
    home::Homeless,
    line::Style,
    part::Part,
    reading::{Read, Reading},
    rewritten::Refusal,
};
use crate::{
    chinese::{character, wording},
    diagnostic::{Diagnostic, Place, SourceKind},
    document::PassageRole,
};

/// Why a part was not written.
pub(super) fn refused(
    reading: &Reading<'_>,
    part: &Part,
    refusal: &Refusal,
    piece: &Piece<'_>,
) -> Diagnostic {
    let reads: Vec<&Read<'_>> = part.from.iter().filter_map(|it| reading.get(*it)).collect();
    let wanted: String = part.wanted.iter().map(|it| it.0.as_str()).collect();
    // What turns the order of a text around would turn the message around.
    let wanted = wanted.replace(character::is_forbidden, "");
    let was: Vec<String> = reads.iter().map(|it| it.text()).collect();
    let change = change(&was.join(""), &wanted, part.is_moved);
    let role = reads.first().map(|it| it.passage.key.role);
    let is_title = reads.iter().any(|it| matches!(it.style, Some(Style::Heading(_))));
    let (mut why, mut cure) = why(refusal, role, is_title);
    let is_printed =
        matches!(refusal, Refusal::Homeless(Homeless::Made(_) | Homeless::Elsewhere(_)));
    if is_printed && role == Some(PassageRole::IssueDate) {
        return of_issue_date(&change, piece);
    }
    if let Some(read) = reads.first().filter(|_| is_printed)
        && let Some((number, field)) = case_and_field(reading, read)
    {
        "表格的这一格由程序根据台账印出".clone_into(&mut why);
        cure = format!("请在台账里改{number}号“{field}”这一列的内容");
    }
    let fault = Diagnostic::warning(format!("{change}，没有写回：{why}")).cure(cure);
    let place = match refusal {
        Refusal::Homeless(
            Homeless::Made(place) | Homeless::Elsewhere(place) | Homeless::Shared(place),
        ) => Some(place.clone()),
        _ => reads.iter().find_map(|it| it.passage.origin().cloned()),
    };
    match place.filter(is_a_file) {
        Some(place) => fault.at(&place),
        None => fault,
    }
}

/// That another 成文日期 was typed than the head or the record says.
fn of_issue_date(change: &str, piece: &Piece<'_>) -> Diagnostic {
    let said = piece.issue_date;
    let fault = |why: &str, cure: String| {
        Diagnostic::warning(format!("{change}，没有写回：{why}")).cure(cure)
    };
    let Some(subject) = piece.subject else {
        let fault = fault("成文日期由文件开头的设置印出", "请改文件开头的“成文日期”".to_owned());
        return if said.file.kind == SourceKind::Prose { fault.at(said) } else { fault };
    };
    // The head of letters says which day of the record it is: `{本件.答复日期}`.
    let field = said.text().split_once("本件.").and_then(|it| it.1.split_once('}'));
    let field = field.map_or("答复日期", |it| it.0);
    let number = &subject.case.number;
    fault("成文日期由台账印出", format!("请在台账里改{number}号的“{field}”"))
}

/// Of a cell in a list of cases, the number of its case and the name of its column.
fn case_and_field(reading: &Reading<'_>, read: &Read<'_>) -> Option<(String, String)> {
    let key = &read.passage.key;
    let PassageRole::Cell(row, column) = key.role else { return None };
    let cells = reading.passages.iter().filter(|it| it.passage.key.block == key.block);
    let text = |row: usize, column: usize| {
        let is_it = |it: &&Read<'_>| it.passage.key.role == PassageRole::Cell(row, column);
        cells.clone().find(is_it).map(Read::text)
    };
    let numbers = cells.clone().find_map(|it| match it.passage.key.role {
        PassageRole::Cell(0, at) if it.text() == "编号" => Some(at),
        _ => None,
    })?;
    let (number, field) = (text(row, numbers)?, text(0, column)?);
    let is_field = row > 0 && !matches!(field.as_str(), "序号" | "编号");
    (is_field && !number.is_empty()).then_some((number, field))
}

/// Whether a person can open what a place stands in.
fn is_a_file(place: &Place) -> bool {
    !matches!(place.file.kind, SourceKind::Drafted | SourceKind::Field)
}

/// What somebody wanted: `“甲”改成“乙”`.
fn change(was: &str, wanted: &str, is_moved: bool) -> String {
    if was.is_empty() {
        return format!("新加的{}", wording::quote(&shortened(wanted)));
    }
    if wanted.is_empty() {
        return format!("删去{}", wording::quote(&shortened(was)));
    }
    if is_moved {
        return format!("移动{}", wording::quote(&shortened(was)));
    }
    let (was, wanted) = differing(was, wanted);
    format!("“{was}”改成“{wanted}”")
}

fn why(refusal: &Refusal, role: Option<PassageRole>, is_title: bool) -> (String, String) {
    let (why, cure) = match refusal {
        Refusal::Homeless(Homeless::Drafted) => (
            "这段文字由模板写出，不能单独取出来",
            "要改模板的话，请先取出模板（huibao new --template 模板名 --eject），再改templates里的文件",
        ),
        Refusal::Homeless(Homeless::Made(_)) => {
            ("这里由程序根据台账和文件开头的设置印出", "请改台账或文件开头的设置")
        }
        Refusal::Homeless(Homeless::Shared(_)) => (
            "各件共用这段文字",
            "各件都要改的，请改documents里的正文；只改一件的，请改台账里这一件的文字",
        ),
        Refusal::Homeless(Homeless::Elsewhere(_)) => {
            ("这里的写法特别，无法代为改写", "请自己在这个文件里改")
        }
        Refusal::Homeless(Homeless::Empty) => {
            ("原来没有文字，找不到写在哪里", "请自己写进documents里的正文")
        }
        Refusal::WordsAlone => match role {
            Some(PassageRole::Cell(..)) => {
                ("表格只能改格里的字，增删行和列请自己改", "请自己在正文的表格里增删")
            }
            _ => ("这里只能改字", "要增删、移动或改成别的样式，请自己改正文"),
        },
        Refusal::Apart => ("几处文字不在同一个地方写", "请自己分别改"),
        Refusal::NoPlace => ("找不到可以加在哪一段后面", "请自己写进documents里的正文"),
        Refusal::Broken(Some(cause)) => {
            let why = format!("写回去文档就有错：{cause}");
            return (why, "请自己改正文".to_owned());
        }
        Refusal::Broken(None) if is_title => (
            "模板起草的一节与它同名，改了标题，那一节又会印出来",
            "要改这个标题，请先取出模板（huibao new --template 模板名 --eject），两处一起改",
        ),
        Refusal::Broken(None) => ("写回去印出来的与改的不一样", "请自己改正文"),
    };
    (why.to_owned(), cure.to_owned())
}
