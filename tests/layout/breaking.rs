//! Where lines break: as in Word, and never before a closing or after an opening mark.

use huibao::{
    chinese::character,
    style::{LineEndMarks, Typesetting, gb9704::PT_PER_MM},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::manuscript::{Line, Manuscript, lines, texts};

const LINE_STARTERS_FORBIDDEN: &str = "，。、；：？！”’）》〉〕】％%…·";
const LINE_ENDERS_FORBIDDEN: &str = "“‘（《〈〔【";

fn broken(words: &str) -> Vec<String> {
    let pages = lines(&Manuscript::new("汇报").paragraph(words).set());
    texts(&text_lines(&pages)).into_iter().map(String::from).collect()
}

/// The lines of the text without title and page numbers.
fn text_lines(pages: &[Vec<Line>]) -> Vec<Line> {
    let lines = pages.iter().flat_map(|page| page[..page.len() - 1].to_vec());
    lines.skip(1).collect()
}

#[test]
fn a_mark_that_does_not_fit_takes_the_character_before_it_along() {
    let lines = broken(&format!("{}，其中", "办".repeat(26)));
    assert_eq!(lines, ["办".repeat(25), "办，其中".into()]);
}

#[test]
fn several_closing_marks_move_together() {
    let lines = broken(&format!("{}议》”。", "办".repeat(25)));
    assert_eq!(lines, ["办".repeat(25), "议》”。".into()]);
}

#[test]
fn an_opening_mark_moves_to_the_next_line() {
    let lines = broken(&format!("{}“两会”", "办".repeat(25)));
    assert_eq!(lines, ["办".repeat(25), "“两会”".into()]);
}

#[test]
fn a_number_moves_whole_with_its_percent_sign_but_parts_from_its_measure_word() {
    let lines = broken(&format!("{}92.54%，67件", "办".repeat(24)));
    assert_eq!(lines, ["办".repeat(24), "92.54%，67件".into()]);
    let lines = broken(&format!("{}67件", "办".repeat(25)));
    assert_eq!(lines, [format!("{}67", "办".repeat(25)), "件".into()]);
}

#[test]
fn dashes_and_ellipses_stay_whole() {
    let lines = broken(&format!("{}——落实", "办".repeat(25)));
    assert_eq!(lines, ["办".repeat(25), "——落实".into()]);
    let lines = broken(&format!("{}……", "办".repeat(25)));
    assert_eq!(lines, ["办".repeat(24), "办……".into()]);
}

#[test]
fn a_line_cut_short_by_a_long_address_stays_ragged_and_the_address_is_broken_at_a_joint() {
    let address = "https://www.shcn.gov.cn/col123/2021/0705/abcdefghijklmnopqrstuvwxyz/index.html";
    assert_eq!(
        broken(&format!("详见{address}。")),
        [
            "详见",
            "https://www.shcn.gov.cn/col123/2021/0705/",
            "abcdefghijklmnopqrstuvwxyz/index.html。"
        ]
    );
    let pages = lines(&Manuscript::new("汇报").paragraph(&format!("详见{address}。")).set());
    let first = &pages[0][1];
    assert!(first.x.1 - first.x.0 < 6.0, "{first:?}");
}

#[test]
fn a_space_at_a_line_end_takes_no_room() {
    let lines = broken(&format!("{}ab cd", "办".repeat(25)));
    assert_eq!(lines, [format!("{}ab", "办".repeat(25)), "cd".into()]);
}

/// Text that has a place to break at least every few characters.
fn prose() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "建议",
        "办理",
        "代表",
        "的",
        "和",
        "区政府",
        "“两会”",
        "《办法》",
        "（一）",
        "2021年",
        "92.54%",
        "67件",
        "，",
        "。",
        "、",
        "；",
        "——",
        "……",
        "〔2019〕25号",
        "APP",
        "PM2.5",
        "（见‘附件’）",
        "¥300",
        "买买提·阿里",
        "℃",
        "①",
        "a b",
    ]);
    let clause = (vec(piece, 1..9), select(vec!["甲", "乙", "丙", "丁"]))
        .prop_map(|(pieces, end)| pieces.concat() + end);
    vec(clause, 1..60).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn lines_keep_every_rule_and_every_character(words in prose()) {
        let pages = lines(&Manuscript::new("汇报").paragraph(&words).set());
        let lines = text_lines(&pages);
        let joined: String = lines.iter().map(|it| it.text.as_str()).collect();
        prop_assert_eq!(joined.replace(' ', ""), words.replace(' ', ""));
        for (at, line) in lines.iter().enumerate() {
            let indent = if at == 0 { 4 } else { 0 };
            let halves: usize = line.text.chars().map(character::half_cells).sum();
            prop_assert!(indent + halves <= 56, "{}", line.text);
            let (first, last) = (line.text.chars().next(), line.text.chars().last());
            // A run of marks longer than the pieces above make it breaks anywhere.
            let marks = |text: &str| text.chars().filter(|it| !it.is_alphanumeric()).count();
            if marks(&line.text) < 20 {
                prop_assert!(at == 0 || !LINE_STARTERS_FORBIDDEN.contains(first.unwrap()), "{}", line.text);
                prop_assert!(at + 1 == lines.len() || !LINE_ENDERS_FORBIDDEN.contains(last.unwrap()), "{}", line.text);
            }
            let glyph = line.runs.last().unwrap().glyphs.last().unwrap();
            let cells = if character::half_cells(last.unwrap()) == 2 { 156.0 / 28.0 } else { 0.0 };
            prop_assert!(glyph.x / PT_PER_MM + cells < 184.1, "{}", line.text);
        }
    }

    #[test]
    fn lines_before_the_last_reach_the_right_edge(words in prose()) {
        let pages = lines(&Manuscript::new("汇报").paragraph(&words).set());
        let lines = text_lines(&pages);
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let last = line.text.chars().last().unwrap();
            // A line that a long Latin word or number leaves half empty stays ragged.
            let is_cut_short = next.text.chars().next().is_some_and(|it| character::half_cells(it) == 1);
            if character::half_cells(last) == 2 && last != '…' && last != '—' && !is_cut_short {
                let right = line.x.1 + 156.0 / 28.0;
                prop_assert!((right - 184.0).abs() < 0.1, "{} ends at {right}", line.text);
            }
        }
    }

    #[test]
    fn whatever_is_written_is_set_or_refused(
        title in vec(prop::char::range('一', '龥'), 0..90),
        words in vec(any::<char>(), 0..120),
    ) {
        let (title, words): (String, String) =
            (title.into_iter().collect(), words.into_iter().collect());
        let manuscript = Manuscript::new(&title)
            .paragraph(&words)
            .table(&words, &[&["编号", &words], &[&words, &title]]);
        if let Ok(laid) = manuscript.try_set() {
            prop_assert_eq!(laid.title_lines.concat(), title);
        }
    }
}

