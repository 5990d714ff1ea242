//! The templates that come with huibao, compiled in.

use std::sync::Arc;

use super::filters::written_figures;
use crate::diagnostic::{SourceFile, SourceKind};

/// A built-in template: its name as `include` and a document's 模板 know it, and its text.
const BUILT_IN: &[(&str, &str)] = &[
    ("汇报.tera", include_str!("../../templates/汇报.tera")),
    ("专版.tera", include_str!("../../templates/专版.tera")),
    ("报告.tera", include_str!("../../templates/报告.tera")),
    ("常委会报告.tera", include_str!("../../templates/常委会报告.tera")),
    ("答复函.tera", include_str!("../../templates/答复函.tera")),
    ("重新答复函.tera", include_str!("../../templates/重新答复函.tera")),
    ("会办意见.tera", include_str!("../../templates/会办意见.tera")),
    ("征询意见表.tera", include_str!("../../templates/征询意见表.tera")),
    ("片段/答复内容.tera", include_str!("../../templates/片段/答复内容.tera")),
    ("片段/征询意见表.tera", include_str!("../../templates/片段/征询意见表.tera")),
    ("片段/函件用语.tera", include_str!("../../templates/片段/函件用语.tera")),
    ("片段/受理情况.tera", include_str!("../../templates/片段/受理情况.tera")),
    ("交办通知.tera", include_str!("../../templates/交办通知.tera")),
    ("办理情况一览表.tera", include_str!("../../templates/办理情况一览表.tera")),
    ("回头看一览表.tera", include_str!("../../templates/回头看一览表.tera")),
    ("统计表.tera", include_str!("../../templates/统计表.tera")),
    ("排名通报.tera", include_str!("../../templates/排名通报.tera")),
    ("总结.tera", include_str!("../../templates/总结.tera")),
    ("市级件总结.tera", include_str!("../../templates/市级件总结.tera")),
    ("片段/承办情况.tera", include_str!("../../templates/片段/承办情况.tera")),
    ("片段/办理举措.tera", include_str!("../../templates/片段/办理举措.tera")),
    ("片段/三次沟通.tera", include_str!("../../templates/片段/三次沟通.tera")),
    ("片段/特色案例.tera", include_str!("../../templates/片段/特色案例.tera")),
    ("片段/创新成效.tera", include_str!("../../templates/片段/创新成效.tera")),
    ("片段/上级交办情况.tera", include_str!("../../templates/片段/上级交办情况.tera")),
    ("片段/主要做法.tera", include_str!("../../templates/片段/主要做法.tera")),
    ("片段/特色工作.tera", include_str!("../../templates/片段/特色工作.tera")),
    ("片段/本单位下一步.tera", include_str!("../../templates/片段/本单位下一步.tera")),
    ("片段/活动汇总表.tera", include_str!("../../templates/片段/活动汇总表.tera")),
    ("一案一册.tera", include_str!("../../templates/一案一册.tera")),
    ("片段/案卷封面.tera", include_str!("../../templates/片段/案卷封面.tera")),
    ("片段/案卷来历.tera", include_str!("../../templates/片段/案卷来历.tera")),
    ("片段/案卷交办.tera", include_str!("../../templates/片段/案卷交办.tera")),
    ("片段/案卷沟通.tera", include_str!("../../templates/片段/案卷沟通.tera")),
    ("片段/案卷答复.tera", include_str!("../../templates/片段/案卷答复.tera")),
    ("片段/案卷反馈.tera", include_str!("../../templates/片段/案卷反馈.tera")),
    ("片段/案卷跟踪.tera", include_str!("../../templates/片段/案卷跟踪.tera")),
    ("片段/案卷归档.tera", include_str!("../../templates/片段/案卷归档.tera")),
    ("片段/落实情况.tera", include_str!("../../templates/片段/落实情况.tera")),
    ("片段/基本情况.tera", include_str!("../../templates/片段/基本情况.tera")),
    ("片段/主要措施.tera", include_str!("../../templates/片段/主要措施.tera")),
    ("片段/组件.tera", include_str!("../../templates/片段/组件.tera")),
    ("片段/办理成效.tera", include_str!("../../templates/片段/办理成效.tera")),
    ("片段/近三年对比表.tera", include_str!("../../templates/片段/近三年对比表.tera")),
    ("片段/下一步工作.tera", include_str!("../../templates/片段/下一步工作.tera")),
];

/// All built-in templates by name.
pub(super) fn all() -> impl Iterator<Item = (String, Arc<SourceFile>)> {
    texts().map(|(name, text)| {
        let source = SourceFile::new(format!("内置模板/{name}"), SourceKind::Template, text);
        (name.to_owned(), source)
    })
}

/// The names and texts of all built-in templates.
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.iter().copied()
}

/// The text of the built-in template `name`, which ends with `.tera`.
pub(super) fn text(name: &str) -> Option<&'static str> {
    texts().find(|it| it.0 == name).map(|it| it.1)
}

/// The figures that built-in templates ask for by name.
pub(super) fn asked_figures() -> impl Iterator<Item = &'static str> {
    texts().flat_map(|(_, text)| written_figures(text))
}
