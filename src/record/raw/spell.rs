//! What everything says: `serde_yaml` reads the text along the shape that was located, each leaf
//! as a `String`, spelt as typed.

use std::{fmt, ops::Range, sync::Arc};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    Content, Key, Node, Style,
    locate::{Form, Reason, Refusal, Shape},
    long_list::{LongList, Piece},
};
use crate::diagnostic::{Place, SourceFile};

/// The tree of the YAML in `range` of `file`.
///
/// # Errors
/// When `serde_yaml` finds something else than the walk did.
pub(super) fn spell(
    file: &Arc<SourceFile>,
    range: &Range<usize>,
    mut shape: Shape,
) -> Result<Node, Refusal> {
    let text = file.text.get(range.clone()).unwrap_or_default();
    let spelt =
        |shape: &Shape, text: &str| spell_text(Spelling { file, base: range.start, shape }, text);
    let Some(long) = LongList::taken_from(&mut shape, text) else { return spelt(&shape, text) };
    let entry = long.entry;
    let mut node = match entry {
        Some(_) => spelt(&shape, &long.rest(text)).map_err(|it| long.moved(it))?,
        None => Spelling { file, base: range.start, shape: &shape }.node(Content::Empty),
    };
    let mut items = Vec::new();
    for Piece { shape, lines } in long.into_pieces(text) {
        let piece = text.get(lines.clone()).unwrap_or_default();
        let piece = spelt(&shape, piece)
            .map_err(|it| Refusal { byte: it.byte.saturating_add(lines.start), ..it })?;
        if let Content::List(more) = piece.content {
            items.extend(more);
        }
    }
    let list = match (&mut node.content, entry) {
        (Content::Map(entries), Some(at)) => entries.get_mut(at).map(|(_, value)| value),
        _ => Some(&mut node),
    };
    if let Some(list) = list {
        list.content = Content::List(items);
    }
    Ok(node)
}

/// What `serde_yaml` reads in `text`.
fn spell_text(spelling: Spelling<'_>, text: &str) -> Result<Node, Refusal> {
    spelling.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| Refusal {
        byte: error.location().map_or(0, |it| byte_at(text, it.line(), it.column())),
        reason: Reason::Syntax(error.to_string()),
    })
}

/// The byte at a line and column, both from 1, the column in characters.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    start.saturating_add(within.map_or(rest.len(), |(at, _)| at))
}

/// Reads the value that `shape` describes.
#[derive(Clone, Copy)]
struct Spelling<'a> {
    file: &'a Arc<SourceFile>,
    base: usize,
    shape: &'a Shape,
}

impl<'a> Spelling<'a> {
    fn of(self, shape: &'a Shape) -> Self {
        Self { shape, ..self }
    }

    fn place(self, range: &Range<usize>) -> Place {
        let start = self.base.saturating_add(range.start);
        Place::new(self.file, start..self.base.saturating_add(range.end))
    }

    fn node(self, content: Content) -> Node {
        Node { content, place: self.place(&self.shape.range) }
    }
}

impl<'de> DeserializeSeed<'de> for Spelling<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        match self.shape.form {
            Form::Leaf(_) => from.deserialize_str(self),
            Form::List(_) => from.deserialize_seq(self),
            Form::Map(_) => from.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Spelling<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.shape.form {
            Form::Leaf(_) => "a text",
            Form::List(_) => "a list",
            Form::Map(_) => "a map",
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        let Form::Leaf(style) = self.shape.form else {
            return Err(E::custom("the parsers disagree about a text"));
        };
        Ok(self.node(match (style, text) {
            (Style::Plain, "" | "~" | "null") => Content::Empty,
            _ => Content::Text(text.to_owned(), style),
        }))
    }

