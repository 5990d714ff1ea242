//! 假如: values that a person supposes for some cases, in the records as they would be written, while
//! no file is touched.

mod words;

use std::sync::Arc;

use super::{
    form::{self, both},
    records::{Identity, Records, set_key},
    rewritten,
};
use crate::{
    chinese::{nearest::nearest, wording},
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    record::{Field, ListKeys, Shape, YamlValue},
};
use words::{Assignment, assignments};

/// The keys that say which cases are meant.
const WHICH: [Field; 4] = [Field::Number, Field::Kind, Field::Session, Field::Id];

/// The records of `sources` with what each of `suppositions` says: `编号=38 办理结果=已经解决`.
///
/// # Errors
/// What cannot be read of a supposition, or means no case or several; what keeps the files from being
/// read or changed. What is wrong with a key or value itself, the check of the records tells.
pub fn supposed(
    sources: &[Arc<SourceFile>],
    suppositions: &[String],
) -> Result<Vec<Arc<SourceFile>>, Diagnostics> {
    let before = Records::read(sources)?;
    let mut after = before.clone();
    let mut found = Diagnostics::default();
    for text in suppositions {
        let applied = assignments(text).and_then(|it| apply(text, &it, &mut after));
        found.extend(applied.err());
    }
    if found.has_errors() { Err(found) } else { rewritten(&before, &after) }
}

/// Sets what one supposition says.
fn apply(text: &str, said: &[Assignment], records: &mut Records) -> Result<(), Diagnostic> {
    let is_which = |it: &&Assignment| Field::named(&it.key).is_some_and(|it| WHICH.contains(&it));
    let (which, values): (Vec<_>, Vec<_>) = said.iter().partition(is_which);
    if values.is_empty() {
        return Err(refused(
            text,
            "没有写要改成什么",
            "请写在编号后面，如“编号=38 办理结果=已经解决”",
        ));
    }
    for case in meant(text, &which, records)? {
        for it in &values {
            assign(text, it, case, records)?;
        }
    }
    Ok(())
}

fn refused(text: &str, cause: &str, cure: &str) -> Diagnostic {
    Diagnostic::error(format!("“{text}”{cause}")).cure(cure)
}

/// The cases that are meant, each by its place.
fn meant(text: &str, which: &[&Assignment], records: &Records) -> Result<Vec<usize>, Diagnostic> {
    let said = |field: Field| which.iter().find(|it| Field::named(&it.key) == Some(field));
    let Some(numbers) = said(Field::Number) else {
        let cure = "请先写明是哪一件，如“编号=38 办理结果=已经解决”";
        return Err(refused(text, "没有写编号", cure));
    };
    let is_so = |case: usize, field: Field| {
        said(field).is_none_or(|it| {
            records.case(case).is_some_and(|case| case.shown(field) == it.value.trim())
        })
    };
    let others = [Field::Kind, Field::Session, Field::Id];
    let all: Vec<(usize, Identity)> =
        records.all().enumerate().map(|(at, it)| (at, it.identity())).collect();
    let mut cases = Vec::new();
    for number in form::names(&numbers.value) {
        let has = |is: &dyn Fn(&str) -> bool| -> Vec<&(usize, Identity)> {
            let fits = |it: &usize| others.iter().all(|field| is_so(*it, *field));
            all.iter().filter(|(at, it)| is(&it.number) && fits(at)).collect()
        };
        // Who types no zeros may mean a number with any; who types them means this one.
        let bare = |it: &str| it.trim_start_matches('0').to_owned();
        let same = match has(&|it| it == number) {
            exact if number.starts_with('0') && !exact.is_empty() => exact,
            _ => has(&|it| bare(it) == bare(number)),
        };
        match same.as_slice() {
            [(only, _)] => cases.push(*only),
            [] => return Err(unknown(text, number, &all)),
            several => return Err(ambiguous(text, number, several)),
        }
    }
    Ok(cases)
}

