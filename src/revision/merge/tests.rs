//! Random edits of document XML, held against what they must become; nothing of the merge is asked.

use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};

use proptest::{collection::vec, prelude::*};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{
    revision::Author,
    word::{BASE_FORMAT, Base, BaseParagraph, Package, Span, SpanKind, Standing},
};

/// A paragraph of a made document: its identity, the words around its figure, what the figure says.
#[derive(Clone, Debug)]
struct Made {
    id: usize,
    before: String,
    value: u32,
    after: String,
}

impl Made {
    fn new(id: usize, value: u32) -> Self {
        Self {
            id,
            before: format!("{}，{}共", characters(id, 14), characters(id + 500, 3)),
            value,
            after: format!("件，{}。", characters(id + 1000, 16)),
        }
    }

    fn text(&self) -> String {
        format!("{}{}{}", self.before, self.value, self.after)
    }
}

/// Words that no other paragraph has.
fn characters(seed: usize, count: usize) -> String {
    let character = |at: usize| {
        let mixed = (seed * 7919 + at * 104_729 + seed * at * 31) % 6000;
        char::from_u32(0x4e00 + u32::try_from(mixed).unwrap()).unwrap()
    };
    (0..count).map(character).filter(|it| !"〇零一二三四五六七八九十百千".contains(*it)).collect()
}

fn base(made: &[Made]) -> Base {
    let paragraphs = made.iter().map(|it| BaseParagraph {
        ids: vec![format!("ID{}", it.id)],
        standing: Standing::Body,
        style: "Body".to_owned(),
        text: it.text(),
        spans: vec![Span {
            range: it.before.len()..it.before.len() + it.value.to_string().len(),
            kind: SpanKind::Figure,
            reference: format!("数{}", it.id),
        }],
    });
    Base { format: BASE_FORMAT, paragraphs: paragraphs.collect() }
}

/// A file of these paragraphs: identity and words, in runs cut where `cut` says.
fn package(paragraphs: &[(Option<usize>, String)], base: &Base, cut: usize) -> Package {
    let mut body = String::new();
    for (at, (id, text)) in paragraphs.iter().enumerate() {
        body.push_str("<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr>");
        if let Some(id) = id {
            body.extend([format!("<w:bookmarkStart w:id=\"{at}\" w:name=\"_hb_ID{id}\"/>")]);
        }
        let characters: Vec<char> = text.chars().collect();
        let size = if cut == 0 { characters.len().max(1) } else { 1 + (cut * 7 + at * 3) % 9 };
        for (nth, piece) in characters.chunks(size).enumerate() {
            let piece: String = piece.iter().collect();
            let look = if nth % 2 == 1 { "<w:rPr><w:b/></w:rPr>" } else { "" };
            body.extend([format!(
                "<w:proofErr w:type=\"spellStart\"/><w:r>{look}<w:t>{piece}</w:t></w:r>"
            )]);
        }
        if id.is_some() {
            body.extend([format!("<w:bookmarkEnd w:id=\"{at}\"/>")]);
        }
        body.push_str("</w:p>");
    }
    file(&body, base)
}

/// A file of that text.
fn file(body: &str, base: &Base) -> Package {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let copy = Base::part(&base.to_json().unwrap()).to_document();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        (
            "word/styles.xml",
            b"<w:styles><w:style w:styleId=\"Body\"><w:name w:val=\"Body\"/></w:style></w:styles>",
        ),
        ("customXml/item1.xml", &copy),
    ];
    for (path, bytes) in parts {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    Package::read(&zip.finish().unwrap().into_inner()).unwrap()
}

fn texts(package: &Package) -> Vec<String> {
    package.paragraphs().unwrap().into_iter().map(|it| it.text).collect()
}

fn merged(base: &Base, mine: &Package, theirs: &Package) -> Merged {
    let by = Author { name: "汇报".to_owned(), moment: "2026-03-05T09:00:00".parse().unwrap() };
    merge(Sources { base, mine, theirs, charts: &BTreeSet::new() }, &by).unwrap()
}

