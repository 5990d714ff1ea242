//! What a line is, by its beginning alone.

use super::{
    ordinal::{self, Ordinal},
    span::{Span, is_blank},
};

/// A block on landscape pages: 表（横排）.
pub(super) const LANDSCAPE: &str = "横排";

/// A line without the blanks around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span<'a>,
    pub(super) kind: LineKind<'a>,
}

/// What a line is.
#[derive(Clone, Copy, Debug)]
pub(super) enum LineKind<'a> {
    /// Nothing, and it means nothing.
    Blank,
    /// `::: 附件 标题`.
    Open(Fence<'a>),
    /// `:::`: so many colons.
    Close { colons: usize },
    /// `| a | b |`.
    Row,
    /// `![说明](路径)`, with what stands in braces after it.
    Picture { caption: Span<'a>, path: Span<'a>, manner: Option<Span<'a>> },
    /// Several pictures on one line.
    Pictures,
    /// A picture in marks of a Chinese keyboard: `！【说明】（路径）`.
    WidePicture,
    /// `[^1]: 文字`.
    Footnote { label: Span<'a>, text: Span<'a> },
    /// Three backticks or tildes.
    Code,
    /// `{节.主要措施}`: the name.
    Mark(Span<'a>),
    /// `##`: so many of them, and the heading.
    Hashes { count: usize, text: Span<'a> },
    /// `- 文字`, also with the dot that comes out of Word, behind so many blanks.
    Item { indent: usize, text: Span<'a> },
    /// `> 文字`.
    Quotation(Span<'a>),
    /// Opens with a number.
    Ordinal(Ordinal),
    /// Anything else: a paragraph.
    Text,
}

/// The line that opens a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence<'a> {
    pub(super) line: Span<'a>,
    pub(super) colons: usize,
    pub(super) name: Span<'a>,
    /// What stands in brackets behind the name, as in 附件（横排）.
    pub(super) manner: Option<Span<'a>>,
    pub(super) title: Span<'a>,
}

impl<'a> Fence<'a> {
    /// What the block is; a number behind the name, as in 附件1, is dropped.
    pub(super) fn kind(self) -> &'a str {
        self.name.text.trim_end_matches(char::is_numeric)
    }
}

impl<'a> Line<'a> {
    pub(super) fn read(line: Span<'a>) -> Self {
        let span = line.trim();
        let kind = special(span)
            .or_else(|| item(line, span))
            .or_else(|| ordinal::read(span.text).map(LineKind::Ordinal))
            .unwrap_or(LineKind::Text);
        Self { span, kind }
    }
}

/// Blanks before an item that belongs to the one before it.
pub(super) const NESTING: usize = 2;

fn special(line: Span<'_>) -> Option<LineKind<'_>> {
    match line.text.chars().next() {
        None => Some(LineKind::Blank),
        Some(':' | '：') => fence(line),
        Some('|') => Some(LineKind::Row),
        Some('!') if pictures(line).is_some_and(|it| it.len() > 1) => Some(LineKind::Pictures),
        Some('!') => picture(line),
        Some('！') => is_wide_picture(line).then_some(LineKind::WidePicture),
        Some('[') => footnote(line),
        Some('`') => line.text.starts_with("```").then_some(LineKind::Code),
        Some('~') => line.text.starts_with("~~~").then_some(LineKind::Code),
        Some('{') => mark(line),
        Some('>') => Some(LineKind::Quotation(line.after(1).trim())),
        Some('#') => {
            let text = line.text.trim_start_matches('#');
            let count = line.text.len() - text.len();
            Some(LineKind::Hashes { count, text: line.after(count).trim() })
        }
        Some(_) => None,
    }
}

/// An item of a list. A hyphen or star needs a blank after it: `-5℃` and `**加粗**` are text.
fn item<'a>(whole: Span<'a>, line: Span<'a>) -> Option<LineKind<'a>> {
    let mark = line.text.chars().next()?;
    let text = line.after(mark.len_utf8());
    let is_mark = match mark {
        '-' | '*' => text.text.starts_with(is_blank),
        '·' | '•' => true,
        _ => false,
    };
    // Full-width blanks are how clerks indent any paragraph.
    let indent = whole.text.chars().take_while(|it| matches!(it, ' ' | '\t'));
    let indent = indent.map(|it| if it == '\t' { NESTING } else { 1 }).sum();
    (is_mark && !text.trim().text.is_empty()).then(|| LineKind::Item { indent, text: text.trim() })
}

fn fence(line: Span<'_>) -> Option<LineKind<'_>> {
    let rest = line.text.trim_start_matches([':', '：']);
    let (fence, rest) = line.split(line.text.len() - rest.len());
    let colons = fence.text.chars().count();
    if colons < 3 {
        return None;
    }
    let rest = rest.trim();
    if rest.text.is_empty() {
        return Some(LineKind::Close { colons });
    }
    let end = rest.text.find(|it| is_blank(it) || BRACKETS.contains(&it));
    let (name, rest) = rest.split(end.unwrap_or(rest.text.len()));
    let (manner, title) = manner(rest);
    Some(LineKind::Open(Fence { line, colons, name, manner, title: title.trim() }))
}

/// The brackets that a block's manner stands in, as a clerk's keyboard has them.
const BRACKETS: [char; 4] = ['（', '(', '）', ')'];

/// What stands in brackets behind a block's name, and its title. Apart from the name, brackets are
/// the title's own unless they say 横排.
fn manner(rest: Span<'_>) -> (Option<Span<'_>>, Span<'_>) {
    let behind = rest.trim();
    let (bracket, inside) = behind.split(behind.text.chars().next().map_or(0, char::len_utf8));
    let end = inside.text.find(['）', ')']);
    let Some(end) = end.filter(|_| matches!(bracket.text, "（" | "(")) else {
        return (None, rest);
    };
    let manner = inside.first(end).trim();
    if rest.start < behind.start && manner.text != LANDSCAPE {
        return (None, rest);
    }
    let title = inside.after(end);
    (Some(manner), title.after(title.text.chars().next().map_or(0, char::len_utf8)))
}

fn picture(line: Span<'_>) -> Option<LineKind<'_>> {
    let caption = line.text.strip_prefix("![")?;
    let length = caption.find("](")?;
    let rest = caption.get(length..)?.strip_prefix("](")?;
    let (path, manner) = match rest.strip_suffix('}').and_then(|it| it.rsplit_once("){")) {
        Some((path, manner)) => (path, Some(manner)),
        None => (rest.strip_suffix(')')?, None),
    };
    if path.contains("](") {
        return None;
    }
    let caption = line.after("![".len()).first(length);
    let rest = line.after("![](".len() + length);
    let manner = manner.map(|it| rest.after(path.len() + "){".len()).first(it.len()).trim());
    Some(LineKind::Picture { caption, path: rest.first(path.len()).trim(), manner })
}

/// The pictures that a line is made of, each with what stands in braces after it; `None` where anything else stands on it.
pub(super) fn pictures(line: Span<'_>) -> Option<Vec<Span<'_>>> {
    let mut pictures = Vec::new();
    let mut rest = line;
    while !rest.text.is_empty() {
        let close =
            rest.text.find("](").and_then(|at| Some(at + rest.text.get(at..)?.find(')')?))?;
        let manner = rest.after(close + 1).text.strip_prefix('{').and_then(|it| it.find('}'));
        let (one, after) = rest.split(close + 1 + manner.map_or(0, |it| it + "{}".len()));
        picture(one)?;
        pictures.push(one);
        rest = after.trim();
    }
    Some(pictures)
}

/// Whether a line is what a Chinese keyboard makes of a picture.
fn is_wide_picture(line: Span<'_>) -> bool {
    let caption = line.text.strip_prefix('！').and_then(|it| it.strip_prefix(['[', '［', '【']));
    let path = caption.and_then(|it| it.split_once([']', '］', '】']));
    path.is_some_and(|(_, it)| it.starts_with(['(', '（']))
}

fn footnote(line: Span<'_>) -> Option<LineKind<'_>> {
    let rest = line.text.strip_prefix("[^")?;
    let length = rest.find(']')?;
    let after = rest.get(length..)?.strip_prefix(']')?.strip_prefix([':', '：'])?;
    let label = line.after("[^".len()).first(length);
    Some(LineKind::Footnote { label, text: line.after(line.text.len() - after.len()).trim() })
}

fn mark(line: Span<'_>) -> Option<LineKind<'_>> {
    let title = line.text.strip_prefix("{节.")?.strip_suffix('}')?;
    let plain = !title.contains(['{', '}', '.', ':', '：', '\\']);
    let title = line.after("{节.".len()).first(title.len());
    plain.then_some(LineKind::Mark(title.trim()))
}
