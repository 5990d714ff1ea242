//! What of a document is written anew: what it was made of and what stands on the disk decide, so that
//! nothing is written twice and nothing of a person's is written over.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{arguments::FileFormat, build::Run, copies::Copy, today::now};
use crate::{
    build::{Composed, FigureList, reasons},
    diagnostic::{Diagnostic, Diagnostics, Severity},
    export::Docx,
    project::{Built, BuiltFile, FileStanding, Kept, hash_of, write_together},
    word::{Package, custom_property, is_edited, says_the_same},
};

/// How many versions of a document are kept for the day when an edited one comes back.
const KEPT_OF_A_DOCUMENT: usize = 20;
/// The same of a letter, of which a project has hundreds.
const KEPT_OF_A_LETTER: usize = 2;

/// What was done for a document.
pub(super) struct Renewed {
    /// The files that were written, in order; none where all were up to date.
    pub(super) written: Vec<PathBuf>,
    /// 原因: why they were made again, where they had been made before.
    pub(super) reasons: Vec<String>,
    /// What is to be told besides.
    pub(super) told: Diagnostics,
}

/// A file that is asked for, and what stands in its place.
struct Wanted {
    format: FileFormat,
    path: PathBuf,
    standing: FileStanding,
    /// The hash of what stands there.
    hash: Option<String>,
    /// Whether it is a DOCX that a person edited since it was written.
    is_edited: bool,
}

/// A file that was made: what was wanted, and its bytes.
type Made<'a> = (&'a Wanted, Vec<u8>);

/// A document whose files are asked for.
struct Renewal<'a> {
    run: &'a Run<'a>,
    composed: &'a Composed,
    /// How it was built last.
    before: Option<Built>,
    wanted: Vec<Wanted>,
    is_letter: bool,
}

impl Run<'_> {
    /// Brings the files of a document up to date: those that a reader gets, and `accounts`, which account
    /// for its figures. All are made before the first is written.
    ///
    /// # Errors
    /// A person edited what would be written over; a file cannot be made or written.
    pub(super) fn renewed(
        &self,
        composed: &Composed,
        copy: &Copy,
        accounts: Vec<(PathBuf, Vec<u8>)>,
    ) -> Result<Renewed, Diagnostics> {
        let name = &composed.name;
        let (before, doubt) = self.state.built(name);
        let asked = FileFormat::value_variants().iter().filter(|it| copy.formats.contains(it));
        let wanted = asked.map(|format| {
            let path = self.output(name, format.exporter().extension());
            let revision = &composed.recipe.revision;
            let (standing, hash) = self.state.standing(name, before.as_ref(), &path, revision);
            let is_edited = *format == FileFormat::Docx && self.is_edited(name, &path, &standing);
            Wanted { format: *format, path, standing, hash, is_edited }
        });
        let wanted = wanted.collect();
        let is_letter = accounts.is_empty();
        let renewal = Renewal { run: self, composed, before, wanted, is_letter };
        let mut renewed = renewal.carried_out(accounts)?;
        renewed.told.extend(doubt);
        Ok(renewed)
    }

    /// Whether the DOCX at `path`, written as `name`, was edited by a person: as the copies tell that the
    /// file itself and the state keep, or as the state knows it.
    fn is_edited(&self, name: &str, path: &Path, standing: &FileStanding) -> bool {
        let is_altered = match standing {
            FileStanding::Altered => true,
            FileStanding::Unknown => false,
            _ => return false,
        };
        let written = |id: &str| Package::read(&self.state.written(name, id)?).ok();
        let says_otherwise = fs::read(path).ok().and_then(|it| is_edited(&it, written));
        says_otherwise.unwrap_or(is_altered)
    }
}

