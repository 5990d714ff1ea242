//! 答复函, 重新答复函, 会办意见 and 征询意见表 of a bureau's year: whole letters as they were read aloud, and
//! what holds of all of them.

use std::{fmt::Write as _, sync::Arc};

use huibao::{
    build::{Composed, Options, Prepared, prepare},
    diagnostic::{Diagnostics, Format, SourceFile, render},
    document::plain_text,
    export::{Docx, Pdf},
    project::Project,
    record::Stage,
};

use crate::{golden, text};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/reply-letters");

fn sample() -> Prepared {
    let (prepared, found) = prepare(Project::open(SAMPLE.as_ref()).unwrap());
    assert!(found.is_empty(), "{}", plain(&found));
    prepared.unwrap()
}

fn plain(found: &Diagnostics) -> String {
    render(found, Format::Plain)
}

fn document<'a>(prepared: &'a Prepared, name: &str) -> &'a Arc<SourceFile> {
    let documents = &prepared.project.documents;
    documents.iter().find(|it| Project::stem(it) == name).unwrap()
}

/// The letters of a document; nothing may be wrong with them.
fn letters(prepared: &Prepared, name: &str, options: Options) -> Vec<Composed> {
    let (batch, mut found) = prepared.batch(document(prepared, name), options);
    let batch = batch.unwrap_or_else(|| panic!("{}", plain(&found)));
    let composed: Vec<Composed> = batch
        .letters
        .iter()
        .filter_map(|it| {
            let (composed, faults) = batch.compose(it);
            found.append(faults);
            composed
        })
        .collect();
    assert!(found.is_empty(), "{}", plain(&found));
    composed
}

fn named<'a>(letters: &'a [Composed], beginning: &str) -> &'a Composed {
    letters.iter().find(|it| it.name.contains(beginning)).unwrap()
}

/// All that a letter says, a paragraph a line; it says the same in both files.
fn said(letter: &Composed) -> String {
    let docx = text::of_docx(&letter.export(&Docx).unwrap());
    let mut said = String::new();
    for paragraph in docx {
        let _ = writeln!(said, "{paragraph}");
    }
    letter.export(&Pdf).unwrap();
    said
}

#[test]
fn whole_letters_read_as_they_were_read_aloud() {
    let prepared = sample();
    let replies = letters(&prepared, "答复函", Options::default());
    for (beginning, file) in [
        ("/0012-", "three-co-units"),
        ("沈知白", "one-of-three"),
        ("/0024-", "drafted"),
        ("/0045-", "kept-for-reference"),
        ("/0005-", "of-a-party"),
        ("/0040-", "withheld"),
    ] {
        let letter = said(named(&replies, beginning));
        golden::holds(format!("tests/build/letters/{file}.txt"), &letter);
    }
    let again = letters(&prepared, "重新答复函", Options::default());
    golden::holds("tests/build/letters/again.txt", &said(&again[0]));
    let opinions = letters(&prepared, "会办意见", Options::default());
    golden::holds("tests/build/letters/opinion.txt", &said(named(&opinions, "/0021-")));
    let forms = letters(&prepared, "征询意见表", Options::default());
    golden::holds("tests/build/letters/form.txt", &said(named(&forms, "/0037-")));
}

#[test]
fn every_reply_bears_its_number_its_day_and_its_marks_and_goes_to_those_it_should() {
    let prepared = sample();
    let replies = letters(&prepared, "答复函", Options::default());
    assert_eq!(replies.len(), 18, "15 cases, two of them proposed by three and by two");
    for letter in &replies {
        let document = &letter.document;
        assert_eq!(letter.stage, Stage::Final, "{}", letter.name);
        let number = plain_text(&document.head.letterhead.as_ref().unwrap().document_number);
        assert!(number.starts_with("云建管提〔2025〕"), "{number}");
        let marks: Vec<String> = document.head.marks.iter().map(|it| plain_text(it)).collect();
        let [outcome, publicity] = marks.as_slice() else { panic!("{marks:?}") };
        assert!(outcome.starts_with("办理结果：") && publicity.starts_with("公开属性："));
        assert!(plain_text(&document.remark).starts_with("（联系人："));
        let copies = plain_text(&document.imprint.as_ref().unwrap().copies_to);
        let title = plain_text(&document.head.title);
        let assigner = if title.contains("提案") {
            "区政协提案委"
        } else {
            "区人大常委会代表工委"
        };
        assert!(copies.starts_with(&format!("{assigner}，区政府办公室")), "{copies}");
        let body = said(letter);
        let paragraphs = body.lines().skip_while(|it| !it.ends_with("现答复如下："));
        let told = paragraphs.take_while(|it| !it.starts_with("感谢")).count();
        assert!(told > 3, "{}: {body}", letter.name);
    }
}

#[test]
fn what_is_published_of_them_names_nobody_and_leaves_out_what_is_not_public() {
    let prepared = sample();
    let public = Options { public: true, ..Options::default() };
    let (batch, found) = prepared.batch(document(&prepared, "答复函"), public);
    assert!(found.is_empty(), "{}", plain(&found));
    let batch = batch.unwrap();
    let left_out: Vec<&str> = batch.left_out.iter().map(|it| it.case.number.as_str()).collect();
    assert_eq!(left_out, ["0040", "0052", "0055", "0017", "0021"]);
    let letters = letters(&prepared, "答复函", public);
    assert_eq!(letters.len(), 13);
    for letter in &letters {
        let said = said(letter);
        assert!(!said.contains("联系人") && !said.contains("0999"), "{said}");
    }
    let of_three = named(&letters, "/0018-");
    assert_eq!(plain_text(&of_three.document.head.addressees), "代表：");
    assert!(!of_three.name.contains("陆闻溪"));
    let of_party = named(&letters, "/0005-");
    assert_eq!(plain_text(&of_party.document.head.addressees), "民盟云溪区委员会：");
}
