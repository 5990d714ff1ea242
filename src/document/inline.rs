//! Inlines: what a paragraph is made of.

use serde::Serialize;

use super::json;
use crate::diagnostic::Place;

/// A run of text of one nature, with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inline {
    /// Where its source stands; for a figure, where it is referred to.
    #[serde(serialize_with = "json::place")]
    pub origin: Place,
    /// What it is.
    #[serde(flatten)]
    pub content: InlineContent,
}

/// What an inline is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InlineContent {
    /// Words as typed.
    Text(String),
    /// `**加粗**`.
    Strong(Vec<Inline>),
    /// A figure from the records: `{总数}`.
    Figure(FigureNode),
    /// A field of a case: `{案0038.简称}`.
    Case(CaseNode),
    /// A statement that the records have been held against: `{全部.按期办复: 均按时办复}`.
    Claim(ClaimNode),
    /// A mention of an annex: `{附件.一览表}`.
    Annex(AnnexNode),
    /// The name of an organ or a session: `{单位.区建管委}`.
    Name(NameNode),
    /// 脚注: its text; the mark is numbered from 1 through the document.
    Footnote(Vec<Inline>),
    /// 【待补：…】, in red: what a `--draft` build is missing.
    Missing(String),
    /// Words that changed, in the tree of a 花脸稿 alone.
    Change(Change),
}

/// Words that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What became of them.
    pub kind: ChangeKind,
    /// The words.
    pub text: String,
}

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

impl Change {
    /// The words as the document says them: none that are gone.
    pub fn said(&self) -> &str {
        match self.kind {
            ChangeKind::Added => &self.text,
            ChangeKind::Removed => "",
        }
    }
}

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureNode {
    /// The declared name, such as `按结果`.
    pub name: String,
    /// The parts asked for, such as `["解决采纳", "占比"]`; empty for the figure itself.
    pub parts: Vec<String>,
    /// What is printed, such as `92.54%`.
    pub text: String,
}

/// A printed field of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseNode {
    /// The case's number.
    pub number: String,
    /// The field's Chinese name.
    pub field: String,
    /// What is printed.
    pub text: String,
}

/// A statement held against the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimNode {
    /// The population it speaks of.
    pub population: String,
    /// The condition that every case of it meets.
    pub condition: String,
    /// What is printed.
    pub text: String,
}

/// A mention of an annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnexNode {
    /// The annex's title.
    pub title: String,
    /// What is printed, such as `附件2`; known once all annexes are.
    pub text: String,
}

/// A name that is written in full where it is first read, and short from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameNode {
    /// 全称.
    pub full: String,
    /// 简称; the full name where it has none.
    pub short: String,
    /// What is printed here.
    pub text: String,
}

/// What a reader would read of `inlines`, without footnotes.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], into: &mut String) {
    for inline in inlines {
        match &inline.content {
            InlineContent::Text(text) => into.push_str(text),
            InlineContent::Strong(inner) => push_plain(inner, into),
            InlineContent::Figure(node) => into.push_str(&node.text),
            InlineContent::Case(node) => into.push_str(&node.text),
            InlineContent::Claim(node) => into.push_str(&node.text),
            InlineContent::Annex(node) => into.push_str(&node.text),
            InlineContent::Name(node) => into.push_str(&node.text),
            InlineContent::Footnote(_) => {}
            InlineContent::Change(change) => into.push_str(change.said()),
            InlineContent::Missing(what) => {
                into.push_str("【待补：");
                into.push_str(what);
                into.push('】');
            }
        }
    }
}