/// 排版 with `line_end_marks` and whether marks that meet are closed up.
fn typesetting(line_end_marks: LineEndMarks, closes_up_marks: bool) -> Typesetting {
    Typesetting { line_end_marks, closes_up_marks, ..Typesetting::default() }
}

fn broken_by(typesetting: Typesetting, words: &str) -> Vec<String> {
    let pages = lines(&Manuscript::new("汇报").typeset(typesetting).paragraph(words).set());
    texts(&text_lines(&pages)).into_iter().map(String::from).collect()
}

#[test]
fn hanging_marks_stand_outside_of_a_filled_line() {
    let hanging = typesetting(LineEndMarks::Hanging, false);
    let words = format!("{}，其中", "办".repeat(26));
    assert_eq!(broken_by(hanging, &words), [format!("{}，", "办".repeat(26)), "其中".into()]);
    let pages = lines(&Manuscript::new("汇报").typeset(hanging).paragraph(&words).set());
    assert!((pages[0][1].x.1 - 184.0).abs() < 0.1, "the mark begins where the type area ends");
    let words = format!("{}》，其中", "办".repeat(26));
    assert_eq!(broken_by(hanging, &words), ["办".repeat(25), "办》，其中".into()]);
}

#[test]
fn a_mark_at_a_line_end_takes_half_a_cell_and_so_do_others_of_its_line_if_need_be() {
    let half = typesetting(LineEndMarks::Half, false);
    let words = format!("{}9年，其中", "办".repeat(24));
    assert_eq!(broken_by(half, &words), [format!("{}9年，", "办".repeat(24)), "其中".into()]);
    let words = format!("办，{}，其中", "办".repeat(24));
    assert_eq!(broken_by(half, &words), [format!("办，{}，", "办".repeat(24)), "其中".into()]);
    // Nothing else in the line gives way.
    let words = format!("{}，其中", "办".repeat(26));
    assert_eq!(broken_by(half, &words), ["办".repeat(25), "办，其中".into()]);
}

