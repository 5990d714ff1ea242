//! What files say of their own making: the revision of the document, the hash of what it states, the
//! version of the program.

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::SourceFile,
    export::{Docx, Pdf, VERSION},
    project::Project,
    word::{Package, custom_property},
};

use crate::pdf::reading::Reading;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/first-project");
const NAMES: [&str; 4] = ["document", "revision", "data", "version"];

/// The sample's document, where `from` of a file of the project is `to`.
fn composed(name: &str, from: &str, to: &str) -> Composed {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let files = project.records.iter_mut().chain(&mut project.documents);
    let file = files.chain([&mut project.settings]).find(|it| it.name == name).unwrap();
    assert!(file.text.contains(from), "{name}: {from}");
    *file = SourceFile::new(name, file.kind, file.text.replacen(from, to, 1));
    let prepared = prepare(project).0.unwrap();
    let document = &prepared.project.documents[0];
    prepared.compose(document, Options::default()).0.unwrap()
}

/// What both of its files say.
fn said(composed: &Composed) -> [String; 4] {
    let package = Package::read(&composed.export(&Docx).unwrap()).unwrap();
    let pdf = Reading::of(&composed.export(&Pdf).unwrap());
    NAMES.map(|name| {
        let word = custom_property(&package, &format!("huibao.{name}")).unwrap();
        assert_eq!(pdf.information(&format!("huibao.{name}")), word);
        assert!(pdf.packet().contains(&format!("<huibao:{name}>{word}</huibao:{name}>")));
        word
    })
}

#[test]
fn both_files_say_what_the_document_was_made_of() {
    let as_it_is = said(&composed("huibao.yaml", "版本: 1", "版本: 1"));
    let [document, revision, data, version] = &as_it_is;
    assert_eq!((document.as_str(), version.as_str()), ("汇报", VERSION));
    for hash in [revision, data] {
        assert!(hash.len() == 12 && hash.bytes().all(|it| it.is_ascii_hexdigit()), "{hash}");
    }
    // A remark makes no other document.
    assert_eq!(said(&composed("huibao.yaml", "版本: 1", "# 备注\n版本: 1")), as_it_is);
    // Other words are another revision that states the same.
    let reworded = said(&composed("documents/汇报.md", "共收到", "一共收到"));
    assert_eq!(&reworded[2], data);
    assert_ne!(&reworded[1], revision);
    // Another figure is another statement.
    let recounted =
        said(&composed("records/2025.yaml", "办理结果: 正在解决", "办理结果: 已经解决"));
    assert_ne!(&recounted[2], data);
    assert_ne!(&recounted[1], revision);
}

#[test]
fn of_the_same_revision_the_files_are_the_same_bytes() {
    let edits = [
        ("huibao.yaml", "版本: 1", "版本: 1"),
        ("huibao.yaml", "版本: 1", "# 备注\n版本: 1"),
        ("huibao.yaml", "版本: 1", "版本: 1\n排版: {行末标点: 半角}"),
        ("records/2025.yaml", "案件:", "# 备注\n案件:"),
        ("records/2025.yaml", "办理结果: 正在解决", "办理结果: 已经解决"),
        ("documents/汇报.md", "状态: 讨论稿", "状态: 送审稿"),
        ("documents/汇报.md", "一、基本情况", "\n一、基本情况"),
        ("documents/汇报.md", "共收到", "一共收到"),
    ];
    let made: Vec<(String, Vec<u8>, Vec<u8>)> = edits
        .iter()
        .map(|(name, from, to)| {
            let composed = composed(name, from, to);
            let files = (composed.export(&Docx).unwrap(), composed.export(&Pdf).unwrap());
            (composed.recipe.revision, files.0, files.1)
        })
        .collect();
    let mut revisions: Vec<&str> = made.iter().map(|it| it.0.as_str()).collect();
    for (one, other) in made.iter().flat_map(|one| made.iter().map(move |other| (one, other))) {
        assert_eq!(one.0 == other.0, (&one.1, &one.2) == (&other.1, &other.2));
    }
    revisions.sort_unstable();
    revisions.dedup();
    assert_eq!(revisions.len(), 4);
}
