//! References in braces: `{按结果.解决采纳.占比}`, `{案0038.简称}`, `{全部.按期办复: 均按时办复}`.

use super::{builder::Builder, escape::is_mark, reader::Reader, span::Span};
use crate::{
    chinese::{marks, wording},
    diagnostic::Diagnostic,
    document::{AnnexNode, CaseNode, FigureNode, Inline, InlineContent, Reference, Unresolved},
};

/// First name of a mention of an annex, before its title.
const ANNEX: &str = "附件";

/// First name of a mark that only a template may write.
const SECTION: &str = "节";

impl<'a> Reader<'a> {
    /// Reads the reference at the beginning of `rest` and gives its length in bytes.
    pub(super) fn reference(&mut self, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        let Some(length) = braced(rest.text) else {
            let cure = "请补上“}”；要印出花括号，请写“\\{”";
            self.error(rest.first(1), "“{”没有配对的“}”", cure);
            return line.word(rest.first(1));
        };
        let (before, after) = (line.last(), rest.after(length).text);
        line.flush();
        let braces = rest.first(length);
        let inside = braces.after(1).first(length - "{}".len());
        let Some(reference) = self.read_reference(braces, inside) else { return length };
        let mut inlines = self.resolve(&reference);
        let left_out = fitted(&mut inlines, before, after);
        for inline in inlines {
            line.node(inline);
        }
        length + left_out
    }

    fn read_reference(&mut self, braces: Span<'_>, inside: Span<'_>) -> Option<Reference> {
        let (path, claim) = match inside.text.split_once([':', '：']) {
            Some((path, claim)) => (path, Some(unescape(claim.trim()))),
            None => (inside.text, None),
        };
        let path: Vec<String> = path.split('.').map(|it| unescape(it.trim())).collect();
        let written = braces.text;
        if inside.text.trim().is_empty() {
            self.error(braces, "花括号里没有名称", "请写上指标名称，例如“{总数}”");
        } else if path.iter().any(String::is_empty) {
            let cure = "点的两边都要有名称，例如“{按结果.分述}”";
            self.error(braces, format!("“{written}”的点旁边少了名称"), cure);
        } else if claim.as_ref().is_some_and(String::is_empty) {
            let cure = "请在冒号后写上要印出的话，例如“{全部.按期办复: 均在规定时间内办复}”";
            self.error(braces, format!("“{written}”的冒号后没有文字"), cure);
        } else if path.first().is_some_and(|it| it == SECTION) {
            let cure = "正文里请直接写这一节的标题和文字";
            self.error(braces, format!("“{written}”只能由模板独占一行写出"), cure);
        } else {
            return Some(Reference { path, claim, place: braces.place(self.file) });
        }
        None
    }

    pub(super) fn resolve(&mut self, reference: &Reference) -> Vec<Inline> {
        if let [first, title @ ..] = reference.path.as_slice()
            && first == ANNEX
            && !title.is_empty()
        {
            let (title, text) = (title.join("."), ANNEX.to_owned());
            let content = InlineContent::Annex(AnnexNode { title, text });
            return vec![Inline { origin: reference.place.clone(), content }];
        }
        self.cited.extend(reference.path.first().cloned());
        let resolved = self.notation.references.resolve(reference);
        let contents = resolved.unwrap_or_else(|it| vec![self.unresolved(reference, it)]);
        let origin = &reference.place;
        contents.into_iter().map(|content| Inline { origin: origin.clone(), content }).collect()
    }

    /// Tells why `reference` gives nothing; gives what is printed in its place.
    pub(super) fn unresolved(
        &mut self,
        reference: &Reference,
        unresolved: Unresolved,
    ) -> InlineContent {
        let diagnostic = if self.notation.draft {
            Diagnostic::warning(unresolved.cause)
        } else {
            Diagnostic::error(unresolved.cause)
        };
        let diagnostic = diagnostic.at(&reference.place).cure(unresolved.cure);
        let untrue = unresolved.untrue.filter(|_| !self.notation.draft);
        let (diagnostic, printed) = match untrue.map(|it| *it) {
            Some((rule, claim)) => (diagnostic.rule(rule), claim),
            None => (diagnostic, InlineContent::Missing(reference.path.join("."))),
        };
        self.found.push(diagnostic);
        printed
    }

    /// The reference that is all of `line`, if it is one that can be read; nothing is told here of one
    /// that cannot.
    pub(super) fn only_reference(&self, line: Span<'_>) -> Option<Reference> {
        let is_whole = line.text.starts_with('{') && braced(line.text) == Some(line.text.len());
        let inside = line.after(1).first(line.text.len().checked_sub("{}".len())?);
        if !is_whole || inside.text.contains([':', '：']) {
            return None;
        }
        let path: Vec<String> = inside.text.split('.').map(|it| unescape(it.trim())).collect();
        let place = line.place(self.file);
        path.iter().all(|it| !it.is_empty()).then_some(Reference { path, claim: None, place })
    }
}

/// Fits what a reference prints to the words around it: a record's own last mark gives way to the mark
/// that follows, and a title in quotation marks has them once. Gives how many bytes of `after` are not
/// to be printed.
fn fitted(inlines: &mut [Inline], before: Option<char>, after: &str) -> usize {
    if let [Inline { content: InlineContent::Case(CaseNode { text, .. }), .. }] = inlines
        && let Some(bare) = before.and_then(|it| wording::quoted_within(it, text, after))
    {
        *text = bare;
    }
    let Some(last) = inlines.last_mut() else { return 0 };
    let (InlineContent::Case(CaseNode { text, .. })
    | InlineContent::Figure(FigureNode { text, .. })) = &mut last.content
    else {
        return 0;
    };
    let meeting = marks::meeting(text, after);
    text.truncate(text.len().saturating_sub(meeting.before));
    meeting.after
}

/// The length of the braces at the beginning of `text`, when they are closed before the next `{`.
fn braced(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '}' => return Some(at + 1),
            '{' => return None,
            _ => {}
        }
    }
    None
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' || !characters.peek().is_some_and(|&it| is_mark(it)) {
            plain.push(character);
        } else {
            plain.extend(characters.next());
        }
    }
    plain
}
