//! The sample counted again from its YAML, without a line of the product: what every reference of
//! its prose must print.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml::Value;

/// One record as far as the sample's figures need it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Record {
    #[serde(rename = "编号")]
    pub(crate) number: String,
    #[serde(rename = "标题")]
    title: String,
    #[serde(rename = "简称")]
    short_title: Option<String>,
    #[serde(rename = "分类")]
    category: Option<String>,
    #[serde(rename = "主办")]
    lead: String,
    #[serde(rename = "会办")]
    co: Option<Value>,
    #[serde(rename = "领导阅批")]
    reviews: Option<String>,
    #[serde(rename = "答复日期")]
    replied: String,
    #[serde(rename = "办理结果")]
    pub(crate) outcome: String,
    #[serde(rename = "承诺事项")]
    commitments: Option<Value>,
    #[serde(rename = "公开属性")]
    publicity: Option<String>,
}

/// A file of records.
#[derive(Deserialize)]
pub(super) struct RecordFile<Record> {
    #[serde(rename = "公共")]
    pub(super) shared: BTreeMap<String, String>,
    #[serde(rename = "案件")]
    pub(super) cases: Vec<Record>,
}

/// The records of some files, 公共 filled in.
pub(crate) fn records<'a>(files: impl IntoIterator<Item = &'a str>) -> Vec<Record> {
    let mut all = Vec::new();
    for text in files {
        let file: RecordFile<Record> = serde_yaml::from_str(text).unwrap();
        let shared = |key: &str| file.shared.get(key).cloned();
        all.extend(file.cases.into_iter().map(|mut record| {
            record.category = record.category.or_else(|| shared("分类"));
            record.publicity = record.publicity.or_else(|| shared("公开属性"));
            record
        }));
    }
    all
}

const CATEGORIES: [&str; 5] =
    ["经济发展", "城区建设与管理", "社会事业", "民生保障", "公共安全与交通"];
const OUTCOMES: [&str; 4] = ["解决采纳", "正在解决", "计划解决", "留作参考"];

/// What `{path}` prints.
pub(crate) fn printed(path: &str, records: &[Record]) -> String {
    let total = records.len();
    let count = |holds: &dyn Fn(&Record) -> bool| records.iter().filter(|it| holds(it)).count();
    let in_category = |name: &str| count(&|it| it.category.as_deref() == Some(name));
    let adopted = count(&|it| it.outcome == "解决采纳");
    let public = count(&|it| it.publicity.as_deref() == Some("主动公开"));
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["总数" | "已办复"] => total.to_string(),
        ["主办单位"] => {
            let mut leads: Vec<&str> = records.iter().map(|it| it.lead.as_str()).collect();
            leads.sort_unstable();
            leads.dedup();
            leads.len().to_string()
        }
        ["联合办理"] => count(&|it| it.co.is_some()).to_string(),
        ["领导阅批"] => count(&|it| it.reviews.is_some()).to_string(),
        ["有承诺"] => count(&|it| it.commitments.is_some()).to_string(),
        ["领导阅批", "简称"] => {
            let reviewed = records.iter().filter(|it| it.reviews.is_some());
            reviewed.map(|it| quoted(it.short_title.as_ref().unwrap())).collect()
        }
        ["最后答复", "月日"] => {
            let last = records.iter().map(|it| it.replied.as_str()).max().unwrap();
            let parts: Vec<u32> = last.split('-').map(|it| it.parse().unwrap()).collect();
            format!("{}月{}日", parts[1], parts[2])
        }
        ["按分类", "分述"] => {
            let items: Vec<(&str, usize)> =
                CATEGORIES.iter().map(|it| (*it, in_category(it))).collect();
            sentence(
                &items,
                total,
                1,
                ("{项}类{件数}件，占总数的{占比}", "{项}类{件数}件，占{占比}"),
            )
        }
        ["按分类", "居前3", rest @ ..] => {
            let mut counts: Vec<usize> = CATEGORIES.iter().map(|it| in_category(it)).collect();
            counts.sort_unstable_by(|a, b| b.cmp(a));
            let mut named: Vec<&str> =
                CATEGORIES.into_iter().filter(|it| in_category(it) >= counts[2]).collect();
            named.sort_by_key(|it| std::cmp::Reverse(in_category(it)));
            match rest {
                [] => named.join("、"),
                _ => named.iter().map(|it| in_category(it)).sum::<usize>().to_string(),
            }
        }
        ["按分类", name, "件数"] => in_category(name).to_string(),
        ["按结果", "分述"] => {
            let of = |name: &str| count(&|it| it.outcome == name);
            let items: Vec<(&str, usize)> = OUTCOMES.iter().map(|it| (*it, of(it))).collect();
            let words =
                ("办理结果为“{项}”的{件数}件，占总数的{占比}", "“{项}”的{件数}件，占{占比}");
            sentence(&items, total, 2, words)
        }
        ["解决采纳率"] => percent(rounded(adopted, total, 2), 2),
        ["解决采纳率", "较上年"] => against(rounded(adopted, total, 2), 8589, "85.89%"),
        ["公开率"] => percent(rounded(public, total, 2), 2),
        ["公开率", "较上年"] => against(rounded(public, total, 2), 9487, "94.87%"),
        [case, "标题"] => {
            let number = case.strip_prefix('案').unwrap();
            quoted(&records.iter().find(|it| it.number == number).unwrap().title)
        }
        _ => panic!("the recount does not know {path}"),
    }
}

/// `numerator / denominator` in units of the last of `decimals` places of a percentage, half up.
pub(crate) fn rounded(numerator: usize, denominator: usize, decimals: u32) -> usize {
    let scale = 100 * 10_usize.pow(decimals);
    (2 * numerator * scale + denominator) / (2 * denominator)
}

pub(crate) fn percent(units: usize, decimals: u32) -> String {
    let one = 10_usize.pow(decimals);
    if units == 100 * one {
        return "100%".to_owned();
    }
    format!("{}.{:0width$}%", units / one, units % one, width = decimals as usize)
}

/// A partition's sentence: zero classes omitted, what is missing to 100 given to the largest.
pub(crate) fn sentence(
    items: &[(&str, usize)],
    total: usize,
    decimals: u32,
    (first, other): (&str, &str),
) -> String {
    let mut units: Vec<usize> = items.iter().map(|it| rounded(it.1, total, decimals)).collect();
    let whole = 100 * 10_usize.pow(decimals);
    let mut largest = 0;
    for (at, item) in items.iter().enumerate() {
        if item.1 > items[largest].1 {
            largest = at;
        }
    }
    units[largest] = units[largest] + whole - units.iter().sum::<usize>();
    let printed: Vec<String> = items
        .iter()
        .zip(units)
        .filter(|(item, _)| item.1 > 0)
        .enumerate()
        .map(|(at, ((name, count), share))| {
            let words = if at == 0 { first } else { other };
            words
                .replace("{项}", name)
                .replace("{件数}", &count.to_string())
                .replace("{占比}", &percent(share, decimals))
        })
        .collect();
    printed.join("；")
}

fn against(now: usize, then: usize, printed: &str) -> String {
    let (direction, difference) =
        if now < then { ("下降", then - now) } else { ("提高", now - then) };
    format!("较2020年（{printed}）{direction}{}.{:02}个百分点", difference / 100, difference % 100)
}

pub(crate) fn quoted(title: &str) -> String {
    format!("“{}”", title.replace('“', "‘").replace('”', "’"))
}
