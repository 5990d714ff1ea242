//! What a part of a figure prints, in pieces, so that each number of a sentence is known by itself.

use super::Refusal;
use crate::{
    chinese::wording,
    record::{Case, Field},
};

/// A piece of what a part prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Words between figures.
    Words(String),
    /// A figure: the path below the figure's name that gives it alone, and its text.
    Figure {
        /// For example `["解决采纳", "占比"]`.
        path: Vec<String>,
        /// For example `92.54%`.
        text: String,
    },
    /// A field of a case, such as a quoted title.
    Case {
        /// The case's number.
        number: String,
        /// The field's Chinese name.
        field: &'static str,
        /// What is printed.
        text: String,
    },
}

/// What a part prints, or why it prints nothing.
pub type Part = Result<Vec<Printed>, Refusal>;

impl Printed {
    /// What is printed.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Figure { text, .. } | Self::Case { text, .. } => text,
        }
    }

    /// The figure at `path`.
    pub(super) fn figure<T: AsRef<str>>(path: &[T], text: impl Into<String>) -> Self {
        let path = path.iter().map(|it| it.as_ref().to_owned()).collect();
        Self::Figure { path, text: text.into() }
    }

    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }
}

/// The text of `pieces`.
pub fn plain_text(pieces: &[Printed]) -> String {
    pieces.iter().map(Printed::text).collect()
}

/// 标题, 简称 and 编号 of `cases`, one after another; `whose` is named where there are none.
pub(super) fn case_parts(whose: &str, cases: &[&Case]) -> [(&'static str, Part); 3] {
    [Field::Title, Field::ShortTitle, Field::Number].map(|field| {
        let pieces: Vec<Printed> = cases.iter().map(|it| case_piece(it, field)).collect();
        let name = field.chinese();
        let part = if pieces.is_empty() {
            Err(Refusal::new(
                format!("{whose}没有案件，印不出{name}"),
                "请删去这处引用，或核实台账",
            ))
        } else {
            Ok(separated(pieces))
        };
        (name, part)
    })
}

fn case_piece(case: &Case, field: Field) -> Printed {
    let text = match field {
        Field::Number => case.number.clone(),
        Field::ShortTitle => wording::quote(case.short_title.as_ref().unwrap_or(&case.title)),
        _ => wording::quote(&case.title),
    };
    Printed::Case { number: case.number.clone(), field: field.chinese(), text }
}

/// `pieces` as a list, 、 between them where it belongs.
fn separated(pieces: Vec<Printed>) -> Vec<Printed> {
    let mut list: Vec<Printed> = Vec::with_capacity(pieces.len() * 2);
    for piece in pieces {
        if let Some(before) = list.last() {
            let mark = wording::separator(before.text(), piece.text());
            if !mark.is_empty() {
                list.push(Printed::words(mark));
            }
        }
        list.push(piece);
    }
    list
}
