//! A DOCX that was edited as a file: what of it is found in the document's passages.

use huibao::{
    build::wanted,
    document::Block,
    export::{Docx, Exporter},
    word::Package,
};

use super::{edited::Edited, *};

const DOCUMENT: &str = "word/document.xml";

/// The document as it is built.
fn built(edited: &Edited) -> Package {
    let (composed, _) = edited.prepared.compose(&edited.file, Options::default());
    let exporter: &dyn Exporter = &Docx;
    Package::read(&composed.unwrap().export(exporter).unwrap()).unwrap()
}

/// The same file with other XML.
fn with(package: &Package, change: impl FnOnce(String) -> String) -> Package {
    let mut package = package.clone();
    let xml = String::from_utf8(package.part(DOCUMENT).unwrap().to_vec()).unwrap();
    package.set_part(DOCUMENT, change(xml).into_bytes());
    package
}

/// What a file says, without what setting it in lines adds.
fn said(package: &Package) -> Vec<String> {
    let is_set = |it: &char| matches!(it, '\n' | '\u{200d}' | '　');
    let paragraphs = package.paragraphs().unwrap();
    let texts = paragraphs.iter().map(|it| it.text.chars().filter(|it| !is_set(it)).collect());
    texts.filter(|it: &String| !it.is_empty()).collect()
}

fn written(edited: &Edited, file: &Package) -> WrittenBack {
    let (wanted, found) = wanted(&edited.document, &built(edited), file).unwrap();
    assert_eq!(render(&found, Format::Plain), "", "{}", edited.file.name);
    edited.written(&wanted).unwrap()
}

#[test]
fn a_file_that_nobody_edited_wants_nothing() {
    for sample in edited::SAMPLES {
        for edited in Edited::all(sample) {
            assert_eq!(
                written(&edited, &built(&edited)),
                WrittenBack::default(),
                "{}",
                edited.file.name
            );
        }
    }
}

#[test]
fn words_put_into_a_file_come_out_of_the_next_build() {
    let (mut count, mut left) = (0, 0);
    for sample in edited::SAMPLES {
        for edited in Edited::all(sample) {
            // The page numbers of 目录 are those of a file that was set again.
            let is_contents =
                |it: &Block| matches!(it.content, huibao::document::BlockContent::Contents(_));
            if edited.document.body.iter().any(is_contents) {
                continue;
            }
            let mut nth = 0;
            let file = with(&built(&edited), |xml| {
                let mut pieces = xml.split("</w:t>").map(str::to_owned).collect::<Vec<_>>();
                for piece in &mut pieces {
                    let words = piece.rsplit('>').next().unwrap().to_owned();
                    nth += usize::from(words.chars().count() > 24);
                    if words.chars().count() > 24 && nth % 3 == 0 {
                        let middle = words.char_indices().nth(12).unwrap().0;
                        let at = piece.len() - words.len() + middle;
                        piece.insert_str(at, "切实");
                        count += 1;
                    }
                }
                pieces.join("</w:t>")
            });
            let (wanted, printed_by_program) =
                wanted(&edited.document, &built(&edited), &file).unwrap();
            let written = edited.written(&wanted).unwrap();
            let (is, should) = (said(&built(&edited.rebuilt(&written))), said(&file));
            assert_eq!(is.len(), should.len(), "{}", edited.file.name);
            let other = is.iter().zip(&should).filter(|(is, should)| is != should).count();
            let told = written.left.len() + printed_by_program.len();
            assert!(other <= told, "{}: {other} are other, {told} are told", edited.file.name);
            left += other;
        }
    }
    assert!(count > 50 && left * 3 < count, "{left} of {count}");
}

#[test]
fn paragraphs_of_a_file_that_are_added_taken_out_and_made_headings_come_out_of_the_next_build() {
    let edited =
        Edited::of("", "", "一、基本情况\n\n今年共办理{总数}件。\n\n下一步打算\n\n不再要的话。\n");
    let fresh = built(&edited);
    let file = with(&fresh, |xml| {
        let paragraphs: Vec<&str> = xml.split_inclusive("</w:p>").collect();
        let holds = |words: &str| paragraphs.iter().position(|it| it.contains(words)).unwrap();
        let heading = paragraphs[holds("基本情况")];
        let (text, title, gone) = (holds("今年共办理"), holds("下一步打算"), holds("不再要的话"));
        let style = |it: &str| {
            it.split("<w:pStyle ").nth(1).map(|it| it.split("/>").next().unwrap().to_owned())
        };
        let mut new: Vec<String> = paragraphs.iter().map(|it| (*it).to_owned()).collect();
        let restyled = match style(&new[title]) {
            Some(old) => new[title].replace(&old, &style(heading).unwrap()),
            None => panic!("no style"),
        };
        new[title] = restyled;
        let start = new[text].find("<w:p>").or_else(|| new[text].find("<w:p ")).unwrap();
        let added = "<w:p><w:r><w:t>新加的一段。</w:t></w:r></w:p>";
        assert_eq!(start, 0, "{}", new[text]);
        new[text].push_str(added);
        new[gone].clear();
        new.concat()
    });
    let written = written(&edited, &file);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    assert_eq!(
        edited.prose(&written),
        "一、基本情况\n\n今年共办理{总数}件。\n\n新加的一段。\n\n# 下一步打算\n"
    );
}

#[test]
fn what_nobody_has_decided_on_is_not_written() {
    let edited = Edited::of("", "", "今年办理工作抓得很紧。\n");
    let file = with(&built(&edited), |xml| {
        let at = xml.find("今年办理工作抓得很紧").unwrap();
        let end = xml[at..].find("</w:r>").unwrap() + at + "</w:r>".len();
        let inserted = "<w:ins w:id=\"900\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"><w:r><w:t>新</w:t></w:r></w:ins>";
        format!("{}{inserted}{}", &xml[..end], &xml[end..])
    });
    let (wanted, found) = wanted(&edited.document, &built(&edited), &file).unwrap();
    assert_eq!(edited.written(&wanted).unwrap(), WrittenBack::default());
    let causes: Vec<&str> = found.iter().map(|it| it.cause.as_str()).collect();
    assert_eq!(causes, ["“今年办理工作抓得很紧。”里有还没有接受或拒绝的修订，没有写回"]);
}

#[test]
fn what_another_program_set_elsewhere_around_the_text_is_no_edit() {
    let edited = Edited::of("主送: 区人大常委会\n", "", "今年办理工作抓得很紧。\n");
    let file = with(&built(&edited), |xml| {
        let mut paragraphs: Vec<&str> = xml.split_inclusive("</w:p>").collect();
        let at = paragraphs.iter().position(|it| it.contains("区人大常委会")).unwrap();
        paragraphs.remove(at);
        let last = paragraphs.iter().position(|it| it.contains("抓得很紧")).unwrap();
        paragraphs.insert(last + 1, "<w:p><w:r><w:t>区人大常委会：</w:t><w:drawing/></w:r></w:p>");
        paragraphs.concat()
    });
    assert_eq!(written(&edited, &file), WrittenBack::default());
}
