//! What the answer says of a document, in the words that a terminal and a page share.

use super::report::{DocumentReport, DocumentState, Report};
use crate::{
    build::{CountedCases, FigureChange, MovedCase, SentenceChange},
    chinese::wording,
    ledger::{CaseChange, CaseChangeKind, FieldChange},
};

/// More cases than this are not named one by one.
const MOST_NAMED: usize = 6;

/// The cells of a figure's row: what it is, before, now, by how much, by which cases.
pub(super) fn figure(change: &FigureChange) -> [String; 5] {
    let text = |it: &Option<String>| it.clone().unwrap_or_else(|| "（无）".to_owned());
    let difference = match (&change.difference, &change.old, &change.new) {
        (Some(it), ..) => it.clone(),
        (None, Some(old), Some(new)) if old == new => "不变".to_owned(),
        _ => String::new(),
    };
    [change.reference(), text(&change.old), text(&change.new), difference, reasons(change)]
}

/// Why a figure is another: by which cases, by what it is counted over, by how it is worked out.
fn reasons(change: &FigureChange) -> String {
    let mut reasons = moved(&change.cases, "");
    if change.cases == CountedCases::default() {
        reasons.extend(moved(&change.population, "分母"));
    }
    reasons.extend(change.expression.iter().map(|[old, new]| format!("算法由“{old}”改为“{new}”")));
    reasons.join("；")
}

fn moved(cases: &CountedCases, of: &str) -> Vec<String> {
    let line = |what: &str, cases: &[MovedCase]| {
        (!cases.is_empty()).then(|| format!("{of}{what}{}", named(cases)))
    };
    [line("移出", &cases.out), line("移入", &cases.into)].into_iter().flatten().collect()
}

fn named(cases: &[MovedCase]) -> String {
    let name = |it: &MovedCase| {
        let title = it.title.as_deref().map(wording::quote).unwrap_or_default();
        format!("{}号{title}", it.number)
    };
    let names: Vec<String> = cases.iter().take(MOST_NAMED).map(name).collect();
    let more =
        if cases.len() > MOST_NAMED { format!("等{}件", cases.len()) } else { String::new() };
    format!("{}{more}", names.join("、"))
}

/// The cells of a case's row: which case, and what of it is written otherwise.
pub(super) fn case(change: &CaseChange) -> [String; 2] {
    let CaseChange { number, title, what, .. } = change;
    let what = match what {
        CaseChangeKind::Added => "新增".to_owned(),
        CaseChangeKind::Removed => "删去".to_owned(),
        CaseChangeKind::Changed(fields) => {
            let field = |it: &FieldChange| {
                let text =
                    |it: &str| if it.is_empty() { "（空）".to_owned() } else { it.to_owned() };
                format!("{}：{} → {}", it.field, text(&it.old), text(&it.new))
            };
            fields.iter().map(field).collect::<Vec<_>>().join("；")
        }
    };
    [format!("{number}号{}", wording::quote(title)), what]
}

/// What stands after the name of a document that is not the same.
pub(super) fn heading(document: &DocumentReport) -> String {
    let count = |count: usize, of: &str| (count > 0).then(|| format!("{of}{count}处"));
    match document.state {
        DocumentState::Changed if document.letters.is_empty() => {
            let changes = &document.changes;
            let by_figures = changes.sentences.iter().filter(|it| !it.figures.is_empty()).count();
            let others = changes.sentences.len().saturating_sub(by_figures);
            let counts = [
                count(changes.figures.len(), "数字"),
                count(by_figures, "随数字变的句子"),
                count(others, "别的文字"),
                changes.reordered.then(|| "有的句子换了位置".to_owned()),
            ];
            counts.into_iter().flatten().collect::<Vec<_>>().join("，")
        }
        DocumentState::Changed | DocumentState::New if !document.letters.is_empty() => {
            let of = |state| document.letters.iter().filter(|it| it.state == state).count();
            let count = |state, what: &str| {
                let count = of(state);
                (count > 0).then(|| format!("{what}{count}份"))
            };
            let counts = [
                count(DocumentState::Changed, "改变"),
                count(DocumentState::Issued, "已印发而与台账不同"),
                count(DocumentState::New, "新的"),
                count(DocumentState::Gone, "不再有的"),
                count(DocumentState::Failed, "生成不了"),
                Some(format!("不变{}份", document.letters_same)),
            ];
            counts.into_iter().flatten().collect::<Vec<_>>().join("，")
        }
        DocumentState::New => "还没有生成过，没有可比的".to_owned(),
        DocumentState::Gone => "原来有，现在没有这份文档了".to_owned(),
        DocumentState::Failed => "有错误，比较不了".to_owned(),
        DocumentState::Changed | DocumentState::Same | DocumentState::Issued => String::new(),
    }
}

/// What became of a letter, where it is not simply another text.
pub(super) const fn letter_state(state: DocumentState) -> &'static str {
    match state {
        DocumentState::New => "新的",
        DocumentState::Gone => "不再有",
        DocumentState::Failed => "生成不了",
        DocumentState::Issued => "已印发，不作改动；按现有台账应为",
        DocumentState::Changed | DocumentState::Same => "",
    }
}

/// The documents that are told of one by one.
pub(super) fn told(report: &Report) -> impl Iterator<Item = &DocumentReport> {
    let documents = report.documents.iter();
    documents.filter(|it| !matches!(it.state, DocumentState::Same | DocumentState::Issued))
}

/// What is said of the issued documents, as `huibao build` says it.
pub(super) fn issued(report: &Report) -> impl Iterator<Item = &str> {
    let issued = report.documents.iter().filter(|it| it.state == DocumentState::Issued);
    issued.map(|it| it.note.as_str())
}

/// The documents that are the same, in one line; nothing where there is none.
pub(super) fn same(report: &Report) -> String {
    let same = report.documents.iter().filter(|it| it.state == DocumentState::Same);
    let names: Vec<String> = same.map(|it| format!("《{}》", it.name)).collect();
    if names.is_empty() { String::new() } else { format!("没有变化：{}", names.concat()) }
}

/// What a reader must know of how far a document was compared.
pub(super) fn limits(document: &DocumentReport) -> Option<&'static str> {
    let is_partial = document.state == DocumentState::Changed
        && document.letters.is_empty()
        && !document.changes.whole;
    is_partial.then_some("上次的DOCX不在了，只比较了印有数字的句子")
}

/// The sentences in their sections.
pub(super) fn by_section(sentences: &[SentenceChange]) -> Vec<(&str, Vec<&SentenceChange>)> {
    let mut sections: Vec<(&str, Vec<&SentenceChange>)> = Vec::new();
    for sentence in sentences {
        match sections.last_mut().filter(|(section, _)| *section == sentence.section) {
            Some((_, sentences)) => sentences.push(sentence),
            None => sections.push((&sentence.section, vec![sentence])),
        }
    }
    sections
}
