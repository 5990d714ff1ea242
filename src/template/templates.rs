//! The templates of a project: the built-in ones, each replaced by the project's own of its name.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tera::{Error, ErrorKind, Tera};

use super::{
    builtin,
    context::Views,
    draft::Draft,
    ejected,
    fault::{self, Sources},
    filters,
    metered::{self, Metered},
    named,
};
use crate::{
    chinese::marks,
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile, SourceKind},
    record::{self, DocumentHead, Subject},
};

/// The folder of a project's own templates, as their names begin.
pub(super) const FOLDER: &str = "templates/";
/// The end of a template's name.
pub(super) const SUFFIX: &str = ".tera";
/// Where the pieces stand that whole templates are made of.
pub(super) const PIECES: &str = "片段/";

/// All templates of a project, parsed.
#[derive(Debug, Clone)]
pub struct Templates {
    tera: Tera,
    sources: Sources,
    /// The texts that Tera has.
    metered: BTreeMap<String, Metered>,
    /// The figures that they ask for by name.
    written: BTreeSet<String>,
}

impl Templates {
    /// The built-in templates overlaid by `own`, the files of the project's `templates/`: the same
    /// path below that folder takes a built-in's place.
    ///
    /// All faults of all own templates are reported; when there are any, the templates are the
    /// built-in ones alone and nothing should be built with them.
    pub fn load(own: &[Arc<SourceFile>]) -> (Self, Diagnostics) {
        let built_in: Sources = builtin::all().collect();
        let mut sources = built_in.clone();
        for file in own {
            let name = file.name.strip_prefix(FOLDER).unwrap_or(&file.name);
            sources.insert(name.to_owned(), Arc::clone(file));
        }
        match parse(&sources) {
            Ok(()) => (Self::metered(sources), ejected::outdated(own)),
            Err(faults) => (Self::metered(built_in), faults),
        }
    }

    /// Templates of sources that parse.
    fn metered(sources: Sources) -> Self {
        let metered: BTreeMap<String, Metered> = sources
            .iter()
            .map(|(name, file)| (name.clone(), Metered::new(&without_head(file))))
            .collect();
        let mut tera = environment();
        let texts = metered.iter().map(|(name, it)| (name.as_str(), it.text.as_str()));
        // What parses without counted loops parses with them; were it otherwise, `draft` would say
        // that the template is not there.
        drop(tera.add_raw_templates(texts));
        let asked = sources.values().flat_map(|it| filters::written_figures(&it.text));
        let written = asked.map(str::to_owned).collect();
        Self { tera, sources, metered, written }
    }

    /// The names that a document's 模板 may have.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.sources.keys().filter(|it| !it.starts_with(PIECES));
        names.filter_map(|it| it.strip_suffix(SUFFIX))
    }

    /// The names that the template `name` speaks of, and other words of its text.
    pub(super) fn named(&self, name: &str) -> BTreeSet<String> {
        let texts = self.metered.iter().map(|(name, it)| (name.clone(), it.text.clone())).collect();
        named::named(&format!("{name}{SUFFIX}"), &texts).into_iter().map(str::to_owned).collect()
    }

    /// Where the head stands that the template `name` begins with: what documents that use it need
    /// not say.
    pub fn head(&self, name: &str) -> Option<Place> {
        let file = self.sources.get(&format!("{name}{SUFFIX}"))?;
        record::template_head(file).map(|yaml| Place::new(file, yaml))
    }

    /// What the template of `head` writes for a document: markup with references.
    ///
    /// # Errors
    /// When there is no such template, or when it fails; the fault points into the template.
    pub fn draft(
        &self,
        views: &Views<'_>,
        head: &DocumentHead,
        subject: Option<Subject<'_>>,
    ) -> Result<Arc<SourceFile>, Diagnostics> {
        let name = &head.template.text;
        let file = format!("{name}{SUFFIX}");
        if !self.sources.contains_key(&file) {
            return Err(self.no_such_template(name, head).into());
        }
        let mut draft = Draft::default();
        let mut tera = self.tera.clone();
        metered::start_counting(&mut tera);
        filters::ask_figures(&mut tera, Arc::clone(&views.known), self.written.clone());
        if let Err(error) = tera.render_to(&file, &views.of(head, subject), &mut draft) {
            let told = views.whole().and_then(|it| {
                metered::start_counting(&mut tera);
                tera.render_to(&file, &it.of(head, subject), &mut Draft::default()).err()
            });
            let error = told.unwrap_or(error);
            return Err(fault::while_drafting(&error, &file, &self.sources, &self.metered));
        }
        let called = format!("模板“{name}”起草的文字");
        Ok(SourceFile::new(called, SourceKind::Drafted, marks::settled(&draft.into_text())))
    }

    fn no_such_template(&self, name: &str, head: &DocumentHead) -> Diagnostic {
        let known = self.names().collect::<Vec<_>>().join("、");
        Diagnostic::error(format!("没有名为“{name}”的模板"))
            .at(&head.template.place)
            .cure(format!("可用的模板：{known}；本单位的模板放在templates文件夹，扩展名为.tera"))
    }
}

/// An environment with our filters and escaping and no templates.
fn environment() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([SUFFIX]);
    filters::register(&mut tera);
    metered::start_counting(&mut tera);
    tera
}

/// Whether all sources can be read, alone and together.
fn parse(sources: &Sources) -> Result<(), Diagnostics> {
    let mut unclosed = Diagnostics::default();
    unclosed.extend(sources.values().filter_map(unclosed_head));
    if unclosed.has_errors() {
        return Err(unclosed);
    }
    let mut tera = environment();
    let texts = sources.iter().map(|(name, source)| (name.as_str(), without_head(source)));
    tera.add_raw_templates(texts).map_err(|it| every_fault(&it, sources))
}

/// What is wrong with a head that begins and does not end: it would be printed.
fn unclosed_head(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let first = file.text.lines().find(|it| !it.trim().is_empty())?;
    if !first.trim_start().starts_with("---") || record::template_head(file).is_some() {
        return None;
    }
    let start = file.text.find(first)?;
    let place = Place::new(file, start..start.saturating_add(first.len()));
    let cure = "请在设置的后面另起一行写“---”，三个减号，前后没有别的字；不要设置的，删去这一行";
    Some(Diagnostic::error("模板的设置没有结尾的“---”").at(&place).cure(cure))
}

/// The text of a template, blanks in the place of the head that it begins with: what follows keeps
/// its place.
fn without_head(file: &Arc<SourceFile>) -> Cow<'_, str> {
    let Some(yaml) = record::template_head(file) else { return Cow::from(&file.text) };
    let (head, rest) = file.text.split_at_checked(yaml.end).unwrap_or((&file.text, ""));
    let (fence, rest) =
        rest.split_at_checked(rest.find('\n').unwrap_or(rest.len())).unwrap_or(("", rest));
    let blank = |it: &str| -> String {
        it.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }).collect()
    };
    Cow::from(format!("{}{}{rest}", blank(head), blank(fence)))
}

/// The faults of all files: Tera stops at the first file that it cannot read, so each is then read
/// alone; `error` tells of what is wrong between readable files.
fn every_fault(error: &Error, sources: &Sources) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (name, source) in sources {
        if let Err(error) = Tera::default().add_raw_template(name, &without_head(source))
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            faults.append(fault::diagnose(&error, name, sources));
        }
    }
    if faults.is_empty() { fault::diagnose(error, "", sources) } else { faults }
}
