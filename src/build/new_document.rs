//! The file of a document that nobody has begun: its head, from what the register knows.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use super::Prepared;
use crate::{
    diagnostic::{SourceFile, SourceKind},
    markup,
    record::{Case, scalar, schema_line},
};

impl Prepared {
    /// The names of the templates that a document can be made by.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.names()
    }

    /// A new document of the template `name`, without prose; `None` when there is no such template.
    #[must_use]
    pub fn new_document(&self, name: &str) -> Option<Arc<SourceFile>> {
        self.templates().find(|it| *it == name)?;
        let head = format!(
            "---\n{}模板: {}\n标题: {}\n截至: {}\n状态: 讨论稿\n---\n",
            schema_line("document", 1),
            scalar(name),
            scalar(&self.title(name)),
            self.latest_date(),
        );
        Some(SourceFile::new(format!("documents/{name}.md"), SourceKind::Prose, head))
    }

    /// 关于某次会议期间代表建议办理情况的汇报.
    fn title(&self, name: &str) -> String {
        let cases = self.first_batch();
        let sessions: BTreeSet<&str> = cases.iter().map(|it| it.session.as_str()).collect();
        let mut kinds: Vec<&str> = Vec::new();
        for kind in cases.iter().map(|it| it.kind.chinese()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let occasion = match sessions.first() {
            Some(session) if sessions.len() == 1 => format!("{}期间", markup::escape(session)),
            _ => format!("{}年", self.register.year),
        };
        let kinds = if kinds.is_empty() { "建议提案".to_owned() } else { kinds.join("和") };
        format!("关于{occasion}{kinds}办理情况的{name}")
    }

    fn first_batch(&self) -> Vec<&Case> {
        let as_of = self.register.as_of(self.latest_date());
        let batch = self.register.batches.first();
        let belongs = |case: &&Case| batch.is_none_or(|it| it.condition.matches(case, as_of));
        self.register.cases.iter().filter(belongs).collect()
    }

    /// The latest day on which the register says that something happened; the year's last when it
    /// knows of none.
    fn latest_date(&self) -> NaiveDate {
        let register = &self.register;
        let of_cases = register.cases.iter().flat_map(|it| [it.assigned, it.replied]).flatten();
        let latest = of_cases.chain(register.activities.iter().map(|it| it.date)).max();
        latest.or(NaiveDate::from_ymd_opt(register.year, 12, 31)).unwrap_or_default()
    }
}
