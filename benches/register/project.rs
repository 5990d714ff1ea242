//! The files of the project.

use chrono::NaiveDate;

use crate::{
    Wanted,
    record::{Fault, SPOILT, Series, record},
    words,
};

/// Cases of one kind and year, all in one file.
const IN_A_SERIES: usize = 500;

const TERMS: [&str; 6] = ["十五", "十六", "十七", "十八", "十九", "二十"];

const MEETINGS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// The names and texts of all files.
pub(crate) fn files(wanted: &Wanted) -> Vec<(String, String)> {
    let mut files = vec![
        ("huibao.yaml".to_owned(), settings()),
        ("documents/汇报.md".to_owned(), DOCUMENT.to_owned()),
    ];
    let mut whole = String::from("案件:\n");
    let series = (0_usize..).take(wanted.cases.div_ceil(IN_A_SERIES));
    for nth in series {
        let (cases, defaults) = file(nth, wanted);
        if wanted.one_file {
            whole.push_str(&cases);
        } else {
            let name = format!("records/{nth:03}.yaml");
            files.push((name, format!("# 第{nth}批\n公共: {{{defaults}}}\n\n案件:\n{cases}")));
        }
    }
    if wanted.one_file {
        files.push(("records/全部.yaml".to_owned(), whole));
    }
    files
}

/// All cases are one batch, the figures of every kind that lists cases.
fn settings() -> String {
    let categories = words::CATEGORIES.join(", ");
    format!(
        "版本: 1\n单位: {{名称: 某某区人民政府, 简称: 区政府}}\n年份: 2025\n分类: [{categories}]\n\
         总体: {{已办复: {{状态: 已办复}}}}\n\
         指标:\n  总数: {{计数: 全部}}\n  已办复: {{计数: {{状态: 已办复}}}}\n  \
         按分类: {{分组: 分类}}\n  按结果: {{分组: 办理结果, 总体: 已办复}}\n  \
         主办单位: {{去重计数: 主办}}\n  街镇分布: {{分布: 街镇}}\n  单位排名: {{排名: 主办, 前: 5}}\n  \
         解决采纳率: {{占比: {{办理结果: 解决采纳}}, 总体: 已办复}}\n"
    )
}

/// A report on all cases, its other sections drafted by the template.
const DOCUMENT: &str = "\
---
模板: 汇报
标题: 关于代表建议和政协提案办理情况的汇报
截至: 2026-06-30
署名: 某某区人民政府
成文日期: 2026-06-30
---

一、基本情况

共办理{总数}件，主办单位{主办单位}家。{按分类.分述}。{按结果.分述}。解决采纳率{解决采纳率}。
办理最多的是{单位排名}。涉及街镇的，{街镇分布}。
";

/// The cases of the `nth` series, and what they have in common.
fn file(nth: usize, wanted: &Wanted) -> (String, String) {
    let (body, kind) =
        if nth.is_multiple_of(2) { ("人大", "代表建议") } else { ("政协", "政协提案") };
    let year = nth.checked_div(2).unwrap_or_default();
    let term = year.checked_div(5).and_then(|it| TERMS.get(it)).unwrap_or(&"三十");
    let meeting = year.checked_rem(5).and_then(|it| MEETINGS.get(it)).unwrap_or(&"一");
    let session = match body {
        "人大" => format!("区{term}届人大{meeting}次会议"),
        _ => format!("区政协{term}届{meeting}次会议"),
    };
    let first = NaiveDate::from_ymd_opt(2016, 2, 8).unwrap_or_default();
    let months = u32::try_from(year).unwrap_or_default().saturating_mul(12);
    let assigned = first.checked_add_months(chrono::Months::new(months)).unwrap_or(first);
    let series = Series { kind, assigned };
    let defaults = format!("类型: {kind}, 届次会议: {session}, 交办日期: {assigned}");
    let mut text = String::new();
    for number in 1..=IN_A_SERIES {
        let nth = nth.saturating_mul(IN_A_SERIES).saturating_add(number);
        if nth > wanted.cases {
            break;
        }
        let mut case = record(nth, number, series, fault(nth, wanted));
        if wanted.one_file {
            let own = defaults.replace(", ", "\n    ");
            case = format!("{}\n    {own}\n\n", case.trim_end());
        }
        // The last case of the register bears the number of the one before it.
        if nth == wanted.cases && wanted.typos > 0 {
            let before = number.saturating_sub(1);
            let spoilt = format!("编号: {before:04}{SPOILT}");
            case = case.replacen(&format!("编号: {number:04}"), &spoilt, 1);
        }
        text.push_str(&case);
    }
    (text, defaults)
}

/// What is wrong with the `nth` case: the typos lie evenly among all, the date in the middle.
fn fault(nth: usize, wanted: &Wanted) -> Option<Fault> {
    let step = wanted.cases.checked_div(wanted.typos)?;
    let middle = wanted.cases.checked_div(2).unwrap_or_default().saturating_add(1);
    if nth == middle && step > 1 {
        Some(Fault::Date)
    } else {
        nth.is_multiple_of(step.max(1)).then_some(Fault::Typo)
    }
}
