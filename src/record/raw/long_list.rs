//! A long list, spelt in pieces: `serde_yaml` holds all events of the text that it reads, ten times
//! as much as the text. Of a year's records in one file that would be more than all the rest.

use std::{borrow::Cow, ops::Range};

use super::{
    Style,
    locate::{Form, Refusal, Shape},
};

/// Lists of more bytes are spelt in pieces, which are little longer than this.
const PIECE: usize = 256 * 1024;

/// A block list that is the whole of a text or stands under one of its keys.
#[derive(Debug)]
pub(super) struct LongList {
    /// Which entry of the map it is; `None` when it is the whole.
    pub(super) entry: Option<usize>,
    /// Its lines.
    lines: Range<usize>,
    items: Vec<Shape>,
}

/// Some items of a long list, one after another.
#[derive(Debug)]
pub(super) struct Piece {
    /// The shape of a list with these items alone.
    pub(super) shape: Shape,
    /// Its lines.
    pub(super) lines: Range<usize>,
}

impl LongList {
    /// Takes the first long list out of `shape`, which is left with an empty value in its place.
    pub(super) fn taken_from(shape: &mut Shape, text: &str) -> Option<Self> {
        let (entry, from, list) = match &mut shape.form {
            Form::Leaf(_) => return None,
            Form::List(_) => Some((None, 0, shape)).filter(|(.., it)| is_long(it, text)),
            Form::Map(entries) => {
                let mut entries = entries.iter_mut().enumerate();
                entries.find_map(|(at, (key, it))| {
                    is_long(it, text).then_some((Some(at), line_after(text, key.end), it))
                })
            }
        }?;
        let lines = first_item(text, from)?..line_after(text, list.range.end);
        let form = std::mem::replace(&mut list.form, Form::Leaf(Style::Plain));
        let items = if let Form::List(items) = form { items } else { Vec::new() };
        Some(Self { entry, lines, items })
    }

    /// The text without the list.
    pub(super) fn rest<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let before = text.get(..self.lines.start).unwrap_or_default();
        let after = text.get(self.lines.end..).unwrap_or_default();
        if after.is_empty() { before.into() } else { (before.to_owned() + after).into() }
    }

    /// What the rest was refused for, where it stands in the whole text.
    pub(super) fn moved(&self, refusal: Refusal) -> Refusal {
        let is_after = refusal.byte >= self.lines.start;
        let list = if is_after { self.lines.len() } else { 0 };
        Refusal { byte: refusal.byte.saturating_add(list), ..refusal }
    }

    /// The list in pieces that are lists themselves.
    pub(super) fn into_pieces(self, text: &str) -> impl Iterator<Item = Piece> {
        let Self { lines, items, .. } = self;
        let mut items = items.into_iter().peekable();
        let mut start = lines.start;
        std::iter::from_fn(move || {
            let mut taken = Vec::new();
            let end = loop {
                let item = items.next()?;
                let line = line_after(text, item.range.end);
                taken.push(item);
                match items.peek() {
                    None => break lines.end,
                    Some(next)
                        if line.saturating_sub(start) >= PIECE
                            && first_item(text, line).is_some_and(|it| it <= next.range.start) =>
                    {
                        break line;
                    }
                    Some(_) => {}
                }
            };
            let lines = start..end;
            start = end;
            Some(Piece { shape: Shape { form: Form::List(taken), range: lines.clone() }, lines })
        })
    }
}

/// Whether it is a block list of more bytes than a piece.
fn is_long(shape: &Shape, text: &str) -> bool {
    let is_list = matches!(shape.form, Form::List(_)) && shape.range.len() > PIECE;
    is_list && text.get(shape.range.start..).is_some_and(|it| !it.starts_with('['))
}

/// Where the line of the first dash at or after `from` begins, nothing but comments before it.
fn first_item(text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let dash = line.trim_start().strip_prefix('-');
        if dash.is_some_and(|it| it.is_empty() || it.starts_with(char::is_whitespace)) {
            return Some(start);
        }
        if !matches!(line.trim_start().chars().next(), None | Some('#')) && line.trim_end() != "---"
        {
            return None;
        }
        start = start.saturating_add(line.len());
    }
    None
}

/// Where the next line begins.
fn line_after(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    byte.saturating_add(rest.find('\n').map_or(rest.len(), |at| at.saturating_add(1)))
}
