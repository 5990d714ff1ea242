//! What YAML reads without a word and a clerk never meant: repeated keys, comments that swallow
//! text, lines that run together, full-width colons.

use std::collections::BTreeMap;

use super::{Content, Key, Node, Style};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::keys::is_key,
};

/// Reports every trap in the tree.
pub(super) fn refuse(node: &Node, found: &mut Diagnostics) {
    match &node.content {
        Content::Empty => {}
        Content::Text(_, style) => refuse_text(node, *style, found),
        Content::List(items) => {
            for item in items {
                refuse(item, found);
            }
        }
        Content::Map(entries) => {
            refuse_repeated(entries, found);
            for (key, value) in entries {
                refuse_key(key, found);
                refuse(value, found);
            }
        }
    }
}

fn refuse_repeated(entries: &[(Key, Node)], found: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for (key, _) in entries {
        match first.get(key.text.as_str()) {
            Some(at) => {
                let (line, _) = at.line_and_column();
                found.push(
                    Diagnostic::error(format!("“{}”写了两次，第{line}行已有", key.text))
                        .at(&key.place)
                        .cure("请只保留一处；本是两项的，请改正其中一项的名称"),
                );
            }
            None => {
                first.insert(&key.text, &key.place);
            }
        }
    }
}

/// A key such as `类型：代表建议，届次会议：区…` is a whole line of full-width marks.
fn refuse_key(key: &Key, found: &mut Diagnostics) {
    if let Some(diagnostic) = fullwidth_colon(&key.place) {
        found.push(diagnostic);
    }
}

fn refuse_text(node: &Node, style: Style, found: &mut Diagnostics) {
    // Nearly every text is told by a look at two marks.
    if style == Style::Block || !node.place.text().contains(['\n', '：']) {
        return;
    }
    // Entries with full-width colons run together into one text: each line is told.
    let bare = Some(&node.place).filter(|_| style == Style::Plain);
    let colons: Vec<Diagnostic> = bare
        .into_iter()
        .flat_map(lines)
        .filter(begins_line)
        .filter_map(|it| fullwidth_colon(&it))
        .collect();
    if colons.is_empty() && node.place.text().contains('\n') {
        found.push(continued(node));
    }
    for diagnostic in colons {
        found.push(diagnostic);
    }
}

/// The lines of a place without their indentation.
fn lines(place: &Place) -> Vec<Place> {
    let mut start = place.range.start;
    let mut lines = Vec::new();
    for line in place.text().split('\n') {
        let indentation = line.len().saturating_sub(line.trim_start().len());
        let end = start.saturating_add(line.len());
        lines.push(Place::new(&place.file, start.saturating_add(indentation)..end));
        start = end.saturating_add(1);
    }
    lines
}

/// Whether nothing but indentation and dashes stands before `place` on its line: after a key of its
/// own, `联系人：` is the beginning of a text.
fn begins_line(place: &Place) -> bool {
    let before = place.file.text.get(..place.range.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|it| it.is_whitespace() || it == '-')
}

/// What a full-width colon after a key is told; `None` when the text, one line, does not begin with
/// one of our keys and `：`.
pub(in crate::record) fn fullwidth_colon(place: &Place) -> Option<Diagnostic> {
    let line = whole_line(place)?;
    let (key, rest) = line.split_once('：')?;
    let (key, rest) = (key.trim(), rest.trim());
    let place =
        Place::new(&place.file, place.range.start..place.range.start.saturating_add(line.len()));
    let cure = if rest.contains('：') {
        "花括号内请用半角标点：键和值之间用“: ”，各项之间用“, ”，都带一个空格".to_owned()
    } else {
        format!("请改为“{}”（半角冒号加空格）", format!("{key}: {rest}").trim_end())
    };
    let diagnostic = Diagnostic::error(format!("“{line}”用了全角冒号")).at(&place).cure(cure);
    is_key(key).then_some(diagnostic)
}

/// The first line of a place; where it is a key that YAML ends within the brackets that the line
/// opens (`排版：{文号: 不分}`), the rest of the line too.
fn whole_line(place: &Place) -> Option<&str> {
    let line = place.text().lines().next()?.trim_end();
    let opens = |(_, value): (&str, &str)| value.trim_start().starts_with(['{', '[']);
    if !line.split_once('：').is_some_and(opens) {
        return Some(line);
    }
    place.file.text.get(place.range.start..)?.lines().next().map(str::trim_end)
}

/// What a value on several lines is told: YAML joins the lines with a space.
fn continued(node: &Node) -> Diagnostic {
    Diagnostic::error("一项内容写成了几行，YAML会在换行处多出一个空格")
        .at(&node.place)
        .cure("请写在一行内，多长都可以；另起的一行若是另一项，请检查它的缩进和冒号")
}

/// What a comment that swallows text is told.
pub(in crate::record) fn swallowed(what: &str, place: &Place, after: &str) -> Diagnostic {
    let end = place.range.end.saturating_add(after.trim_end().len());
    Diagnostic::error(format!("{what}中“ #”之后的文字会被当作注释丢掉"))
        .at(&Place::new(&place.file, place.range.end..end))
        .cure("请给整项内容加单引号；若确是注释，请移到单独一行")
}

/// What stands after a bare text on its line, where it is a comment.
pub(in crate::record) fn comment_after(place: &Place) -> Option<&str> {
    let rest = place.file.text.get(place.range.end..)?.lines().next()?;
    rest.trim_start().starts_with('#').then_some(rest)
}
