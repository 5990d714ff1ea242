//! What `huibao merge` says of what it did.

use std::{fmt::Write as _, path::Path};

use serde_json::{Value, json};

use super::changed_words::{self, changed};
use crate::{
    revision::merge::{Conflict, Deed, Dispute, Edit, Merged, Remark},
    word::Base,
};

/// More places of a kind are only counted.
const MOST_NAMED: usize = 20;
/// Characters of a text by which a place is found.
const SHOWN: usize = 40;

/// What is reported.
pub(super) struct Report<'a> {
    /// The document's name.
    pub(super) document: &'a str,
    /// The edited file.
    pub(super) file: &'a Path,
    /// The merged one.
    pub(super) to: &'a Path,
    pub(super) merged: &'a Merged,
    pub(super) base: &'a Base,
}

/// For a person.
pub(super) fn text(report: &Report<'_>) -> String {
    let merged = report.merged;
    let mut text = format!("《{}》合并完毕\n  写出  {}\n", report.document, report.to.display());
    let edits = edits(report);
    list(&mut text, "保留", &format!("您的改动{}处", edits.len()), &edits);
    let refreshed: Vec<String> = merged
        .refreshed
        .iter()
        .map(|it| format!("{} → {}：{}", it.old, it.new, shortened(&it.sentence)))
        .collect();
    list(&mut text, "更新", &format!("台账的数字和文字{}处", refreshed.len()), &refreshed);
    if merged.rearranged > 0 {
        let _ =
            writeln!(text, "  增减  照新稿增加、删去或移动了{}处段落、表格行", merged.rearranged);
    }
    if merged.drawn > 0 {
        let _ = writeln!(text, "  图表  按现在的数字重画了{}幅", merged.drawn);
    }
    let conflicts: Vec<String> =
        merged.conflicts.iter().map(|it| conflict(it, report.base)).collect();
    list(
        &mut text,
        "定夺",
        &format!("两边都改了的{}处，已用修订和批注标出，请定夺", conflicts.len()),
        &conflicts,
    );
    let remarks: Vec<String> = merged.remarks.iter().map(remark).collect();
    list(&mut text, "留意", &format!("{}处", remarks.len()), &remarks);
    if edits.is_empty()
        && refreshed.is_empty()
        && conflicts.is_empty()
        && merged.rearranged == 0
        && merged.drawn == 0
    {
        text.push_str("  没有改动，数字也都是现在的\n");
    }
    text
}

fn list(text: &mut String, label: &str, head: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "  {label}  {head}");
    for item in items.iter().take(MOST_NAMED) {
        let _ = writeln!(text, "        {item}");
    }
    if items.len() > MOST_NAMED {
        let _ = writeln!(text, "        ……另有{}处，用--format json列出", items.len() - MOST_NAMED);
    }
}

fn edits(report: &Report<'_>) -> Vec<String> {
    report.merged.edits.iter().map(|it| edit(it, report.base)).collect()
}

fn edit(edit: &Edit, base: &Base) -> String {
    let was = was(edit, base);
    let is = edit.texts.concat();
    let place = place(&edit.base, base);
    match &edit.deed {
        Deed::Changed => format!("改写：{}{place}", changed(&was, &is)),
        Deed::Removed => format!("删去：{}{place}", shortened(&was)),
        Deed::Moved { .. } => format!("移动：{}", shortened(&is)),
        Deed::Split => format!("拆成{}段：{}", edit.texts.len(), shortened(&is)),
        Deed::Joined => format!("{}段并成一段：{}", edit.base.len(), shortened(&is)),
        Deed::Added { standing, .. } => {
            format!("增加：{}{}", shortened(&is), changed_words::place(Some(standing)))
        }
    }
}

/// Where paragraphs of the base copy stand, where that is a table.
fn place(paragraphs: &[usize], base: &Base) -> String {
    let first = paragraphs.first().and_then(|it| base.paragraphs.get(*it));
    changed_words::place(first.map(|it| &it.standing))
}

