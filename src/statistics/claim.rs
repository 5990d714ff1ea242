//! Statements that the records are held against: `{全部.按期办复: 均在规定时间内办复}`.

use chrono::NaiveDate;

use super::{
    PopulationSize, Refusal, expression,
    figure::unknown,
    scope::{Members, batch, population},
};
use crate::{
    chinese::date,
    record::{
        ALL_CASES, AsOf, Case, Field, OutcomeScheme, REPLIED, Register, THIS_BATCH, UNREPLIED, YES,
    },
};

/// A statement about every case of a population, and the cases of which it is not true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// 截至.
    pub as_of: NaiveDate,
    /// The population it speaks of.
    pub population: PopulationSize,
    /// The condition in words: `按期办复`, `公开属性为主动公开`.
    pub condition: String,
    /// Numbers of the cases of the population, in register order.
    pub cases: Vec<String>,
    /// Numbers of those that do not meet the condition.
    pub unmet: Vec<String>,
}

/// More cases than this are not listed one by one.
const MOST_LISTED: usize = 10;

impl Claim {
    /// Why the statement may not be printed; `None` when it is true. Of no cases nothing is said.
    pub fn refusal(&self) -> Option<Refusal> {
        let PopulationSize { name, size } = &self.population;
        let condition = &self.condition;
        if *size == 0 {
            let date = date::year_month_day(self.as_of);
            return Some(Refusal::new(
                format!("截至{date}，“{name}”没有案件，不能说都是{condition}"),
                "请核实台账和文稿的截至日期，或删去这句话",
            ));
        }
        if self.unmet.is_empty() {
            return None;
        }
        let listed: Vec<String> =
            self.unmet.iter().take(MOST_LISTED).map(|it| format!("{it}号")).collect();
        let more = if self.unmet.len() > MOST_LISTED { "等" } else { "" };
        Some(Refusal::new(
            format!(
                "“{name}”{size}件并非都是{condition}，有{}件不是：{}{more}",
                self.unmet.len(),
                listed.join("、")
            ),
            "请核实这些案件；台账无误的，请改写这句话",
        ))
    }
}

/// Holds `condition` (`按期办复`, `已办复`, `公开属性=主动公开`, values divided by 、, also 有 and
/// 无) against every case of `population` (`全部`, a declared 总体 of 本次, or a 批次).
///
/// # Errors
/// The population, the field or the class is unknown.
pub fn claim(
    register: &Register,
    as_of: NaiveDate,
    population: &str,
    condition: &str,
) -> Result<Claim, Refusal> {
    let rules = register.as_of(as_of);
    let members = members(register, rules, population)?;
    let wanted = Wanted::read(register, condition)?;
    let unmet: Vec<&Case> =
        members.cases.iter().copied().filter(|it| !wanted.is_met_by(it, rules)).collect();
    Ok(Claim {
        as_of,
        population: members.size(),
        condition: wanted.in_words(&register.scheme),
        cases: numbers(&members.cases),
        unmet: numbers(&unmet),
    })
}

/// The numbers of `cases`.
fn numbers(cases: &[&Case]) -> Vec<String> {
    cases.iter().map(|it| it.number.clone()).collect()
}

fn members<'a>(register: &'a Register, as_of: AsOf, name: &str) -> Result<Members<'a>, Refusal> {
    let this = batch(register, as_of, THIS_BATCH)?;
    if name == ALL_CASES {
        return Ok(this);
    }
    if register.populations.iter().any(|it| it.name == name) {
        return population(register, as_of, &this, name);
    }
    batch(register, as_of, name).map_err(|_| {
        let populations = register.populations.iter().map(|it| it.name.as_str());
        let batches = register.batches.iter().map(|it| it.name.as_str());
        let known: Vec<&str> = [ALL_CASES].into_iter().chain(populations).chain(batches).collect();
        unknown(&format!("没有名为“{name}”的总体或批次"), name, &known)
    })
}

/// What a claim says of each case.
enum Wanted {
    OneOf(Field, Vec<String>),
    Present(Field),
    Absent(Field),
}

impl Wanted {
    fn read(register: &Register, condition: &str) -> Result<Self, Refusal> {
        let Some((field, values)) = condition.split_once(['=', '＝']) else {
            return Self::named(condition);
        };
        let field = field.trim();
        let Some(field) = Field::named(field) else {
            let known = Field::ALL.map(Field::chinese);
            return Err(unknown(&format!("没有名为“{field}”的字段"), field, &known));
        };
        match values.trim() {
            "有" => return Ok(Self::Present(field)),
            "无" => return Ok(Self::Absent(field)),
            _ => {}
        }
        let values: Vec<String> = values.split('、').map(|it| it.trim().to_owned()).collect();
        let asked = |it: &String| {
            let asked = register.words.asked(field, it);
            if asked.is_empty() {
                vec![it.clone()]
            } else {
                asked.into_iter().map(str::to_owned).collect()
            }
        };
        let values: Vec<String> = values.iter().flat_map(asked).collect();
        if let Some(known) = register.classes(field)
            && let Some(value) = values.iter().find(|it| !known.contains(&it.as_str()))
        {
            let cause = format!("{}没有“{value}”这一类", field.chinese());
            return Err(unknown(&cause, value, &known));
        }
        Ok(Self::OneOf(field, values))
    }

    /// A condition that has a name of its own.
    fn named(condition: &str) -> Result<Self, Refusal> {
        let (field, value) = match condition.trim() {
            "按期办复" => (Field::OnTime, YES),
            "三次沟通" => (Field::ThreeContacts, YES),
            state @ (REPLIED | UNREPLIED) => (Field::State, state),
            other => {
                let known = ["按期办复", "三次沟通", REPLIED, UNREPLIED, "字段=值"];
                return Err(unknown(&format!("断言里没有“{other}”这一条件"), other, &known));
            }
        };
        Ok(Self::OneOf(field, vec![value.to_owned()]))
    }

    fn is_met_by(&self, case: &Case, as_of: AsOf) -> bool {
        match self {
            Self::OneOf(field, wanted) => {
                case.values(*field, as_of).iter().any(|value| wanted.iter().any(|it| it == value))
            }
            Self::Present(field) => !case.values(*field, as_of).is_empty(),
            Self::Absent(field) => case.values(*field, as_of).is_empty(),
        }
    }

    fn in_words(&self, scheme: &OutcomeScheme) -> String {
        match self {
            Self::OneOf(field, values) => expression::one_of(*field, values, scheme),
            Self::Present(field) => format!("有{}", field.chinese()),
            Self::Absent(field) => format!("无{}", field.chinese()),
        }
    }
}
