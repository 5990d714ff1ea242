//! Where everything stands: one walk over saphyr-parser's events.

use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};

use super::Style;

/// A value's form and its bytes, without what it says.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) form: Form,
    pub(super) range: Range<usize>,
}

/// What form a value has.
#[derive(Debug)]
pub(super) enum Form {
    Leaf(Style),
    List(Vec<Shape>),
    /// The bytes of each key, and its value.
    Map(Vec<(Range<usize>, Shape)>),
}

/// Why a text is no YAML that we read.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) reason: Reason,
    /// Byte in the text.
    pub(super) byte: usize,
}

/// What is wrong, in the terms of YAML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The parser's own words.
    Syntax(String),
    /// `&`, `*` or `!` before a value.
    Special,
    /// A key that is a list or map.
    KeyForm,
    /// Deeper than any of our files goes.
    Depth,
    /// A second `---`.
    SecondDocument,
}

/// The deepest nesting that is read; our files use six.
const DEPTH: usize = 24;

/// The shape of the whole text; `None` when there is nothing in it but comments.
///
/// # Errors
/// All reasons for which the text cannot be read.
pub(super) fn locate(text: &str) -> Result<Option<Shape>, Vec<Refusal>> {
    let mut walk = Walk::new(text);
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => walk.event(&event, span),
            Err(error) => {
                let byte = walk.bytes.at(*error.marker());
                walk.refuse(Reason::Syntax(error.info().to_owned()), byte);
                break;
            }
        }
        if walk.open.len() > DEPTH {
            let byte = walk.bytes.byte;
            walk.refuse(Reason::Depth, byte);
            break;
        }
    }
    if walk.refusals.is_empty() { Ok(walk.root) } else { Err(walk.refusals) }
}

/// The walk so far.
struct Walk<'a> {
    text: &'a str,
    bytes: Bytes<'a>,
    open: Vec<Open>,
    root: Option<Shape>,
    refusals: Vec<Refusal>,
}

/// A list or map whose end has not come yet.
enum Open {
    List(usize, Vec<Shape>),
    Map(usize, Option<Range<usize>>, Vec<(Range<usize>, Shape)>),
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = Bytes { text, index: 0, byte: 0 };
        Self { text, bytes, open: Vec::new(), root: None, refusals: Vec::new() }
    }

    fn refuse(&mut self, reason: Reason, byte: usize) {
        self.refusals.push(Refusal { reason, byte });
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Scalar(_, style, anchor, tag) => {
                let range = self.bytes.span(span);
                self.special(*anchor != 0 || tag.is_some(), range.start);
                self.scalar(*style, range);
            }
            // Its anchor has been refused.
            Event::Alias(_) => {
                let range = self.bytes.span(span);
                self.scalar(ScalarStyle::Plain, range);
            }
            Event::SequenceStart(anchor, tag) => {
                let start = self.bytes.at(span.start);
                self.special(*anchor != 0 || tag.is_some(), start);
                self.open.push(Open::List(start, Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                let start = self.bytes.at(span.start);
                self.special(*anchor != 0 || tag.is_some(), start);
                self.open.push(Open::Map(start, None, Vec::new()));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::DocumentStart(_) if self.root.is_some() => {
                let start = self.bytes.at(span.start);
                self.refuse(Reason::SecondDocument, start);
            }
            _ => {}
        }
    }

    fn special(&mut self, is_special: bool, byte: usize) {
        if is_special {
            self.refuse(Reason::Special, byte);
        }
    }

    fn scalar(&mut self, style: ScalarStyle, range: Range<usize>) {
        let (style, range) = match style {
            ScalarStyle::Plain => (Style::Plain, range),
            ScalarStyle::SingleQuoted => (Style::Quoted, self.within_quotes(range, '\'', '\'')),
            ScalarStyle::DoubleQuoted => (Style::Quoted, self.within_quotes(range, '"', '\\')),
            ScalarStyle::Literal | ScalarStyle::Folded => (Style::Block, self.trimmed(range)),
        };
        self.value(Shape { form: Form::Leaf(style), range });
    }

    /// The range between its first character, a quote, and the quote that closes it; the parser's
    /// range goes on to the end of a comment. `escape` stands before a quote that does not close.
    fn within_quotes(&self, range: Range<usize>, quote: char, escape: char) -> Range<usize> {
        let start = range.start.saturating_add(1);
        let mut characters = self.text.get(start..range.end).unwrap_or_default().char_indices();
        while let Some((at, it)) = characters.next() {
            let rest = characters.as_str();
            if it == escape && (escape != quote || rest.starts_with(quote)) {
                characters.next();
            } else if it == quote {
                return start..start.saturating_add(at);
            }
        }
        range
    }

    /// The range without the white space at its end.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let length = self.text.get(range.clone()).unwrap_or_default().trim_end().len();
        range.start..range.start.saturating_add(length)
    }

    fn close(&mut self, span: Span) {
        let shape = match self.open.pop() {
            Some(Open::List(start, items)) => {
                let range = self.closed(start, items.last().map(|it| it.range.end), span);
                Shape { form: Form::List(items), range }
            }
            Some(Open::Map(start, _, entries)) => {
                let last = entries.last().map(|(key, value)| value.range.end.max(key.end));
                Shape { range: self.closed(start, last, span), form: Form::Map(entries) }
            }
            None => return,
        };
        self.value(shape);
    }

    /// From the first character to the closing bracket, or to the end of the last value of a block.
    fn closed(&mut self, start: usize, last: Option<usize>, span: Span) -> Range<usize> {
        let bracket = self.bytes.at(span.start);
        let after = bracket.saturating_add(1);
        let end = match self.text.get(bracket..after) {
            Some("]" | "}") if span.end.index() > span.start.index() => after,
            _ => last.unwrap_or(start),
        };
        start..end.max(start)
    }

    /// Puts a whole value where it belongs.
    fn value(&mut self, shape: Shape) {
        match self.open.last_mut() {
            Some(Open::List(_, items)) => items.push(shape),
            Some(Open::Map(_, key, entries)) => match key.take() {
                Some(key) => entries.push((key, shape)),
                None if matches!(shape.form, Form::Leaf(_)) => *key = Some(shape.range),
                None => {
                    *key = Some(shape.range.clone());
                    self.refuse(Reason::KeyForm, shape.range.start);
                }
            },
            None if self.root.is_none() => self.root = Some(shape),
            None => {}
        }
    }
}

/// Turns the parser's character counts into bytes, going on from where it last was: events come
/// nearly in order, so that the whole walk is linear.
struct Bytes<'a> {
    text: &'a str,
    index: usize,
    byte: usize,
}

impl Bytes<'_> {
    fn span(&mut self, span: Span) -> Range<usize> {
        let start = self.at(span.start);
        let end = self.at(span.end);
        start..end.max(start)
    }

    fn at(&mut self, marker: Marker) -> usize {
        let index = marker.index();
        if let Some(ahead) = index.checked_sub(self.index) {
            let rest = self.text.get(self.byte..).unwrap_or_default();
            let step = rest.char_indices().nth(ahead).map_or(rest.len(), |(at, _)| at);
            self.byte = self.byte.saturating_add(step);
        } else {
            let back = self.index.saturating_sub(index);
            let before = self.text.get(..self.byte).unwrap_or_default();
            let at = before.char_indices().rev().nth(back.saturating_sub(1));
            self.byte = at.map_or(0, |(at, _)| at);
        }
        self.index = index;
        self.byte
    }
}
