//! Whether the records can answer a figure that comes with the program.

use super::{Refusal, scope::Scope};
use crate::{
    chinese::date,
    record::{Case, Field, Need, SuppliedFigure},
};

/// More cases than this are not listed one by one.
const MOST_LISTED: usize = 5;

impl Scope<'_> {
    /// Why `figure` cannot be counted from these cases; `None` when it can.
    pub(super) fn unmet(&self, figure: &SuppliedFigure) -> Option<Refusal> {
        let name = &figure.declaration.name;
        figure.needs.iter().find_map(|need| self.unmet_need(name, *need, &self.batch))
    }

    /// Whether some of its cases have all that `figure` needs, and others not.
    pub(super) fn is_partly_known(&self, figure: &SuppliedFigure) -> bool {
        figure.needs.iter().all(|need| {
            let (Need::Every(field) | Need::Some(field) | Need::Several(field)) = *need;
            self.batch.iter().any(|it| !it.values(field, self.as_of).is_empty())
        })
    }

    fn unmet_need(&self, name: &str, need: Need, batch: &[&Case]) -> Option<Refusal> {
        let (Need::Every(field) | Need::Some(field) | Need::Several(field)) = need;
        let after_reply = field.comes_with_reply();
        let is_asked = |it: &&&Case| !after_reply || it.is_replied(self.as_of.date);
        let asked: Vec<&Case> = batch.iter().filter(is_asked).copied().collect();
        let lacking: Vec<&Case> =
            asked.iter().filter(|it| it.values(field, self.as_of).is_empty()).copied().collect();
        let field_name = field.chinese();
        let as_of = date::year_month_day(self.as_of.date);
        if asked.is_empty() {
            let cases = if after_reply { "已办复的案件" } else { "案件" };
            return Some(Refusal::new(
                format!("截至{as_of}还没有{cases}，“{name}”算不出来"),
                "请核实台账和文稿的截至日期",
            ));
        }
        match need {
            Need::Every(_) if !lacking.is_empty() => {
                let numbers: Vec<String> =
                    lacking.iter().take(MOST_LISTED).map(|it| format!("{}号", it.number)).collect();
                let more = if lacking.len() > MOST_LISTED { "等" } else { "" };
                let cases = if after_reply { "已办复的" } else { "" };
                Some(Refusal::new(
                    format!(
                        "“{name}”要{cases}每件都有{field_name}，还有{}件没有：{}{more}",
                        lacking.len(),
                        numbers.join("、")
                    ),
                    format!("请在台账里补填，或在huibao.yaml的“指标”里自己声明“{name}”"),
                ))
            }
            Need::Some(_) if lacking.len() == asked.len() => Some(Refusal::new(
                format!("截至{as_of}，台账里没有一件有{field_name}，“{name}”算不出来"),
                "请在台账里补填，或删去这处引用",
            )),
            Need::Several(_) if self.values_among(field, &asked) < 2 => Some(Refusal::new(
                format!("各件的{field_name}都一样，“{name}”分不出几类"),
                "请删去这处引用",
            )),
            _ => None,
        }
    }

    fn values_among(&self, field: Field, cases: &[&Case]) -> usize {
        let mut values: Vec<_> = cases.iter().flat_map(|it| it.values(field, self.as_of)).collect();
        values.sort();
        values.dedup();
        values.len()
    }
}
