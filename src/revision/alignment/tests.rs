use proptest::{collection::vec, prelude::*, sample::subsequence};

use super::*;

const TEXTS: [&str; 5] = [
    "今年以来，区政府系统共收到区人大代表建议67件，办复率100%。",
    "一、加强组织领导，压实办理责任。区长多次召开常务会议研究部署。",
    "各承办单位坚持与代表面对面沟通，走访座谈百余次，努力提高办理质量。",
    "针对停车难问题，区交通局新增泊位1200个，并开放机关车位供居民夜间使用。",
    "下一步，我们将持续跟踪督办，确保列入计划的事项逐年落实到位。",
];

fn body(texts: &[&'static str]) -> Vec<Line<'static>> {
    texts.iter().map(|text| Line { text, ..Line::default() }).collect()
}

fn identified(texts: &[(&'static str, &'static str)]) -> Vec<Line<'static>> {
    let line = |(id, text): &(&'static str, &'static str)| Line {
        ids: if id.is_empty() { vec![] } else { vec![*id] },
        text,
        kind: Kind::Body,
    };
    texts.iter().map(line).collect()
}

const fn kept(old: usize, new: usize) -> Step {
    Step::Kept { old, new, moved: false }
}

#[test]
fn what_nobody_touched_stays_where_it_is() {
    let lines = body(&TEXTS);
    assert_eq!(align(&lines, &lines), (0..5).map(|it| kept(it, it)).collect::<Vec<_>>());
}

#[test]
fn words_and_figures_change_and_the_paragraph_is_the_same() {
    let new = body(&[
        "今年以来，区政府系统共收到区人大代表建议69件，办复率98.6%。",
        TEXTS[1],
        "各承办单位始终坚持与代表沟通，走访座谈120次，办理质量明显提高。",
        TEXTS[3],
        TEXTS[4],
    ]);
    assert_eq!(align(&body(&TEXTS), &new), (0..5).map(|it| kept(it, it)).collect::<Vec<_>>());
}

#[test]
fn a_paragraph_of_other_words_keeps_its_identity() {
    let old = identified(&[("A", TEXTS[0]), ("B", TEXTS[1]), ("C", TEXTS[2])]);
    let new =
        identified(&[("A", TEXTS[0]), ("B", "全部重写，与原来毫无关系的一句话"), ("C", TEXTS[2])]);
    assert_eq!(align(&old, &new), [kept(0, 0), kept(1, 1), kept(2, 2)]);
}

#[test]
fn added_removed_and_moved_are_told() {
    let old = body(&TEXTS);
    let new =
        body(&[TEXTS[0], "这是领导加的一段话，谈今年的新要求。", TEXTS[3], TEXTS[2], TEXTS[4]]);
    let steps = align(&old, &new);
    assert_eq!(steps.len(), 6);
    assert!(steps.contains(&Step::Removed { old: 1 }));
    assert!(steps.contains(&Step::Added { new: 1 }));
    let moved = |it: &&Step| matches!(it, Step::Kept { moved: true, .. });
    assert_eq!(steps.iter().filter(moved).count(), 1);
}

#[test]
fn a_split_is_told_whether_both_halves_bear_the_identity_or_one() {
    let halves = ["针对停车难问题，区交通局新增泊位1200个，", "并开放机关车位供居民夜间使用。"];
    let old = identified(&[("A", TEXTS[2]), ("B", TEXTS[3]), ("C", TEXTS[4])]);
    let split = Step::Split { old: 1, new: vec![1, 2] };
    for (first, second) in [("B", "B"), ("B", ""), ("", "B"), ("", "")] {
        let new = identified(&[
            ("A", TEXTS[2]),
            (first, halves[0]),
            (second, halves[1]),
            ("C", TEXTS[4]),
        ]);
        assert_eq!(align(&old, &new), [kept(0, 0), split.clone(), kept(2, 3)]);
    }
}

#[test]
fn joined_paragraphs_are_told() {
    let joined = "针对停车难问题，区交通局新增泊位1200个，并开放机关车位供居民夜间使用。下一步，我们将持续跟踪督办，确保列入计划的事项逐年落实到位。";
    let old = identified(&[("A", TEXTS[2]), ("B", TEXTS[3]), ("C", TEXTS[4])]);
    for ids in [vec!["B", "C"], vec!["B"], vec!["C"], vec![]] {
        let mut new = identified(&[("A", TEXTS[2])]);
        new.push(Line { ids, text: joined, kind: Kind::Body });
        assert_eq!(align(&old, &new), [kept(0, 0), Step::Joined { old: vec![1, 2], new: 1 }]);
    }
}

#[test]
fn a_copy_with_the_same_identity_is_an_addition() {
    let old = identified(&[("A", TEXTS[0]), ("B", TEXTS[1])]);
    let new = identified(&[("A", TEXTS[0]), ("B", TEXTS[1]), ("A", TEXTS[0])]);
    assert_eq!(align(&old, &new), [kept(0, 0), kept(1, 1), Step::Added { new: 2 }]);
}

#[test]
fn rows_and_columns_of_a_table_come_and_go() {
    fn table(rows: &[&[&'static str]]) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                let kind = Kind::Cell { table: 0, row, column };
                lines.push(Line { ids: vec![], text, kind });
            }
        }
        lines
    }
    let old = table(&[
        &["编号", "标题", "结果"],
        &["0001", "关于增设停车泊位的建议", "解决采纳"],
        &["0002", "关于修缮社区道路的建议", "正在解决"],
        &["0003", "关于加装电梯的建议", "解决采纳"],
    ]);
    let new = table(&[
        &["编号", "标题", "承办人", "结果"],
        &["0001", "关于增设停车泊位的建议", "张三", "解决采纳"],
        &["0004", "关于开放操场的建议", "李四", "计划解决"],
        &["0003", "关于加装电梯的建议", "王五", "已经解决"],
    ]);
    let steps = align(&old, &new);
    assert!(steps.contains(&kept(2, 3)), "the last column is the last: {steps:?}");
    assert!(steps.contains(&kept(11, 15)), "its cell changed: {steps:?}");
    assert!(steps.contains(&Step::Added { new: 2 }));
    assert!((6..9).all(|old| steps.contains(&Step::Removed { old })), "{steps:?}");
}

/// What a person does to one paragraph.
#[derive(Clone, Debug)]
enum Deed {
    Keep,
    Remove,
    Rewrite,
    Split,
    AddAfter,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => Just(Deed::Keep),
        1 => Just(Deed::Remove),
        1 => Just(Deed::Rewrite),
        1 => Just(Deed::Split),
        1 => Just(Deed::AddAfter),
    ];
    vec(deed, 1..30)
}

