//! `huibao merge`: a file that was edited in Word, with the figures and texts of the records as they are now.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    arguments::{Merge, Style},
    console, faces,
    merge_report::{self, Report},
    merged_before,
    status::Status,
    today, workshop, write_back,
};
use crate::{
    build::{Composed, Options, Prepared},
    diagnostic::{Diagnostic, SourceFile},
    export::Docx,
    project::{Project, State, read_returned, write_together},
    record::{Stage, Subject},
    revision::{
        Author,
        merge::{Refusal, Remark, Sources, merge},
    },
    word::{Base, Package, Unreadable, custom_property},
};

/// A DOCX is never bigger.
const MOST_BYTES: usize = 200 << 20;
/// What is added to the name of a copy for the public.
const PUBLIC: &str = "（公开版）";

/// Runs the command.
pub(super) fn run(arguments: &Merge) -> Result<Status, Status> {
    let mine = edited(arguments)?;
    let mut prepared = workshop::prepared(&arguments.folder)?;
    let (_, told) = faces::find(&mut prepared, &[]);
    console::diagnostics(&told);
    if told.has_errors() {
        return Err(Status::of(&told));
    }
    let name = name_of(arguments, &mine, &prepared)?;
    let base = base(arguments, &mine, &name)?;
    let built = built(&prepared, &name, arguments)?;
    let composed = &built.composed;
    let theirs = exported(composed)?;
    let to = target(arguments, &prepared, composed)?;
    let source = merged_before::source(&arguments.file, &arguments.folder);
    merged_before::guard(&to, &source).map_err(|fault| {
        console::fault(fault);
        Status::Unusable
    })?;
    let by = Author { name: "汇报".to_owned(), moment: today::moment() };
    let charts = composed.charts();
    let sources = Sources { base: &base, mine: &mine, theirs: &theirs, charts: &charts };
    let mut merged = merge(sources, &by).map_err(|it| refused(&arguments.file, &it))?;
    let signed = merged_before::sign(&mut merged.package, &source);
    signed.map_err(|it| refused(&arguments.file, &Refusal::Unreadable(it)))?;
    let bytes = merged.package.to_bytes().map_err(|it| {
        console::fault(Diagnostic::error(it.to_string()));
        Status::Unusable
    })?;
    write_together(&[(to.clone(), bytes)]).map_err(|found| console::refused(&found))?;
    let report = Report {
        document: &composed.name,
        file: &arguments.file,
        to: &to,
        merged: &merged,
        base: &base,
    };
    console::answer(&match arguments.format {
        Style::Text => merge_report::text(&report),
        Style::Json => merge_report::json(&report),
    })?;
    let is_whole = !merged.remarks.iter().any(|it| matches!(it, Remark::NotPutIn { .. }));
    let is_fine = is_whole && merged.conflicts.is_empty();
    let status = if is_fine { Status::Fine } else { Status::Problems };
    if arguments.write_back {
        return Ok(write_back::run(&prepared, &built, &theirs, &merged.package)?.max(status));
    }
    Ok(status)
}

/// What is built now of the document that was edited.
pub(super) struct Built<'a> {
    /// The document's file.
    pub(super) file: &'a Arc<SourceFile>,
    /// The case of a letter.
    pub(super) subject: Option<Subject<'a>>,
    /// How it is composed.
    pub(super) options: Options,
    /// The document.
    pub(super) composed: Composed,
}

/// The file that was edited, its tracked changes accepted where that is asked for.
fn edited(arguments: &Merge) -> Result<Package, Status> {
    let mine = package(&arguments.file)?;
    if !arguments.accept_changes {
        return Ok(mine);
    }
    mine.with_changes_accepted().map_err(|it| refused(&arguments.file, &Refusal::Unreadable(it)))
}

