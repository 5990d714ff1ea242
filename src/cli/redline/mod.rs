//! `huibao build --redline`: 花脸稿 beside the documents, held against what they were.

mod outcome;
mod past;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use chrono::NaiveDate;

use self::{
    outcome::{Outcome, when},
    past::Past,
};
use super::{
    arguments::{Build, FileFormat},
    build::Run,
    console,
    copies::Copy,
    status::Status,
    today::today,
    workshop::Chosen,
};
use crate::{
    build::{Composed, Prepared},
    diagnostic::{Diagnostic, Diagnostics},
    export::Docx,
    project::{Project, write_together},
    revision::{
        Author,
        redline::{Redline, redline},
    },
    word::{Package, custom_property, is_edited},
};

/// What the documents are held against where nothing is said.
pub(super) const LAST: &str = "上次";

/// How the 花脸稿 of a run are made.
pub(super) struct Redlining {
    against: Against,
    author: Option<String>,
    date: NaiveDate,
    /// What became of letters.
    letters: Mutex<Tally>,
}

/// What documents are held against.
enum Against {
    /// The last version of each that says something else.
    Last,
    /// A file.
    File { package: Box<Package>, shown: String },
    /// The project at a revision of its history.
    Past { past: Box<Past>, shown: String },
}

/// How many letters changed, and how many of their places.
#[derive(Clone, Copy, Default)]
struct Tally {
    changed: usize,
    places: usize,
    others: usize,
}

/// What a document was, and what that is called.
struct Before {
    package: Package,
    shown: String,
}

impl Redlining {
    /// What the arguments ask for, of what was `chosen`; `None` where no 花脸稿 is asked for.
    pub(super) fn new(
        arguments: &Build,
        prepared: &Prepared,
        chosen: &Chosen<'_>,
    ) -> Result<Option<Self>, Diagnostics> {
        let Some(asked) = &arguments.redline else { return Ok(None) };
        let against = match asked.as_str() {
            LAST => Against::Last,
            file if is_docx(file) => {
                let are_letters = chosen.documents.iter().any(|it| prepared.is_each_case(it));
                if chosen.documents.len() != 1 || are_letters {
                    return Err(one_document(file, are_letters).into());
                }
                let package = Box::new(read(Path::new(file))?);
                let names = chosen.documents.iter().map(|it| Project::stem(it));
                if let Some(warning) = other_document(file, &package, names) {
                    console::diagnostics(&warning.into());
                }
                Against::File { package, shown: file.to_owned() }
            }
            revision => {
                let past = Box::new(Past::at(arguments, revision)?);
                Against::Past { past, shown: format!("修订“{revision}”的稿子") }
            }
        };
        let author = arguments.redline_author.clone();
        let date = arguments.redline_date.unwrap_or_else(today);
        Ok(Some(Self { against, author, date, letters: Mutex::default() }))
    }
}

impl Run<'_> {
    /// Writes the 花脸稿 of a document beside it and says so.
    pub(super) fn redlined(&self, composed: &Composed, copy: &Copy) -> Result<Status, Status> {
        let Some(redlining) = &self.redlining else { return Ok(Status::Fine) };
        match self.redline(redlining, composed, copy) {
            Ok(outcome) => {
                console::answer(&outcome.told(&self.old_redlines(composed, &outcome)))?;
                Ok(Status::Fine)
            }
            Err(found) => {
                console::diagnostics(&found);
                Ok(Status::of(&found))
            }
        }
    }

    /// The same of a letter, which [`Run::told_of_letters`] tells of with all others.
    pub(super) fn redlined_letter(
        &self,
        composed: &Composed,
        copy: &Copy,
    ) -> Result<(), Diagnostics> {
        let Some(redlining) = &self.redlining else { return Ok(()) };
        let outcome = self.redline(redlining, composed, copy)?;
        let mut tally = redlining.letters.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match outcome {
            Outcome::Written { places, .. } => {
                tally.changed = tally.changed.saturating_add(1);
                tally.places = tally.places.saturating_add(places);
            }
            Outcome::Same { .. } | Outcome::New => tally.others = tally.others.saturating_add(1),
        }
        Ok(())
    }

    /// What became of the letters; nothing where no 花脸稿 was asked for.
    pub(super) fn told_of_letters(&self) -> String {
        let Some(redlining) = &self.redlining else { return String::new() };
        let mut tally = redlining.letters.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Tally { changed, places, others } = std::mem::take(&mut *tally);
        let mut told = match changed {
            0 => "  花脸稿  各份都没有改动，或者没有旧稿可比，没有写花脸稿".to_owned(),
            _ => format!("  花脸稿  {changed}份有改动，共{places}处，各写了花脸稿"),
        };
        if changed > 0 && others > 0 {
            let _ = write!(told, "；{others}份没有改动，或者没有旧稿可比");
        }
        told.push('\n');
        told
    }

    fn redline(
        &self,
        redlining: &Redlining,
        composed: &Composed,
        copy: &Copy,
    ) -> Result<Outcome, Diagnostics> {
        let now = docx(composed)?;
        let author = Author {
            name: redlining.author.clone().unwrap_or_else(|| composed.properties.author.clone()),
            moment: redlining.date.into(),
        };
        let Some((before, made)) = self.before(redlining, composed, copy, (&now, &author))? else {
            return Ok(Outcome::New);
        };
        let shown = before.shown;
        if made.places == 0 {
            return Ok(Outcome::Same { shown });
        }
        let mut files = Vec::new();
        for format in &copy.formats {
            let bytes = match format {
                FileFormat::Docx => {
                    made.package.to_bytes().map_err(|it| refused(&it.to_string()))?
                }
                FileFormat::Pdf => self.prepared.redlined_pdf(composed, &made)?,
                FileFormat::Html => continue,
            };
            files.push((self.redline_path(composed, *format), bytes));
        }
        if !self.is_forced()
            && let Some((path, _)) = files.iter().find(|it| was_worked_on(&it.0))
        {
            return Err(worked_on(path).into());
        }
        write_together(&files)?;
        let files = files.into_iter().map(|(path, _)| path).collect();
        Ok(Outcome::Written { places: made.places, shown, files })
    }

    /// What the document was, and the 花脸稿 against that; `None` where it was nothing.
    fn before(
        &self,
        redlining: &Redlining,
        composed: &Composed,
        copy: &Copy,
        (now, author): (&Package, &Author),
    ) -> Result<Option<(Before, Redline)>, Diagnostics> {
        let against = |before: Before| {
            let made = redline(&before.package, now, author.clone());
            let made = made.map_err(|it| refused(&format!("{}{it}", before.shown)))?;
            Ok::<_, Diagnostics>((before, made))
        };
        match &redlining.against {
            Against::Last => {
                for earlier in self.state.earlier(&composed.name) {
                    let shown = when(&earlier.time, redlining.date);
                    let package = earlier.docx().ok().and_then(|it| Package::read(&it).ok());
                    let Some(package) = package else { continue };
                    let (before, made) = against(Before { package, shown })?;
                    if made.places > 0 {
                        return Ok(Some((before, made)));
                    }
                }
                Ok(None)
            }
            Against::File { package, shown } => {
                let before = Before { package: (**package).clone(), shown: shown.clone() };
                against(before).map(Some)
            }
            Against::Past { past, shown } => {
                let package = past.document(composed, copy)?;
                package.map(|package| against(Before { package, shown: shown.clone() })).transpose()
            }
        }
    }

    fn redline_path(&self, composed: &Composed, format: FileFormat) -> PathBuf {
        self.output(&composed.name, &format!("花脸稿.{}", format.exporter().extension()))
    }

    /// 花脸稿 of another time that stand there.
    fn old_redlines(&self, composed: &Composed, outcome: &Outcome) -> Vec<PathBuf> {
        let written: &[PathBuf] = match outcome {
            Outcome::Written { files, .. } => files,
            Outcome::Same { .. } | Outcome::New => &[],
        };
        let all = [FileFormat::Docx, FileFormat::Pdf].map(|it| self.redline_path(composed, it));
        all.into_iter().filter(|it| it.is_file() && !written.contains(it)).collect()
    }
}

