//! The prose that a case's record holds, as a document puts it in: 答复正文, 会办意见 of a unit, and the
//! words of a second reply.

use chrono::NaiveDate;

use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    document::Unresolved,
    record::{CO_OPINION, Case, Field, Rehandling, SECOND_REPLY_TEXT, UnitSteps},
};

/// A prose field that a reference asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CaseProse<'a> {
    /// `{案0038.答复正文}`.
    Reply,
    /// `{案0038.会办意见.区民政局}`.
    Opinion { unit: &'a str },
    /// `{案0038.重新答复正文}`: 答复正文 of the last 二次办理 that has one.
    SecondReply,
}

impl<'a> CaseProse<'a> {
    /// The prose that `parts`, what a reference says behind the case, ask for.
    pub(super) fn named(parts: &'a [String]) -> Option<Self> {
        match parts {
            [field] if Field::named(field) == Some(Field::ReplyText) => Some(Self::Reply),
            [field] if field == SECOND_REPLY_TEXT => Some(Self::SecondReply),
            [field, unit] if field == CO_OPINION => Some(Self::Opinion { unit }),
            _ => None,
        }
    }

    /// The day of `case` on which it was said, where the record has it.
    pub(super) fn said_on(self, case: &Case) -> Option<NaiveDate> {
        match self {
            Self::Reply => case.replied,
            Self::Opinion { unit } => steps(case, unit)?.opinion_date,
            Self::SecondReply => second_reply(case)?.replied,
        }
    }

    /// What happened on that day.
    pub(super) const fn event(self) -> &'static str {
        match self {
            Self::Reply => "答复",
            Self::Opinion { .. } => "收到会办意见",
            Self::SecondReply => "重新答复",
        }
    }

    /// Where the prose of `case` stands, so that it reads as the record says it.
    pub(super) fn source(self, case: &Case) -> Result<Place, Unresolved> {
        let number = &case.number;
        let (found, name) = match self {
            Self::Reply => {
                let place = case.places.get(&Field::ReplyText);
                (place.zip(case.reply.text.as_deref()), Field::ReplyText.chinese().to_owned())
            }
            Self::Opinion { unit } => {
                let steps = steps(case, unit);
                let place = steps.and_then(|it| it.opinion_place.as_ref());
                let text = steps.and_then(|it| it.opinion.as_deref());
                (place.zip(text), format!("{CO_OPINION}（{unit}）"))
            }
            Self::SecondReply => {
                let again = second_reply(case);
                let place = again.and_then(|it| it.text_place.as_ref());
                let text = again.and_then(|it| it.text.as_deref());
                (place.zip(text), "二次办理的答复正文".to_owned())
            }
        };
        let (place, text) = found.ok_or_else(|| {
            let cure = format!("请在台账里给{number}号补上，或删去这处引用");
            Unresolved::new(format!("{number}号没有填写“{name}”"), cure)
        })?;
        Ok(spelt(place, text).unwrap_or_else(|| {
            let name = format!("{number}号的“{name}”");
            let file = SourceFile::new(name, SourceKind::Field, text);
            Place::new(&file, 0..file.text.len())
        }))
    }

    /// Where the prose of `case` is written.
    pub(super) fn place(self, case: &Case) -> Option<&Place> {
        match self {
            Self::Reply => case.places.get(&Field::ReplyText),
            Self::Opinion { unit } => steps(case, unit)?.opinion_place.as_ref(),
            Self::SecondReply => second_reply(case)?.text_place.as_ref(),
        }
    }

    /// Why no sentence can hold it.
    pub(super) fn within_a_line(self) -> Unresolved {
        let name = match self {
            Self::Reply => Field::ReplyText.chinese(),
            Self::Opinion { .. } => CO_OPINION,
            Self::SecondReply => SECOND_REPLY_TEXT,
        };
        let cause = format!("“{name}”是成段的文字，不能写在句子、标题或表格里");
        Unresolved::new(cause, "请让这处引用独占一行；台账的文字里不能再引用成段的文字")
    }
}

/// The last 二次办理 with words of a reply.
fn second_reply(case: &Case) -> Option<&Rehandling> {
    case.rehandlings.iter().rfind(|it| it.text.is_some())
}

fn steps<'a>(case: &'a Case, unit: &str) -> Option<&'a UnitSteps> {
    case.unit_steps.iter().find(|it| it.unit == unit)
}

/// `place`, if the file has the lines of `text` there as they are: not behind quotes that change
/// characters, nor folded.
fn spelt(place: &Place, text: &str) -> Option<Place> {
    let lines = |it: &str| -> Vec<String> {
        it.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    (lines(place.text()) == lines(text)).then(|| place.clone())
}