/// The file that was edited, or given as base, read.
fn package(path: &Path) -> Result<Package, Status> {
    let name = path.display().to_string();
    let told = |cause: String, cure: &str| {
        console::fault(Diagnostic::error(cause).in_file(name.as_str()).cure(cure));
        Status::Unusable
    };
    let bytes = read_returned(path, MOST_BYTES).map_err(|it| console::refused(&it.into()))?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if ["odt", "wps", "doc", "rtf", "pdf"].contains(&extension.as_str()) {
        let cause = format!("这是{extension}文件，只能合并DOCX");
        let cure = if extension == "pdf" {
            "请用改过的DOCX"
        } else {
            "请用Word、WPS或LibreOffice打开，另存为DOCX，再合并"
        };
        return Err(told(cause, cure));
    }
    Package::read(&bytes).map_err(|fault| match fault {
        Unreadable::Compound => {
            told(fault.to_string(), "请去掉密码，另存为DOCX（“Word 文档(*.docx)”），再合并")
        }
        Unreadable::NotZip | Unreadable::NotWord | Unreadable::Unusual => {
            told(fault.to_string(), "请用Word或WPS打开，另存为DOCX，再合并")
        }
        Unreadable::Broken(_) | Unreadable::TooBig(_) => {
            told(fault.to_string(), "请用Word或WPS打开，看是否完好，另存一份再合并")
        }
    })
}

/// The name of what the file was made as: a document's, or a letter's with its folder.
fn name_of(arguments: &Merge, mine: &Package, prepared: &Prepared) -> Result<String, Status> {
    if let Some(name) = &arguments.document {
        return Ok(workshop::without_extension(name).to_owned());
    }
    if let Some(name) = custom_property(mine, "huibao.document") {
        return Ok(name);
    }
    let stem = arguments.file.file_stem().unwrap_or_default().to_string_lossy();
    let folder =
        arguments.file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let stems = prepared.project.documents.iter().map(|it| Project::stem(it));
    let by_folder = stems.clone().find(|it| *it == folder).map(|it| format!("{it}/{stem}"));
    let by_name = stems.filter(|it| stem.starts_with(*it)).max_by_key(|it| it.len());
    by_folder.or_else(|| by_name.map(str::to_owned)).ok_or_else(|| {
        console::fault(
            Diagnostic::error("看不出这个文件是哪个文档")
                .in_file(arguments.file.display().to_string())
                .cure(format!(
                    "请用--document写出文档的名称。现有的文档：{}",
                    workshop::known(&prepared.project)
                )),
        );
        Status::Unusable
    })
}

/// The base copy: what the file was before it was edited.
fn base(arguments: &Merge, mine: &Package, name: &str) -> Result<Base, Status> {
    if let Some(path) = &arguments.base {
        let given = package(path)?;
        let differs = |it: &str| matches!((custom_property(&given, it), custom_property(mine, it)), (Some(one), Some(other)) if one != other);
        if differs("huibao.document") || differs("huibao.base") {
            console::fault(
                Diagnostic::error(format!(
                    "{}不是{}当初的稿子",
                    path.display(),
                    arguments.file.display()
                ))
                .in_file(path.display().to_string())
                .cure("请用改过的文件当初生成、没有改过的DOCX；不记得是哪一份，可以不写--base"),
            );
            return Err(Status::Unusable);
        }
        let base = Base::kept_in(&given);
        return base.ok_or_else(|| {
            console::fault(
                Diagnostic::error("这个文件里没有基准稿")
                    .in_file(path.display().to_string())
                    .cure("请用huibao当初生成、没有改过的DOCX"),
            );
            Status::Unusable
        });
    }
    Base::kept_in(mine).or_else(|| earlier(&arguments.folder, name, mine)).ok_or_else(|| {
        console::fault(
            Diagnostic::error("文件里没有基准稿，不知道哪些是改的")
                .in_file(arguments.file.display().to_string())
                .cure("请用--base写出当初生成、没有改过的DOCX，如：--base 汇报.原稿.docx"),
        );
        Status::Unusable
    })
}

/// The base copy of the version that the file was made of, as the project's state keeps it: programs drop the
/// copy in the file when it goes through another format.
fn earlier(folder: &Path, name: &str, mine: &Package) -> Option<Base> {
    let id = custom_property(mine, "huibao.base")?;
    let version = State::of(folder).earlier(name).into_iter().find(|it| it.id == id)?;
    Base::kept_in(&Package::read(&version.docx().ok()?).ok()?)
}

