//! Tera's English messages in the words of those who write templates here.

use super::{
    filters::{FILTERS, FUNCTIONS},
    metered::TOO_MANY_ROUNDS,
};
use crate::chinese::nearest::nearest;

/// What is wrong, and what to do about it, for a message of Tera's about `at_fault`.
///
/// A message of our own filters is Chinese already and stays as it is; one that Tera has and this
/// table lacks is passed on with its English words.
pub(super) fn in_chinese(message: &str, at_fault: &str) -> (String, Option<String>) {
    unknown_name(message)
        .or_else(|| wrong_type(message))
        .or_else(|| wrong_syntax(message, at_fault))
        .or_else(|| other(message, at_fault))
        .unwrap_or_else(|| {
            let is_ours = message.chars().any(|it| matches!(it, '\u{4E00}'..='\u{9FFF}'));
            let cause = if is_ours {
                message.to_owned()
            } else {
                format!("模板有误（Tera：{message}）")
            };
            (cause, None)
        })
}

type Explained = Option<(String, Option<String>)>;

/// Names that nobody has given.
fn unknown_name(message: &str) -> Explained {
    if let Some(rest) = message.strip_prefix("Variable `") {
        let (name, rest) = rest.split_once('`')?;
        let known = listed(rest, "Available variables: ");
        return Some((format!("没有名为“{name}”的变量"), offer(name, &known)));
    }
    if let Some(rest) = message.strip_prefix("Field `") {
        let (name, rest) = rest.split_once('`')?;
        let known = listed(rest, "Available fields: ");
        return Some((format!("没有“{name}”这一项"), offer(name, &known)));
    }
    let (kind, name) = message.strip_prefix("Unknown ")?.split_once(" `")?;
    let name = name.strip_suffix('`')?;
    match kind {
        "filter" => Some((format!("没有名为“{name}”的过滤器"), offer(name, &FILTERS))),
        "function" => Some((format!("没有名为“{name}”的函数"), offer(name, &FUNCTIONS))),
        "test" => Some((format!("“is”之后没有名为“{name}”的判断"), None)),
        "component" => {
            let cure = "组件要先用“{% component 名称() %}”写出，再用“<名称 />”调用";
            Some((format!("没有名为“{name}”的组件"), Some(cure.to_owned())))
        }
        "template" => {
            let cure = "请核对路径，它从templates文件夹算起，如“片段/基本情况.tera”";
            Some((format!("没有名为“{name}”的模板"), Some(cure.to_owned())))
        }
        _ => None,
    }
}

/// The names after `label`, as Tera lists them.
fn listed<'a>(rest: &'a str, label: &str) -> Vec<&'a str> {
    rest.split_once(label).map_or_else(Vec::new, |(_, it)| it.split(", ").collect())
}

/// Offers the nearest name and lists all.
fn offer(name: &str, known: &[&str]) -> Option<String> {
    if known.is_empty() {
        return None;
    }
    let all = known.join("、");
    Some(match nearest(name, known.iter().copied()) {
        Some(near) => format!("是不是“{near}”？可用的有：{all}"),
        None => format!("可用的有：{all}"),
    })
}

/// Values that cannot be used so.
fn wrong_type(message: &str) -> Explained {
    if let Some(rest) = message.strip_prefix("Invalid type for the value, expected `") {
        let (wanted, found) = rest.strip_suffix('`')?.split_once("` but got `")?;
        let cause = format!("此处要用{}，给的是{}", type_name(wanted), type_name(found));
        return Some((cause, None));
    }
    if let Some(found) = message.strip_prefix("Iteration not possible on type `") {
        let found = type_name(found.strip_suffix('`')?);
        return Some((format!("“for”只能逐项取列表，给的是{found}"), None));
    }
    if let Some(pair) = message.strip_prefix("Cannot compare `") {
        let (left, right) = pair.strip_suffix('`')?.split_once("` with `")?;
        return Some((format!("{}与{}不能比大小", type_name(left), type_name(right)), None));
    }
    if message.starts_with("Math operations") || message.starts_with("`+` requires") {
        let cure = "数字都由指标算好，用“{名称}”引用；两段文字相连用“~”";
        return Some(("模板里不做算术".to_owned(), Some(cure.to_owned())));
    }
    let missing = message.strip_prefix("Missing keyword argument `")?.strip_suffix('`')?;
    Some((format!("缺少参数“{missing}”"), Some(format!("请写成“…({missing}=…)”"))))
}

