//! What is wrong with a template, shown in the template's own file.
//!
//! Tera knows the bytes at fault but draws its own carets beside Chinese text; here only its
//! bytes are taken. Where Tera names no place (a circle of includes, a component that calls
//! itself), the place is looked for in the sources.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use tera::{Error, ErrorKind, ReportError};

use super::{
    metered::{self, Metered},
    tag::{self, Tag},
    tera_message,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, SourceFile};

/// Templates by name.
pub(super) type Sources = BTreeMap<String, Arc<SourceFile>>;

/// What went wrong while the template `drafting` wrote; its places are those of the metered texts.
pub(super) fn while_drafting(
    error: &Error,
    drafting: &str,
    sources: &Sources,
    metered: &BTreeMap<String, Metered>,
) -> Diagnostics {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return diagnose(error, drafting, sources);
    };
    let Range { start, end } = report.span().range.clone();
    let text = metered.get(report.filename());
    let written = |byte| text.map_or(byte, |it| it.written(byte));
    reported(report, written(start)..written(end), sources).into()
}

/// The faults that `error` tells of; `drafting` is the template that was asked for, if one was.
pub(super) fn diagnose(error: &Error, drafting: &str, sources: &Sources) -> Diagnostics {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            reported(report, report.span().range.clone(), sources).into()
        }
        ErrorKind::CircularInclude { include_chain: chain, .. } => circle(chain, "引用", sources),
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            let chain: Vec<String> = [tpl].into_iter().chain(inheritance_chain).cloned().collect();
            circle(&chain, "继承", sources)
        }
        ErrorKind::MissingParent { current, parent } => unknown_template(current, parent, sources),
        ErrorKind::Io(_) => endless(drafting, sources).into(),
        ErrorKind::Msg(message) => from_message(message, drafting, sources),
        other => whole(&other.to_string(), drafting, sources).into(),
    }
}

/// A fault whose bytes Tera knows.
fn reported(report: &ReportError, range: Range<usize>, sources: &Sources) -> Diagnostic {
    let message = report.message();
    let Some(file) = sources.get(report.filename()) else { return explained(message, "") };
    if message == "Unexpected end of input" {
        return unclosed(file);
    }
    let Range { start, end } = range;
    if message == metered::TOO_MANY_ROUNDS
        && let Some(tag) = tag::all(&file.text).find(|it| it.range.end == start)
    {
        return explained(message, "").at(&Place::new(file, tag.range));
    }
    // A character that Tera cannot read has a place but no length there.
    let next = file.text.get(start..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
    let mut end = end.max(start + next);
    if message.starts_with("Invalid type") || message.starts_with("Tried to") {
        end += rest_of_path(&file.text, start, end);
    }
    let place = Place::new(file, start..end);
    explained(message, place.text()).at(&place)
}

/// The bytes from `end` to the end of the path that begins at `start`, such as `.lead` or `]`.
fn rest_of_path(text: &str, start: usize, end: usize) -> usize {
    let mut is_inside =
        text.get(start..end).is_some_and(|it| it.contains('[') && !it.contains(']'));
    let is_of_path = |it: &char| {
        let belongs = is_inside || it.is_ascii_alphanumeric() || matches!(it, '_' | '.');
        let closes = *it == ']' && std::mem::take(&mut is_inside);
        belongs || closes
    };
    let rest = text.get(end..).unwrap_or_default().chars();
    rest.take_while(is_of_path).map(char::len_utf8).sum()
}

fn explained(message: &str, at_fault: &str) -> Diagnostic {
    let (cause, cure) = tera_message::in_chinese(message, at_fault);
    let diagnostic = Diagnostic::error(cause);
    match cure {
        Some(cure) => diagnostic.cure(cure),
        None => diagnostic,
    }
}

/// Tera's faults without a place: unknown names come as one text of reports, others as one line.
fn from_message(message: &str, drafting: &str, sources: &Sources) -> Diagnostics {
    let reports = reports(message);
    if reports.is_empty() {
        return match first_component(sources) {
            Some(place) if message.starts_with("Maximum render recursion depth") => {
                explained(message, "").at(&place).into()
            }
            _ => whole(message, drafting, sources).into(),
        };
    }
    let mut found = Diagnostics::default();
    for it in reports {
        let place = sources.get(it.file).map(|file| Place::new(file, it.bytes(&file.text)));
        let diagnostic = explained(it.message, place.as_ref().map_or("", Place::text));
        found.push(match place {
            Some(place) => diagnostic.at(&place),
            None => diagnostic.in_file(it.file),
        });
    }
    found
}

/// One of the reports that Tera joins into a text, its place in lines and characters.
struct Report<'a> {
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    width: usize,
}

impl Report<'_> {
    /// The bytes that it points at.
    fn bytes(&self, text: &str) -> Range<usize> {
        let line: usize =
            text.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
        let rest = text.get(line..).unwrap_or_default();
        let bytes = |count: usize| rest.chars().take(count).map(char::len_utf8).sum::<usize>();
        let first = self.column.saturating_sub(1);
        line + bytes(first)..line + bytes(first + self.width)
    }
}

