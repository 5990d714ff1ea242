//! Gives the markup what its references stand for: figures, fields of cases, claims.

use chrono::NaiveDate;

use super::{case_prose::CaseProse, limits::LIMITS};
use crate::{
    chinese::{date, marks, wording},
    diagnostic::{Diagnostics, Place, Rule},
    document::{
        CaseNode, ClaimNode, Data, DataReference, FigureNode, InlineContent, Reference, References,
        Table, TableReference, Unresolved,
    },
    record::{Batch, Case, DocumentHead, Field, LetterWord, Opinion, Register, Subject},
    statistics::{self, Figures, Printed, Refusal},
};

/// The figures and cases of a register as of a date.
#[derive(Clone, Copy, Debug)]
pub struct RegisterReferences<'a> {
    /// The register.
    pub register: &'a Register,
    /// Its figures as of `as_of`.
    pub figures: &'a Figures,
    /// 截至.
    pub as_of: NaiveDate,
    /// 审议意见 that the document answers.
    pub opinion: Option<&'a Opinion>,
    /// 本件, where a letter is about one case.
    pub subject: Option<Subject<'a>>,
}

impl<'a> RegisterReferences<'a> {
    /// What the document of `head` may refer to.
    pub const fn of(
        register: &'a Register,
        figures: &'a Figures,
        head: &'a DocumentHead,
        subject: Option<Subject<'a>>,
    ) -> Self {
        Self { register, figures, as_of: head.as_of, opinion: head.opinion.as_ref(), subject }
    }
}

impl References for RegisterReferences<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let Some((name, parts)) = reference.path.split_first() else {
            return Err(unresolved("花括号里没有写名称", "写上指标的名称，如“{总数}”"));
        };
        if let Some(words) = &reference.claim {
            return self.claim(name, parts, words);
        }
        if self.figures.get(name).is_some() {
            return self.figure(name, parts);
        }
        if let Some(text) = self.time(name, parts) {
            let (name, parts) = (name.clone(), parts.to_vec());
            return Ok(vec![InlineContent::Figure(FigureNode { name, parts, text })]);
        }
        if name == Opinion::KEY {
            let (name, parts) = (name.clone(), parts.to_vec());
            let text = self.opinion(&parts)?;
            return Ok(vec![InlineContent::Figure(FigureNode { name, parts, text })]);
        }
        if name == LIMITS {
            let (name, parts) = (name.clone(), parts.to_vec());
            let text = self.limit(&parts)?;
            return Ok(vec![InlineContent::Figure(FigureNode { name, parts, text })]);
        }
        if let Some(named) = self.name(name, parts) {
            return Ok(vec![named?]);
        }
        if let Some(word) = Self::letter_word(&reference.path) {
            return self.word(word);
        }
        match self.cited(&reference.path) {
            Some((case, called, parts)) => self.field(case?, &called, parts),
            None => self.figure(name, parts),
        }
    }

    fn prose(&self, reference: &Reference) -> Option<Result<Place, Unresolved>> {
        let (case, _, parts) = self.cited(&reference.path)?;
        let prose = CaseProse::named(parts)?;
        let case = match case {
            Ok(case) => case,
            Err(unresolved) => return Some(Err(unresolved)),
        };
        Some(match prose.said_on(case) {
            Some(day) if day > self.as_of => Err(self.not_yet(&case.number, prose.event(), day)),
            _ => prose.source(case),
        })
    }

    fn table(&self, reference: &TableReference) -> Result<(Table, Diagnostics), Unresolved> {
        self.filled_table(reference, None)
    }

    fn data(&self, reference: &DataReference) -> Result<Data, Unresolved> {
        self.numbers(reference)
    }
}

