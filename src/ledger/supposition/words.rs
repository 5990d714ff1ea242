//! `编号=38 答复说明="先 试点"`: keys and values as a person types them on a command line.

use crate::{chinese::character, diagnostic::Diagnostic};

/// A key and what is supposed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assignment {
    pub(super) key: String,
    /// Without the quotes around it; empty where the value is to be taken away.
    pub(super) value: String,
}

/// Quotes that a value with blanks may stand in.
const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('「', '」')];

const SHAPE: &str = "请写成“编号=38 办理结果=已经解决”；有空格的内容请加引号";

/// All of `text`, in order; = may be full-width and have blanks around it.
pub(super) fn assignments(text: &str) -> Result<Vec<Assignment>, Diagnostic> {
    if let Some(hidden) = text.chars().find(|it| character::is_forbidden(*it)) {
        let code = u32::from(hidden);
        let cause = format!("“--if”里有一个看不见的字符U+{code:04X}，台账里不允许");
        return Err(Diagnostic::error(cause).cure("请删去它；看不见时，把这一项重新打一遍"));
    }
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let refused = || Diagnostic::error(format!("“{rest}”没有写明是哪一项")).cure(SHAPE);
        let (key, after) = rest.split_once(['=', '＝']).ok_or_else(refused)?;
        let key = key.trim();
        if key.is_empty() || key.contains(char::is_whitespace) || key.split('.').any(str::is_empty)
        {
            return Err(refused());
        }
        let (value, after) = value(after)
            .ok_or_else(|| Diagnostic::error(format!("“{rest}”里的引号没有成对")).cure(SHAPE))?;
        found.push(Assignment { key: key.to_owned(), value: value.to_owned() });
        rest = after.trim_start();
    }
    Ok(found)
}

/// The value that `text` begins with, and what follows it; `None` where its quotes do not end.
fn value(text: &str) -> Option<(&str, &str)> {
    let typed = text.trim_start();
    for (open, close) in QUOTES {
        if let Some(inner) = typed.strip_prefix(open) {
            return inner.split_once(close);
        }
    }
    let end = typed.find(char::is_whitespace).unwrap_or(typed.len());
    // Nothing before the next key: the value is empty.
    let next_key = typed.get(..end).is_some_and(|it| it.contains(['=', '＝']));
    if next_key && typed.len() < text.len() {
        return Some(("", typed));
    }
    typed.split_at_checked(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let found = assignments(text).unwrap().into_iter();
        found.map(|it| (it.key, it.value)).collect()
    }

    #[test]
    fn values_end_at_blanks_unless_they_are_quoted() {
        let pairs =
            [("编号", "38、41"), ("答复说明", "先 试点"), ("公开理由", ""), ("措施", "a=b")];
        let expected = pairs.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let typed = "编号＝38、41　答复说明 = \"先 试点\" 公开理由= 措施=a=b";
        assert_eq!(read(typed), expected);
        assert_eq!(read("标题=《甲》的说明"), [("标题".to_owned(), "《甲》的说明".to_owned())]);
    }

    #[test]
    fn what_is_no_pair_is_told() {
        let refusal = |text| assignments(text).unwrap_err().cause;
        assert_eq!(refusal("38 已经解决"), "“38 已经解决”没有写明是哪一项");
        assert_eq!(refusal("编号=38 已经 结果=好"), "“已经 结果=好”没有写明是哪一项");
        assert_eq!(refusal("编号=38 .=好"), "“.=好”没有写明是哪一项");
        assert_eq!(refusal("编号=38 承诺事项.=好"), "“承诺事项.=好”没有写明是哪一项");
        assert_eq!(refusal("编号=“38 结果=好"), "“编号=“38 结果=好”里的引号没有成对");
    }

    #[test]
    fn what_cannot_be_seen_is_named_and_not_shown() {
        for (text, code) in
            [("编号=38 标题=\u{1}", "U+0001"), ("编号=38 标题=\u{202E}甲", "U+202E")]
        {
            let told = format!("“--if”里有一个看不见的字符{code}，台账里不允许");
            assert_eq!(assignments(text).unwrap_err().cause, told);
        }
    }
}