/// What a person does to a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Keep,
    /// Words put in somewhere before or behind the figure.
    Insert(usize),
    /// Some words before or behind the figure replaced.
    Rewrite(usize),
    /// Some words taken out.
    Cut(usize),
    Remove,
    Split(usize),
    JoinNext,
    MoveToEnd,
    AddAfter,
    Overtype(u32),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        5 => Just(Deed::Keep),
        2 => (0_usize..24).prop_map(Deed::Insert),
        2 => (0_usize..12).prop_map(Deed::Rewrite),
        1 => (0_usize..12).prop_map(Deed::Cut),
        1 => Just(Deed::Remove),
        1 => (4_usize..28).prop_map(Deed::Split),
        1 => Just(Deed::JoinNext),
        1 => Just(Deed::MoveToEnd),
        1 => Just(Deed::AddAfter),
        1 => (300_u32..400).prop_map(Deed::Overtype),
    ]
}

/// What the new build does to a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    Keep,
    Figure(u32),
    Gone,
    Follow,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => Just(Change::Keep),
        4 => (100_u32..200).prop_map(Change::Figure),
        1 => Just(Change::Gone),
        1 => Just(Change::Follow),
    ]
}

/// The words around the figure, with one end of them changed: of `before` where `at` is even.
fn around(made: &Made, at: usize, change: impl Fn(&mut Vec<char>, usize)) -> String {
    let mut before: Vec<char> = made.before.chars().collect();
    let mut after: Vec<char> = made.after.chars().collect();
    let part = if at.is_multiple_of(2) { &mut before } else { &mut after };
    // Neither beside the figure nor its unit.
    let place = 1 + (at / 2) % (part.len() - 8);
    change(part, place);
    let (before, after): (String, String) =
        (before.into_iter().collect(), after.into_iter().collect());
    format!("{before}{}{after}", made.value)
}

/// What must hold of a merged file.
#[derive(Debug, Default)]
struct Oracle {
    /// Stands there once.
    there: Vec<String>,
    /// Stands nowhere.
    gone: Vec<String>,
    conflicts: usize,
}

