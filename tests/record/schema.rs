//! The schemas for editors, held by a small validator of our own against the samples, against files
//! with faults, and against themselves: every key has its text.

use std::{fs, path::Path};

use huibao::record::{OwnWords, schemas};
use serde_json::{Value, json};

/// The schema of that name.
fn schema(name: &str) -> Value {
    let text = schemas(&OwnWords::default()).into_iter().find(|it| it.0 == name).unwrap().1;
    serde_json::from_str(&text).unwrap()
}

/// Where `value` is not as `schema` wants it, as paths of keys; patterns of texts are left to the
/// validators of others.
fn faults(schema: &Value, root: &Value, value: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let at = |step: &str| format!("{path}/{step}");
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.strip_prefix('#').unwrap());
        return faults(target.expect(name), root, value, path);
    }
    let of = |schema: &Value, value: &Value, path: &str| faults(schema, root, value, path);
    if let Some(types) = schema.get("type") {
        let types = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
        if !types.iter().any(|it| is_of_type(value, it.as_str().unwrap())) {
            found.push(path.to_owned());
        }
    }
    if schema.get("enum").is_some_and(|it| !it.as_array().unwrap().contains(value)) {
        found.push(path.to_owned());
    }
    let below = schema["minimum"].as_u64().zip(value.as_u64()).is_some_and(|(low, it)| it < low);
    let above = schema["maximum"].as_u64().zip(value.as_u64()).is_some_and(|(high, it)| it > high);
    if below || above {
        found.push(path.to_owned());
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let each: Vec<Vec<String>> = any.iter().map(|it| of(it, value, path)).collect();
        if each.iter().all(|it| !it.is_empty()) {
            // The deepest fault is that of the form which was meant.
            let depth = |it: &Vec<String>| it.iter().map(|it| it.matches('/').count()).max();
            found.extend(each.into_iter().max_by_key(depth).unwrap());
        }
    }
    for it in schema["allOf"].as_array().into_iter().flatten() {
        found.extend(of(it, value, path));
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        if value.is_object() && value.get(key.as_str().unwrap()).is_none() {
            found.push(path.to_owned());
        }
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        let known = schema["properties"].get(key);
        let patterned = schema["patternProperties"].as_object().and_then(|it| it.values().next());
        match known.or(patterned) {
            Some(schema) => found.extend(of(schema, value, &at(key))),
            None if schema["additionalProperties"] == json!(false) => found.push(at(key)),
            None => {}
        }
    }
    if let Some(schema) = schema.get("items") {
        for (nth, value) in value.as_array().into_iter().flatten().enumerate() {
            found.extend(of(schema, value, &at(&nth.to_string())));
        }
    }
    found
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

fn check(name: &str, yaml: &str) -> Vec<String> {
    let value: Value = serde_yaml::from_str(yaml).unwrap();
    let schema = schema(name);
    let mut found = faults(&schema, &schema, &value, "");
    found.dedup();
    found
}

/// The names and texts of the files in a folder that is there.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().path());
    entries
        .filter(|it| it.is_file())
        .map(|it| (it.display().to_string(), fs::read_to_string(&it).unwrap()))
        .collect()
}

#[test]
fn the_samples_are_as_the_schemas_want_them_and_say_where_these_are() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut seen = 0;
    for sample in fs::read_dir(samples).unwrap().map(|it| it.unwrap().path()) {
        for (schema, folder) in [("huibao", ""), ("records", "records"), ("document", "documents")]
        {
            for (name, text) in files(&sample.join(folder)) {
                let yaml = if schema == "document" {
                    text.split("---\n").nth(1).unwrap()
                } else {
                    text.as_str()
                };
                assert_eq!(check(schema, yaml), Vec::<String>::new(), "{name}");
                let depth = usize::from(!folder.is_empty());
                let line = huibao::record::schema_line(schema, depth);
                assert!(yaml.starts_with(&line), "{name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 8);
}

#[test]
fn both_names_of_a_key_are_known_and_all_forms_of_a_value() {
    let cases = "\
defaults: {kind: 代表建议}
cases:
  - {number: '0038', title: 甲, lead: 区民政局, satisfaction: {attitude: 满意}, highlights: 是}
  - 编号: 39
    标题: 乙
    主办: {单位: 区民政局, 签收日期: 2021-03-01}
    会办: [甲局, {单位: 乙局}]
    提出人: 甲、乙
    措施: [做了甲, {内容: 做了乙, 状态: 已完成}]
    沟通: [{阶段: 办理前, 方式: 走访, 日期: 2021年3月1日}]
    督办: [人大督办, 政府督办]
    公开属性:
";
    assert_eq!(check("records", cases), Vec::<String>::new());
    let bare = "- {编号: '0001', 标题: 甲}\n";
    assert_eq!(check("records", bare), Vec::<String>::new());
}

#[test]
fn faults_are_found_where_they_are() {
    for (schema, yaml, at) in [
        ("records", "案件: [{编号: '1', 标题: 甲, 主板: 乙}]", "/案件/0/主板"),
        ("records", "案件: [{编号: '1', 标题: 甲, 公开属性: 公开}]", "/案件/0/公开属性"),
        ("records", "案件: [{编号: '1', 标题: 甲, 状态: 已办复}]", "/案件/0/状态"),
        ("records", "案件: [{编号: '1', 标题: 甲, 沟通: [{方式: 走访}]}]", "/案件/0/沟通/0"),
        ("records", "案件: [{标题: 甲}]", "/案件/0"),
        ("records", "公共: {编号: '1'}\n案件: []", "/公共/编号"),
        ("huibao", "版本: 1\n单位: {名称: 甲}\n年分: 2021", "/年分"),
        ("huibao", "版本: 1\n单位: {名称: 甲}\n年份: 1812", "/年份"),
        (
            "huibao",
            "版本: 1\n单位: {名称: 甲}\n年份: 2021\n指标: {甲: {计数: {办结: 是}}}",
            "/指标/甲/计数/办结",
        ),
        ("huibao", "版本: 1\n单位: {名称: 甲}\n年份: 2021\n活动: [{类型: 宴会}]", "/活动/0/类型"),
        ("document", "模板: 汇报\n标题: 甲\n截至: 2021-07-05\n状态: 草稿", "/状态"),
        ("document", "模板: 汇报\n标题: 甲", ""),
    ] {
        assert!(check(schema, yaml).contains(&at.to_owned()), "{yaml}: {:?}", check(schema, yaml));
    }
}

#[test]
fn every_key_has_its_text() {
    let mut without = Vec::new();
    for (name, text) in schemas(&OwnWords::default()) {
        let schema: Value = serde_json::from_str(&text).unwrap();
        let definitions = schema["definitions"].as_object().unwrap();
        for (key, definition) in definitions.iter().filter(|it| it.0.contains('.')) {
            let text = definition["description"].as_str().unwrap_or_default();
            let text = text.trim_start_matches('。');
            if text.is_empty() {
                without.push(format!("{name}: {key}"));
            }
        }
        let mut targets = Vec::new();
        references(&schema, &mut targets);
        for target in targets {
            if !definitions.contains_key(&target) {
                without.push(format!("{name}: {target}"));
            }
        }
    }
    without.dedup();
    assert!(without.is_empty(), "keys without a text in src/record/schema: {without:#?}");
}

/// The names of all definitions that a schema refers to.
fn references(schema: &Value, to: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get("$ref") {
                to.push(target.trim_start_matches("#/definitions/").to_owned());
            }
            map.values().for_each(|it| references(it, to));
        }
        Value::Array(items) => items.iter().for_each(|it| references(it, to)),
        _ => {}
    }
}