/// Reads `error: …`, `--> file:line:column`, a frame, the line and its carets.
fn reports(message: &str) -> Vec<Report<'_>> {
    let lines: Vec<&str> = message.lines().collect();
    let read = |window: &[&'_ str]| -> Option<usize> { window.first()?.find("error: ") };
    lines
        .windows(5)
        .filter(|it| read(it) == Some(0))
        .filter_map(|it| {
            let [message, place, _, _, carets] = it else { return None };
            let mut place = place.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            Some(Report {
                message: message.strip_prefix("error: ")?,
                column: place.next()?.parse().ok()?,
                line: place.next()?.parse().ok()?,
                file: place.next()?,
                width: carets.matches('^').count(),
            })
        })
        .collect()
}

/// A template that includes or extends itself by way of others.
fn circle(chain: &[String], how: &str, sources: &Sources) -> Diagnostics {
    let path = chain.join("→");
    let diagnostic = Diagnostic::error(format!("模板{how}成了一个圈：{path}"))
        .cure("请去掉其中一处，让每个模板不再绕回自己");
    let place = match chain {
        [first, second, ..] => sources.get(first).and_then(|it| quoted(it, second)),
        _ => None,
    };
    match place {
        Some(place) => diagnostic.at(&place),
        None => diagnostic.in_file(chain.first().map_or("", String::as_str)),
    }
    .into()
}

fn unknown_template(current: &str, parent: &str, sources: &Sources) -> Diagnostics {
    let diagnostic = explained(&format!("Unknown template `{parent}`"), "");
    match sources.get(current).and_then(|it| quoted(it, parent)) {
        Some(place) => diagnostic.at(&place),
        None => diagnostic.in_file(current),
    }
    .into()
}

/// Where `name` stands in quotes.
fn quoted(file: &Arc<SourceFile>, name: &str) -> Option<Place> {
    let found = ['"', '\'', '`'].into_iter().find_map(|mark| {
        let quoted = format!("{mark}{name}{mark}");
        file.text.find(&quoted).map(|at| at..at + quoted.len())
    });
    Some(Place::new(file, found?))
}

/// The first component whose text calls the component itself, else the first of all.
fn first_component(sources: &Sources) -> Option<Place> {
    let components: Vec<(Place, bool)> = sources.values().flat_map(components).collect();
    let own = components.iter().find(|it| it.1);
    own.or_else(|| components.first()).map(|it| it.0.clone())
}

/// The names of the components of a file, and whether each calls itself.
fn components(file: &Arc<SourceFile>) -> Vec<(Place, bool)> {
    let tags: Vec<Tag> = tag::all(&file.text).collect();
    let starts = tags.iter().enumerate().filter(|(_, it)| it.keyword == "component");
    starts
        .filter_map(|(index, tag)| {
            let end = tags.get(index..)?.iter().find(|it| it.keyword == "endcomponent")?;
            let body = file.text.get(tag.range.end..end.range.start)?;
            let from = tag.range.start;
            let inside = file.text.get(tag.range.clone())?.split_once("component")?.1.trim_start();
            let name: &str =
                inside.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').next()?;
            let at = from + file.text.get(tag.range.clone())?.find(inside)?;
            Some((Place::new(file, at..at + name.len()), body.contains(&format!("<{name}"))))
        })
        .collect()
}

/// The text ends within a tag: the innermost one is shown.
fn unclosed(file: &Arc<SourceFile>) -> Diagnostic {
    const PAIRED: [&str; 6] = ["for", "if", "block", "filter", "component", "set"];
    let mut open: Vec<Tag> = Vec::new();
    for tag in tag::all(&file.text) {
        let is_block = file.text.get(tag.range.clone()).is_some_and(|it| !it.contains('='));
        if PAIRED.contains(&tag.keyword) && (tag.keyword != "set" || is_block) {
            open.push(tag);
        } else if tag.keyword.strip_prefix("end").is_some_and(|it| PAIRED.contains(&it)) {
            open.pop();
        }
    }
    let Some(Tag { keyword, range, .. }) = open.pop() else {
        let at = file.text.rfind("{{").max(file.text.rfind("{%")).unwrap_or(0);
        return Diagnostic::error("花括号没有结束：到文件末尾没有见到与它成对的一半")
            .at(&Place::new(file, at..(at + 2).min(file.text.len())))
            .cure("“{{”要用“}}”结束，“{%”要用“%}”结束");
    };
    Diagnostic::error(format!("“{keyword}”没有结束：到文件末尾没有见到“end{keyword}”"))
        .at(&Place::new(file, range))
        .cure(format!("请在它管到的内容之后加上“{{% end{keyword} %}}”"))
}

/// More than the longest draft was written.
fn endless(drafting: &str, sources: &Sources) -> Diagnostic {
    whole("endless", drafting, sources)
}

/// A fault of a whole template.
fn whole(message: &str, drafting: &str, sources: &Sources) -> Diagnostic {
    let file = sources.get(drafting).map_or(drafting, |it| it.name.as_str());
    explained(message, "").in_file(file)
}
