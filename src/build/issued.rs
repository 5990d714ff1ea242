//! What was built of an issued document against its file and the register of today: whether it is
//! the document that was sent, and which of its printed figures would be others now.

use std::fmt;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    Prepared,
    printed_list::{PrintedFigure, PrintedList, PrintedPart},
};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics},
    document::{Format, Numbering, Signing},
    record::{DocumentHead, IssueDate, Occasion, Opinion, Register, Written},
    statistics::{CaseList, Figures, plain_text},
};

/// What was built, against what would be built now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The 状态 that it was built in, by its Chinese name; `None` when its list does not say.
    pub stage: Option<String>,
    /// Whether a person has written the document otherwise since.
    pub rewritten: bool,
    /// The figures that would be others now.
    pub differences: Vec<Difference>,
}

/// A figure that the register no longer gives as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The section in which it is printed.
    pub place: String,
    /// Figure and part, as a reference names them: `按结果.解决采纳.件数`.
    pub reference: String,
    /// As printed.
    pub printed: String,
    /// What the register gives now; `None` when it gives nothing.
    pub now: Option<String>,
    /// The sentence, as printed; empty where the list does not have it.
    pub sentence: String,
    /// The cases that it no longer counts, and those that it counts now.
    pub moved: Moved,
    /// The same of the cases that it is counted over.
    pub moved_in_population: Moved,
}

/// Cases by which a figure is another than it was: `0012号“关于……的建议”`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Those that are gone from it.
    pub out: Vec<String>,
    /// Those that have come to it.
    pub into: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, reference, printed, now, .. } = self;
        write!(to, "“{place}”的{{{reference}}}印的是{printed}，")?;
        match now {
            Some(now) => write!(to, "现有台账是{now}"),
            None => write!(to, "现有台账数不出来"),
        }
    }
}

impl Prepared {
    /// What was built of the document of `head`, as its `figures.json` has it, against the document
    /// as it is written now and the register as of its own 截至.
    ///
    /// # Errors
    /// The list is damaged or of a newer huibao; `file` is its name for the message.
    pub fn compare(
        &self,
        head: &DocumentHead,
        file: &str,
        list: &str,
    ) -> Result<Comparison, Diagnostic> {
        let list = PrintedList::read(file, list)?;
        // What a document cannot print any more is a difference, not a fault of the register.
        let figures = self.counted(head, &mut Diagnostics::default());
        let all = list.figures.iter().flat_map(|it| it.printed.iter().map(move |part| (it, part)));
        let differences = all.filter_map(|(figure, part)| {
            let then = Then { list: &list, figure, part };
            then.difference(&figures, &self.register)
        });
        Ok(Comparison {
            differences: differences.collect(),
            rewritten: list.written.as_ref().is_some_and(|it| *it != written(head)),
            stage: list.stage,
        })
    }
}

/// A fingerprint of what a person wrote of a document, references unresolved: its head but for
/// 状态, which changes when the same document is issued, and its prose but for blanks around lines.
pub(super) fn written(head: &DocumentHead) -> String {
    let DocumentHead { template, title, title_lines, as_of, levels, .. } = head;
    let mut lines = vec![
        template.text.clone(),
        title.text.clone(),
        title_lines.join("\n"),
        as_of.to_string(),
        levels.iter().map(|it| it.example()).collect(),
        texts(&head.addressees),
        texts(&head.signatories),
        head.issue_date.map(IssueDate::printed).unwrap_or_default(),
        format!("{:?}", head.signature_position),
        head.grouping.chinese().to_owned(),
    ];
    lines.extend(written_page(head));
    // What was issued before pages could lie keeps its fingerprint.
    lines.extend((!head.orientation.is_portrait()).then(|| "横排".to_owned()));
    lines.extend(written_frame(head));
    lines.extend(head.marks.iter().map(|it| it.text.clone()));
    lines.extend(head.occasion.iter().map(Occasion::printed));
    lines.extend(head.speaker.iter().map(|it| format!("{}　{}", it.post.text, it.name.text)));
    lines.extend(head.opinion.iter().flat_map(written_opinion));
    let prose = head.prose.text().lines().map(str::trim).filter(|it| !it.is_empty());
    lines.extend(prose.map(str::to_owned));
    let mut hash = Sha256::new();
    for line in lines {
        hash.update((line.len() as u64).to_le_bytes());
        hash.update(line);
    }
    HEXLOWER.encode(&hash.finalize())
}

/// What is written of a page that is no official document's; nothing where it is one.
fn written_page(head: &DocumentHead) -> Vec<String> {
    let numbering = (head.numbering == Numbering::Unnumbered).then(|| "不编号".to_owned());
    let overline = head.overline.iter().map(|it| format!("引题{}", it.text));
    overline.chain(numbering).chain(head.columns.map(|it| it.chinese().to_owned())).collect()
}

