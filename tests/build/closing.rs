//! 凑整 is told of the shares that are printed, not of those that nobody reads.

use huibao::{
    build::{Options, prepare},
    diagnostic::{SourceFile, SourceKind},
    project::Project,
};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/npc-briefing");

/// What was done to the shares of the sample, its classes told as `words`.
fn adjusted(words: &str) -> Vec<String> {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let document = &mut project.documents[0];
    assert!(document.text.contains("{按分类.分述}"));
    let text = document.text.replace("{按分类.分述}", words);
    *document = SourceFile::new(document.name.clone(), SourceKind::Prose, text);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let (composed, _) = prepared.compose(&prepared.project.documents[0], Options::default());
    let composed = composed.unwrap();
    let shares = composed.adjusted_shares().into_iter();
    shares.map(|(figure, action)| format!("{} {action}", figure.name)).collect()
}

#[test]
fn an_adjusted_share_is_told_where_it_is_printed() {
    let told = ["按分类 城区建设与管理 35.8% → 35.9%"];
    assert_eq!(adjusted("{按分类.分述}"), told);
    assert_eq!(adjusted("{按分类}"), told);
    assert_eq!(adjusted("{按分类.城区建设与管理.占比}"), told);
}

#[test]
fn a_partition_of_which_no_adjusted_share_is_printed_tells_nothing() {
    assert_eq!(adjusted("城建{按分类.城区建设与管理.件数}件"), [""; 0]);
    assert_eq!(adjusted("共{按分类.项数}类"), [""; 0]);
    assert_eq!(adjusted("公安{按分类.公共安全与交通.占比}"), [""; 0]);
}
