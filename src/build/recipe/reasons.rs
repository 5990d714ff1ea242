//! Why a document is made anew, in the words of who made the change.

use std::collections::BTreeMap;

use crate::project::MadeOf;

/// More cases than this are not named one by one.
const MOST_NAMED: usize = 3;

/// What of `then` is another thing `now`: `台账变了（0038号）`; nothing where no difference shows.
pub fn reasons(then: &MadeOf, now: &MadeOf) -> Vec<String> {
    let changed = |is_other: bool, told: &str| is_other.then(|| told.to_owned());
    let draft = match (then.draft, now.draft) {
        (false, true) => Some("这次加了--draft".to_owned()),
        (true, false) => Some("这次没有加--draft".to_owned()),
        _ => None,
    };
    [
        records(then, now),
        changed(then.settings != now.settings, "设置（huibao.yaml）变了"),
        changed(then.head != now.head, "文档开头变了"),
        changed(then.prose != now.prose, "正文变了"),
        changed(then.templates != now.templates, "模板变了"),
        changed(then.pictures != now.pictures, "图片变了"),
        changed(then.faces != now.faces, "字体变了"),
        draft,
        changed(
            then.program != now.program,
            &format!("huibao由{}换成了{}", then.program, now.program),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Which cases of 台账 are others.
fn records(then: &MadeOf, now: &MadeOf) -> Option<String> {
    let gone_or_other = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
        let differs = one.iter().filter(|(number, print)| other.get(*number) != Some(*print));
        differs.map(|(number, _)| number.clone()).collect::<Vec<String>>()
    };
    let mut cases = gone_or_other(&now.cases, &then.cases);
    cases.extend(gone_or_other(&then.cases, &now.cases));
    cases.sort();
    cases.dedup();
    if cases.is_empty() {
        return (then.records != now.records).then(|| "台账变了".to_owned());
    }
    let named: Vec<String> = cases.iter().take(MOST_NAMED).map(|it| format!("{it}号")).collect();
    let named = named.join("、");
    let more =
        if cases.len() > MOST_NAMED { format!("等{}件", cases.len()) } else { String::new() };
    Some(format!("台账变了（{named}{more}）"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cases: &[(&str, &str)]) -> MadeOf {
        let cases = cases.iter().map(|(number, it)| ((*number).to_owned(), (*it).to_owned()));
        MadeOf { cases: cases.collect(), ..MadeOf::default() }
    }

    #[test]
    fn changed_cases_are_named() {
        let told = |then: &[(&str, &str)], now: &[(&str, &str)]| reasons(&of(then), &of(now));
        assert!(told(&[("0001", "甲")], &[("0001", "甲")]).is_empty());
        assert_eq!(told(&[("0001", "甲")], &[("0001", "乙")]), ["台账变了（0001号）"]);
        assert_eq!(
            told(&[("0001", "甲"), ("0002", "")], &[("0003", ""), ("0002", "")]),
            ["台账变了（0001号、0003号）"]
        );
        let many: Vec<(&str, &str)> =
            ["1", "2", "3", "4", "5"].into_iter().map(|it| (it, "")).collect();
        assert_eq!(told(&[], &many), ["台账变了（1号、2号、3号等5件）"]);
    }

    #[test]
    fn everything_that_a_person_changed_is_said() {
        let then = MadeOf { prose: "甲".to_owned(), ..MadeOf::default() };
        let now = MadeOf { records: "乙".to_owned(), draft: true, ..MadeOf::default() };
        assert_eq!(reasons(&then, &now), ["台账变了", "正文变了", "这次加了--draft"]);
    }
}
