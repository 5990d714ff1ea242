//! What was written back and what was not, as a clerk is told.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Piece,
    drafted::TakenOver,
    excerpt::{differing, shortened},
    line::typed,
    part::Part,
    proof::Proven,
    reading::{Read, Reading},
    refused::refused,
    reworded::Told,
    rewritten::{Refusal, Rewritten},
    told::{told, told_all, unmarked},
};
use crate::diagnostic::{Diagnostics, Severity, SourceFile};

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
    /// The line, from 1, or 0 where it is not found: of the new file; of what is taken away, where it stood.
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
    pub(super) piece: Piece<'r>,
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
    let Result { piece, over, reading, parts, ready, taken, left, proven } = result;
    let mut written = WrittenBack::default();
    let files = proven.as_ref().map(|it| it.files.as_slice()).unwrap_or_default();
    for at in taken {
        let (Some(part), Some(new)) = (parts.get(at), ready.get(&at)) else { continue };
        written.taken.extend(told_of(reading, part, new, files, &over.file));
        written.left.extend(told_all(&new.told));
    }
    for note in proven.iter().flat_map(|it| it.applied.unmarked()) {
        written.left.extend(reading.get(*note).map(unmarked));
    }
    for (at, refusal) in left {
        let Some(part) = parts.get(at) else { continue };
        if let Some(new) = ready.get(&at) {
            written.left.extend(new.told.iter().filter(|it| is_kept(it)).map(told));
        }
        written.left.push(refused(reading, part, &refusal, &piece));
    }
    let is_own = |it: &Arc<SourceFile>| it.name == piece.file.name;
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
        let beside = read.or_else(|| part.from.first().and_then(|it| reading.get(*it)));
        // What is new stands in the file that says it now.
        let saying = || files.iter().find(|it| line_of(files, &it.name, &now).is_some());
        let file = match beside {
            Some(_) => file_of(beside),
            None => {
                saying().or(files.first()).map_or_else(|| own.name.clone(), |it| it.name.clone())
            }
        };
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
        if self.was.is_empty() && !self.is_moved && line == 0 {
            return format!("增：{}", shortened(&self.now));
        }
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