/// What is written of the document's frame; nothing where it has none, so that what was issued before
/// there were frames keeps its fingerprint.
fn written_frame(head: &DocumentHead) -> Vec<String> {
    let DocumentHead { format, letterhead, signer_posts, signing, remark, imprint, .. } = head;
    let is_bare = *format == Format::Plain
        && (*signing, remark.as_ref(), imprint.as_ref()) == (Signing::Unsealed, None, None);
    if is_bare {
        return Vec::new();
    }
    let mut lines = vec![format.chinese().to_owned(), format!("{signing:?}"), texts(signer_posts)];
    lines.extend(remark.iter().map(|it| it.text.clone()));
    if let Some(it) = letterhead {
        lines.extend([format!("{:?}{:?}", it.printing, it.urgency), texts(&it.issuers)]);
        lines.push(texts(&it.approvers));
        lines.extend([&it.mark, &it.copy_number].into_iter().flatten().map(|it| it.text.clone()));
        lines.extend(it.document_number.iter().map(|it| it.printed(false)));
        lines.extend(it.attendance.iter().map(|(label, it)| format!("{label}{}", it.text)));
    }
    if let Some(it) = imprint {
        let written = it.copies_to.iter().chain(&it.printing_office);
        lines.extend(written.map(|it| it.text.clone()));
        lines.push(format!("{:?}{}", it.printed_on, it.on_even_page));
    }
    lines
}

/// What is written of 审议意见.
fn written_opinion(opinion: &Opinion) -> Vec<String> {
    let Opinion { name, number, date, items } = opinion;
    let number = number.as_ref().map_or_else(String::new, |it| it.printed(false));
    let mut lines = vec![name.text.clone(), number, format!("{date:?}")];
    for item in items {
        lines.push(item.text.text.clone());
        lines.extend(item.answered_in.iter().map(|it| it.text.clone()));
    }
    lines
}

fn texts(written: &[Written]) -> String {
    let texts: Vec<&str> = written.iter().map(|it| it.text.as_str()).collect();
    texts.join("\n")
}

/// What was printed of a figure.
struct Then<'a> {
    list: &'a PrintedList,
    figure: &'a PrintedFigure,
    part: &'a PrintedPart,
}

impl Then<'_> {
    /// How the figures of now differ from it; `None` where they do not.
    fn difference(&self, figures: &Figures, register: &Register) -> Option<Difference> {
        let Self { figure: then, part, .. } = self;
        let figure = figures.get(&then.name);
        let now = figure.and_then(|it| it.printed(&part.parts).ok()).map(|it| plain_text(&it));
        if now.as_deref() == Some(part.text.as_str()) {
            return None;
        }
        let mut reference = vec![then.name.clone()];
        reference.extend(part.parts.iter().cloned());
        let (moved, moved_in_population) = self.list.moved_of(then, &part.parts, figures, register);
        Some(Difference {
            place: part.place.clone(),
            reference: reference.join("."),
            printed: part.text.clone(),
            now,
            sentence: part.sentence.clone(),
            moved,
            moved_in_population,
        })
    }
}

impl PrintedList {
    /// The cases by which what was `printed` for `reference` is another now, and those by which what
    /// it is counted over is; `None` where it was not printed so.
    pub(super) fn moved(
        &self,
        reference: &str,
        printed: &str,
        figures: &Figures,
        register: &Register,
    ) -> Option<(Moved, Moved)> {
        let (name, parts) = reference.split_once('.').unwrap_or((reference, ""));
        let is_it = |it: &&PrintedPart| it.parts.join(".") == parts && it.text == printed;
        let figure = self.figures.iter().find(|it| it.name == name)?;
        let part = figure.printed.iter().find(is_it)?;
        Some(self.moved_of(figure, &part.parts, figures, register))
    }

    /// The same of a part of a figure.
    fn moved_of(
        &self,
        then: &PrintedFigure,
        parts: &[String],
        figures: &Figures,
        register: &Register,
    ) -> (Moved, Moved) {
        let figure = figures.get(&then.name);
        let class = parts.first();
        let item = class.and_then(|class| then.items.iter().find(|it| it.name == *class));
        let counted = item.map_or(&then.cases, |it| &it.cases);
        let counted_now = figure.map(|figure| {
            let item = class.and_then(|class| figure.item(class));
            item.map_or(&figure.cases, |it| &it.cases)
        });
        let population = then.population.as_ref().and_then(|it| self.populations.get(&it.name));
        let population_now = figure.map(|it| &it.population_cases);
        let of_population = population.zip(population_now);
        (
            counted_now.map(|it| moved(counted, it, register)).unwrap_or_default(),
            of_population.map(|(then, now)| moved(then, now, register)).unwrap_or_default(),
        )
    }
}

/// The cases of one list that are not in the other; a number that several cases bear counts as
/// often.
fn moved(then: &[String], now: &CaseList, register: &Register) -> Moved {
    let mut out: Vec<&str> = then.iter().map(String::as_str).collect();
    let mut into = Vec::new();
    for number in now.numbers() {
        match out.iter().position(|it| *it == number) {
            Some(at) => {
                out.remove(at);
            }
            None => into.push(number),
        }
    }
    let named = |it: Vec<&str>| it.into_iter().map(|it| named(it, register)).collect();
    Moved { out: named(out), into: named(into) }
}

/// A case by its number, with its title where the number says which it is.
fn named(number: &str, register: &Register) -> String {
    let mut cases = register.cases.iter().filter(|it| it.number == number);
    match (cases.next(), cases.next()) {
        (Some(only), None) => format!("{number}号{}", wording::quote(&only.title)),
        (None, _) => format!("{number}号（台账里没有了）"),
        _ => format!("{number}号"),
    }
}
