//! 答复函, 重新答复函, 会办意见 and 征询意见表 of a bureau's year: whole letters as they were read aloud, and
//! what holds of all of them.

use std::{fmt::Write as _, sync::Arc};

use huibao::{
    build::{Composed, Options, Prepared, prepare},
    diagnostic::{Diagnostics, Format, SourceFile, SourceKind, render},
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

/// What a district's office, which handles none of its cases itself, gets from a template alone.
fn of_the_year(template: &str) -> Prepared {
    let office = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/office-year");
    let mut project = Project::open(office.as_ref()).unwrap();
    let text = format!("---\n模板: {template}\n截至: 2026-07-15\n---\n");
    let name = format!("documents/{template}.md");
    project.documents = vec![SourceFile::new(name, SourceKind::Prose, text)];
    prepare(project).0.unwrap()
}

/// The letter about a case, or what is wrong with it.
fn letter_of_the_year(template: &str, number: &str) -> Result<String, String> {
    let prepared = of_the_year(template);
    let batch = prepared.batch(document(&prepared, template), Options::default()).0.unwrap();
    let letter = batch.letters.iter().find(|it| it.subject.case.number == number).unwrap();
    let (composed, found) = batch.compose(letter);
    composed.as_ref().map(said).ok_or_else(|| plain(&found))
}

#[test]
fn who_replies_says_we_where_the_record_has_its_name() {
    let letter = letter_of_the_year("答复函", "0003").unwrap();
    let told = "\n我委在学校门前设置临时停车接送区，区教育局组织错峰上下学。\n";
    assert!(letter.contains(told), "{letter}");
    let letter = letter_of_the_year("答复函", "0005").unwrap();
    let promised = "\n下一步，我委将于2026年11月30日前完成首批集贸市场改造。\n";
    assert!(letter.contains(promised), "{letter}");
}

#[test]
fn a_case_that_others_reply_to_each_on_its_part_has_one_error_that_says_so() {
    for template in ["答复函", "征询意见表"] {
        let wrong = format!(
            "错误: 0018号由区教育局、区卫生健康委分办，本单位不在其中，不知道由谁署名\n--> documents/{template}.md\n = 办法: 分办的件由各分办单位自己答复：本单位不出的，请用“仅”排除；要由一家出的，请在文档开头写“署名”\n"
        );
        assert_eq!(letter_of_the_year(template, "0018").unwrap_err(), wrong);
    }
}

#[test]
fn the_form_for_those_who_proposed_is_not_published() {
    let prepared = sample();
    let public = Options { public: true, ..Options::default() };
    let batch = prepared.batch(document(&prepared, "征询意见表"), public).0.unwrap();
    assert!(batch.letters.is_empty());
    let reasons: Vec<&str> = batch.left_out.iter().map(|it| it.reason.as_str()).collect();
    assert!(reasons.contains(&"征询意见表只给提出人，不出公开版"), "{reasons:?}");
}
