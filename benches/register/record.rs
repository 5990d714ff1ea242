//! One case as it stands in a file.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use crate::{dice::Dice, words};

/// Stands at the end of each line that was spoilt, until the file is written.
pub(crate) const SPOILT: &str = "\u{0}";

/// Where a case belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Series<'a> {
    /// 类型
    pub(crate) kind: &'a str,
    /// 交办日期
    pub(crate) assigned: NaiveDate,
}

/// What is wrong with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// An outcome with a slip of the pen.
    Typo,
    /// A reply on a day that does not exist.
    Date,
}

/// The `nth` case of the register, with this number, every value on the line of its key.
pub(crate) fn record(
    nth: usize,
    number: usize,
    series: Series<'_>,
    fault: Option<Fault>,
) -> String {
    let mut dice = Dice::of_case(nth);
    let street = dice.one(&words::STREETS);
    let matter = dice.one(&words::MATTERS);
    let lead = dice.one(&words::UNITS);
    let ending = if series.kind == "代表建议" { "建议" } else { "提案" };
    let mut text = format!(
        "  - 编号: {number:04}\n    标题: 关于在{street}{matter}的{ending}（{nth}）\n    \
         简称: 在{street}{matter}\n    分类: {}\n    提出人: {}\n    主办: {lead}\n",
        dice.one(&words::CATEGORIES),
        people(&mut dice),
    );
    if dice.percent(60) {
        let others: Vec<&str> = words::UNITS.into_iter().filter(|it| *it != lead).collect();
        let count = dice.below(4).saturating_add(1);
        let _ = writeln!(text, "    会办: {}", dice.some(&others, count));
    }
    if dice.percent(15) {
        let _ = writeln!(text, "    领导阅批: {}     # 职务", dice.one(&words::LEADERS));
    }
    // One in twenty is still being handled.
    if dice.percent(95) || fault.is_some() {
        reply(&mut text, &mut dice, series.assigned, fault);
    }
    text.push_str("    措施:\n");
    for _ in 0..=dice.below(3) {
        measure(&mut text, &mut dice, lead, street);
    }
    let count = dice.below(3).saturating_add(2);
    let _ = writeln!(text, "    关键词: {}\n", dice.some(&words::KEYWORDS, count));
    text
}

fn people(dice: &mut Dice) -> String {
    let count = dice.below(3).saturating_add(1);
    dice.some(&words::PROPOSERS, count)
}

fn reply(text: &mut String, dice: &mut Dice, assigned: NaiveDate, fault: Option<Fault>) {
    let days = Days::new(dice.below(66).saturating_add(20));
    let date = assigned.checked_add_days(days).unwrap_or(assigned);
    if fault == Some(Fault::Date) {
        let _ = writeln!(text, "    答复日期: {}{SPOILT}", date.format("%Y-02-30"));
    } else {
        let _ = writeln!(text, "    答复日期: {date}");
    }
    let outcome = if dice.percent(70) { words::OUTCOMES.first() } else { None };
    let outcome = outcome.copied().unwrap_or_else(|| dice.one(&words::OUTCOMES));
    if fault == Some(Fault::Typo) {
        let _ = writeln!(text, "    办理结果: {outcome}了{SPOILT}");
    } else {
        let _ = writeln!(text, "    办理结果: {outcome}");
    }
    if outcome != "留作参考" {
        let due = assigned.format("%Y-12-31");
        let unit = dice.one(&words::UNITS);
        let promise = dice.one(&words::PROMISES);
        let _ = writeln!(text, "    承诺事项: [{{事项: {promise}, 单位: {unit}, 期限: {due}}}]");
    }
    let _ = writeln!(text, "    公开属性: 主动公开\n    满意度: {{态度: 满意, 结果: 满意}}");
}

fn measure(text: &mut String, dice: &mut Dice, lead: &str, street: &str) {
    let way = dice.one(&words::WAYS);
    let _ = writeln!(
        text,
        "      - 内容: {lead}{way}，{street}的同类点位一并纳入\n        单位: {lead}"
    );
}
