//! What of 审议意见 is left to the template, and which title was meant by words that are none.

use crate::{
    chinese::nearest::nearest,
    document::{Block, BlockContent, Piece, Section, plain_text},
    record::{Opinion, OpinionItem, Written},
};

/// `opinion` as the template is to answer it beside `prose`. An item that a section of the prose
/// answers is answered under that section's title, so that the draft gives way to it; one that is
/// answered further down in the prose needs no section of its own, nor does one whose 回应 names
/// nothing while a section of the prose stands free: a misspelt title is no title to write under.
/// No title is there twice.
pub(super) fn left_to_template(opinion: &Opinion, prose: &[Section]) -> Opinion {
    let mut left = opinion.clone();
    left.items.retain_mut(|item| {
        if let Some(section) = prose.iter().find(|it| answers(item, &it.title)) {
            let place = item.wanted().place.clone();
            item.answered_in = Some(Written { text: section.title.clone(), place });
            return true;
        }
        let is_told = headings(prose).any(|it| answers(item, &it));
        !is_told && (item.answered_in.is_none() || !has_free(prose, opinion))
    });
    let mut titles: Vec<String> = Vec::new();
    left.items.retain(|item| {
        let title = bare(&item.wanted().text);
        let is_new = !titles.contains(&title);
        titles.push(title);
        is_new
    });
    left
}

/// Whether a section titled `title` answers `item`; 回应 may be written with the section's number.
fn answers(item: &OpinionItem, title: &str) -> bool {
    let (words, title) = (bare(&item.wanted().text), bare(title));
    let has_number = || item.answered_in.is_some() && words.ends_with(&title);
    !title.is_empty() && (title.contains(&words) || has_number())
}

/// Whether a section of `prose` answers no item.
fn has_free(prose: &[Section], opinion: &Opinion) -> bool {
    let mut sections = prose.iter().filter(|it| it.heading.is_some());
    sections.any(|section| !opinion.items.iter().any(|it| answers(it, &section.title)))
}

/// The headings below those of the sections.
fn headings(prose: &[Section]) -> impl Iterator<Item = String> {
    prose.iter().flat_map(|it| &it.pieces).filter_map(|it| match it {
        Piece::Block(Block { content: BlockContent::Heading(it), .. }) => {
            Some(plain_text(&it.text))
        }
        _ => None,
    })
}

/// The one of `titles` that is nearest to `words`, as a whole or by one of its clauses: a title often
/// says 上下联动 before what it answers.
pub(super) fn nearest_title<'a>(
    words: &str,
    titles: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let clauses = |title: &'a str| {
        let parts = title.split(['，', '、', '；', ' ']).filter(move |it| *it != title);
        std::iter::once((title, title)).chain(parts.map(move |it| (it, title)))
    };
    let clauses: Vec<(&str, &str)> = titles.into_iter().flat_map(clauses).collect();
    let near = nearest(words, clauses.iter().map(|(clause, _)| *clause))?;
    clauses.iter().find(|(clause, _)| *clause == near).map(|(_, title)| *title)
}

/// The words alone: marks and blanks are typed in many ways.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest_title;

    #[test]
    fn a_title_is_near_by_any_of_its_clauses() {
        let titles =
            ["上下联动，夯实办理基础", "紧盯满意、注重延伸，提升办理质量", "下一步工作打算"];
        let near = |words| nearest_title(words, titles);
        assert_eq!(near("不断提高办理工作质量"), Some("紧盯满意、注重延伸，提升办理质量"));
        assert_eq!(near("进一步夯实办理基础"), Some("上下联动，夯实办理基础"));
        assert_eq!(near("下一步工作大算"), Some("下一步工作打算"));
        assert_eq!(near("着力完善长效机制"), None);
    }
}
