//! One line of a text that is no YAML, and the fault that its looks give away.

use std::{ops::Range, sync::Arc};

use super::traps::{fullwidth_colon, swallowed};
use crate::{
    diagnostic::{Diagnostic, Place, SourceFile},
    record::keys::is_key,
};

/// One line that is neither empty nor a comment.
#[derive(Debug)]
pub(super) struct Line {
    /// Its characters after the indentation and the marks of list items.
    place: Place,
    /// The indentation with the marks of list items.
    indentation: String,
}

impl Line {
    /// The lines of `range`.
    pub(super) fn all(file: &Arc<SourceFile>, range: &Range<usize>) -> Vec<Self> {
        let mut start = range.start;
        let mut lines = Vec::new();
        for text in file.text.get(range.clone()).unwrap_or_default().split('\n') {
            let mut rest = text.trim_start();
            while let Some(item) = rest.strip_prefix("- ") {
                rest = item.trim_start();
            }
            let length = text.len().saturating_sub(rest.len());
            if !rest.is_empty() && !rest.starts_with('#') {
                let from = start.saturating_add(length);
                let place = Place::new(file, from..from.saturating_add(rest.trim_end().len()));
                let indentation = text.get(..length).unwrap_or_default().to_owned();
                lines.push(Self { place, indentation });
            }
            start = start.saturating_add(text.len()).saturating_add(1);
        }
        lines
    }

    /// Where the line begins, indentation included.
    pub(super) fn start(&self) -> usize {
        self.place.range.start.saturating_sub(self.indentation.len())
    }

    fn text(&self) -> &str {
        self.place.text()
    }

    fn part(&self, range: Range<usize>) -> Place {
        let start = self.place.range.start;
        let end = start.saturating_add(range.end);
        Place::new(&self.place.file, start.saturating_add(range.start)..end)
    }

    /// Key and value on either side of the first colon, and where the value begins.
    fn key_and_value(&self) -> Option<(&str, &str, usize)> {
        let (key, value) = self.text().split_once(": ")?;
        let value = value.trim_start();
        Some((key, value, self.text().len().saturating_sub(value.len())))
    }

    /// A fault that the line shows by itself; when the parser stopped here, less is needed to be
    /// sure of it.
    pub(super) fn fault(&self, suspect: bool) -> Option<Diagnostic> {
        self.odd_indentation()
            .or_else(|| self.colon(suspect))
            .or_else(|| if suspect { self.braces(true) } else { None })
            .or_else(|| if suspect { self.value() } else { None })
    }

    /// A fault that the line shows although the parser stopped elsewhere: only what nobody can have
    /// meant.
    pub(super) fn trap(&self) -> Option<Diagnostic> {
        let (key, value, at) = self.key_and_value()?;
        self.braces(false).or_else(|| {
            let is_block = value.starts_with(['|', '>']);
            let is_ours = is_key(key) && !is_block;
            let open = || self.open_quote(value, at);
            is_ours.then(|| self.comment(key, at).or_else(open).or_else(|| self.value())).flatten()
        })
    }

    /// A quote that the line opens and does not close.
    fn open_quote(&self, value: &str, at: usize) -> Option<Diagnostic> {
        let (rest, closed) = match value.split_at_checked(1)? {
            ("'", rest) => (rest.replace("''", ""), '\''),
            ("\"", rest) => (rest.replace("\\\"", ""), '"'),
            _ => return None,
        };
        (!rest.contains(closed)).then(|| unpaired_quote(&self.part(at..at.saturating_add(1))))
    }

    /// ` #3` in a bare value, which begins at `at`.
    fn comment(&self, key: &str, at: usize) -> Option<Diagnostic> {
        let value = self.part(at..self.text().len());
        let (before, after) = value.text().split_once(" #")?;
        let is_bare = !before.starts_with(['"', '\'', '[', '{', '#']);
        let is_tight = after.starts_with(|it: char| !it.is_whitespace() && it != '#');
        let end = at.saturating_add(before.len());
        let rest = self.text().get(end..)?;
        (is_bare && is_tight).then(|| swallowed(key, &self.part(at..end), rest))
    }

