//! `::: 封面`, `::: 目录` and `::: 另页`: what makes a booklet of a document.

use super::{
    body::{Body, Read},
    captioned_table::labelled,
    line::{Fence, LineKind},
    span::Span,
};
use crate::document::{BlockContent, Contents, Cover, Inline, Level, Part, Particular};

pub(super) const COVER: &str = "封面";
pub(super) const CONTENTS: &str = "目录";
pub(super) const PART: &str = "另页";

/// The option of 目录.
const DEPTH: &str = "层级";
/// The most characters that a label on 封面 has.
const LONGEST_LABEL: usize = 8;

/// Lines of 封面 that are alike and stand together.
enum Group<'a> {
    /// Label and value of each.
    Particulars(Vec<(&'a str, Span<'a>)>),
    Words(Vec<Span<'a>>),
}

impl<'a> Body<'a> {
    /// Reads 封面: a line with a colon is a particular, others are words. In order: the particulars of
    /// the corner, where words and particulars follow; the words above the title, where particulars
    /// follow; the particulars below it; the words at the foot.
    pub(super) fn cover(&mut self, fence: Fence<'a>) -> Option<Read> {
        let belongs = |kind: LineKind<'_>| matches!(kind, LineKind::Text | LineKind::Ordinal(_));
        let (lines, end) = self.inside(fence, belongs, COVER_REFUSAL, COVER);
        let whole = self.whole(fence, end);
        self.told_of_title(fence, "标题写在文档开头的“标题”里");
        if !self.open.is_empty() || self.has_text {
            let cure = "请把它移到正文最前面，一份文档只写一个";
            self.reader.error(fence.line, "封面只能写在正文最前面", cure);
            return None;
        }
        let mut groups = groups(&lines);
        groups.reverse();
        let mut cover = Cover::default();
        if let Some(Group::Particulars(_)) = groups.last()
            && groups.len() > 2
        {
            cover.corner = self.particulars(groups.pop());
        }
        if let Some(Group::Words(_)) = groups.last()
            && groups.len() > 1
        {
            cover.above = self.words(groups.pop());
        }
        if let Some(Group::Particulars(_)) = groups.last() {
            cover.particulars = self.particulars(groups.pop());
        }
        cover.foot = self.words(groups.pop());
        if !groups.is_empty() {
            let cause = "封面上的项目分了几处，分不清哪些在题名上面、哪些在题名下面";
            let cure = "请依次写：左上角的项目、题名上面的文字、题名下面的项目、最下面的文字";
            self.reader.error(fence.line, cause, cure);
        }
        let id = self.id("cover", COVER);
        Some(self.block(id, whole, BlockContent::Cover(cover)).into())
    }

    fn particulars(&mut self, group: Option<Group<'a>>) -> Vec<Particular> {
        let Some(Group::Particulars(lines)) = group else { return Vec::new() };
        let mut particulars = Vec::with_capacity(lines.len());
        for (label, value) in lines {
            if value.text.is_empty() {
                let cure = "请补上，或删去这一行";
                self.reader.error(value, format!("封面的“{label}”后面没有写内容"), cure);
            }
            let value = self.reader.inlines(value);
            particulars.push(Particular { label: label.to_owned(), value });
        }
        particulars
    }

    fn words(&mut self, group: Option<Group<'a>>) -> Vec<Vec<Inline>> {
        let Some(Group::Words(lines)) = group else { return Vec::new() };
        lines.into_iter().map(|it| self.reader.inlines(it)).collect()
    }

    /// Reads 目录 with its option `层级：2`.
    pub(super) fn contents(&mut self, fence: Fence<'a>) -> Option<Read> {
        let belongs = |kind: LineKind<'_>| matches!(kind, LineKind::Text);
        let (lines, end) = self.inside(fence, belongs, CONTENTS_REFUSAL, CONTENTS);
        let whole = self.whole(fence, end);
        self.told_of_title(fence, "它的标题总是“目录”");
        let mut depth = 1;
        for line in lines {
            if let Some((DEPTH, value)) = labelled(line) {
                depth = self.depth(value).unwrap_or(depth);
            } else {
                let cure = "请删去这一行；目录由程序从标题编出";
                self.reader.error(line, CONTENTS_REFUSAL, cure);
            }
        }
        if !self.open.is_empty() || self.has_contents {
            let cure = "请把它写在各个块的外面，一份文档只写一个";
            self.reader.error(fence.line, "目录只能有一个，不能写在别的块里", cure);
            return None;
        }
        self.has_contents = true;
        let id = self.id("contents", CONTENTS);
        Some(self.block(id, whole, BlockContent::Contents(Contents { depth })).into())
    }

    /// How many levels 目录 lists.
    fn depth(&mut self, value: Span<'a>) -> Option<usize> {
        let most = Level::ALL.len() + 1;
        let depth = value.text.parse().ok().filter(|it| (1..=most).contains(it));
        if depth.is_none() {
            let cure = format!("请写1到{most}之间的整数，如“{DEPTH}：2”");
            self.reader.error(value, format!("目录的“{DEPTH}”不能是“{}”", value.text), cure);
        }
        depth
    }

    /// Reads 另页. With a title it is a part, under whose key what it holds is known.
    pub(super) fn part(&mut self, fence: Fence<'a>) -> Read {
        let title = self.reader.inlines(fence.title);
        let id = self.id("part", fence.title.text);
        let (blocks, end) = if title.is_empty() {
            self.blocks(fence)
        } else {
            let section = format!("{PART}{}", fence.title.text);
            let outer = std::mem::replace(&mut self.section, section);
            let read = self.blocks(fence);
            self.section = outer;
            read
        };
        let whole = self.whole(fence, end);
        self.block(id, whole, BlockContent::Part(Part { title, blocks })).into()
    }

    fn told_of_title(&mut self, fence: Fence<'a>, instead: &str) {
        if !fence.title.text.is_empty() {
            let kind = fence.kind();
            let cause = format!("“::: {kind}”后面不写标题");
            self.reader.error(fence.title, cause, format!("请只写“::: {kind}”；{instead}"));
        }
    }
}

const COVER_REFUSAL: &str = "封面里只能有一行一行的文字，如“承办单位：区教育局”";
const CONTENTS_REFUSAL: &str = "目录里只能写“层级：”，如“层级：2”";

/// `lines` in groups.
fn groups<'a>(lines: &[Span<'a>]) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    for line in lines {
        match (particular(*line), groups.last_mut()) {
            (Some(it), Some(Group::Particulars(them))) => them.push(it),
            (Some(it), _) => groups.push(Group::Particulars(vec![it])),
            (None, Some(Group::Words(them))) => them.push(*line),
            (None, _) => groups.push(Group::Words(vec![*line])),
        }
    }
    groups
}

/// Label and value of a line such as `承办单位：区教育局`.
fn particular(line: Span<'_>) -> Option<(&str, Span<'_>)> {
    let (label, value) = labelled(line)?;
    let length = label.chars().count();
    let is_label = (1..=LONGEST_LABEL).contains(&length) && !label.contains(['{', '\\', '*']);
    is_label.then_some((label, value))
}