/// What Tera calls the type of a value.
fn type_name(name: &str) -> &'static str {
    match name {
        "string" | "&str" | "Cow<str>" | "String" => "文字",
        "array" | "list" => "列表",
        "map" => "一组项目",
        "bool" => "是否",
        "none" => "空值",
        "undefined" => "没有定义的变量",
        "bytes" => "字节",
        _ => "数",
    }
}

/// What cannot be read as a template at all.
fn wrong_syntax(message: &str, at_fault: &str) -> Explained {
    if message == "Unexpected character" {
        return Some(unexpected_character(at_fault));
    }
    if message == "Unknown tag" {
        return Some(unknown_tag(at_fault));
    }
    if message.starts_with("String opened with") {
        let cure = "请在文字末尾补上同样的英文引号";
        return Some(("引号没有结束".to_owned(), Some(cure.to_owned())));
    }
    if message.starts_with("Closing comment tag") {
        let cure = "请在说明文字末尾补上“#}”";
        return Some(("注释没有结束".to_owned(), Some(cure.to_owned())));
    }
    let (found, wanted) = message.strip_prefix("Found ")?.split_once(" but ")?;
    let wanted = wanted.trim_start_matches("was ").trim_start_matches("expect");
    let wanted = wanted.trim_start_matches("ed ").trim_start_matches("ing ").trim_end_matches('.');
    let cure = (found == "string" && wanted == "identifier")
        .then(|| "参数要写明名称，如“has(figure=\"总数\")”".to_owned());
    Some((format!("此处不能写{}，应写{}", token(found), tokens(wanted)), cure))
}

/// A tag that Tera does not have, or the end of one that is not open.
fn unknown_tag(name: &str) -> (String, Option<String>) {
    if name == "end" {
        let cure = "要与管到的词连写，如“{% endfor %}”“{% endif %}”";
        return ("“end”后面不能空格".to_owned(), Some(cure.to_owned()));
    }
    if let Some(start) = name.strip_prefix("end") {
        let cure = format!("请核对每个“{{% {start} … %}}”是否各有一个“{{% {name} %}}”");
        return (format!("“{name}”之前没有与它成对的“{start}”"), Some(cure));
    }
    let cure = "可用的有：if、for、set、include、filter、block、extends、component";
    (format!("没有名为“{name}”的标签"), Some(cure.to_owned()))
}

/// A character that Tera's notation does not have.
fn unexpected_character(at_fault: &str) -> (String, Option<String>) {
    let cause = match at_fault {
        "" => "花括号里有不认识的字符".to_owned(),
        it => format!("花括号里不能直接写“{it}”"),
    };
    let cure = "变量名用英文；中文要加英文引号；标点用半角；数字的引用写成单层花括号，如“{总数}”";
    (cause, Some(cure.to_owned()))
}

/// What Tera calls a piece of its notation.
fn token(name: &str) -> String {
    match name {
        "identifier" => "名称".to_owned(),
        "string" => "引号里的文字".to_owned(),
        "integer" | "float" => "数字".to_owned(),
        "bool" => "true或false".to_owned(),
        "content" | "raw content" => "正文".to_owned(),
        "comment" => "注释".to_owned(),
        other => format!("“{}”", other.trim_matches('`')),
    }
}

/// Several such pieces, of which one is wanted.
fn tokens(names: &str) -> String {
    let names = names.replace(" or ", ", ");
    names.split(", ").map(token).collect::<Vec<_>>().join("或")
}

/// What happens while a template writes.
fn other(message: &str, at_fault: &str) -> Explained {
    Some(match message {
        "endless" => (
            "模板写出的文字超过4兆，已经停下".to_owned(),
            Some("请检查“for”循环是否一层套一层地重复同样的内容".to_owned()),
        ),
        "Tried to render a variable that is undefined" => {
            let cure = "请核对名称；可能没有的项目先用“{% if … is defined %}”判断";
            (format!("“{at_fault}”没有值"), Some(cure.to_owned()))
        }
        TOO_MANY_ROUNDS => (
            TOO_MANY_ROUNDS.to_owned(),
            Some("请检查“for”循环是否一层套一层地重复同样的内容".to_owned()),
        ),
        it if it.starts_with("Maximum render recursion depth") => {
            let cure = "请去掉组件里对自己的调用";
            ("组件一层层地调用自己，没有尽头".to_owned(), Some(cure.to_owned()))
        }
        _ => return None,
    })
}
