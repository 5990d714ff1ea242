//! Where a paragraph of a base copy stands, in the words of messages.

use crate::word::{Base, BaseParagraph, Standing};

/// The part of the document in which each paragraph of `base` stands: `标题`, `正文`, `一、基本情况`,
/// `附件1`.
pub fn sections(base: &Base) -> Vec<String> {
    let mut section = "正文".to_owned();
    let mut sections = Vec::new();
    for BaseParagraph { style, text, standing, .. } in &base.paragraphs {
        match style.as_str() {
            "Heading1" => text.trim_end_matches('。').clone_into(&mut section),
            "AnnexLabel" => text.trim().clone_into(&mut section),
            "Signatory" | "IssueDate" => "署名".clone_into(&mut section),
            _ if style.starts_with("Imprint") => "版记".clone_into(&mut section),
            _ => {}
        }
        sections.push(match standing {
            Standing::Footnote(_) => "脚注".to_owned(),
            _ if style == "Title" => "标题".to_owned(),
            _ => section.clone(),
        });
    }
    sections
}

/// The sentence of `text` in which the byte `at` stands.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let mut sentences = text.split_inclusive(['。', '！', '？', '\n']).scan(0_usize, |end, it| {
        *end = end.saturating_add(it.len());
        Some((*end, it))
    });
    sentences.find(|(end, _)| at < *end).map_or("", |(_, it)| it.trim())
}