/// A paragraph of words of its own.
fn sentence(seed: usize) -> String {
    let character = |at: usize| {
        let mixed = (seed * 7919 + at * 104_729 + seed * at * 31) % 4000;
        char::from_u32(0x4e00 + u32::try_from(mixed).unwrap()).unwrap()
    };
    (0..24).map(character).collect()
}

proptest! {
    #[test]
    fn every_paragraph_is_in_one_step(
        old in vec(0_usize..12, 0..20),
        new in vec(0_usize..12, 0..20),
        marked in subsequence((0..20).collect::<Vec<usize>>(), 0..20),
    ) {
        let texts: Vec<String> = (0..12).map(sentence).collect();
        let names: Vec<String> = (0..12).map(|it| format!("id{it}")).collect();
        let lines = |of: &[usize]| -> Vec<Line<'_>> {
            of.iter().enumerate().map(|(at, it)| {
                let ids = if marked.contains(&at) { vec![names[*it].as_str()] } else { vec![] };
                Line { ids, text: &texts[*it], kind: Kind::Body }
            }).collect()
        };
        let steps = align(&lines(&old), &lines(&new));
        let mut olds: Vec<usize> = steps.iter().flat_map(|it| it.before().to_vec()).collect();
        let mut news: Vec<usize> = steps.iter().flat_map(|it| it.after().to_vec()).collect();
        olds.sort_unstable();
        news.sort_unstable();
        prop_assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
    }

    #[test]
    fn what_was_done_to_a_text_is_recognised(deeds in deeds(), identified in any::<bool>()) {
        let texts: Vec<String> = (0..deeds.len()).map(sentence).collect();
        let names: Vec<String> = (0..deeds.len()).map(|it| format!("id{it}")).collect();
        let ids = |at: usize| if identified { vec![names[at].as_str()] } else { vec![] };
        let mut made: Vec<(Vec<&str>, String)> = Vec::new();
        let mut expected = Vec::new();
        for (at, deed) in deeds.iter().enumerate() {
            let (text, new) = (&texts[at], made.len());
            match deed {
                Deed::Keep => made.push((ids(at), text.clone())),
                Deed::Remove => {}
                Deed::Rewrite => {
                    made.push((ids(at), text.chars().take(16).chain("改动了几个字".chars()).collect()));
                }
                Deed::Split => {
                    made.push((ids(at), text.chars().take(13).collect()));
                    made.push((vec![], text.chars().skip(13).collect()));
                }
                Deed::AddAfter => {
                    made.push((ids(at), text.clone()));
                    made.push((vec![], sentence(1000 + at)));
                }
            }
            match deed {
                Deed::Keep | Deed::Rewrite => expected.push(kept(at, new)),
                Deed::Remove => expected.push(Step::Removed { old: at }),
                Deed::Split => expected.push(Step::Split { old: at, new: vec![new, new + 1] }),
                Deed::AddAfter => {
                    expected.push(kept(at, new));
                    expected.push(Step::Added { new: new + 1 });
                }
            }
        }
        let old: Vec<Line<'_>> = texts.iter().enumerate()
            .map(|(at, text)| Line { ids: ids(at), text, kind: Kind::Body }).collect();
        let new: Vec<Line<'_>> = made.iter()
            .map(|(ids, text)| Line { ids: ids.clone(), text, kind: Kind::Body }).collect();
        let mut steps = align(&old, &new);
        steps.sort();
        expected.sort();
        prop_assert_eq!(steps, expected);
    }

    #[test]
    fn one_moved_paragraph_alone_is_told_as_moved(count in 4_usize..20, from in 0_usize..20, to in 0_usize..20) {
        let (from, to) = (from % count, to % count);
        prop_assume!(from.abs_diff(to) > 1);
        let texts: Vec<String> = (0..count).map(sentence).collect();
        let old: Vec<Line<'_>> =
            texts.iter().map(|text| Line { text, ..Line::default() }).collect();
        let mut new = old.clone();
        let line = new.remove(from);
        new.insert(to, line);
        let moved: Vec<Step> = align(&old, &new).into_iter()
            .filter(|it| matches!(it, Step::Kept { moved: true, .. })).collect();
        prop_assert_eq!(moved, [Step::Kept { old: from, new: to, moved: true }]);
    }
}
