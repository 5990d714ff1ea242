//! 网页版: made of documents that are 主动公开 alone, and always of what a public copy holds.

use std::sync::Arc;

use super::Prepared;
use crate::{
    diagnostic::{Diagnostic, SourceFile},
    project::Project,
    record::Openness,
};

impl Prepared {
    /// Why no web edition is made of `file`; `None` where one may be. A head that cannot be read is
    /// told when the document is composed.
    pub fn web_refusal(&self, file: &Arc<SourceFile>) -> Option<Diagnostic> {
        let head = self.head(file, None).0?;
        let name = Project::stem(file);
        let refused = |why: String| Diagnostic::warning(format!("《{name}》不出网页版：{why}"));
        match &head.web {
            None => Some(
                refused("文件开头没有写“公开信息”".to_owned())
                    .in_file(file.name.as_str())
                    .cure("可以上网公开的，请写上“公开信息: {公开方式: 主动公开}”"),
            ),
            Some(web) => match web.openness {
                Some(Openness::Public) | None => None,
                Some(openness) => Some(
                    refused(format!("公开方式是{}", openness.chinese()))
                        .at(&web.place)
                        .cure("只有主动公开的上网；确实可以公开的，请按公开审查的结果改公开方式"),
                ),
            },
        }
    }

    /// What to know before the web edition of `file` is put on the web.
    pub fn web_doubt(&self, file: &Arc<SourceFile>) -> Option<Diagnostic> {
        let head =
            self.head(file, None).0.filter(|it| !it.stage.is_dated() && !it.stage_by_record)?;
        let (name, stage) = (Project::stem(file), head.stage.chinese());
        let cause = format!("《{name}》还是{stage}，网页版只供内部看样子，不能上网");
        Some(
            Diagnostic::warning(cause)
                .at(&head.stage_place)
                .cure("定稿以后把“状态”改为正式稿，重新生成"),
        )
    }
}
