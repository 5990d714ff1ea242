//! The table of `huibao due`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::table::aligned_rows;
use crate::{
    chinese::date,
    statistics::{Due, DueCount, DueList},
};

/// The most display cells that a column takes: 期限, 天数, 事项, 编号, 内容.
const WIDEST: [usize; 5] = [12, 12, 12, 28, 40];

const HEADING: [&str; 5] = ["  期限", "天数", "事项", "编号", "内容"];

/// All units with what they owe, and the total.
pub(super) fn table(list: &DueList<'_>) -> String {
    let as_of = date::year_month_day(list.as_of);
    let mut text = format!("截至{as_of}，{}。\n", said(list));
    let mut rows = vec![HEADING.map(str::to_owned)];
    let namesakes = namesakes(list);
    rows.extend(list.units.iter().flat_map(|it| &it.dues).map(|it| row(it, &namesakes)));
    let mut lines = aligned_rows(&rows, WIDEST).into_iter();
    if !list.units.is_empty() {
        text.push('\n');
        text.extend(lines.next());
    }
    for unit in &list.units {
        let _ = writeln!(text, "\n{}：{}", unit.unit, counted(unit.count, list.days));
        text.extend(lines.by_ref().take(unit.dues.len()));
    }
    if list.units.len() > 1 {
        let _ = writeln!(text, "\n合计：{}个单位，{}", list.units.len(), counted_with_cases(list));
    }
    if !list.unrecorded.is_empty() {
        let kinds = list.unrecorded.join("、");
        let _ = writeln!(text, "\n台账里一件也没有记下{kinds}的日期，是否办了看不出来，没有列入。");
    }
    text
}

fn row(due: &Due<'_>, namesakes: &Namesakes<'_>) -> [String; 5] {
    [
        format!("  {}", due.due),
        left(due),
        due.step.to_owned(),
        named(due, namesakes),
        due.content.unwrap_or(due.title).to_owned(),
    ]
}

/// `逾期12天`, `今天到期`, `还有5天`.
fn left(due: &Due<'_>) -> String {
    match due.days_left {
        0 => "当天到期".to_owned(),
        days if due.is_overdue() => format!("逾期{}天", days.unsigned_abs()),
        days => format!("还有{days}天"),
    }
}

/// Which cases of the list bear a number, by kind and session.
type Namesakes<'a> = BTreeMap<&'a str, BTreeSet<(&'a str, &'a str)>>;

fn namesakes<'a>(list: &DueList<'a>) -> Namesakes<'a> {
    let mut namesakes = Namesakes::new();
    for due in list.units.iter().flat_map(|it| &it.dues) {
        namesakes.entry(due.number).or_default().insert((due.kind, due.session));
    }
    namesakes
}

/// The number, with the kind or the session before it where several cases in the list bear it.
fn named(due: &Due<'_>, namesakes: &Namesakes<'_>) -> String {
    let others = || namesakes.get(due.number).into_iter().flatten();
    if others().any(|(kind, session)| *kind == due.kind && *session != due.session) {
        format!("{}{}", due.session, due.number)
    } else if others().any(|(kind, _)| *kind != due.kind) {
        format!("{}{}", due.kind, due.number)
    } else {
        due.number.to_owned()
    }
}

/// The first sentence.
fn said(list: &DueList<'_>) -> String {
    match (list.total.overdue, list.total.soon) {
        (0, 0) => format!("没有逾期未办的，{}到期的也没有", within(list.days)),
        _ => counted(list.total, list.days),
    }
}

fn counted(count: DueCount, days: u32) -> String {
    let within = within(days);
    match (count.overdue, count.soon) {
        (overdue, 0) => format!("逾期{overdue}项"),
        (0, soon) => format!("{within}到期{soon}项"),
        (overdue, soon) => format!("逾期{overdue}项，{within}到期{soon}项"),
    }
}

fn counted_with_cases(list: &DueList<'_>) -> String {
    let DueCount { overdue, overdue_cases, soon, soon_cases } = list.total;
    let late = format!("逾期{overdue}项（{overdue_cases}件）");
    let coming = format!("{}到期{soon}项（{soon_cases}件）", within(list.days));
    match (overdue, soon) {
        (_, 0) => late,
        (0, _) => coming,
        _ => format!("{late}，{coming}"),
    }
}

fn within(days: u32) -> String {
    if days == 0 { "当天".to_owned() } else { format!("{days}天内") }
}