impl RegisterReferences<'_> {
    /// The case that `path` cites, what the reference calls it, and the parts after that; `None`
    /// where it cites none.
    fn cited<'p>(
        &self,
        path: &'p [String],
    ) -> Option<(Result<&Case, Unresolved>, String, &'p [String])> {
        let (name, parts) = path.split_first()?;
        if name == Subject::KEY {
            return Some((self.subject().map(|it| it.case), name.clone(), parts));
        }
        if let Some(number) = name.strip_prefix('案') {
            return Some((self.case_numbered(number, None), name.clone(), parts));
        }
        let batch = self.register.batches.iter().find(|it| it.name == *name)?;
        let (case, parts) = parts.split_first()?;
        let number = case.strip_prefix('案')?;
        Some((self.case_numbered(number, Some(batch)), case.clone(), parts))
    }

    /// 本件.
    fn subject(&self) -> Result<Subject<'_>, Unresolved> {
        self.subject.ok_or_else(|| {
            unresolved(
                "这份文档不是一件一份的，没有“本件”",
                "请在文档开头写“逐件: 是”；要引用某一件，写成“{案0038.简称}”这样",
            )
        })
    }

    /// The word of letters that `path` asks for: `{本件.称呼}`.
    fn letter_word(path: &[String]) -> Option<LetterWord> {
        let [name, part] = path else { return None };
        LetterWord::named(part).filter(|_| name == Subject::KEY)
    }

    fn word(&self, word: LetterWord) -> Result<Vec<InlineContent>, Unresolved> {
        let subject = self.subject()?;
        let (number, field) = (subject.case.number.clone(), word.chinese().to_owned());
        let as_of = self.register.as_of(self.as_of);
        let text = subject
            .word(word, as_of)
            .ok_or_else(|| unresolved(format!("{number}号没有“{field}”"), word.cure()))?;
        Ok(vec![InlineContent::Case(CaseNode { number, field, text })])
    }

    /// The time that the document speaks of: `{截至}`, `{截至.月日}` and `{年份}`.
    fn time(&self, name: &str, parts: &[String]) -> Option<String> {
        match (name, parts) {
            ("截至", []) => Some(date::year_month_day(self.as_of)),
            ("截至", [part]) if part == "月日" => Some(date::month_day(self.as_of)),
            ("年份", [part]) if part == "上年" => {
                Some(self.register.year.checked_sub(1)?.to_string())
            }
            ("年份", [part]) if part == "前年" => {
                Some(self.register.year.checked_sub(2)?.to_string())
            }
            ("年份", []) => Some(self.register.year.to_string()),
            _ => None,
        }
    }

    /// `{审议意见.名称}`, `{审议意见.第1条}`: what the document's head says of the 审议意见.
    fn opinion(&self, parts: &[String]) -> Result<String, Unresolved> {
        let Some(opinion) = self.opinion else {
            return Err(unresolved(
                "文档开头没有写“审议意见”",
                "请在文档开头写明“审议意见”的名称、文号和各条意见",
            ));
        };
        let known = || {
            let items = opinion.items.iter().map(|it| format!("第{}条", it.nth));
            let parts = ["名称", "文号", "日期", "条数"].map(str::to_owned);
            parts.into_iter().chain(items).collect::<Vec<_>>().join("、")
        };
        let [part] = parts else {
            return Err(unresolved("审议意见后面要写一项", format!("可以写：{}", known())));
        };
        let text = match part.as_str() {
            "名称" => Some(opinion.name.text.clone()),
            "文号" => opinion.number.as_ref().map(|it| it.printed(false)),
            "日期" => opinion.date.map(date::year_month_day),
            "条数" => Some(opinion.items.len().to_string()),
            _ => {
                let nth = part.strip_prefix('第').and_then(|it| it.strip_suffix('条'));
                let nth = nth.and_then(|it| it.parse::<usize>().ok());
                let item =
                    opinion.items.iter().find(|it| Some(it.nth) == nth).ok_or_else(|| {
                        let cause = format!("审议意见没有“{part}”这一项");
                        unresolved(cause, format!("可以写：{}", known()))
                    })?;
                Some(item.text.text.clone())
            }
        };
        text.ok_or_else(|| {
            let cure = format!("请在文档开头的“审议意见”里补上“{part}”，或删去这处引用");
            unresolved(format!("审议意见没有写“{part}”"), cure)
        })
    }

    fn figure(&self, name: &str, parts: &[String]) -> Result<Vec<InlineContent>, Unresolved> {
        let figure = self.figures.named(name)?;
        let pieces = figure.printed(parts)?;
        Ok(pieces.into_iter().map(|piece| node(&figure.name, piece)).collect())
    }

    /// A field of a case, which the reference calls `called`.
    fn field(
        &self,
        case: &Case,
        called: &str,
        parts: &[String],
    ) -> Result<Vec<InlineContent>, Unresolved> {
        if let Some(prose) = CaseProse::named(parts) {
            return Err(prose.within_a_line());
        }
        let field = match parts {
            [] => Field::Title,
            [name] => Field::named(name).ok_or_else(|| {
                let known = Field::ALL.map(Field::chinese).join("、");
                unresolved(format!("案件没有“{name}”这一项"), format!("可以写：{known}"))
            })?,
            _ => {
                let cure = format!("写成“{{{called}.简称}}”这样");
                return Err(unresolved("案件后面只能写一项", cure));
            }
        };
        let text = self.text(case, field).ok_or_else(|| self.missing(case, field))?;
        let field = field.chinese().to_owned();
        Ok(vec![InlineContent::Case(CaseNode { number: case.number.clone(), field, text })])
    }

    /// `field` of `case` as printed; a case without 简称 is quoted by its title.
    pub(super) fn text(&self, case: &Case, field: Field) -> Option<String> {
        let as_of = self.register.as_of(self.as_of);
        match field {
            Field::Title => return Some(wording::quote(&case.title)),
            Field::ShortTitle => {
                return Some(wording::quote(case.short_title.as_ref().unwrap_or(&case.title)));
            }
            _ if field.is_date() => {
                return case.date(field, as_of).map(date::year_month_day);
            }
            _ => {}
        }
        let values = case.values(field, as_of);
        let joined = match field {
            Field::Measures | Field::Commitments => marks::clauses(&values),
            Field::InterimReplies | Field::Rehandlings => {
                let days = values.iter().filter_map(|it| it.parse().ok());
                wording::enumerate(&days.map(date::year_month_day).collect::<Vec<_>>())
            }
            _ => wording::enumerate(&values),
        };
        Some(joined).filter(|it| !it.is_empty())
    }

    /// Why `field` of `case` prints nothing: not yet so as of the date, or not in the register.
    fn missing(&self, case: &Case, field: Field) -> Unresolved {
        let number = &case.number;
        match case.replied.filter(|&it| field.comes_with_reply() && it > self.as_of) {
            Some(replied) => self.not_yet(number, "答复", replied),
            None => unresolved(
                format!("{number}号没有填写“{}”", field.chinese()),
                format!("请在台账里给{number}号补上这一项"),
            ),
        }
    }

    /// What happens to a case after 截至 has not happened.
    fn not_yet(&self, number: &str, event: &str, on: NaiveDate) -> Unresolved {
        let [as_of, on] = [self.as_of, on].map(date::year_month_day);
        unresolved(
            format!("截至{as_of}，{number}号尚未{event}（{event}日期{on}在截至之后）"),
            format!("请删去这处引用，或核对台账里的{event}日期和文稿的截至日期"),
        )
    }

    /// The only case of that number, in the whole register or in a batch; of several, none is
    /// guessed at.
    fn case_numbered(&self, number: &str, batch: Option<&Batch>) -> Result<&Case, Unresolved> {
        let numbered: Vec<&Case> =
            self.register.cases.iter().filter(|it| it.number == number).collect();
        if let [only] = numbered.as_slice()
            && let Some(assigned) = only.assigned.filter(|&it| it > self.as_of)
        {
            return Err(self.not_yet(number, "交办", assigned));
        }
        let mut meant = numbered.clone();
        meant.retain(|case| batch.is_none_or(|batch| self.belongs(batch, case)));
        let place = batch.map_or_else(|| "台账".to_owned(), |it| format!("批次“{}”", it.name));
        match meant.as_slice() {
            [only] => Ok(only),
            [] => Err(unresolved(format!("{place}里没有{number}号"), "请核对编号，前面的零也要写")),
            _ => Err(unresolved(
                format!(
                    "{place}里有{}件{number}号（{}），不知道指哪一件",
                    meant.len(),
                    wording::enumerate(&meant.iter().map(|it| in_full(it)).collect::<Vec<_>>())
                ),
                self.how_to_tell(number, &numbered),
            )),
        }
    }

    fn belongs(&self, batch: &Batch, case: &Case) -> bool {
        batch.condition.matches(case, self.register.as_of(self.as_of))
    }

    /// How to say which of several cases of one number is meant.
    fn how_to_tell(&self, number: &str, cases: &[&Case]) -> String {
        let is_alone =
            |batch: &&Batch| cases.iter().filter(|it| self.belongs(batch, it)).count() == 1;
        match self.register.batches.iter().find(is_alone) {
            Some(batch) => format!("请在前面写明批次，如“{{{}.案{number}}}”", batch.name),
            None => "请在huibao.yaml的“批次”里把它们分开，再在前面写明批次".to_owned(),
        }
    }

    fn claim(
        &self,
        population: &str,
        parts: &[String],
        words: &str,
    ) -> Result<Vec<InlineContent>, Unresolved> {
        let condition = parts.join(".");
        let held = statistics::claim(self.register, self.as_of, population, &condition);
        if let Some(refusal) = held?.refusal() {
            let rule = if condition == "三次沟通" { Rule::X15 } else { Rule::X17 };
            // Plain words: nothing may say of them that the records bear them out.
            let words = InlineContent::Text(words.to_owned());
            return Err(Unresolved { untrue: Some(Box::new((rule, words))), ..refusal.into() });
        }
        Ok(vec![InlineContent::Claim(ClaimNode {
            population: population.to_owned(),
            condition,
            text: words.to_owned(),
        })])
    }
}

/// What a case is, apart from its number: 区十六届人大六次会议代表建议.
fn in_full(case: &Case) -> String {
    format!("{}{}", case.session, case.kind.chinese())
}

/// A piece of what the figure called `name` prints, as the tree has it.
pub(super) fn node(name: &str, piece: Printed) -> InlineContent {
    match piece {
        Printed::Words(text) => InlineContent::Text(text),
        Printed::Figure { path, text } => {
            InlineContent::Figure(FigureNode { name: name.to_owned(), parts: path, text })
        }
        Printed::Case { number, field, text } => {
            InlineContent::Case(CaseNode { number, field: field.to_owned(), text })
        }
    }
}

impl From<Refusal> for Unresolved {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.cause, refusal.cure)
    }
}

pub(super) fn unresolved(cause: impl Into<String>, cure: impl Into<String>) -> Unresolved {
    Unresolved::new(cause, cure)
}