    /// An empty text at the end of the file.
    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.visit_str("")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Node, A::Error> {
        let Form::List(shapes) = &self.shape.form else {
            return Err(A::Error::custom("the parsers disagree about a list"));
        };
        let mut items = Vec::with_capacity(shapes.len());
        for shape in shapes {
            items.extend(from.next_element_seed(self.of(shape))?);
        }
        match from.next_element::<IgnoredAny>()? {
            None if items.len() == shapes.len() => Ok(self.node(Content::List(items))),
            _ => Err(A::Error::custom("the parsers disagree about a list")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Node, A::Error> {
        let Form::Map(shapes) = &self.shape.form else {
            return Err(A::Error::custom("the parsers disagree about a map"));
        };
        let mut entries = Vec::with_capacity(shapes.len());
        for (range, shape) in shapes {
            let Some(text) = from.next_key::<String>()? else { break };
            let key = Key { text, place: self.place(range) };
            entries.push((key, from.next_value_seed(self.of(shape))?));
        }
        match from.next_key::<IgnoredAny>()? {
            None if entries.len() == shapes.len() => Ok(self.node(Content::Map(entries))),
            _ => Err(A::Error::custom("the parsers disagree about a map")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagnostic::SourceKind, record::raw::locate::locate};

    /// Spelt in pieces and spelt whole.
    fn both(text: &str) -> (Result<Node, Refusal>, Result<Node, Refusal>) {
        let file = SourceFile::new("records/a.yaml", SourceKind::Records, text);
        let shape = || locate(text).unwrap().unwrap();
        let whole = spell_text(Spelling { file: &file, base: 0, shape: &shape() }, text);
        assert!(LongList::taken_from(&mut shape(), text).is_some());
        (spell(&file, &(0..text.len()), shape()), whole)
    }

    /// A list of items with everything between them that YAML allows, `lead` before each.
    fn items(lead: &str) -> String {
        let item = |nth: usize| match nth % 7 {
            0 => format!(
                "{lead}- 编号: {nth:04}   # 注\n{lead}  措施: |\n{lead}    一\n\n{lead}    二\n"
            ),
            1 => format!("{lead}-\n{lead}# - 不是一项\n\n{lead}-\n{lead}  编号: '{nth}'\n"),
            2 => format!("{lead}- - 甲\n{lead}  - 乙\n# 顶格的说明\n"),
            3 => format!("{lead}- {{编号: {nth}, 会办: [甲,\n{lead}    乙]}}\n"),
            4 => format!("{lead}- \"引号里的\\n换行\"\n"),
            5 => format!("{lead}- 编号: {nth}\n{lead}  沟通:\n{lead}  - 电话\n{lead}  - 面商\n"),
            _ => format!("{lead}- {}\n{lead}-\n", "长".repeat(200)),
        };
        (0..6000).map(item).collect()
    }

    #[test]
    fn a_list_in_pieces_is_the_list_as_a_whole() {
        for text in [
            items(""),
            format!("---\n# 说明\n案件:\n{}公共: {{类型: 代表建议}}\n", items("  ")),
            format!("公共: 甲\n案件:   # 全部\n\n{}", items("")),
        ] {
            let (pieces, whole) = both(&text);
            assert_eq!(pieces.unwrap(), whole.unwrap());
        }
    }

    #[test]
    fn what_is_refused_in_a_piece_is_found_in_the_whole_text() {
        let list = items("  ");
        let seen = format!("案件:\n  - {{甲: 乙}}\n{list}  - {{丙: 丁}}\n公共: {{戊: 己}}\n");
        let file = SourceFile::new("records/a.yaml", SourceKind::Records, seen.as_str());
        // A text where the walk saw a map: early in the list, at its end, after it.
        for (map, text) in
            [("{甲: 乙}", "'甲--乙'"), ("{丙: 丁}", "'丙--丁'"), ("{戊: 己}", "'戊--己'")]
        {
            let file = SourceFile::new(&file.name, file.kind, seen.replacen(map, text, 1));
            let shape = locate(&seen).unwrap().unwrap();
            let refusal = spell(&file, &(0..seen.len()), shape).unwrap_err();
            assert_eq!(refusal.byte, seen.find(map).unwrap(), "{map}");
        }
    }
}
