//! Gives the markup what its references stand for: figures, fields of cases, claims.

use chrono::NaiveDate;

use crate::{
    chinese::wording,
    document::{CaseNode, ClaimNode, FigureNode, InlineContent, Reference, References, Unresolved},
    record::{Case, Field, Register},
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
}

impl References for RegisterReferences<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let Some((name, parts)) = reference.path.split_first() else {
            return Err(unresolved("花括号里没有写名称", "写上指标的名称，如“{总数}”"));
        };
        match (&reference.claim, name.strip_prefix('案')) {
            (Some(words), _) => self.claim(name, parts, words),
            (None, Some(number)) if self.figures.get(name).is_none() => self.case(number, parts),
            (None, _) => self.figure(name, parts),
        }
    }
}

impl RegisterReferences<'_> {
    fn figure(&self, name: &str, parts: &[String]) -> Result<Vec<InlineContent>, Unresolved> {
        let figure = self.figures.named(name).map_err(refused)?;
        let pieces = figure.printed(parts).map_err(refused)?;
        Ok(pieces.into_iter().map(|piece| node(name, piece)).collect())
    }

    fn case(&self, number: &str, parts: &[String]) -> Result<Vec<InlineContent>, Unresolved> {
        let case = self.case_numbered(number)?;
        let field = match parts {
            [] => Field::Title,
            [name] => Field::named(name).ok_or_else(|| {
                let known = Field::ALL.map(Field::chinese).join("、");
                unresolved(format!("案件没有“{name}”这一项"), format!("可以写：{known}"))
            })?,
            _ => {
                let cure = format!("写成“{{案{number}.简称}}”这样");
                return Err(unresolved("案件后面只能写一项", cure));
            }
        };
        let values = case.values(field, self.register.as_of(self.as_of));
        if values.is_empty() {
            return Err(unresolved(
                format!("{number}号没有填写“{}”", field.chinese()),
                format!("请在台账里给{number}号补上这一项"),
            ));
        }
        let text = match field {
            Field::Title | Field::ShortTitle => wording::quote(&values.concat()),
            _ => values.join("、"),
        };
        let field = field.chinese().to_owned();
        Ok(vec![InlineContent::Case(CaseNode { number: case.number.clone(), field, text })])
    }

    /// The case of that number; of several, the one of the first batch.
    fn case_numbered(&self, number: &str) -> Result<&Case, Unresolved> {
        let as_of = self.register.as_of(self.as_of);
        let all: Vec<&Case> = self.register.cases.iter().filter(|it| it.number == number).collect();
        let of_this_batch = || {
            let batch = self.register.batches.first()?;
            let mut cases = all.iter().filter(|it| batch.condition.matches(it, as_of));
            let only = cases.next()?;
            cases.next().is_none().then_some(*only)
        };
        match all.as_slice() {
            [only] => Ok(only),
            [] => Err(unresolved(format!("台账里没有{number}号"), "请核对编号，前面的零也要写")),
            _ => of_this_batch().ok_or_else(|| {
                let cause = format!("台账里有{}件{number}号，不知道指哪一件", all.len());
                unresolved(cause, "请改用标题直接书写，或调整批次")
            }),
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
        if let Some(refusal) = held.map_err(refused)?.refusal() {
            return Err(refused(refusal));
        }
        Ok(vec![InlineContent::Claim(ClaimNode {
            population: population.to_owned(),
            condition,
            text: words.to_owned(),
        })])
    }
}

fn node(name: &str, piece: Printed) -> InlineContent {
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

fn refused(refusal: Refusal) -> Unresolved {
    Unresolved { cause: refusal.cause, cure: refusal.cure }
}

fn unresolved(cause: impl Into<String>, cure: impl Into<String>) -> Unresolved {
    Unresolved { cause: cause.into(), cure: cure.into() }
}
