//! What was written back and what was not, as a clerk is told.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    drafted::TakenOver,
    home::Homeless,
    line::{Style, typed},
    part::Part,
    proof::Proven,
    reading::{Read, Reading},
    reworded::Told,
    rewritten::{Refusal, Rewritten},
    unit::{Nature, Unit},
};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics, Place, Severity, SourceFile, SourceKind},
    document::{InlineContent, PassageRole},
};

/// The files as they are to be, and what is told of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenBack {
    /// The files that change, whole.
    pub files: Vec<Arc<SourceFile>>,
    /// What is written, in the order of the document.
    pub taken: Vec<Taken>,
    /// What is not, and what a person should look at, each with its place and cure.
    pub left: Diagnostics,
    /// Sections that the template drafted until now and that are the clerk's from now on.
    pub taken_over: Vec<String>,
}

/// Something that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The file.
    pub file: String,
    /// The line, from 1: of the new file; of what is taken away, where it stood.
    pub line: usize,
    /// What stood there, as typed; empty of what is added.
    pub was: String,
    /// What stands there now; empty of what is taken away.
    pub now: String,
    /// Whether it stands elsewhere than before.
    pub is_moved: bool,
}

/// What writing back came to.
pub(super) struct Result<'r, 'a> {
    pub(super) file: &'r Arc<SourceFile>,
    pub(super) over: &'r TakenOver,
    pub(super) reading: &'r Reading<'a>,
    pub(super) parts: &'r [Part],
    pub(super) ready: &'r BTreeMap<usize, Rewritten>,
    pub(super) taken: Vec<usize>,
    pub(super) left: Vec<(usize, Refusal)>,
    pub(super) proven: Option<Proven<'r, 'a>>,
}

/// What is told of it.
pub(super) fn written_back(result: Result<'_, '_>) -> WrittenBack {
    let Result { file, over, reading, parts, ready, taken, left, proven } = result;
    let mut written = WrittenBack::default();
    let files = proven.as_ref().map(|it| it.files.as_slice()).unwrap_or_default();
    for at in taken {
        let (Some(part), Some(new)) = (parts.get(at), ready.get(&at)) else { continue };
        written.taken.extend(told_of(reading, part, new, files, &over.file));
        written.left.extend(new.told.iter().map(told));
    }
    for note in proven.iter().flat_map(|it| it.applied.unmarked()) {
        written.left.extend(reading.get(*note).map(unmarked));
    }
    for (at, refusal) in left {
        let Some(part) = parts.get(at) else { continue };
        if let Some(new) = ready.get(&at) {
            written.left.extend(new.told.iter().filter(|it| is_kept(it)).map(told));
        }
        written.left.push(refused(reading, part, &refusal));
    }
    let is_own = |it: &Arc<SourceFile>| it.name == file.name;
    written.files = files.to_vec();
    // A section is the clerk's only when something of it is written.
    if files.iter().any(is_own) {
        written.taken_over.clone_from(&over.names);
    }
    written
}

const fn is_kept(told: &Told) -> bool {
    matches!(told, Told::Kept { .. })
}

/// What is written of a part, a line each.
fn told_of(
    reading: &Reading<'_>,
    part: &Part,
    new: &Rewritten,
    files: &[Arc<SourceFile>],
    own: &Arc<SourceFile>,
) -> Vec<Taken> {
    let mut taken = Vec::new();
    let old = |at: usize| reading.get(at).map(|it| (it, typed(&it.units, &it.units)));
    let file_of = |read: Option<&Read<'_>>| {
        let home = read.and_then(|it| it.home.as_ref().ok());
        let ground = home.and_then(|it| reading.grounds.get(it.ground));
        ground.map_or(own, |it| it.file()).name.clone()
    };
    for line in &new.lines {
        let slot = line.slot.and_then(old);
        let was = slot.as_ref().map_or(String::new(), |it| it.1.clone());
        let read = slot.as_ref().map(|it| it.0);
        let before = read.map(|it| it.units.as_slice()).unwrap_or_default();
        let now = typed(&line.units, before);
        let is_restyled = read.is_some_and(|it| it.style != line.style);
        if was == now && !part.is_moved && !is_restyled {
            continue;
        }
        let first = part.from.first().and_then(|it| reading.get(*it));
        let file = file_of(read.or(first));
        let number = line_of(files, &file, &now).or_else(|| read.and_then(|it| place(reading, it)));
        let line = number.unwrap_or_default();
        taken.push(Taken { file, line, was, now, is_moved: part.is_moved });
    }
    let is_gone = |at: &&usize| !new.lines.iter().any(|it| it.slot == Some(**at));
    for (read, was) in part.from.iter().filter(is_gone).filter_map(|it| old(*it)) {
        let line = place(reading, read).unwrap_or_default();
        let file = file_of(Some(read));
        taken.push(Taken { file, line, was, now: String::new(), is_moved: false });
    }
    taken
}