    /// Whether the full-width mark at `at` stands where braces want their own: beside a key of ours.
    fn parts_entries(&self, at: usize, mark: char) -> bool {
        let Some((before, after)) = self.text().split_at_checked(at) else { return false };
        let named = |it: Option<&str>| it.is_some_and(|word| is_key(word.trim()));
        match mark {
            '：' => named(before.rsplit(['{', ',', '，', '；']).next()),
            '，' | '；' => {
                let next = after.trim_start_matches(mark).split_once([':', '：']);
                named(next.map(|(word, _)| word))
            }
            _ => !after.contains('}'),
        }
    }

    fn odd_indentation(&self) -> Option<Diagnostic> {
        let (name, at) = if let Some(at) = self.indentation.find('\t') {
            ("制表符（Tab）", at)
        } else {
            ("全角空格", self.indentation.find('　')?)
        };
        let start = self.start().saturating_add(at);
        let place = Place::new(&self.place.file, start..self.place.range.start);
        Some(
            Diagnostic::error(format!("行首用了{name}"))
                .at(&place)
                .cure("请改用半角空格，同一层的各行左对齐"),
        )
    }

    fn colon(&self, suspect: bool) -> Option<Diagnostic> {
        let text = self.text();
        let at = text.find([':', '：'])?;
        let (key, rest) = text.split_at_checked(at)?;
        let wordlike = suspect && key.chars().count() <= 12 && key.chars().all(is_name_character);
        if rest.starts_with('：') {
            return fullwidth_colon(&self.place).or_else(|| {
                wordlike.then(|| {
                    let value = rest.trim_start_matches('：').trim();
                    Diagnostic::error(format!("“{text}”用了全角冒号"))
                        .at(&self.place)
                        .cure(format!("请改为“{key}: {value}”（半角冒号加空格）"))
                })
            });
        }
        let value = rest.strip_prefix(':')?;
        let glued = value.starts_with(|it: char| !it.is_whitespace());
        (glued && is_key(key)).then(|| {
            Diagnostic::error(format!("“{text}”的冒号后面少了一个空格"))
                .at(&self.place)
                .cure(format!("请改为“{key}: {value}”"))
        })
    }

    /// Full-width marks, or a comment, within braces; on a line that is no suspect a full-width mark
    /// may be part of a text.
    fn braces(&self, suspect: bool) -> Option<Diagnostic> {
        let text = self.text();
        let open = if text.starts_with('{') { 0 } else { text.find(": {")?.saturating_add(2) };
        let inside = text.get(open..)?;
        let mut quote = None;
        let mut depth = 0usize;
        let mut before = ' ';
        for (at, it) in inside.char_indices() {
            let at = open.saturating_add(at);
            match it {
                _ if quote == Some(it) => quote = None,
                _ if quote.is_some() => {}
                '"' | '\'' if matches!(before, ' ' | '{' | ',' | '[') => quote = Some(it),
                '#' if before == ' ' => {
                    let start = self.part(open..at.saturating_sub(1));
                    return Some(swallowed("花括号", &start, text.get(at.saturating_sub(1)..)?));
                }
                '{' => depth = depth.saturating_add(1),
                '}' if depth <= 1 => return None,
                '}' => depth = depth.saturating_sub(1),
                '，' | '：' | '｝' | '；' if suspect || self.parts_entries(at, it) => {
                    return Some(
                        Diagnostic::error(format!("花括号内用了全角标点“{it}”"))
                            .at(&self.part(at..at.saturating_add(it.len_utf8())))
                            .cure(
                                "请改用半角标点：键和值之间用“: ”，各项之间用“, ”，都带一个空格；\
                                 文字里要用全角标点的，给这一项的值加单引号",
                            ),
                    );
                }
                _ => {}
            }
            before = it;
        }
        None
    }