fn unknown(text: &str, number: &str, all: &[(usize, Identity)]) -> Diagnostic {
    // One digit apart is a slip; another number is another case.
    let near = nearest(number, all.iter().map(|(_, it)| it.number.as_str()));
    let near = near.filter(|it| {
        it.len() == number.len()
            && it.bytes().zip(number.bytes()).filter(|(a, b)| a != b).count() == 1
    });
    let is_known = all.iter().any(|(_, it)| it.number.ends_with(number));
    let cure = match near {
        Some(near) if !is_known => format!("是否为“{near}”？请核对编号"),
        _ => "请核对编号、类型和届次会议".to_owned(),
    };
    refused(text, &format!("：台账里没有{number}号"), &cure)
}

fn ambiguous(text: &str, number: &str, several: &[&(usize, Identity)]) -> Diagnostic {
    let named = |it: &&(usize, Identity)| format!("{}{}号{}", it.1.session, it.1.number, it.1.kind);
    let named: Vec<String> = several.iter().map(named).collect();
    let cause = format!("：{number}号有{}件：{}", named.len(), wording::enumerate(&named));
    refused(text, &cause, "请再写明是哪一件，如“类型=代表建议”“届次会议=区二届人大六次会议”")
}

/// Sets one value of a case.
fn assign(
    text: &str,
    said: &Assignment,
    case: usize,
    records: &mut Records,
) -> Result<(), Diagnostic> {
    let Some((key, part)) = said.key.split_once('.') else {
        let value = |before: Option<&YamlValue>| match Field::named(&said.key) {
            Some(field) if !said.value.is_empty() => {
                form::value(&said.value, field.shape(), before)
            }
            None => YamlValue::Text(said.value.clone()),
            Some(_) => YamlValue::Empty,
        };
        let before = Field::named(&said.key).and_then(|it| records.case(case)?.get(it).cloned());
        let value = value(before.as_ref());
        match Field::named(&said.key) {
            Some(field) => records.set(case, field, value),
            // What is told of an unknown key, the check of the records says.
            None => records.change(case, |own| set_key(own, &said.key, value)),
        }
        return Ok(());
    };
    let digits = key.trim_start_matches(|it: char| !it.is_ascii_digit());
    let name = key.strip_suffix(digits).unwrap_or(key);
    let whole = |cause: &str, cure: &str| Err(refused(text, cause, cure));
    let Some(field) = Field::named(name) else {
        let names = Field::written().map(Field::chinese);
        let near = nearest(name, names).map(|it| format!("是否为“{it}”？"));
        return whole(
            &format!("：案件没有“{name}”这一项"),
            &format!("{}请改正", near.unwrap_or_default()),
        );
    };
    let before = records.case(case).and_then(|it| it.get(field).cloned());
    let value = YamlValue::Text(said.value.clone());
    let changed = match (field.shape(), before) {
        (Shape::SatisfactionAxes, before) => with_axis(before, part, value),
        (Shape::Named(keys) | Shape::List(keys) | Shape::Marked(keys), Some(before)) => {
            let mut items = before.items().to_vec();
            let nth = if digits.is_empty() { "1" } else { digits };
            let nth = nth.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
            if digits.is_empty() && items.len() > 1 {
                let cure = format!("请写明第几条，如“{name}1.{part}=…”");
                return whole(&format!("：“{name}”有{}条", items.len()), &cure);
            }
            let Some(item) = nth.and_then(|it| items.get_mut(it)) else {
                let told = format!("：“{name}”只有{}条", items.len());
                return whole(&told, "请核对是第几条");
            };
            *item = with_key(item, keys, part, value);
            YamlValue::List(items)
        }
        (Shape::Named(_) | Shape::List(_) | Shape::Marked(_), None) => {
            return whole(&format!("：这一件还没有“{name}”"), "请先在台账里写上，再来假设");
        }
        _ => return whole(&format!("：“{name}”下面不分项"), &format!("请写“{name}=…”")),
    };
    records.set(case, field, changed);
    Ok(())
}

/// 满意度 with one of its two axes set.
fn with_axis(before: Option<YamlValue>, axis: &str, value: YamlValue) -> YamlValue {
    let mut map = match before {
        Some(YamlValue::Text(both)) => {
            let both = YamlValue::Text(both);
            YamlValue::Map(vec![("态度".to_owned(), both.clone()), ("结果".to_owned(), both)])
        }
        Some(said @ YamlValue::Map(_)) => said,
        _ => YamlValue::Map(Vec::new()),
    };
    set_key(&mut map, axis, value);
    map
}

