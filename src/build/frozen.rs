//! What a year's documents printed, for 历年 of the next: taken from what was issued, as printed,
//! never counted again.

use std::{cmp::Reverse, sync::Arc};

use super::{
    Options, Prepared, RegisterReferences,
    compose::notation,
    issued::written,
    printed_list::{PrintedFigure, PrintedList},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    document::plain_text,
    markup,
    project::{Project, read_result},
    record::{DeclarationKind, DocumentHead, FrozenYear, IssueDate, Stage},
    statistics::FigureKind,
};

/// A document that was built to be sent, and its list.
struct Sent {
    head: DocumentHead,
    list: PrintedList,
}

impl Prepared {
    /// The figures that the documents of this project printed: those that were issued, the latest
    /// first, else the latest final one, which is told. `None` without an error when there are no
    /// documents at all.
    pub fn frozen(&self) -> (Option<FrozenYear>, Diagnostics) {
        let mut found = Diagnostics::default();
        if self.project.documents.is_empty() {
            return (None, found);
        }
        let documents = self.project.documents.iter();
        let mut sent: Vec<Sent> = documents.filter_map(|it| self.sent(it, &mut found)).collect();
        sent.sort_by_key(|it| {
            Reverse((it.head.stage, it.head.issue_date.map(IssueDate::last_day)))
        });
        let is_issued = |it: &Sent| it.head.stage == Stage::Issued;
        if !sent.first().is_some_and(is_issued) {
            sent.truncate(1);
        }
        sent.retain(|it| is_issued(it) || it.head.stage == Stage::Final);
        if sent.is_empty() {
            found.push(
                Diagnostic::error("上年没有已印发的文档，历年的数字无处可取").in_file("documents").cure(
                    "请到上年的项目里，把印发的那份文档的“状态”改为正式稿，生成并核对后改为已印发",
                ),
            );
            return (None, found);
        }
        if let Some(only) = sent.first().filter(|it| !is_issued(it)) {
            let title = self.title_of(&only.head);
            let cause = format!("上年没有已印发的文档，历年的数字取自正式稿《{title}》");
            found.push(
                Diagnostic::warning(cause).cure("请与印发件核对；上年文档的“状态”也请改为已印发"),
            );
        }
        (self.figures_of(&sent), found)
    }

    /// The document of `file` if it was built to be sent; why its figures cannot be taken is told.
    fn sent(&self, file: &Arc<SourceFile>, found: &mut Diagnostics) -> Option<Sent> {
        let (head, _) = self.head(file, None);
        let head = head.filter(|it| it.stage.is_dated())?;
        let name = Project::stem(file);
        let refused = |why: &str| {
            Diagnostic::warning(format!("《{name}》的数字没有取：{why}"))
                .in_file(file.name.as_str())
        };
        let Some(folder) = self.project.built(None, name) else {
            found.push(refused("没有找到生成的文件").cure("请把归档的文件放回上年的out文件夹"));
            return None;
        };
        let path = folder.join(format!("{name}.figures.json"));
        let list =
            read_result(&path).and_then(|it| PrintedList::read(&path.display().to_string(), &it));
        let list = match list {
            Ok(list) => list,
            Err(fault) => {
                found.push(refused(&fault.cause));
                return None;
            }
        };
        let is_fit =
            |stage: &String| [Stage::Final, Stage::Issued].iter().any(|it| it.chinese() == stage);
        let again = "请在上年的项目里把“状态”改为正式稿，重新生成，核对后再改为已印发";
        if !list.stage.as_ref().is_some_and(is_fit) {
            found.push(refused("out里的文件不是按正式稿生成的").cure(again));
            return None;
        }
        if list.written.as_ref().is_some_and(|it| *it != written(&head)) {
            found.push(refused("out里的文件生成以后，文档又改过").cure(again));
            return None;
        }
        Some(Sent { head, list })
    }

    /// Each figure from the first document that printed it.
    fn figures_of(&self, sent: &[Sent]) -> Option<FrozenYear> {
        let mut figures: Vec<(String, String)> = Vec::new();
        let mut sources = Vec::new();
        for Sent { head, list } in sent {
            let mut names = Vec::new();
            for figure in &list.figures {
                let is_new = !figures.iter().any(|it| it.0 == figure.name);
                if let Some(printed) = self.number(figure).filter(|_| is_new) {
                    figures.push((figure.name.clone(), printed.to_owned()));
                    names.push(figure.name.as_str());
                }
            }
            if !names.is_empty() {
                let source = self.source(head);
                let first = sources.is_empty();
                sources.push(if first {
                    source
                } else {
                    format!("{}取自{source}", names.join("、"))
                });
            }
        }
        (!figures.is_empty()).then(|| FrozenYear { figures, source: sources.join("；") })
    }

    /// What was printed of a count or a rate, or of a typed number that the project compares.
    fn number<'a>(&self, figure: &'a PrintedFigure) -> Option<&'a str> {
        let kinds = [
            FigureKind::Count,
            FigureKind::DistinctCount,
            FigureKind::CaseUnits,
            FigureKind::ActivityCount,
            FigureKind::Rate,
        ];
        let declared = self.register.declarations.iter().find(|it| it.name == figure.name);
        let is_compared_input = declared.is_some_and(|it| {
            matches!(it.kind, DeclarationKind::Input { .. }) && it.compared_year.is_some()
        });
        let kind = kinds
            .into_iter()
            .chain(is_compared_input.then_some(FigureKind::Input))
            .find(|it| figure.kind.as_deref() == Some(it.chinese()))?;
        let is_whole = |parts: &[String]| match parts {
            [] => true,
            [part] => part == kind.main_part(),
            _ => false,
        };
        let printed = figure.printed.iter().find(|it| is_whole(&it.parts))?;
        Some(printed.text.as_str()).filter(|it| is_number(it))
    }

    /// 来源: the title, and when it was issued.
    fn source(&self, head: &DocumentHead) -> String {
        let date = head.issue_date.map(IssueDate::printed).unwrap_or_default();
        let stage = if head.stage == Stage::Issued { "印发" } else { "，正式稿" };
        format!("《{}》（{date}{stage}）", self.title_of(head))
    }

    /// 标题 as printed.
    fn title_of(&self, head: &DocumentHead) -> String {
        let figures = self.counted(head, &mut Diagnostics::default());
        let register = &self.register;
        let references = RegisterReferences::of(register, &figures, head, None);
        let notation = notation(head, &references, Options::default());
        plain_text(&markup::parse_inline(&head.title.place, &notation).0)
    }
}

/// Digits with a point, and `%` after them, as 历年 takes them.
fn is_number(text: &str) -> bool {
    let number = text.strip_suffix('%').unwrap_or(text);
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    match number.split_once('.') {
        Some((whole, decimals)) => is_digits(whole) && is_digits(decimals),
        None => is_digits(number),
    }
}
