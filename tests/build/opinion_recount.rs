//! The opinion report counted again from its YAML, without a line of the product.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::recount::{RecordFile, percent, quoted, rounded, sentence};

/// One record as far as the report's figures need it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Record {
    #[serde(rename = "编号")]
    pub(crate) number: String,
    #[serde(rename = "标题")]
    title: String,
    #[serde(rename = "类型", default)]
    kind: String,
    #[serde(rename = "届次会议", default)]
    session: String,
    #[serde(rename = "分类", default)]
    category: String,
    #[serde(rename = "街镇")]
    street: Option<String>,
    #[serde(rename = "主办")]
    lead: String,
    #[serde(rename = "交办日期", default)]
    assigned: String,
    #[serde(rename = "办理结果")]
    outcome: String,
    #[serde(rename = "满意度", default)]
    satisfaction: Satisfaction,
    #[serde(rename = "回头看", default)]
    follow_ups: Vec<FollowUp>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Satisfaction {
    Whole(String),
    Axes(BTreeMap<String, String>),
}

impl Default for Satisfaction {
    fn default() -> Self {
        Self::Whole(String::new())
    }
}

#[derive(Clone, Debug, Deserialize)]
struct FollowUp {
    #[serde(rename = "现结果")]
    after: String,
}

/// The records of some files, 公共 filled in.
pub(crate) fn records<'a>(files: impl IntoIterator<Item = &'a str>) -> Vec<Record> {
    let mut all = Vec::new();
    for text in files {
        let RecordFile::<Record> { shared, cases } = serde_yaml::from_str(text).unwrap();
        let fill = |value: &mut String, key: &str| {
            if value.is_empty() {
                *value = shared.get(key).cloned().unwrap_or_default();
            }
        };
        all.extend(cases.into_iter().map(|mut record| {
            fill(&mut record.kind, "类型");
            fill(&mut record.session, "届次会议");
            fill(&mut record.category, "分类");
            fill(&mut record.assigned, "交办日期");
            if let Satisfaction::Whole(it) = &mut record.satisfaction {
                fill(it, "满意度");
            }
            record
        }));
    }
    all
}

impl Record {
    fn is_suggestion(&self) -> bool {
        self.kind == "代表建议" && self.session == "区二届人大六次会议"
    }

    fn is_from_community(&self) -> bool {
        self.kind == "联系社区意见"
    }

    fn is_of_past_years(&self) -> bool {
        !self.is_suggestion() && !self.is_from_community()
    }

    fn is_satisfied(&self) -> bool {
        let holds = |it: &String| it == "满意" || it == "基本满意";
        match &self.satisfaction {
            Satisfaction::Whole(it) => holds(it),
            Satisfaction::Axes(axes) => axes.values().all(holds),
        }
    }
}

const CATEGORIES: [&str; 7] = [
    "美丽家园建设",
    "美丽城区建设",
    "交通出行",
    "养老医疗服务",
    "教育文化体育",
    "经济发展",
    "城区治理与安全",
];
const OUTCOMES: [&str; 4] = ["已经解决", "正在解决", "计划解决", "留作参考"];

/// What `{path}` prints.
pub(crate) fn printed(path: &str, records: &[Record]) -> String {
    let of = |is: fn(&Record) -> bool| records.iter().filter(move |it| is(it));
    let suggestions: Vec<&Record> = of(Record::is_suggestion).collect();
    let community: Vec<&Record> = of(Record::is_from_community).collect();
    let past: Vec<&Record> =
        of(Record::is_of_past_years).filter(|it| !it.follow_ups.is_empty()).collect();
    let total = suggestions.len();
    let having = |outcome: &str| suggestions.iter().filter(|it| it.outcome == outcome).count();
    let settled = community.iter().filter(|it| OUTCOMES[..2].contains(&it.outcome.as_str()));
    let settled = settled.count();
    let distinct = |of: &dyn Fn(&Record) -> String| {
        community.iter().map(|it| of(it)).collect::<BTreeSet<_>>().len().to_string()
    };
    let year = |date: &str| date.split('-').next().unwrap().to_owned();
    let assigned = |records: &[&Record]| {
        let mut dates: Vec<String> = records.iter().map(|it| it.assigned.clone()).collect();
        dates.sort();
        dates
    };
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["总数"] => total.to_string(),
        ["按结果", "分述"] => {
            let items: Vec<(&str, usize)> = OUTCOMES.iter().map(|it| (*it, having(it))).collect();
            let first = "办理结果为“{项}”的{件数}件，占{占比}";
            sentence(&items, total, 1, (first, "“{项}”的{件数}件，占{占比}"))
        }
        ["按分类", "居前4"] => {
            let count = |name: &str| suggestions.iter().filter(|it| it.category == name).count();
            let mut named = CATEGORIES;
            named.sort_by_key(|it| std::cmp::Reverse(count(it)));
            named[..4].join("、")
        }
        ["满意率"] => {
            let satisfied = suggestions.iter().filter(|it| it.is_satisfied()).count();
            percent(rounded(satisfied, total, 1), 1)
        }
        ["跟踪办理"] => (having("正在解决") + having("计划解决")).to_string(),
        ["联系社区意见"] => community.len().to_string(),
        ["联系社区街镇"] => distinct(&|it| it.street.clone().unwrap()),
        ["联系社区主办单位"] => distinct(&|it| it.lead.clone()),
        ["联系社区主办排名", "居前2"] => {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for it in &community {
                *counts.entry(&it.lead).or_default() += 1;
            }
            let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
            ranked.sort_by_key(|it| std::cmp::Reverse(it.1));
            assert!(ranked[0].1 > ranked[1].1 && ranked[1].1 > ranked[2].1);
            ranked[..2].iter().map(|it| it.0).collect::<Vec<_>>().join("、")
        }
        ["联系社区交办", "月份"] => {
            let month = assigned(&community)[0].split('-').nth(1).unwrap().parse::<u32>();
            format!("{}月", month.unwrap())
        }
        ["联系社区解决率", "件数"] => settled.to_string(),
        ["联系社区解决率"] => percent(rounded(settled, community.len(), 1), 1),
        ["回头看件数"] => past.len().to_string(),
        ["回头看新结果", after, "件数"] => {
            let now = |it: &&&Record| it.follow_ups.last().unwrap().after == *after;
            past.iter().filter(now).count().to_string()
        }
        ["回头看最早交办", "年份"] => year(assigned(&past).first().unwrap()),
        ["回头看最近交办", "年份"] => year(assigned(&past).last().unwrap()),
        [batch, case, "标题"] => {
            let number = case.strip_prefix('案').unwrap();
            let batch = if *batch == "本次" { &suggestions } else { &past };
            quoted(&batch.iter().find(|it| it.number == number).unwrap().title)
        }
        _ => panic!("the recount does not know {path}"),
    }
}