/// An item of a list with one of its keys set; a text is what its head says.
fn with_key(item: &YamlValue, keys: &ListKeys, key: &str, value: YamlValue) -> YamlValue {
    let mut map = match (item, keys.head) {
        (YamlValue::Text(text), Some(head)) => {
            YamlValue::Map(vec![(head.0.to_owned(), YamlValue::Text(text.clone()))])
        }
        _ => item.clone(),
    };
    let names = keys.keys.iter().find(|it| both(it.names).contains(&key)).map(|it| both(it.names));
    let there = names.and_then(|names| names.into_iter().find(|it| map.get(&[it]).is_some()));
    set_key(&mut map, there.unwrap_or(key), value);
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceKind;

    const RECORDS: &str = "公共: {类型: 代表建议, 届次会议: 某会}\n案件:\n  - 编号: 0038\n    标题: 甲\n    \
                           办理结果: 正在解决 # 待核\n    满意度: 满意\n    主办: [某局, 某办]\n  - {编号: 0041, 标题: 乙}\n  \
                           - {编号: 0038, 标题: 丙, 类型: 政协提案}\n";

    fn after(suppositions: &[&str]) -> Result<String, String> {
        let file = SourceFile::new("records/a.yaml", SourceKind::Records, RECORDS);
        let said: Vec<String> = suppositions.iter().map(|it| (*it).to_owned()).collect();
        let told = |it: Diagnostics| -> String {
            let lines = it
                .iter()
                .map(|it| format!("{}。{}", it.cause, it.cure.as_deref().unwrap_or_default()));
            lines.collect::<Vec<_>>().join("\n")
        };
        supposed(&[file], &said).map_err(told).map(|it| it[0].text.clone())
    }

    #[test]
    fn only_what_is_supposed_is_written_otherwise() {
        let text = after(&[
            "编号＝38　类型=代表建议 办理结果＝“已经 解决”  满意度.结果=基本满意 主办2.联系人='张 三'",
            "编号=41、0041 答复日期 = 2025.6.1",
        ]);
        let expected = RECORDS
            .replace("正在解决 #", "已经 解决 #")
            .replace("满意度: 满意", "满意度: {态度: 满意, 结果: 基本满意}")
            .replace("某办]", "{单位: 某办, 联系人: 张 三}]")
            .replace("标题: 乙", "标题: 乙, 答复日期: 2025-06-01");
        assert_eq!(text.unwrap(), expected);
    }

    #[test]
    fn what_names_no_case_or_several_is_told() {
        let refusal = |text: &str| after(&[text]).unwrap_err();
        assert_eq!(
            refusal("编号=38 办理结果=已经解决"),
            "“编号=38 办理结果=已经解决”：38号有2件：某会0038号代表建议、某会0038号政协提案。\
             请再写明是哪一件，如“类型=代表建议”“届次会议=区二届人大六次会议”"
        );
        assert_eq!(
            refusal("编号=0048 办理结果=已经解决"),
            "“编号=0048 办理结果=已经解决”：台账里没有0048号。是否为“0038”？请核对编号"
        );
        assert_eq!(
            refusal("办理结果=已经解决"),
            "“办理结果=已经解决”没有写编号。请先写明是哪一件，如“编号=38 办理结果=已经解决”"
        );
        assert_eq!(
            refusal("编号=41"),
            "“编号=41”没有写要改成什么。请写在编号后面，如“编号=38 办理结果=已经解决”"
        );
        assert_eq!(
            refusal("编号=41 主办.联系人=张"),
            "“编号=41 主办.联系人=张”：这一件还没有“主办”。请先在台账里写上，再来假设"
        );
        assert_eq!(
            refusal("编号=38 类型=代表建议 主办.联系人=张"),
            "“编号=38 类型=代表建议 主办.联系人=张”：“主办”有2条。请写明第几条，如“主办1.联系人=…”"
        );
        for nth in ["0", "3", "99999999999999999999"] {
            let text = format!("编号=38 类型=代表建议 主办{nth}.联系人=张");
            assert_eq!(refusal(&text), format!("“{text}”：“主办”只有2条。请核对是第几条"));
        }
    }
}