/// How many scripts are tried: thousands where `HUIBAO_SCRIPTS` says so, as `.ci/run` does.
#[expect(clippy::disallowed_methods, reason = "how long a test takes is no output")]
fn scripts(usual: u32) -> u32 {
    std::env::var("HUIBAO_SCRIPTS").ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(scripts(300)))]

    #[test]
    fn no_edit_is_lost_and_no_figure_is_old(
        script in vec((deed(), change()), 2..14),
        cut in 0_usize..40,
    ) {
        let was: Vec<Made> = (0..script.len()).map(|it| Made::new(it, 10 + u32::try_from(it).unwrap())).collect();
        let mut theirs = Vec::new();
        let mut mine: Vec<(Option<usize>, String)> = Vec::new();
        let mut last = Vec::new();
        let mut oracle = Oracle::default();
        let mut joins = false;
        for (made, (deed, change)) in was.iter().zip(&script) {
            let marker = format!("【记{}】", characters(made.id + 2000, 4));
            let now = match change {
                Change::Figure(value) => *value,
                _ => made.value,
            };
            if *change != Change::Gone {
                theirs.push(Made { value: now, ..made.clone() });
            }
            if *change == Change::Follow {
                let added = Made::new(made.id + 100, 77);
                oracle.there.push(added.text());
                theirs.push(added);
            }
            let is_joined = std::mem::take(&mut joins);
            let own = (Some(made.id), made.text());
            let mut written = vec![own.clone()];
            match deed {
                Deed::Keep | Deed::JoinNext => {}
                Deed::Insert(at) => {
                    written[0].1 = around(made, *at, |part, at| { part.splice(at..at, marker.chars()); });
                }
                Deed::Rewrite(at) => {
                    written[0].1 = around(made, *at, |part, at| { part.splice(at..at + 3, marker.chars()); });
                }
                Deed::Cut(at) => {
                    written[0].1 = around(made, *at, |part, at| { part.drain(at..at + 3); });
                }
                Deed::Remove => written.clear(),
                Deed::Split(at) => {
                    let text: Vec<char> = made.text().chars().collect();
                    let figure = made.before.chars().count();
                    // Not within the figure.
                    let at = if (figure..figure + 3).contains(at) { figure } else { *at };
                    let at = at.min(text.len() - 4);
                    written = vec![(Some(made.id), text[..at].iter().collect()), (None, text[at..].iter().collect())];
                }
                Deed::MoveToEnd => { last.push(own.clone()); written.clear(); }
                Deed::AddAfter => written.push((None, format!("{marker}{}", characters(made.id + 3000, 9)))),
                Deed::Overtype(value) => written[0].1 = format!("{}{value}{}", made.before, made.after),
            }
            let is_edited = written.len() != 1 || written[0] != own;
            let stays = match deed {
                Deed::Remove => false,
                _ => *change != Change::Gone || (is_edited && !matches!(deed, Deed::MoveToEnd | Deed::AddAfter | Deed::Split(_))),
            };
            match deed {
                Deed::Insert(_) | Deed::Rewrite(_) | Deed::AddAfter => oracle.there.push(marker),
                _ => {}
            }
            if is_joined || *deed == Deed::JoinNext {
                // What is joined with a paragraph that goes is told otherwise.
                prop_assume!(*change != Change::Gone && !matches!(deed, Deed::Remove | Deed::MoveToEnd | Deed::AddAfter | Deed::Split(_)));
            }
            if stays {
                let figure = if *change == Change::Gone && matches!(deed, Deed::Overtype(_)) { None } else { Some(now) };
                if let Some(figure) = figure {
                    let beside: Vec<char> = made.before.chars().rev().take(4).collect();
                    let beside: String = beside.into_iter().rev().collect();
                    oracle.there.push(format!("{beside}{figure}件"));
                }
            } else {
                oracle.gone.push(made.after.clone());
            }
            if matches!(deed, Deed::Overtype(value) if *value != now) && *change != Change::Gone {
                oracle.conflicts += 1;
            }
            if *change == Change::Gone && stays {
                oracle.conflicts += 1;
            }
            if is_joined && let Some(text) = mine.last_mut() && let Some((_, own)) = written.first() {
                text.1.push_str(own);
                written.remove(0);
            }
            mine.extend(written);
            joins = *deed == Deed::JoinNext;
        }
        mine.append(&mut last);
        let (base, new) = (base(&was), base(&theirs));
        let plain = |made: &[Made]| made.iter().map(|it| (Some(it.id), it.text())).collect::<Vec<_>>();
        let their_file = package(&plain(&theirs), &new, 0);
        let my_file = package(&mine, &base, cut);
        let result = merged(&base, &my_file, &their_file);
        let found = texts(&result.package);
        let all = found.concat();
        for words in &oracle.there {
            prop_assert_eq!(all.matches(words.as_str()).count(), 1, "{} in\n{}", words, all);
        }
        for words in &oracle.gone {
            prop_assert!(!all.contains(words.as_str()), "{} in\n{}", words, all);
        }
        prop_assert_eq!(result.conflicts.len(), oracle.conflicts, "{:?}", result.conflicts);

        // Merged again, nothing more is done.
        let again = merged(&new, &result.package, &their_file);
        prop_assert_eq!(texts(&again.package), found);
        prop_assert_eq!((again.refreshed, again.conflicts.len(), again.rearranged), (vec![], 0, 0));

        // What nobody edited becomes the new build; what nothing changed under stays as it was edited.
        let untouched = package(&plain(&was), &base, cut);
        prop_assert_eq!(texts(&merged(&base, &untouched, &their_file).package), texts(&their_file));
        let unchanged = package(&plain(&was), &base, 0);
        if script.iter().all(|(deed, _)| !matches!(deed, Deed::Overtype(_))) {
            let kept = merged(&base, &my_file, &unchanged);
            prop_assert_eq!(texts(&kept.package), texts(&my_file));
            prop_assert_eq!(kept.conflicts, vec![]);
        }
    }
}

/// A row of a made table: which case, its title, its result.
type Row = (usize, String, String);

fn row(case: usize, result: &str) -> Row {
    (case, format!("关于{}的建议", characters(case, 8)), result.to_owned())
}