/// The new build, in memory.
fn built<'a>(prepared: &'a Prepared, name: &str, arguments: &Merge) -> Result<Built<'a>, Status> {
    let (whole, public) = match name.strip_suffix(PUBLIC) {
        Some(stem) => (stem.to_owned(), true),
        None => (name.replace(&format!("{PUBLIC}/"), "/"), name.contains(PUBLIC)),
    };
    let stem = whole.split('/').next().unwrap_or_default();
    if !workshop::is_known(&prepared.project, stem) {
        console::fault(
            Diagnostic::error(format!("这个文件是文档“{stem}”生成的，documents文件夹里没有它"))
                .in_file(arguments.file.display().to_string())
                .cure(format!(
                    "文档改了名的，请用--document写出现在的名称。现有的文档：{}",
                    workshop::known(&prepared.project)
                )),
        );
        return Err(Status::Unusable);
    }
    let chosen = workshop::chosen(&prepared.project, &[stem.to_owned()])?;
    let status = chosen.told();
    let file: &Arc<SourceFile> = chosen.documents.first().copied().ok_or(status)?;
    let options = Options { draft: arguments.draft, public };
    if prepared.head(file, None).0.is_some_and(|it| it.stage == Stage::Issued) {
        console::fault(
            Diagnostic::warning(format!(
                "《{stem}》已印发；合并稿里的数字是台账现在的，不是印发时的"
            ))
            .in_file(file.name.as_str())
            .cure("合并稿不能当作印发件；印发的那一份没有动"),
        );
    }
    let mut subject = None;
    let (composed, found) = if prepared.is_each_case(file) {
        let (batch, found) = prepared.batch(file, options);
        console::diagnostics(&found);
        let batch = batch.ok_or(Status::Problems)?;
        let Some(letter) = batch.letter(&whole) else {
            console::fault(
                Diagnostic::error(format!("《{stem}》现在没有“{whole}”这份函")).cure(
                    "请核对台账：这一件可能已经不在“逐件”的范围内；或用--document写出函的名称",
                ),
            );
            return Err(Status::Problems);
        };
        subject = Some(letter.subject);
        batch.compose(letter)
    } else {
        prepared.compose(file, options)
    };
    console::diagnostics(&found);
    let composed = composed.ok_or_else(|| {
        console::message("没有合并：先改好上面的错误，再运行一次。改过的文件没有动。\n");
        Status::of(&found).max(Status::Problems)
    })?;
    Ok(Built { file, subject, options, composed })
}

fn exported(composed: &Composed) -> Result<Package, Status> {
    let told = |reason: String| {
        console::fault(Diagnostic::error(reason));
        Status::Unusable
    };
    let bytes = composed.export(&Docx).map_err(|it| told(it.to_string()))?;
    Package::read(&bytes).map_err(|it| told(it.to_string()))
}

/// Where the merged file goes; never over the one that was edited, so that what is merged of a merged
/// file is the next in order.
fn target(arguments: &Merge, prepared: &Prepared, composed: &Composed) -> Result<PathBuf, Status> {
    let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    };
    let nth = |nth: usize| {
        let nth = if nth < 2 { String::new() } else { nth.to_string() };
        prepared.project.output(None, &composed.name, &format!("合并稿{nth}.docx"))
    };
    let stem = arguments.file.file_stem().unwrap_or_default().to_string_lossy();
    let own = stem.rsplit_once("合并稿").map(|(_, it)| it.parse().unwrap_or(1));
    let own = own.filter(|it| same(&nth(*it), &arguments.file));
    let to = arguments.out.clone();
    let to = to.unwrap_or_else(|| nth(own.unwrap_or_default().saturating_add(1)));
    if !to.extension().is_some_and(|it| it.eq_ignore_ascii_case("docx")) {
        console::fault(
            Diagnostic::error("合并稿是DOCX，文件名要以.docx结尾")
                .in_file(to.display().to_string())
                .cure(format!("请写--out {}", to.with_extension("docx").display())),
        );
        return Err(Status::Unusable);
    }
    if same(&to, &arguments.file) {
        console::fault(
            Diagnostic::error("合并稿不能写在改过的文件上")
                .in_file(arguments.file.display().to_string())
                .cure("请用--out写出另一个文件名，如：--out 合并稿2.docx"),
        );
        return Err(Status::Unusable);
    }
    Ok(to)
}

fn refused(file: &Path, refusal: &Refusal) -> Status {
    let cure = match refusal {
        Refusal::Unreadable(_) => "请用Word或WPS打开，看是否完好，另存一份再合并",
        Refusal::NoBase | Refusal::Unsound(_) => {
            "没有写出合并稿，改过的文件没有动。请照“huibao diff”列出的数字在Word里改这一处，并把文件发给维护的人"
        }
    };
    console::fault(
        Diagnostic::error(refusal.to_string()).in_file(file.display().to_string()).cure(cure),
    );
    match refusal {
        Refusal::Unreadable(_) => Status::Unusable,
        Refusal::NoBase | Refusal::Unsound(_) => Status::Problems,
    }
}
