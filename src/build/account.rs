//! 对账 of a document of letters: every case with its file or the reason why there is none, as a
//! workbook; and what each letter said when it was written, which an issued one is held against.

use rust_xlsxwriter::{Workbook, XlsxError};
use serde::{Deserialize, Serialize};

use super::{
    Composed,
    rules::sentences,
    sheet::{CellStyle, properties},
};
use crate::{
    document::{Document, plain_text},
    export::Properties,
    record::{Case, Stage, Subject},
};

/// Version of the format of `答复函.对账.json`.
const FORMAT: u32 = 1;

const CASE_COLUMNS: [(f64, &str); 8] = [
    (6.0, "序号"),
    (12.0, "类型"),
    (10.0, "编号"),
    (44.0, "标题"),
    (16.0, "送"),
    (50.0, "文件"),
    (8.0, "页数"),
    (40.0, "情况"),
];

const DIGIT_COLUMNS: [(f64, &str); 5] =
    [(6.0, "序号"), (40.0, "文件"), (60.0, "原文"), (14.0, "数字"), (12.0, "核对人")];

const DIFFERENCE_COLUMNS: [(f64, &str); 5] =
    [(6.0, "序号"), (40.0, "文件"), (60.0, "印发的"), (60.0, "按现有台账"), (12.0, "核对人")];

/// What became of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// 类型, 编号 and 标题 of the case.
    pub case: [String; 3],
    /// Whose copy it is; empty for one that goes to all.
    pub addressee: String,
    /// The name of its files; empty where none were written.
    pub file: String,
    /// How many pages they have.
    pub pages: Option<usize>,
    /// 情况: 正式稿, 送审稿, or why there is none.
    pub outcome: String,
}

impl AccountLine {
    /// A case of which there is no file, and why.
    pub fn without_file(case: &Case, reason: &str) -> Self {
        let case = [case.kind.chinese(), &case.number, &case.title].map(str::to_owned);
        let outcome = format!("未生成：{reason}");
        Self { case, addressee: String::new(), file: String::new(), pages: None, outcome }
    }

    /// The same where nobody may learn which case it is.
    #[must_use]
    pub fn unnamed(self) -> Self {
        let [kind, ..] = self.case;
        let withheld = || "（不公开）".to_owned();
        Self { case: [kind, withheld(), withheld()], ..self }
    }

    /// A letter that was composed.
    pub fn of(case: &Case, composed: &Composed) -> Self {
        Self {
            file: composed.name.clone(),
            pages: Some(composed.laid.pages.pages.len()),
            outcome: composed.stage.chinese().to_owned(),
            ..Self::without_file(case, "")
        }
    }

    fn cells(&self) -> Vec<String> {
        let Self { case, addressee, file, pages, outcome } = self;
        let pages = pages.map(|it| it.to_string()).unwrap_or_default();
        let rest = [addressee, file, &pages, outcome].map(Clone::clone);
        case.iter().cloned().chain(rest).collect()
    }
}

/// All that is known of a run over the letters of a document.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Every case of the batch, once for each of its letters.
    pub lines: Vec<AccountLine>,
    /// 手填数字: file, sentence, digits.
    pub digits: Vec<[String; 3]>,
    /// What issued letters say, and would say now: file, then, now.
    pub differences: Vec<[String; 3]>,
}

impl Account {
    /// The workbook.
    ///
    /// # Errors
    /// [`XlsxError`] when the library refuses.
    pub fn sheet(&self, of: &Properties) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(of)?);
        let style = CellStyle::new();
        let lines = self.lines.iter().map(AccountLine::cells).collect();
        style.sheet(workbook.add_worksheet(), "对账", &CASE_COLUMNS, lines)?;
        style.sheet(
            workbook.add_worksheet(),
            "手填数字",
            &DIGIT_COLUMNS,
            to_check(&self.digits),
        )?;
        if !self.differences.is_empty() {
            let rows = to_check(&self.differences);
            style.sheet(workbook.add_worksheet(), "印发后的差异", &DIFFERENCE_COLUMNS, rows)?;
        }
        workbook.save_to_buffer()
    }
}

/// Rows with a cell for the checker's name.
fn to_check(rows: &[[String; 3]]) -> Vec<Vec<String>> {
    rows.iter().map(|it| it.iter().cloned().chain([String::new()]).collect()).collect()
}

/// What a letter said when it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterText {
    /// The name of its files.
    pub name: String,
    /// 类型 of its case.
    pub kind: String,
    /// The number of its case.
    pub number: String,
    /// Whose copy it is; empty for one that goes to all.
    pub addressee: String,
    /// Its 状态.
    pub stage: String,
    /// Its sentences, title and tables too.
    pub sentences: Vec<String>,
}

