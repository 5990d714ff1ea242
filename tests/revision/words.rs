//! What changed from one text to another, by words and figures.
#![expect(
    clippy::string_slice,
    reason = "ranges of words are borders of characters, or the test fails"
)]

use proptest::prelude::*;

use huibao::revision::{WordChange, WordChangeKind, word_changes, words};

/// The changes as they would be read: `[-旧-]`, `{+新+}`.
fn shown(old: &str, new: &str) -> String {
    let shown = |it: WordChange| match it.kind {
        WordChangeKind::Kept => new[it.new].to_owned(),
        WordChangeKind::Removed => format!("[-{}-]", &old[it.old]),
        WordChangeKind::Added => format!("{{+{}+}}", &new[it.new]),
    };
    word_changes(old, new).into_iter().map(shown).collect()
}

fn split(text: &str) -> Vec<&str> {
    words(text).into_iter().map(|it| &text[it]).collect()
}

#[test]
fn a_number_is_one_word_with_its_unit() {
    assert_eq!(split("共67件，占92.54%。"), ["共", "67件", "，", "占", "92.54%", "。"]);
    assert_eq!(split("2025年7月5日至8月"), ["2025年", "7月", "5日", "至", "8月"]);
    assert_eq!(split("5至8月"), ["5", "至", "8月"]);
    assert_eq!(split("上升3.5个百分点"), ["上", "升", "3.5个百分点"]);
    assert_eq!(split("1,200万元，"), ["1,200万元", "，"]);
    assert_eq!(split("静府议〔2025〕7号"), ["静", "府", "议", "〔2025〕7号"]);
    assert_eq!(split("议〔2025〕　号"), ["议", "〔2025〕　号"]);
    assert_eq!(split("（二十一）用5G和PDF"), ["（", "二十一", "）", "用", "5G", "和", "PDF"]);
    assert_eq!(split("葛\u{e0100}城"), ["葛\u{e0100}", "城"]);
}

#[test]
fn a_figure_changes_whole() {
    assert_eq!(
        shown("解决采纳的66件，占92.54%；", "解决采纳的67件，占92.16%；"),
        "解决采纳的[-66件-]{+67件+}，占[-92.54%-]{+92.16%+}；"
    );
    assert_eq!(
        shown("静府议〔2025〕　号，9月　日", "静府议〔2025〕7号，9月15日"),
        "静府议[-〔2025〕　号-]{+〔2025〕7号+}，9月[-　日-]{+15日+}"
    );
}

#[test]
fn what_two_texts_share_by_chance_is_no_part_of_either() {
    assert_eq!(shown("加强督促检查", "强化督促检查"), "[-加强-]{+强化+}督促检查");
    assert_eq!(
        shown("主要由于资金不足的问题。", "仍旧受制于资金缺口的影响。"),
        "[-主要由-]{+仍旧受制+}于资金[-不足的问题-]{+缺口的影响+}。"
    );
}

#[test]
fn a_clause_comes_and_goes_with_its_mark() {
    assert_eq!(
        shown("加强领导，狠抓落实。", "加强领导，加强协调，狠抓落实。"),
        "加强领导，{+加强协调，+}狠抓落实。"
    );
    assert_eq!(shown("甲办。乙办。丙办。", "甲办。丙办。"), "甲办。[-乙办。-]丙办。");
    assert_eq!(shown("《甲》、《乙》", "《甲》"), "《甲》[-、《乙》-]");
}

#[test]
fn sentences_that_are_both_rewritten_stay_two() {
    assert_eq!(
        shown("天气很好。我们出门。", "下雨不止。大家在家。"),
        "[-天气很好-]{+下雨不止+}。[-我们出门-]{+大家在家+}。"
    );
}

#[test]
fn texts_without_an_end_are_compared_all_the_same() {
    let (old, new) = ("甲乙".repeat(20_000), "丙丁".repeat(20_000));
    assert_eq!(word_changes(&old, &new).len(), 2);
    assert_eq!(word_changes(&old, &format!("{old}丙")).len(), 2);
}

fn prose() -> impl Strategy<Value = String> {
    let pieces = [
        "办理",
        "督促",
        "，",
        "。",
        "67件",
        "7",
        "%",
        "92.54%",
        "〔2025〕",
        "号",
        "二十",
        "一",
        "PDF",
        "\u{fffc}",
        "“",
        "”",
        "的",
        "、",
        "🙂",
        "　",
    ];
    let piece = prop_oneof![9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn words_are_the_text(text in prose()) {
        prop_assert_eq!(split(&text).concat(), text);
    }

    #[test]
    fn both_texts_come_back_from_the_changes(old in prose(), new in prose()) {
        let changes = word_changes(&old, &new);
        let mut rest = (String::new(), String::new());
        for it in &changes {
            let (one, other) = (&old[it.old.clone()], &new[it.new.clone()]);
            prop_assert_eq!((it.old.start, it.new.start), (rest.0.len(), rest.1.len()));
            let is_sound = match it.kind {
                WordChangeKind::Kept => one == other && !one.is_empty(),
                WordChangeKind::Removed => !one.is_empty() && other.is_empty(),
                WordChangeKind::Added => one.is_empty() && !other.is_empty(),
            };
            prop_assert!(is_sound, "{it:?}");
            rest.0.push_str(one);
            rest.1.push_str(other);
        }
        prop_assert_eq!((rest.0.as_str(), rest.1.as_str()), (old.as_str(), new.as_str()));
        let repeats = changes.windows(2).any(|it| {
            use WordChangeKind::{Added, Removed};
            it[0].kind == it[1].kind || (it[0].kind, it[1].kind) == (Added, Removed)
        });
        prop_assert!(!repeats, "a change comes in one piece: {changes:?}");
    }

    #[test]
    fn changes_begin_and_end_with_words(old in prose(), new in prose()) {
        let borders = |text: &str| -> Vec<usize> { words(text).iter().map(|it| it.start).chain([text.len()]).collect() };
        let (olds, news) = (borders(&old), borders(&new));
        for it in word_changes(&old, &new) {
            prop_assert!(olds.contains(&it.old.start) && olds.contains(&it.old.end));
            prop_assert!(news.contains(&it.new.start) && news.contains(&it.new.end));
        }
    }

    #[test]
    fn the_same_text_has_no_change(text in prose()) {
        prop_assert!(word_changes(&text, &text).iter().all(|it| it.kind == WordChangeKind::Kept));
    }
}