#[test]
fn marks_that_meet_share_their_blank() {
    let close = typesetting(LineEndMarks::Full, true);
    let x = |typesetting, words: &str| -> Vec<f64> {
        let pages = lines(&Manuscript::new("汇报").typeset(typesetting).paragraph(words).set());
        let glyphs = pages[0][1].runs.iter().flat_map(|run| run.glyphs.iter().map(|it| it.x));
        glyphs.map(|it| it / PT_PER_MM * 28.0 / 156.0).collect()
    };
    let words = "依《办法》（“两会”）。";
    let (loose, tight) = (x(Typesetting::default(), words), x(close, words));
    // 》 gives way to （, “ to （, ” to ）, ） to 。
    let moved: Vec<f64> =
        loose.iter().zip(&tight).map(|(one, other)| ((one - other) * 2.0).round() / 2.0).collect();
    assert_eq!(moved, [0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 1.0, 1.5, 2.0]);
}

#[test]
fn numbers_with_their_units_and_numbers_of_documents_stay_whole_when_asked() {
    let whole =
        Typesetting { keeps_units: true, keeps_document_numbers: true, ..Typesetting::default() };
    let words = format!("{}67件", "办".repeat(25));
    assert_eq!(broken_by(whole, &words), ["办".repeat(25), "67件".into()]);
    let words = format!("{}，静府议〔2025〕7号", "办".repeat(21));
    assert_eq!(
        broken_by(whole, &words),
        [format!("{}，", "办".repeat(21)), "静府议〔2025〕7号".into()]
    );
}

fn any_typesetting() -> impl Strategy<Value = Typesetting> {
    let ends = select(vec![LineEndMarks::Full, LineEndMarks::Half, LineEndMarks::Hanging]);
    (ends, any::<[bool; 3]>()).prop_map(|(line_end_marks, [closes_up_marks, units, numbers])| {
        Typesetting {
            line_end_marks,
            closes_up_marks,
            keeps_units: units,
            keeps_document_numbers: numbers,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_chosen_no_line_begins_or_ends_with_a_mark_that_may_not(
        words in prose(),
        typesetting in any_typesetting(),
    ) {
        let laid = Manuscript::new("汇报").typeset(typesetting).paragraph(&words).set();
        let lines = text_lines(&lines(&laid));
        let joined: String = lines.iter().map(|it| it.text.as_str()).collect();
        prop_assert_eq!(joined.replace(' ', ""), words.replace(' ', ""));
        for (at, line) in lines.iter().enumerate() {
            let (first, last) = (line.text.chars().next(), line.text.chars().last());
            let marks = line.text.chars().filter(|it| !it.is_alphanumeric()).count();
            if marks < 20 {
                prop_assert!(at == 0 || !LINE_STARTERS_FORBIDDEN.contains(first.unwrap()), "{}", line.text);
                prop_assert!(at + 1 == lines.len() || !LINE_ENDERS_FORBIDDEN.contains(last.unwrap()), "{}", line.text);
            }
            let hangs = typesetting.line_end_marks == LineEndMarks::Hanging
                && "。，、".contains(last.unwrap());
            let right = if hangs { 184.1 } else { 184.0 - 156.0 / 28.0 / 4.0 };
            prop_assert!(line.x.1 < right, "{} ends at {}", line.text, line.x.1);
            // The letters stand one after the other; an opening mark's origin may be in its cut half.
            let x: Vec<f64> =
                line.runs.iter().flat_map(|run| run.glyphs.iter().map(|it| it.x)).collect();
            prop_assert!(x.windows(2).all(|it| it[0] < it[1] + 4.0), "{}", line.text);
        }
    }
}