fn is_docx(asked: &str) -> bool {
    let path = Path::new(asked);
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("docx")) || path.is_file()
}

/// The document as a DOCX.
fn docx(composed: &Composed) -> Result<Package, Diagnostic> {
    let bytes = composed.export(&Docx).map_err(|it| refused(&it.to_string()))?;
    Package::read(&bytes).map_err(|it| refused(&it.to_string()))
}

fn read(path: &Path) -> Result<Package, Diagnostic> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let cause = match error.kind() {
            std::io::ErrorKind::NotFound => format!("没有找到{shown}"),
            // What the system says of one is another thing on each.
            _ if path.is_dir() => format!("“{shown}”是一个文件夹，不是DOCX文件"),
            std::io::ErrorKind::PermissionDenied => format!("没有读取{shown}的权限"),
            _ => format!("{shown}打不开：{error}"),
        };
        Diagnostic::error(cause).in_file(&shown).cure("请核对--redline写的文件")
    })?;
    Package::read(&bytes).map_err(|why| {
        Diagnostic::error(format!("{shown}{why}"))
            .in_file(&shown)
            .cure("请用Word或WPS另存为.docx，再比较")
    })
}

/// What is said of a file that was made as another document than those `names` say.
fn other_document<'a>(
    file: &str,
    package: &Package,
    mut names: impl Iterator<Item = &'a str>,
) -> Option<Diagnostic> {
    let name = custom_property(package, "huibao.document")?;
    let is_it =
        |it: &str| name.strip_prefix(it).is_some_and(|it| it.is_empty() || it.starts_with('（'));
    if names.any(is_it) {
        return None;
    }
    let warning = Diagnostic::warning(format!("{file}是文档“{name}”的稿子，与它比会到处都是改动"));
    Some(warning.in_file(file).cure("请核对--redline写的文件；文档改过名称的，不必理会"))
}

fn one_document(file: &str, are_letters: bool) -> Diagnostic {
    let (cause, cure) = if are_letters {
        (format!("一件一份的函有许多份，不能都与“{file}”比"), "请写--redline，各份与上次的比")
    } else {
        (format!("有几份文档，不知道哪一份与“{file}”比"), "请加上--only 文档名，只生成一份")
    };
    Diagnostic::error(cause).cure(cure)
}

/// Whether a 花脸稿 that stands there says something else than what it was written to say.
fn was_worked_on(path: &Path) -> bool {
    let text = || {
        let package = Package::read(&fs::read(path).ok()?).ok()?;
        is_edited(&package.with_changes_accepted().ok()?.to_bytes().ok()?, |_| None)
    };
    text() == Some(true)
}

fn worked_on(path: &Path) -> Diagnostic {
    let shown = path.display().to_string();
    Diagnostic::error(format!("{shown}写出以后有人改过，没有覆盖"))
        .in_file(shown)
        .cure("请把它另存到别处，再运行一次；不要这些改动，请加--force")
}

fn refused(why: &str) -> Diagnostic {
    Diagnostic::error(format!("花脸稿没有写成：{why}"))
}
