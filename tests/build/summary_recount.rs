//! The summaries counted again from their YAML, without a line of the product.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

/// What the figures of a summary are counted from.
pub(crate) struct Records {
    /// The office's names as records have them.
    office: &'static str,
    /// The cases of this year.
    pub(crate) cases: Vec<Mapping>,
    /// Those of past years.
    past: Vec<Mapping>,
    /// 活动.
    activities: Vec<Mapping>,
    /// 指标: what was typed.
    typed: BTreeMap<String, String>,
}

/// A text under a key; empty where there is none.
fn text(of: &Mapping, key: &str) -> String {
    match of.get(key) {
        Some(Value::String(it)) => it.clone(),
        Some(Value::Number(it)) => it.to_string(),
        _ => String::new(),
    }
}

fn list<'a>(of: &'a Mapping, key: &str) -> Vec<&'a Value> {
    match of.get(key) {
        Some(Value::Sequence(items)) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

impl Records {
    /// The records of some files; those of sessions that begin so are of past years.
    pub(crate) fn read<'a>(
        office: &'static str,
        past: &str,
        settings: &str,
        files: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let settings: Mapping = serde_yaml::from_str(settings).unwrap();
        let mut all: Vec<Mapping> = Vec::new();
        for file in files {
            let file: Mapping = serde_yaml::from_str(file).unwrap();
            let shared = file["公共"].as_mapping().unwrap().clone();
            for case in file["案件"].as_sequence().unwrap() {
                let mut case = case.as_mapping().unwrap().clone();
                for (key, value) in &shared {
                    case.entry(key.clone()).or_insert(value.clone());
                }
                all.push(case);
            }
        }
        let is_past = |it: &Mapping| !past.is_empty() && text(it, "届次会议").starts_with(past);
        let (past, cases) = all.into_iter().partition(is_past);
        let activities = list(&settings, "活动").into_iter().map(|it| it.as_mapping().unwrap());
        let figures = settings["指标"].as_mapping().unwrap();
        let typed = figures.iter().filter_map(|(name, it)| {
            let it = it.as_mapping()?;
            it.contains_key("录入").then(|| (name.as_str().unwrap().to_owned(), text(it, "录入")))
        });
        Self {
            office,
            cases,
            past,
            activities: activities.cloned().collect(),
            typed: typed.collect(),
        }
    }

    /// What the office's entry under `key` says, if the office stands there: nothing where it is a
    /// bare name.
    fn part(&self, case: &Mapping, key: &str) -> Option<Mapping> {
        list(case, key).into_iter().find_map(|it| match it {
            Value::String(it) => it.split('、').any(|it| it == self.office).then(Mapping::new),
            Value::Mapping(it) => (text(it, "单位") == self.office).then(|| it.clone()),
            _ => None,
        })
    }

    fn leads(&self, case: &Mapping) -> bool {
        self.part(case, "主办").is_some() || self.part(case, "独办").is_some()
    }

    fn advises(&self, case: &Mapping) -> bool {
        self.part(case, "会办").is_some()
    }

    fn count(&self, holds: impl Fn(&Mapping) -> bool) -> String {
        self.cases.iter().filter(|it| holds(it)).count().to_string()
    }

    /// How many activities are of one of these kinds.
    fn held(&self, holds: impl Fn(&Mapping) -> bool) -> String {
        self.activities.iter().filter(|it| holds(it)).count().to_string()
    }

    /// What `{path}` prints.
    pub(crate) fn printed(&self, path: &str) -> String {
        if let Some(typed) = self.typed.get(path) {
            return typed.clone();
        }
        let parts: Vec<&str> = path.split('.').collect();
        if let [.., case, field] = parts.as_slice()
            && let Some(number) = case.strip_prefix('案')
        {
            return self.of_case(number, field);
        }
        let is = |it: &Mapping, kind: &str| text(it, "类型") == kind;
        let contacted = |it: &Mapping, steps: &[&str]| {
            let contacts = list(it, "沟通").into_iter().filter_map(Value::as_mapping);
            contacts.into_iter().any(|it| steps.contains(&text(it, "阶段").as_str()))
        };
        match path {
            "年份" => "2023".to_owned(),
            "总数" => self.count(|_| true),
            "人大建议件" => self.count(|it| is(it, "代表建议")),
            "政协提案件" => self.count(|it| is(it, "政协提案")),
            "建议主办件" => self.count(|it| is(it, "代表建议") && self.leads(it)),
            "建议会办件" => self.count(|it| is(it, "代表建议") && self.advises(it)),
            "提案主办件" => self.count(|it| is(it, "政协提案") && self.leads(it)),
            "提案会办件" => self.count(|it| is(it, "政协提案") && self.advises(it)),
            "主办件" => self.count(|it| self.leads(it)),
            "会办件" => self.count(|it| self.advises(it)),
            "主办件主动公开" => {
                self.count(|it| self.leads(it) && text(it, "公开属性") == "主动公开")
            }
            "主办件依申请公开" => {
                self.count(|it| self.leads(it) && text(it, "公开属性") == "依申请公开")
            }
            "主办件跟踪办理" => self.count(|it| {
                let open = ["正在解决", "计划解决", "列入计划拟解决"];
                self.leads(it) && open.contains(&text(it, "办理结果").as_str())
            }),
            "主办件办理前沟通" => {
                self.count(|it| self.leads(it) && contacted(it, &["办理前"]))
            }
            "主办件办理中沟通" => {
                self.count(|it| self.leads(it) && contacted(it, &["办理中"]))
            }
            "主办件办结后沟通" => {
                self.count(|it| self.leads(it) && contacted(it, &["办结后", "答复后"]))
            }
            "会办意见件" => self.count(|it| {
                let own = self.part(it, "会办");
                own.is_some_and(|it| it.contains_key("意见日期"))
            }),
            "特色案例件" => self.count(|it| it.contains_key("特色案例")),
            "会议场次" => self.held(|it| is(it, "会议") || is(it, "部署会")),
            "培训次数" => self.held(|it| is(it, "培训")),
            "录用稿件" => {
                self.held(|it| is(it, "宣传") && text(it, "媒体") == "上海建议提案工作公众号")
            }
            "按分类.居前5" => self.categories().join("、"),
            "附件.领导协调推动办理情况汇总" => "附件1".to_owned(),
            "附件.特色工作及宣传报道汇总" => "附件2".to_owned(),
            _ => panic!("{path}"),
        }
    }

    /// The five largest categories of the sample, none as large as another but in the order of the
    /// settings.
    fn categories(&self) -> Vec<String> {
        let mut names: Vec<String> =
            ["交通运输", "城乡规划", "土地管理", "教科文卫", "经济发展"].map(str::to_owned).into();
        let size = |name: &String| self.cases.iter().filter(|it| text(it, "分类") == *name).count();
        names.sort_by_key(|it| std::cmp::Reverse(size(it)));
        names
    }

    fn of_case(&self, number: &str, field: &str) -> String {
        let all = self.cases.iter().chain(&self.past);
        let case = all.into_iter().find(|it| text(it, "编号") == number).unwrap();
        match field {
            "标题" | "简称" => {
                let words = text(case, field).replace('“', "‘").replace('”', "’");
                format!("“{words}”")
            }
            "提出人" => match &case[field] {
                Value::Mapping(it) => text(it, "姓名"),
                _ => text(case, field),
            },
            _ => text(case, field),
        }
    }
}
