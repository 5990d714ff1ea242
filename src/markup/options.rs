//! Lines such as `数据: 按分类` in a block that says what is to be made of the records.

use super::{reader::Reader, span::Span};
use crate::chinese::nearest::nearest;

/// What the lines of a block say, by key, each key once.
pub(super) struct Options<'a>(Vec<(&'static str, Span<'a>)>);

impl<'a> Options<'a> {
    /// What is said of `key`.
    pub(super) fn get(&self, key: &str) -> Option<Span<'a>> {
        self.0.iter().find(|(it, _)| *it == key).map(|(_, value)| *value)
    }
}

impl<'a> Reader<'a> {
    /// Reads the lines of a block called `what`, which may say `keys`.
    pub(super) fn options(
        &mut self,
        what: &str,
        keys: &[&'static str],
        lines: &[Span<'a>],
    ) -> Options<'a> {
        let mut written: Vec<(&'static str, Span<'a>)> = Vec::new();
        for line in lines {
            let Some((key, value)) = self.option(what, keys, *line) else { continue };
            if written.iter().any(|(it, _)| *it == key) {
                self.error(*line, format!("“{key}”写了两次"), "请只留一行");
            } else {
                written.push((key, value));
            }
        }
        Options(written)
    }

    /// Key and value of a line.
    fn option(
        &mut self,
        what: &str,
        keys: &[&'static str],
        line: Span<'a>,
    ) -> Option<(&'static str, Span<'a>)> {
        let known = keys.join("、");
        let Some((key, value)) = key_and_value(line) else {
            let cure = format!("请写成“数据: 按分类”这样；可以写：{known}");
            self.error(line, "这一行没有冒号", cure);
            return None;
        };
        let Some(&name) = keys.iter().find(|it| **it == key.text) else {
            let cure = match nearest(key.text, keys.iter().copied()) {
                Some(near) => format!("是否应为“{near}”？可以写：{known}"),
                None => format!("可以写：{known}"),
            };
            self.error(key, format!("{what}里没有“{}”这一项", key.text), cure);
            return None;
        };
        if value.text.is_empty() {
            self.error(line, format!("“{}”后面没有写内容", key.text), "请补上，或删去这一行");
            return None;
        }
        Some((name, value))
    }

    /// Tells of a value that is none of `known`.
    pub(super) fn not_one_of(&mut self, key: &str, typed: Span<'a>, known: &[&str]) {
        let cure = match nearest(typed.text, known.iter().copied()) {
            Some(near) => format!("是否应为“{near}”？可以写：{}", known.join("、")),
            None => format!("可以写：{}", known.join("、")),
        };
        self.error(typed, format!("“{key}”不能是“{}”", typed.text), cure);
    }
}

/// What stands before and after a line's first colon.
pub(super) fn key_and_value(line: Span<'_>) -> Option<(Span<'_>, Span<'_>)> {
    let (key, value) = line.split(line.text.find([':', '：'])?);
    let colon = value.text.chars().next().map_or(0, char::len_utf8);
    Some((key.trim(), value.after(colon).trim()))
}

/// What stands between the 、 of a line.
pub(super) fn list(line: Span<'_>) -> Vec<Span<'_>> {
    let mut items = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.text.find('、') {
        items.push(rest.first(at).trim());
        rest = rest.after(at + '、'.len_utf8());
    }
    items.push(rest.trim());
    items.retain(|it| !it.text.is_empty());
    items
}

/// A name and what it is called here: `总数=收到建议（件）`.
pub(super) fn renamed(item: Span<'_>) -> (Span<'_>, Option<Span<'_>>) {
    match item.text.find('=') {
        Some(at) => (item.first(at).trim(), Some(item.after(at + "=".len()).trim())),
        None => (item, None),
    }
}
