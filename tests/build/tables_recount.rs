//! samples/office-year counted again from its YAML, without a line of the product: what every number
//! of its tables must print.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml::Value;

use super::recount::{percent, rounded};

/// One record as far as the sample's tables need it, 公共 filled in.
#[derive(Clone, Debug)]
pub(super) struct Record(BTreeMap<String, Value>);

#[derive(Deserialize)]
struct RecordFile {
    #[serde(rename = "公共", default)]
    shared: BTreeMap<String, Value>,
    #[serde(rename = "案件")]
    cases: Vec<BTreeMap<String, Value>>,
}

/// The records of some files.
pub(super) fn records<'a>(files: impl IntoIterator<Item = &'a str>) -> Vec<Record> {
    let mut all = Vec::new();
    for text in files {
        let file: RecordFile = serde_yaml::from_str(text).unwrap();
        for case in file.cases {
            let mut whole = file.shared.clone();
            whole.extend(case);
            all.push(Record(whole));
        }
    }
    all
}

impl Record {
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// What stands between the 、 of a key.
    pub(super) fn names(&self, key: &str) -> Vec<String> {
        match self.0.get(key) {
            Some(Value::String(text)) => text.split('、').map(str::to_owned).collect(),
            Some(Value::Sequence(items)) => items
                .iter()
                .map(|it| match it {
                    Value::Mapping(map) => map.get("姓名").unwrap().as_str().unwrap().to_owned(),
                    name => name.as_str().unwrap().to_owned(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn is_of_this_year(&self) -> bool {
        self.text("届次会议").unwrap().contains("五次会议")
    }

    /// Whether it was answered by that day.
    pub(super) fn is_replied(&self, as_of: &str) -> bool {
        self.text("答复日期").is_some_and(|it| it <= as_of)
    }

    /// Whether a reply was due by that day or is there: three months from 交办, or the day to which
    /// it was put off.
    fn is_owed(&self, as_of: &str) -> bool {
        self.is_replied(as_of) || self.text("延期至").unwrap_or("2026-05-06") < as_of
    }

    fn is_called_satisfying(&self) -> bool {
        self.text("满意度").is_some_and(|it| it == "满意" || it == "基本满意")
    }

    /// The last round of 回头看.
    pub(super) fn round(&self, key: &str) -> Option<&str> {
        let Value::Sequence(rounds) = self.0.get("回头看")? else { return None };
        rounds.last()?.get(key)?.as_str()
    }
}

/// The rows that stand for `row` of a figure: which of this year's cases they are, and for 会办 whose.
fn belongs(record: &Record, figure: &str, row: &[&str]) -> bool {
    let is = |name: &str| row.contains(&name);
    match figure {
        "单位办理情况" => {
            record.names("主办").iter().chain(&record.names("分办")).any(|it| is(it))
        }
        "类型办理情况" => is(record.text("类型").unwrap()),
        "分类办理情况" => is(record.text("分类").unwrap()),
        _ => panic!("the recount does not know {figure}"),
    }
}

/// The units of a 系统, as huibao.yaml lists them.
fn units_of(system: &str) -> Vec<&'static str> {
    match system {
        "建设管理" => vec!["区建管委", "区房管局", "区绿化市容局"],
        "社会事业" => vec!["区教育局", "区卫生健康委", "区民政局"],
        "经济" => vec!["区发展改革委", "区商务委"],
        _ => panic!("no system called {system}"),
    }
}

/// What `{figure.parts…}` prints of the records as of a day.
pub(super) fn printed(figure: &str, parts: &[String], all: &[Record], as_of: &str) -> String {
    let this_year: Vec<&Record> = all.iter().filter(|it| it.is_of_this_year()).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if figure.ends_with("率排名") {
        return ranked(figure, &parts, &this_year, as_of);
    }
    let [row, rest @ ..] = parts.as_slice() else { panic!("{figure} without a row") };
    let units = row.strip_suffix("小计").map(units_of);
    let meant = units.unwrap_or_else(|| vec![*row]);
    let is_all = *row == "合计";
    let own: Vec<&&Record> =
        this_year.iter().filter(|it| is_all || belongs(it, figure, &meant)).collect();
    let count = |holds: &dyn Fn(&Record) -> bool| own.iter().filter(|it| holds(it)).count();
    let replied = |it: &Record| it.is_replied(as_of);
    let rate = |part: usize, whole: usize| percent(rounded(part, whole, 2), 2);
    match rest {
        ["名称"] => (*row).to_owned(),
        ["总数" | "件数"] => own.len().to_string(),
        ["会办件次"] => this_year
            .iter()
            .flat_map(|it| it.names("会办"))
            .filter(|it| is_all || meant.contains(&it.as_str()))
            .count()
            .to_string(),
        ["应办复"] => count(&|it| it.is_owed(as_of)).to_string(),
        ["已办复"] => count(&replied).to_string(),
        ["办复率"] => rate(count(&replied), count(&|it| it.is_owed(as_of))),
        ["满意率"] => {
            let part = count(&|it| replied(it) && it.is_called_satisfying());
            rate(part, count(&|it| replied(it) && it.text("满意度") != Some("未反馈")))
        }
        [outcome] => count(&|it| replied(it) && it.text("办理结果") == Some(outcome)).to_string(),
        _ => panic!("the recount does not know {figure}.{}", parts.join(".")),
    }
}

fn ranked(figure: &str, parts: &[&str], this_year: &[&Record], as_of: &str) -> String {
    let of = |unit: &str| -> (usize, usize) {
        let own = this_year.iter().filter(|it| it.text("主办") == Some(unit));
        let (mut part, mut whole) = (0, 0);
        for it in own {
            let (counts, holds) = match figure {
                "办复率排名" => (it.is_owed(as_of), it.is_replied(as_of)),
                "满意率排名" => (it.is_replied(as_of), it.is_called_satisfying()),
                _ => panic!("the recount does not know {figure}"),
            };
            whole += usize::from(counts);
            part += usize::from(counts && holds);
        }
        (part, whole)
    };
    let [unit, what] = parts else { panic!("the recount does not know {parts:?}") };
    let (part, whole) = of(unit);
    match *what {
        "件数" => part.to_string(),
        "总体" => whole.to_string(),
        "占比" => percent(rounded(part, whole, 2), 2),
        "位次" => {
            let units = ["建设管理", "社会事业", "经济"].into_iter().flat_map(units_of);
            let before = units.map(of).filter(|it| it.0 * whole > part * it.1).count();
            (before + 1).to_string()
        }
        _ => panic!("the recount does not know {parts:?}"),
    }
}
