//! 常委会报告: the spoken form and its chained totals, as the template drafts them from the records alone.

use huibao::{
    build::{Options, prepare},
    diagnostic::{Format, render},
    export::{Docx, Pdf},
    project::Project,
};

use crate::{golden, text};

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/build/committee");

#[test]
fn each_total_is_the_sum_of_what_comes_next_and_both_files_say_the_same() {
    let (prepared, found) = prepare(Project::open(PROJECT.as_ref()).unwrap());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let composed = composed.unwrap();
    let docx = text::of_docx(&composed.export(&Docx).unwrap());
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    for paragraph in &docx {
        assert!(pdf.contains(paragraph.as_str()), "not in the PDF: {paragraph}");
    }
    golden::holds("tests/build/committee.txt", &(docx.join("\n") + "\n"));
}
