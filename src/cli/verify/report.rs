//! A verdict for a person: first what it comes to, then what was found.

use std::fmt::Write as _;

use super::{
    changed_words::{changed, quoted, told as told_words},
    verdict::Verdict,
};
use crate::{
    build::{Currency, Difference, FinishedFile, Handwork, Moved, Outdated, sections},
    export::Made,
    revision::merge::{Deed, Edit},
    word::{Base, Review, Standing},
};

/// The verdict in lines.
pub(super) fn told(verdict: &Verdict) -> String {
    let path = verdict.path.display();
    let Some(file) = &verdict.file else {
        return format!("{path}：不是huibao生成的文件。\n");
    };
    let mut text = format!("{path}：{}。\n", comes_to(file, verdict));
    let _ = writeln!(text, "  {}", made(&file.made));
    if let Handwork::Edited { edits, review, looks } = &file.handwork {
        edits_told(edits, file.base.as_ref(), &mut text);
        if !looks.is_empty() {
            let looks: Vec<String> = looks.iter().map(ToString::to_string).collect();
            let _ = writeln!(text, "  样子：{}", looks.join("；"));
        }
        review_told(*review, &mut text);
    }
    if let Currency::Outdated(outdated) = &verdict.currency {
        outdated_told(outdated, &mut text);
    }
    text
}

fn comes_to(file: &FinishedFile, verdict: &Verdict) -> String {
    let Verdict { currency, is_issued, .. } = verdict;
    let handwork = match &file.handwork {
        Handwork::Nothing => "与生成时一样".to_owned(),
        Handwork::SavedBy(program) => format!("文字与生成时一样（用{program}另存过）"),
        Handwork::Redline(places) => format!("是花脸稿，与写出时一样（修订{places}处）"),
        Handwork::Edited { .. } => "生成以后有人改过".to_owned(),
        Handwork::AddedTo => "生成以后加过内容（如签名、盖章、批注）".to_owned(),
        Handwork::WrittenAnew => "生成以后被别的软件改过或另存过，不能保证与生成时一样".to_owned(),
        Handwork::Unknown => {
            "里面的基准稿已经丢失，项目里也没有这一稿，不知道有没有人改过".to_owned()
        }
    };
    let currency = match currency {
        Currency::Current if file.handwork.is_nothing() => "是最新的".to_owned(),
        Currency::Current => "当初印的数字与现有台账一致".to_owned(),
        Currency::Outdated(it) if it.differences.is_empty() => {
            "数字与现有台账一致，文字不是最新的".to_owned()
        }
        Currency::Outdated(it) if *is_issued => {
            format!("印的有{}处与现有台账不一致", it.differences.len())
        }
        Currency::Outdated(it) => {
            format!("已经过时，{}处与现有台账不一致", it.differences.len())
        }
        Currency::SameData => "数字与现有台账一致，文字是不是最新的没有核对".to_owned(),
        Currency::OtherData => {
            "已经过时，有数字与现有台账不一致（项目里没有这一稿，列不出是哪几处）".to_owned()
        }
        Currency::Failed => "现在生成不了这份文档，是否过时没有核对".to_owned(),
        Currency::Unknown => "没有找到它的项目，是否过时没有核对".to_owned(),
    };
    let issued = if *is_issued { "已印发，不再改动；" } else { "" };
    format!("{handwork}；{issued}{currency}")
}

fn made(made: &Made) -> String {
    let Made { provenance, version, .. } = made;
    let program =
        if version.is_empty() { "较早的huibao".to_owned() } else { format!("huibao {version}") };
    if provenance.document.is_empty() {
        return format!("由{program}生成，没有记下是哪个项目的哪一稿");
    }
    format!(
        "由{program}生成：文档“{}”，稿号{}，数据号{}",
        provenance.document, provenance.revision, provenance.data
    )
}

fn edits_told(edits: &[Edit], base: Option<&Base>, into: &mut String) {
    let Some(base) = base.filter(|_| !edits.is_empty()) else { return };
    let _ = writeln!(into, "  改动：");
    let places = Places { sections: sections(base), base };
    for edit in edits {
        let _ = writeln!(into, "    {}：{}", places.of(edit), places.deed(edit));
    }
}

/// Where edits were made.
struct Places<'a> {
    sections: Vec<String>,
    base: &'a Base,
}

impl Places<'_> {
    /// The part of the document, and the cell of a table.
    fn of(&self, edit: &Edit) -> String {
        let after = match &edit.deed {
            Deed::Added { after, .. } => *after,
            _ => None,
        };
        let at = edit.base.first().copied().or(after).unwrap_or_default();
        let section = self.sections.get(at).map_or("正文", String::as_str);
        let standing = match &edit.deed {
            Deed::Added { standing, .. } => Some(standing),
            _ => self.base.paragraphs.get(at).map(|it| &it.standing),
        };
        match standing {
            Some(Standing::Cell { row, column, .. }) => {
                let (row, column) = (row.saturating_add(1), column.saturating_add(1));
                format!("{section}，表格第{row}行第{column}格")
            }
            _ => section.to_owned(),
        }
    }

    /// What was done.
    fn deed(&self, edit: &Edit) -> String {
        let old = self.old(edit);
        match &edit.deed {
            Deed::Changed => {
                let new = edit.texts.concat();
                changed(&old, &new).iter().map(told_words).collect::<Vec<_>>().join("，")
            }
            Deed::Removed => format!("删了一段{}", quoted(&old)),
            Deed::Moved { .. } => format!("移动了{}", quoted(&edit.texts.concat())),
            Deed::Split => format!("{}分成了{}段", quoted(&old), edit.texts.len()),
            Deed::Joined => format!("{}段并成了{}", edit.base.len(), quoted(&edit.texts.concat())),
            Deed::Added { .. } => format!("加了一段{}", quoted(&edit.texts.concat())),
        }
    }

    fn old(&self, edit: &Edit) -> String {
        let paragraphs = edit.base.iter().filter_map(|it| self.base.paragraphs.get(*it));
        paragraphs.map(|it| it.text.as_str()).collect()
    }
}

fn review_told(review: Review, into: &mut String) {
    let Review { comments, changes } = review;
    let told = [(comments, "批注", "条"), (changes, "修订", "处，还没有接受或拒绝")];
    let told: Vec<String> = told
        .iter()
        .filter(|it| it.0 > 0)
        .map(|(count, what, unit)| format!("{what}{count}{unit}"))
        .collect();
    if !told.is_empty() {
        let _ = writeln!(into, "  {}", told.join("；"));
    }
}

fn outdated_told(outdated: &Outdated, into: &mut String) {
    if !outdated.differences.is_empty() {
        let _ = writeln!(into, "  过时：");
    }
    for difference in &outdated.differences {
        let _ = writeln!(into, "    {difference}");
        moved_told(difference, into);
    }
    if outdated.rewritten > 0 {
        let other = if outdated.differences.is_empty() { "" } else { "另" };
        let _ = writeln!(
            into,
            "  {other}有{}段文字与现在生成的不同（改了、多了或少了文字）",
            outdated.rewritten
        );
    }
}

/// The cases by which a figure is another; those of what it is counted over where its own are the same.
fn moved_told(difference: &Difference, into: &mut String) {
    let Difference { moved, moved_in_population, .. } = difference;
    let is_still = *moved == Moved::default();
    let (moved, of) = if is_still { (moved_in_population, "总体里") } else { (moved, "") };
    for (cases, what) in [(&moved.into, "新计入"), (&moved.out, "不再计入")] {
        if !cases.is_empty() {
            let _ = writeln!(into, "      {of}{what}：{}", cases.join("、"));
        }
    }
}
