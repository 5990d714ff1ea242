//! The answer in a terminal.

use std::fmt::Write as _;

use super::{
    page,
    report::{DocumentReport, DocumentState, LetterReport, Report},
};
use crate::{
    build::{SentenceChange, WordsKind},
    cli::table::aligned,
};

/// The most display cells that a column of figures takes.
const WIDEST: [usize; 5] = [30, 34, 34, 16, 60];
/// The same of a case.
const WIDEST_CASE: [usize; 2] = [60, 90];

const REMOVED: &str = "\u{1b}[1;31m";
const ADDED: &str = "\u{1b}[1;32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// The whole answer; where there is no colour, changed words stand in ［］.
pub(super) fn text(report: &Report, is_coloured: bool) -> String {
    let mut page = Page { text: String::new(), is_coloured };
    page.report(report);
    page.text
}

struct Page {
    text: String,
    is_coloured: bool,
}

impl Page {
    fn report(&mut self, report: &Report) {
        self.line(&format!("{}。", report.against));
        if let Some(cases) = report.cases.as_ref().filter(|it| !it.is_empty()) {
            self.title(&format!("台账：{}件", cases.len()));
            let rows: Vec<[String; 2]> = cases
                .iter()
                .map(|it| {
                    let [case, what] = page::case(it);
                    [format!("  {case}"), what]
                })
                .collect();
            self.text.push_str(&aligned(&rows, WIDEST_CASE));
        }
        if report.is_supposed && report.cases.as_ref().is_some_and(Vec::is_empty) {
            self.line("台账里本来就是这样。");
        }
        if !report.files.is_empty() {
            self.title(&format!("别的文件：{}", report.files.join("、")));
        }
        for document in page::told(report) {
            self.document(document);
        }
        for note in page::issued(report) {
            self.text.push('\n');
            self.text.push_str(note);
        }
        let same = page::same(report);
        if !same.is_empty() {
            let _ = writeln!(self.text, "\n{same}");
        }
    }

    fn document(&mut self, document: &DocumentReport) {
        let heading = page::heading(document);
        let mark = if heading.is_empty() { "" } else { "：" };
        self.title(&format!("《{}》{mark}{heading}", document.name));
        if let Some(note) = page::limits(document) {
            self.line(&format!("  {note}"));
        }
        let figures = &document.changes.figures;
        if !figures.is_empty() {
            let mut rows = vec![["  数字", "原来", "现在", "变化", "案件"].map(str::to_owned)];
            rows.extend(figures.iter().map(|it| {
                let [name, rest @ ..] = page::figure(it);
                let [old, new, difference, cases] = rest;
                [format!("  {name}"), old, new, difference, cases]
            }));
            self.text.push_str(&aligned(&rows, WIDEST));
        }
        for (section, sentences) in page::by_section(&document.changes.sentences) {
            self.line(&format!("  {section}"));
            for sentence in sentences {
                self.sentence(sentence);
            }
        }
        // Of letters that were never made there is nothing to tell one by one.
        if document.state == DocumentState::Changed {
            for letter in &document.letters {
                self.letter(letter);
            }
        }
    }

    fn letter(&mut self, letter: &LetterReport) {
        let LetterReport { number, name, state, sentences } = letter;
        let called = if name.is_empty() { format!("{number}号") } else { name.clone() };
        let what = page::letter_state(*state);
        let mark = if what.is_empty() { "" } else { "：" };
        self.line(&format!("  {called}{mark}{what}"));
        for sentence in sentences {
            self.sentence(sentence);
        }
    }

    fn sentence(&mut self, sentence: &SentenceChange) {
        match (&sentence.old, &sentence.new) {
            (Some(_), Some(_)) => {
                let old = self.words(sentence, WordsKind::Removed, REMOVED);
                let new = self.words(sentence, WordsKind::Added, ADDED);
                self.line(&format!("    原：{old}"));
                self.line(&format!("    现：{new}"));
            }
            (Some(old), None) => {
                let text = self.coloured(REMOVED, old);
                self.line(&format!("    删：{text}"));
            }
            (None, Some(new)) => {
                let text = self.coloured(ADDED, new);
                self.line(&format!("    增：{text}"));
            }
            (None, None) => {}
        }
    }

    /// The old or the new sentence, what only it has marked.
    fn words(&self, sentence: &SentenceChange, own: WordsKind, colour: &str) -> String {
        let mut text = String::new();
        for words in &sentence.words {
            if words.what == WordsKind::Kept {
                text.push_str(&words.text);
            } else if words.what == own && self.is_coloured {
                text.push_str(&self.coloured(colour, &words.text));
            } else if words.what == own {
                let _ = write!(text, "［{}］", words.text);
            }
        }
        text
    }

    fn coloured(&self, colour: &str, text: &str) -> String {
        if self.is_coloured { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }

    fn title(&mut self, title: &str) {
        let title = self.coloured(BOLD, title);
        let _ = writeln!(self.text, "\n{title}");
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}