fn was(edit: &Edit, base: &Base) -> String {
    edit.base.iter().filter_map(|it| base.paragraphs.get(*it)).map(|it| it.text.as_str()).collect()
}

fn conflict(conflict: &Conflict, base: &Base) -> String {
    let place = format!("{}{}", shortened(&conflict.sentence), place(&conflict.base, base));
    match &conflict.dispute {
        Dispute::Figure { reference, base, mine, theirs } => {
            format!("您改成了{mine}，台账现为{theirs}（{{{reference}}}，基准稿{base}）：{place}")
        }
        Dispute::Words { mine, theirs, .. } => {
            format!("您写的“{}”，新稿“{}”：{place}", shortened(mine), shortened(theirs))
        }
        Dispute::Gone => format!("新稿已经没有这一段，您改过，没有删去：{place}"),
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::FigureDeleted { reference, value, sentence } => format!(
            "您删去了一个数字（{{{reference}}}，台账现为{value}），照您的：{}",
            shortened(sentence)
        ),
        Remark::StillYours { reference, mine, theirs, sentence } => {
            format!("仍是您改的{mine}，台账为{theirs}（{{{reference}}}）：{}", shortened(sentence))
        }
        Remark::OldFigure { reference, old, new, sentence } => format!(
            "您加的文字里有{old}，与{{{reference}}}原来的值相同，现为{new}，请核对：{}",
            shortened(sentence)
        ),
        Remark::StaysRemoved { theirs } => {
            format!("您删去的一段，新稿有变化，照您的没有恢复：{}", shortened(theirs))
        }
        Remark::NotPutIn { what, place } => {
            format!("没能照新稿改，请手工核对：{}（在“{}”）", shortened(what), shortened(place))
        }
    }
}

/// The beginning of a text, on one line.
fn shortened(text: &str) -> String {
    changed_words::shortened(text, SHOWN)
}

/// For a program.
pub(super) fn json(report: &Report<'_>) -> String {
    let merged = report.merged;
    let edits: Vec<Value> = merged
        .edits
        .iter()
        .map(|it| {
            let kind = match &it.deed {
                Deed::Changed => "changed",
                Deed::Removed => "removed",
                Deed::Moved { .. } => "moved",
                Deed::Split => "split",
                Deed::Joined => "joined",
                Deed::Added { .. } => "added",
            };
            json!({ "kind": kind, "base": was(it, report.base), "mine": it.texts })
        })
        .collect();
    let refreshed: Vec<Value> = merged
        .refreshed
        .iter()
        .map(|it| {
            json!({ "reference": it.reference, "old": it.old, "new": it.new, "sentence": it.sentence })
        })
        .collect();
    let conflicts: Vec<Value> = merged.conflicts.iter().map(conflict_json).collect();
    let remarks: Vec<String> = merged.remarks.iter().map(remark).collect();
    let whole = json!({
        "format": 1,
        "document": report.document,
        "file": report.file.display().to_string(),
        "merged": report.to.display().to_string(),
        "edits": edits,
        "refreshed": refreshed,
        "rearranged": merged.rearranged,
        "drawn": merged.drawn,
        "conflicts": conflicts,
        "remarks": remarks,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn conflict_json(conflict: &Conflict) -> Value {
    let sentence = &conflict.sentence;
    match &conflict.dispute {
        Dispute::Figure { reference, base, mine, theirs } => json!({
            "kind": "figure", "reference": reference, "base": base, "mine": mine,
            "theirs": theirs, "sentence": sentence,
        }),
        Dispute::Words { base, mine, theirs } => json!({
            "kind": "words", "base": base, "mine": mine, "theirs": theirs, "sentence": sentence,
        }),
        Dispute::Gone => json!({ "kind": "gone", "sentence": sentence }),
    }
}