impl LetterText {
    /// What `composed`, the letter about `case`, says.
    pub fn of(subject: Subject<'_>, composed: &Composed) -> Self {
        let case = subject.case;
        let Document { head, signature, remark, imprint, .. } = &composed.document;
        let number = head.letterhead.iter().map(|it| it.document_number.as_slice());
        let marks = head.marks.iter().map(Vec::as_slice);
        let above = number.chain(marks).chain([head.addressees.as_slice()]);
        let signed = signature.iter().flat_map(|it| {
            let organs = it.signatories.iter().map(Vec::as_slice);
            organs.chain([it.issue_date.as_slice()])
        });
        let copies = imprint.iter().map(|it| it.copies_to.as_slice());
        let below = signed.chain([remark.as_slice()]).chain(copies);
        let body = sentences(&composed.document).into_iter().map(|it| it.text);
        let sentences: Vec<String> =
            above.map(plain_text).chain(body).chain(below.map(plain_text)).collect();
        let sentences = sentences.into_iter().filter(|it| !it.is_empty()).collect();
        Self {
            name: composed.name.clone(),
            kind: case.kind.chinese().to_owned(),
            number: case.number.clone(),
            addressee: subject.addressee.map(|it| it.name.clone()).unwrap_or_default(),
            stage: composed.stage.chinese().to_owned(),
            sentences,
        }
    }

    /// Whether it is the letter that `now` is made in the place of: about the same case, to the same
    /// person where several get one.
    pub fn is_letter_of(&self, now: &Self) -> bool {
        self.kind == now.kind && self.number == now.number && self.addressee == now.addressee
    }

    /// Whether it was signed.
    pub fn is_signed(&self) -> bool {
        [Stage::Final, Stage::Issued].iter().any(|it| it.chinese() == self.stage)
    }

    /// Whether it was sent.
    pub fn is_issued(&self) -> bool {
        self.stage == Stage::Issued.chinese()
    }

    /// The sentences that are others in `now`, each beside what stands in its place.
    pub fn differences(&self, now: &Self) -> Vec<[String; 3]> {
        let longest = self.sentences.len().max(now.sentences.len());
        let said = |it: &Self, at: usize| it.sentences.get(at).cloned().unwrap_or_default();
        // Sentences before and after the first and last that differ are the same.
        let same = |at: &usize| said(self, *at) == said(now, *at);
        let before = (0..longest).take_while(same).count();
        let pairs = self.sentences.iter().rev().zip(now.sentences.iter().rev());
        let after = pairs.take_while(|(then, now)| then == now).count();
        let changed = |it: &Self| -> Vec<String> {
            let kept = it.sentences.len().saturating_sub(after).saturating_sub(before);
            it.sentences.iter().skip(before).take(kept).cloned().collect()
        };
        let (then, now) = (changed(self), changed(now));
        let at = |it: &[String], nth: usize| it.get(nth).cloned().unwrap_or_default();
        let rows = 0..then.len().max(now.len());
        rows.map(|nth| [self.name.clone(), at(&then, nth), at(&now, nth)]).collect()
    }
}

/// `答复函.对账.json`: what all letters of a document said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTexts {
    format: u32,
    /// The letters, in register order.
    pub letters: Vec<LetterText>,
}

impl LetterTexts {
    /// The list of `letters`.
    pub const fn new(letters: Vec<LetterText>) -> Self {
        Self { format: FORMAT, letters }
    }

    /// Reads a list back; `None` when it is damaged or of a newer huibao.
    pub fn read(text: &str) -> Option<Self> {
        let list: Self = serde_json::from_str(text).ok()?;
        (list.format <= FORMAT).then_some(list)
    }

    /// The file's text.
    ///
    /// # Errors
    /// [`serde_json::Error`], which no letter gives rise to.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|it| it + "\n")
    }

    /// What the letter said that `now` is made in the place of: a signed one before others.
    pub fn of(&self, now: &LetterText) -> Option<&LetterText> {
        let mut same = self.letters.iter().filter(|it| it.is_letter_of(now));
        let first = same.clone().next();
        same.find(|it| it.is_signed()).or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::LetterText;

    fn said(sentences: &[&str]) -> LetterText {
        LetterText {
            name: "答复函/0012".to_owned(),
            kind: "代表建议".to_owned(),
            number: "0012".to_owned(),
            addressee: String::new(),
            stage: "已印发".to_owned(),
            sentences: sentences.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn what_differs_stands_beside_what_takes_its_place() {
        let then = said(&["甲。", "乙。", "丙。", "丁。"]);
        let rows = |now: &[&str]| -> Vec<[String; 2]> {
            let rows = then.differences(&said(now));
            rows.into_iter().map(|[_, then, now]| [then, now]).collect()
        };
        assert!(rows(&["甲。", "乙。", "丙。", "丁。"]).is_empty());
        assert_eq!(rows(&["甲。", "二。", "丙。", "丁。"]), [["乙。", "二。"]]);
        assert_eq!(rows(&["甲。", "丙。", "丁。"]), [["乙。", ""]]);
        assert_eq!(rows(&["甲。", "乙。", "丙。", "丁。", "戊。"]), [["", "戊。"]]);
    }
}