/// A file of a heading and a table, and its base copy.
fn table(rows: &[Row]) -> (Base, String) {
    let head = "附表".to_owned();
    let mut paragraphs =
        vec![BaseParagraph { ids: vec!["T".to_owned()], text: head, ..BaseParagraph::default() }];
    let mut body = "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_hb_T\"/><w:r><w:t>附表</w:t></w:r></w:p><w:tbl><w:tblPr/>".to_owned();
    for (nth, (case, title, result)) in rows.iter().enumerate() {
        body.push_str("<w:tr>");
        for (column, text) in
            [format!("{case:04}"), title.clone(), result.clone()].into_iter().enumerate()
        {
            body.extend([format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")]);
            let standing = Standing::Cell { table: 0, row: nth, column };
            paragraphs.push(BaseParagraph { standing, text, ..BaseParagraph::default() });
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
    (Base { format: BASE_FORMAT, paragraphs }, body)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(scripts(200)))]

    #[test]
    fn rows_of_both_sides_come_and_go(
        script in vec((0_u8..8, 0_u8..8), 3..20),
    ) {
        let was: Vec<Row> = (0..script.len()).map(|it| row(it, "正在解决")).collect();
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        let mut oracle = Oracle::default();
        for (own, (deed, change)) in was.iter().zip(&script) {
            let marker = format!("【记{}】", characters(own.0 + 2000, 4));
            let mut written = own.clone();
            match deed {
                0 => written.1.push_str(&marker),
                2 => mine.push((0, marker.clone(), "新增".to_owned())),
                _ => {}
            }
            let result = if *change == 1 { "解决采纳" } else { "正在解决" };
            if *change == 2 {
                theirs.push(row(own.0 + 300, "计划解决"));
                oracle.there.push(row(own.0 + 300, "").1);
            }
            if *change != 0 {
                theirs.push(row(own.0, result));
            }
            if *deed != 1 {
                mine.push(written);
            }
            match (deed, change) {
                (0, 0) => {
                    oracle.there.push(marker.clone());
                }
                (0, _) => oracle.there.push(format!("{}{marker}{result}", own.1)),
                (1, _) | (_, 0) => oracle.gone.push(own.1.clone()),
                _ => oracle.there.push(format!("{}{result}", own.1)),
            }
            if *deed == 2 {
                oracle.there.push(marker);
            }
        }
        // A table without a bookmark that lost most of its rows on both sides is another table.
        let left = |is_left: fn(&(u8, u8)) -> bool| script.iter().filter(|it| is_left(it)).count();
        prop_assume!(2 * left(|it| it.0 != 1) > was.len() && 2 * left(|it| it.1 != 0) > was.len());
        let (base, _) = table(&was);
        let (new, body) = table(&theirs);
        let their_file = file(&body, &new);
        let result = merged(&base, &file(&table(&mine).1, &base), &their_file);
        let all = texts(&result.package).concat();
        for words in &oracle.there {
            prop_assert_eq!(all.matches(words.as_str()).count(), 1, "{} in\n{}", words, all);
        }
        for words in &oracle.gone {
            prop_assert!(!all.contains(words.as_str()), "{} in\n{}", words, all);
        }
        let again = merged(&new, &result.package, &their_file);
        prop_assert_eq!(texts(&again.package).concat(), all);
        let untouched = file(&table(&was).1, &base);
        prop_assert_eq!(texts(&merged(&base, &untouched, &their_file).package), texts(&their_file));
    }
}

/// A paragraph of the base copy with one figure, between `⟦` and `⟧`.
fn spelt(id: &str, text: &str) -> BaseParagraph {
    let (before, rest) = text.split_once('⟦').unwrap_or((text, ""));
    let (figure, after) = rest.split_once('⟧').unwrap_or(("", ""));
    let span = Span {
        range: before.len()..before.len() + figure.len(),
        kind: SpanKind::Figure,
        reference: "总数".to_owned(),
    };
    BaseParagraph {
        ids: vec![id.to_owned()],
        text: format!("{before}{figure}{after}"),
        spans: if figure.is_empty() { vec![] } else { vec![span] },
        ..BaseParagraph::default()
    }
}

/// One paragraph three ways: the base copy, what the person wrote, the new build.
fn one(base: &str, mine: &str, theirs: &str) -> Merged {
    let of = |text: &str| Base { format: BASE_FORMAT, paragraphs: vec![spelt("ID0", text)] };
    let (base, new) = (of(base), of(theirs));
    let written = |text: &str| vec![(Some(0), text.to_owned())];
    let theirs = package(&written(&new.paragraphs[0].text), &new, 0);
    merged(&base, &package(&written(mine), &base, 2), &theirs)
}

fn comments(package: &Package) -> String {
    let xml = package.part("word/comments.xml").unwrap_or_default();
    String::from_utf8(xml.to_vec()).unwrap()
}

#[test]
fn a_figure_that_was_typed_over_is_a_tracked_change_with_a_comment_of_both_values() {
    let merged = one("共⟦67⟧件，按期办复。", "共70件，按期办复。", "共⟦69⟧件，按期办复。");
    assert_eq!(texts(&merged.package), ["共69件，按期办复。"]);
    assert_eq!(
        merged.conflicts[0].dispute,
        Dispute::Figure {
            reference: "总数".to_owned(),
            base: "67件".to_owned(),
            mine: "70件".to_owned(),
            theirs: "69件".to_owned()
        }
    );
    assert!(comments(&merged.package).contains(
        "您改成了70件，台账现为69件（{总数}，基准稿67件），请定夺。接受修订，用台账的69件；拒绝修订，保留您的70件。"
    ));
    let document =
        String::from_utf8(merged.package.part("word/document.xml").unwrap().to_vec()).unwrap();
    assert!(
        document.contains("<w:delText") && document.contains("<w:commentRangeStart w:id=\"0\"/>")
    );
}

#[test]
fn a_figure_that_the_person_kept_is_not_disputed_again_until_the_records_change() {
    let of = |text: &str| Base { format: BASE_FORMAT, paragraphs: vec![spelt("ID0", text)] };
    let new = of("共⟦69⟧件，按期办复。");
    let build = |base: &Base| package(&[(Some(0), base.paragraphs[0].text.clone())], base, 0);
    let first = one("共⟦67⟧件，按期办复。", "共70件，按期办复。", "共⟦69⟧件，按期办复。");
    assert_eq!(first.conflicts.len(), 1);
    let kept = first.package.with_changes_rejected().unwrap();
    assert_eq!(texts(&kept), ["共70件，按期办复。"]);
    for _ in 0..2 {
        let again = merged(&new, &kept, &build(&new));
        assert_eq!((again.conflicts, texts(&again.package)), (vec![], texts(&kept)));
        assert_eq!(comments(&again.package), comments(&first.package));
        assert_eq!(
            again.remarks,
            [Remark::StillYours {
                reference: "总数".to_owned(),
                mine: "70件".to_owned(),
                theirs: "69件".to_owned(),
                sentence: "共70件，按期办复。".to_owned()
            }]
        );
    }
    let changed = merged(&new, &kept, &build(&of("共⟦68⟧件，按期办复。")));
    assert_eq!((changed.conflicts.len(), changed.remarks), (1, vec![]));
}

#[test]
fn the_old_value_of_a_figure_in_words_that_the_person_added_is_told() {
    let base = "共⟦67⟧件，按期办复。";
    let new = "共⟦68⟧件，按期办复。";
    let told = |mine: &str| one(base, mine, new).remarks;
    let remark = Remark::OldFigure {
        reference: "总数".to_owned(),
        old: "67件".to_owned(),
        new: "68件".to_owned(),
        sentence: "据统计，67件建议中多数涉及民生。".to_owned(),
    };
    assert_eq!(told("共67件，按期办复。据统计，67件建议中多数涉及民生。"), [remark]);
    assert_eq!(told("共67件，均按期办复，其中167件、67人、2067年。"), []);
}

#[test]
fn a_figure_in_a_tracked_deletion_is_renewed_too() {
    let of = |text: &str| Base { format: BASE_FORMAT, paragraphs: vec![spelt("ID0", text)] };
    let (base, new) = (of("共收到⟦12⟧件，全部办复。"), of("共收到⟦11⟧件，全部办复。"));
    let theirs = package(&[(Some(0), new.paragraphs[0].text.clone())], &new, 0);
    for (deleted, rest) in
        [("12件", "，全部办复。"), ("12", "件，全部办复。"), ("12件，全部办复。", "")]
    {
        let body = format!(
            "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_hb_ID0\"/><w:r><w:t>共收到</w:t></w:r>\
             <w:del w:id=\"1\" w:author=\"王主任\"><w:r><w:rPr><w:b/></w:rPr><w:delText>{deleted}</w:delText></w:r></w:del>\
             <w:ins w:id=\"2\" w:author=\"王主任\"><w:r><w:t>若干</w:t></w:r></w:ins>\
             <w:r><w:t>{rest}</w:t></w:r></w:p>"
        );
        let result = merged(&base, &file(&body, &base), &theirs);
        assert_eq!(texts(&result.package), [format!("共收到若干{rest}")]);
        let rejected = result.package.with_changes_rejected().unwrap();
        assert_eq!(texts(&rejected), ["共收到11件，全部办复。"], "{deleted}");
    }
}

#[test]
fn a_figure_typed_over_in_chinese_numerals_is_a_dispute_unless_it_says_the_same() {
    let dispute = |merged: &Merged| merged.conflicts.first().map(|it| it.dispute.clone());
    let merged = one(
        "其中一次办结⟦62⟧件，占比上升。",
        "其中一次办结六十二件，占比上升。",
        "其中一次办结⟦61⟧件，占比上升。",
    );
    assert_eq!(
        dispute(&merged),
        Some(Dispute::Figure {
            reference: "总数".to_owned(),
            base: "62件".to_owned(),
            mine: "六十二件".to_owned(),
            theirs: "61件".to_owned()
        })
    );
    assert_eq!(texts(&merged.package), ["其中一次办结61件，占比上升。"]);
    let merged = one("办结⟦12⟧件。", "办结十二件。", "办结⟦12⟧件。");
    assert_eq!((dispute(&merged), merged.remarks), (None, vec![]));
    assert_eq!(texts(&merged.package), ["办结十二件。"]);
}

#[test]
fn a_figure_typed_to_what_the_records_say_now_is_no_conflict() {
    let merged = one("共⟦67⟧件。", "共69件。", "共⟦69⟧件。");
    assert_eq!((texts(&merged.package), merged.conflicts), (vec!["共69件。".to_owned()], vec![]));
}

#[test]
fn words_changed_by_both_keep_both_where_they_are_others() {
    let merged = one(
        "今年以来，区政府共收到建议⟦67⟧件，全部按期办复。",
        "今年以来，区政府系统共收到建议67件，全部按期办复。",
        "今年以来，区政府共收到建议⟦69⟧件，均已按期办复。",
    );
    assert_eq!(texts(&merged.package), ["今年以来，区政府系统共收到建议69件，均已按期办复。"]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn the_same_words_changed_by_both_are_told_and_the_persons_stay() {
    let merged = one(
        "代表对办理结果满意。",
        "代表对办理结果十分认可。",
        "代表对办理结果比较满意，已有反馈。",
    );
    assert_eq!(texts(&merged.package), ["代表对办理结果十分认可。"]);
    assert!(
        matches!(&merged.conflicts[0].dispute, Dispute::Words { mine, .. } if mine == "十分认可")
    );
}

#[test]
fn a_figure_taken_out_stays_out_and_is_told() {
    let merged = one(
        "共收到建议⟦67⟧件，全部按期办复。",
        "建议全部按期办复。",
        "共收到建议⟦69⟧件，全部按期办复。",
    );
    assert_eq!(texts(&merged.package), ["建议全部按期办复。"]);
    assert_eq!(
        merged.remarks,
        [Remark::FigureDeleted {
            reference: "总数".to_owned(),
            value: "69".to_owned(),
            sentence: "共收到建议67件，全部按期办复。".to_owned()
        }]
    );
}

#[test]
fn a_digit_put_beside_a_figure_makes_another_figure() {
    for typed in ["共167件。", "共67.5件。", "共670件。"] {
        let merged = one("共⟦67⟧件。", typed, "共⟦69⟧件。");
        assert_eq!(merged.conflicts.len(), 1, "{typed}");
        assert_eq!(texts(&merged.package), ["共69件。"]);
    }
}

#[test]
fn tracked_changes_and_comments_of_others_stay_theirs() {
    let base = Base {
        format: BASE_FORMAT, paragraphs: vec![spelt("ID0", "共⟦67⟧件，全部办复。")]
    };
    let new = Base {
        format: BASE_FORMAT, paragraphs: vec![spelt("ID0", "共⟦69⟧件，全部办复。")]
    };
    let body = "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"_hb_ID0\"/><w:commentRangeStart w:id=\"5\"/>\
        <w:r><w:t>共67件，</w:t></w:r><w:commentRangeEnd w:id=\"5\"/>\
        <w:del w:id=\"1\" w:author=\"王主任\"><w:r><w:delText>全部</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"王主任\"><w:r><w:t>均已</w:t></w:r></w:ins><w:r><w:t>办复。</w:t></w:r></w:p>";
    let theirs = package(&[(Some(0), new.paragraphs[0].text.clone())], &new, 0);
    let result = merged(&base, &file(body, &base), &theirs);
    assert_eq!(texts(&result.package), ["共69件，均已办复。"]);
    let written =
        String::from_utf8(result.package.part("word/document.xml").unwrap().to_vec()).unwrap();
    assert!(written.contains(
        "<w:del w:id=\"1\" w:author=\"王主任\"><w:r><w:delText>全部</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\" w:author=\"王主任\"><w:r><w:t>均已</w:t></w:r></w:ins>"
    ));
    assert!(written.contains("<w:commentRangeEnd w:id=\"5\"/>"));
}

/// A file of a heading and a table of these cells, and its base copy.
fn cells(rows: &[[&str; 4]]) -> (Base, Package) {
    let mut paragraphs =
        vec![BaseParagraph { text: "附表".to_owned(), ..BaseParagraph::default() }];
    let mut body = "<w:p><w:r><w:t>附表</w:t></w:r></w:p><w:tbl><w:tblPr/>".to_owned();
    for (nth, row) in rows.iter().enumerate() {
        body.push_str("<w:tr>");
        for (column, text) in row.iter().enumerate() {
            body.extend([format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")]);
            let standing = Standing::Cell { table: 0, row: nth, column };
            let text = (*text).to_owned();
            paragraphs.push(BaseParagraph { standing, text, ..BaseParagraph::default() });
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
    let base = Base { format: BASE_FORMAT, paragraphs };
    let package = file(&body, &base);
    (base, package)
}

/// The rows of a file's table.
fn rows_of(merged: &Merged) -> Vec<String> {
    texts(&merged.package)[1..].chunks(4).map(|it| it.join(" ")).collect()
}

#[test]
fn a_row_whose_label_was_edited_has_the_new_figures() {
    let (base, _) = cells(&[
        ["类别", "共", "解决", "计划"],
        ["交通出行", "7", "5", "2"],
        ["教育", "7", "3", "4"],
    ]);
    let (_, mine) = cells(&[
        ["类别", "共", "解决", "计划"],
        ["交通出行（含停车）", "7", "5", "2"],
        ["教育", "7", "3", "4"],
    ]);
    let (_, theirs) = cells(&[
        ["类别", "共", "解决", "计划"],
        ["交通出行", "7", "6", "1"],
        ["教育", "7", "3", "4"],
    ]);
    let result = merged(&base, &mine, &theirs);
    assert_eq!(rows_of(&result), ["类别 共 解决 计划", "交通出行（含停车） 7 6 1", "教育 7 3 4"]);
    assert_eq!((result.conflicts, result.remarks), (vec![], vec![]));
}

#[test]
fn rows_that_change_places_are_there_once_beside_an_edit() {
    let (base, _) = cells(&[
        ["1", "0004", "关于完善公共停车信息平台的提案", "2026.5.6"],
        ["2", "0010", "关于推进无障碍环境建设的提案", "2026.5.6"],
        ["3", "0006", "关于推动集团化办学的提案", "2026.5.6"],
        ["4", "0008", "关于促进老字号创新发展的提案", "2026.5.6"],
    ]);
    let (_, mine) = cells(&[
        ["1", "0004", "关于完善公共停车信息平台的提案", "2026.5.6"],
        ["2", "0010", "关于推进无障碍环境建设的提案", "2026.5.6"],
        ["3", "0006", "关于推动集团化办学的提案（重点）", "2026.5.6"],
        ["4", "原0008", "关于促进老字号创新发展的提案", "2026.5.6"],
    ]);
    let (_, theirs) = cells(&[
        ["1", "0006", "关于推动集团化办学的提案", "2026.5.6"],
        ["2", "0010", "关于推进无障碍环境建设的提案", "2026.5.6"],
        ["3", "0004", "关于完善公共停车信息平台的提案", "2026.5.6"],
        ["4", "0008", "关于促进老字号创新发展的提案", "2026.5.6"],
    ]);
    let result = merged(&base, &mine, &theirs);
    assert_eq!(
        rows_of(&result),
        [
            "1 0006 关于推动集团化办学的提案（重点） 2026.5.6",
            "2 0010 关于推进无障碍环境建设的提案 2026.5.6",
            "3 0004 关于完善公共停车信息平台的提案 2026.5.6",
            "4 原0008 关于促进老字号创新发展的提案 2026.5.6",
        ]
    );
    assert_eq!((result.conflicts, result.remarks), (vec![], vec![]));
}

#[test]
fn a_row_of_other_words_in_the_place_of_one_that_changed_is_told() {
    let (base, _) = cells(&[
        ["类别", "共", "解决", "计划"],
        ["交通出行", "7", "5", "2"],
        ["教育", "7", "3", "4"],
    ]);
    let (_, mine) =
        cells(&[["类别", "共", "解决", "计划"], ["道路", "8", "6", "2"], ["教育", "7", "3", "4"]]);
    let (_, theirs) = cells(&[
        ["类别", "共", "解决", "计划"],
        ["交通出行", "7", "6", "1"],
        ["教育", "7", "3", "4"],
    ]);
    let result = merged(&base, &mine, &theirs);
    assert_eq!(rows_of(&result), ["类别 共 解决 计划", "道路 8 6 2", "教育 7 3 4"]);
    assert_eq!(
        result.conflicts[0].dispute,
        Dispute::Words {
            base: "交通出行 7 5 2".to_owned(),
            mine: "道路 8 6 2".to_owned(),
            theirs: "交通出行 7 6 1".to_owned()
        }
    );
    assert!(
        comments(&result.package)
            .contains("这一行像是由“交通出行 7 5 2”改来的，新稿现为“交通出行 7 6 1”，请核对。")
    );
}

#[test]
fn a_file_that_lacks_a_row_or_has_it_twice_is_refused() {
    let (one, other) = (["1", "0004", "停车", "5月"], ["2", "0006", "办学", "6月"]);
    let (base, theirs) = cells(&[one, other]);
    let side = super::side::Side::read(&theirs).unwrap();
    let steps = crate::revision::alignment::align(
        &crate::revision::alignment::lines(&base.paragraphs),
        &crate::revision::alignment::lines(&side.paragraphs),
    );
    let said = texts(&theirs);
    let tables = super::rows::Tables {
        base: &base.paragraphs,
        mine: &side,
        theirs: &side,
        groups: &super::groups::Groups::new(base.paragraphs.len(), &steps, &steps),
        said: &said,
        gone: &BTreeSet::new(),
        put_in: &BTreeSet::new(),
    };
    let held = |rows: &[[&str; 4]]| {
        tables.hold(&super::side::Side::read(&cells(rows).1).unwrap()).map_err(|it| it.to_string())
    };
    let refused = |row: &str| Err(format!("合并后的核对没有通过：{row}"));
    assert_eq!(held(&[other, one]), Ok(()));
    assert_eq!(held(&[one]), refused("2 0006 办学 6月"));
    assert_eq!(held(&[one, other, one]), refused("1 0004 停车 5月"));
    assert_eq!(held(&[one, other, ["1", "0006", "停车", "5月"]]), refused("1 0006 停车 5月"));
}
