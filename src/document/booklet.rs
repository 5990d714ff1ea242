//! What makes a booklet of a document: 封面, 目录, and parts that begin new pages.

use serde::Serialize;

use super::{Annex, Block, BlockContent, BlockId, Document, Inline, SignaturePosition, plain_text};

/// 封面: the document's title in the middle of a page of its own, with what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// What stands in the upper corner, such as 案卷号.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corner: Vec<Particular>,
    /// The lines above the title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<Vec<Inline>>,
    /// What is said below the title, each with its label.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub particulars: Vec<Particular>,
    /// The lines at the foot, such as the office and the date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foot: Vec<Vec<Inline>>,
}

impl Cover {
    /// All that is written on it, in reading order, but for the title.
    pub fn texts(&self) -> impl Iterator<Item = &[Inline]> {
        self.corner
            .iter()
            .map(|it| it.value.as_slice())
            .chain(self.above.iter().map(Vec::as_slice))
            .chain(self.particulars.iter().map(|it| it.value.as_slice()))
            .chain(self.foot.iter().map(Vec::as_slice))
    }
}

impl Cover {
    /// The same, to be changed.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let corner = self.corner.iter_mut().map(|it| &mut it.value);
        let particulars = self.particulars.iter_mut().map(|it| &mut it.value);
        corner.chain(&mut self.above).chain(particulars).chain(&mut self.foot)
    }
}

/// `承办单位：区教育局`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Particular {
    /// What it is, without its colon.
    pub label: String,
    /// What is said of it.
    pub value: Vec<Inline>,
}

/// 目录: what the document holds, with the pages on which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// The depth down to which headings are listed, 1 for the highest.
    pub depth: usize,
}

impl Contents {
    /// What stands above it.
    pub const TITLE: &str = "目　　录";
}

/// 另页: begins a new page. With a title it is a part of its own, whose headings are numbered from the
/// beginning; with nothing in it, what comes after it begins the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its title; empty where it has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A line of 目录.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry<'a> {
    /// How deep it stands: 1 for parts, annexes and the highest headings outside of parts.
    pub depth: usize,
    /// The heading with its number, as one line.
    pub text: String,
    /// The block that it leads to.
    pub block: &'a BlockId,
}

impl Document {
    /// 封面, which stands before all else.
    pub fn cover(&self) -> Option<(&Block, &Cover)> {
        let first = self.body.first()?;
        match &first.content {
            BlockContent::Cover(cover) => Some((first, cover)),
            _ => None,
        }
    }

    /// How many blocks stand before the text and bear no page number: 封面, and 目录 right after it.
    pub fn front_matter(&self) -> usize {
        if self.cover().is_none() {
            return 0;
        }
        let is_contents = |it: &Block| matches!(it.content, BlockContent::Contents(_));
        1 + usize::from(self.body.get(1).is_some_and(is_contents))
    }

    /// The lines at the foot of 封面: its own, else 署名 and date that would stand under the title.
    pub fn cover_foot<'a>(&'a self, cover: &'a Cover) -> Vec<&'a [Inline]> {
        if !cover.foot.is_empty() {
            return cover.foot.iter().map(Vec::as_slice).collect();
        }
        let under_title =
            self.signature.iter().filter(|it| it.position == SignaturePosition::UnderTitle);
        let lines = under_title.flat_map(|it| it.signatories.iter().chain([&it.issue_date]));
        lines.map(Vec::as_slice).collect()
    }

    /// What 目录 lists down to `depth`.
    pub fn contents(&self, depth: usize) -> Vec<ContentsEntry<'_>> {
        let mut entries = Vec::new();
        list(&self.body, 0, &mut entries);
        entries.retain(|it| it.depth <= depth);
        entries
    }
}

/// Adds the headings of `blocks`, which stand below `above` headings of no level.
fn list<'a>(blocks: &'a [Block], above: usize, into: &mut Vec<ContentsEntry<'a>>) {
    for Block { id: block, content, .. } in blocks {
        let mut add = |depth, text| into.push(ContentsEntry { depth, text, block });
        match content {
            BlockContent::Heading(it) => {
                let text = format!("{}{}", it.number, plain_text(&it.text));
                add(above + it.level.depth(), text.trim_end_matches('。').to_owned());
            }
            BlockContent::Part(it) if it.title.is_empty() => list(&it.blocks, above, into),
            BlockContent::Part(it) => {
                add(1, plain_text(&it.title));
                list(&it.blocks, 1, into);
            }
            BlockContent::Annex(it) => {
                add(1, format!("{}　{}", Annex::label(it.number), plain_text(&it.title)));
                list(&it.blocks, 1, into);
            }
            BlockContent::Columns(it) => list(&it.blocks, above, into),
            _ => {}
        }
    }
}
