//! The answer as one page that needs nothing else: old and new side by side, for the screen and for
//! paper.

use std::fmt::Write as _;

use super::{
    page,
    report::{DocumentReport, DocumentState, Report},
};
use crate::{
    build::{SentenceChange, WordsKind},
    export::escaped,
};

const STYLE: &str = include_str!("diff.css");

/// The whole page.
pub(super) fn page(report: &Report) -> String {
    let mut page = Html { text: String::new() };
    page.text
        .push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.text.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.line(&format!("<title>{}</title>", escaped(&report.against)));
    page.line(&format!("<style>\n{STYLE}</style>\n</head>\n<body>"));
    page.element("h1", &report.against);
    page.report(report);
    page.text.push_str("</body>\n</html>\n");
    page.text
}

struct Html {
    text: String,
}

impl Html {
    fn report(&mut self, report: &Report) {
        if let Some(cases) = report.cases.as_ref().filter(|it| !it.is_empty()) {
            self.element("h2", &format!("台账：{}件", cases.len()));
            self.line("<table class=\"cases\">\n<thead><tr><th>案件</th><th>改动</th></tr></thead>\n<tbody>");
            for case in cases {
                self.row(&page::case(case));
            }
            self.line("</tbody>\n</table>");
        }
        if !report.files.is_empty() {
            self.element("p", &format!("别的文件：{}", report.files.join("、")));
        }
        for document in page::told(report) {
            self.document(document);
        }
        for note in page::issued(report) {
            self.element("pre", note.trim_end());
        }
        let same = page::same(report);
        if !same.is_empty() {
            self.element("p", &same);
        }
    }

    fn document(&mut self, document: &DocumentReport) {
        let heading = page::heading(document);
        let mark = if heading.is_empty() { "" } else { "：" };
        self.element("h2", &format!("《{}》{mark}{heading}", document.name));
        if let Some(note) = page::limits(document) {
            self.element("p", note);
        }
        let changes = &document.changes;
        if !changes.figures.is_empty() {
            self.line("<table class=\"figures\">\n<thead><tr><th>数字</th><th>原来</th><th>现在</th><th>变化</th><th>案件</th></tr></thead>\n<tbody>");
            for figure in &changes.figures {
                self.row(&page::figure(figure));
            }
            self.line("</tbody>\n</table>");
        }
        if !changes.sentences.is_empty() {
            self.sides();
            for (section, sentences) in page::by_section(&changes.sentences) {
                self.section(section);
                for sentence in sentences {
                    self.sentence(sentence);
                }
            }
            self.line("</tbody>\n</table>");
        }
        if document.state == DocumentState::Changed && !document.letters.is_empty() {
            self.sides();
            for letter in &document.letters {
                let called = if letter.name.is_empty() { &letter.number } else { &letter.name };
                let what = page::letter_state(letter.state);
                let mark = if what.is_empty() { "" } else { "：" };
                self.section(&format!("{called}{mark}{what}"));
                for sentence in &letter.sentences {
                    self.sentence(sentence);
                }
            }
            self.line("</tbody>\n</table>");
        }
    }

    /// The head of a table of sentences.
    fn sides(&mut self) {
        self.line(
            "<table class=\"sides\">\n<thead><tr><th>原来</th><th>现在</th></tr></thead>\n<tbody>",
        );
    }

    fn section(&mut self, section: &str) {
        self.line(&format!("<tr><th colspan=\"2\">{}</th></tr>", escaped(section)));
    }

    fn sentence(&mut self, sentence: &SentenceChange) {
        let old = words(sentence, WordsKind::Removed, "del");
        let new = words(sentence, WordsKind::Added, "ins");
        self.line(&format!("<tr><td>{old}</td><td>{new}</td></tr>"));
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|it| escaped(it)).collect();
        self.line(&format!("<tr><td>{}</td></tr>", cells.join("</td><td>")));
    }

    fn element(&mut self, name: &str, text: &str) {
        self.line(&format!("<{name}>{}</{name}>", escaped(text)));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// The old or the new sentence, what only it has in an element of that name.
fn words(sentence: &SentenceChange, own: WordsKind, element: &str) -> String {
    let mut text = String::new();
    for words in &sentence.words {
        let escaped = escaped(&words.text);
        if words.what == WordsKind::Kept {
            text.push_str(&escaped);
        } else if words.what == own {
            let _ = write!(text, "<{element}>{escaped}</{element}>");
        }
    }
    text
}