impl Renewal<'_> {
    fn carried_out(&self, mut accounts: Vec<(PathBuf, Vec<u8>)>) -> Result<Renewed, Diagnostics> {
        let is_forced = self.run.is_forced();
        let mut told = Diagnostics::default();
        let mut due = Vec::new();
        for wanted in &self.wanted {
            let would_be_lost = !is_forced && wanted.is_edited && !self.has_all_that_is_in(wanted);
            if would_be_lost {
                told.push(self.edited(wanted));
            } else if is_forced || wanted.standing != FileStanding::Current {
                due.push(wanted);
            }
        }
        if told.has_errors() {
            return Err(told);
        }
        accounts.retain(|(path, bytes)| is_forced || fs::read(path).ok().as_deref() != Some(bytes));
        let mut written = Vec::new();
        if !due.is_empty() || !accounts.is_empty() {
            written = self.write(&due, accounts)?;
        }
        self.keep_what_stands();
        let reasons = if written.is_empty() { Vec::new() } else { self.reasons(&due) };
        Ok(Renewed { written, reasons, told })
    }

    /// Whether what a person did to a file stands in the new build, as after it was written back.
    fn has_all_that_is_in(&self, wanted: &Wanted) -> bool {
        let Ok(there) = fs::read(&wanted.path) else { return false };
        let now = self.composed.export(&Docx).ok().and_then(|it| Package::read(&it).ok());
        now.is_some_and(|now| says_the_same(&there, &now))
    }

    /// Makes what is due and moves it to its place with `accounts`; the paths of all.
    fn write(
        &self,
        due: &[&Wanted],
        accounts: Vec<(PathBuf, Vec<u8>)>,
    ) -> Result<Vec<PathBuf>, Diagnostics> {
        let mut made: Vec<Made<'_>> = Vec::new();
        for wanted in due {
            let bytes = self.composed.export(wanted.format.exporter());
            made.push((wanted, bytes.map_err(|it| Diagnostic::error(it.to_string()))?));
        }
        let set_down = self.set_down(&made);
        let docx = made.iter().find(|(wanted, _)| wanted.format == FileFormat::Docx);
        let docx = docx.map(|(_, bytes)| bytes.clone());
        let files = made.into_iter().map(|(wanted, bytes)| (wanted.path.clone(), bytes));
        let files: Vec<(PathBuf, Vec<u8>)> = files.chain(accounts).collect();
        if let Err(found) = write_together(&files) {
            self.restore();
            return Err(found);
        }
        let kept = docx.map_or(Ok(()), |it| self.keep(&it));
        if let Err(refused) = set_down.and(kept) {
            self.run.tell_of_state(refused);
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// Keeps a DOCX that a build was killed after writing and before keeping.
    fn keep_what_stands(&self) {
        let state = &self.run.state;
        let stands =
            |it: &&Wanted| it.format == FileFormat::Docx && it.standing == FileStanding::Current;
        let Some(wanted) = self.wanted.iter().find(stands) else { return };
        let hash = wanted.hash.as_deref().unwrap_or_default();
        if !state.keeps(&self.composed.name, hash)
            && let Ok(bytes) = fs::read(&wanted.path)
            && let Err(refused) = self.keep(&bytes)
        {
            self.run.tell_of_state(refused);
        }
    }

    /// Sets down what is about to be written, beside what other files of the document there are.
    fn set_down(&self, made: &[Made<'_>]) -> Result<(), Diagnostic> {
        let state = &self.run.state;
        let before = self.before.iter().flat_map(|it| &it.files);
        let mut files: BTreeMap<String, BuiltFile> =
            before.map(|(name, file)| (name.clone(), file.clone())).collect();
        for (wanted, bytes) in made {
            let file = BuiltFile {
                hash: hash_of(bytes),
                revision: self.composed.recipe.revision.clone(),
                replaced: wanted.hash.clone(),
            };
            files.insert(state.name_of(&wanted.path), file);
        }
        let built = Built::new(self.composed.recipe.made_of.clone(), files);
        state.set_built(&self.composed.name, &built)
    }

    /// What was set down in vain is taken back.
    fn restore(&self) {
        let name = &self.composed.name;
        match &self.before {
            // What cannot be written now could not be written before.
            Some(before) => drop(self.run.state.set_built(name, before)),
            None => self.run.state.forget(name),
        }
    }

    /// Keeps the version for the day when an edited DOCX comes back.
    fn keep(&self, docx: &[u8]) -> Result<(), Diagnostic> {
        let base = Package::read(docx).ok().and_then(|it| custom_property(&it, "huibao.base"));
        let Self { composed, is_letter, .. } = *self;
        let figures = if is_letter { None } else { FigureList::of(composed).to_json().ok() };
        let kept = Kept {
            id: base.as_deref().unwrap_or(&composed.recipe.revision),
            time: &now(),
            docx,
            figures: figures.as_deref().map(str::as_bytes),
            most: if is_letter { KEPT_OF_A_LETTER } else { KEPT_OF_A_DOCUMENT },
        };
        self.run.state.keep(&composed.name, &kept)
    }

    /// What is told of a DOCX that a person edited: an error where it would have to be written over.
    fn edited(&self, wanted: &Wanted) -> Diagnostic {
        let path = wanted.path.display().to_string();
        let name = self.run.state.name_of(&wanted.path);
        let known = self.before.as_ref().and_then(|it| it.files.get(&name));
        let is_up_to_date = known.is_some_and(|it| it.revision == self.composed.recipe.revision);
        let (severity, done) = if is_up_to_date {
            (Severity::Warning, "没有动它")
        } else {
            (Severity::Error, "没有覆盖")
        };
        let cure =
            format!("要留下改动，请运行“huibao merge {path}”；不要这些改动，请加--force重新生成");
        let told = Diagnostic::error(format!("{path}生成以后有人改过，{done}"));
        Diagnostic { severity, ..told.in_file(path).cure(cure) }
    }

    /// 原因: what is another than when the files were made, and what happened to them.
    fn reasons(&self, due: &[&Wanted]) -> Vec<String> {
        let Some(before) = &self.before else {
            let stood = due.iter().any(|it| it.standing != FileStanding::Missing);
            return stood.then(|| "没有上次生成的记录".to_owned()).into_iter().collect();
        };
        let is_known = |it: &&&Wanted| before.files.contains_key(&self.run.state.name_of(&it.path));
        if !due.is_empty() && !due.iter().any(|it| is_known(&it)) {
            return Vec::new();
        }
        let mut told = reasons(&before.made_of, &self.composed.recipe.made_of);
        for wanted in due.iter().filter(is_known) {
            let name = wanted.path.file_name().unwrap_or_default().to_string_lossy();
            match wanted.standing {
                FileStanding::Missing => told.push(format!("{name}不在了")),
                FileStanding::Unfinished => told.push(format!("{name}上次没有写完")),
                FileStanding::Altered if wanted.is_edited && self.run.is_forced() => {
                    told.push(format!("{name}有人改过，已按--force覆盖"));
                }
                FileStanding::Altered if wanted.is_edited => {
                    told.push(format!("{name}有人改过，改的都写回了"));
                }
                FileStanding::Altered => told.push(format!("{name}另存过")),
                FileStanding::Current | FileStanding::Older | FileStanding::Unknown => {}
            }
        }
        let is_older = |it: &&&Wanted| it.standing == FileStanding::Older;
        if told.is_empty() && due.iter().filter(is_known).any(|it| is_older(&it)) {
            told.push("上次没有更新".to_owned());
        }
        if told.is_empty() && self.run.is_forced() {
            told.push("加了--force".to_owned());
        }
        told
    }
}
