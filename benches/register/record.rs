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
    let proposer = dice.one(&words::PROPOSERS);
    let ending = if series.kind == "代表建议" { "建议" } else { "提案" };
    let on = Calendar { assigned: series.assigned };
    let mut text = format!(
        "  - 编号: {number:04}\n    标题: 关于在{street}{matter}的{ending}（{nth}）\n    \
         简称: 在{street}{matter}\n    分类: {}\n    关键词: {}\n    街镇: {street}\n    \
         提出人: [{{姓名: {proposer}, 身份: 领衔, 组别: {street}组}}, {}]\n    \
         主办: {{单位: {lead}, 签收日期: {}, 联系人: {}}}\n",
        dice.one(&words::CATEGORIES),
        dice.some(&words::KEYWORDS, 2),
        dice.other(&words::PROPOSERS, proposer),
        on.day(1),
        dice.one(&words::PROPOSERS),
    );
    if dice.percent(60) {
        let co = dice.other(&words::UNITS, lead);
        let opinion = on.day(10_u64.saturating_add(dice.below(8)));
        let _ = writeln!(text, "    会办:\n      - {{单位: {co}, 意见日期: {opinion}}}");
    }
    if dice.percent(15) {
        let _ = writeln!(text, "    领导阅批: {}     # 职务", dice.one(&words::LEADERS));
    }
    text.push_str("    沟通:\n");
    for (step, day) in [("办理前", 3), ("办理中", 15)] {
        let way = dice.one(&["走访", "面商", "座谈", "电话"]);
        let day = on.day(day);
        let _ =
            writeln!(text, "      - {{阶段: {step}, 方式: {way}, 日期: {day}, 对象: {proposer}}}");
    }
    let way = dice.one(&words::WAYS);
    let _ = writeln!(text, "    措施:\n      - {{内容: {lead}{way}, 单位: {lead}, 状态: 推进中}}");
    // One in twenty is still being handled.
    if dice.percent(95) || fault.is_some() {
        reply(&mut text, &mut dice, &on, proposer, fault);
    }
    text.push('\n');
    text
}

/// Days counted from 交办.
struct Calendar {
    assigned: NaiveDate,
}

impl Calendar {
    fn day(&self, after: u64) -> NaiveDate {
        self.assigned.checked_add_days(Days::new(after)).unwrap_or(self.assigned)
    }
}

fn reply(text: &mut String, dice: &mut Dice, on: &Calendar, proposer: &str, fault: Option<Fault>) {
    let days = dice.below(60).saturating_add(20);
    let after = |more: u64| on.day(days.saturating_add(more));
    let date = after(0);
    if fault == Some(Fault::Date) {
        let _ = writeln!(text, "    答复日期: {}{SPOILT}", date.format("%Y-02-30"));
    } else {
        let _ = writeln!(text, "    答复日期: {date}");
    }
    let _ =
        writeln!(text, "    答复文号: 某府提〔{}〕{days}号\n    签发人: 钟离", date.format("%Y"));
    let outcome = if dice.percent(70) { words::OUTCOMES.first() } else { None };
    let outcome = outcome.copied().unwrap_or_else(|| dice.one(&words::OUTCOMES));
    if fault == Some(Fault::Typo) {
        let _ = writeln!(text, "    办理结果: {outcome}了{SPOILT}");
    } else {
        let _ = writeln!(text, "    办理结果: {outcome}");
    }
    if outcome == "留作参考" {
        text.push_str("    答复说明: 现行规定尚不支持\n");
    } else {
        let due = date.format("%Y-12-31");
        let unit = dice.one(&words::UNITS);
        let promise = dice.one(&words::PROMISES);
        let closed = if outcome == "解决采纳" {
            format!(", 完成日期: {}", after(1))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "    承诺事项: [{{事项: {promise}, 单位: {unit}, 期限: {due}{closed}}}]"
        );
    }
    let _ = writeln!(
        text,
        "    公开属性: 主动公开\n    公开日期: {}\n    内容公开: 是\n    结果公开: 是\n    反馈:\n      \
         - {{提出人: {proposer}, 轮次: 1, 日期: {}, 态度: 满意, 结果: 满意}}\n    案卷号: {}-{days}\n    \
         归档日期: {}\n    归档齐全: 是",
        after(7),
        after(9),
        date.format("%Y"),
        after(30),
    );
}