/// The line of a file that holds `words`.
fn line_of(files: &[Arc<SourceFile>], name: &str, words: &str) -> Option<usize> {
    let file = files.iter().find(|it| it.name == name).filter(|_| !words.is_empty())?;
    let at = file.text.lines().position(|it| it.contains(words))?;
    at.checked_add(1)
}

/// The line on which a passage is typed.
fn place(reading: &Reading<'_>, read: &Read<'_>) -> Option<usize> {
    let home = read.home.as_ref().ok()?;
    let ground = reading.grounds.get(home.ground)?;
    Some(ground.file().line_and_column(ground.in_file(home.content.start)).0)
}

/// What happened to a reference.
fn told(told: &Told) -> Diagnostic {
    match told {
        Told::Kept { unit, wanted } => kept(unit, wanted),
        Told::Dropped(unit) => {
            let cause = format!("引用{}随改动删去了，这里不再由台账更新", unit.source);
            Diagnostic::note(cause).at(&unit.origin).cure("不想删去的，请在写回的文字里补上它")
        }
        Told::Spelt(unit) => {
            let cause = format!("引用{}里的文字改过，已换成逐个数字的引用", unit.source);
            let cure = "数字仍由台账更新；以后增减的项目不会自动写进这句话";
            Diagnostic::note(cause).at(&unit.origin).cure(cure)
        }
        Told::Claimed(unit) => {
            let cause = format!("有核对的话改成了“{}”，核对的条件没有变", unit.text);
            Diagnostic::note(cause).at(&unit.origin).cure("请看改后的话是否仍是这个意思")
        }
        Told::NewFootnote(unit) => {
            let cure = "请在正文里写“[^1]”，另起一行写“[^1]: 脚注文字”";
            Diagnostic::warning("改过的文件里新加的脚注没有写回").at(&unit.origin).cure(cure)
        }
    }
}

/// That words are left which the program prints.
fn kept(unit: &Unit, wanted: &str) -> Diagnostic {
    let place = &unit.origin;
    let content = match &unit.nature {
        Nature::Reference(contents) => contents.first(),
        Nature::Made(content) => Some(content),
        _ => None,
    };
    let printed = quoted(&unit.text);
    let (what, cure) = match content {
        Some(InlineContent::Figure(_)) => (
            format!("{}印的是{printed}", unit.source),
            "数字以台账为准：台账错了，请改台账；要印别的数，请自己把这处引用换成文字".to_owned(),
        ),
        Some(InlineContent::Case(node)) => (
            format!("{}号的“{}”印的是{printed}", node.number, node.field),
            format!("请在台账里改{}号的“{}”", node.number, node.field),
        ),
        Some(InlineContent::Name(_)) => (
            format!("{}印的是{printed}", unit.source),
            "名称在huibao.yaml和台账里改；只改这一处的，请自己把这处引用换成文字".to_owned(),
        ),
        Some(InlineContent::Annex(_)) => (
            format!("{}印的是{printed}", unit.source),
            "附件的编号由程序排，请改附件的次序".to_owned(),
        ),
        _ => (format!("这里的{printed}由程序印出"), "请改它所根据的那一项".to_owned()),
    };
    let done = if wanted.is_empty() {
        "删去了".to_owned()
    } else {
        format!("改成了{}", quoted(wanted))
    };
    let cause = format!("{what}，{done}，没有写回");
    Diagnostic::warning(cause).at(place).cure(cure)
}