    /// A value that must stand in quotes.
    fn value(&self) -> Option<Diagnostic> {
        let (key, value, at) = self.key_and_value()?;
        let first = value.chars().next()?;
        let bare = value.split_once(" #").map_or(value, |(bare, _)| bare.trim_end());
        let cause = match first {
            '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' => {
                format!("“{key}”的内容以“{first}”开头，在YAML中有特殊含义")
            }
            '"' | '\'' | '[' | '{' => {
                let close = match first {
                    '[' => ']',
                    '{' => '}',
                    _ => first,
                };
                let end = value.rfind(close).filter(|&end| end > 0)?;
                let rest = value.get(end.saturating_add(1)..)?;
                if rest.trim_start().is_empty() || rest.trim_start().starts_with('#') {
                    return None;
                }
                format!("“{key}”的内容以“{first}”开头，“{close}”之后却还有文字")
            }
            '-' if value.starts_with("- ") => {
                return Some(
                    Diagnostic::error(format!("“{key}”的列表写在了同一行"))
                        .at(&self.part(at..self.text().len()))
                        .cure("请从“-”起另起一行，缩进两格；或用顿号隔开写在一行"),
                );
            }
            _ if bare.ends_with(':') && !bare.contains(": ") => {
                let end = at.saturating_add(bare.len());
                return Some(
                    Diagnostic::error(format!("“{key}”的内容以半角冒号结尾，会被当作又一项"))
                        .at(&self.part(end.saturating_sub(1)..end))
                        .cure("请删去末尾的半角冒号；要印冒号的，用全角的“：”"),
                );
            }
            _ if bare.contains(": ") => {
                format!("“{key}”的内容里有半角冒号和空格，会被当作又一项")
            }
            _ => return None,
        };
        let quoted = value.replace('\'', "''");
        Some(
            Diagnostic::error(cause)
                .at(&self.part(at..self.text().len()))
                .cure(format!("请给整项内容加单引号：{key}: '{quoted}'")),
        )
    }

    /// A fault that shows only by what the parser says of it.
    pub(super) fn fault_by_words(&self, previous: &Self, words: &str) -> Option<Diagnostic> {
        if let Some(fault) = previous.open_bracket().filter(|_| words.contains("flow")) {
            return Some(fault);
        }
        if !previous.text().contains(':') {
            return Some(
                Diagnostic::error(format!("“{}”后面没有冒号", previous.text()))
                    .at(&previous.place)
                    .cure("请写成“名称: 内容”；若是上一行的下半句，请接到上一行末尾"),
            );
        }
        let width = |line: &Self| line.indentation.chars().count();
        let misplaced = words.contains("mapping values are not allowed")
            || words.contains("did not find expected key")
            || words.contains("did not find expected '-'");
        (misplaced && width(self) != width(previous)).then(|| {
            Diagnostic::error(format!("“{}”没有对齐", self.text()))
                .at(&self.place)
                .cure("同一层的各项要左对齐，缩进只用半角空格")
        })
    }

    /// A bracket that the line opens and does not close.
    fn open_bracket(&self) -> Option<Diagnostic> {
        let text = self.text();
        let pairs = [('{', '}'), ('[', ']')];
        let (close, at) = pairs.into_iter().find_map(|(open, close)| {
            let at = text.find(open)?;
            (text.matches(open).count() > text.matches(close).count()).then_some((close, at))
        })?;
        let place = self.part(at..at.saturating_add(1));
        let fault = Diagnostic::error(format!("“{}”没有配对", place.text())).at(&place);
        Some(fault.cure(format!("请在这一行末尾补上“{close}”")))
    }
}

/// What a quote without its other half is told.
pub(super) fn unpaired_quote(place: &Place) -> Diagnostic {
    Diagnostic::error("引号没有配对")
        .at(place)
        .cure("请补上另一半引号，或去掉这一个；文字里的单引号在单引号内要写两次")
}

/// Whether a character may stand in a name.
fn is_name_character(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}
