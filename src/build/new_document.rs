//! The file of a document that nobody has begun: its head, from what the register knows.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{Datelike, NaiveDate};

use super::Prepared;
use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    markup,
    record::{Case, scalar, schema_line},
};

/// What a document with a letterhead needs, to be taken up by who needs it.
const LETTERHEAD: &str = "\
# 要印红头的，去掉下面各行前面的井号，照实填写：
# 格式: 文件
# 文号: 某府〔2025〕　号
# 主送: 区人大常委会
# 抄送: 区委办公室
# 印发机关: 区政府办公室
";

/// Who speaks where, of a report that is read out.
const SPEAKER: &str = "\
# 在哪次会议上、由谁报告，去掉下面两行前面的井号，照实填写：
# 报告场合: {日期: 2025-07-20, 会议: 区某届人大常委会第某次会议}
# 报告人: {职务: 副区长, 姓名: 某某}
";

/// What may be said of which cases get a letter.
const ONLY: &str = "\
# 只要其中几件的，去掉下面一行前面的井号，写明条件：
# 仅: {编号: 0003}
";

impl Prepared {
    /// The names of the templates that a document can be made by.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.templates.names()
    }

    /// A new document of the template `name`, without prose; `None` when there is no such template.
    #[must_use]
    pub fn new_document(&self, name: &str) -> Option<Arc<SourceFile>> {
        self.templates().find(|it| *it == name)?;
        let said = self.templates.head(name);
        let said = said.as_ref().map_or("", Place::text);
        let says = |key: &str| said.lines().any(|it| it.split(':').next() == Some(key));
        let latest = match name {
            "交办通知" => self.latest_assignment().unwrap_or_else(|| self.latest_date()),
            _ => self.latest_date(),
        };
        let mut head = format!("---\n{}模板: {}\n", schema_line("document", 1), scalar(name));
        let mut say = |key: &str, value: &str| {
            if !says(key) {
                head.extend([key, ": ", value, "\n"]);
            }
        };
        say("标题", &scalar(&self.title(name)));
        say("截至", &latest.to_string());
        say("状态", "讨论稿");
        if !matches!(name, "常委会报告" | "专版") {
            say("署名", &scalar(&self.register.office.name));
            say("成文日期", &format!("{:04}-{:02}", latest.year(), latest.month()));
        }
        match name {
            "常委会报告" => head.push_str(SPEAKER),
            // Its cover stands where a letterhead would.
            "一案一册" => {}
            "交办通知" | "排名通报" => {
                head.push_str(&LETTERHEAD.replace("区人大常委会", "各有关单位"));
            }
            _ if says("逐件") => head.push_str(ONLY),
            _ if says("格式") || says("页面") || says("分栏") => {}
            _ => head.push_str(LETTERHEAD),
        }
        head.push_str("---\n");
        Some(SourceFile::new(format!("documents/{name}.md"), SourceKind::Prose, head))
    }

    /// What the document is called: 关于某次会议期间代表建议办理情况的汇报.
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
        let about = format!("{occasion}{kinds}");
        match name {
            "总结" | "市级件总结" => format!("{about}办理工作总结"),
            "交办通知" => format!("关于办理{about}的通知"),
            "排名通报" => format!("关于{about}办理情况的通报"),
            "常委会报告" => format!("关于{about}办理情况的报告"),
            "办理情况一览表" => format!("{about}{name}"),
            "统计表" => format!("{about}办理情况统计表"),
            "专版" | "一案一册" => format!("{about}办理{name}"),
            "回头看一览表" => format!("{kinds}“回头看”一览表"),
            _ => format!("关于{about}办理情况的{name}"),
        }
    }

    fn first_batch(&self) -> Vec<&Case> {
        let as_of = self.register.as_of(self.latest_date());
        let batch = self.register.batches.first();
        let belongs = |case: &&Case| batch.is_none_or(|it| it.condition.matches(case, as_of));
        self.register.cases.iter().filter(belongs).collect()
    }

    /// The latest day on which a case of 本次 was assigned.
    fn latest_assignment(&self) -> Option<NaiveDate> {
        self.first_batch().into_iter().filter_map(|it| it.assigned).max()
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