/// Words in quotation marks, once.
fn quoted(words: &str) -> String {
    let is_quoted = words.starts_with('“') && words.ends_with('”');
    if is_quoted { words.to_owned() } else { format!("“{words}”") }
}

/// That a footnote went with its mark.
fn unmarked(read: &Read<'_>) -> Diagnostic {
    let cause = format!("脚注“{}”随引用它的文字删去了", read.text());
    let note = Diagnostic::note(cause);
    match read.passage.origin() {
        Some(place) => note.at(place),
        None => note,
    }
}

/// Why a part was not written.
fn refused(reading: &Reading<'_>, part: &Part, refusal: &Refusal) -> Diagnostic {
    let reads: Vec<&Read<'_>> = part.from.iter().filter_map(|it| reading.get(*it)).collect();
    let wanted: Vec<&str> = part.wanted.iter().map(|it| it.0.as_str()).collect();
    let was: Vec<String> = reads.iter().map(|it| it.text()).collect();
    let change = change(&was.join(""), &wanted.join(""), part.is_moved);
    let role = reads.first().map(|it| it.passage.key.role);
    let is_title = reads.iter().any(|it| matches!(it.style, Some(Style::Heading(_))));
    let (why, cure) = why(refusal, role, is_title);
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

/// Where two texts differ, with a little of what is around.
pub(super) fn differing(was: &str, now: &str) -> (String, String) {
    const AROUND: usize = 6;
    let (one, other): (Vec<char>, Vec<char>) = (was.chars().collect(), now.chars().collect());
    let first = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()).saturating_sub(first);
    let ends = one.iter().rev().zip(other.iter().rev());
    let last = ends.take(most).take_while(|(one, other)| one == other).count();
    let around = |text: &[char]| {
        let start = first.saturating_sub(AROUND);
        let end = text.len().saturating_sub(last.saturating_sub(AROUND));
        let words: String = text.get(start..end).unwrap_or_default().iter().collect();
        let opening = if start > 0 { "……" } else { "" };
        let closing = if end < text.len() { "……" } else { "" };
        format!("{opening}{words}{closing}")
    };
    (around(&one), around(&other))
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 24;
    let beginning: String = text.chars().take(MOST).collect();
    if beginning.len() < text.len() { format!("{beginning}……") } else { beginning }
}

impl WrittenBack {
    /// Whether all that was wanted is written.
    pub fn is_whole(&self) -> bool {
        self.left.iter().all(|it| it.severity == Severity::Note)
    }

    /// What is written, by file and line; nothing where nothing is.
    pub fn report(&self) -> String {
        let mut report = String::new();
        let mut files: Vec<&str> = Vec::new();
        for it in &self.taken {
            if !files.contains(&it.file.as_str()) {
                files.push(&it.file);
            }
        }
        for file in files {
            report.extend([file, "：\n"]);
            for it in self.taken.iter().filter(|it| it.file == file) {
                report.extend(["  ", &it.in_words(), "\n"]);
            }
        }
        for name in &self.taken_over {
            report.extend(["“", name, "”原由模板起草，已连同引用写进正文，以后由您来改。\n"]);
        }
        report
    }
}

impl Taken {
    /// `第12行 改：……甲…… → ……乙……`
    fn in_words(&self) -> String {
        let line = self.line;
        if self.was.is_empty() && !self.is_moved {
            return format!("第{line}行 增：{}", shortened(&self.now));
        }
        if self.now.is_empty() {
            return format!("原第{line}行 删：{}", shortened(&self.was));
        }
        if self.is_moved {
            return format!("第{line}行 移到这里：{}", shortened(&self.now));
        }
        let (was, now) = differing(&self.was, &self.now);
        format!("第{line}行 改：{was} → {now}")
    }
}
